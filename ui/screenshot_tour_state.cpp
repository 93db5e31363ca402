// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The pages about the State's signature: preferences, wizard, vault and the sandbox's dock.
#include "ui/convert.hpp"
#include "ui/screenshot_tour.hpp"
#include "ui/vault/protection_dialog.hpp"

#include <QScrollBar>

namespace cunho::ui {
namespace {

using signing::ActivationStep;
using signing::Prerequisite;

StepView viewOf(ActivationStep step) {
    return {sampleActivation(step, sampleNow()), sampleScene(sampleNow())};
}

} // namespace

void ScreenshotTour::addPreferences(ThemeChoice theme) {
    const auto present = [this](SigningOverview overview) {
        desk_.answer = overview; // also for what asks anew
        window_->preferences().signature().show(overview);
    };
    add(
        theme, "preferences-first",
        [this, present] {
            auto overview = sampleOverview(sampleNow());
            overview.termsAccepted.reset();
            overview.accounts.clear();
            overview.vault = signing::Vault::State::Absent;
            overview.attributes = 0;
            present(overview);
            window_->goTo(Place::Preferences);
        },
        always);
    add(
        theme, "preferences",
        [this, present] {
            auto overview = sampleOverview(sampleNow());
            overview.accounts = {account_};
            overview.notices = {{app::AccountNotice::Kind::EndsSoon, 1, 3, {}, 0, 0},
                                {app::AccountNotice::Kind::LimitNear, 1, 0, {}, 905, 1000}};
            present(overview);
        },
        always);
    add(
        theme, "preferences-account",
        [this] { window_->preferences().signature().accounts().front()->setUnfolded(true); }, always);
    add(
        theme, "preferences-end",
        [this] {
            auto* bar = window_->preferences().signature().verticalScrollBar();
            bar->setValue(bar->maximum());
        },
        always);
    add(
        theme, "cancel-all", [this] { window_->preferences().signature().askCancelAll(); }, always);
    add(
        theme, "attributes",
        [this] {
            closeDialogs();
            window_->preferences().showAttributes();
            desk_.attributeAnswer.pendingSince = sampleNow() - std::chrono::days(3);
        },
        always);
    add(
        theme, "preferences-series", [this] { window_->preferences().choose(PreferencesPage::Series); },
        always);
}

void ScreenshotTour::showProgram(const ProgramOverview& overview) {
    program_.answer = overview; // also for what asks anew
    auto& preferences = window_->preferences();
    preferences.program()->show(overview);
    preferences.choose(PreferencesPage::Program);
    preferences.program()->verticalScrollBar()->setValue(0);
}

void ScreenshotTour::addProgram(ThemeChoice theme) {
    add(
        theme, "program", [this] { showProgram(sampleProgram()); }, always);
    add(
        theme, "program-versions",
        [this] {
            auto overview = sampleProgram();
            overview.versions.manifest = "https://cunho.example/versoes.json";
            overview.versions.publisher = "Cunho, publicação de versões";
            overview.versions.asked = sampleNow();
            overview.versions.newer = sampleVersion();
            window_->preferences().program()->proxy().showProblem(
                {Fault::Network, "PROXY_AUTHENTICATION", {}, "407"});
            showProgram(overview);
        },
        [this] { // it is as high as its texts a turn later
            auto* bar = window_->preferences().program()->verticalScrollBar();
            bar->setValue(bar->maximum());
            return true;
        });
}

/// In a window without the sandbox's strip.
void ScreenshotTour::addProduction(ThemeChoice theme) {
    add(
        theme, "program-locked",
        [this, theme] {
            program_.answer = sampleProgram(Environment::Production);
            program_.answer.vault = signing::Vault::State::Locked;
            program_.answer.proxy = {wiring::ProxyChoice::Kind::Manual, "http://proxy.example:3128", {}};
            open(places_.production, theme);
        },
        [this] {
            const bool listed = window_->documents().model().rowCount() > 0;
            if (listed && !window_->preferences().isVisible()) {
                window_->goTo(Place::Preferences);
                showProgram(program_.answer);
            }
            return listed;
        });
    add(
        theme, "program-production",
        [this] {
            auto overview = sampleProgram(Environment::Production);
            overview.lock = Failure{Fault::Configuration, "VERSION_NOT_APPROVED", {{"version", "0.1.0"}}, {}};
            overview.warnings = {{Fault::Configuration, "DEVICE_ROOT", {}, {}}};
            overview.proxy = {wiring::ProxyChoice::Kind::Manual, "http://proxy.example:3128", "ana"};
            overview.proxyPassword = true;
            showProgram(overview);
        },
        always);
}

void ScreenshotTour::addPage(ThemeChoice theme, const char* name, std::function<StepView()> view) {
    add(
        theme, name, [this, view = std::move(view)] { window_->wizard().present(view()); }, always);
}

void ScreenshotTour::addWizard(ThemeChoice theme) {
    add(
        theme, "wizard-signer",
        [this] {
            window_->activate();
            window_->wizard().present(viewOf(ActivationStep::Signer));
        },
        [this] { return !window_->wizard().isBusy(); });
    addPage(theme, "wizard-hand-over", [] { return viewOf(ActivationStep::HandOver); });
    addPage(theme, "wizard-sole-trader", [] { return viewOf(ActivationStep::SoleTrader); });
    addPage(theme, "wizard-prerequisites", [] { return viewOf(ActivationStep::Prerequisites); });
    addPage(theme, "wizard-prerequisites-pending", [] {
        auto view = viewOf(ActivationStep::Prerequisites);
        view.state.facts[Prerequisite::CmdActive] = {signing::Standing::Bad, {}, {}, true};
        view.state.facts[Prerequisite::InvoiceAttribute] = {
            signing::Standing::Pending, sampleNow() - std::chrono::days(6), {}, true};
        return view;
    });
    addPage(theme, "wizard-attribute-missing", [] {
        auto view = viewOf(ActivationStep::Prerequisites);
        view.state.facts[Prerequisite::InvoiceAttribute] = {signing::Standing::Bad, {}, {}, false};
        view.state.problem = {Fault::Rejected, "INVOICE_ATTRIBUTE_MISSING", {{"nipc", view.scene.nipc}}, {}};
        return view;
    });
    addPage(theme, "wizard-consent", [] { return viewOf(ActivationStep::Consent); });
    addPage(theme, "wizard-data", [] { return viewOf(ActivationStep::CompanyData); });
    addPage(theme, "wizard-data-problem", [] {
        auto view = viewOf(ActivationStep::CompanyData);
        view.state.problem = {Fault::Input, "FA_EMAIL_INVALID", {{"field", "email"}}, {}};
        return view;
    });
    addPage(theme, "wizard-authentication", [] { return viewOf(ActivationStep::Authentication); });
    add(
        theme, "wizard-help", [this] { window_->wizard().setHelpShown(true); }, always);
    addPage(theme, "wizard-authentication-card", [this] {
        window_->wizard().setHelpShown(false);
        auto view = viewOf(ActivationStep::Authentication);
        view.state.means = signing::LoginMeans::CitizenCard;
        view.state.problem = {Fault::Cancelled, "WEB_LOGIN_CLOSED", {}, {}};
        return view;
    });
    addPage(theme, "wizard-no-engine", [] {
        auto view = viewOf(ActivationStep::Authentication);
        view.scene.obstacle = Failure{Fault::Unsupported, "WEB_ENGINE_MISSING", {}, {}};
        return view;
    });
    addPage(theme, "wizard-login", [] { return viewOf(ActivationStep::Authentication); });
    steps_.back().second.prepare = [this] {
        window_->wizard().present(viewOf(ActivationStep::Authentication));
        window_->wizard().setBusy(true, QStringLiteral("login"));
        window_->dock()->setVisible(true);
    };
    add(
        theme, "wizard-waiting",
        [this] {
            window_->dock()->setVisible(false);
            window_->wizard().setBusy(true, QStringLiteral("certificate"));
        },
        always);
    addPage(theme, "wizard-blocked", [this] {
        window_->wizard().setBusy(false);
        auto view = viewOf(ActivationStep::Certificate);
        view.scene.blocked = true;
        view.scene.nextQuestion = sampleNow() + std::chrono::minutes(15);
        return view;
    });
    addPage(theme, "wizard-done", [this] {
        auto view = viewOf(ActivationStep::Done);
        view.scene.account = account_;
        view.scene.waiting = 3;
        return view;
    });
}

void ScreenshotTour::addVault(ThemeChoice theme) {
    add(
        theme, "unlock", [this] { window_->showUnlock(); }, always);
    add(
        theme, "protection",
        [this] {
            window_->goTo(Place::Preferences);
            auto* dialog =
                new ProtectionDialog(places_.full.jobs, desk_, QStringLiteral("scrypt"), window_.get());
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        },
        always);
    add(
        theme, "notice",
        [this, theme] {
            desk_.answer.notices = {{app::AccountNotice::Kind::EndsSoon, 1, 3, {}, 0, 0}};
            program_.answer = sampleProgram();
            open(places_.full, theme);
        },
        [this] { return !window_->preferences().signature().overview().notices.empty(); });
    add(
        theme, "notice-program",
        [this, theme] {
            desk_.answer.notices.clear();
            program_.answer.warnings = {{Fault::Configuration, "DEVICE_ROOT", {}, {}}};
            program_.answer.versions.manifest = "https://cunho.example/versoes.json";
            program_.newer = sampleVersion();
            open(places_.full, theme);
        },
        [this] { return window_->preferences().program()->overview().versions.newer.has_value(); });
    addProduction(theme);
}

} // namespace cunho::ui
