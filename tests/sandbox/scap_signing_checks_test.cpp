// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scap_signing_test.hpp"

// One changed request each: it breaks the check that is meant, and no other.
namespace cunho::test {
namespace {

namespace check = sandbox::check;
using sandbox::Reply;
using Change = std::pair<std::string, json>; ///< JSON pointer and new value; null: it is taken away

json changed(json body, const Change& change) {
    const json::json_pointer at(change.first);
    if (change.second.is_null())
        body.at(at.parent_pointer()).erase(at.back());
    else
        body[at] = change.second;
    return body;
}

std::string nameOf(const Change& change) {
    return change.first + " = " + change.second.dump();
}

TEST_F(ScapSigning, Check12TakesNoOtherHostAndNoOldTls) {
    spoil_ = [](sandbox::Request& request) { request.host = "scap.example"; };
    expectBroken(12, authorize());
    spoil_ = [](sandbox::Request& request) { request.tlsVersion = "TLSv1.1"; };
    expectBroken(12, authorize());
}

TEST_F(ScapSigning, Check13WantsTheClientsCredentials) {
    spoil_ = [](sandbox::Request& request) { request.authorization = "Basic eDp4"; };
    const Reply reply = authorize();
    EXPECT_EQ(reply.status, 401);
    expectBroken(13, reply);
    spoil_ = [](sandbox::Request& request) { request.authorization.clear(); };
    expectBroken(13, authorize());
}

TEST_F(ScapSigning, Check15WantsTheTypesOfTheInterfaceInAnAuthorisation) {
    const std::string provider = "/attributeProviderSignatures/0/attributesToSign/attributeProviderInfo";
    const std::string attribute = "/attributeProviderSignatures/0/attributesToSign/attributes/0";
    for (const Change& change : std::vector<Change>{{"/numSignatures", "1"},
                                                    {"/numSignatures", 1.0},
                                                    {"/totp", 123456},
                                                    {"/clientName", "other"},
                                                    {"/citizenCertificate", nullptr},
                                                    {"/documentHashesInfo/0/documentName", nullptr},
                                                    {"/documentHashesInfo/0/digest", "SHA-256"},
                                                    {"/documentHashesInfo", "all"},
                                                    {"/documentHashesInfo/0", "name"},
                                                    {provider + "/nipc", "500000000"},
                                                    {provider + "/uriId", nullptr},
                                                    {attribute + "/subAttributes", json::object()},
                                                    {attribute + "/subAttributes/0/kind", "NIPC"},
                                                    {"/citizenInfo/name", "ANA EXEMPLO"},
                                                    {"/citizenInfo/citizenDocumentInfo/type", "CC"},
                                                    {"/citizenInfo/citizenDocumentInfo/type", "CR:"},
                                                    {"/citizenInfo/citizenDocumentInfo/country", "pt"},
                                                    {"/citizenInfo/citizenDocumentInfo/country", "PRT"},
                                                    {"/citizenInfo/citizenDocumentInfo/id", "12"},
                                                    {"/citizenInfo/citizenDocumentInfo/id", "1000 0001"},
                                                    {"/more", 1}}) {
        SCOPED_TRACE(nameOf(change));
        expectBroken(15, authorize(changed(authorizing(), change)));
    }
    spoil_ = [](sandbox::Request& request) { request.contentType = "text/plain"; };
    expectBroken(15, authorize());
    spoil_ = [](sandbox::Request& request) { request.body.insert(1, R"("totp":"1",)"); };
    expectBroken(15, authorize());
}

TEST_F(ScapSigning, Check15WantsThemInTheOtherCalls) {
    authorize();
    for (const Change& change : std::vector<Change>{{"/hashesToSign", "one"},
                                                    {"/hashesToSign/0", 1},
                                                    {"/transactionId", 0},
                                                    {"/clientName", nullptr},
                                                    {"/documentName", "x"}}) {
        SCOPED_TRACE(nameOf(change));
        expectBroken(15, post("signHash", changed(signing(0, hashes()), change)));
    }
    sign(0, hashes());
    clock_.advance(5s);
    for (const Change& change :
         std::vector<Change>{{"/sad", nullptr}, {"/transactionId", 0}, {"/clientName", "cunho-sandbox"}}) {
        SCOPED_TRACE(nameOf(change));
        expectBroken(15, post("getSignHashResult", changed(asking(0), change)));
    }
}

TEST_F(ScapSigning, Check16WantsGuids) {
    expectBroken(16, authorize(changed(authorizing(), {"/processId", "1"})));
    expectBroken(16, authorize(changed(authorizing(), {"/credentialId", "installation"})));
}

TEST_F(ScapSigning, Check17TakesAProcessIdForOneAuthorisation) {
    authorize();
    const std::string used = processId_;
    expectBroken(17, authorize(changed(authorizing(), {"/processId", used})));
}

TEST_F(ScapSigning, Check19CountsDocumentsAndHashes) {
    expectBroken(19, authorize(changed(authorizing(2), {"/numSignatures", 1})));
    expectBroken(19, authorize(changed(authorizing(1), {"/numSignatures", 2})));
    expectBroken(19, authorize(authorizing(11)));
    expectBroken(19, authorize(changed(changed(authorizing(1), {"/documentHashesInfo", json::array()}),
                                       {"/numSignatures", 0})));
    EXPECT_EQ(authorize(10).status, 200);
    expectBroken(19, sign(0, hashes(9)));
    expectBroken(19, sign(0, hashes(11)));
    EXPECT_EQ(sign(0, hashes(10)).status, 200);
}

TEST_F(ScapSigning, Check20WantsTheDigestInfoOfSha256) {
    authorize();
    const Bytes digest = documentDigest(1).value;
    const auto sha512 = crypto::digestInfo({crypto::DigestAlgorithm::Sha512, Bytes(64)});
    for (const std::string& hash : {toBase64(digest), toBase64(sha512), std::string("?"), std::string()}) {
        SCOPED_TRACE(hash);
        expectBroken(20, sign(0, {hash}));
    }
}

TEST_F(ScapSigning, Check22WantsTheTransactionsOwnSad) {
    authorize();
    expectBroken(22, post("signHash", changed(signing(0, hashes()), {"/sad", sads_.at(1)})));
    sign(0, hashes());
    clock_.advance(5s);
    expectBroken(22, post("getSignHashResult", changed(asking(0), {"/sad", "other"})));
}

TEST_F(ScapSigning, Check22EndsWithTheLifeOfASad) {
    authorize();
    clock_.advance(10min);
    EXPECT_EQ(sign(0, hashes()).status, 200);
    authorize();
    violations_.clear();
    clock_.advance(10min + 1ms);
    expectBroken(22, sign(0, hashes()));
}

TEST_F(ScapSigning, Check24WantsTheProcessOfTheAuthorisation) {
    authorize();
    expectBroken(24, post("signHash", changed(signing(0, hashes()), {"/processId", newUuid()})));
    state_.seenIds.insert("0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f51");
    processId_ = "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f51";
    expectBroken(24, sign(0, hashes()));
    expectBroken(24, result(0));
}

TEST_F(ScapSigning, Check32FindsAHashThatWasSignedBefore) {
    authorize(2);
    const auto two = hashes(2);
    EXPECT_EQ(sign(0, two).status, 200);
    result(0);
    authorize(1);
    violations_.clear();
    expectBroken(32, sign(0, {two[1]}));
}

TEST_F(ScapSigning, Check32FindsAHashThatComesTwiceInABatch) {
    authorize(2);
    const auto two = hashes(2);
    expectBroken(32, sign(0, {two[0], two[0]}));
}

TEST_F(ScapSigning, Check32FindsOneThatNobodyAskedFor) {
    authorize();
    const auto one = hashes();
    sign(0, one);
    authorize();
    violations_.clear();
    expectBroken(32, sign(0, one));
}

TEST(ScapOneTimeCode, Check43TakesTheCodesOfRfc6238WithStepsOfAMinute) {
    const Bytes key = toBytes("12345678901234567890");
    const auto at = [](std::int64_t seconds) { return TimePoint(std::chrono::seconds(seconds)); };
    EXPECT_FALSE(check::oneTimeCode(key, "755224", at(59)));
    EXPECT_FALSE(check::oneTimeCode(key, "287082", at(60)));
    EXPECT_FALSE(check::oneTimeCode(key, "360094", at(1111111109)));
    EXPECT_FALSE(check::oneTimeCode(key, "895298", at(1700000000)));
    EXPECT_FALSE(check::oneTimeCode(key, "755224", at(119))) << "the step before";
    EXPECT_FALSE(check::oneTimeCode(key, "287082", at(0))) << "the step after";
    EXPECT_TRUE(check::oneTimeCode(key, "755224", at(120)));
    EXPECT_TRUE(check::oneTimeCode(key, "755225", at(59)));
    EXPECT_TRUE(check::oneTimeCode(key, "75522", at(59)));
    EXPECT_EQ(check::oneTimeCode(key, "", at(59))->description, "401_CLIENT_BAD_TOTP");
}

TEST_F(ScapSigning, Check43WantsTheCodeOfTheMinute) {
    const json early = authorizing();
    clock_.advance(3min);
    const Reply reply = authorize(early);
    EXPECT_EQ(reply.status, 401);
    EXPECT_EQ(codeOf(reply), "401");
    EXPECT_EQ(messageOf(reply), "401_CLIENT_BAD_TOTP");
    expectBroken(43, reply);
    authorize();
    expectBroken(43, post("signHash", changed(signing(0, hashes()), {"/totp", "12345"})));
}

TEST_F(ScapSigning, Check44KnowsAnInstallationByItsCredentialId) {
    expectBroken(44, authorize(changed(authorizing(), {"/credentialId", newUuid()})));
    authorize();
    expectBroken(44, post("signHash", changed(signing(0, hashes()), {"/credentialId", newUuid()})));
}

TEST_F(ScapSigning, Check45WantsTheCitizenOfTheCertificate) {
    search('L');
    expectBroken(45, authorize());
    search('A');
    const auto other = keyOf(crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256), "BI10000002");
    expectBroken(45, authorize(authorizing(1, other)));
}

TEST(ScapCitizen, Check45ReadsTheNumberInACertificate) {
    EXPECT_TRUE(check::namesDocument("BI10000001", "10000001"));
    EXPECT_TRUE(check::namesDocument("BI100000014", "10000001")) << "with the check digit";
    EXPECT_TRUE(check::namesDocument("PASGB-P0000004", "P0000004"));
    EXPECT_TRUE(check::namesDocument("TR:12345", "12345"));
    for (const char* other : {"BI10000002", "BI1000000142", "BI110000001", "BI10000001A", "10000", ""})
        EXPECT_FALSE(check::namesDocument(other, "10000001")) << other;
}

TEST_F(ScapSigning, Check46WantsTheCitizensSignatureOverTheHash) {
    json body = authorizing(2);
    const std::string first = "/documentHashesInfo/0/";
    const std::string info = toBase64(crypto::digestInfo(documentDigest(0)));
    const std::string second = body["documentHashesInfo"][1]["originalDocumentCitizenSignature"];
    for (const Change& change :
         std::vector<Change>{{first + "originalDocumentHash", toBase64(documentDigest(99).value)},
                             {first + "originalDocumentHash", info},
                             {first + "originalDocumentHash", "no Base64"},
                             {first + "originalDocumentCitizenSignature", second},
                             {first + "originalDocumentCitizenSignature", ""},
                             {first + "originalDocumentCitizenSignature", "no Base64"},
                             {"/citizenCertificate", "no certificate"},
                             {"/citizenCertificate", toBase64(ofTheCmd().certificate.der())}}) {
        SCOPED_TRACE(nameOf(change));
        const Reply reply = authorize(changed(body, change));
        EXPECT_EQ(reply.status, 401);
        EXPECT_EQ(codeOf(reply), "401");
        expectBroken(46, reply);
    }
    EXPECT_EQ(authorize(body).status, 200);
}

TEST_F(ScapSigning, Check46WantsOneCertificateOfACitizenForSignatures) {
    const std::string chain = ofTheCmd().certificate.pem() + pki().root().pem();
    expectBroken(46, authorize(changed(authorizing(), {"/citizenCertificate", chain})));
    const auto authentication = keyOf(crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256),
                                      "BI10000001", crypto::CertificateRequest::Profile::TlsServer);
    expectBroken(46, authorize(authorizing(1, authentication)));
}

