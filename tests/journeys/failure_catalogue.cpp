// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "failure_catalogue.hpp"

#include "fakes/phone_person.hpp"
#include "moment.hpp"

#include <cunho/app/complete_levels.hpp>
#include <cunho/app/refresh_attributes.hpp>
#include <cunho/scap/guidance.hpp>
#include <cunho/wiring/proxy.hpp>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;
using namespace app::activation;
using nlohmann::json;
using signing::Prerequisite;
using signing::Standing;
using Kind = app::AccountNotice::Kind;
using Road = FailureRow::Road;
using Step = ActivationStep;

/// The next calls of an operation.
json next(const char* operation, const char* action, int times = 1) {
    return {{"operation", operation}, {"action", action}, {"times", times}};
}

/// The sandbox's portal gives a citizen the invoice attribute.
void grant(Office& office, char citizen, const std::string& nipc) {
    const auto until = std::chrono::floor<std::chrono::days>(office.clock.now()) + std::chrono::days(400);
    office.sandbox.post("/sandbox/attributes", {{"citizen", std::string(1, citizen)},
                                                {"nipc", nipc},
                                                {"capacity", "Gerente"},
                                                {"invoices", true},
                                                {"state", "active"},
                                                {"until", formatDate(until)}});
}

/// What happens to the next connections.
void onTheWire(Office& office, const char* action) {
    office.sandbox.post("/sandbox/wire", {{"action", action}});
}

/// All goes by the proxy of the sandbox, which wants to know who asks.
void useProxy(Office& office, const std::string& user, const std::string& password) {
    const std::string address = office.sandbox.get("/sandbox/wire").at("proxy");
    auto& activation = office.services().activation;
    wiring::keepProxyChoice({wiring::ProxyChoice::Kind::Manual, address, user}, Secret(asBytes(password)),
                            *activation.settings, *activation.vault);
    office.restart();
}

/// The disk takes no more secrets of this name.
void refuseSecrets(Office& office, const std::string& like) {
    askFile(office.file("empresa.db"),
            "CREATE TRIGGER disk_full BEFORE INSERT ON secret WHEN NEW.name LIKE '" + like +
                "' BEGIN SELECT RAISE(ABORT, 'full'); END");
}

void takeSecrets(Office& office) {
    askFile(office.file("empresa.db"), "DROP TRIGGER disk_full");
}

/// As the citizen does it under "Assinatura de Faturas".
void cancelInThePortal(Office& office) {
    for (const auto& account : office.liveAtService())
        office.sandbox.post("/sandbox/accounts",
                            {{"credentialID", account.at("credentialID")}, {"action", "cancel"}});
}

/// W24: whoever gives up is told that the account without tokens can be cancelled in the portal alone.
void isGivenUp(Office& office) {
    refuseSecrets(office, "account/%");
    auto state = office.walk();
    EXPECT_EQ(state.problem.reason, "CREDENTIALS_NOT_KEPT");
    state = office.send(state, GiveUp{});
    EXPECT_TRUE(state.closed);
    EXPECT_EQ(state.problem.reason, "ACCOUNT_LEFT_AT_SERVICE");
    const auto text = reasonText(state.problem, Language::Portuguese);
    EXPECT_NE(text.find("Cancele-o no portal"), std::string::npos) << text;
    EXPECT_TRUE(office.services().activation.vault->names().empty());
    EXPECT_EQ(office.liveAtService().size(), 1U);

    takeSecrets(office);
    cancelInThePortal(office);
    office.activate();
    EXPECT_EQ(office.liveAtService().size(), 1U);
}

/// The invoices of `office` that are signed and believed.
void expectSigned(Office& office, std::size_t count) {
    EXPECT_TRUE(office.services().documents.pending().empty());
    const json signatures = office.sandbox.signatures();
    EXPECT_EQ(signatures.size(), count);
    for (const auto& [digest, times] : signatures.items())
        EXPECT_EQ(times, 1) << digest;
}

