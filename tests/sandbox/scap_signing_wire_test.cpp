// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/prism.hpp"
#include "fakes/sample_pdf.hpp"
#include "pki_test.hpp"
#include "sandbox/pki_requests.hpp"
#include "scap_pages.hpp"

#include <cunho/crypto/signature_algorithm.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/scap/attribute_service.hpp>

// SCAP's signature service over its real port: with openssl, with PDFs, and under the eyes of Prism.
namespace cunho::test {
namespace {

using std::filesystem::path;

/// What the citizen has: a card of another PKI.
class Card {
  public:
    Card() : Card(crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256)) {}

    const crypto::CertificateChain& chain() const { return chain_; }
    crypto::SignatureAlgorithm algorithm() const { return crypto::usualAlgorithm(chain_.front()); }
    Bytes sign(const crypto::Digest& digest) const { return key_.sign(algorithm(), digest); }

  private:
    explicit Card(crypto::PrivateKey root)
        : key_(crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256)) {
        using Profile = crypto::CertificateRequest::Profile;
        const auto issuer = crypto::issueCertificate(sandbox::certificateNamed(Profile::Root, "Card"), root,
                                                     std::nullopt, root);
        const auto request = sandbox::certificateOf(
            Profile::QualifiedLeaf, {{"C", "PT"}, {"serialNumber", "BI100000014"}, {"CN", "ANA EXEMPLO"}});
        chain_ = {crypto::issueCertificate(request, key_, issuer, root), issuer};
    }

    crypto::PrivateKey key_;
    crypto::CertificateChain chain_;
};

/// A client of SCAP that keeps every rule, by whatever carries its requests.
class Signing {
  public:
    Signing(PkiTalk& talk, http::Client& http) : talk_(talk), http_(http) {
        talk_.turn("scapForeignCitizens", true);
    }

    const Card& card() const { return card_; }

    /// Attributes of the company and of the professional body.
    void search(http::Client& http) {
        const std::string process = newUuid();
        const json body{{"processId", process},
                        {"citizenInfo", {{"citizenDocumentInfo", document()}}},
                        {"searchAllEnterpriseAttributes", true},
                        {"attributeProviderUriIds", {"urn:sandbox:scap:institution:ordem"}},
                        {"credentialId", installation_},
                        {"clientName", talk_.access.clientName}};
        send(http, "/SCAPAttributeService/searchCitizenAttributesRequest", body, Pages(talk_).logIn());
        talk_.clock.advance(5s);
        const json found = json::parse(
            send(http, "/SCAPAttributeService/getCitizenAttributesResponse", {{"processId", process}}));
        key_ = found.at("secretKey");
        for (const json& one : found.at("citizenAttributes")) {
            json info = one.at("attributeProviderInfo");
            info.erase("nipc");
            chosen_.push_back({{"attributesToSign",
                                {{"attributeProviderInfo", info}, {"attributes", one.at("attributes")}}}});
        }
    }

    void authorize(const std::vector<std::pair<crypto::Digest, Bytes>>& documents) {
        process_ = newUuid();
        json body{{"processId", process_},
                  {"credentialId", installation_},
                  {"clientName", talk_.access.clientName},
                  {"totp", code()},
                  {"numSignatures", documents.size()},
                  {"attributeProviderSignatures", chosen_},
                  {"citizenInfo", {{"citizenDocumentInfo", document()}}},
                  {"citizenCertificate", card_.chain().front().pem()}};
        for (const auto& [digest, value] : documents)
            body["documentHashesInfo"].push_back({{"originalDocumentHash", toBase64(digest.value)},
                                                  {"originalDocumentCitizenSignature", toBase64(value)},
                                                  {"documentName", "contrato.pdf"}});
        transactions_ = json::parse(call("signHashAuthorization", body)).at("transactions");
    }

    std::size_t transactions() const { return transactions_.size(); }

    crypto::CertificateChain chain(std::size_t place) const {
        const std::string pem = transactions_.at(place)
                                    .at("attributeProviderSignatures")
                                    .at("attributesToSign")
                                    .at("attributeProviderInfo")
                                    .at("certificates");
        return crypto::Certificate::listFromFile(asBytes(pem));
    }

    Bytes sign(std::size_t place, const crypto::Digest& digest) {
        json body = named(place);
        body["credentialId"] = installation_;
        body["clientName"] = talk_.access.clientName;
        body["totp"] = code();
        body["hashesToSign"] = {toBase64(crypto::digestInfo(digest))};
        call("signHash", body);
        talk_.clock.advance(5s);
        return fromBase64(fetch(place).at("signatures").at(0).get<std::string>());
    }

    json fetch(std::size_t place) { return json::parse(call("getSignHashResult", named(place))); }

    std::string code() const {
        return std::string(scap::totp(Secret(asBytes(key_)), talk_.clock.now()).exposeText());
    }
    const std::string& key() const { return key_; }
    std::string sad(std::size_t place) const { return transactions_.at(place).at("sad"); }

