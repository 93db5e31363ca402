// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scripted_safe.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/log.hpp>

#include <array>
#include <ostream>
#include <random>
#include <unistd.h>

// Replies that are not as the API file says: refused, whatever they are, and never a way for a secret to get
// out.
namespace cunho::test {
namespace {

struct Odd {
    const char* call;
    std::string body;
    const char* contentType = "application/json";
    std::size_t blanks = 0; ///< before the body: big ones are made when they are sent, not for every test
    std::size_t depth = 0;  ///< of arrays in place of the body

    std::string text() const;
};

void PrintTo(const Odd& odd, std::ostream* out) {
    *out << odd.call << " " << odd.body.substr(0, 60) << " " << odd.blanks << " " << odd.depth;
}

std::string nested(std::size_t depth) {
    return R"({"sad":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
}

std::string Odd::text() const {
    return depth > 0 ? nested(depth) : std::string(blanks, ' ') + body;
}

/// What no call may take.
std::vector<Odd> odd() {
    std::vector<Odd> list;
    for (const char* at : {call::list, call::credential, call::authorizeVerify, call::signHashVerify,
                           call::updateToken, call::info}) {
        for (const std::string& body :
             {std::string(), std::string("null"), std::string("[]"), std::string("\"x\""), std::string("{"),
              std::string("{}"), std::string("{\"a\":1}}"), std::string(3, '\0'), std::string("<html>"),
              std::string("{\"sad\":\"\xC3\x28\",\"name\":\"\xFF\"}")})
            list.push_back({at, body});
        for (const std::size_t depth : {40U, 400000U})
            list.push_back({.call = at, .body = {}, .depth = depth});
        list.push_back({.call = at, .body = "{}", .blanks = 10U << 20U});
    }
    const auto add = [&](const char* at, std::initializer_list<const char*> bodies) {
        for (const char* body : bodies)
            list.push_back({at, body});
    };
    add(call::list,
        {R"({"credentialIDs":"0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50"})", R"({"credentialIDs":[]})",
         R"({"credentialIDs":[1]})", R"({"credentialIDs":[null]})", R"({"credentialIDs":["a"]})",
         R"({"credentialIDs":["0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f5\n"]})",
         R"({"credentialIDs":["0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50","0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f51"]})"});
    add(call::credential,
        {R"({"cert":[],"multisign":10})", R"({"cert":{},"multisign":10})",
         R"({"cert":{"certificates":"MII"},"multisign":10})",
         R"({"cert":{"certificates":[]},"multisign":10})", R"({"cert":{"certificates":[1]},"multisign":10})",
         R"({"cert":{"certificates":[""]},"multisign":10})",
         R"({"cert":{"certificates":["@@@@"]},"multisign":10})",
         R"({"cert":{"certificates":["MAA="]},"multisign":10})",
         R"({"cert":{"certificates":["-----BEGIN CERTIFICATE-----"]},"multisign":10})"});
    add(call::authorizeVerify, {R"({"sad":1})", R"({"sad":""})", R"({"sad":null})", R"({"sad":{}})",
                                R"({"sad":"a\r\nX: y"})", R"({"sad":"ã"})", R"({"SAD":"abc"})"});
    add(call::signHashVerify, {R"({"signatures":"x"})", R"({"signatures":[1]})", R"({"signatures":["@"]})",
                               R"({"signatures":{"0":"AA=="}})"});
    add(call::updateToken,
        {R"({"newAccessToken":"a"})", R"({"newRefreshToken":"a"})",
         R"({"newAccessToken":1,"newRefreshToken":"a"})", R"({"newAccessToken":"","newRefreshToken":"a"})",
         R"({"newAccessToken":"a","newRefreshToken":["b"]})",
         R"({"newAccessToken":"a\r\nX: y","newRefreshToken":"b"})",
         R"({"newAccessToken":"a b","newRefreshToken":"b"})"});
    add(call::info, {R"({"name":1})", R"({"name":""})"});
    list.push_back(
        {call::list, R"({"credentialIDs":["0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50"]})", "text/html"});
    list.push_back({call::authorizeVerify, R"({"sad":"abc"})", "text/plain; charset=utf-8"});
    return list;
}

class SafeHostile : public ScriptedSafeTest {
  protected:
    std::string provoke(const Odd& odd) {
        const std::string at = odd.call;
        // A refresh is asked for again when its reply says nothing.
        service.meet(odd.call, std::vector<Meeting>(2, answer(200, odd.text(), odd.contentType)));
        if (at == call::updateToken)
            service.meet(call::authorizeVerify, {refusal(400, sentence::expired)});
        if (at == call::info)
            return reasonOf(
                [&] { providers::makeSafeEnrolment(client, service, clock)->probe(JobContext{}); });
        return sign(items(2));
    }
};

class SafeHostileReply : public SafeHostile, public ::testing::WithParamInterface<Odd> {};

TEST_P(SafeHostileReply, IsRefused) {
    EXPECT_EQ(provoke(GetParam()), "SAFE_REPLY_INVALID");
    EXPECT_EQ(failure.fault, Fault::Service);
    EXPECT_TRUE(sink.values.empty());
    EXPECT_EQ(tokens.access(), "access-1");
}

INSTANTIATE_TEST_SUITE_P(Each, SafeHostileReply, ::testing::ValuesIn(odd()));

TEST_F(SafeHostile, AMultisignThatIsNoNumberIsRefused) {
    for (const char* multisign : {"\"10\"", "0", "-1", "1.5", "null", "[]"}) {
        const std::string certificate = toBase64(asBytes(toBase64(service.chain.front().der())));
        service.meet(call::credential, {answer(200, R"({"cert":{"certificates":[")" + certificate +
                                                        R"("]},"multisign":)" + multisign + "}")});
        EXPECT_EQ(sign(items(1)), "SAFE_REPLY_INVALID") << multisign;
    }
}