/// W19: the account ends with its attribute, long before the day that was asked for.
void endsWithItsAttribute(Office& office) {
    office.person.citizen = 'E';
    const auto account = office.activate();
    ASSERT_TRUE(account.expires);
    EXPECT_LT(toLocal(*account.expires, Zone::Lisbon).date, account.requestedUntil);
    app::refreshAttributes(office.services(), {}); // authentication alone does not tell the end
    const auto early = app::accountNotices(office.services(), office.clock.now());
    ASSERT_EQ(early.size(), 1U);
    EXPECT_EQ(early.front().kind, Kind::AttributeEndsSoon);
    EXPECT_LE(early.front().days, 20);
    office.jump(std::chrono::days(6));
    const auto notices = app::accountNotices(office.services(), office.clock.now());
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices.front().kind, Kind::EndsSoon);
    EXPECT_LE(notices.front().days, 15);
    office.issueAndSign(1);
}

/// W20: other additional information helps.
void giveOtherInformation(Office& office, signing::Activation state) {
    EXPECT_EQ(state.step, Step::CompanyData);
    EXPECT_EQ(state.problem.reason, "ACCOUNT_EXISTS");
    auto data = office.data(state);
    data.additionalInfo = "Loja de Lisboa";
    state = office.walk(office.send(state, DataEntered{data}));
    EXPECT_EQ(state.step, Step::Done) << Office::describe(state);
    EXPECT_EQ(office.liveAtService().size(), 2U);
}

/// W20: our own store knows it, before anything is asked.
void accountIsHere(Office& office) {
    const auto account = office.activate();
    office.send(office.activating().begin(), Continue{});
    auto state = office.walk(Step::CompanyData);
    state = office.send(state, PrerequisiteAnswered{Prerequisite::NoEarlierAccount, false, false});
    state = office.walk(state);
    EXPECT_EQ(office.person.shown, 1) << "no PIN is typed in vain";
    giveOtherInformation(office, state);
    EXPECT_EQ(office.services().activation.accounts->find(account.id)->state, AccountState::Active);
}

/// W20: the service alone knows it; the person had said that there is none.
void accountIsAtTheService(Office& office) {
    office.activate();
    office.send(office.activating().begin(), Continue{});
    const auto state = office.walk();
    EXPECT_EQ(office.person.shown, 2);
    giveOtherInformation(office, state);
}

/// W25: the signature of the CMD is inactive: a warning, since invoices do not need it.
void cmdCannotSign(Office& office) {
    const auto account = office.activate();
    office.send(office.activating().begin(), Continue{});
    const auto state = office.walk(office.activating().begin(account.id), Step::Prerequisites);
    EXPECT_EQ(state.facts.at(Prerequisite::CmdSignature).standing, Standing::Bad);
    const auto obstacles = app::obstacles(state);
    EXPECT_EQ(std::ranges::find(obstacles, Prerequisite::CmdSignature), obstacles.end());
    const auto guide = scap::findGuidance("cmd-signature", Language::Portuguese);
    ASSERT_TRUE(guide);
    EXPECT_NE(guide->steps.at(0).find("Não é precisa"), std::string::npos);
    EXPECT_NE(guide->steps.at(1).find("Ative-a"), std::string::npos);
    EXPECT_FALSE(guide->link.empty());
    office.issueAndSign(1);
}

/// W26: said at 15, 7, 3 and 1 days; the renewal is filled in.
void accountEndsSoon(Office& office) {
    const auto account = office.activate();
    EXPECT_TRUE(app::accountNotices(office.services(), office.clock.now()).empty());
    for (const int days : app::warningDays) {
        office.jump(std::chrono::floor<std::chrono::seconds>(*account.expires - std::chrono::days(days) -
                                                             office.clock.now()));
        const auto notices = app::accountNotices(office.services(), office.clock.now());
        ASSERT_EQ(notices.size(), 1U) << days;
        EXPECT_EQ(notices.front().kind, Kind::EndsSoon);
        EXPECT_EQ(notices.front().days, days);
    }
    const auto state = office.activating().begin(account.id);
    EXPECT_EQ(state.data.additionalInfo, account.additionalInfo);
    EXPECT_EQ(state.data.email, account.email);
}

