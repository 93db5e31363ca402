// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scap_signing_test.hpp"

#include "sandbox/presets.hpp"

// What a client that keeps the rules gets from SCAP's signature service, on good days and bad.
namespace cunho::test {
namespace {

using sandbox::Reply;

crypto::CertificateChain chainOf(const json& transaction) {
    const std::string pem = transaction.at("attributeProviderSignatures")
                                .at("attributesToSign")
                                .at("attributeProviderInfo")
                                .at("certificates");
    return crypto::Certificate::listFromFile(asBytes(pem));
}

json toSignOf(const json& transaction) {
    return transaction.at("attributeProviderSignatures").at("attributesToSign");
}

TEST_F(ScapSigning, EachProviderSignsAndScapLast) {
    const Reply reply = authorize();
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(codeOf(reply), "200");
    ASSERT_EQ(transactions_.size(), 3U);
    const std::vector<std::string> names{"SANDBOX Exemplo, Lda.", "SANDBOX Ordem dos Exemplos",
                                         "SANDBOX SCAP"};
    for (std::size_t place = 0; place < names.size(); ++place) {
        const json& transaction = transactions_.at(place);
        EXPECT_EQ(transaction.at("transactionId"), std::to_string(place));
        const auto chain = chainOf(transaction);
        ASSERT_EQ(chain.size(), 3U);
        EXPECT_EQ(crypto::verifyChain(chain[0], chain, {pki().root()}, clock_.now()).status,
                  crypto::ChainResult::Status::Trusted);
        EXPECT_EQ(chain[0].organizationName(), toSignOf(transaction).at("attributeProviderInfo").at("name"));
        EXPECT_EQ(chain[0].ocspUrls(), std::vector<std::string>{pki().url() + "/ocsp/ec-scap"});
    }
    EXPECT_EQ(chainOf(transactions_.at(0)).front().organizationIdentifier(), "VATPT-500000000");
    EXPECT_EQ(toSignOf(transactions_.at(2)).at("attributeProviderInfo").at("name"), names.at(2));
    for (std::size_t place = 0; place + 1 < names.size(); ++place)
        EXPECT_EQ(toSignOf(transactions_.at(place)).at("attributes"),
                  chosen_.at(place).at("attributesToSign").at("attributes"));
    EXPECT_EQ(toSignOf(transactions_.at(2)).at("attributes"), json::array());
}

TEST_F(ScapSigning, TheValuesAreTheProvidersOverTheHashes) {
    const int documents = 3;
    authorize(documents);
    for (std::size_t place = 0; place < 3; ++place) {
        const auto wanted = hashes(documents);
        EXPECT_TRUE(sign(place, wanted).body.empty());
        const Reply reply = result(place);
        ASSERT_EQ(codeOf(reply), "200") << reply.body;
        const json values = json::parse(reply.body).at("signatures");
        ASSERT_EQ(values.size(), wanted.size());
        const auto leaf = chainOf(transactions_.at(place)).front();
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const Bytes info = fromBase64(wanted[i]);
            EXPECT_TRUE(sandbox::check::isSignedBy(leaf, ByteView(info).last(32),
                                                   fromBase64(values.at(i).get<std::string>())));
        }
    }
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, TellsTheDocumentsAgain) {
    const json body = authorizing(2);
    EXPECT_EQ(json::parse(authorize(body).body).at("documentHashesInfo"), body.at("documentHashesInfo"));
    EXPECT_EQ(json::parse(authorize(authorizing()).body).at("processId"), processId_);
}

TEST_F(ScapSigning, OneProviderIsEnough) {
    chosen_.erase(0);
    authorize();
    EXPECT_EQ(transactions_.size(), 2U);
    EXPECT_EQ(codeOf(transact(0)), "200");
    EXPECT_EQ(codeOf(transact(1)), "200");
    EXPECT_EQ(authorize().status, 200);
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, TheSealNamesAllAttributesByASwitch) {
    switches_.set({{"scapSealAttributes", true}});
    authorize();
    EXPECT_EQ(toSignOf(transactions_.at(2)).at("attributes").size(), 3U);
}

TEST_F(ScapSigning, TheSameProviderKeepsItsKeyAndCertificate) {
    authorize();
    const auto first = chainOf(transactions_.at(0)).front();
    authorize();
    EXPECT_EQ(chainOf(transactions_.at(0)).front(), first);
    const auto renamed = pki().scapSigner({"urn:test:a", "Nome Antigo", "500000000"});
    const auto now = pki().scapSigner({"urn:test:a", "Nome Novo", "500000000"});
    EXPECT_EQ(now.certificate.organizationName(), "Nome Novo");
    EXPECT_TRUE(renamed.key.matches(now.certificate));
}

TEST_F(ScapSigning, LongNamesFitIntoACertificate) {
    std::string name;
    for (int i = 0; i < 50; ++i)
        name += "Empresa ção ";
    const auto signer = pki().scapSigner({"urn:test:long", name, ""});
    EXPECT_TRUE(name.starts_with(signer.certificate.organizationName()));
    EXPECT_GE(signer.certificate.organizationName().size(), 64U);
}

TEST_F(ScapSigning, CitizensSignWithWhatTheyHave) {
    const auto pss = [] {
        auto key = keyOf(crypto::PrivateKey::generateRsa(2048), "BI100000014");
        key.algorithm.kind = crypto::SignatureAlgorithm::Kind::RsaPss;
        return key;
    };
    for (const auto& [name, key] : std::map<std::string, std::shared_ptr<CitizenKey>>{
             {"card with PSS", std::make_shared<CitizenKey>(pss())},
             {"second card",
              std::make_shared<CitizenKey>(
                  keyOf(crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256), "BI10000001"))}}) {
        const Reply reply = authorize(authorizing(1, *key));
        EXPECT_EQ(reply.status, 200) << name << reply.body;
    }
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, KeepsTheClientWaitingByAFault) {
    authorize();
    fault("signHash", "pending:2");
    sign(0, hashes());
    EXPECT_EQ(codeOf(result(0)), "102");
    clock_.advance(-3s);
    EXPECT_EQ(codeOf(result(0)), "102") << "two seconds later";
    fault("getSignHashResult", "pending:1");
    EXPECT_EQ(codeOf(result(0)), "102");
    EXPECT_EQ(codeOf(result(0)), "200");
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, HandsResultsOutOnce) {
    authorize();
    sign(0, hashes());
    EXPECT_EQ(codeOf(result(0)), "200");
    const Reply again = result(0);
    EXPECT_EQ(codeOf(again), "404");
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(broken(), std::vector<int>{}) << "the reply may have been lost";
    EXPECT_EQ(result(0).violation, 48);
}

