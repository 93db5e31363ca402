// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/constant_key.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/providers/safe.hpp>
#include <cunho/signing/vault.hpp>
#include <cunho/store/database.hpp>

#include <iostream>
#include <nlohmann/json.hpp>

// One of several processes that work with an account: reads how to reach the service from standard input,
// says "ready", and at the next line renews tokens that are old. Then it says which access token it has.
namespace {

using namespace cunho;

void work(const nlohmann::json& given) {
    SystemClock clock;
    store::Database database(given.at("database").get<std::string>(), Environment::Sandbox, clock);
    signing::Vault vault(database.secrets(), clock);
    test::ConstantKey key;
    vault.unlock(key, JobContext{});
    const auto lease = signing::makeTokenLease(vault, database.leases(), clock, given.at("account"));

    http::ClientOptions options;
    options.trustAnchors = given.at("root").get<std::string>();
    options.direct = true;
    const auto http = http::makeCurlClient(options);
    providers::SafeClient client;
    client.baseUrl = given.at("baseUrl");
    client.clientName = given.at("clientName");
    client.basicUser = given.at("user");
    client.basicPassword = Secret::fromText(given.at("password").get<std::string>());
    const auto enrolment = providers::makeSafeEnrolment(client, *http, clock);

    std::cout << "ready" << std::endl;
    std::string go;
    std::getline(std::cin, go);
    enrolment->refreshWhenOld(*lease, given.at("credential"), JobContext{});
    const auto kept = lease->tokens();
    std::cout << toHex(crypto::sha256(kept.access.expose()).value) << std::endl;
}

} // namespace

int main() {
    try {
        std::string line;
        std::getline(std::cin, line);
        work(nlohmann::json::parse(line));
        return 0;
    } catch (const std::exception& error) {
        std::cout << error.what() << std::endl;
        return 1;
    }
}
