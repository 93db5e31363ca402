// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "fakes/fixed_tokens.hpp"
#include "fakes/memory_journal.hpp"
#include "prepared_items.hpp"
#include "scripted_safe.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/random.hpp>
#include <cunho/http/client.hpp>
#include <cunho/providers/safe.hpp>
#include <cunho/sandbox/server.hpp>

namespace cunho::test {

inline sandbox::SandboxOptions sharedKeys() {
    sandbox::SandboxOptions options;
    options.state = std::filesystem::path(CUNHO_BUILD_DIR) / "sandbox-pki";
    options.seedAccount = true;
    options.leafBits = options.authorityBits = 2048;
    return options;
}

/// SAFE's client and the sandbox in this process, both on one clock that never waits.
class SandboxedSafeTest : public ::testing::Test {
  protected:
    FakeClock clock;
    sandbox::SandboxServer server{sharedKeys(), clock};
    sandbox::SandboxAccess access = server.start();
    std::unique_ptr<http::Client> http = makeClient();
    providers::SafeClient client = makeClientData();
    FixedTokens tokens{access.accessToken, access.refreshToken};
    MemoryJournal journal;
    CollectingSink sink;
    signing::SilentPrompter prompter;

    std::unique_ptr<http::Client> makeClient() const {
        http::ClientOptions options;
        options.trustAnchors = access.rootCertificate;
        options.direct = true;
        return http::makeCurlClient(options);
    }

    providers::SafeClient makeClientData() const {
        providers::SafeClient data;
        data.baseUrl = access.baseUrl;
        data.clientName = access.clientName;
        data.basicUser = access.basicUser;
        data.basicPassword = Secret(asBytes(access.basicPassword));
        data.anchors = crypto::Certificate::listFromFile(readFile(access.rootCertificate));
        return data;
    }

    std::unique_ptr<providers::SafeProvider> provider() {
        return std::make_unique<providers::SafeProvider>(
            client, providers::SafeAccount{0, access.nipc, tokens}, *http, journal, clock);
    }

    std::vector<signing::Dtbsr> items(int count) { return prepareItems(journal, access.nipc, count); }

    void control(const std::string& path, const json& body) {
        http::Request request;
        request.method = "POST";
        request.url = access.baseUrl + path;
        request.contentType = "application/json";
        request.body = toBytes(body.dump());
        ASSERT_EQ(http->send(std::move(request), JobContext{}).status, 204) << path;
    }

    void fault(const std::string& operation, const std::string& action, int times = 1) {
        control("/sandbox/faults", {{"operation", operation}, {"action", action}, {"times", times}});
    }

    void expectNoViolation() const {
        for (const auto& violation : server.violations())
            ADD_FAILURE() << violation.check << " " << violation.request << " " << violation.detail;
    }

    std::string reasonOf(const std::vector<signing::Dtbsr>& list) {
        try {
            provider()->sign(list, sink, prompter, JobContext{});
        } catch (const Error& error) {
            return error.reason();
        }
        return "";
    }

    /// Every item has one value that verifies, no digest was signed twice, no rule was broken.
    void expectAllSigned(const std::vector<signing::Dtbsr>& list) {
        const auto leaf = provider()->credential(JobContext{}).chain.front();
        for (const auto& item : list) {
            ASSERT_TRUE(sink.values.contains(item.id)) << item.documentName;
            EXPECT_TRUE(crypto::verifyRsaPkcs1(leaf, item.digest, sink.values.at(item.id)));
        }
        for (const auto& [digest, count] : server.signatureCounts())
            EXPECT_EQ(count, 1) << digest;
        expectNoViolation();
    }
};

} // namespace cunho::test
