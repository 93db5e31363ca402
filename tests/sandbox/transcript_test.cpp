// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/transcript.hpp"
#include "sandbox_test.hpp"

#include <cunho/core/file.hpp>

#include <sstream>

// What the transcript says, and above all what it does not.
namespace cunho::test {
namespace {

using sandbox::Reply;
using sandbox::Request;
using sandbox::Transcript;

std::vector<json> linesOf(const std::string& text) {
    std::vector<json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(json::parse(line));
    return lines;
}

std::string transcriptOf(Talk& talk) {
    return talk.send({"GET", "/sandbox/transcript", {}, nullptr, "", ""}).body;
}

TEST(SandboxTranscript, HasALineForEachExchange) {
    Talk talk;
    talk.everything(1);
    const auto lines = linesOf(transcriptOf(talk));
    std::vector<std::string> paths;
    for (const auto& line : lines)
        paths.push_back(line.at("path"));
    EXPECT_EQ(paths, (std::vector<std::string>{"/info", "/credentials/list", "/credentials/info",
                                               "/v2/credentials/authorize", "/credentials/authorize/verify",
                                               "/v2/signatures/signHash", "/signatures/signHash/verify"}));
    EXPECT_EQ(lines.at(3).at("request").at("hashes"), json(hashesOf(1)));
    EXPECT_EQ(lines.at(3).at("status"), 200);
    EXPECT_EQ(lines.at(4).at("query").at("processId"), talk.authorizeId);
    EXPECT_EQ(lines.at(0).at("at"), "2026-11-23T09:15:00Z");
}

TEST(SandboxTranscript, ShowsThatTwoSecretsAreTheSame) {
    Talk talk;
    talk.everything(1);
    const auto lines = linesOf(transcriptOf(talk));
    const auto sad = lines.at(4).at("reply").at("sad").get<std::string>();
    EXPECT_TRUE(sad.starts_with("sha256:"));
    EXPECT_EQ(lines.at(5).at("request").at("sad"), sad);
    const auto bearer = lines.at(1).at("headers").at("safeauthorization").get<std::string>();
    EXPECT_TRUE(bearer.starts_with("Bearer sha256:"));
    EXPECT_EQ(lines.at(5).at("headers").at("safeauthorization"), bearer);
    Talk other;
    other.access.accessToken = talk.access.accessToken;
    other.list();
    EXPECT_NE(linesOf(transcriptOf(other)).at(0).at("headers").at("safeauthorization"), bearer)
        << "another start has another salt";
}

TEST(SandboxTranscript, TellsOfViolationsAndOfWhatWasLost) {
    Talk talk;
    talk.fault("list", "dropBeforeRead");
    talk.list();
    talk.fault("list", "dropAfterProcessing");
    talk.list();
    talk.fault("list", "dropMidBody");
    talk.list();
    talk.authorize(hashesOf(1));
    const auto lines = linesOf(transcriptOf(talk));
    EXPECT_EQ(lines.at(0).at("lost"), "request");
    EXPECT_EQ(lines.at(1).at("lost"), "reply");
    EXPECT_EQ(lines.at(2).at("lost"), "half of the reply");
    EXPECT_EQ(lines.at(3).at("violation"), 16);
}

TEST(SandboxTranscript, HoldsNoSecretOfAWholeConversation) {
    const TemporaryFolder folder;
    auto options = sharedOptions();
    options.transcript = folder.path() / "transcript.jsonl";
    Talk talk(options);
    std::vector<std::string> secrets{
        talk.access.basicPassword, talk.access.accessToken, talk.access.refreshToken,
        toBase64(asBytes(talk.access.basicUser + ":" + talk.access.basicPassword))};
    talk.everything(2);
    secrets.push_back(talk.sad);
    EXPECT_EQ(talk.updateToken().status, 200);
    secrets.push_back(talk.access.accessToken);
    secrets.push_back(talk.access.refreshToken);
    EXPECT_EQ(talk.cancel().status, 204);
    talk.list();
    const std::string kept = transcriptOf(talk);
    const Bytes file = readFile(options.transcript);
    EXPECT_EQ(asText(file), kept);
    EXPECT_EQ(linesOf(kept).size(), 10U);
    for (const std::string& secret : secrets) {
        ASSERT_FALSE(secret.empty());
        EXPECT_EQ(kept.find(secret), std::string::npos) << secret;
    }
    namespace fs = std::filesystem;
    EXPECT_EQ(fs::status(options.transcript).permissions() & (fs::perms::group_all | fs::perms::others_all),
              fs::perms::none);
}

class SecretInTranscript : public testing::Test {
  protected:
    void expectGone(const Request& request, const Reply& reply = {}) {
        transcript_.add(request, reply);
        EXPECT_EQ(transcript_.text().find("s3cr3t"), std::string::npos) << transcript_.text();
    }

