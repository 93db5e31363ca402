// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sample_desk.hpp"

#include "ui/convert.hpp"
#include "ui/sample_data.hpp"
#include "ui/state/desk_texts.hpp"

#include <cunho/core/file.hpp>

namespace cunho::ui {
namespace {

using signing::ActivationStep;
using signing::Prerequisite;

template<class... Ts>
struct Cases : Ts... {
    using Ts::operator()...;
};
template<class... Ts>
Cases(Ts...) -> Cases<Ts...>;

/// The steps in their order, without a world around them.
signing::Activation walk(signing::Activation state, const app::ActivationEvent& event) {
    using namespace app::activation;
    state.problem = {};
    std::visit(Cases{[&](const SignerChosen& chosen) {
                         state.signer = chosen.signer;
                         state.step = chosen.signer == signing::SignerChoice::Myself
                                          ? ActivationStep::Prerequisites
                                      : chosen.signer == signing::SignerChoice::SomebodyElse
                                          ? ActivationStep::HandOver
                                          : ActivationStep::SoleTrader;
                     },
                     [&](const HandOverDone&) { state.step = ActivationStep::Prerequisites; },
                     [&](const MeansChosen& chosen) { state.means = chosen.means; },
                     [&](const PrerequisiteAnswered& answer) {
                         auto& fact = state.facts[answer.prerequisite];
                         fact.standing = answer.pending ? signing::Standing::Pending
                                         : answer.good  ? signing::Standing::Good
                                                        : signing::Standing::Bad;
                         fact.byPerson = true;
                     },
                     [&](const Continue&) {
                         state.closed = state.step == ActivationStep::Done;
                         if (!state.closed)
                             state.step = ActivationStep::Consent;
                     },
                     [&](const ConsentGiven&) { state.step = ActivationStep::CompanyData; },
                     [&](const DataEntered& entered) {
                         state.data = entered.data;
                         state.step = ActivationStep::Authentication;
                     },
                     [&](const LoginWanted&) { state.step = ActivationStep::Certificate; },
                     [&](const CheckAgain&) {
                         if (state.step == ActivationStep::Certificate)
                             state.step = ActivationStep::Done;
                     },
                     [&](const Back&) {
                         const int step = static_cast<int>(state.step);
                         const bool first = state.step == ActivationStep::HandOver ||
                                            state.step == ActivationStep::SoleTrader ||
                                            state.step == ActivationStep::Prerequisites;
                         state.step = first ? ActivationStep::Signer : static_cast<ActivationStep>(step - 1);
                     },
                     [&](const Restart&) { state.step = ActivationStep::Authentication; },
                     [&](const GiveUp&) { state.closed = true; }, [](const auto&) {}},
               event);
    return state;
}

TimePoint daysFrom(TimePoint now, int days) {
    return now + std::chrono::days(days);
}

Date dayOf(TimePoint time) {
    return toLocal(time, Zone::Lisbon).date;
}

} // namespace

TimePoint sampleNow() {
    return fromLocal({parseDate("2026-11-26"), 10, 41, 0}, Zone::Lisbon);
}

signing::SigningAccount sampleAccount(TimePoint now) {
    signing::SigningAccount account;
    account.id = 1;
    account.citizen = "BI/PT/12345678";
    account.citizenName = "Ana Beatriz Sousa";
    account.nipc = sampleCompany().nif;
    account.email = "geral@atelier.example";
    account.requestedUntil = dayOf(daysFrom(now, 31));
    account.expires = daysFrom(now, 31);
    account.signaturesLimit = 1000;
    account.signaturesUsed = 212;
    account.credentialId = "SAFE-1";
    account.state = signing::AccountState::Active;
    account.created = daysFrom(now, -14);
    return account;
}

SigningOverview sampleOverview(TimePoint now) {
    SigningOverview overview;
    overview.company = sampleCompany().name;
    overview.nipc = sampleCompany().nif;
    overview.now = now;
    overview.terms = termsText(windowLanguage());
    overview.termsAccepted = daysFrom(now, -14);
    overview.providers = {{"provider.FT",
                           "Faturas",
                           "safe",
                           {{"safe", "SAFE (assinatura de faturas do Estado)", true},
                            {"citizen-card", "Cartão de Cidadão", true},
                            {"pkcs11", "Token criptográfico (PKCS#11)", false},
                            {"cmd", "Chave Móvel Digital", false}}},
                          {"provider.PDF",
                           "Outros PDF",
                           "citizen-card",
                           {{"citizen-card", "Cartão de Cidadão", true},
                            {"pkcs11", "Token criptográfico (PKCS#11)", false},
                            {"cmd", "Chave Móvel Digital", false}}}};
    overview.accounts = {sampleAccount(now)};
    overview.attributes = 2;
    overview.vault = signing::Vault::State::Open;
    overview.protection = "scrypt";
    overview.idleMinutes = 15;
    return overview;
}

AttributeOverview sampleAttributes(TimePoint now) {
    AttributeOverview overview;
    overview.nipc = sampleCompany().nif;
    overview.now = now;
    scap::Citizen ana;
    ana.documentNumber = "12345678";
    ana.givenName = "Ana Beatriz";
    ana.lastName = "Sousa";
    overview.citizens = {ana};
    const auto add = [&](const char* text, std::optional<TimePoint> until,
                         scap::ProfessionalAttribute::Source source) {
        scap::ProfessionalAttribute attribute;
        attribute.citizen = ana.key();
        attribute.nipc = sampleCompany().nif;
        attribute.providerName = sampleCompany().name;
        attribute.providerType = "ENTERPRISE";
        attribute.description = text;
        attribute.validUntil = until;
        attribute.source = source;
        attribute.lastChecked = daysFrom(now, -2);
        overview.attributes.push_back(attribute);
    };
    using Source = scap::ProfessionalAttribute::Source;
    add("Gerente", daysFrom(now, 320), Source::Scap);
    add("Assinatura de faturas eletrónicas", daysFrom(now, 21), Source::Scap);
    add("Procurador", daysFrom(now, -9), Source::Scap);
    add("Membro do Órgão de Administração", std::nullopt, Source::Authentication);
    overview.guidance = guidanceOf("invoice-attribute", windowLanguage());
    return overview;
}

ActivationScene sampleScene(TimePoint now) {
    ActivationScene scene;
    scene.company = sampleCompany().name;
    scene.nipc = sampleCompany().nif;
    scene.email = sampleCompany().email;
    scene.now = now;
    scene.today = dayOf(now);
    addTexts(scene, windowLanguage());
    scene.limit = {1000, 212, 45};
    scene.providers = sampleOverview(now).providers;
    return scene;
}

signing::Activation sampleActivation(ActivationStep step, TimePoint now) {
    signing::Activation state;
    state.id = 1;
    state.step = step;
    state.signer = signing::SignerChoice::Myself;
    state.created = state.changed = now;
    state.facts[Prerequisite::CmdActive] = {signing::Standing::Good, {}, {}, true};
    state.facts[Prerequisite::NoEarlierAccount] = {signing::Standing::Good, {}, {}, false};
    state.facts[Prerequisite::Capacity] = {signing::Standing::Good, {}, daysFrom(now, 320), false};
    state.facts[Prerequisite::InvoiceAttribute] = {signing::Standing::Unknowable, {}, {}, false};
    state.facts[Prerequisite::PinsKnown] = {signing::Standing::Asked, {}, {}, false};
    state.facts[Prerequisite::CmdSignature] = {signing::Standing::Unknowable, {}, {}, false};
    state.data.nipc = sampleCompany().nif;
    return state;
}

SandboxState sampleSandbox() {
    return readSandbox(sampleSandboxAnswer, JobContext());
}

std::string sampleSandboxAnswer(const std::string&, const std::string& path, const std::string&,
                                const JobContext&) {
    if (path == "/sandbox/phone.json")
        return R"({"messages":[
            {"at":"10:39","phone":"+351 912 000 001","text":"Foi pedida uma conta de assinatura de faturas."},
            {"at":"10:41","phone":"+351 912 000 001","text":"O seu código de segurança é 482913. É válido durante 5 minutos. Não o revele a ninguém."}]})";
    if (path == "/sandbox/presets")
        return R"({"presets":[
            {"name":"certificado-demora","title":"Certificado demora","text":"O certificado demora 90 segundos."},
            {"name":"atributo-em-falta","title":"Atributo em falta","text":"O cidadão não tem o atributo de faturas."}]})";
    return R"({"now":"2026-11-26T10:41:00Z","scale":10})";
}

