// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"
#include "fakes/judges.hpp"
#include "sandbox/fa_attributes.hpp"

#include <fstream>

namespace cunho::test {
namespace {

using sandbox::Reply;
using sandbox::Request;

constexpr const char* accountName = "http://interop.gov.pt/SAFE/createSignatureAccount";
constexpr const char* enterpriseName = "http://interop.gov.pt/SCAP/ENTERPRISE";

class SandboxAttributes : public testing::Test {
  protected:
    json accountOf(const Reply& reply) const {
        return json::parse(rowOf(reply, accountName).at("value").get<std::string>());
    }
    Reply refresh(const std::string& access, const std::string& refreshToken) {
        auto sent = talk.request("POST", "/OAuth/Service/AuthenticationJWT.svc/refreshToken");
        sent.contentType = "application/json";
        sent.body = json{{"jsonWebToken", access}, {"jsonWebRefreshToken", refreshToken}}.dump();
        return talk.fa.handle(sent);
    }

    FaTalk talk;
};

TEST_F(SandboxAttributes, ComeWithTheAccountAtTheSecondQuestion) {
    talk.logIn();
    talk.post();
    EXPECT_EQ(talk.token.size(), 36U);
    EXPECT_NE(talk.token, talk.fragment["access_token"]);
    const Reply first = talk.get();
    EXPECT_EQ(rowOf(first, accountName).at("state"), "Pending");
    EXPECT_TRUE(rowOf(first, accountName).at("value").is_null());
    EXPECT_EQ(rowOf(first, citizenName("NIC")).at("value"), "10000001");
    EXPECT_EQ(rowOf(first, citizenName("NIC")).at("state"), "Available");
    const Reply second = talk.get();
    EXPECT_EQ(rowOf(second, accountName).at("name"), std::string(accountName) + "?" + talk.account)
        << "a client compares by prefix";
    EXPECT_EQ(accountOf(second), (json{{"accessToken", "safe-access"},
                                       {"refreshToken", "safe-refresh"},
                                       {"accountExpirationDate", "2027-01-07T09:15:15Z"}}));
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxAttributes, OpenTheAccountWithWhatWasAskedFor) {
    talk.account = toBase64(asBytes("enterpriseNipc=500000000$enterpriseAdditionalInfo=Loja do Pôrto"
                                    "$email=a@example.pt$expirationDate=2026-12-31$signaturesLimit=1000"
                                    "$creationClientName=cunho-sandbox"));
    talk.everything();
    ASSERT_EQ(talk.desk.asked.size(), 1U);
    const auto& asked = talk.desk.asked.front();
    EXPECT_EQ(asked.documentType, "BI");
    EXPECT_EQ(asked.documentCountry, "PT");
    EXPECT_EQ(asked.documentNumber, "10000001");
    EXPECT_EQ(asked.givenName, "ANA");
    EXPECT_EQ(asked.nipc, "500000000");
    EXPECT_EQ(asked.additionalInfo, "Loja do Pôrto");
    EXPECT_EQ(asked.email, "a@example.pt");
    EXPECT_EQ(asked.expirationDate, "2026-12-31");
    EXPECT_EQ(asked.signaturesLimit, "1000");
    EXPECT_EQ(asked.clientName, "cunho-sandbox");
}

TEST_F(SandboxAttributes, OpenOneAccountHoweverOftenTheyAreAskedFor) {
    talk.logIn();
    talk.post();
    talk.post(2s); // the reply was lost
    talk.get();
    EXPECT_EQ(rowOf(talk.get(), accountName).at("state"), "Available");
    EXPECT_EQ(talk.desk.asked.size(), 1U);
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxAttributes, TellWhyThereIsNoAccount) {
    talk.desk.refusal = {"Missing required enterprise attributes",
                         "The citizen attributes obtained are not valid"};
    EXPECT_EQ(accountOf(talk.everything()),
              (json{{"error", "Missing required enterprise attributes"},
                    {"error_description", "The citizen attributes obtained are not valid"}}));
}

TEST_F(SandboxAttributes, OfAForeignCitizenHaveADocumentInsteadOfANumber) {
    talk.citizen = 'D';
    talk.citizenScope = FaTalk::scopeOf({"DocType", "DocNationality", "DocNumber", "NomeProprio",
                                         "NomeApelido", "DataValidade", "DataNascimento"});
    const Reply reply = talk.everything();
    EXPECT_EQ(rowOf(reply, citizenName("DocType")).at("value"), "PAS");
    EXPECT_EQ(rowOf(reply, citizenName("DocNationality")).at("value"), "GB");
    EXPECT_EQ(rowOf(reply, citizenName("DocNumber")).at("value"), "P0000004");
    EXPECT_EQ(talk.desk.asked.front().documentType, "PAS");
    EXPECT_EQ(talk.desk.asked.front().documentNumber, "P0000004");
}

TEST_F(SandboxAttributes, OfTheOtherKindOfCitizenAreEmpty) {
    talk.citizen = 'D';
    const Reply reply = talk.everything();
    EXPECT_EQ(rowOf(reply, citizenName("NIC")).at("value"), "");
    EXPECT_EQ(talk.desk.asked.front().documentNumber, "") << "which the service then refuses";
}

TEST_F(SandboxAttributes, SayWhetherTheCmdMaySign) {
    talk.account.clear();
    talk.extraScope = " " + citizenName("TemAssinaturaDigitalCMD");
    talk.logIn();
    talk.post();
    EXPECT_EQ(rowOf(talk.get(), citizenName("TemAssinaturaDigitalCMD")).at("value"), "true");
    FaTalk other;
    other.account.clear();
    other.citizen = 'G';
    other.extraScope = talk.extraScope;
    other.logIn();
    other.post();
    EXPECT_EQ(rowOf(other.get(), citizenName("TemAssinaturaDigitalCMD")).at("value"), "false");
}

TEST_F(SandboxAttributes, OfTheCmdAreNotKnownToACard) {
    sandbox::FaGrant grant;
    grant.byCard = true;
    EXPECT_EQ(sandbox::citizenValue("TemAssinaturaDigitalCMD", grant, {}), "");
}

TEST_F(SandboxAttributes, NeedNoWaitWithoutAnAccount) {
    talk.account.clear();
    talk.logIn();
    EXPECT_EQ(talk.post(1s).status, 200);
    EXPECT_EQ(talk.get(1s).status, 200);
    EXPECT_TRUE(talk.broken().empty());
    EXPECT_TRUE(talk.desk.asked.empty());
}

TEST_F(SandboxAttributes, AreThoseThatWereNamed) {
    talk.extraScope = " " + std::string(enterpriseName);
    talk.spoil = [&](FaCall call, Request& sent) {
        if (call == FaCall::Post)
            sent.body = json{{"token", talk.fragment["access_token"]},
                             {"attributesName", {citizenName("NomeProprio"), citizenName("NomeCompleto")}}}
                            .dump();
    };
    talk.logIn();
    talk.post();
    const Reply reply = talk.get();
    EXPECT_EQ(json::parse(reply.body).size(), 2U);
    EXPECT_EQ(rowOf(reply, citizenName("NomeProprio")).at("value"), "ANA");
    EXPECT_EQ(rowOf(reply, citizenName("NomeCompleto")).at("state"), "NotAvailable") << "nobody allowed it";
}

TEST_F(SandboxAttributes, StayPendingAndUnavailableOnPurpose) {
    talk.logIn();
    talk.post();
    talk.fault("fa.attributesGet", "pending:3");
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(rowOf(talk.get(), accountName).at("state"), "Pending");
    talk.fault("fa.attributesGet", "notAvailable");
    EXPECT_EQ(rowOf(talk.get(), accountName).at("state"), "NotAvailable");
    EXPECT_EQ(rowOf(talk.get(), accountName).at("state"), "Available") << "a client may ask on";
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxAttributes, GoWrongOnPurpose) {
    talk.logIn();
    talk.fault("fa.attributesPost", "invalidParameter:3");
    talk.post();
    talk.get();
    talk.fault("fa.attributesGet", "missingAttribute");
    const Reply reply = talk.get();
    EXPECT_TRUE(rowOf(reply, citizenName("NIC")).is_null());
    EXPECT_EQ(accountOf(reply),
              (json{{"error", "Bad Request"}, {"error_description", "Invalid parameter email"}}));
    talk.fault("fa.attributesGet", "truncateJson");
    EXPECT_FALSE(json::accept(talk.get().body));
    talk.fault("fa.attributesGet", "expireAccess");
    EXPECT_EQ(talk.get().status, 401);
    talk.logIn();
    talk.fault("fa.attributesPost", "expireAccess");
    EXPECT_EQ(talk.post().status, 401);
    talk.logIn();
    talk.fault("fa.attributesPost", "dropAfterProcessing");
    EXPECT_TRUE(talk.post().drop);
    talk.faults.add({{"operation", "fa.attributesPost"}, {"action", "dropBeforeRead"}});
    EXPECT_TRUE(talk.fa.dropsBeforeRead(talk.request("POST", "/oauthresourceserver/api/AttributeManager")));
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxAttributes, EndWithTheTokensLife) {
    talk.logIn();
    EXPECT_EQ(talk.post(2h).status, 401);
    talk.fragment["access_token"] = newUuid();
    EXPECT_EQ(talk.post().status, 401);
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxAttributes, TakeNothingButTheDocumentedQuestion) {
    talk.logIn();
    const auto answered = [&](const std::string& body, const std::string& type) {
        talk.spoil = [=](FaCall call, Request& sent) {
            if (call == FaCall::Post) {
                sent.body = body;
                sent.contentType = type;
            }
        };
        return talk.post().status;
    };
    const std::string token = talk.fragment["access_token"];
    EXPECT_EQ(answered("{", "application/json"), 400);
    EXPECT_EQ(answered("[]", "application/json"), 400);
    EXPECT_EQ(answered(json{{"token", token}}.dump(), "text/plain"), 400);
    EXPECT_EQ(answered(json{{"token", token}, {"attributesName", "NIC"}}.dump(), "application/json"), 400);
    EXPECT_EQ(answered(json{{"token", token}, {"more", 1}}.dump(), "application/json"), 400);
}

TEST_F(SandboxAttributes, AreWrittenAsTheirSwitchesSay) {
    talk.switches.set({{"expirationDateOnly", true}, {"faStateless", true}, {"faIsoDates", true}});
    talk.logIn();
    talk.post();
    const Reply first = talk.get();
    EXPECT_FALSE(rowOf(first, accountName).contains("state"));
    EXPECT_TRUE(rowOf(first, accountName).at("value").is_null());
    EXPECT_EQ(rowOf(first, citizenName("DataNascimento")).at("value"), "1971-05-17");
    EXPECT_EQ(accountOf(talk.get()).at("accountExpirationDate"), "2027-01-07");
    FaTalk usual;
    EXPECT_EQ(rowOf(usual.everything(), citizenName("DataNascimento")).at("value"), "17-05-1971");
}

TEST_F(SandboxAttributes, LiveOnByTheRefreshService) {
    talk.account.clear();
    talk.logIn();
    const std::string access = talk.fragment["access_token"];
    const std::string old = talk.fragment["refresh_token"];
    EXPECT_EQ(refresh(access, "other").status, 401);
    const auto reply = json::parse(refresh(access, old).body);
    EXPECT_EQ(reply.at("result").at("code"), "200");
    EXPECT_EQ(refresh(access, old).status, 401) << "both old tokens are dropped";
    EXPECT_EQ(talk.post().status, 401);
    talk.fragment["access_token"] = reply.at("jsonWebToken");
    EXPECT_EQ(talk.post().status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxAttributes, OfCompaniesAreThoseThatAreActive) {
    talk.account.clear();
    talk.extraScope = " " + std::string(enterpriseName);
    talk.citizen = 'E';
    talk.logIn();
    talk.post();
    const std::string xml = rowOf(talk.get(), enterpriseName).at("value");
    EXPECT_NE(xml.find("<Nipc>501000054</Nipc>"), std::string::npos);
    EXPECT_NE(xml.find("<Nipc>501000062</Nipc>"), std::string::npos);
    EXPECT_NE(xml.find("Assinatura_de_faturas_eletrónicas"), std::string::npos);
    for (const char letter : {'C', 'F'}) { // expired, pending
        FaTalk other;
        other.account.clear();
        other.extraScope = talk.extraScope;
        other.citizen = letter;
        other.logIn();
        other.post();
        const std::string none = rowOf(other.get(), enterpriseName).at("value");
        EXPECT_EQ(none.find("<AttributeSupplier>"), std::string::npos) << letter;
    }
}

std::vector<sandbox::AttributeGrant> grants() {
    using Grant = sandbox::AttributeGrant;
    return {Grant{"500000000", "A & <b>\"B\"</b>, Lda.", "Gerente", true, Grant::State::Active, {}, {}},
            Grant{"501000062", "Segunda, S.A.", "Administrador", false, Grant::State::Active, {}, {}},
            Grant{"501000070", "Terceira", "Gerente", true, Grant::State::Pending, {}, {}}};
}

TEST(SandboxEnterpriseAttributes, FollowTheirSchema) {
    const std::filesystem::path schema =
        std::filesystem::path(CUNHO_SHARED_REFERENCE) / "ama" / "FAScapAttributes.xsd";
    if (!std::filesystem::exists(schema))
        GTEST_SKIP() << "no schema at " << schema;
    const auto file = std::filesystem::temp_directory_path() / ("cunho-" + newUuid() + ".xml");
    for (const std::string parameters :
         {"", "NIPC=500000000", "NIPC=1$Atributos=Gerente", "Atributos=Gerente"}) {
        std::ofstream(file) << sandbox::enterpriseValue(grants(), parameters);
        const auto verdict =
            ask("xmllint", {"--nonet", "--noout", "--schema", schema.string(), file.string()});
        EXPECT_TRUE(verdict.good) << parameters << ": " << verdict.report;
    }
    std::filesystem::remove(file);
}

TEST(SandboxEnterpriseAttributes, AreFilteredByWhatWasAskedFor) {
    const auto with = [](const char* parameters) { return sandbox::enterpriseValue(grants(), parameters); };
    EXPECT_EQ(with("NIPC=501000062").find("500000000"), std::string::npos);
    EXPECT_EQ(with("NIPC=500000000$Atributos=Assinatura de faturas eletrónicas").find("<Name>Gerente"),
              std::string::npos);
    EXPECT_NE(with("").find("A &amp; &lt;b&gt;"), std::string::npos);
}

} // namespace
} // namespace cunho::test
