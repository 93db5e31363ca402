// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/services_desk.hpp"

#include "ui/state/desk_texts.hpp"
#include "ui/state/wired_port.hpp"

#include <cunho/app/refresh_attributes.hpp>

#include <algorithm>
#include <charconv>

namespace cunho::ui {
namespace {

constexpr auto idleSetting = "vault.idleMinutes";
constexpr int usualIdle = 15; ///< minutes

bool isLive(signing::AccountState state) {
    using signing::AccountState;
    return state != AccountState::Cancelled && state != AccountState::Failed &&
           state != AccountState::Expired;
}

} // namespace

ServicesDesk::ServicesDesk(app::Services& services, DeskParts parts)
    : services_(services), parts_(std::move(parts)), activate_(services, parts_.programVersion) {
    if (services_.activation.vault != nullptr)
        services_.activation.vault->setIdleLimit(std::chrono::minutes(idleMinutes()));
}

invoicing::Company ServicesDesk::company() const {
    return services_.company.company().value_or(invoicing::Company());
}

std::string ServicesDesk::setting(const std::string& name, const std::string& otherwise) const {
    auto* settings = services_.activation.settings;
    return settings == nullptr ? otherwise : settings->find(name).value_or(otherwise);
}

int ServicesDesk::idleMinutes() const {
    const auto text = setting(idleSetting, std::to_string(usualIdle));
    int minutes = usualIdle;
    std::from_chars(text.data(), text.data() + text.size(), minutes);
    return minutes;
}

std::vector<ProviderDefault> ServicesDesk::providers(Language language) const {
    const bool portuguese = language == Language::Portuguese;
    const ProviderChoice safe{
        "safe",
        portuguese ? "SAFE, a assinatura de faturas do Estado" : "SAFE, the State’s invoice signature", true};
    const ProviderChoice card{"citizen-card", portuguese ? "Cartão de Cidadão" : "Citizen Card",
                              services_.cards != nullptr};
    const ProviderChoice token{"pkcs11",
                               portuguese ? "Token criptográfico (PKCS#11)" : "Cryptographic token (PKCS#11)",
                               !setting("token.module", "").empty()};
    const ProviderChoice cmd{"cmd", "Chave Móvel Digital", !setting("cmd.phone", "").empty()};
    return {{"provider.FT",
             portuguese ? "Faturas" : "Invoices",
             setting("provider.FT", "safe"),
             {safe, card, token, cmd}},
            {"provider.PDF",
             portuguese ? "Outros PDF" : "Other PDFs",
             setting("provider.PDF", "citizen-card"),
             {card, token, cmd}}};
}

SigningOverview ServicesDesk::overview(Language language) {
    auto& state = services_.activation;
    const auto company = this->company();
    SigningOverview result;
    result.company = company.name;
    result.nipc = company.nif;
    result.now = now();
    result.terms = termsText(language);
    for (const auto& record : wiredPort(state.activations).consents())
        if (record.kind == signing::ConsentRecord::Kind::Terms && record.textVersion == app::consentVersion)
            result.termsAccepted = record.acceptedAt;
    for (auto& account : wiredPort(state.accounts).all())
        if (account.state != signing::AccountState::Failed)
            result.accounts.push_back(std::move(account));
    result.notices = app::accountNotices(services_, result.now);
    result.underWay = state.activations->open();
    result.providers = providers(language);
    for (const auto& citizen : wiredPort(state.attributes).citizens())
        for (const auto& each : state.attributes->attributes(citizen.key()))
            result.attributes +=
                each.statusAt(result.now) == scap::ProfessionalAttribute::Status::Active ? 1 : 0;
    result.vault = wiredPort(state.vault).state();
    result.protection = state.vault->protection();
    result.idleMinutes = idleMinutes();
    return result;
}

void ServicesDesk::acceptTerms(const LegalText& shown, TimePoint shownAt) {
    const auto language = app::parseLanguage(shown.language).value_or(Language::Portuguese);
    signing::ConsentRecord record;
    record.kind = signing::ConsentRecord::Kind::Terms;
    record.textVersion = shown.version;
    record.textSha256 = termsOf(language).sha256;
    record.language = shown.language;
    record.shownAt = shownAt;
    record.acceptedAt = now();
    record.nipc = company().nif;
    record.programVersion = parts_.programVersion;
    wiredPort(services_.activation.activations).addConsent(record);
}

std::optional<signing::Activation> ServicesDesk::underWay() {
    return wiredPort(services_.activation.activations).open();
}

signing::Activation ServicesDesk::begin(std::int64_t renews) {
    wiredPort(services_.activation.activations);
    return activate_.begin(renews);
}

signing::Activation ServicesDesk::send(signing::Activation state, const app::ActivationEvent& event,
                                       const JobContext& job) {
    return activate_.send(std::move(state), event, job);
}

signing::Activation ServicesDesk::resume(signing::Activation state, const JobContext& job) {
    return activate_.resume(std::move(state), job);
}

ActivationScene ServicesDesk::scene(const signing::Activation& state, Language language) {
    auto& wired = services_.activation;
    const auto company = this->company();
    ActivationScene scene;
    scene.environment = services_.environment;
    scene.company = company.name;
    scene.nipc = company.nif;
    scene.email = company.email;
    scene.now = now();
    scene.today = today(services_.clock, Zone::Lisbon);
    addTexts(scene, language);
    if (wired.webLogin != nullptr)
        scene.obstacle = wired.webLogin->obstacle();
    scene.limit = app::proposeLimit(services_);
    if (state.account != 0)
        scene.account = wiredPort(wired.accounts).find(state.account);
    for (auto& account : wiredPort(wired.accounts).all())
        if (isLive(account.stateAt(scene.now)) && account.id != state.account)
            scene.earlier.push_back(std::move(account));
    scene.providers = providers(language);
    scene.waiting = static_cast<int>(services_.documents.pending().size());
    scene.blocked = app::isBlocked(state, scene.now);
    scene.nextQuestion = activate_.nextQuestion(state);
    return scene;
}

void ServicesDesk::cancel(std::int64_t account, const JobContext& job) {
    app::cancelAccount(services_, account, job);
}

std::vector<std::pair<std::int64_t, Failure>> ServicesDesk::cancelAll(const JobContext& job) {
    return app::cancelAllAccounts(services_, job);
}

std::string ServicesDesk::calendar(std::int64_t account) {
    const auto found = wiredPort(services_.activation.accounts).find(account);
    return found ? app::renewalCalendar(*found, now()) : std::string();
}

void ServicesDesk::chooseProvider(const std::string& name, const std::string& provider) {
    wiredPort(services_.activation.settings).put(name, provider);
}

AttributeOverview ServicesDesk::attributes(Language language) {
    auto& repository = wiredPort(services_.activation.attributes);
    AttributeOverview result;
    result.nipc = company().nif;
    result.now = now();
    result.citizens = repository.citizens();
    for (const auto& citizen : result.citizens)
        for (auto& attribute : repository.attributes(citizen.key()))
            result.attributes.push_back(std::move(attribute));
    if (const auto open = wiredPort(services_.activation.activations).open())
        for (const auto& [prerequisite, fact] : open->facts)
            if (fact.standing == signing::Standing::Pending)
                result.pendingSince = fact.since;
    result.guidance = guidanceOf("invoice-attribute", language);
    return result;
}

AttributeOverview ServicesDesk::checkAttributes(Language language, const JobContext& job) {
    app::refreshAttributes(services_, job);
    return attributes(language);
}

std::unique_ptr<signing::DataKeySource> ServicesDesk::source(Secret passphrase) const {
    return passphrase.empty() ? parts_.keyring() : signing::makePassphraseSource(std::move(passphrase));
}

void ServicesDesk::protect(Secret passphrase, const JobContext& job) {
    auto& vault = wiredPort(services_.activation.vault);
    const auto key = source(std::move(passphrase));
    if (vault.state() == signing::Vault::State::Absent)
        vault.create(*key, job);
    else
        vault.rekey(*key, job);
}

void ServicesDesk::unlock(Secret passphrase, const JobContext& job) {
    const auto key = source(std::move(passphrase));
    wiredPort(services_.activation.vault).unlock(*key, job);
}

void ServicesDesk::lock() {
    wiredPort(services_.activation.vault).lock();
}

void ServicesDesk::setIdleMinutes(int minutes) {
    wiredPort(services_.activation.settings).put(idleSetting, std::to_string(minutes));
    wiredPort(services_.activation.vault).setIdleLimit(std::chrono::minutes(minutes));
}

void ServicesDesk::touch() {
    if (services_.activation.vault != nullptr)
        services_.activation.vault->touch();
}

bool ServicesDesk::lockWhenIdle() {
    return services_.activation.vault != nullptr && services_.activation.vault->lockWhenIdle();
}

signing::Vault::State ServicesDesk::vaultState() const {
    return services_.activation.vault == nullptr ? signing::Vault::State::Absent
                                                 : services_.activation.vault->state();
}

void ServicesDesk::writeDiagnostics(const std::filesystem::path& file, const std::string& page) {
    if (parts_.diagnostics)
        parts_.diagnostics(file, page);
}

} // namespace cunho::ui
