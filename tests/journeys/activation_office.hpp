// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/form_person.hpp"
#include "fakes/open_vault.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/running_sandbox.hpp"

#include <cunho/app/activate_signature.hpp>
#include <cunho/app/consent_text.hpp>
#include <cunho/app/issue_invoice.hpp>
#include <cunho/app/sign_pending.hpp>
#include <cunho/app/signing_accounts.hpp>
#include <cunho/app/verify_file.hpp>
#include <cunho/core/reason_text.hpp>
#include <cunho/wiring/workplace.hpp>

#include <gtest/gtest.h>

namespace cunho::test {

using signing::AccountState;
using signing::ActivationStep;

/// A company's office with the program as it is wired, beside a sandbox whose clock both follow, and a
/// citizen who answers the authentication page. The program can be closed and started again.
class Office {
  public:
    static constexpr const char* ourNipc = "500000000"; ///< of citizens A and L

    explicit Office(int timeScale = 20, std::string nipc = ourNipc)
        : Office(std::make_shared<RunningSandbox>(SandboxChoice{0, false, timeScale}), std::move(nipc)) {}

    /// Beside a sandbox that is there, which forgets what was before.
    explicit Office(std::shared_ptr<RunningSandbox> shared, std::string nipc = ourNipc,
                    std::string passphrase = {})
        : shared_(std::move(shared)), nipc_(std::move(nipc)), passphrase_(std::move(passphrase)) {
        sandbox.reset();
        consent(false); // an account without the citizen's consent is a violation from now on
        setUp();
    }

    /// With nothing but the company's data.
    void moveToAnotherComputer() {
        activate_.reset();
        workplace_.reset();
        place_ += "-outro";
        setUp();
    }

  private:
    std::shared_ptr<RunningSandbox> shared_;

  public:
    const RunningSandbox& sandbox = *shared_;
    SystemClock machine;
    TemporaryFolder folder{"cunho-office"};
    FormPerson person{sandbox};
    ScaledClock clock{machine};        ///< the sandbox's, once `connect` was called
    JobContext job;                    ///< of everything that is sent
    std::vector<ActivationStep> steps; ///< where the activation was after each event
    std::vector<std::string> reasons;  ///< of the problems that were shown, in their order

    std::filesystem::path file(const std::string& name) const { return folder.path() / place_ / name; }
    app::Services& services() { return workplace_->services(); }
    app::ActivateSignature& activating() { return *activate_; }

    void connect() {
        workplace_->connect({});
        services().activation.webLogin = &person;
    }

    /// As after closing the program, however it ended.
    void restart() {
        activate_.reset();
        workplace_.reset();
        open();
        connect();
    }

    /// The sandbox's clock and ours.
    void jump(std::chrono::seconds distance) {
        workplace_->askSandbox("POST", "/sandbox/clock",
                               nlohmann::json{{"jumpSeconds", distance.count()}}.dump(), {});
    }

    /// Sends one event; what it led to is kept in `steps` and `reasons`, and stands in the database.
    signing::Activation send(signing::Activation state, const app::ActivationEvent& event) {
        const bool agreed = state.consent != 0;
        state = activating().send(std::move(state), event, job);
        if (!agreed && state.consent != 0)
            consent(true);
        note(state);
        return state;
    }

    signing::Activation resume() {
        auto state = activating().resume(activating().begin(), job);
        note(state);
        return state;
    }