/// W28: said from nine in ten on, and a renewal with more is filled in.
void limitIsNear(Office& office) {
    const auto state = office.walk(Step::CompanyData);
    auto data = office.data(state);
    data.signaturesLimit = 10;
    const auto done = office.walk(office.send(state, DataEntered{data}));
    ASSERT_EQ(done.step, Step::Done) << Office::describe(done);
    office.connect();
    office.issue(9);
    office.sign();
    const auto notices = app::accountNotices(office.services(), office.clock.now());
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices.front().kind, Kind::LimitNear);
    EXPECT_EQ(notices.front().used, 9);
    EXPECT_EQ(notices.front().limit, 10);
    expectSigned(office, 9);
    EXPECT_GE(office.activating().begin(done.account).data.signaturesLimit, 1000);
}

/// W31: signed at the level that can be had; the rest is completed by itself.
void levelIsLate(Office& office, const std::vector<json>& faults, const std::string& reason,
                 const std::string& level) {
    office.activate();
    const auto id = office.issue(1).front();
    for (const auto& fault : faults)
        office.sandbox.post("/sandbox/faults", fault);
    ASSERT_TRUE(std::holds_alternative<invoicing::SignatureRecord>(office.sign().at(id)));
    EXPECT_EQ(office.services().documents.signature(id)->level, level);
    office.restart();
    const auto waiting = office.services().completion->all();
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting.front().wanted, signing::PadesLevel::B_LTA);
    EXPECT_EQ(waiting.front().why.reason, reason);
    const auto text = reasonText(waiting.front().why, Language::Portuguese);
    EXPECT_TRUE(text.find("ais tarde") != std::string::npos) << text;
    app::CompleteLevels completing(office.services());
    for (int tries = 0; tries < 10 && !office.services().completion->all().empty(); ++tries) {
        office.jump(15min); // as often as the window does
        completing.run({});
    }
    const auto signature = office.services().documents.signature(id);
    EXPECT_EQ(signature->level, "B-LTA");
    for (const auto& report : app::verifyFile(signature->file, office.services(), {}).signatures)
        EXPECT_TRUE(report.passed()) << report.field << " " << report.subIndication;
}

/// W35: what SCAP hands out once was taken before. What is known already stays; the next question helps.
void attributesAreGone(Office& office) {
    office.activate();
    auto& services = office.services();
    const auto citizen = services.activation.attributes->citizens().front().key();
    const auto known = services.activation.attributes->attributes(citizen).size();
    office.sandbox.post("/sandbox/faults", next("scap.attributes", "duplicateDelivery:404"));
    try {
        app::refreshAttributes(services, {});
        ADD_FAILURE() << "nothing was told";
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "SCAP_RESULT_GONE");
        const auto text = reasonText(error.failure(), Language::Portuguese);
        EXPECT_NE(text.find("uma só vez"), std::string::npos) << text;
        EXPECT_NE(text.find("Carregue de novo os atributos"), std::string::npos) << text;
    }
    EXPECT_EQ(services.activation.attributes->attributes(citizen).size(), known);
    EXPECT_EQ(app::refreshAttributes(services, {}), citizen);
    const auto told = services.activation.attributes->attributes(citizen);
    EXPECT_TRUE(scap::eligibility(told, Office::ourNipc, office.clock.now()).until);
}

/// W33, W34: the phone's service refuses. The invoice waits, nothing bears its name, nothing is repeated by
/// itself; once the cause is gone it is signed.
void phoneRefuses(Office& office, const json& fault, const std::string& reason, const std::string& words) {
    auto& services = office.services();
    services.activation.settings->put("provider.FT", "cmd");
    services.activation.settings->put("cmd.phone", SandboxPhone(office.sandbox).number());
    office.connect();
    const auto id = office.issue(1).front();
    office.sandbox.post("/sandbox/faults", fault);
    struct OncePerson final : signing::Prompter {
        explicit OncePerson(PhonePerson& who) : person(who) {}
        std::optional<signing::Answer> ask(const signing::Question& question,
                                           const JobContext& job) override {
            return question.refused ? std::nullopt : person.ask(question, job);
        }
        PhonePerson& person;
    };
    PhonePerson person{SandboxPhone(office.sandbox)};
    OncePerson once{person};
    const auto refused = app::SignPending(services).run({}, once, office.job).at(id);
    ASSERT_TRUE(std::holds_alternative<Failure>(refused));
    EXPECT_EQ(std::get<Failure>(refused).reason, reason);
    const auto text = reasonText(std::get<Failure>(refused), Language::Portuguese);
    EXPECT_NE(text.find(words), std::string::npos) << text;
    EXPECT_TRUE(office.signedFile(id).empty());
    EXPECT_EQ(services.documents.pending().size(), 1U);
    const auto mended = app::SignPending(services).run({}, once, office.job).at(id);
    EXPECT_TRUE(std::holds_alternative<invoicing::SignatureRecord>(mended));
    office.expectGood(id);
}