  private:
    json named(std::size_t place) const {
        return {{"processId", process_},
                {"sad", transactions_.at(place).at("sad")},
                {"transactionId", transactions_.at(place).at("transactionId")}};
    }

    static json document() { return {{"type", "BI"}, {"country", "PT"}, {"id", "10000001"}}; }

    std::string call(const std::string& operation, const json& body) {
        return send(http_, "/SCAPSignatureService/" + operation, body);
    }

    std::string send(http::Client& http, const std::string& path, const json& body,
                     const std::string& token = "") {
        http::Request request;
        request.method = "POST";
        request.url = talk_.access.baseUrl + path;
        request.contentType = "application/json";
        request.body = toBytes(body.dump());
        const std::string pair = talk_.access.basicUser + ":" + talk_.access.basicPassword;
        request.secretHeaders.emplace_back("Authorization",
                                           Secret::fromText("Basic " + toBase64(asBytes(pair))));
        if (!token.empty())
            request.secretHeaders.emplace_back("FAAuthorization", Secret(asBytes(token)));
        const auto response = http.send(std::move(request), {});
        EXPECT_EQ(response.status, 200) << path << ": " << asText(response.body);
        return std::string(asText(response.body));
    }

    PkiTalk& talk_;
    http::Client& http_;
    Card card_;
    const std::string installation_ = newUuid();
    std::string key_;
    json chosen_ = json::array();
    std::string process_;
    json transactions_;
};

class ScapSigningOnTheWire : public testing::Test {
  protected:
    ScapSigningOnTheWire() {
        http::ClientOptions options;
        options.trustAnchors = talk_.access.rootCertificate;
        options.direct = true;
        http_ = http::makeCurlClient(options);
    }

    /// One document whose signed attributes are some bytes.
    static std::vector<std::pair<crypto::Digest, Bytes>> signedBy(const Signing& signing) {
        const auto digest = documentDigest(7);
        return {{digest, signing.card().sign(digest)}};
    }

    PkiTalk talk_;
    std::unique_ptr<http::Client> http_;
};

