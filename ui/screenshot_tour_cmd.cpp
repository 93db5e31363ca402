// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The Chave Móvel Digital: its two questions in every state, what only the portal mends, and the settings of
// phone, token and capacities.
#include "ui/cmd/advice_dialog.hpp"
#include "ui/cmd/code_dialog.hpp"
#include "ui/convert.hpp"
#include "ui/screenshot_tour.hpp"

#include <QCoreApplication>
#include <QScrollBar>

namespace cunho::ui {
namespace {

using signing::Question;

const std::vector<std::string> one{"FT_2026A_39.pdf"};

std::vector<std::string> several() {
    return {"FT_2026A_39.pdf", "FT_2026A_38.pdf", "Contrato de arrendamento, Rua da Sofia 12, (2).pdf",
            "FT_2026A_36.pdf", "FT_2026A_35.pdf", "FT_2026A_34.pdf",
            "FT_2026A_33.pdf"};
}

} // namespace

void ScreenshotTour::setEnglish(bool english) {
    QCoreApplication::removeTranslator(&english_);
    if (english && english_.load(QStringLiteral(":/i18n/cunho_en.qm")))
        QCoreApplication::installTranslator(&english_);
}

void ScreenshotTour::addCmd(ThemeChoice theme) {
    addCmdDialogs(theme);
    addAdvice(theme);
    addWays(theme);
}

void ScreenshotTour::addCmdDialogs(ThemeChoice theme) {
    const auto ask = [&](const char* name, std::function<Question(TimePoint)> question, int typed,
                         bool english = false) {
        add(
            theme, name,
            [this, question, typed, english] {
                setEnglish(english);
                askPin(question(places_.full.services.clock.now()),
                       typed); // its clock goes on telling the time
            },
            [this] { return window_->prompts().dialog()->page()->hasPage(); }); // it is read by then
    };
    const auto pin = [](TimePoint) { return sampleCmdPin(one); };
    const auto code = [](TimePoint now) { return sampleCode(one, now); };
    ask("cmd-pin", pin, 4);
    ask("cmd-pin-en", pin, 4, true);
    ask(
        "cmd-pin-many", [](TimePoint) { return sampleCmdPin(several()); }, 0);
    ask(
        "cmd-pin-refused",
        [](TimePoint) {
            auto question = sampleCmdPin(one);
            question.refused = true;
            return question;
        },
        0);
    ask("cmd-code", code, 3);
    ask("cmd-code-en", code, 6, true);
    ask(
        "cmd-code-many",
        [](TimePoint now) {
            auto question = sampleCode(several(), now);
            question.resendFrom = now;
            return question;
        },
        6);
    ask(
        "cmd-code-refused",
        [](TimePoint now) {
            auto question = sampleCode(one, now - std::chrono::seconds(262));
            question.refused = true;
            question.triesLeft = 2;
            question.resendFrom.reset();
            return question;
        },
        0);
    ask(
        "cmd-code-late", [](TimePoint now) { return sampleCode(one, now - std::chrono::minutes(6)); }, 0);
    add(
        theme, "cmd-information",
        [this] {
            closeDialogs();
            setEnglish(false);
            askPin(sampleCmdPin(one), 0);
            static_cast<CmdDialog*>(window_->prompts().dialog())->information()->click();
        },
        always);
}

void ScreenshotTour::addAdvice(ThemeChoice theme) {
    const auto advise = [&](const char* name, const char* reason, bool english) {
        add(
            theme, name,
            [this, reason, english] {
                closeDialogs();
                setEnglish(english);
                AdviceDialog::openOver(*adviceOf({Fault::Rejected, reason, {}, {}}), window_.get());
                setEnglish(false);
            },
            always);
    };
    advise("cmd-change-pins", "CMD_CHANGE_PINS", false);
    advise("cmd-change-signature-pin", "CMD_CHANGE_SIGNATURE_PIN", false);
    advise("cmd-change-signature-pin-en", "CMD_CHANGE_SIGNATURE_PIN", true);
    advise("cmd-not-active", "CMD_NOT_ACTIVE", false);
}

void ScreenshotTour::showWays(const WaysOverview& overview) {
    closeDialogs();
    ways_.answer = overview; // also for what asks anew
    auto& preferences = window_->preferences();
    preferences.choose(PreferencesPage::Signature);
    preferences.signature().ways()->show(overview);
}

/// With the upper edge of a card at the top, once everything is as high as its texts.
void ScreenshotTour::addWay(ThemeChoice theme, const char* name,
                            std::function<QWidget*(WaysSection&)> prepare) {
    add(
        theme, name, [this, prepare] { seen_ = prepare(*window_->preferences().signature().ways()); },
        [this] {
            constexpr int air = 10; // px
            auto& scroll = window_->preferences().signature();
            const int top = seen_->mapTo(scroll.widget(), QPoint()).y();
            scroll.verticalScrollBar()->setValue(top - air);
            return true;
        });
}

void ScreenshotTour::addWays(ThemeChoice theme) {
    addWay(theme, "ways", [this](WaysSection& ways) {
        showWays(sampleWays(sampleNow()));
        window_->goTo(Place::Preferences); // asks anew
        return &ways.capacity();
    });
    addWay(theme, "ways-first", [this](WaysSection& ways) {
        auto overview = sampleWays(sampleNow());
        overview.cmd.phone.clear();
        overview.cmd.encryptionEnds = sampleNow() + std::chrono::days(41);
        overview.capacity.chosen.clear();
        showWays(overview);
        ways.cmd().phone()->setText(QStringLiteral("91234"));
        ways.cmd().showProblem({Fault::Input, "CMD_PHONE_INVALID", {}, {}});
        return &ways.capacity();
    });
    addTokens(theme);
    addWay(theme, "capacities", [this](WaysSection& ways) {
        showWays(sampleWays(sampleNow()));
        ways.capacity().ask();
        return &ways.capacity();
    });
    addWay(theme, "capacities-empty", [this](WaysSection& ways) {
        auto overview = sampleWays(sampleNow());
        overview.capacity = {};
        showWays(overview);
        ways.capacity().ask();
        return &ways.capacity();
    });
    addWay(theme, "ways-ended", [this](WaysSection& ways) {
        auto overview = sampleWays(sampleNow());
        overview.cmd.encryptionEnds = sampleNow() - std::chrono::days(3);
        overview.capacity.attributes.front().validUntil = sampleNow() - std::chrono::days(1);
        showWays(overview);
        return &ways.capacity();
    });
}

void ScreenshotTour::addTokens(ThemeChoice theme) {
    addWay(theme, "token-keys", [this](WaysSection& ways) {
        auto overview = sampleWays(sampleNow());
        overview.token.module = "/usr/lib/softhsm/libsofthsm2.so";
        overview.token.token = "Selo da empresa";
        overview.token.key = "01";
        overview.token.holder = "Ana Beatriz Sousa";
        showWays(overview);
        ways.token().showKeys(ways_.keys);
        return &ways.token();
    });
    addWay(theme, "token-problem", [](WaysSection& ways) {
        ways.token().showProblem({Fault::Configuration,
                                  "PKCS11_MODULE_UNUSABLE",
                                  {{"module", "/usr/lib/softhsm/libsofthsm2.so"}},
                                  {}});
        return &ways.token();
    });
    addWay(theme, "token-none", [](WaysSection& ways) {
        ways.token().showKeys({});
        return &ways.token();
    });
}

} // namespace cunho::ui