FailureRow phoneRow(std::string name, const char* operation, const char* action, std::string reason,
                    std::string words) {
    return {.name = std::move(name), .road = Road::Other, .course = [=](Office& office) {
                phoneRefuses(office, next(operation, action), reason, words);
            }};
}

/// W36: the program ends while signatures are under way; the next start takes them up, and none is made
/// twice.
void endsInTheMiddle(Office& office) {
    office.activate();
    const auto ids = office.issue(3);
    office.sandbox.post("/sandbox/faults", next("safe.signHash", "pending:6"));
    for (const auto& [id, outcome] : office.sign())
        EXPECT_TRUE(std::holds_alternative<Failure>(outcome)) << id;
    office.restart();
    EXPECT_EQ(office.services().journal.open().size(), 3U);
    EXPECT_EQ(office.services().documents.pending().size(), 3U);
    for (const auto& [id, outcome] : office.sign())
        EXPECT_TRUE(std::holds_alternative<invoicing::SignatureRecord>(outcome)) << id;
    EXPECT_TRUE(office.services().journal.open().empty());
    expectSigned(office, 3);
}

void cardPlugin(Office& office, bool running) {
    office.sandbox.post("/sandbox/card", {{"card", nullptr}, {"running", running}});
}

const PrerequisiteAnswered attributeThere{Prerequisite::InvoiceAttribute, true, false};
const PrerequisiteAnswered attributeAsked{Prerequisite::InvoiceAttribute, false, true};

