// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sample_sign_desk.hpp"
#include "ui/sign/row_text.hpp"
#include "ui/sign/sign_text.hpp"

#include <gtest/gtest.h>
#include <set>

namespace {

using namespace cunho;
using namespace cunho::ui;
using app::BatchFileState;
using signing::Indication;
using signing::PadesLevel;

app::BatchRow rowAt(const char* source, const char* target) {
    app::BatchRow row;
    row.id = 1;
    row.source = source;
    row.target = target;
    return row;
}

TEST(RowText, NamesEveryStateApart) {
    std::set<std::string> texts;
    for (int state = 0; state <= static_cast<int>(BatchFileState::Cancelled); ++state) {
        const QString text = stateText(static_cast<BatchFileState>(state));
        EXPECT_FALSE(text.isEmpty());
        texts.insert(text.toStdString());
    }
    EXPECT_EQ(texts.size(), 9U);
    EXPECT_EQ(pillOf(BatchFileState::Done), PillKind::Green);
    EXPECT_EQ(pillOf(BatchFileState::LtvPending), PillKind::Amber);
    EXPECT_EQ(pillOf(BatchFileState::Failed), PillKind::Red);
}

TEST(RowText, WritesSizesAsPeopleDo) {
    const std::pair<std::uint64_t, const char*> sizes[] = {{0, ""},
                                                           {999, "999 B"},
                                                           {1000, "1 kB"},
                                                           {411'700, "412 kB"},
                                                           {999'499, "999 kB"},
                                                           {999'500, "1,0 MB"},
                                                           {1'249'999, "1,2 MB"},
                                                           {999'950'000, "1,0 GB"}};
    for (const auto& [bytes, text] : sizes)
        EXPECT_EQ(sizeText(bytes), text) << bytes;
}

TEST(RowText, TellsWhereTheSignedFileGoesOrWhatIsWrong) {
    auto row = rowAt("/home/ana/Contratos/a.pdf", "");
    EXPECT_EQ(rowLine(row), "Contratos");
    row.target = "/home/ana/Contratos/a-assinado.pdf";
    EXPECT_EQ(rowLine(row), QStringLiteral("Contratos → a-assinado.pdf"));
    row.target = "/home/ana/Feitos/a-assinado.pdf";
    EXPECT_EQ(rowLine(row), QStringLiteral("Contratos → Feitos/a-assinado.pdf"));
    row.problem = Failure{Fault::File, "FILE_CHANGED", {{"file", "a.pdf"}}, {}};
    row.state = BatchFileState::Failed;
    EXPECT_EQ(rowLine(row), "O ficheiro mudou entretanto. Abra-o de novo e repita.");
    EXPECT_TRUE(hasProblem(row));
    row.state = BatchFileState::Cancelled;
    EXPECT_FALSE(hasProblem(row));
    EXPECT_EQ(rowLine(rowAt("/a.pdf", "/a-assinado.pdf")), QStringLiteral("/ → a-assinado.pdf"));
}

TEST(RowText, SaysTheWorstOfTheSignaturesThatAreThere) {
    auto row = rowAt("/a.pdf", "");
    EXPECT_FALSE(signaturesText(row, nullptr, Environment::Sandbox));
    row.signatures = 2;
    EXPECT_EQ(signaturesText(row, nullptr, Environment::Sandbox)->kind, PillKind::Grey);
    const auto kindOf = [&](const Outcome<app::FileVerdict>& verdict) {
        return signaturesText(row, &verdict, Environment::Sandbox)->kind;
    };
    auto verdict = sampleVerdict(Indication::TotalPassed);
    EXPECT_EQ(kindOf(verdict), PillKind::Green);
    verdict.signatures.push_back(sampleVerdict(Indication::Indeterminate, "REVOKED_NO_POE").signatures[0]);
    EXPECT_EQ(kindOf(verdict), PillKind::Amber);
    verdict.signatures.push_back(sampleVerdict(Indication::TotalFailed, "HASH_FAILURE").signatures[0]);
    EXPECT_EQ(kindOf(verdict), PillKind::Red);
    const Outcome<app::FileVerdict> none = Failure{Fault::Network, "NO_CONNECTION", {{"host", "a"}}, {}};
    EXPECT_EQ(kindOf(none), PillKind::Grey);
    EXPECT_FALSE(signaturesText(row, &none, Environment::Sandbox)->tip.isEmpty());
}

TEST(RowText, ReadsARowAloud) {
    auto row = rowAt("/home/ana/Contratos/a.pdf", "/home/ana/Contratos/a-assinado.pdf");
    row.state = BatchFileState::Ready;
    row.pages = 3;
    row.size = 411'700;
    const QString text = rowSentence(row, PillText{QStringLiteral("1 válida"), PillKind::Green, {}});
    for (const char* part : {"a.pdf", "Pronto", "412 kB", "1 válida", "a-assinado.pdf"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(part))) << part;
}

TEST(SignText, CountsTimeStampsNowAndLater) {
    signing::LevelPlan plan{9, 3, fromLocal(parseLocal("2026-12-01T00:00:00"), Zone::Lisbon), "TSA"};
    const QString text = planText(12, PadesLevel::B_LTA, plan);
    EXPECT_TRUE(text.contains(QStringLiteral("18"))) << text.toStdString(); // two for each file
    EXPECT_TRUE(text.contains(QStringLiteral("6 mais tarde")));
    EXPECT_TRUE(text.contains(QStringLiteral("dez.")));
    EXPECT_TRUE(planText(12, PadesLevel::B_T, plan).contains(QStringLiteral("3 mais tarde")));
    plan.later = 0;
    EXPECT_FALSE(planText(9, PadesLevel::B_T, plan).contains(QStringLiteral("mais tarde")));
    EXPECT_TRUE(planText(9, PadesLevel::B_B, plan).contains(QStringLiteral("sem selo temporal")));
}

TEST(SignText, TellsHowOftenThePersonIsAsked) {
    FileWay card{"citizen-card", {}, {}, 0, false};
    EXPECT_TRUE(signerText(card, 12).contains(QStringLiteral("para cada ficheiro")));
    EXPECT_TRUE(signerText(card, 1).contains(QStringLiteral("uma vez")));
    card.asksOncePerBatch = true;
    EXPECT_TRUE(signerText(card, 12).contains(QStringLiteral("um só PIN para todos")));
    FileWay mobile{"cmd", {}, {}, 100, true};
    EXPECT_TRUE(signerText(mobile, 100).contains(QStringLiteral("um só código")));
    const QString many = signerText(mobile, 101);
    EXPECT_TRUE(many.contains(QStringLiteral("2 vez"))) << many.toStdString();
    EXPECT_TRUE(many.contains(QStringLiteral("100 ficheiros")));
}

TEST(SignText, TellsTheTimeLeftRoughly) {
    using namespace std::chrono_literals;
    app::BatchCounts counts;
    counts.all = 500;
    counts.done = 120;
    EXPECT_EQ(progressText(counts, {}), "120 de 500 ficheiros");
    EXPECT_TRUE(progressText(counts, 3s).contains(QStringLiteral("segundos")));
    EXPECT_TRUE(progressText(counts, 41s).contains(QStringLiteral("45 segundo")));
    EXPECT_TRUE(progressText(counts, 61s).contains(QStringLiteral("2 minuto")));
    EXPECT_TRUE(progressText(counts, 7300s).contains(QStringLiteral("2 hora")));
}

TEST(SignText, SumsUpWhatBecameOfThem) {
    app::BatchCounts counts;
    counts.all = 10;
    counts.done = 6;
    counts.ltvPending = 1;
    counts.failed = 2;
    counts.cancelled = 1;
    EXPECT_EQ(outcomeText(counts).count(QStringLiteral(" · ")), 3);
    counts.failed = counts.cancelled = counts.ltvPending = 0;
    EXPECT_EQ(outcomeText(counts), "6 assinado(s)");
}

TEST(SignText, GroupsWhatWasLeftOut) {
    const auto left = [](const char* why) { return app::LeftOut{"a", {Fault::File, why, {}, {}}, true, 0}; };
    const QString text = leftOutText(
        {left("PDF_NO_HEADER"), left("FILE_NAMED_TWICE"), left("PDF_NO_HEADER"), left("FOLDER_TOO_DEEP")});
    EXPECT_TRUE(text.startsWith(QStringLiteral("2 ")));
    EXPECT_EQ(text.count(QStringLiteral(" · ")), 2);
    EXPECT_TRUE(leftOutText({}).isEmpty());
}

} // namespace
