// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/http_peer.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/http/client.hpp>
#include <cunho/wiring/web_login.hpp>

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <thread>

namespace cunho::wiring {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

signing::WebLoginRequest someRequest() {
    signing::WebLoginRequest request;
    request.url = "https://fa.example/";
    request.redirect = "https://fa.example/OAuth/Authorized";
    request.allowedHosts = {"fa.example"};
    request.limit = 5s;
    return request;
}

/// A shell script in place of cunho-webauth.
class WebLoginProtocol : public testing::Test {
  protected:
    fs::path program(const std::string& script) {
        const fs::path file = folder_.path() / "cunho-webauth";
        std::ofstream(file) << "#!/bin/sh\nread line\n" << script << "\n";
        ::chmod(file.c_str(), 0700);
        return file;
    }

    std::string reasonOf(const std::string& script, Environment environment = Environment::Sandbox) {
        try {
            makeWebLogin({program(script), environment})->login(someRequest(), JobContext());
            return "";
        } catch (const Error& error) {
            return error.reason();
        }
    }

    TemporaryFolder folder_;
};

TEST_F(WebLoginProtocol, ReadsLengthAndFragment) {
    const auto secret =
        makeWebLogin({program("printf '\\000\\000\\000\\003a=b'")})->login(someRequest(), JobContext());
    EXPECT_EQ(secret.exposeText(), "a=b");
}

TEST_F(WebLoginProtocol, TurnsEveryEndingIntoItsReason) {
    EXPECT_EQ(reasonOf("exit 3"), "WEB_LOGIN_CLOSED");
    EXPECT_EQ(reasonOf("exit 4"), "WEB_LOGIN_TIMEOUT");
    EXPECT_EQ(reasonOf("exit 5"), "WEB_PAGE_UNREACHABLE");
    EXPECT_EQ(reasonOf("exit 6"), "TLS_FAILED");
    EXPECT_EQ(reasonOf("exit 7"), "WEB_LOGIN_AS_ROOT");
    EXPECT_EQ(reasonOf("exit 2"), "WEB_LOGIN_CRASHED");
    EXPECT_EQ(reasonOf("exit 99"), "WEB_LOGIN_CRASHED");
    EXPECT_EQ(reasonOf("kill -SEGV $$"), "WEB_LOGIN_CRASHED");
}

TEST_F(WebLoginProtocol, BelievesNoHalfFragment) {
    EXPECT_EQ(reasonOf("exit 0"), "WEB_LOGIN_CRASHED");
    EXPECT_EQ(reasonOf("printf '\\000\\000\\000'"), "WEB_LOGIN_CRASHED");
    EXPECT_EQ(reasonOf("printf '\\000\\000\\000\\011a=b'"), "WEB_LOGIN_CRASHED");
    EXPECT_EQ(reasonOf("printf '\\377\\377\\377\\377a=b'"), "WEB_LOGIN_CRASHED");
    EXPECT_EQ(reasonOf("printf '\\000\\000\\000\\000'"), "WEB_LOGIN_CRASHED");
}

TEST_F(WebLoginProtocol, GivesThePageNoDoorOutsideTheSandbox) {
    if (::geteuid() == 0)
        ::setenv("QTWEBENGINE_DISABLE_SANDBOX", "1", 1);
    ::setenv("QTWEBENGINE_REMOTE_DEBUGGING", "127.0.0.1:1", 1);
    ::setenv("LD_PRELOAD_CANARY", "x", 1);
    const fs::path seen = folder_.path() / "seen";
    const std::string script = "env > '" + seen.string() + "'; exit 3";
    EXPECT_EQ(reasonOf(script), "WEB_LOGIN_CLOSED");
    const std::string sandbox(asText(readFile(seen)));
    EXPECT_THAT(sandbox, HasSubstr("QTWEBENGINE_REMOTE_DEBUGGING"));
    EXPECT_THAT(sandbox, Not(HasSubstr("LD_PRELOAD_CANARY")));
    const std::string outside = reasonOf(script, Environment::Production);
    ::unsetenv("QTWEBENGINE_REMOTE_DEBUGGING");
    if (::geteuid() == 0) {
        EXPECT_EQ(outside, "WEB_LOGIN_AS_ROOT");
        return;
    }
    EXPECT_EQ(outside, "WEB_LOGIN_CLOSED");
    EXPECT_THAT(std::string(asText(readFile(seen))), Not(HasSubstr("QTWEBENGINE")));
}

TEST_F(WebLoginProtocol, TellsThePageTheProxyThatWasChosen) {
    ::setenv("http_proxy", "http://elsewhere.example:1", 1);
    const fs::path seen = folder_.path() / "seen";
    WebLoginOptions options{program("env > '" + seen.string() + "'; exit 3"), Environment::Sandbox};
    options.proxy = "http://proxy.example:3128";
    EXPECT_THROW(makeWebLogin(options)->login(someRequest(), JobContext()), Error);
    ::unsetenv("http_proxy");
    const std::string variables(asText(readFile(seen)));
    EXPECT_THAT(variables, HasSubstr("https_proxy=http://proxy.example:3128"));
    EXPECT_THAT(variables, Not(HasSubstr("elsewhere")));
}

TEST_F(WebLoginProtocol, ExplainsWhereTheEngineIsMissing) {
    const auto login = makeWebLogin({folder_.path() / "absent"});
    ASSERT_TRUE(login->obstacle());
    EXPECT_EQ(login->obstacle()->reason, "WEB_ENGINE_MISSING");
    EXPECT_THROW(login->login(someRequest(), JobContext()), Error);
}

TEST(BrowserLogin, IsForTheSandboxOnly) {
    EXPECT_THROW(makeBrowserLogin(Environment::Production), Error);
    EXPECT_THROW(makeBrowserLogin(Environment::PreProduction), Error);
}

/// What a browser does with the page: it posts what stands behind '#'.
http::Response ask(const std::string& method, const std::string& url, const std::string& body = {}) {
    http::ClientOptions options;
    options.direct = true;
    http::Request request;
    request.method = method;
    request.url = url;
    request.body = toBytes(body);
    return http::makeCurlClient(options)->send(std::move(request), JobContext());
}

TEST(BrowserLogin, TakesTheFragmentFromThePageItServes) {
    std::string redirect;
    std::jthread browser;
    const auto login = makeBrowserLogin(Environment::Sandbox, [&](const std::string& url) {
        EXPECT_EQ(url, "https://fa.example/");
        browser = std::jthread([&redirect] {
            const auto other = redirect.substr(0, redirect.rfind('/')) + "/other";
            EXPECT_EQ(ask("GET", other).status, 404);
            EXPECT_EQ(ask("POST", other, "access_token=forged").status, 404);
            EXPECT_THAT(std::string(asText(ask("GET", redirect).body)), HasSubstr("location.hash"));
            EXPECT_EQ(ask("POST", redirect, "access_token=abc&state=1").status, 204);
        });
    });
    redirect = login->redirectUri();
    EXPECT_TRUE(redirect.starts_with("http://127.0.0.1:"));
    EXPECT_EQ(login->login(someRequest(), JobContext()).exposeText(), "access_token=abc&state=1");
}

TEST(BrowserLogin, EndsWhenItIsStopped) {
    std::stop_source stop;
    const auto login =
        makeBrowserLogin(Environment::Sandbox, [&](const std::string&) { stop.request_stop(); });
    try {
        login->login(someRequest(), JobContext(stop.get_token()));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "STOPPED");
    }
}

} // namespace
} // namespace cunho::wiring