    /// What a person who answers well does next.
    app::ActivationEvent answer(const signing::Activation& state) {
        using namespace app::activation;
        switch (state.step) {
        case ActivationStep::Signer: return SignerChosen{signing::SignerChoice::Myself};
        case ActivationStep::HandOver: return HandOverDone{};
        case ActivationStep::Consent:
            return ConsentGiven{std::string(app::consentVersion), "pt", clock.now()};
        case ActivationStep::CompanyData: return DataEntered{data(state)};
        case ActivationStep::Authentication: return LoginWanted{};
        case ActivationStep::Account:
        case ActivationStep::Certificate: return CheckAgain{};
        case ActivationStep::Prerequisites:
            if (state.means != person.means)
                return MeansChosen{person.means};
            for (const auto& [prerequisite, fact] : state.facts)
                if (fact.standing == signing::Standing::Asked)
                    return PrerequisiteAnswered{prerequisite, true, false};
            return Continue{};
        case ActivationStep::SoleTrader:
        case ActivationStep::Done: break;
        }
        return Continue{};
    }

    /// On until a page is reached, or a problem is shown.
    signing::Activation walk(signing::Activation state, ActivationStep target = ActivationStep::Done) {
        for (int i = 0; i < mostEvents && state.step != target; ++i) {
            state = send(std::move(state), answer(state));
            if (!state.problem.reason.empty())
                break;
        }
        return state;
    }
    signing::Activation walk(ActivationStep target = ActivationStep::Done) {
        return walk(activating().begin(), target);
    }

    /// From the first page to the account that signs.
    signing::SigningAccount activate() {
        const auto state = walk();
        EXPECT_EQ(state.step, ActivationStep::Done) << describe(state);
        connect();
        const auto account = services().activation.accounts->find(state.account);
        EXPECT_TRUE(account && account->state == AccountState::Active);
        EXPECT_NE(services().provider, nullptr);
        return account.value_or(signing::SigningAccount{});
    }

    static std::string describe(const signing::Activation& state) {
        return "step " + std::to_string(static_cast<int>(state.step)) + " " + state.problem.reason + " " +
               state.problem.detail;
    }

    signing::EnrolmentData data(const signing::Activation& state) const {
        auto data = state.data;
        data.email = "geral@olaria.example.pt";
        data.foreignCitizen = person.citizen == 'D';
        if (data.additionalInfo.empty())
            data.additionalInfo = "Loja do Porto";
        return data;
    }

    /// What the program says of the citizen's consent (check 6 of the sandbox).
    void consent(bool accepted) const { sandbox.post("/sandbox/consent", {{"accepted", accepted}}); }

    invoicing::Draft draft() const {
        invoicing::Draft draft;
        draft.series = "2026A";
        draft.date = formatDate(today(clock, Zone::Lisbon));
        draft.customer = {
            "Padaria São João, Lda", "599999993", "Largo da Portagem, 3", "3000-337", "Coimbra", "PT"};
        invoicing::DraftLine line;
        line.code = "S1";
        line.description = "Consultoria";
        line.quantity = "3";
        line.unit = "h";
        line.unitPrice = "9.99";
        draft.lines.push_back(line);
        return draft;
    }

    /// Issues so many invoices, without signing them.
    std::vector<std::int64_t> issue(int count) {
        std::vector<std::int64_t> ids;
        for (int i = 0; i < count; ++i) {
            const auto issued = app::IssueInvoice(services()).issueOnly(draft());
            if (const auto* problems = std::get_if<std::vector<invoicing::Problem>>(&issued))
                throw std::runtime_error("the draft is wrong: " + problems->front().reason);
            ids.push_back(std::get<invoicing::IssuedDocument>(issued)->id);
        }
        return ids;
    }

    std::map<std::int64_t, app::PendingOutcome> sign() {
        signing::SilentPrompter nobody;
        return app::SignPending(services()).run({}, nobody, job);
    }

    /// Issues so many invoices and signs them; each is judged.
    void issueAndSign(int count) {
        const auto ids = issue(count);
        for (const auto& [id, outcome] : sign())
            if (const auto* failure = std::get_if<Failure>(&outcome))
                ADD_FAILURE() << id << " " << failure->reason << " " << failure->detail;
        for (const auto id : ids)
            expectGood(id);
    }

    std::filesystem::path signedFile(std::int64_t id) {
        const auto record = services().documents.signature(id);
        return record ? record->file : std::filesystem::path();
    }