TEST_F(ScapSigning, Check46KnowsTheSandboxsOwnCitizensAloneUnlessASwitchSaysMore) {
    auto key = crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256);
    auto root = sandbox::certificateNamed(crypto::CertificateRequest::Profile::Root, "Foreign");
    const auto foreignKey = crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256);
    const auto foreign = crypto::issueCertificate(root, foreignKey, std::nullopt, foreignKey);
    const auto request = sandbox::certificateOf(crypto::CertificateRequest::Profile::QualifiedLeaf,
                                                {{"C", "PT"}, {"serialNumber", "BI100000014"}});
    auto certificate = crypto::issueCertificate(request, key, foreign, foreignKey);
    const CitizenKey card{std::move(key), certificate, crypto::usualAlgorithm(certificate)};
    expectBroken(46, authorize(authorizing(1, card)));
    switches_.set({{"scapForeignCitizens", true}});
    EXPECT_EQ(authorize(authorizing(1, card)).status, 200);
    json body = authorizing(1, card);
    body["documentHashesInfo"][0]["originalDocumentHash"] = toBase64(documentDigest(99).value);
    expectBroken(46, authorize(body));
}

TEST_F(ScapSigning, Check47WantsTheTransactionsInOrder) {
    authorize();
    expectBroken(47, sign(1, hashes()));
    sads_.push_back(sads_.back());
    expectBroken(47, sign(3, hashes()));
    sign(0, hashes());
    expectBroken(47, sign(0, hashes()));
    expectBroken(47, sign(1, hashes())); // nobody fetched the signature that it has to cover
    result(0);
    EXPECT_EQ(sign(1, hashes()).status, 200);
    for (const char* id : {"01", "-1", "", "first"})
        expectBroken(47, post("signHash", changed(signing(2, hashes()), {"/transactionId", id})));
}

