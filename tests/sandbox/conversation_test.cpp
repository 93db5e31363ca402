// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox_test.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>
#include <cunho/crypto/authority.hpp>

namespace cunho::test {
namespace {

class Conversation : public testing::TestWithParam<int> {};

TEST_P(Conversation, GivesValuesThatVerifyUnderTheLeaf) {
    Talk talk;
    const int count = GetParam();
    talk.list();
    const auto leaf = certificatesOf(talk.credentialInfo("single")).at(0);
    const Received reply = talk.everything(count);
    ASSERT_EQ(reply.status, 200);
    const auto signatures = reply.parsed().at("signatures").get<std::vector<std::string>>();
    ASSERT_EQ(signatures.size(), static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        EXPECT_TRUE(
            verifyRsaPkcs1(leaf, documentDigest(i), fromBase64(signatures[static_cast<std::size_t>(i)])));
    EXPECT_TRUE(talk.broken().empty());
    const auto counts = talk.server.signatureCounts();
    ASSERT_EQ(counts.size(), static_cast<std::size_t>(count));
    for (const auto& [digest, times] : counts)
        EXPECT_EQ(times, 1) << digest;
}

INSTANTIATE_TEST_SUITE_P(Sandbox, Conversation, testing::Values(1, 2, 10));

void keep(const std::filesystem::path& path, ByteView bytes) {
    AtomicFile file(path);
    file.write(bytes);
    file.commit();
}

TEST(SandboxJudges, OpensslAcceptsChainAndValue) {
    Talk talk;
    talk.list();
    const auto chain = certificatesOf(talk.credentialInfo("chain"));
    ASSERT_EQ(chain.size(), 3U);
    const auto value = fromBase64(talk.sign(hashesOf(1)).parsed().at("signatures").at(0).get<std::string>());
    const TemporaryFolder folder;
    const auto at = [&](const char* name) { return (folder.path() / name).string(); };
    keep(at("leaf.pem"), asBytes(chain[0].pem()));
    keep(at("issuer.pem"), asBytes(chain[1].pem()));
    keep(at("value"), value);
    keep(at("document"), asBytes("document 0"));
    const auto [verified, text] = run(
        "openssl",
        {"verify", "-CAfile", talk.access.rootCertificate, "-untrusted", at("issuer.pem"), at("leaf.pem")},
        20s);
    EXPECT_EQ(verified, 0) << text;
    const auto [extracted, key] = run("openssl", {"x509", "-in", at("leaf.pem"), "-pubkey", "-noout"}, 20s);
    ASSERT_EQ(extracted, 0);
    keep(at("key.pem"), asBytes(key));
    const auto [judged, verdict] =
        run("openssl",
            {"dgst", "-sha256", "-verify", at("key.pem"), "-signature", at("value"), at("document")}, 20s);
    EXPECT_EQ(judged, 0) << verdict;
}

TEST(SandboxCertificates, NameCompanyAndSandboxClearly) {
    Talk talk;
    talk.list();
    const auto chain = certificatesOf(talk.credentialInfo());
    ASSERT_EQ(chain.size(), 3U);
    EXPECT_EQ(chain[0].organizationIdentifier(), "VATPT-500000000");
    EXPECT_EQ(chain[0].title(), "Signatário autorizado de fatura eletrónica - NIF 500000000");
    EXPECT_TRUE(chain[0].hasNonRepudiation());
    EXPECT_FALSE(chain[0].isAuthority());
    for (const auto& certificate : chain)
        EXPECT_NE(certificate.commonName().find("SANDBOX"), std::string::npos) << certificate.subject();
    EXPECT_EQ(verifyChain(chain[0], {chain[1]}, {chain[2]}, talk.clock.now()).status,
              crypto::ChainResult::Status::Trusted);
}

TEST(SandboxCertificates, ComeAsAskedFor) {
    Talk talk;
    talk.list();
    EXPECT_EQ(certificatesOf(talk.credentialInfo("none")).size(), 0U);
    EXPECT_EQ(certificatesOf(talk.credentialInfo("single")).size(), 1U);
    const json info = talk.credentialInfo("chain").parsed();
    EXPECT_EQ(info.at("key").at("len"), "2048") << "a text, as the service sends it";
    EXPECT_EQ(info.at("multisign"), 10);
    EXPECT_EQ(info.at("authMode"), "implicit");
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFolder, KeepsKeysAndCredentialOverRestarts) {
    const TemporaryFolder folder;
    auto options = sharedOptions();
    options.state = folder.path() / "state";
    std::string credential;
    std::string token;
    crypto::CertificateChain chain;
    {
        Talk first(options);
        first.list();
        credential = first.credential;
        token = first.access.accessToken;
        chain = certificatesOf(first.credentialInfo());
    }
    Talk second(options);
    second.list();
    EXPECT_EQ(second.credential, credential);
    EXPECT_EQ(certificatesOf(second.credentialInfo()), chain);
    EXPECT_NE(second.access.accessToken, token);
    namespace fs = std::filesystem;
    for (const auto& entry : fs::directory_iterator(options.state))
        EXPECT_EQ(entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all),
                  fs::perms::none)
            << entry.path();
}

TEST(SandboxFolder, ThatCannotBeUsedIsToldClearly) {
    const TemporaryFolder folder;
    keep(folder.path() / "file", asBytes("x"));
    auto options = sharedOptions();
    options.state = folder.path() / "file" / "state";
    FakeClock clock;
    try {
        sandbox::SandboxServer server(options, clock);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "SANDBOX_FOLDER_UNUSABLE");
        EXPECT_EQ(error.fault(), Fault::Storage);
    }
}

TEST(SandboxTls, IsRefusedUnderAnotherRoot) {
    Talk talk;
    const auto key = crypto::PrivateKey::generateRsa(2048);
    crypto::CertificateRequest request;
    request.profile = crypto::CertificateRequest::Profile::Root;
    request.subject = {{"CN", "SANDBOX Root"}, {"O", "SANDBOX sem valor legal"}, {"C", "PT"}};
    request.notBefore = std::chrono::sys_days{std::chrono::year(2024) / 1 / 1};
    request.notAfter = std::chrono::sys_days{std::chrono::year(2044) / 1 / 1};
    const TemporaryFolder folder;
    const auto file = folder.path() / "root.pem";
    keep(file, asBytes(crypto::issueCertificate(request, key, std::nullopt, key).pem()));
    httplib::SSLClient client(talk.host(), talk.port());
    client.set_ca_cert_path(file.c_str());
    const auto result = client.Post("/info");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), httplib::Error::SSLServerVerification);
}