TEST_F(SafeHostile, AHugeMultisignIsCutToTen) {
    json info = json::parse(R"({"multisign":9223372036854775807,"cert":{"certificates":[]}})");
    for (const auto& certificate : service.chain)
        info["cert"]["certificates"].push_back(toBase64(asBytes(toBase64(certificate.der()))));
    service.meet(call::credential, {answer(200, info.dump())});
    EXPECT_EQ(provider->credential(JobContext{}).batchLimit, 10U);
}

TEST_F(SafeHostile, FewerOrOtherValuesThanHashesSignNothing) {
    for (const char* body : {R"({"signatures":[]})", R"({"signatures":["AAAA","AAAA"]})"}) {
        service.meet(call::signHashVerify, {answer(200, body)});
        EXPECT_EQ(sign(items(2)), "SIGNATURE_VALUE_WRONG");
        EXPECT_EQ(failure.fault, Fault::Integrity);
    }
    EXPECT_TRUE(sink.values.empty());
}

TEST_F(SafeHostile, RefusalsThatAreNoJsonAreUnderstoodByTheirStatus) {
    for (const std::string& body : {std::string(), std::string("<html>"), std::string("[1]"), nested(1000),
                                    std::string(R"({"error_description":5})")}) {
        service.meet(call::authorizeVerify, {answer(400, body)});
        EXPECT_EQ(sign(items(1)), "SAFE_REQUEST_REFUSED") << body.substr(0, 20);
        service.meet(call::authorizeVerify, {answer(401, body)});
        EXPECT_EQ(sign(items(1)), "SAFE_UNAUTHORIZED") << body.substr(0, 20);
        for (const int status : {502, 504, 429, 599})
            service.meet(call::authorizeVerify, {answer(status, body)});
        EXPECT_EQ(sign(items(1)), "SAFE_UNAVAILABLE") << body.substr(0, 20);
    }
    for (const int status : {-1, 302, 100, 418}) {
        service.meet(call::authorizeVerify, {answer(status)});
        EXPECT_NE(sign(items(1)), "") << status;
    }
}

/// Spoils some bytes of every reply.
class Spoiler final : public http::Client {
  public:
    Spoiler(http::Client& inner, unsigned seed) : inner_(inner), random_(seed) {}

    http::Response send(http::Request request, const JobContext& job) override {
        http::Response response = inner_.send(std::move(request), job);
        for (int times = draw(3); times > 0 && !response.body.empty(); --times)
            spoil(response.body);
        if (draw(20) == 0)
            response.status = draw(600);
        return response;
    }