TEST_F(ScapSigning, Check47SeesAtTheNextAuthorisationThatSomeWereNotUsed) {
    authorize();
    transact(0);
    transact(1);
    EXPECT_EQ(broken(), std::vector<int>{}) << "not yet";
    authorize();
    EXPECT_EQ(broken(), std::vector<int>{47});
    authorize();
    EXPECT_EQ(broken(), std::vector<int>{47}) << "told once, and nothing was begun by the second";
}

TEST_F(ScapSigning, Check47SeesItWhenTheSadsAreOver) {
    authorize();
    transact(0);
    clock_.advance(11min);
    EXPECT_EQ(broken(), std::vector<int>{47});
}

TEST_F(ScapSigning, Check48WaitsFiveSecondsAndThenTwo) {
    authorize();
    fault("signHash", "pending:1000");
    sign(0, hashes());
    clock_.advance(5s - 1ms);
    expectBroken(48, post("getSignHashResult", asking(0)));
    clock_.advance(1ms);
    EXPECT_EQ(codeOf(post("getSignHashResult", asking(0))), "102");
    clock_.advance(2s - 1ms);
    expectBroken(48, post("getSignHashResult", asking(0)));
    clock_.advance(1ms);
    EXPECT_EQ(codeOf(post("getSignHashResult", asking(0))), "102");
    clock_.advance(54s);
    expectBroken(48, post("getSignHashResult", asking(0)));
}