TEST_F(ScapSigningOnTheWire, OpensslAcceptsValueAndChain) {
    Signing signing(talk_, *http_);
    signing.search(*http_);
    signing.authorize(signedBy(signing));
    ASSERT_EQ(signing.transactions(), 3U);
    const Openssl openssl;
    openssl.write("root.pem", readFile(talk_.access.rootCertificate));
    for (std::size_t place = 0; place < 3; ++place) {
        const std::string content = "signed attributes " + std::to_string(place);
        const auto chain = signing.chain(place);
        openssl.write("content.bin", asBytes(content));
        openssl.write("value.bin", signing.sign(place, crypto::sha256(asBytes(content))));
        openssl.write("leaf.pem", asBytes(chain.at(0).pem()));
        openssl.write("authority.pem", asBytes(chain.at(1).pem()));
        openssl.must({"verify", "-CAfile", "@root.pem", "-untrusted", "@authority.pem", "@leaf.pem"});
        openssl.must({"x509", "-in", "@leaf.pem", "-noout", "-pubkey", "-out", "@key.pem"});
        openssl.must({"dgst", "-sha256", "-verify", "@key.pem", "-signature", "@value.bin", "@content.bin"});
        EXPECT_EQ(talk_.askOcsp(chain.at(0), chain.at(1)).status, crypto::RevocationEvidence::Status::Good);
        EXPECT_EQ(talk_.askCrl(chain.at(0), chain.at(1)).status, crypto::RevocationEvidence::Status::Good);
    }
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

TEST_F(ScapSigningOnTheWire, TheTranscriptHoldsNoSecret) {
    Signing signing(talk_, *http_);
    signing.search(*http_);
    signing.authorize(signedBy(signing));
    const std::string code = signing.code();
    signing.sign(0, documentDigest(8));
    const std::string text = talk_.send({"GET", "/sandbox/transcript", {}, nullptr, "", ""}).body;
    EXPECT_NE(text.find("/SCAPSignatureService/getSignHashResult"), std::string::npos);
    EXPECT_NE(text.find(R"("transactionId":"0")"), std::string::npos);
    for (const std::string& secret : {signing.sad(0), signing.sad(1), "\"" + code + "\"", signing.key()})
        EXPECT_EQ(text.find(secret), std::string::npos);
}

TEST_F(ScapSigningOnTheWire, KeepsToTheApiFile) {
    const auto file = path(CUNHO_SHARED_REFERENCE) / "ama" / "SCAP-SignatureService.yaml";
    if (!isOnPath("prism") || !std::filesystem::exists(file))
        GTEST_SKIP() << "prism is not on PATH, or the service's API file is not here";
    Prism prism(file, talk_.access.baseUrl, talk_.access.rootCertificate);
    prism.awaitStart();
    PrismClient watched([&](const std::string&) -> const Prism& { return prism; });
    Signing signing(talk_, watched);
    signing.search(*http_);
    signing.authorize(signedBy(signing));
    talk_.fault("scap.getSignHashResult", "pending:1");
    for (std::size_t place = 0; place < 3; ++place) {
        const auto digest = documentDigest(static_cast<int>(20 + place));
        if (place > 0) {
            signing.sign(place, digest);
            continue;
        }
        EXPECT_ANY_THROW(signing.sign(place, digest)) << "still at work";
        talk_.clock.advance(2s);
        EXPECT_EQ(signing.fetch(place).at("signatures").size(), 1U);
    }
    talk_.clock.advance(2s);
    EXPECT_EQ(signing.fetch(2).at("status").at("code"), "404");
    for (const char* action : {"attributesNone", "attributesExpired", "attributesOutdated", "keyOutdated"}) {
        talk_.fault("scap.signHashAuthorization", action);
        EXPECT_ANY_THROW(signing.authorize(signedBy(signing))) << action;
    }
    EXPECT_EQ(watched.calls, 1 + 2 * 3 + 1 + 1 + 4);
    for (const auto& finding : watched.findings)
        ADD_FAILURE() << finding;
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

/// PDFs that a citizen and SCAP signed, and such as somebody made of them.
class ScapCheckPdf : public ScapSigningOnTheWire {
  protected:
    /// A file with one more signature, by the owner of the chain.
    path add(const path& from, const crypto::CertificateChain& chain,
             const std::function<Bytes(const crypto::Digest&)>& value) {
        pdf::SignatureRequest request;
        request.claimedTime = talk_.clock.now();
        const auto prepared = pdf::prepareSignature(from, reader_->read(from), request);
        crypto::Hasher hasher(crypto::DigestAlgorithm::Sha256);
        prepared.stream([&](ByteView piece) { hasher.update(piece); });
        const auto attributes = crypto::SignedAttributes::make(hasher.finish(), chain.front());
        const path target = folder_.path() / ("signed-" + std::to_string(++files_) + ".pdf");
        const auto cms = crypto::CmsSignature::assemble(attributes, chain, value(attributes.toBeSigned()),
                                                        crypto::usualAlgorithm(chain.front()));
        prepared.fill(cms.der(), target);
        return target;
    }

    /// The citizen's own; the authorisation follows.
    path byCitizen(const path& from) {
        return add(from, signing_.card().chain(), [&](const crypto::Digest& digest) {
            Bytes value = signing_.card().sign(digest);
            signing_.authorize({{digest, value}});
            return value;
        });
    }

    path byScap(const path& from, std::size_t place) {
        return add(from, signing_.chain(place),
                   [&](const crypto::Digest& digest) { return signing_.sign(place, digest); });
    }

    path sample() {
        return writeSample(folder_.path(), "contrato-" + std::to_string(++files_) + ".pdf", samplePdf({}));
    }

    json give(const path& file) {
        Sent sent;
        sent.path = "/sandbox/check-pdf";
        sent.rawBody = asText(readFile(file));
        sent.contentType = "application/pdf";
        return talk_.send(sent).parsed();
    }

    /// The problems that check 50 finds, as one text.
    std::string problems(const path& file) { return give(file).value("problems", json::array()).dump(); }

    TemporaryFolder folder_;
    std::shared_ptr<const pdf::Reader> reader_ = pdf::makeDirectReader();
    Signing signing_{talk_, *http_};

  private:
    int files_ = 0;
};

TEST_F(ScapCheckPdf, Check50WantsAllOfScapsSignaturesInTheirOrderAfterTheCitizens) {
    signing_.search(*http_);
    const path first = byScap(byCitizen(sample()), 0);
    EXPECT_THAT(problems(first), testing::HasSubstr("1 of SCAP's 3 signatures"));
    const path all = byScap(byScap(first, 1), 2);
    const json found = give(all);
    EXPECT_FALSE(found.contains("problems")) << found;
    EXPECT_EQ(found.at("signatures").size(), 3U) << found;
    int inOneFile = 0;
    const json ledger = talk_.look("/sandbox/ledger");
    for (const json& one : ledger.at("signatures"))
        inOneFile += one.at("issuer") == "ec-scap" && one.at("files") == 1 && one.at("delivered") == true;
    EXPECT_EQ(inOneFile, 3) << ledger;
    EXPECT_EQ(talk_.broken(), std::vector<int>{50}) << "for the first file";
}

TEST_F(ScapCheckPdf, Check50WantsTheCitizensSignatureInTheFile) {
    signing_.search(*http_);
    byCitizen(sample());
    const std::string found = problems(byScap(byScap(byScap(sample(), 0), 1), 2));
    EXPECT_THAT(found, testing::HasSubstr("the citizen's signature does not stand before SCAP's"));
    EXPECT_THAT(found, testing::Not(testing::HasSubstr("order")));
}

TEST_F(ScapCheckPdf, Check50WantsTheOrderOfTheTransactions) {
    signing_.search(*http_);
    const path citizen = byCitizen(sample());
    byScap(citizen, 0);
    const std::string found = problems(byScap(citizen, 1)); // beside the first one, not over it
    EXPECT_THAT(found, testing::HasSubstr("not in the order of their transactions"));
}

} // namespace
} // namespace cunho::test
