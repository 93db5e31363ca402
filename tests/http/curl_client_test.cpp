// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/http_peer.hpp"

#include <cunho/core/error.hpp>
#include <cunho/http/client.hpp>
#include <cunho/sandbox/server.hpp>

#include <gtest/gtest.h>
#include <semaphore>
#include <thread>

namespace cunho::test {
namespace {

class CurlClientTest : public ::testing::Test {
  protected:
    static sandbox::SandboxOptions keys() {
        sandbox::SandboxOptions options;
        options.state = std::filesystem::path(CUNHO_BUILD_DIR) / "sandbox-pki";
        options.leafBits = options.authorityBits = 2048;
        return options;
    }

    FakeClock clock;
    sandbox::SandboxServer server{keys(), clock};
    sandbox::SandboxAccess access = server.start();

    http::Request request(const std::string& path = "/sandbox/violations") const {
        http::Request out;
        out.url = access.baseUrl + path;
        return out;
    }

    std::string reasonOf(http::Request what, bool trusted = true,
                         const JobContext& job = JobContext{}) const {
        http::ClientOptions options;
        options.direct = true;
        if (trusted)
            options.trustAnchors = access.rootCertificate;
        try {
            http::makeCurlClient(options)->send(std::move(what), job);
        } catch (const Error& error) {
            return error.reason();
        }
        return "";
    }
};

TEST_F(CurlClientTest, TrustsOnlyTheGivenRoot) {
    EXPECT_EQ(reasonOf(request()), "");
    EXPECT_EQ(reasonOf(request(), false), "TLS_FAILED");
}

TEST_F(CurlClientTest, RefusesAnotherHostName) {
    auto other = request();
    other.url.replace(other.url.find("127.0.0.1"), 9, "localhost");
    EXPECT_EQ(reasonOf(std::move(other)), "TLS_FAILED");
}

TEST_F(CurlClientTest, TellsThatNobodyListens) {
    server.stop();
    EXPECT_EQ(reasonOf(request()), "NO_CONNECTION");
}

TEST_F(CurlClientTest, RefusesPlainHttpWithASecretAndOtherSchemes) {
    auto plain = request();
    plain.url.replace(0, 5, "http");
    plain.secretHeaders.emplace_back("Authorization", Secret(asBytes("Basic x")));
    EXPECT_EQ(reasonOf(std::move(plain)), "PLAIN_HTTP");
    auto file = request();
    file.url = "file:///etc/passwd";
    EXPECT_EQ(reasonOf(std::move(file)), "PLAIN_HTTP");
}

TEST_F(CurlClientTest, RefusesAReplyOverItsLimit) {
    auto small = request();
    small.responseLimit = 4;
    EXPECT_EQ(reasonOf(std::move(small)), "REPLY_TOO_LARGE");
}

TEST_F(CurlClientTest, StopsBeforeSending) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(reasonOf(request(), true, JobContext(stop.get_token())), "STOPPED");
}

TEST_F(CurlClientTest, GivesStatusHeadersAndBody) {
    http::ClientOptions options;
    options.direct = true;
    options.trustAnchors = access.rootCertificate;
    const auto client = http::makeCurlClient(options);
    const auto response = client->send(request(), JobContext{});
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.header("content-type"), "application/json");
    EXPECT_EQ(response.header("not-there"), std::nullopt);
    EXPECT_EQ(asText(response.body), R"({"violations":[]})");
    EXPECT_EQ(client->send(request("/not/there"), JobContext{}).status, 404);
}

/// Neither request is answered before the other is there.
TEST(CurlClient, SendsForTwoThreadsAtOnce) {
    std::binary_semaphore one{0};
    std::binary_semaphore two{0};
    HttpPeer peer([&](const PeerRequest& request) -> PeerReply {
        const bool first = request.path == "/one";
        (first ? two : one).release();
        const bool met = (first ? one : two).try_acquire_for(std::chrono::seconds(10));
        return {met ? 200 : 500, "text/plain", toBytes(request.path)};
    });
    http::ClientOptions options;
    options.direct = true;
    const auto client = http::makeCurlClient(options);
    const auto ask = [&](const std::string& path) {
        http::Request request;
        request.url = peer.url(path);
        try {
            const auto response = client->send(std::move(request), JobContext{});
            EXPECT_EQ(response.status, 200) << path;
            EXPECT_EQ(asText(response.body), path);
        } catch (const Error& error) {
            ADD_FAILURE() << path << " " << error.what();
        }
    };
    std::jthread other([&] { ask("/one"); });
    ask("/two");
}

} // namespace
} // namespace cunho::test