    /// Our verification believes the document's file in full; so do openssl and poppler, by the machine's own
    /// clock.
    void expectGood(std::int64_t id) {
        const auto path = signedFile(id);
        ASSERT_FALSE(path.empty()) << id;
        const auto verdict = app::verifyFile(path, services(), {});
        EXPECT_GE(verdict.signatures.size(), 2U); // and a document time-stamp, or another one later
        for (const auto& report : verdict.signatures)
            EXPECT_TRUE(report.passed()) << path << " " << report.subIndication;
        if (verdict.signatures.empty())
            return;
        EXPECT_EQ(verdict.signatures.front().level, "B-LTA");
        EXPECT_TRUE(opensslCms(path, sandbox.root()).good) << path;
        if (nss_.empty())
            nss_ = nssTrusting(file("nss"), sandbox.root());
        const auto report = pdfsig(path, nss_);
        EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report;
        EXPECT_EQ(countOf(report, "Total document signed"), 1U) << report;
    }

    void expectNoViolation() const { EXPECT_EQ(sandbox.violations(), nlohmann::json::array()); }

    /// What the service has of accounts that live.
    std::vector<nlohmann::json> liveAtService() const {
        std::vector<nlohmann::json> live;
        const auto all = sandbox.get("/sandbox/accounts").at("accounts");
        for (const auto& account : all)
            if (!account.at("cancelled").get<bool>())
                live.push_back(account);
        return live;
    }

    bool hasTokens(std::int64_t account) {
        const auto names = services().activation.vault->names();
        return std::find(names.begin(), names.end(), signing::tokenRecords(account).front()) != names.end();
    }

  private:
    static constexpr int mostEvents = 40;

    void setUp() {
        open();
        invoicing::Company company;
        company.nif = nipc_;
        company.name = "Olaria Exemplo, Lda";
        company.address = "Rua da Sofia, 12";
        company.postalCode = "3000-389";
        company.city = "Coimbra";
        services().company.saveCompany(company);
        invoicing::Series series;
        series.id = "2026A";
        series.validationCode = "SANDBOX1";
        services().company.addSeries(series);
        connect();
    }

    void open() {
        wiring::WorkplaceOptions options;
        options.database = file("empresa.db");
        options.programs = CUNHO_BINARY_DIR;
        options.sandboxAccess = sandbox.accessFile();
        options.seedAccount = false;
        options.follow = &clock;
        workplace_ = std::make_unique<wiring::Workplace>(options, clock);
        unlock(*services().activation.vault);
        activate_ = std::make_unique<app::ActivateSignature>(services(), "1.0.0");
    }

    void unlock(signing::Vault& vault) const {
        if (passphrase_.empty())
            return openVault(vault);
        const auto source = signing::makePassphraseSource(Secret(asBytes(passphrase_)), {16, 1, 1});
        if (vault.state() == signing::Vault::State::Absent)
            vault.create(*source, {});
        else
            vault.unlock(*source, {});
    }

    void note(const signing::Activation& state) {
        steps.push_back(state.step);
        const auto kept = services().activation.activations->find(state.id);
        ASSERT_TRUE(kept);
        EXPECT_EQ(kept->step, state.step);
        EXPECT_EQ(kept->problem.reason, state.problem.reason);
        if (state.problem.reason.empty())
            return;
        reasons.push_back(state.problem.reason);
        EXPECT_TRUE(reasonTemplate(state.problem.reason, Language::Portuguese)) << state.problem.reason;
    }

    std::string nipc_;
    std::string place_ = "escritório"; ///< this computer's folder
    std::string passphrase_;           ///< of the vault; empty: a key that is always the same
    std::unique_ptr<wiring::Workplace> workplace_;
    std::unique_ptr<app::ActivateSignature> activate_;
    std::string nss_;
};

} // namespace cunho::test