std::vector<FailureRow> activationRows() {
    return {
        {.name = "W01_Network",
         .reason = "NO_CONNECTION",
         .words = {"Sem ligação a", "Verifique a rede ou o proxy", "tente de novo"},
         .before = [](Office& office) { onTheWire(office, "cut"); }},
        {.name = "W01_Reply",
         .reason = "REPLY_LOST",
         .words = {"a resposta de", "não chegou", "verifique a rede"},
         .faults = {next("fa.attributesPost", "dropAfterProcessing")},
         .kept = {.step = Step::Account, .account = AccountState::Creating, .login = true, .atService = 1}},
        {.name = "W01_Page",
         .reason = "WEB_PAGE_UNREACHABLE",
         .words = {"Sem ligação", "Verifique a rede ou o proxy"},
         .faults = {next("fa.authorize", "dropBeforeRead")}},
        {.name = "W02",
         .reason = "PROXY_AUTHENTICATION",
         .words = {"O proxy pede autenticação", "Indique o utilizador e a palavra-passe"},
         .before = [](Office& office) { useProxy(office, "", ""); },
         .mended = [](Office& office) { useProxy(office, "proxy", "sandbox"); }},
        {.name = "W03_Filter",
         .reason = "TLS_FAILED",
         .words = {"A ligação segura", "falhou", "Verifique a data do computador e se há um filtro HTTPS"},
         .before = [](Office& office) { onTheWire(office, "tls:unknownRoot"); }},
        {.name = "W03_Expired",
         .reason = "TLS_FAILED",
         .words = {"A ligação segura", "falhou", "Verifique a data do computador"},
         .before = [](Office& office) { onTheWire(office, "tls:expired"); }},
        {.name = "W03_OtherHost",
         .reason = "TLS_FAILED",
         .words = {"A ligação segura", "falhou", "Verifique a data do computador"},
         .before = [](Office& office) { onTheWire(office, "tls:wrongHost"); }},
        {.name = "W03_OldVersion",
         .reason = "TLS_FAILED",
         .words = {"A ligação segura", "falhou", "Verifique a data do computador"},
         .before = [](Office& office) { onTheWire(office, "tls:oldVersion"); }},
        {.name = "W04",
         .reason = "CLOCK_WRONG",
         .words = {"O relógio do computador está errado", "Acerte a data e a hora"},
         .faults = {next("safe.serviceInfo", "clockSkew:-600")}},
        {.name = "W05",
         .reason = "SAFE_CLIENT_REFUSED",
         .words = {"As credenciais da aplicação não foram aceites", "Contacte o administrador"},
         .faults = {next("safe.serviceInfo", "status:401")}},
        {.name = "W06_NotAuthorized",
         .reason = "FA_UNAUTHORIZED_CLIENT",
         .words = {"não autoriza esta aplicação", "Contacte o administrador"},
         .faults = {next("fa.authorize", "unauthorizedClient")}},
        {.name = "W06_NotActive",
         .reason = "FA_CLIENT_NOT_ACTIVE",
         .words = {"não aceita esta aplicação", "Contacte o administrador"},
         .faults = {next("safe.openAccount", "clientNotActive")},
         .kept = {.account = AccountState::Failed}},
        {.name = "W07_Request",
         .reason = "FA_INVALID_REQUEST",
         .words = {"Pedido inválido", "ficheiro de diagnóstico"},
         .faults = {next("fa.authorize", "invalidRequest")}},
        {.name = "W07_Grant",
         .reason = "FA_INVALID_REQUEST",
         .words = {"Pedido inválido", "ficheiro de diagnóstico"},
         .faults = {next("fa.authorize", "unsupportedGrant")}},
        {.name = "W08_Refused",
         .reason = "FA_CANCELLED",
         .words = {"Autenticação cancelada. Nada foi alterado", "tente de novo"},
         .before = [](Office& office) { office.person.refuses = true; },
         .mended = [](Office& office) { office.person.refuses = false; }},
        {.name = "W08_Closed",
         .reason = "WEB_LOGIN_CLOSED",
         .words = {"Autenticação cancelada. Nada foi alterado", "Recomece"},
         .before = [](Office& office) { office.person.closesAt = "cmd"; },
         .mended = [](Office& office) { office.person.closesAt.clear(); }},
        {.name = "W09",
         .reason = "FA_STATE_MISMATCH",
         .words = {"A resposta não corresponde ao pedido", "Recomece"},
         .faults = {next("fa.authorize", "stateWrong")}},
        {.name = "W10",
         .reason = "WEB_LOGIN_TIMEOUT",
         .words = {"O tempo para autenticar terminou", "Recomece"},
         .before =
             [](Office& office) {
                 office.person.waits = [&office](std::chrono::milliseconds limit) {
                     EXPECT_EQ(limit, 10min);
                     office.jump(std::chrono::duration_cast<std::chrono::seconds>(limit));
                 };
             },
         .mended = [](Office& office) { office.person.waits = {}; }},
        {.name = "W11_Blocked",
         .reason = "WEB_LOGIN_CLOSED",
         .words = {"Nada foi alterado", "prefixo", "app Autenticação.Gov",
                   "CMD bloqueada: desbloqueie-a no portal"},
         .guide = "login-tips",
         .before = [](Office& office) { office.person.wrongPins = 3; },
         .mended = [](Office& office) { office.sandbox.post("/sandbox/unblock", json::object()); }},
        {.name = "W11_NoCode",
         .reason = "WEB_LOGIN_CLOSED",
         .words = {"Nada foi alterado", "peça outro se não chegar"},
         .guide = "login-tips",
         .faults = {next("fa.login", "noMessage")}},
        {.name = "W12",
         .reason = "WEB_LOGIN_CLOSED",
         .words = {"instale o plugin Autenticação.Gov, insira o cartão e tente de novo", "use a CMD"},
         .guide = "login-tips",
         .before =
             [](Office& office) {
                 office.person.means = signing::LoginMeans::CitizenCard;
                 office.person.closesAt = "card";
                 cardPlugin(office, false);
             },
         .mended =
             [](Office& office) {
                 office.person.closesAt.clear();
                 cardPlugin(office, true);
             }},
        {.name = "W13_NotAvailable",
         .reason = "FA_NOT_READY",
         .words = {"ainda não devolveu os dados", "Verifique de novo", "recomece"},
         .faults = {next("fa.attributesGet", "notAvailable")},
         .kept = {.step = Step::Account, .account = AccountState::Creating, .login = true, .atService = 1}},
        {.name = "W13_Slow",
         .reason = "FA_NOT_READY",
         .words = {"ainda não devolveu os dados", "Verifique de novo", "recomece"},
         .faults = {next("fa.attributesGet", "pending:40")},
         .kept = {.step = Step::Account, .account = AccountState::Creating, .login = true, .atService = 1}},
        {.name = "W14",
         .reason = "FA_TOKEN_EXPIRED",
         .words = {"A autenticação expirou", "Autentique-se de novo"},
         .faults = {next("fa.attributesPost", "expireAccess")},
         .kept = {.account = AccountState::Failed}},
        {.name = "W15_Refused",
         .reason = "FA_CITIZEN_INCOMPLETE",
         .words = {"não deu os dados necessários", "Autorize-os todos"},
         .faults = {next("fa.attributesPost", "invalidParameter:8")},
         .kept = {.step = Step::CompanyData, .account = AccountState::Failed}},
        {.name = "W15_Foreigner",
         .reason = "FA_CITIZEN_INCOMPLETE",
         .words = {"não deu os dados necessários", "se for cidadão estrangeiro"},
         .citizen = 'D',
         .nipc = "501000046",
         .typed = [](signing::EnrolmentData& data) { data.foreignCitizen = false; },
         .kept = {.step = Step::CompanyData, .account = AccountState::Failed}},
        {
            .name = "W16_Nipc",
            .reason = "FA_NIPC_INVALID",
            .words = {"O NIPC não é válido", "Corrija-o"},
            .typed = [](signing::EnrolmentData& data) { data.nipc = "500000001"; },
            .kept = {.step = Step::CompanyData},
        },
        {.name = "W16_Person",
         .reason = "FA_NIPC_OF_PERSON",
         .words = {"de uma pessoa, não de uma empresa", "Cartão de Cidadão ou a Chave Móvel Digital"},
         .typed = [](signing::EnrolmentData& data) { data.nipc = "123456789"; },
         .kept = {.step = Step::CompanyData}},
        {.name = "W16_Information",
         .reason = "FA_ADDITIONAL_INFO_INVALID",
         .words = {"até 100 caracteres, sem $ ? & # %", "Corrija-a ou deixe-a vazia"},
         .typed = [](signing::EnrolmentData& data) { data.additionalInfo = "Loja $ Porto"; },
         .kept = {.step = Step::CompanyData}},
        {.name = "W16_Email",
         .reason = "FA_EMAIL_INVALID",
         .words = {"O e-mail não é válido", "Indique um endereço"},
         .typed = [](signing::EnrolmentData& data) { data.email = "geral"; },
         .kept = {.step = Step::CompanyData}},
        {.name = "W16_Until",
         .reason = "FA_UNTIL_INVALID",
         .words = {"O fim da conta", "Corrija a data"},
         .typed = [](signing::EnrolmentData& data) { data.until = Date(); },
         .kept = {.step = Step::CompanyData}},
        {.name = "W16_Limit",
         .reason = "FA_LIMIT_INVALID",
         .words = {"O limite de assinaturas vai de 1 a 450000", "Corrija-o"},
         .typed = [](signing::EnrolmentData& data) { data.signaturesLimit = 0; },
         .kept = {.step = Step::CompanyData}},
        {.name = "W16_EmailRefused",
         .reason = "FA_EMAIL_INVALID",
         .words = {"O e-mail não é válido", "Indique um endereço"},
         .faults = {next("fa.attributesPost", "invalidParameter:3")},
         .kept = {.step = Step::CompanyData, .account = AccountState::Failed}},
        {.name = "W16_LimitRefused",
         .reason = "FA_LIMIT_INVALID",
         .words = {"O limite de assinaturas", "Corrija-o"},
         .faults = {next("fa.attributesPost", "invalidParameter:6")},
         .kept = {.step = Step::CompanyData, .account = AccountState::Failed}},
        {.name = "W17",
         .reason = "INVOICE_ATTRIBUTE_MISSING",
         .words = {"Não tem o atributo «Assinatura de faturas eletrónicas» ativo para a empresa 501000020",
                   "a pessoa certa?", "a empresa certa?", "aprovado?", "fora do prazo?", "além de «Gerente»"},
         .citizen = 'B',
         .nipc = "501000020",
         .kept = {.step = Step::Prerequisites, .account = AccountState::Failed},
         .mended = [](Office& office) { grant(office, 'B', "501000020"); },
         .answers = {CheckAgain{}, attributeThere}},
        {.name = "W18",
         .reason = "INVOICE_ATTRIBUTE_PENDING",
         .words = {"ainda não foi aprovado", "Volte quando receber a aprovação"},
         .citizen = 'F',
         .nipc = "501000070",
         .before = [](Office& office) { office.send(office.walk(Step::Prerequisites), attributeAsked); },
         .kept = {.step = Step::Prerequisites},
         .mended = [](Office& office) { grant(office, 'F', "501000070"); },
         .answers = {CheckAgain{}, attributeThere}},
        {.name = "W19_Expired",
         .reason = "INVOICE_ATTRIBUTE_MISSING",
         .words = {"Não tem o atributo", "fora do prazo?"},
         .citizen = 'C',
         .nipc = "501000038",
         .kept = {.step = Step::Prerequisites, .account = AccountState::Failed},
         .mended = [](Office& office) { grant(office, 'C', "501000038"); },
         .answers = {attributeThere}},
        {.name = "W19_EndsEarly", .road = Road::Other, .nipc = "501000062", .course = endsWithItsAttribute},
        {.name = "W20_Here", .road = Road::Other, .course = accountIsHere},
        {.name = "W20_AtTheService", .road = Road::Other, .course = accountIsAtTheService},
        {.name = "W21_Account",
         .reason = "FA_ACCOUNT_NOT_OPENED",
         .words = {"não conseguiu abrir a conta, e nada ficou aberto", "Espere alguns minutos"},
         .faults = {next("safe.openAccount", "status:500")},
         .kept = {.account = AccountState::Failed}},
        {.name = "W21_Provider",
         .reason = "FA_UNAVAILABLE",
         .words = {"está indisponível", "Tente mais tarde", "já tenha aberto é encontrada"},
         .faults = {next("fa.attributesPost", "status:503")},
         .kept = {.step = Step::Account, .account = AccountState::Creating, .login = true}},
        {.name = "W22",
         .reason = "CERTIFICATE_BEING_ISSUED",
         .words = {"O certificado ainda está a ser emitido", "continua a perguntar", "emitir faturas"},
         .faults = {next("safe.openAccount", "notActive:1200")},
         .kept = {.step = Step::Certificate,
                  .account = AccountState::AwaitingCertificate,
                  .tokens = true,
                  .atService = 1},
         .mended =
             [](Office& office) {
                 office.jump(1200s);
                 EXPECT_TRUE(app::isBlocked(office.activating().begin(), office.clock.now()));
             }},
        {.name = "W23",
         .reason = "CERTIFICATE_NOT_OF_COMPANY",
         .words = {"O certificado recebido não pertence à empresa 500000000", "Não assine"},
         .faults = {next("safe.info", "wrongCertNipc")},
         .kept = {.step = Step::Certificate,
                  .account = AccountState::AwaitingCertificate,
                  .tokens = true,
                  .atService = 1},
         .answers = {Restart{}}},
        {.name = "W24_Tokens",
         .reason = "CREDENTIALS_NOT_KEPT",
         .words = {"Não foi possível guardar as credenciais em segurança", "cancele a nova conta"},
         .before = [](Office& office) { refuseSecrets(office, "account/%"); },
         .kept = {.step = Step::Account, .account = AccountState::Creating, .login = true, .atService = 1},
         .mended = takeSecrets},
        {.name = "W24_Authentication",
         .reason = "CREDENTIALS_NOT_KEPT",
         .words = {"Não foi possível guardar as credenciais em segurança", "Liberte espaço"},
         .before = [](Office& office) { refuseSecrets(office, "activation/%"); },
         .mended = takeSecrets},
        {.name = "W24_GivenUp", .road = Road::Other, .course = isGivenUp},
        {.name = "W25", .road = Road::Other, .citizen = 'G', .nipc = "501000089", .course = cmdCannotSign},
        {.name = "W26", .road = Road::Other, .course = accountEndsSoon},
    };
}