TEST_F(ScapSigning, AQuestionForWhatNobodyPostedIsHonest) {
    authorize();
    EXPECT_EQ(codeOf(result(0)), "404");
    processId_ = newUuid();
    sads_ = {"nobody's"};
    EXPECT_EQ(codeOf(result(0)), "404");
    EXPECT_EQ(sign(0, hashes()).status, 401);
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, AnOldKeyIsToldWithoutBlame) {
    state_.searches.clear();
    const Reply reply = authorize();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(codeOf(reply), "401");
    EXPECT_EQ(messageOf(reply), "401_CLIENT_BAD_TOTP");
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, TheKeyOfALostReplyDoesNotCount) {
    const auto first = search_;
    search('A');
    for (auto& [id, one] : state_.searches)
        one.keyTold = one.key == first.key;
    search_ = first;
    EXPECT_EQ(codeOf(authorize()), "200");
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, AnAttributeThatChangedSinceIsOutdated) {
    auto grant = registry_.byLetter('A')->attributes.front();
    grant.until += std::chrono::hours(24);
    ASSERT_TRUE(registry_.grant("10000001", grant));
    for (const bool shown : {false, true}) {
        switches_.set({{"scapHttpErrors", shown}});
        const Reply reply = authorize();
        EXPECT_EQ(reply.status, shown ? 401 : 200);
        EXPECT_EQ(codeOf(reply), "401");
        EXPECT_EQ(messageOf(reply), "401_INVALID_SIGNATURE_TRANSACTION_CITIZEN_ATTRIBUTES");
    }
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, NothingIsLeftWhenEverythingWasTakenAway) {
    search('E');
    const auto known = registry_.byLetter('E').value();
    for (auto grant : known.attributes) {
        grant.state = sandbox::AttributeGrant::State::Pending;
        ASSERT_TRUE(registry_.grant(known.documentNumber, grant));
    }
    const auto citizen = keyOf(crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256), "BI10000005");
    EXPECT_EQ(codeOf(authorize(authorizing(1, citizen))), "204");
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, FaultsSayWhatTheServiceMaySay) {
    const std::map<std::string, std::pair<std::string, std::string>> said{
        {"attributesNone", {"204", "No attributes found"}},
        {"attributesExpired", {"205", "Attributes expired"}},
        {"attributesOutdated", {"401", "401_INVALID_SIGNATURE_TRANSACTION_CITIZEN_ATTRIBUTES"}},
        {"keyOutdated", {"401", "401_CLIENT_BAD_TOTP"}}};
    for (const auto& [action, status] : said) {
        fault(authorization, action);
        const Reply reply = authorize();
        EXPECT_EQ(codeOf(reply), status.first) << action;
        EXPECT_EQ(messageOf(reply), status.second) << action;
    }
    authorize();
    fault("signHash", "keyOutdated");
    const Reply signing = sign(0, hashes());
    EXPECT_EQ(signing.status, 401);
    EXPECT_EQ(messageOf(signing), "401_CLIENT_BAD_TOTP");
    sign(0, hashes());
    fault("getSignHashResult", "attributesOutdated");
    EXPECT_EQ(messageOf(result(0)), "401_INVALID_SIGNATURE_TRANSACTION_CITIZEN_ATTRIBUTES");
    fault("getSignHashResult", "duplicateDelivery:500");
    EXPECT_EQ(codeOf(result(0)), "500");
    EXPECT_EQ(codeOf(result(0)), "200");
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, SpellsTheWordsOfAStatusBothWays) {
    switches_.set({{"scapCodeDescription", true}});
    EXPECT_EQ(json::parse(authorize().body).at("status"), (json{{"code", "200"}, {"codeDescription", "OK"}}));
    fault(authorization, "attributesExpired");
    EXPECT_EQ(json::parse(authorize().body).at("status"),
              (json{{"code", "205"}, {"codeDescription", "Attributes expired"}}));
}