SampleDesk::SampleDesk(TimePoint now)
    : answer(sampleOverview(now))
    , attributeAnswer(sampleAttributes(now))
    , sceneAnswer(sampleScene(now))
    , react([](signing::Activation state, const app::ActivationEvent& event, const JobContext&) {
        return walk(std::move(state), event);
    })
    , now_(now) {}

void SampleDesk::note(std::string call) {
    const std::lock_guard lock(mutex_);
    calls.push_back(std::move(call));
}

SigningOverview SampleDesk::overview(Language) {
    const std::lock_guard lock(mutex_);
    auto result = answer;
    if (kept_ && !kept_->closed)
        result.underWay = kept_;
    return result;
}

void SampleDesk::acceptTerms(const LegalText& shown, TimePoint) {
    note("terms " + shown.version);
    const std::lock_guard lock(mutex_);
    answer.termsAccepted = now_;
}

std::optional<signing::Activation> SampleDesk::underWay() {
    const std::lock_guard lock(mutex_);
    return kept_ && !kept_->closed ? kept_ : std::nullopt;
}

signing::Activation SampleDesk::begin(std::int64_t renews) {
    auto state = sampleActivation(renews == 0 ? ActivationStep::Signer : ActivationStep::Consent, now_);
    state.renews = renews;
    if (renews == 0)
        state.signer = signing::SignerChoice::Unknown;
    const std::lock_guard lock(mutex_);
    kept_ = state;
    return state;
}