std::vector<FailureRow> signingRows() {
    return {
        {.name = "W27",
         .reason = "SAFE_TOKEN_EXPIRED",
         .words = {"A autorização para assinar terminou", "Renove a assinatura"},
         .road = Road::Sign,
         .faults = {next("safe.authorize", "expireAccess"), next("safe.updateToken", "expireRefresh")},
         .kept = {.account = AccountState::NeedsReactivation, .tokens = true, .atService = 1},
         .mended =
             [](Office& office) { // tokens that are refused cancel nothing
                 EXPECT_EQ(office.activating().begin().problem.reason, "ACCOUNT_EXISTS");
                 cancelInThePortal(office);
             },
         .activatesAnew = true},
        {.name = "W28_Near", .road = Road::Other, .course = limitIsNear},
        {.name = "W28_Reached",
         .reason = "SAFE_LIMIT_REACHED",
         .words = {"Atingiu o limite de assinaturas", "Renove a conta com um limite maior"},
         .road = Road::Sign,
         .faults = {next("safe.authorizeVerify", "limitReached")},
         .kept = {.account = AccountState::Active, .tokens = true, .atService = 1},
         .activatesAnew = true},
        {.name = "W29",
         .reason = "SAFE_STILL_PROCESSING",
         .words = {"ainda está a processar", "retoma-a mais tarde"},
         .road = Road::Sign,
         .faults = {next("safe.authorize", "pending:6")},
         .kept = {.account = AccountState::Active, .tokens = true, .atService = 1}},
        {.name = "W30_Failing",
         .reason = "SAFE_UNAVAILABLE",
         .words = {"não está disponível", "fica pendente e é retomada mais tarde"},
         .road = Road::Sign,
         .faults = {next("safe.authorizeVerify", "status:500", 4)},
         .kept = {.account = AccountState::Active, .tokens = true, .atService = 1}},
        {.name = "W30_Busy",
         .reason = "SAFE_UNAVAILABLE",
         .words = {"não está disponível", "fica pendente e é retomada mais tarde"},
         .road = Road::Sign,
         .faults = {next("safe.authorizeVerify", "status:503", 13)},
         .kept = {.account = AccountState::Active, .tokens = true, .atService = 1}},
        {.name = "W31_Timestamps",
         .road = Road::Other,
         .course =
             [](Office& office) {
                 levelIsLate(office, {next("pki.tsa", "status:503", 4)}, "FETCH_FAILED", "B-B");
             }},
        {.name = "W31_Revocation",
         .road = Road::Other,
         .course =
             [](Office& office) {
                 levelIsLate(office, {next("pki.ocsp", "tryLater", 3), next("pki.crl", "notThere", 3)},
                             "REVOCATION_UNAVAILABLE", "B-T");
             }},
        {.name = "W32",
         .reason = "SIGNATURE_VALUE_WRONG",
         .words = {"não corresponde ao certificado", "nada foi assinado", "Repita a assinatura"},
         .road = Road::Sign,
         .faults = {next("safe.signHashVerify", "corruptSignature")},
         .invoices = 1,
         .kept = {.account = AccountState::Active, .tokens = true, .atService = 1}},
        phoneRow("W33_901", "scmd.SCMDSign", "code:901", "CMD_CHANGE_PINS", "basta iniciar sessão com CMD"),
        phoneRow("W33_902", "scmd.SCMDSign", "code:902", "CMD_CHANGE_SIGNATURE_PIN", "Área Reservada"),
        phoneRow("W34_801", "scmd.SCMDSign", "code:801", "CMD_PIN_WRONG", "PIN"),
        phoneRow("W34_802", "scmd.ValidateOtp", "otp:wrong", "CMD_CODE_WRONG", "código"),
        phoneRow("W34_816", "scmd.ValidateOtp", "otp:late", "CMD_PROCESS_OVER", "de novo"),
        phoneRow("W34_817", "scmd.SCMDSign", "code:817", "CMD_INACTIVE", "mais tarde"),
        phoneRow("W34_900", "scmd.SCMDSign", "code:900", "CMD_REFUSED", "900"),
        {.name = "W35", .road = Road::Other, .course = attributesAreGone},
        {.name = "W36", .road = Road::Other, .course = endsInTheMiddle},
    };
}

} // namespace

const std::vector<FailureRow>& failureCatalogue() {
    static const auto all = [] {
        auto rows = activationRows();
        for (auto& row : signingRows())
            rows.push_back(std::move(row));
        return rows;
    }();
    return all;
}

} // namespace cunho::test
