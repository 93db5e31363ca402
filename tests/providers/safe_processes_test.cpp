// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "constant_key.hpp"
#include "safe_sandbox.hpp"

#include <cunho/core/process.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/signing/vault.hpp>
#include <cunho/store/database.hpp>

#include <thread>
#include <unistd.h>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;

/// A company's database with an account whose tokens are eight days old, and a sandbox, on the machine's
/// clock: it is all that processes have in common.
class SafeProcesses : public ::testing::Test {
  protected:
    static constexpr auto patience = 60s;

    SystemClock clock;
    std::filesystem::path folder =
        std::filesystem::path(::testing::TempDir()) / ("safe-processes-" + std::to_string(::getpid()));
    sandbox::SandboxServer server{sharedKeys(), clock};
    sandbox::SandboxAccess access = server.start();
    std::unique_ptr<http::Client> http;
    std::string database = (folder / "empresa.db").string();
    std::int64_t account = 0;

    void SetUp() override {
        std::filesystem::create_directories(folder);
        http::ClientOptions options;
        options.trustAnchors = access.rootCertificate;
        options.direct = true;
        http = http::makeCurlClient(options);
        store::Database data(database, Environment::Sandbox, clock);
        signing::SigningAccount row;
        row.citizen = "BI/PT/12345678";
        row.nipc = access.nipc;
        row.created = row.stateSince = clock.now();
        row.state = signing::AccountState::Active;
        account = data.accounts().save(row);
        signing::Vault vault(data.secrets(), clock);
        ConstantKey key;
        vault.create(key, JobContext{});
        signing::keepTokens(vault, account,
                            {Secret(asBytes(access.accessToken)), Secret(asBytes(access.refreshToken)),
                             clock.now() - 24h * 8});
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    http::Response control(const std::string& method, const std::string& path, const json& body = nullptr) {
        http::Request request;
        request.method = method;
        request.url = access.baseUrl + path;
        if (!body.is_null()) {
            request.contentType = "application/json";
            request.body = toBytes(body.dump());
        }
        return http->send(std::move(request), JobContext{});
    }

    std::string credentialId() {
        providers::SafeClient client = clientData();
        FixedTokens tokens(access.accessToken, access.refreshToken);
        return providers::makeSafeEnrolment(client, *http, clock)
            ->credential(tokens, access.nipc, JobContext{})
            ->id;
    }

    providers::SafeClient clientData() const {
        providers::SafeClient data;
        data.baseUrl = access.baseUrl;
        data.clientName = access.clientName;
        data.basicUser = access.basicUser;
        data.basicPassword = Secret(asBytes(access.basicPassword));
        return data;
    }

    std::unique_ptr<Process> child(const std::string& credential) {
        auto process = std::make_unique<Process>(
            std::filesystem::path(CUNHO_BINARY_DIR) / "cunho_renewing_child", std::vector<std::string>{});
        const json given{{"database", database},
                         {"account", account},
                         {"root", access.rootCertificate.string()},
                         {"baseUrl", access.baseUrl},
                         {"clientName", access.clientName},
                         {"user", access.basicUser},
                         {"password", access.basicPassword},
                         {"credential", credential}};
        process->writeInput(asBytes(given.dump() + "\n"));
        return process;
    }

    /// False when nobody asks for new tokens at all.
    bool someoneWaits() {
        const auto until = std::chrono::steady_clock::now() + patience;
        while (json::parse(control("GET", "/sandbox/waiting").body).at("replies") != 1) {
            if (std::chrono::steady_clock::now() > until)
                return false;
            std::this_thread::yield();
        }
        return true;
    }
};

TEST_F(SafeProcesses, RenewTheTokensOfAnAccountOnce) {
    const std::string credential = credentialId();
    ASSERT_EQ(control("POST", "/sandbox/faults", {{"operation", "updateToken"}, {"action", "slow"}}).status,
              204);
    const auto one = child(credential);
    const auto two = child(credential);
    for (const auto* process : {&one, &two})
        ASSERT_EQ((*process)->readLine(patience), "ready");
    for (const auto* process : {&one, &two})
        (*process)->writeInput(asBytes("go\n"));
    ASSERT_TRUE(someoneWaits()); // one has asked, the other waits for it
    control("POST", "/sandbox/release", json::object());
    const auto first = one->readLine(patience);
    const auto second = two->readLine(patience);
    EXPECT_EQ(one->wait(patience), 0) << first.value_or("");
    EXPECT_EQ(two->wait(patience), 0) << second.value_or("");
    EXPECT_EQ(first, second);
    EXPECT_NE(first, toHex(crypto::sha256(asBytes(access.accessToken)).value));
    for (const auto& violation : server.violations())
        ADD_FAILURE() << violation.check << " " << violation.request << " " << violation.detail;
}

} // namespace
} // namespace cunho::test
