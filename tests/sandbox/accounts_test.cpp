// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "sandbox/safe_service.hpp"

#include <cunho/core/random.hpp>

#include <nlohmann/json.hpp>
#include <set>

// Accounts as the authentication pages open them: who gets one, until when, and what its certificate says.
namespace cunho::test {
namespace {

using nlohmann::json;
using sandbox::AccountRefusal;
using sandbox::AccountRequest;
using sandbox::Citizen;
using sandbox::Client;
using sandbox::FaultRules;
using sandbox::OpenedAccount;
using sandbox::Pki;
using sandbox::Registry;
using sandbox::Reply;
using sandbox::Request;
using sandbox::SafeService;
using sandbox::Switches;
using sandbox::Tokens;
using sandbox::ViolationLog;
using namespace std::chrono_literals;

constexpr const char* expired = "The access or refresh token is expired or has been revoked";

class SandboxAccounts : public testing::Test {
  protected:
    AccountRequest request(char letter = 'A', std::size_t company = 0) const {
        const Citizen citizen = registry_.byLetter(letter).value();
        AccountRequest request;
        request.documentType = citizen.documentType;
        request.documentCountry = citizen.documentCountry;
        request.documentNumber = citizen.documentNumber;
        request.givenName = citizen.givenName;
        request.lastName = citizen.lastName;
        request.nipc = citizen.attributes.empty() ? "500000000" : citizen.attributes.at(company).nipc;
        request.email = "a@example.pt";
        request.expirationDate = "2027-01-05";
        request.signaturesLimit = "1000";
        request.clientName = client_.name;
        return request;
    }

    OpenedAccount open(const AccountRequest& request) {
        auto result = safe_.open(request);
        if (const auto* refused = std::get_if<AccountRefusal>(&result))
            throw std::runtime_error(refused->error + ": " + refused->description);
        return std::get<OpenedAccount>(result);
    }

    std::string refusal(const AccountRequest& request) {
        auto result = safe_.open(request);
        const auto* refused = std::get_if<AccountRefusal>(&result);
        return refused == nullptr ? "" : refused->error + ": " + refused->description;
    }

    Reply ask(const std::string& path, const std::string& token, json body = json::object()) {
        Request request;
        request.method = "POST";
        request.path = path;
        request.host = client_.host;
        request.authorization = "Basic " + toBase64(asBytes(client_.basicUser + ":" + client_.basicPassword));
        request.safeAuthorization = "Bearer " + token;
        request.contentType = "application/json";
        request.tlsVersion = "TLSv1.3";
        body["clientData"] = {{"processId", newUuid()}, {"clientName", client_.name}};
        request.body = body.dump();
        return safe_.handle(request);
    }

    Reply list(const std::string& token) { return ask("/credentials/list", token); }

    /// Of an account that is active.
    std::string credentialOf(const std::string& token) {
        return json::parse(list(token).body).at("credentialIDs").at(0);
    }

    crypto::Certificate leafOf(const std::string& token) {
        const Reply reply = ask("/credentials/info", token,
                                {{"credentialID", credentialOf(token)}, {"certificates", "single"}});
        const auto text = json::parse(reply.body).at("cert").at("certificates").at(0).get<std::string>();
        return crypto::Certificate::fromDer(fromBase64(asText(fromBase64(text))));
    }

    static std::string description(const Reply& reply) {
        return json::parse(reply.body).at("error_description");
    }

    void turn(const json& values) { switches_.set(values); }

