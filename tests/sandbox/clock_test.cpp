// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox_test.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>

// The sandbox's clock, which a client follows.
namespace cunho::test {
namespace {

TimePoint milliseconds(const json& value) {
    return TimePoint(std::chrono::milliseconds(value.get<std::int64_t>()));
}

TEST(SandboxClock, JumpsForwardAndEndsAnAccount) {
    Talk talk;
    EXPECT_EQ(talk.list().status, 200);
    talk.control("/sandbox/clock", {{"jumpSeconds", 45 * 24 * 3600}});
    EXPECT_EQ(talk.list().status, 401);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxClock, IsFollowedByItsSetting) {
    Talk talk;
    talk.control("/sandbox/clock", {{"scale", 1000}, {"jumpSeconds", 3600}});
    const json setting = talk.look("/sandbox/clock");
    ScaledClock follower(talk.clock);
    follower.set({milliseconds(setting.at("baseMs")), milliseconds(setting.at("shownMs")),
                  setting.at("scale").get<int>()});
    EXPECT_EQ(formatUtc(follower.now()), setting.at("now"));
    talk.clock.advance(15ms);
    EXPECT_EQ(formatUtc(follower.now()), talk.look("/sandbox/clock").at("now"));
    EXPECT_EQ(setting.at("now"), "2026-11-23T10:15:00Z");
}

TEST(SandboxClock, MakesTheWaitsOfAScaledClientShort) {
    Talk talk;
    talk.control("/sandbox/clock", {{"scale", 1000}});
    talk.list();
    talk.authorize(hashesOf(1));
    talk.clock.advance(-999ms); // with the second that the verify advances: one of the sandbox
    EXPECT_EQ(talk.authorizeVerify().status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxClock, RefusesWhatItCannotDo) {
    Talk talk;
    const auto status = [&](const json& values) {
        return talk.send({"POST", "/sandbox/clock", {}, values, "", "application/json"}).status;
    };
    EXPECT_EQ(status({{"scale", 0}}), 400);
    EXPECT_EQ(status({{"scale", 10001}}), 400);
    EXPECT_EQ(status({{"jumpSeconds", -1}}), 400);
    EXPECT_EQ(status({{"jumpSeconds", "1"}}), 400);
    EXPECT_EQ(status({{"stop", true}}), 400);
    EXPECT_EQ(status(json::array()), 400);
    EXPECT_EQ(talk.look("/sandbox/clock").at("scale"), 1);
}

TEST(SandboxClock, IsToldByEveryReply) {
    Talk talk;
    httplib::SSLClient client(talk.host(), talk.port());
    client.set_ca_cert_path(talk.access.rootCertificate.c_str());
    for (const char* path : {"/info", "/nothing", "/sandbox/release", "/signatures/signHash"}) {
        const auto reply = client.Post(path, "{}", "application/json");
        ASSERT_TRUE(reply) << path;
        EXPECT_EQ(reply->get_header_value("Date"), "Mon, 23 Nov 2026 09:15:00 GMT") << path;
        EXPECT_EQ(reply->get_header_value_count("Date"), 1U) << path;
    }
    EXPECT_EQ(client.Put("/info")->get_header_value("Date"), "Mon, 23 Nov 2026 09:15:00 GMT");
    talk.clock.advance(24h * 40);
    EXPECT_EQ(client.Get("/sandbox/violations")->get_header_value("Date"), "Sat, 02 Jan 2027 09:15:00 GMT");
    httplib::Client plain(talk.access.pkiUrl);
    EXPECT_EQ(plain.Get("/crl/root.crl")->get_header_value("Date"), "Sat, 02 Jan 2027 09:15:00 GMT");
}

TEST(SandboxClock, LeavesTheTlsCertificateValid) {
    Talk talk;
    talk.control("/sandbox/clock", {{"jumpSeconds", 9 * 365 * 24 * 3600}});
    EXPECT_EQ(talk.serviceInfo().status, 200);
}

TEST(SandboxClock, PaceIsAnOptionOfTheProgram) {
    const TemporaryFolder folder;
    for (const char* scale : {"", "0", "10001", "x"}) {
        const auto [code, output] = run(std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-sandbox",
                                        {"--state", folder.path().string(), "--time-scale", scale}, 20s);
        EXPECT_EQ(code, 1) << scale;
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    Process program(std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-sandbox",
                    {"--state", sharedOptions().state.string(), "--fast-keys", "--time-scale", "60"});
    const auto line = program.readLine(50s);
    ASSERT_TRUE(line);
    const json access = json::parse(*line);
    EXPECT_EQ(access.at("accessToken"), "") << "no account was asked for";
    const std::string url = access.at("baseUrl");
    httplib::SSLClient client("127.0.0.1", std::stoi(url.substr(url.rfind(':') + 1)));
    client.set_ca_cert_path(access.at("rootCertificate").get<std::string>().c_str());
    EXPECT_EQ(json::parse(client.Get("/sandbox/clock")->body).at("scale"), 60);
}

} // namespace
} // namespace cunho::test