  private:
    int draw(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

    void spoil(Bytes& body) {
        constexpr std::array<Byte, 11> marks{'{', '}', '[', ']', '"', ',', ':', '0', '\\', 0, 0xFF};
        const auto at = static_cast<std::size_t>(draw(static_cast<int>(body.size())));
        const auto place = body.begin() + static_cast<std::ptrdiff_t>(at);
        switch (draw(4)) {
        case 0: body.erase(place); break;
        case 1: body.resize(at); break;
        case 2: *place = marks[static_cast<std::size_t>(draw(static_cast<int>(marks.size())))]; break;
        default: body.insert(place, static_cast<Byte>(draw(256))); break;
        }
    }

    http::Client& inner_;
    std::mt19937 random_;
};

TEST_F(SafeHostile, SpoiledRepliesEndInAnErrorOrInGoodSignatures) {
    int good = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        ScriptedSafe fresh(clock);
        FixedTokens own;
        Spoiler spoiler(fresh, seed);
        providers::SafeProvider other(client, {0, nipc, own}, spoiler, journal, clock);
        const auto list = items(1);
        CollectingSink values;
        const std::string reason = reasonOf([&] { other.sign(list, values, prompter, JobContext{}); });
        EXPECT_NE(reason, "UNEXPECTED") << seed;
        good += reason.empty() ? 1 : 0;
        for (const auto& [id, value] : values.values)
            EXPECT_TRUE(crypto::verifyRsaPkcs1(fresh.chain.front(), list.front().digest, value)) << seed;
    }
    EXPECT_GT(good, 0);
    EXPECT_LT(good, 400);
}

/// The program's own log in a file, for one test.
class LogFile {
  public:
    LogFile() : path_(::testing::TempDir() + "safe-" + std::to_string(::getpid()) + ".log") {
        log::toFile(path_, log::Level::Debug);
    }
    ~LogFile() {
        log::toStandardError(log::Level::Info);
        std::filesystem::remove(path_);
    }
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    std::string text() const { return std::string(asText(readFile(path_))); }

  private:
    std::filesystem::path path_;
};

TEST_F(SafeHostile, ASecretThatTheServiceRepeatsGoesNowhere) {
    const LogFile log;
    std::string told;
    // Short words: nothing but knowing them tells that they are secrets.
    FixedTokens words("anemone", "begonia");
    service.access = "anemone";
    service.refresh = "begonia";
    const auto echo = [](const std::string& at) {
        const std::string sent = at == call::updateToken ? "begonia" : "anemone";
        const std::string sad = at == call::signHash ? ", sad-word" : "";
        return R"({"error":"x","error_description":"not )" + sent + ", basic-password" + sad +
               R"( nor dahlia"})";
    };
    const char* const calls[] = {
        call::list,     call::credential,     call::authorize,  call::authorizeVerify,
        call::signHash, call::signHashVerify, call::updateToken};
    for (const char* at : calls) {
        for (const int status : {400, 401, 500}) {
            providers::SafeProvider other(client, {account, nipc, words, &accounts}, service, journal, clock);
            auto row = kept();
            row.credentialId.clear();
            accounts.save(row);
            service.script.clear();
            if (std::string(at) == call::updateToken)
                service.meet(call::authorizeVerify, {refusal(400, sentence::expired)});
            if (std::string(at) == call::signHash)
                service.meet(call::authorizeVerify,
                             std::vector<Meeting>(4, answer(200, R"({"sad":"sad-word"})")));
            service.meet(at, std::vector<Meeting>(4, answer(status, echo(at))));
            const auto list = items(1);
            const std::string reason = reasonOf([&] { other.sign(list, sink, prompter, JobContext{}); });
            if (reason.empty())
                continue; // another way to the end was found
            told += Error(failure).what();
            for (const auto& [name, value] : failure.params)
                told += " " + value;
            told += kept().lastFailure.detail;
        }
    }
    told += log.text();
    EXPECT_NE(told.find("dahlia"), std::string::npos); // what is no secret is told
    for (const char* secret : {"basic-password", "anemone", "begonia", "sad-word"})
        EXPECT_EQ(told.find(secret), std::string::npos) << secret;
}

TEST_F(SafeHostile, NewTokensAreInNoLog) {
    const LogFile log;
    service.meet(call::authorizeVerify, {refusal(400, sentence::expired)});
    EXPECT_EQ(sign(items(2)), "");
    const std::string text = log.text();
    EXPECT_NE(text.find("new tokens"), std::string::npos);
    for (const char* secret : {"access-", "refresh-", "basic-password", "sad-of-"})
        EXPECT_EQ(text.find(secret), std::string::npos) << secret;
}

} // namespace
} // namespace cunho::test