    static Request request(std::string body = {}, std::string contentType = "application/json") {
        Request request;
        request.method = "POST";
        request.path = "/x";
        request.body = std::move(body);
        request.contentType = std::move(contentType);
        return request;
    }

    FakeClock clock_;
    Transcript transcript_{clock_, {}};
};

TEST_F(SecretInTranscript, OfAForm) {
    expectGone(request("telefone=912000001&pin=s3cr3t&codigo=s3cr3t2", "application/x-www-form-urlencoded"));
    EXPECT_NE(transcript_.text().find("\"codigo\""), std::string::npos) << "the names stay";
    EXPECT_EQ(transcript_.text().find("912000001"), std::string::npos);
}

TEST_F(SecretInTranscript, OfAPage) {
    Reply page{200, "<p>O seu código é s3cr3t</p>"};
    page.contentType = "text/html";
    expectGone(request(), page);
}

TEST_F(SecretInTranscript, InsideATextThatHoldsJson) {
    const json account{{"accessToken", "s3cr3t"}, {"refreshToken", "s3cr3t"}};
    const json attributes = json::array({{{"name", "x"}, {"value", account.dump()}, {"state", "Available"}}});
    expectGone(request(), {200, attributes.dump()});
    EXPECT_NE(transcript_.text().find("Available"), std::string::npos);
}

TEST_F(SecretInTranscript, InARedirection) {
    Reply redirection{302};
    redirection.headers = {{"Location", "https://127.0.0.1/OAuth/Authorized#access_token=s3cr3t&state="},
                           {"Set-Cookie", "session=s3cr3t"}};
    expectGone(request(), redirection);
    EXPECT_NE(transcript_.text().find("/OAuth/Authorized#"), std::string::npos);
}

TEST_F(SecretInTranscript, InQueryAndHeaders) {
    Request asked = request();
    asked.query = {{"token", "s3cr3t"}, {"authenticationContextId", "open"}, {"whatever", "s3cr3t"}};
    asked.headers = {{"faauthorization", "s3cr3t"},
                     {"cookie", "s3cr3t"},
                     {"x-unknown", "s3cr3t"},
                     {"referer", "https://127.0.0.1/a?token=s3cr3t"}};
    expectGone(asked);
    EXPECT_NE(transcript_.text().find("\"open\""), std::string::npos);
}

TEST_F(SecretInTranscript, OfScap) {
    expectGone(request(R"({"totp":"s3cr3t","sad":"s3cr3t","list":[{"Token":"s3cr3t"}]})"),
               {200, R"({"secretKey":"s3cr3t"})"});
}

TEST_F(SecretInTranscript, InABodyThatIsNoJson) {
    expectGone(request("{\"sad\":\"s3cr3t\""), {200, "\"s3cr3t\""});
}

TEST(SandboxTranscript, FileThatCannotBeWrittenIsToldClearly) {
    const TemporaryFolder folder;
    auto options = sharedOptions();
    options.transcript = folder.path() / "nowhere" / "transcript.jsonl";
    FakeClock clock;
    try {
        sandbox::SandboxServer server(options, clock);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "SANDBOX_FOLDER_UNUSABLE");
    }
}

} // namespace
} // namespace cunho::test
