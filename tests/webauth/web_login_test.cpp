// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/webauth/page_person.hpp"
#include "tests/webauth/tls_pages.hpp"

#include <cunho/core/error.hpp>
#include <cunho/wiring/web_login.hpp>

#include <QTest>
#include <future>
#include <gtest/gtest.h>

namespace cunho::wiring {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr const char* secretFragment =
    "access_token=0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50&token_type=bearer&state=af%2B1";

/// What a login came to: the fragment, or the reason of its failure.
struct Result {
    std::string fragment;
    std::string reason;
};

class WebLogin : public testing::Test {
  protected:
    WebLoginOptions options(const fs::path& root = {}) const {
        return {fs::path(CUNHO_BINARY_DIR) / "cunho-webauth", Environment::Sandbox, root};
    }

    signing::WebLoginRequest request(const std::string& page) const {
        signing::WebLoginRequest wanted;
        wanted.url = page;
        wanted.redirect = pages_.host() + "/OAuth/Authorized";
        wanted.allowedHosts = {pages_.host()};
        wanted.title = "Autenticação";
        wanted.limit = 60s;
        return wanted;
    }

    /// The login in a thread of its own, while this one plays the person.
    std::future<Result> login(WebLoginOptions chosen, signing::WebLoginRequest wanted) {
        return std::async(std::launch::async, [this, chosen, wanted] {
            try {
                const auto secret = makeWebLogin(chosen)->login(wanted, JobContext(stop_.get_token()));
                return Result{std::string(secret.exposeText()), {}};
            } catch (const Error& error) {
                return Result{{}, error.reason()};
            }
        });
    }

    static Result resultOf(std::future<Result>& running) {
        const bool over =
            QTest::qWaitFor([&] { return running.wait_for(0s) == std::future_status::ready; }, 80000);
        return over ? running.get() : Result{{}, "STILL_RUNNING"};
    }

    /// A form; sending it redirects as the authentication provider does.
    void offerForm() {
        pages_.server().Get("/login", [](const httplib::Request&, httplib::Response& reply) {
            reply.set_content(
                "<!doctype html><title>login</title><form method=post action=/go><input name=pin>"
                "<button id=send>OK</button></form>",
                "text/html");
        });
        pages_.server().Post("/go", [](const httplib::Request&, httplib::Response& reply) {
            reply.set_redirect(std::string("/oauth/AUTHORIZED#") + secretFragment);
        });
        pages_.start();
    }

    test::TlsPages pages_;
    std::stop_source stop_;
};

TEST_F(WebLogin, CatchesTheFragmentOfARedirectThatIsNeverRequested) {
    offerForm();
    test::PagePerson person;
    auto running = login(options(pages_.root()), request(pages_.url("/login")));
    ASSERT_TRUE(person.sees("document.title == 'login' && document.forms.length == 1"));
    person.type("pin", "1234");
    person.click("#send");
    const Result result = resultOf(running);
    EXPECT_EQ(result.reason, "");
    EXPECT_EQ(result.fragment, secretFragment);
    EXPECT_EQ(pages_.asked("/go"), 1);
    EXPECT_EQ(pages_.asked("/oauth/AUTHORIZED"), 0);
}

TEST_F(WebLogin, LoadsNothingFromAnotherHost) {
    test::TlsPages stranger;
    stranger.start();
    pages_.server().Get("/login", [&stranger](const httplib::Request&, httplib::Response& reply) {
        reply.set_content("<!doctype html><title>login</title><img src='" + stranger.url("/spy.png") +
                              "' onerror='document.title=\"blocked\"'><a id=out href='" +
                              stranger.url("/out") + "'>x</a><a id=end href='/OAuth/Authorized#a=b'>y</a>",
                          "text/html");
    });
    pages_.start();
    test::PagePerson person;
    auto running = login(options(pages_.root()), request(pages_.url("/login")));
    ASSERT_TRUE(person.sees("document.title == 'blocked'"));
    person.click("#out");
    ASSERT_TRUE(person.sees("document.title == 'blocked'"));
    person.click("#end");
    EXPECT_EQ(resultOf(running).fragment, "a=b");
    EXPECT_EQ(stranger.asked(), 0);
}

TEST_F(WebLogin, HasNoWayAroundACertificateThatIsNotTrusted) {
    offerForm();
    auto running = login(options(), request(pages_.url("/login")));
    EXPECT_EQ(resultOf(running).reason, "TLS_FAILED");
    EXPECT_EQ(pages_.asked(), 0);
}

TEST_F(WebLogin, SaysThatThePageCannotBeReached) {
    const test::ReservedPort nobody;
    auto wanted = request("https://127.0.0.1:" + std::to_string(nobody.number()) + "/login");
    wanted.allowedHosts.push_back(wanted.url.substr(8, wanted.url.rfind('/') - 8));
    auto running = login(options(pages_.root()), wanted);
    EXPECT_EQ(resultOf(running).reason, "WEB_PAGE_UNREACHABLE");
}

TEST_F(WebLogin, EndsByItselfWhenItsTimeIsOver) {
    offerForm();
    auto wanted = request(pages_.url("/login"));
    wanted.limit = 1s;
    auto running = login(options(pages_.root()), wanted);
    EXPECT_EQ(resultOf(running).reason, "WEB_LOGIN_TIMEOUT");
}

TEST_F(WebLogin, GoesWhenTheJobIsStopped) {
    offerForm();
    test::PagePerson person;
    auto running = login(options(pages_.root()), request(pages_.url("/login")));
    ASSERT_TRUE(person.sees("document.title == 'login'"));
    stop_.request_stop();
    EXPECT_EQ(resultOf(running).reason, "STOPPED");
    EXPECT_EQ(person.evaluate("1"), "");
}

} // namespace
} // namespace cunho::wiring