TEST_F(ScapSigning, Check49WantsTheAttributesAsTheyWereServed) {
    const std::string first = "/attributeProviderSignatures/0/attributesToSign/";
    const std::string attribute = first + "attributes/0/";
    for (const Change& change : std::vector<Change>{{attribute + "description", "Administrador"},
                                                    {attribute + "id", nullptr},
                                                    {attribute + "validity", "2099-01-01T00:00:00Z"},
                                                    {attribute + "validity", nullptr},
                                                    {attribute + "subAttributes/0/value", "500000001"},
                                                    {attribute + "subAttributes/0/id", nullptr},
                                                    {attribute + "subAttributes", json::array()},
                                                    {first + "attributes", json::array()},
                                                    {first + "attributeProviderInfo/uriId", "urn:other"},
                                                    {first + "attributeProviderInfo/name", "Other"},
                                                    {first + "attributeProviderInfo/type", "INSTITUTION"},
                                                    {"/attributeProviderSignatures", json::array()},
                                                    {"/attributeProviderSignatures/1", chosen_.at(0)}}) {
        SCOPED_TRACE(nameOf(change));
        const Reply reply = authorize(changed(authorizing(), change));
        EXPECT_EQ(reply.status, 401);
        EXPECT_EQ(messageOf(reply), "401_INVALID_SIGNATURE_TRANSACTION_CITIZEN_ATTRIBUTES");
        expectBroken(49, reply);
    }
}

TEST_F(ScapSigning, Check49ForgivesSpellingByASwitch) {
    switches_.set({{"scapLooseAttributes", true}});
    const std::string attribute = "/attributeProviderSignatures/0/attributesToSign/attributes/0/";
    json body = changed(authorizing(), {attribute + "subAttributes/0/id", nullptr});
    std::string& validity = body[json::json_pointer(attribute + "validity")].get_ref<std::string&>();
    validity.replace(validity.size() - 1, 1, ".000+0000");
    EXPECT_EQ(codeOf(authorize(body)), "200");
    for (const Change& change : std::vector<Change>{{attribute + "subAttributes/0/value", "500000001"},
                                                    {attribute + "subAttributes/0/id", "2"},
                                                    {attribute + "subAttributes", json::array()},
                                                    {attribute + "validity", "2099-01-01T00:00:00Z"},
                                                    {attribute + "description", "Administrador"}}) {
        SCOPED_TRACE(nameOf(change));
        expectBroken(49, authorize(changed(authorizing(), change)));
    }
}

TEST_F(ScapSigning, Check49TakesNothingThatHasEnded) {
    clock_.advance(std::chrono::hours(24) * 365 * 12);
    const Reply reply = authorize();
    EXPECT_EQ(codeOf(reply), "205");
    expectBroken(49, reply);
}

TEST_F(ScapSigning, Check49TakesNothingThatWasServedAsEnded) {
    search('C');
    const auto citizen = keyOf(crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256), "BI10000003");
    const Reply reply = authorize(authorizing(1, citizen));
    EXPECT_EQ(codeOf(reply), "205");
    expectBroken(49, reply);
}

} // namespace
} // namespace cunho::test
