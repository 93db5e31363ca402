// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"
#include "sandbox/phone_service.hpp"
#include "sandbox/portal_service.hpp"

namespace cunho::test {
namespace {

using sandbox::AttributeGrant;
using sandbox::Reply;
using sandbox::Request;

const std::string attributesPath = "/portal/area-privada/atributos-profissionais";
const std::string associationPath = attributesPath + "/associar";
const std::string accountsPath = "/portal/area-privada/assinatura-faturas";

class SandboxPortal : public testing::Test {
  protected:
    void enter(char letter) {
        const auto who = registry.byLetter(letter).value();
        const Reply reply = fill("/portal/entrar", {{"phone", who.phone}, {"pin", who.authenticationPin}});
        const std::string set = headerOf(reply, "Set-Cookie");
        ASSERT_EQ(reply.status, 303);
        cookie = set.substr(0, set.find(';'));
    }
    Request request(const std::string& method, const std::string& path) const {
        Request out;
        out.method = method;
        out.path = path;
        out.headers["cookie"] = cookie;
        return out;
    }
    Reply fill(const std::string& path, const Form& fields) {
        auto sent = request("POST", path);
        sent.body = asForm(fields);
        return portal.handle(sent);
    }
    Reply open(const std::string& path) { return portal.handle(request("GET", path)); }
    Reply ask(const std::string& path, const json& body) {
        auto sent = request("POST", path);
        sent.body = body.dump();
        return portal.handle(sent);
    }
    std::vector<AttributeGrant> of(char letter) const { return registry.byLetter(letter).value().attributes; }

    /// All the fields of a request; one step sends those of the steps before it too, as the pages do.
    Form wanted() const {
        return {{"kind", "manager"},
                {"nipc", "501000020"},
                {"company", "SANDBOX SEM ATRIBUTO, Lda."},
                {"nature", "Sociedade por quotas"},
                {"capacity", "Gerente"},
                {"invoices", "on"},
                {"until", "2027-06-30"},
                {"address", "Rua do Exemplo, 1"}};
    }
    Reply step(int number, Form fields) {
        fields["step"] = std::to_string(number);
        return fill(associationPath, fields);
    }

