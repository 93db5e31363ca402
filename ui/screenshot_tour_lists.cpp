// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Trusted lists in the preferences, and what a signature is then worth.
#include "ui/screenshot_tour.hpp"
#include "ui/verify/file_result.hpp"

namespace cunho::ui {
namespace {

app::TrustedListFacts sampleList(const std::string& territory, const std::string& number,
                                 const std::string& signer) {
    using std::chrono::hours;
    app::TrustedListFacts list;
    list.territory = territory;
    list.number = number;
    list.issued = sampleNow() - hours(24 * 60);
    list.nextUpdate = sampleNow() + hours(24 * 100);
    list.services = 41;
    list.qualified = 23;
    list.signers = {signer};
    return list;
}

std::vector<app::TrustedListFacts> sampleLists() {
    auto europe = sampleList("EU", "374", "European Commission");
    europe.services = europe.qualified = 0;
    europe.pointers = 31;
    return {europe, sampleList("PT", "112", "GNS - Gabinete Nacional de Segurança")};
}

std::vector<app::TrustedListFacts> troubledLists() {
    auto old = sampleList("PT", "112", "GNS - Gabinete Nacional de Segurança");
    old.nextUpdate = sampleNow() - std::chrono::hours(24 * 12);
    old.outOfDate = true;
    app::TrustedListFacts changed;
    changed.territory = "ES";
    changed.number = "207";
    changed.signers = {"MINISTERIO PARA LA TRANSFORMACION DIGITAL"};
    changed.problem = Failure{Fault::Integrity, "TRUSTED_LIST_CHANGED", {{"territory", "ES"}}, {}};
    return {changed, old};
}

} // namespace

void ScreenshotTour::addLists(ThemeChoice theme) {
    const auto always = [] { return true; };
    const auto section = [this]() -> ListsSection& { return window_->preferences().lists(); };
    add(
        theme, "lists-empty",
        [this, section] {
            window_->preferences().choose(PreferencesPage::Lists);
            section().show({});
        },
        always);
    add(
        theme, "lists", [section] { section().show(sampleLists()); }, always);
    add(
        theme, "lists-trouble", [section] { section().show(troubledLists()); }, always);
    add(
        theme, "lists-signer",
        [section] {
            section().show({});
            section().askSigner("TSLPT.xml",
                                {Fault::Trust, "TRUSTED_LIST_SIGNER_UNKNOWN", {{"territory", "PT"}}, {}});
        },
        always);
    add(
        theme, "lists-error",
        [section] {
            section().show(sampleLists());
            section().leaveSigner();
            section().showProblem({Fault::Trust,
                                   "TRUSTED_LIST_SIGNATURE_WRONG",
                                   {{"file", "TSLPT.xml"}},
                                   "SignatureWrong: none of 1 keys made it"});
        },
        always);
    if (!files_.valid.empty())
        addQualified(theme);
}

/// The same signature as three sets of lists see it.
void ScreenshotTour::addQualified(ThemeChoice theme) {
    const auto seen = [this](const char* name, const std::string& qualification, app::ListsUsed lists) {
        return [this, name, qualification, lists] {
            auto report = app::reportOn(files_.valid, places_.full.services, JobContext());
            report.trust.lists = lists;
            for (auto& signature : report.signatures)
                signature.qualification = signature.timestamp ? std::string() : qualification;
            auto result = std::make_unique<FileResult>(name, true, Environment::Production, nullptr);
            result->setObjectName(QStringLiteral("page"));
            result->setAttribute(Qt::WA_StyledBackground);
            result->setContentsMargins(20, 20, 20, 20);
            result->resize(820, 620);
            result->show(report);
            result->cards().front()->setUnfolded(false);
            sheet_ = std::move(result);
        };
    };
    const auto always = [] { return true; };
    add(theme, "verify-qualified", seen("contrato.pdf", "QESig", {{"PT"}, {}, {}}), always);
    add(theme, "verify-not-qualified", seen("contrato.pdf", "", {{"PT"}, {}, {}}), always);
}

} // namespace cunho::ui
