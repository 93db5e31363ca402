// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/http_peer.hpp"
#include "http/address.hpp"
#include "http/url.hpp"

#include <cunho/core/error.hpp>
#include <cunho/http/fetch.hpp>

#include <cstdlib>
#include <future>
#include <gtest/gtest.h>

namespace cunho::http {
namespace {

using test::HttpPeer;
using test::PeerReply;
using test::PeerRequest;
using test::redirectTo;

PeerReply ok(const std::string& text) {
    return {200, "text/plain", toBytes(text)};
}

FetchOptions allowing(const std::vector<std::string>& addresses) {
    FetchOptions options;
    options.client.direct = true;
    options.allowed = addresses;
    return options;
}

/// "Fault/REASON" of what fetching throws, or the body.
std::string result(const FetchOptions& options, const FetchRequest& request, const JobContext& job = {}) {
    try {
        return std::string(asText(makeFetcher(options)->fetch(request, job).body));
    } catch (const Error& error) {
        return std::string(faultName(error.fault())) + "/" + error.reason();
    }
}

std::string result(const FetchOptions& options, const std::string& url) {
    return result(options, FetchRequest{url, "GET", {}, {}});
}

TEST(PublicAddress, IsNeitherLoopbackNorPrivateNorSpecialInAnyForm) {
    for (const char* const address :
         {"8.8.8.8", "193.136.2.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1",
          "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808"})
        EXPECT_TRUE(isPublicAddress(address)) << address;
    for (const char* const address : {"0.0.0.0",
                                      "10.1.2.3",
                                      "100.64.0.1",
                                      "127.0.0.1",
                                      "127.255.255.254",
                                      "169.254.169.254",
                                      "172.16.0.1",
                                      "172.31.255.255",
                                      "192.0.0.1",
                                      "192.0.2.1",
                                      "192.168.1.1",
                                      "198.18.0.1",
                                      "198.51.100.7",
                                      "203.0.113.9",
                                      "224.0.0.1",
                                      "240.0.0.1",
                                      "255.255.255.255",
                                      "::",
                                      "::1",
                                      "fe80::1",
                                      "fc00::1",
                                      "fd12::1",
                                      "ff02::1",
                                      "2001:db8::1",
                                      "2001::1",
                                      "2002:7f00:1::",
                                      "::ffff:127.0.0.1",
                                      "::ffff:10.0.0.1",
                                      "64:ff9b::7f00:1",
                                      "::127.0.0.1",
                                      "3fff::1",
                                      "localhost",
                                      "",
                                      "8.8.8",
                                      "8.8.8.8 "})
        EXPECT_FALSE(isPublicAddress(address)) << address;
}

TEST(ParseUrl, SeesTheHostThatIsConnected) {
    EXPECT_EQ(parseUrl("http://0x7f.1/x")->host, "127.0.0.1");
    EXPECT_EQ(parseUrl("http://2130706433")->host, "127.0.0.1");
    EXPECT_EQ(parseUrl("https://[::1]:8443/")->host, "::1");
    EXPECT_EQ(parseUrl("https://[::1]:8443/")->port, 8443U);
    EXPECT_EQ(parseUrl("http://a.example")->port, 80U);
    EXPECT_EQ(parseUrl("../c", "http://a.example/b/d")->text, "http://a.example/c");
    EXPECT_EQ(parseUrl("//b.example/", "https://a.example/")->text, "https://b.example/");
    for (const char* const bad : {"", "x", "/x", "ftp://a.example", "file:///etc/passwd", "gopher://a/",
                                  "http://", "ldap://a.example/cn=x", "http://user@a.example", "http://a b/"})
        EXPECT_FALSE(parseUrl(bad).has_value()) << bad;
}

TEST(Fetch, GetsAndPosts) {
    HttpPeer peer([](const PeerRequest& request) {
        return ok(request.method + " " + request.path + " " + request.contentType + " " +
                  std::string(asText(request.body)));
    });
    const auto options = allowing({peer.address()});
    EXPECT_EQ(result(options, peer.url("/a.crl")), "GET /a.crl  ");
    EXPECT_EQ(result(options, {peer.url("/ocsp"), "POST", toBytes("ask"), "application/ocsp-request"}),
              "POST /ocsp application/ocsp-request ask");
}

TEST(Fetch, RefusesEveryAddressThatIsNotPublicBeforeItConnects) {
    HttpPeer peer([](const PeerRequest&) { return ok("secret"); });
    const std::string port = peer.address().substr(peer.address().find(':'));
    const auto nothing = allowing({});
    for (const std::string& url :
         {peer.url(), "http://localhost" + port, "http://LOCALHOST." + port, "http://a.localhost" + port,
          "http://0x7f.0.0.1" + port, "http://2130706433" + port, "http://127.1" + port, "http://0" + port,
          "http://[::1]" + port, "http://[::ffff:127.0.0.1]" + port, std::string("http://10.0.0.1/"),
          std::string("http://169.254.169.254/latest/meta-data"), std::string("https://192.168.1.1/"),
          std::string("file:///etc/passwd"), std::string("ldap://127.0.0.1/"), std::string("no address")})
        EXPECT_EQ(result(nothing, url), "Trust/ADDRESS_REFUSED") << url;
    EXPECT_EQ(peer.requests(), 0);
}

TEST(Fetch, AnAllowanceIsForOneAddressAndPort) {
    HttpPeer allowed([](const PeerRequest&) { return ok("fine"); });
    HttpPeer other([](const PeerRequest&) { return ok("secret"); });
    const auto options = allowing({allowed.address()});
    EXPECT_EQ(result(options, allowed.url()), "fine");
    EXPECT_EQ(result(options, "http://localhost" + allowed.address().substr(9)), "fine");
    EXPECT_EQ(result(options, other.url()), "Trust/ADDRESS_REFUSED");
    EXPECT_EQ(other.requests(), 0);
}

TEST(Fetch, TheAddressThatANameResolvesToIsWhatCounts) {
    HttpPeer peer([](const PeerRequest&) { return ok("secret"); });
    bool asked = false;
    ClientOptions options;
    options.direct = true;
    options.mayConnect = [&](const std::string& address, unsigned) {
        asked = true;
        EXPECT_FALSE(isPublicAddress(address)) << address;
        return isPublicAddress(address);
    };
    Request request;
    request.url = "http://localhost" + peer.address().substr(9);
    try {
        makeCurlClient(options)->send(std::move(request), JobContext{});
        ADD_FAILURE() << "it was sent";
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "ADDRESS_REFUSED");
    }
    EXPECT_TRUE(asked);
    EXPECT_EQ(peer.requests(), 0);
}

TEST(Fetch, FollowsThreeRedirectsAndChecksEach) {
    HttpPeer inner([](const PeerRequest&) { return ok("secret"); });
    HttpPeer peer([&](const PeerRequest& request) {
        const std::string left = request.path.substr(1);
        if (left == "inside")
            return redirectTo(inner.url());
        if (left == "file")
            return redirectTo("file:///etc/passwd");
        if (left == "0")
            return ok("arrived");
        return redirectTo("/" + std::to_string(std::stoi(left) - 1));
    });
    const auto options = allowing({peer.address()});
    EXPECT_EQ(result(options, peer.url("/3")), "arrived");
    EXPECT_EQ(result(options, peer.url("/4")), "Service/TOO_MANY_REDIRECTS");
    EXPECT_EQ(result(options, peer.url("/inside")), "Trust/ADDRESS_REFUSED");
    EXPECT_EQ(result(options, peer.url("/file")), "Trust/ADDRESS_REFUSED");
    EXPECT_EQ(inner.requests(), 0);
}

TEST(Fetch, APostIsSentOnOnlyWhereTheMethodStays) {
    HttpPeer peer([&](const PeerRequest& request) {
        if (request.path == "/end")
            return ok(request.method + std::string(asText(request.body)));
        return redirectTo("/end", std::stoi(request.path.substr(1)));
    });
    const std::pair<int, const char*> cases[] = {{307, "POSTask"},
                                                 {308, "POSTask"},
                                                 {301, "Service/FETCH_FAILED"},
                                                 {302, "Service/FETCH_FAILED"},
                                                 {303, "Service/FETCH_FAILED"}};
    for (const auto& [status, expected] : cases)
        EXPECT_EQ(result(allowing({peer.address()}),
                         {peer.url("/" + std::to_string(status)), "POST", toBytes("ask"), "text/plain"}),
                  expected);
}

TEST(Fetch, AnotherStatusIsAFailure) {
    HttpPeer peer([&](const PeerRequest& request) {
        return PeerReply{std::stoi(request.path.substr(1)), "text/html", toBytes("<html>")};
    });
    for (const char* const path : {"/201", "/204", "/302", "/404", "/500", "/503"})
        EXPECT_EQ(result(allowing({peer.address()}), peer.url(path)), "Service/FETCH_FAILED") << path;
}

TEST(Fetch, TakesNoMoreThanItsLimit) {
    HttpPeer peer(
        [&](const PeerRequest& request) { return ok(std::string(request.path == "/4" ? 4 : 5, 'x')); });
    auto options = allowing({peer.address()});
    options.responseLimit = 4;
    EXPECT_EQ(result(options, peer.url("/4")), "xxxx");
    EXPECT_EQ(result(options, peer.url("/5")), "Service/REPLY_TOO_LARGE");
}

TEST(Fetch, ALostReplyIsNamed) {
    HttpPeer peer([&](const PeerRequest&) {
        PeerReply reply;
        reply.dropped = true;
        return reply;
    });
    EXPECT_EQ(result(allowing({peer.address()}), peer.url()), "Network/REPLY_LOST");
}

TEST(Fetch, ASlowServerIsLeftAtTheLimitOrWhenTheJobStops) {
    std::promise<void> end;
    const auto ended = end.get_future().share();
    std::stop_source stop;
    HttpPeer peer([&](const PeerRequest& request) {
        if (request.path == "/stop")
            stop.request_stop();
        ended.wait();
        return ok("too late");
    });
    auto options = allowing({peer.address()});
    EXPECT_EQ(result(options, {peer.url("/stop"), "GET", {}, {}}, JobContext(stop.get_token())),
              "Cancelled/STOPPED");
    options.limit = std::chrono::milliseconds(100);
    EXPECT_EQ(result(options, peer.url("/slow")), "Network/REPLY_LOST");
    end.set_value();
}

TEST(Fetch, BehindAProxyEveryHostGoesThroughItAndWrittenAddressesAreStillChecked) {
    HttpPeer proxy([&](const PeerRequest& request) { return ok("proxied " + request.path); });
    FetchOptions options;
    options.client.proxy = "http://" + proxy.address();
    EXPECT_EQ(result(options, "http://pki.example.test/a.crl"), "proxied http://pki.example.test/a.crl");
    ::setenv("no_proxy", "*", 1);
    EXPECT_EQ(result(options, "http://pki.example.test/a.crl"), "proxied http://pki.example.test/a.crl");
    ::unsetenv("no_proxy");
    EXPECT_EQ(result(options, "http://10.0.0.1/"), "Trust/ADDRESS_REFUSED");
    EXPECT_EQ(result(options, "http://localhost/"), "Trust/ADDRESS_REFUSED");
    EXPECT_EQ(proxy.requests(), 2);
    options.client.proxy.clear();
    ::setenv("http_proxy", ("http://" + proxy.address()).c_str(), 1);
    EXPECT_EQ(result(options, "http://pki.example.test/b.crl"), "proxied http://pki.example.test/b.crl");
    ::unsetenv("http_proxy");
}

} // namespace
} // namespace cunho::http