signing::Activation SampleDesk::send(signing::Activation state, const app::ActivationEvent& event,
                                     const JobContext& job) {
    {
        const std::lock_guard lock(mutex_);
        events.push_back(event);
    }
    auto next = react(std::move(state), event, job);
    const std::lock_guard lock(mutex_);
    kept_ = next;
    return next;
}

signing::Activation SampleDesk::resume(signing::Activation state, const JobContext&) {
    note("resume");
    return state;
}

ActivationScene SampleDesk::scene(const signing::Activation& state, Language) {
    const std::lock_guard lock(mutex_);
    auto scene = sceneAnswer;
    if (state.step == ActivationStep::Done && !answer.accounts.empty())
        scene.account = answer.accounts.front();
    return scene;
}

void SampleDesk::cancel(std::int64_t account, const JobContext&) {
    note("cancel " + std::to_string(account));
    const std::lock_guard lock(mutex_);
    for (auto& each : answer.accounts)
        if (each.id == account)
            each.state = signing::AccountState::Cancelled;
}

std::vector<std::pair<std::int64_t, Failure>> SampleDesk::cancelAll(const JobContext&) {
    note("cancelAll");
    const std::lock_guard lock(mutex_);
    for (auto& each : answer.accounts)
        each.state = signing::AccountState::Cancelled;
    return {};
}

std::string SampleDesk::calendar(std::int64_t account) {
    note("calendar " + std::to_string(account));
    return "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
}

void SampleDesk::chooseProvider(const std::string& setting, const std::string& provider) {
    note(setting + " " + provider);
}

AttributeOverview SampleDesk::attributes(Language) {
    const std::lock_guard lock(mutex_);
    return attributeAnswer;
}

AttributeOverview SampleDesk::checkAttributes(Language language, const JobContext&) {
    note("checkAttributes");
    return attributes(language);
}

void SampleDesk::protect(Secret secret, const JobContext&) {
    note(secret.empty() ? "protect keyring" : "protect passphrase");
    const std::lock_guard lock(mutex_);
    answer.protection = secret.empty() ? "secret-service" : "scrypt";
    answer.vault = signing::Vault::State::Open;
}

void SampleDesk::unlock(Secret secret, const JobContext&) {
    note("unlock");
    const std::lock_guard lock(mutex_);
    const bool keyring = answer.protection == "secret-service" && secret.empty();
    if (!keyring && secret.exposeText() != passphrase)
        throw Error(Fault::Credential, "VAULT_PASSPHRASE_WRONG");
    answer.vault = signing::Vault::State::Open;
}

void SampleDesk::lock() {
    note("lock");
    const std::lock_guard lock(mutex_);
    answer.vault = signing::Vault::State::Locked;
}

void SampleDesk::setIdleMinutes(int minutes) {
    note("idle " + std::to_string(minutes));
    const std::lock_guard lock(mutex_);
    answer.idleMinutes = minutes;
}

signing::Vault::State SampleDesk::vaultState() const {
    const std::lock_guard lock(mutex_);
    return answer.vault;
}

void SampleDesk::writeDiagnostics(const std::filesystem::path& file, const std::string& page) {
    note("diagnostics " + page);
    AtomicFile report(file);
    report.write(asBytes("cunho: " + page + "\n"));
    report.commit();
}

} // namespace cunho::ui