TEST(SandboxTls, RefusesProtocolsBefore12) {
    Talk talk;
    const auto tls = [&](const char* version) {
        return run("curl",
                   {"-s", "--max-time", "20", "--cacert", talk.access.rootCertificate, "--tlsv1.0",
                    "--tls-max", version, "--ciphers", "DEFAULT@SECLEVEL=0",
                    talk.access.baseUrl + "/sandbox/violations"},
                   30s)
            .first;
    };
    EXPECT_EQ(tls("1.1"), 35); // CURLE_SSL_CONNECT_ERROR
    EXPECT_EQ(tls("1.2"), 0);
    EXPECT_EQ(tls("1.3"), 0);
}

TEST(SandboxServer, AnswersUnknownPathsWith404) {
    Talk talk;
    EXPECT_EQ(talk.send(talk.post("/signatureAccount/renew", json::object())).status, 404);
    EXPECT_EQ(talk.send(talk.get("/")).status, 404);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxServer, TakesSchemesAndMediaTypesInEitherCase) {
    Talk talk;
    talk.spoil = [&](Step, Sent& sent) {
        for (auto& [name, value] : sent.headers)
            value.front() = 'b'; // of Basic and Bearer
        sent.contentType = sent.contentType.empty() ? "" : "Application/JSON ; charset=UTF-8";
    };
    EXPECT_EQ(talk.everything(2).status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxServer, TellsAnUnknownProcessIdWithoutBlame) {
    Talk talk;
    talk.authorizeId = "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50";
    const auto reply = talk.authorizeVerify();
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.description(), "Invalid parameter processId");
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxServer, ForgetsATokenOfAnEarlierStart) {
    Talk talk;
    talk.spoil = [](Step, Sent& sent) { setHeader(sent, "SAFEAuthorization", "Bearer of.another.start"); };
    const auto reply = talk.list();
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.description(), "The access or refresh token is expired or has been revoked");
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxServer, ResetForgetsEverythingButTokens) {
    Talk talk;
    talk.everything(1);
    talk.send(talk.post("//info", json::object()));
    EXPECT_FALSE(talk.broken().empty());
    EXPECT_EQ(talk.send(talk.post("/sandbox/reset", json::object())).status, 204);
    EXPECT_TRUE(talk.broken().empty());
    EXPECT_EQ(talk.everything(1).status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxProgram, PrintsOneLineAndEndsWithItsParent) {
    Process program(
        std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-sandbox",
        {"--state", sharedOptions().state.string(), "--seed-account", "--fast-keys", "--nipc", "500000000"});
    const auto line = program.readLine(50s);
    ASSERT_TRUE(line);
    const json access = json::parse(*line);
    EXPECT_TRUE(access.at("baseUrl").get<std::string>().starts_with("https://127.0.0.1:"));
    EXPECT_TRUE(std::filesystem::exists(access.at("rootCertificate").get<std::string>()));
    EXPECT_EQ(access.at("nipc"), "500000000");
    for (const char* name : {"clientName", "basicUser", "basicPassword", "accessToken", "refreshToken"})
        EXPECT_FALSE(access.at(name).get<std::string>().empty()) << name;
    EXPECT_EQ(access.at("scmd").at("applicationId").get<std::string>().size(), 36U);
    const auto encryption = readFile(access.at("scmd").at("certificate").get<std::string>());
    EXPECT_EQ(crypto::Certificate::fromPem(asText(encryption)).keyBits(), 2048);
    const auto pki = access.at("pkiUrl").get<std::string>();
    EXPECT_TRUE(pki.starts_with("http://127.0.0.1:"));
    EXPECT_EQ(access.at("timestampUrl"), pki + "/tsa");
    EXPECT_TRUE(std::filesystem::exists(access.at("ocspResponder").get<std::string>()));
    program.closeInput();
    EXPECT_EQ(program.readAll(20s), "");
    EXPECT_EQ(program.wait(20s), 0);
}

TEST(SandboxProgram, RefusesToStartWithoutAFolder) {
    const auto [code, output] =
        run(std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-sandbox", {"--seed-account"}, 20s);
    EXPECT_EQ(code, 1);
    EXPECT_EQ(output, "");
}

TEST(SandboxProgram, RefusesAQuotaThatIsNoNumber) {
    const TemporaryFolder folder;
    for (const char* quota : {"", "-1", "20x", "10000"}) {
        const auto [code, output] = run(std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-sandbox",
                                        {"--state", folder.path().string(), "--tsa-quota", quota}, 20s);
        EXPECT_EQ(code, 1) << quota;
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

} // namespace
} // namespace cunho::test