    FakeClock clock_;
    Registry registry_{clock_, "500000000"};
    ViolationLog violations_;
    FaultRules faults_;
    Switches switches_;
    Client client_{"127.0.0.1:1", "cunho-sandbox", "sandbox", "sandbox-no-secret"};
    Pki pki_{std::filesystem::path(CUNHO_BINARY_DIR).parent_path() / "sandbox-accounts-pki", 2048, 2048, 1};
    SafeService safe_{pki_, registry_, violations_, faults_, switches_, clock_, client_};
};

TEST_F(SandboxAccounts, AreAnswered401UntilTheCertificateIsThere) {
    const auto account = open(request());
    EXPECT_EQ(list(account.accessToken).status, 401);
    clock_.advance(8s - 1ms);
    EXPECT_EQ(list(account.accessToken).status, 401);
    clock_.advance(1ms);
    EXPECT_EQ(list(account.accessToken).status, 200);
}

TEST_F(SandboxAccounts, CertificateMayTakeLongerByAFault) {
    faults_.add({{"operation", "openAccount"}, {"action", "notActive:120"}});
    const auto account = open(request());
    clock_.advance(119s);
    EXPECT_EQ(list(account.accessToken).status, 401);
    clock_.advance(1s);
    EXPECT_EQ(list(account.accessToken).status, 200);
    EXPECT_TRUE(violations_.all().empty());
}

TEST_F(SandboxAccounts, EndWithWhatEndsFirst) {
    auto wanted = request();
    EXPECT_EQ(formatUtc(open(wanted).expires), "2027-01-05T23:59:59Z");
    wanted = request('L');
    wanted.expirationDate = "2029-01-01";
    EXPECT_EQ(open(wanted).expires, clock_.now() + 24h * 45);
    EXPECT_EQ(open(request('E', 1)).expires, clock_.now() + 24h * 20) << "its attribute ends then";
}

TEST_F(SandboxAccounts, CertificateNamesCitizenAndCompany) {
    const auto account = open(request('E', 1));
    clock_.advance(8s);
    const auto leaf = leafOf(account.accessToken);
    EXPECT_EQ(leaf.organizationIdentifier(), "VATPT-501000062");
    EXPECT_EQ(leaf.organizationName(), "SANDBOX SEGUNDA EMPRESA, S.A.");
    EXPECT_EQ(leaf.title(), "Signatário autorizado de fatura eletrónica - NIF 501000062");
    EXPECT_EQ(leaf.subjectSerialNumber(), "10000005");
    EXPECT_EQ(leaf.commonName(), "EDUARDO DUAS EMPRESAS - SANDBOX sem valor legal");
    EXPECT_EQ(leaf.notAfter(), clock_.now() - 8s + 24h * 50) << "30 days after the attribute";
}

TEST_F(SandboxAccounts, OfOneCitizenAreApartByCompanyAndAdditionalInfo) {
    const auto first = open(request('E', 0));
    const auto second = open(request('E', 1));
    auto shop = request('E', 0);
    shop.additionalInfo = "Loja do Porto";
    const auto third = open(shop);
    clock_.advance(8s);
    std::set<std::string> ids;
    std::set<std::string> keys;
    for (const auto& account : {first, second, third}) {
        ids.insert(credentialOf(account.accessToken));
        keys.insert(toHex(leafOf(account.accessToken).fingerprint().value));
    }
    EXPECT_EQ(ids.size(), 3U);
    EXPECT_EQ(keys.size(), 3U);
    EXPECT_EQ(safe_.accounts().size(), 3U);
    const auto foreign = ask("/credentials/info", first.accessToken,
                             {{"credentialID", credentialOf(second.accessToken)}, {"certificates", "none"}});
    EXPECT_EQ(foreign.violation, 18);
}

TEST_F(SandboxAccounts, AreRefusedInTheServicesWords) {
    const auto with = [&](std::string AccountRequest::*member, const std::string& value) {
        auto wanted = request();
        wanted.*member = value;
        return refusal(wanted);
    };
    using R = AccountRequest;
    const std::string bad = "Bad Request: ";
    EXPECT_EQ(with(&R::documentNumber, ""), bad + "Missing parameter citizenDocId");
    EXPECT_EQ(with(&R::documentNumber, "1234567"), bad + "Invalid parameter citizenDocId");
    EXPECT_EQ(with(&R::documentType, ""), bad + "Missing parameter citizenDocType");
    EXPECT_EQ(with(&R::documentType, "XX"), bad + "Invalid parameter citizenDocType");
    EXPECT_EQ(with(&R::documentCountry, ""), bad + "Missing parameter citizenDocCountry");
    EXPECT_EQ(with(&R::documentCountry, "PRT"), bad + "Invalid parameter citizenDocCountry");
    EXPECT_EQ(with(&R::givenName, ""), bad + "Missing parameter citizenGivenName");
    EXPECT_EQ(with(&R::lastName, ""), bad + "Missing parameter citizenLastName");
    EXPECT_EQ(with(&R::nipc, ""), bad + "Missing parameter enterpriseNipc");
    EXPECT_EQ(with(&R::nipc, "50000000"), bad + "Invalid parameter enterpriseNipc");
    EXPECT_EQ(with(&R::additionalInfo, std::string(101, 'a')),
              bad + "Invalid parameter enterpriseAdditionalInfo");
    for (const char* email : {"", "a", "a@", "@b.pt", "a@b", "a@b@c.pt", "a b@c.pt"})
        EXPECT_EQ(with(&R::email, email), bad + "Invalid parameter email") << email;
    for (const char* date : {"", "2026-11-23", "2026-02-30", "soon", "01-01-2027"})
        EXPECT_EQ(with(&R::expirationDate, date),
                  bad + "Invalid parameter expidationDate, date must be in the future")
            << date;
    for (const char* limit : {"", "0", "-1", "1.5", "x", "99999999999"})
        EXPECT_EQ(with(&R::signaturesLimit, limit),
                  bad + "Invalid parameter signaturesLimit, should be higher or equal then 1")
            << limit;
    EXPECT_EQ(with(&R::signaturesLimit, "450001"), bad + "Numbers of signatures is too high");
    EXPECT_EQ(with(&R::clientName, ""), bad + "Missing parameter creationClientName");
    EXPECT_EQ(with(&R::clientName, "other"), bad + "Client is not active");
    EXPECT_TRUE(safe_.accounts().empty());
    EXPECT_EQ(with(&R::additionalInfo, std::string(100, 'a')), "");
}

TEST_F(SandboxAccounts, GoToNobodyWithoutTheAttribute) {
    const std::string missing =
        "Missing required enterprise attributes: The citizen attributes obtained are not valid";
    for (const char letter : {'B', 'C', 'F', 'J'})
        EXPECT_EQ(refusal(request(letter)), missing) << letter;
    auto otherCompany = request('A');
    otherCompany.nipc = "501000020";
    EXPECT_EQ(refusal(otherCompany), missing);
    auto stranger = request('A');
    stranger.documentNumber = "99999999";
    EXPECT_EQ(refusal(stranger), missing);
    EXPECT_EQ(refusal(request('D')), "") << "a foreign citizen with a passport may have one";
}

TEST_F(SandboxAccounts, FaultsSpeakInTheServicesWordsToo) {
    faults_.add({{"operation", "openAccount"}, {"action", "status:500"}});
    faults_.add({{"operation", "safe.openAccount"}, {"action", "attributeMissing"}});
    faults_.add(
        {{"match", {{"service", "safe"}, {"operation", "openAccount"}}}, {"action", "clientNotActive"}});
    EXPECT_EQ(refusal(request()), "Internal Server Error: Unexpected error while processing client request");
    EXPECT_TRUE(refusal(request()).starts_with("Missing required enterprise attributes"));
    EXPECT_EQ(refusal(request()), "Bad Request: Client is not active");
    EXPECT_EQ(refusal(request()), "");
}

TEST_F(SandboxAccounts, ASecondOneOfAKeyIsRefused) {
    open(request());
    EXPECT_EQ(refusal(request()), "Bad Request: Signature account already exists");
    auto other = request();
    other.additionalInfo = "Loja";
    EXPECT_EQ(refusal(other), "");
    EXPECT_EQ(refusal(request('L')), "") << "another citizen of the same company";
}

TEST_F(SandboxAccounts, ASecondOneOfAKeyTakesTheFirstOnesPlaceByASwitch) {
    turn({{"replaceAccount", true}});
    const auto first = open(request());
    clock_.advance(8s);
    const auto credential = credentialOf(first.accessToken);
    const auto second = open(request());
    clock_.advance(8s);
    EXPECT_EQ(list(first.accessToken).status, 401);
    EXPECT_NE(credentialOf(second.accessToken), credential);
}

TEST_F(SandboxAccounts, ARenewalHasANewCredentialAndCertificate) {
    const auto first = open(request());
    clock_.advance(8s);
    const auto credential = credentialOf(first.accessToken);
    const auto leaf = leafOf(first.accessToken);
    EXPECT_TRUE(safe_.cancel(credential));
    EXPECT_FALSE(safe_.cancel(credential));
    const auto second = open(request());
    clock_.advance(8s);
    EXPECT_NE(credentialOf(second.accessToken), credential);
    EXPECT_FALSE(leafOf(second.accessToken) == leaf);
}

TEST_F(SandboxAccounts, ARenewalKeepsCredentialAndCertificateByASwitch) {
    turn({{"renewalKeepsCredential", true}});
    const auto first = open(request());
    clock_.advance(8s);
    const auto credential = credentialOf(first.accessToken);
    const auto leaf = leafOf(first.accessToken);
    EXPECT_TRUE(safe_.cancel(credential));
    const auto second = open(request());
    clock_.advance(8s);
    EXPECT_EQ(credentialOf(second.accessToken), credential);
    EXPECT_TRUE(leafOf(second.accessToken) == leaf);
    EXPECT_EQ(description(list(first.accessToken)), expired) << "the tokens are new all the same";
}

TEST_F(SandboxAccounts, RotationKillsTheOldTokens) {
    const auto account = open(request());
    clock_.advance(8s);
    const json body{{"credentialID", credentialOf(account.accessToken)}};
    const Reply rotated = ask("/signatureAccount/updateToken", account.refreshToken, body);
    ASSERT_EQ(rotated.status, 200);
    EXPECT_EQ(description(list(account.accessToken)), expired);
    EXPECT_TRUE(violations_.all().empty()) << "the reply may have been lost: each old token may be tried";
    const json tokens = json::parse(rotated.body);
    EXPECT_EQ(list(tokens.at("newAccessToken")).status, 200);
    EXPECT_EQ(list(account.accessToken).violation, 27);
}

TEST_F(SandboxAccounts, ALostRotationStrandsTheClientWithoutBlame) {
    const auto account = open(request());
    clock_.advance(8s);
    const json body{{"credentialID", credentialOf(account.accessToken)}};
    faults_.add({{"operation", "updateToken"}, {"action", "dropAfterProcessing"}});
    EXPECT_TRUE(ask("/signatureAccount/updateToken", account.refreshToken, body).drop);
    EXPECT_EQ(description(ask("/signatureAccount/updateToken", account.refreshToken, body)), expired);
    EXPECT_EQ(description(list(account.accessToken)), expired);
    EXPECT_TRUE(violations_.all().empty());
}

TEST_F(SandboxAccounts, OldRefreshTokenMayLiveOnByASwitch) {
    turn({{"oldRefreshLives", true}});
    const auto account = open(request());
    clock_.advance(8s);
    const json body{{"credentialID", credentialOf(account.accessToken)}};
    const json first = json::parse(ask("/signatureAccount/updateToken", account.refreshToken, body).body);
    EXPECT_EQ(list(first.at("newAccessToken")).status, 200);
    EXPECT_EQ(ask("/signatureAccount/updateToken", account.refreshToken, body).status, 200);
    EXPECT_TRUE(violations_.all().empty());
}

TEST_F(SandboxAccounts, TokensLiveAsLongAsTheSwitchesSay) {
    turn({{"accessLifeSeconds", 60}, {"refreshLifeSeconds", 120}});
    const auto account = open(request());
    clock_.advance(59s);
    const json body{{"credentialID", credentialOf(account.accessToken)}};
    clock_.advance(1s);
    EXPECT_EQ(description(list(account.accessToken)), expired);
    clock_.advance(60s);
    EXPECT_EQ(description(ask("/signatureAccount/updateToken", account.refreshToken, body)), expired);
    EXPECT_TRUE(violations_.all().empty());
}

TEST_F(SandboxAccounts, RefreshTokenCanBeExpiredByAFault) {
    const auto account = open(request());
    clock_.advance(8s);
    const json body{{"credentialID", credentialOf(account.accessToken)}};
    faults_.add({{"operation", "list"}, {"action", "expireRefresh"}});
    EXPECT_EQ(list(account.accessToken).status, 200);
    EXPECT_EQ(description(ask("/signatureAccount/updateToken", account.refreshToken, body)), expired);
    EXPECT_EQ(list(account.accessToken).status, 200);
}

TEST_F(SandboxAccounts, ARefreshDuringAnotherIsFlaggedForAsLongAsTheClientWaits) {
    const auto account = open(request());
    clock_.advance(8s);
    const json body{{"credentialID", credentialOf(account.accessToken)}};
    const Reply held = ask("/signatureAccount/updateToken", account.refreshToken, body);
    EXPECT_EQ(ask("/signatureAccount/updateToken", account.refreshToken, body).violation, 28);
    clock_.advance(60s);
    EXPECT_EQ(ask("/signatureAccount/updateToken", account.refreshToken, body).violation, 0)
        << "the client gave up on the first";
}

TEST_F(SandboxAccounts, CancelIsAnswered204AndThenEverything401) {
    const auto account = open(request());
    clock_.advance(8s);
    const json body{{"credentialID", credentialOf(account.accessToken)}};
    const Reply reply = ask("/signatureAccount/cancel", account.accessToken, body);
    EXPECT_EQ(reply.status, 204);
    EXPECT_EQ(reply.body, "");
    EXPECT_EQ(list(account.accessToken).status, 401);
    EXPECT_EQ(ask("/signatureAccount/cancel", account.accessToken, body).status, 401);
    EXPECT_EQ(ask("/signatureAccount/updateToken", account.refreshToken, body).status, 401);
    EXPECT_TRUE(safe_.accounts().at(0).cancelled);
    EXPECT_TRUE(violations_.all().empty());
}

TEST_F(SandboxAccounts, ResetLeavesTheSeededOneWithItsFirstTokens) {
    const Tokens seed = safe_.openSeed();
    const auto other = open(request('L'));
    const json body{{"credentialID", credentialOf(seed.access)}};
    EXPECT_EQ(ask("/signatureAccount/updateToken", seed.refresh, body).status, 200);
    safe_.reset();
    EXPECT_EQ(list(seed.access).status, 200);
    EXPECT_EQ(description(list(other.accessToken)), expired);
    EXPECT_EQ(safe_.accounts().size(), 1U);
}

TEST_F(SandboxAccounts, TheSeededOneIsOfTheFirstCitizen) {
    EXPECT_EQ(safe_.openSeed().access.empty(), false);
    EXPECT_EQ(safe_.accounts().at(0).documentNumber, "10000001");
    EXPECT_EQ(refusal(request()), "Bad Request: Signature account already exists");
}

} // namespace
} // namespace cunho::test
