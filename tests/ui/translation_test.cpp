// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"
#include "tests/ui/speaking.hpp"
#include "ui/cards/prompt_desk.hpp"
#include "ui/convert.hpp"
#include "ui/documents/document_model.hpp"
#include "ui/fault_text.hpp"
#include "ui/sample_desk.hpp"
#include "ui/sample_program_desk.hpp"
#include "ui/sample_saft_desk.hpp"
#include "ui/sample_sign_desk.hpp"
#include "ui/sign/sign_page.hpp"
#include "ui/state/preferences_page.hpp"

#include <cunho/core/file.hpp>

#include <QCoreApplication>
#include <filesystem>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;

std::string translations(const char* language) {
    const auto folder = std::filesystem::path(CUNHO_TEST_DATA) / "../../resources/i18n";
    const auto file = folder / QStringLiteral("cunho_%1.ts").arg(QLatin1String(language)).toStdString();
    return std::string(asText(readFile(file)));
}

TEST(Translation, LeavesNothingUnfinished) {
    for (const char* language : {"en", "pt"})
        EXPECT_EQ(translations(language).find("unfinished"), std::string::npos) << language;
}

TEST(Translation, SpeaksEnglish) {
    const Speaking english("en");
    ASSERT_TRUE(english.loaded());
    EXPECT_EQ(windowLanguage(), Language::English);
    EXPECT_EQ(stateText(invoicing::DocumentState::SignaturePending), "Issued · to be signed");
    EXPECT_EQ(dateText(parseDate("2026-11-23")), QStringLiteral("23\u00a0Nov\u00a02026"));
}

TEST(Translation, CountsInPortuguese) {
    const Speaking portuguese("pt");
    ASSERT_TRUE(portuguese.loaded());
    EXPECT_EQ(windowLanguage(), Language::Portuguese);
    const auto count = [](int n) {
        return QCoreApplication::translate("cunho::ui::ProblemList", "%n problema(s) a corrigir", nullptr, n);
    };
    EXPECT_EQ(count(1), "1 problema a corrigir");
    EXPECT_EQ(count(2), "2 problemas a corrigir");
}

TEST(Translation, KeepsThePreferencesInsideTheSmallestWindow) {
    constexpr int room = 1120 - 216; // of the window, without the sidebar
    for (const char* language : {"pt", "en"}) {
        const Speaking spoken(language);
        Jobs jobs;
        SampleDesk desk;
        SampleProgramDesk program;
        PreferencesPage page(jobs, desk, &program);
        EXPECT_LE(page.minimumSizeHint().width(), room) << language;
    }
}

TEST(Translation, KeepsSigningFilesInsideTheSmallestWindow) {
    constexpr int room = 1120 - 216; // of the window, without the sidebar
    Office office;
    SystemClock clock;
    for (const char* language : {"pt", "en"}) {
        const Speaking spoken(language);
        SampleSignDesk desk(sampleNow());
        Jobs jobs;
        QWidget window;
        PromptDesk prompts(jobs, {}, clock, &window);
        SignQueue queue(jobs, desk, prompts.line(), clock);
        const SignPage page(jobs, queue, {jobs, {}, office.workplace.services().foreign, nullptr});
        EXPECT_LE(page.minimumSizeHint().width(), room) << language;
    }
}

TEST(Translation, KeepsTheBooksInsideTheSmallestWindow) {
    constexpr int room = 1120 - 216; // of the window, without the sidebar
    Office office;
    auto& services = office.workplace.services();
    for (const char* language : {"pt", "en"}) {
        const Speaking spoken(language);
        SampleSaftDesk saft(parseDate("2026-11-26"));
        CustomersPage customers(office.jobs, services);
        ProductsPage products(office.jobs, services);
        StatePage state(office.jobs, services, saft);
        CompanyPage company(office.jobs, services, {});
        for (const QWidget* page : std::initializer_list<QWidget*>{&customers, &products, &state, &company})
            EXPECT_LE(page->minimumSizeHint().width(), room)
                << language << ' ' << page->metaObject()->className();
    }
}

TEST(FaultTexts, AskForTheFilesPasswordAndForNobodysOwn) {
    const Failure locked{Fault::Credential, "PDF_PASSWORD_NEEDED", {{"file", "a.pdf"}}, {}};
    const auto words = faultText(locked);
    EXPECT_NE(words.next, faultText({Fault::Credential, "STOPPED", {}, {}}).next);
    EXPECT_FALSE(words.reason.contains(QStringLiteral("--"))) << "options are the command line's";
    EXPECT_TRUE(words.reason.endsWith(words.next)) << "said once";
    const Speaking english("en");
    EXPECT_TRUE(faultText(locked).reason.endsWith(faultText(locked).next));
}

TEST(FaultTexts, HaveHeadingAndNextStepInBothLanguages) {
    for (int value = 0; value <= static_cast<int>(Fault::Internal); ++value) {
        const Failure failure{static_cast<Fault>(value), "STOPPED", {}, "errno 5"};
        const auto portuguese = faultText(failure);
        const Speaking english("en");
        const auto other = faultText(failure);
        EXPECT_FALSE(portuguese.heading.isEmpty()) << value;
        EXPECT_FALSE(portuguese.next.isEmpty()) << value;
        EXPECT_NE(portuguese.heading, other.heading) << value;
        EXPECT_NE(portuguese.next, other.next) << value;
        EXPECT_TRUE(portuguese.detail.contains("errno 5"));
    }
}

} // namespace