TEST_F(ScapSigning, OneBitOfAValueMayBeWrong) {
    authorize(2);
    const auto wanted = hashes(2);
    const auto leaf = chainOf(transactions_.at(0)).front();
    sign(0, wanted);
    fault("getSignHashResult", "corruptSignature");
    const json values = json::parse(result(0).body).at("signatures");
    for (std::size_t i = 0; i < wanted.size(); ++i)
        EXPECT_EQ(sandbox::check::isSignedBy(leaf, ByteView(fromBase64(wanted[i])).last(32),
                                             fromBase64(values.at(i).get<std::string>())),
                  i == 1);
}

TEST_F(ScapSigning, WhatHappensOnTheWireHappensHere) {
    for (const char* action : {"status:503", "truncateJson", "dropAfterProcessing", "dropMidBody",
                               "wrongContentType", "unknownExtraMembers", "delay:3000"}) {
        fault(authorization, action);
        fault("signHash", action);
        fault("getSignHashResult", action);
        const Reply reply = post(authorization, authorizing());
        authorize();
        const Reply signing = sign(0, hashes());
        if (signing.status != 200)
            sign(0, hashes());
        const Reply asked = result(0);
        EXPECT_TRUE(reply.status == 503 || reply.drop || reply.dropMid || reply.delay > 0s ||
                    reply.contentType == "text/html" ||
                    reply.body.find("sandboxExtra") != std::string::npos || !json::accept(reply.body))
            << action;
        EXPECT_EQ(reply.drop, asked.drop) << action;
        EXPECT_EQ(reply.dropMid, asked.dropMid) << action;
        EXPECT_EQ(reply.contentType, asked.contentType) << action;
    }
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, ALostReplyLeavesNobodyToBlame) {
    // Lost before it was read: the question says so, and the same SAD still serves.
    authorize();
    fault("signHash", "dropBeforeRead");
    EXPECT_EQ(sign(0, hashes()).status, 0);
    EXPECT_EQ(codeOf(result(0)), "404");
    clock_.advance(2s);
    EXPECT_EQ(codeOf(transact(0)), "200");
    // Lost after the work: the question brings it.
    fault("signHash", "dropAfterProcessing");
    EXPECT_TRUE(sign(1, hashes()).drop);
    EXPECT_EQ(codeOf(result(1)), "200");
    // Lost for good: the rest of the process is of no use, and the same document may be signed anew.
    const auto lost = hashes();
    sign(2, lost);
    fault("getSignHashResult", "dropAfterProcessing");
    EXPECT_TRUE(result(2).drop);
    EXPECT_EQ(codeOf(result(2)), "404");
    authorize();
    EXPECT_EQ(codeOf(transact(0)), "200");
    EXPECT_EQ(codeOf(transact(1)), "200");
    EXPECT_EQ(sign(2, lost).status, 200);
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(ScapSigning, ResetForgetsWhatWasAllowed) {
    authorize();
    service_.reset();
    state_.seenIds.clear(); // as the attribute service's own reset does
    EXPECT_EQ(codeOf(result(0)), "404");
    EXPECT_EQ(service_.issuedSignatures().size(), 0U);
}

TEST_F(ScapSigning, EverySignatureIsInTheLedger) {
    authorize(2);
    transact(0, 2);
    sign(1, hashes(2));
    const auto issued = service_.issuedSignatures();
    ASSERT_EQ(issued.size(), 4U);
    EXPECT_TRUE(issued[0].delivered);
    EXPECT_FALSE(issued[2].delivered);
    EXPECT_EQ(issued[0].issuer, "ec-scap");
    EXPECT_EQ(issued[0].nipc, "500000000");
    EXPECT_EQ(issued[0].document, issued[2].document) << "of one document";
    EXPECT_NE(issued[0].document, issued[1].document);
    EXPECT_EQ(issued[2].place, 1U);
    EXPECT_EQ(issued[2].places, 3U);
}

TEST(ScapPresets, MeanCallsThatThereAre) {
    sandbox::FaultRules faults;
    for (const char* name : {"atributos-terminados", "atributos-desatualizados", "chave-do-scap-antiga",
                             "scap-demora", "assinatura-de-entidade-errada", "resposta-do-scap-perdida"})
        for (const json& rule : sandbox::presetNamed(name).rules)
            faults.add(rule);
    EXPECT_TRUE(faults.take("scap.signHashAuthorization"));
    EXPECT_TRUE(faults.take("scap.signHash"));
    EXPECT_TRUE(faults.take("scap.getSignHashResult"));
}

} // namespace
} // namespace cunho::test