    FakeClock clock;
    sandbox::Client client{"127.0.0.1:1111", "cunho-sandbox", "sandbox", "sandbox-no-secret"};
    sandbox::Registry registry{clock, "500000000"};
    FakeDesk desk{clock};
    sandbox::ViolationLog violations;
    sandbox::FaultRules faults;
    sandbox::Switches switches;
    sandbox::PortalService portal{registry, desk, violations, faults, switches, clock, client};
    sandbox::PhoneService phone{registry, desk, violations, faults, switches, clock, client};
    std::string cookie;
};

TEST_F(SandboxPortal, LetsInByPhoneAndPin) {
    EXPECT_TRUE(shows(open(attributesPath), "AUTENTICAR"));
    EXPECT_TRUE(shows(fill("/portal/entrar", {{"phone", "912000001"}, {"pin", "1"}}), "incorretos"));
    enter('A');
    EXPECT_TRUE(shows(open("/portal"), "Os meus atributos profissionais"));
    EXPECT_TRUE(shows(open("/portal"), "Assinatura de Faturas"));
    EXPECT_TRUE(shows(open(attributesPath), "SANDBOX Exemplo, Lda."));
    portal.reset();
    EXPECT_TRUE(shows(open("/portal"), "AUTENTICAR"));
}

TEST_F(SandboxPortal, TakesARequestInItsSteps) {
    enter('B');
    EXPECT_FALSE(registry.maySignInvoices("10000002", "501000020"));
    EXPECT_TRUE(shows(open(associationPath), "Passo 2 de 6"));
    Form fields;
    const auto next = [&](int number, const std::vector<std::string>& names) {
        for (const auto& name : names)
            fields[name] = wanted().at(name);
        return step(number, fields);
    };
    EXPECT_TRUE(shows(next(2, {"kind"}), "VALIDAR NIPC"));
    EXPECT_TRUE(shows(next(3, {"nipc", "company"}), "Assinatura de faturas eletrónicas"));
    const Reply review = next(4, {"nature", "capacity", "invoices", "until"});
    EXPECT_TRUE(shows(review, "Passo 5 de 6"));
    EXPECT_TRUE(shows(review, "SANDBOX SEM ATRIBUTO, Lda. (501000020)"));
    EXPECT_TRUE(shows(next(5, {}), "Morada de faturação"));
    EXPECT_TRUE(shows(next(6, {"address"}), "aguarda aprovação"));
    ASSERT_EQ(of('B').size(), 1U);
    EXPECT_EQ(of('B').front().state, AttributeGrant::State::Pending);
    EXPECT_FALSE(registry.maySignInvoices("10000002", "501000020"));

    const Form row{{"nipc", "501000020"}, {"capacity", "Gerente"}, {"action", "approve"}};
    EXPECT_EQ(fill(attributesPath, row).status, 303);
    EXPECT_TRUE(registry.maySignInvoices("10000002", "501000020"));
    EXPECT_TRUE(shows(open(attributesPath), "2027-06-30")) << "the last day, not the one after";
    clock.set("2027-06-30T23:59:59");
    EXPECT_TRUE(registry.maySignInvoices("10000002", "501000020"));
    clock.set("2027-07-01T00:00:00");
    EXPECT_FALSE(registry.maySignInvoices("10000002", "501000020"));
}

TEST_F(SandboxPortal, LeadsBackToTheStepThatIsWrong) {
    enter('B');
    const auto refused = [&](const std::string& name, const std::string& value, const std::string& where) {
        Form fields = wanted();
        fields[name] = value;
        return shows(step(6, fields), "Passo " + where + " de 6");
    };
    EXPECT_TRUE(refused("kind", "owner", "2"));
    EXPECT_TRUE(refused("nipc", "501000021", "3"));
    EXPECT_TRUE(refused("company", "Sandbox sem atributo", "3"));
    EXPECT_TRUE(refused("capacity", "Procurador", "4"));
    EXPECT_TRUE(refused("until", "2026-11-23", "4"));
    EXPECT_TRUE(refused("until", "amanhã", "4"));
    EXPECT_TRUE(refused("address", "", "6"));
    EXPECT_FALSE(of('B').front().invoices) << "nothing was asked for yet";
}

TEST_F(SandboxPortal, TakesAProxysRequest) {
    enter('J');
    Form fields = wanted();
    fields["kind"] = "proxy";
    fields["capacity"] = "Procurador";
    fields["nipc"] = "508000009";
    fields["company"] = "Ninguém a Conhece, S.A.";
    EXPECT_TRUE(shows(step(2, fields), "Código da procuração"));
    EXPECT_TRUE(shows(step(6, fields), "aguarda aprovação"));
    EXPECT_EQ(of('J').at(0).capacity, "Procurador");
}

TEST_F(SandboxPortal, LetsAnAttributeExpire) {
    enter('A');
    fill(attributesPath, {{"nipc", "500000000"}, {"capacity", "Gerente"}, {"action", "expire"}});
    EXPECT_FALSE(registry.maySignInvoices("10000001", "500000000"));
    EXPECT_TRUE(shows(open(attributesPath), "Caducado"));
}

TEST_F(SandboxPortal, ListsAndCancelsOnesOwnAccounts) {
    desk.lines = {{"own", "10000001", "500000000", "<Loja>", clock.now(), clock.now() + 24h, 10, 3},
                  {"other", "10000005", "501000054", "", clock.now(), clock.now() + 24h, 10, 3}};
    enter('A');
    const Reply page = open(accountsPath);
    EXPECT_TRUE(shows(page, "&lt;Loja&gt;"));
    EXPECT_TRUE(shows(page, "3 / 10"));
    EXPECT_FALSE(shows(page, "501000054"));
    fill(accountsPath, {{"credential", "other"}, {"action", "cancel"}});
    EXPECT_FALSE(desk.lines.at(1).cancelled);
    fill(accountsPath, {{"credential", "own"}, {"action", "cancel"}});
    EXPECT_TRUE(desk.lines.at(0).cancelled);
    EXPECT_TRUE(shows(open(accountsPath), "Cancelada"));
}

TEST_F(SandboxPortal, ShowsMarkupAsText) {
    auto grant = of('A').at(0);
    grant.company = "<script>alert(1)</script> & \"Filhos\"";
    registry.grant("10000001", grant);
    enter('A');
    EXPECT_FALSE(shows(open(attributesPath), "<script>alert"));
    EXPECT_TRUE(
        shows(open(attributesPath), "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Filhos&quot;"));
    Form fields = wanted();
    fields["company"] = "\"><img src=x>";
    fields["nipc"] = "508000009";
    EXPECT_FALSE(shows(step(5, fields), "<img"));
}

TEST_F(SandboxPortal, SpeaksJson) {
    auto sent = request("GET", "/sandbox/attributes");
    sent.query.emplace("citizen", "F");
    const auto rows = json::parse(portal.handle(sent).body).at("attributes");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows.at(0).at("state"), "pending");
    EXPECT_EQ(rows.at(0).at("document"), "10000006");
    json change{{"citizen", "F"}, {"nipc", "501000070"}, {"capacity", "Gerente"}, {"state", "active"}};
    EXPECT_EQ(ask("/sandbox/attributes", change).status, 204);
    EXPECT_TRUE(registry.maySignInvoices("10000006", "501000070"));
    change["invoices"] = false;
    EXPECT_EQ(ask("/sandbox/attributes", change).status, 204);
    EXPECT_FALSE(registry.maySignInvoices("10000006", "501000070"));
    change = {{"citizen", "J"},
              {"nipc", "500000000"},
              {"capacity", "Gerente"},
              {"invoices", true},
              {"until", "2026-12-01"}};
    EXPECT_EQ(ask("/sandbox/attributes", change).status, 204);
    EXPECT_EQ(of('J').at(0).company, "SANDBOX Exemplo, Lda.");
    EXPECT_TRUE(registry.maySignInvoices("10000010", "500000000"));
    change["state"] = "expired";
    EXPECT_EQ(ask("/sandbox/attributes", change).status, 204);
    EXPECT_FALSE(registry.maySignInvoices("10000010", "500000000"));
}

TEST_F(SandboxPortal, RefusesWrongJson) {
    EXPECT_EQ(ask("/sandbox/attributes", json::array()).status, 400);
    EXPECT_EQ(ask("/sandbox/attributes", {{"citizen", "Z"}, {"nipc", "1"}, {"capacity", "x"}}).status, 400);
    EXPECT_EQ(ask("/sandbox/attributes", {{"citizen", "A"}, {"nipc", 1}, {"capacity", "x"}}).status, 400);
    EXPECT_EQ(
        ask("/sandbox/attributes", {{"citizen", "A"}, {"nipc", "1"}, {"capacity", "x"}, {"state", "new"}})
            .status,
        400);
    EXPECT_EQ(
        ask("/sandbox/attributes", {{"citizen", "A"}, {"nipc", "1"}, {"capacity", "x"}, {"until", "2026"}})
            .status,
        400);
    EXPECT_EQ(ask("/sandbox/accounts", {{"credentialID", 1}, {"action", "cancel"}}).status, 400);
    EXPECT_EQ(ask("/sandbox/accounts", {{"credentialID", "no"}, {"action", "cancel"}}).status, 404);
}

TEST_F(SandboxPortal, TellsOfAccountsInJson) {
    desk.lines = {{"own", "10000001", "500000000", "Loja", clock.now(), clock.now() + 24h, 10, 3}};
    const auto row = json::parse(open("/sandbox/accounts").body).at("accounts").at(0);
    EXPECT_EQ(row.at("credentialID"), "own");
    EXPECT_EQ(row.at("expires"), "2026-11-24T09:15:00Z");
    EXPECT_EQ(ask("/sandbox/accounts", {{"credentialID", "own"}, {"action", "cancel"}}).status, 204);
    EXPECT_TRUE(json::parse(open("/sandbox/accounts").body).at("accounts").at(0).at("cancelled"));
}

TEST_F(SandboxPortal, GoesWrongOnPurpose) {
    faults.add({{"operation", "portal.page"}, {"action", "status:503"}});
    EXPECT_EQ(open("/portal").status, 503);
    EXPECT_EQ(open("/portal").status, 200);
}

TEST_F(SandboxPortal, PhonesListTheirMessages) {
    registry.sendSms("+351 912000001", "Código de segurança: 123456. <b>Olá</b>");
    clock.advance(1min);
    registry.sendSms("+351 912000002", "Código de segurança: 654321.");
    const Reply page = phone.handle(request("GET", "/sandbox/phone"));
    EXPECT_TRUE(shows(page, "&lt;b&gt;Olá"));
    EXPECT_LT(page.body.find("654321"), page.body.find("123456")) << "newest first";
    auto sent = request("GET", "/sandbox/phone.json");
    EXPECT_EQ(json::parse(phone.handle(sent).body).at("messages").size(), 2U);
    sent.query.emplace("phone", "+351 912 000 001");
    const auto messages = json::parse(phone.handle(sent).body).at("messages");
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages.at(0).at("code"), "123456");
    EXPECT_EQ(messages.at(0).at("at"), "2026-11-23T09:15:00Z");
}

} // namespace
} // namespace cunho::test
