// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"

namespace cunho::test {
namespace {

using sandbox::Reply;
using sandbox::Request;

class SandboxFaPages : public testing::Test {
  protected:
    /// Up to the page for phone and PIN.
    void toTheCmd() {
        talk.authorize();
        talk.chooseMeans();
        talk.allow();
    }
    Reply toTheCard() {
        talk.authorize();
        talk.chooseMeans("cc");
        return talk.allow();
    }
    std::string challengeOf(const Reply& page) const {
        const std::string mark = "name=\"challenge\" value=\"";
        return page.body.substr(page.body.find(mark) + mark.size(), 36);
    }
    Request toPlugin(Form fields, const std::string& challenge) const {
        auto sent = talk.request("POST", "/sandbox/plugin");
        fields["challenge"] = challenge;
        fields["return"] = "https://127.0.0.1:1111/oauth/login";
        sent.body = asForm(fields);
        return sent;
    }
    Reply comeBack(const Reply& fromPlugin) {
        const std::string location = headerOf(fromPlugin, "Location");
        auto sent = talk.request("GET", "/oauth/login");
        sent.query.emplace("assertion", location.substr(location.find('=') + 1));
        return talk.fa.handle(sent);
    }

    FaTalk talk;
};

TEST_F(SandboxFaPages, LeadByPhonePinAndCodeToTheRedirect) {
    EXPECT_TRUE(shows(talk.authorize(), "CONTINUAR"));
    const Reply consent = talk.chooseMeans();
    EXPECT_TRUE(shows(consent, "AUTORIZAR"));
    EXPECT_TRUE(shows(consent, "RECUSAR"));
    EXPECT_TRUE(shows(consent, "Cunho"));
    EXPECT_TRUE(shows(consent, "Data de nascimento"));
    EXPECT_TRUE(shows(consent, "500000000"));
    EXPECT_TRUE(shows(talk.allow(), "AUTENTICAR"));
    EXPECT_TRUE(shows(talk.phoneAndPin(), "CONFIRMAR"));
    const Reply last = talk.confirm(talk.codeOnPhone());
    EXPECT_EQ(last.status, 302);
    EXPECT_EQ(talk.redirect, "https://127.0.0.1:1111/OAuth/Authorized");
    EXPECT_EQ(talk.fragment.at("access_token").size(), 36U);
    EXPECT_EQ(talk.fragment.at("token_type"), "bearer");
    EXPECT_EQ(talk.fragment.at("expires_in"), "7200");
    EXPECT_EQ(talk.fragment.at("state"), talk.state);
    EXPECT_EQ(
        std::count(talk.fragment.at("refresh_token").begin(), talk.fragment.at("refresh_token").end(), '.'),
        2);
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxFaPages, GoBackToARegisteredRedirect) {
    talk.parameters["redirect_uri"] = "http://127.0.0.1:43210/done";
    talk.logIn();
    EXPECT_EQ(talk.redirect, "http://127.0.0.1:43210/done");
}

TEST_F(SandboxFaPages, LoadNothingFromElsewhereAndSayThatTheyAreASandbox) {
    const Reply page = talk.authorize();
    EXPECT_TRUE(shows(page, "SANDBOX – sem valor legal"));
    EXPECT_FALSE(shows(page, "src="));
    EXPECT_FALSE(shows(page, "<link"));
    EXPECT_TRUE(headerOf(page, "Content-Security-Policy").starts_with("default-src 'none'"));
    EXPECT_EQ(headerOf(page, "Cache-Control"), "no-store");
    EXPECT_EQ(headerOf(page, "Referrer-Policy"), "no-referrer");
}

TEST_F(SandboxFaPages, ShowMarkupAsText) {
    talk.account.replace(talk.account.find("a@example.pt"), 12, "a@<b>x</b>");
    talk.registry.sendSms("+351 912000001", "<script>alert(1)</script>");
    toTheCmd();
    const Reply page = talk.fill({{"step", "cmd"},
                                  {"prefix", "+351"},
                                  {"phone", "\"><script>alert('&')</script>"},
                                  {"pin", "1"},
                                  {"action", "authenticate"}});
    EXPECT_FALSE(shows(page, "<script>alert"));
    EXPECT_TRUE(shows(page, "&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)"));
}

TEST_F(SandboxFaPages, BringRefusalAndCancellingBackAsCancelled) {
    talk.authorize();
    talk.chooseMeans();
    EXPECT_EQ(talk.fill({{"step", "consent"}, {"action", "refuse"}}).status, 302);
    EXPECT_EQ(talk.fragment.at("error"), "cancelled");
    toTheCmd();
    EXPECT_EQ(talk.fill({{"step", "cmd"}, {"action", "cancel"}}).status, 302);
    EXPECT_EQ(talk.fragment.at("error"), "cancelled");
    EXPECT_EQ(talk.page().status, 400) << "the session is over";
}

TEST_F(SandboxFaPages, BlockACmdAfterThreeWrongPins) {
    toTheCmd();
    EXPECT_TRUE(shows(talk.phoneAndPin("000000"), "Tentativas restantes: 2"));
    talk.phoneAndPin("000000");
    EXPECT_TRUE(shows(talk.phoneAndPin("000000"), "bloqueada"));
    EXPECT_TRUE(shows(talk.page(), "bloqueada")) << "for as long as the page stands";
    toTheCmd();
    EXPECT_TRUE(shows(talk.phoneAndPin(), "bloqueada")) << "the right PIN comes too late";
    EXPECT_TRUE(talk.registry.messages().empty());
    auto sent = talk.request("POST", "/sandbox/unblock");
    sent.body = "{}";
    EXPECT_EQ(talk.fa.handle(sent).status, 204);
    toTheCmd();
    EXPECT_TRUE(shows(talk.phoneAndPin(), "CONFIRMAR"));
}

TEST_F(SandboxFaPages, KnowANumberInAnyUsualNotation) {
    for (const std::string phone : {"912000001", "912 000 001", "+351 912000001", "00351912000001"}) {
        toTheCmd();
        EXPECT_TRUE(shows(talk.fill({{"step", "cmd"},
                                     {"prefix", "+351"},
                                     {"phone", phone},
                                     {"pin", "135701"},
                                     {"action", "authenticate"}}),
                          "CONFIRMAR"))
            << phone;
    }
}

TEST_F(SandboxFaPages, TellNothingOfAnUnknownNumber) {
    toTheCmd();
    const auto unknown = [&] {
        return talk.fill({{"step", "cmd"},
                          {"prefix", "+351"},
                          {"phone", "919999999"},
                          {"pin", "135701"},
                          {"action", "x"}});
    };
    EXPECT_TRUE(shows(unknown(), "Número de telemóvel ou PIN incorretos."));
    unknown();
    EXPECT_TRUE(shows(unknown(), "Recomece"));
}

TEST_F(SandboxFaPages, EndTheSessionAfterThreeWrongCodes) {
    toTheCmd();
    talk.phoneAndPin();
    const std::string right = talk.codeOnPhone();
    const std::string wrong = right == "000000" ? "000001" : "000000";
    EXPECT_TRUE(shows(talk.confirm(wrong), "incorreto"));
    talk.confirm(wrong);
    EXPECT_TRUE(shows(talk.confirm(wrong), "Recomece"));
    EXPECT_EQ(talk.confirm(right).status, 200) << "no redirect any more";
}

TEST_F(SandboxFaPages, TakeACodeForFiveMinutes) {
    toTheCmd();
    talk.phoneAndPin();
    talk.clock.advance(5min + 1ms);
    EXPECT_TRUE(shows(talk.confirm(talk.codeOnPhone()), "expirou"));
    const std::string old = talk.codeOnPhone();
    EXPECT_TRUE(shows(talk.fill({{"step", "code"}, {"action", "resend"}}), "novo código"));
    EXPECT_EQ(talk.registry.messages().size(), 2U);
    talk.clock.advance(3min);
    EXPECT_EQ(talk.confirm(talk.codeOnPhone()).status, 302);
}

TEST_F(SandboxFaPages, EndAfterTenMinutes) {
    toTheCmd();
    talk.clock.advance(10min + 1ms);
    EXPECT_TRUE(shows(talk.phoneAndPin(), "A sessão terminou"));
}

TEST_F(SandboxFaPages, SendWhoMustChangeThePinAway) {
    talk.citizen = 'H';
    toTheCmd();
    EXPECT_TRUE(shows(talk.phoneAndPin(), "alterar o PIN"));
    talk.citizen = 'I'; // whose signature PIN alone is old
    toTheCmd();
    EXPECT_TRUE(shows(talk.phoneAndPin(), "CONFIRMAR"));
}

TEST_F(SandboxFaPages, ShowWhereASessionStandsToAnOldPage) {
    toTheCmd();
    EXPECT_TRUE(shows(talk.chooseMeans("cc"), "AUTENTICAR"));
    EXPECT_TRUE(shows(talk.confirm("123456"), "AUTENTICAR"));
}

TEST_F(SandboxFaPages, OfferTheMeansThatWereAskedFor) {
    talk.parameters = {{"hidden_tabs", "cc"}};
    EXPECT_FALSE(shows(talk.authorize(), "value=\"cc\""));
    EXPECT_TRUE(shows(talk.chooseMeans("cc"), "Escolha um dos meios"));
    talk.parameters = {{"authentication_level", "4"}};
    const Reply cardOnly = talk.authorize();
    EXPECT_FALSE(shows(cardOnly, "value=\"cmd\""));
    EXPECT_TRUE(shows(cardOnly, "value=\"cc\" checked"));
    talk.parameters = {{"default_selected_tab", "cc"}};
    EXPECT_TRUE(shows(talk.authorize(), "value=\"cc\" checked"));
    talk.parameters = {{"authentication_level", "4"}, {"hidden_tabs", "cc"}};
    EXPECT_EQ(talk.authorize().status, 302);
    EXPECT_EQ(talk.fragment.at("error"), "invalid_request");
}

TEST_F(SandboxFaPages, LetACardInByItsPlugin) {
    const Reply page = toTheCard();
    EXPECT_TRUE(shows(page, "https://127.0.0.1:2222/sandbox/plugin"));
    EXPECT_TRUE(headerOf(page, "Content-Security-Policy").ends_with("connect-src https://127.0.0.1:2222"));
    const std::string challenge = challengeOf(page);
    EXPECT_TRUE(shows(talk.plugin.handle(toPlugin({}, challenge)), "PIN de autenticação"));
    const auto read =
        talk.plugin.handle(toPlugin({{"action", "read"}, {"card", "A"}, {"pin", "135701"}}, challenge));
    EXPECT_EQ(read.status, 303);
    const Reply last = comeBack(read);
    EXPECT_EQ(last.status, 302);
    EXPECT_NE(headerOf(last, "Location").find("#access_token="), std::string::npos);
}

TEST_F(SandboxFaPages, BlockACardAfterThreeWrongPins) {
    const std::string challenge = challengeOf(toTheCard());
    const auto read = [&](const std::string& pin) {
        return talk.plugin.handle(toPlugin({{"action", "read"}, {"card", "A"}, {"pin", pin}}, challenge));
    };
    EXPECT_TRUE(shows(read("1"), "restantes: 2"));
    read("1");
    EXPECT_TRUE(shows(read("1"), "ficou bloqueado"));
    EXPECT_TRUE(shows(read("135701"), "bloqueado"));
}

TEST_F(SandboxFaPages, StayAtTheCardWhenItIsNotRead) {
    const std::string challenge = challengeOf(toTheCard());
    const auto without = talk.plugin.handle(toPlugin({{"action", "read"}, {"card", ""}}, challenge));
    EXPECT_TRUE(shows(without, "Não foi possível ler o cartão"));
    const auto foreigner =
        talk.plugin.handle(toPlugin({{"action", "read"}, {"card", "D"}, {"pin", "135704"}}, challenge));
    EXPECT_TRUE(shows(foreigner, "Não foi possível ler o cartão")) << "who has none";
    EXPECT_EQ(comeBack(talk.plugin.handle(toPlugin({{"action", "cancel"}}, challenge))).status, 303);
    EXPECT_TRUE(shows(talk.page(), "cancelada ou falhou"));
}

TEST_F(SandboxFaPages, BelieveNoAssertionTwiceOrOfAnotherSession) {
    const std::string challenge = challengeOf(toTheCard());
    const auto read =
        talk.plugin.handle(toPlugin({{"action", "read"}, {"card", "A"}, {"pin", "135701"}}, challenge));
    toTheCard(); // another session
    EXPECT_EQ(comeBack(read).status, 303);
    const std::string own = challengeOf(talk.page());
    const auto again =
        talk.plugin.handle(toPlugin({{"action", "read"}, {"card", "A"}, {"pin", "135701"}}, own));
    EXPECT_EQ(comeBack(again).status, 302);
    toTheCard();
    EXPECT_EQ(comeBack(again).status, 303);
}

TEST_F(SandboxFaPages, CannotBeImitatedBeforeThePlugin) {
    auto sent = toPlugin({}, "x");
    sent.body = asForm({{"challenge", "x"}, {"return", "https://127.0.0.1:1111.example.org/"}});
    EXPECT_EQ(talk.plugin.handle(sent).status, 400);
    talk.plugin.setRunning(false);
    EXPECT_EQ(talk.plugin.handle(toPlugin({}, "x")).status, 503);
}

TEST_F(SandboxFaPages, HaveAForeignerUseTheCmd) {
    talk.authorize();
    EXPECT_TRUE(shows(talk.chooseMeans("cc", "foreign"), "Um cidadão estrangeiro"));
}

TEST_F(SandboxFaPages, BringWhatGoesWrongOnPurpose) {
    for (const auto& [action, error] :
         std::map<std::string, std::string>{{"unauthorizedClient", "unauthorized_client"},
                                            {"invalidRequest", "invalid_request"},
                                            {"unsupportedGrant", "unsupported_grant_type"}}) {
        talk.fault("fa.authorize", action);
        EXPECT_EQ(talk.authorize().status, 302);
        EXPECT_EQ(talk.fragment.at("error"), error);
    }
    talk.fault("fa.authorize", "stateMissing");
    talk.logIn();
    EXPECT_EQ(talk.fragment.at("state"), "");
    talk.fault("fa.authorize", "stateWrong");
    talk.logIn();
    EXPECT_NE(talk.fragment.at("state"), talk.state);
    EXPECT_NE(talk.fragment.at("state"), "");
    talk.fault("fa.authorize", "status:503");
    EXPECT_EQ(talk.authorize().status, 503);
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxFaPages, LoseAndSpoilMessagesOnPurpose) {
    talk.fault("fa.login", "noMessage");
    toTheCmd();
    talk.phoneAndPin();
    EXPECT_TRUE(talk.registry.messages().empty());
    talk.fault("fa.code", "wrongCode");
    talk.fill({{"step", "code"}, {"action", "resend"}});
    EXPECT_TRUE(shows(talk.confirm(talk.codeOnPhone()), "incorreto"));
    talk.fill({{"step", "code"}, {"action", "resend"}});
    talk.fault("fa.code", "lateCode");
    EXPECT_TRUE(shows(talk.confirm(talk.codeOnPhone()), "expirou"));
    EXPECT_EQ(talk.confirm(talk.codeOnPhone()).status, 302);
}

TEST_F(SandboxFaPages, ReadTheirSwitches) {
    talk.switches.set({{"faStateEmpty", true}, {"faOtherOrder", true}, {"faTokenLifeSeconds", 86400}});
    const Reply last = talk.logIn();
    EXPECT_EQ(talk.fragment.at("state"), "");
    EXPECT_EQ(talk.fragment.at("expires_in"), "86400");
    EXPECT_NE(headerOf(last, "Location").find("#token_type="), std::string::npos);
}

TEST_F(SandboxFaPages, ReadTheAccountAsTheirSwitchesSay) {
    const auto accepted = [&](const std::string& from, const std::string& to) {
        FaTalk other;
        other.switches.set(
            {{"faLooseBase64", true}, {"faEscapedDollar", true}, {"expirationDateOptional", true}});
        other.account.replace(other.account.find(from), from.size(), to);
        if (other.account.find(' ') != std::string::npos) {
            other.account = toBase64(asBytes(other.account));
            std::replace(other.account.begin(), other.account.end(), '/', '_');
            other.account.erase(std::find(other.account.begin(), other.account.end(), '='),
                                other.account.end());
        }
        return other.authorize().status == 200;
    };
    EXPECT_TRUE(accepted("LojaPorto", "L o j a ~~~>>>>~~~"));
    EXPECT_TRUE(accepted("LojaPorto", "Loja%24Porto"));
    EXPECT_TRUE(accepted("2026-12-31", ""));
    talk.account =
        toBase64(asBytes(std::string(talk.account).replace(talk.account.find("LojaPorto"), 9, "Loja é ção")));
    EXPECT_EQ(talk.authorize().status, 200) << "standard Base64 of UTF-8 always";
}

TEST_F(SandboxFaPages, HearOfConsentAndCardsByHttp) {
    auto sent = talk.request("POST", "/sandbox/consent");
    sent.body = R"({"accepted":false})";
    EXPECT_EQ(talk.fa.handle(sent).status, 204);
    EXPECT_EQ(talk.authorize().violation, 6);
    sent.body = R"({"accepted":"yes"})";
    EXPECT_EQ(talk.fa.handle(sent).status, 400);
    sent = talk.request("POST", "/sandbox/card");
    sent.body = R"({"card":"A","running":false})";
    EXPECT_EQ(json::parse(talk.fa.handle(sent).body),
              (json{{"card", "A"}, {"running", false}, {"url", "https://127.0.0.1:2222"}}));
    sent.body = R"({"card":"AB"})";
    EXPECT_EQ(talk.fa.handle(sent).status, 400);
    talk.fa.reset();
    EXPECT_TRUE(talk.plugin.running());
}

} // namespace
} // namespace cunho::test
