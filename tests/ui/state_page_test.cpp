// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"
#include "ui/books/mark_dialog.hpp"
#include "ui/books/month_text.hpp"
#include "ui/books/services_saft_desk.hpp"
#include "ui/convert.hpp"
#include "ui/sample_saft_desk.hpp"
#include "ui/state/confirm_dialog.hpp"

#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using invoicing::DocumentType;
using invoicing::Series;

const Date day = parseDate("2026-11-26");

class SeriesPage : public testing::Test {
  protected:
    Office office;
    app::Services& services() { return office.workplace.services(); }
    const int types = static_cast<int>(invoicing::documentTypes().size()); ///< a series of each is there

    std::optional<Series> stored(DocumentType type, const std::string& id) {
        for (const auto& each : services().company.series())
            if (each.type == type && each.id == id)
                return each;
        return std::nullopt;
    }
};

TEST_F(SeriesPage, ListsEachWithItsCodeStateAndLastNumber) {
    issueSamples(services(), 3, today(office.clock, Zone::Lisbon));
    SeriesSection section(office.jobs, services(), nullptr);
    section.refresh();
    ASSERT_TRUE(waitFor([&] { return section.model().rowCount() == types; }));
    QStringList cells;
    for (const auto& cell : section.model().row(0).cells)
        cells << cell.text;
    EXPECT_EQ(cells.join('|').toStdString(), "FT 2026A|SANDBOX1|Normal|3|Em uso");
}

TEST_F(SeriesPage, SaysWhatToTypeOnThePortalAndTakesTheCode) {
    Series series;
    series.type = DocumentType::NC;
    series.id = "2026N";
    const Date begins = std::chrono::sys_days(today(office.clock, Zone::Lisbon)) + std::chrono::days(30);
    series.begins = begins;
    services().company.addSeries(series);
    SeriesSection section(office.jobs, services(), nullptr);
    section.setVisible(true);
    section.refresh();
    ASSERT_TRUE(waitFor([&] { return section.model().rowCount() == types + 1; }));
    int row = 0;
    while (row < types && section.model().row(row).cells[0].text != "NC 2026N")
        ++row;
    section.table().setCurrentIndex(section.model().index(row, 0));
    const auto values = section.panel().portalValues();
    ASSERT_EQ(values.size(), 8);
    EXPECT_EQ(values[0], "2026N");
    EXPECT_TRUE(values[2].contains("SI")) << values[2].toStdString();
    EXPECT_TRUE(values[3].startsWith("NC"));
    EXPECT_EQ(values[4], "1");
    EXPECT_EQ(values[5], toQt(formatDate(begins)));
    for (auto* button : section.panel().findChildren<QPushButton*>())
        if (button->accessibleName() == "Copiar: Identificação da série")
            button->click();
    EXPECT_EQ(QApplication::clipboard()->text(), "2026N");

    auto* code = section.panel().fields().lineOf("code");
    typeText(code, "curto");
    section.panel().submitCode();
    EXPECT_FALSE(section.panel().fields().problem("code").isEmpty());
    EXPECT_TRUE(stored(DocumentType::NC, "2026N")->validationCode.empty());
    code->clear();
    typeText(code, "jft26cha");
    section.panel().submitCode();
    EXPECT_TRUE(waitFor([&] { return stored(DocumentType::NC, "2026N")->validationCode == "JFT26CHA"; }));
}

TEST_F(SeriesPage, ProposesAnIdentifierThatIsFree) {
    SeriesSection section(office.jobs, services(), nullptr);
    section.refresh();
    ASSERT_TRUE(waitFor([&] { return section.model().rowCount() == types; }));
    section.create();
    const auto year = std::to_string(int(today(office.clock, Zone::Lisbon).year()));
    EXPECT_EQ(section.panel().fields().text("id"), year + (year == "2026" ? "B" : "A"));
    QSignalSpy told(&section, &SeriesSection::told);
    section.panel().submitNew();
    ASSERT_TRUE(waitFor([&] { return told.count() == 1; }));
    EXPECT_EQ(services().company.series().size(), std::size_t(types) + 1);
}

TEST_F(SeriesPage, RefusesAnIdentifierThatTheServiceWouldRefuse) {
    SeriesPanel panel(nullptr);
    QSignalSpy created(&panel, &SeriesPanel::created);
    Series series;
    series.id = "AT2026";
    series.begins = day;
    panel.begin(series);
    panel.submitNew();
    EXPECT_FALSE(panel.fields().problem("id").isEmpty());
    EXPECT_EQ(created.count(), 0);
}

TEST_F(SeriesPage, ClosesOnlyAfterTheConsequencesWereRead) {
    SeriesSection section(office.jobs, services(), nullptr);
    section.setVisible(true);
    section.refresh();
    ASSERT_TRUE(waitFor([&] { return section.model().rowCount() == types; }));
    emit section.panel().closeWanted(*stored(DocumentType::FT, "2026A"));
    auto* dialog = section.findChild<ConfirmDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(dialog->action()->isEnabled());
    dialog->tick()->click();
    dialog->action()->click();
    EXPECT_TRUE(waitFor([&] { return !stored(DocumentType::FT, "2026A")->active; }));
}

TEST(Months, SayHowTheyStand) {
    const auto months = sampleMonths(day);
    EXPECT_EQ(monthText(months[0].month), "novembro de 2026");
    EXPECT_EQ(monthStateText(months[0], day), "A decorrer");
    EXPECT_EQ(monthStateText(months[1], day), "Em atraso");
    EXPECT_EQ(monthStateText(months[1], parseDate("2026-11-05")),
              QStringLiteral("Até 5\u00a0nov.\u00a02026"));
    EXPECT_EQ(monthStateText(months[2], day), "Comunicado");
    EXPECT_TRUE(monthSentence(months[3], day).startsWith("Declarado sem documentos"));
    EXPECT_EQ(monthStateText(months[4], day), "Alterado depois");
}

TEST(Months, RemindOfTheOneThatIsDue) {
    const auto months = sampleMonths(day);
    EXPECT_TRUE(dueText({}, day).isEmpty());
    EXPECT_EQ(dueText({months[1]}, parseDate("2026-11-02")),
              QStringLiteral("Comunique outubro de 2026 à Autoridade Tributária até 5\u00a0nov.\u00a02026."));
    EXPECT_FALSE(anyLate({months[1]}, parseDate("2026-11-05")));
    EXPECT_TRUE(anyLate({months[1]}, parseDate("2026-11-06")));
    EXPECT_TRUE(dueText({months[1]}, day).contains("fora do prazo"));
}

class SaftPage : public testing::Test {
  protected:
    Jobs jobs;
    SampleSaftDesk desk{day};
    SaftSection section{jobs, desk, nullptr};

    void SetUp() override {
        section.resize(1000, 600);
        section.show();
        section.refresh();
        ASSERT_TRUE(waitFor([&] { return section.model().rowCount() == 8; }));
    }

    bool asked(const std::string& call) {
        return waitFor([&] { return std::ranges::count(desk.calls(), call) == 1; });
    }
};

TEST_F(SaftPage, BeginsWithTheNewestMonthThatIsOver) {
    EXPECT_TRUE(section.sentence().startsWith("Devia ter sido comunicado até"))
        << section.sentence().toStdString();
}

TEST_F(SaftPage, TellsEveryFindingAndLeadsToWhereItIsMended) {
    desk.findings = sampleFindings();
    section.verify();
    ASSERT_TRUE(waitFor([&] { return section.findings().findings().rowCount() == 3; }));
    EXPECT_TRUE(section.verdict().startsWith("2 erro(s) e 1 aviso(s)")) << section.verdict().toStdString();
    QSignalSpy wanted(&section, &SaftSection::placeWanted);
    for (int row = 0; row < 2; ++row)
        emit section.findings().activated(section.findings().findings().index(row, 0));
    ASSERT_EQ(wanted.count(), 2);
    EXPECT_EQ(wanted[0][0].value<FindingPlace>().kind, FindingPlace::Company);
    EXPECT_EQ(wanted[1][0].value<FindingPlace>().kind, FindingPlace::Document);
    EXPECT_EQ(wanted[1][0].value<FindingPlace>().document, 1);
}

TEST_F(SaftPage, SaysWhenNothingIsWrong) {
    section.verify();
    EXPECT_TRUE(waitFor([&] { return section.verdict().startsWith("Nada a corrigir"); }));
}

TEST_F(SaftPage, KeepsTheButtonsAfterAFailure) {
    desk.refusal = Failure{Fault::Configuration, "COMPANY_MISSING", {}, {}};
    section.verify();
    EXPECT_TRUE(section.isBusy());
    EXPECT_TRUE(waitFor([&] { return !section.isBusy(); }));
    section.verify();
    EXPECT_TRUE(waitFor([&] { return section.verdict().startsWith("Nada a corrigir"); }));
}

TEST_F(SaftPage, MarksTheMonthWithTheFileThatWasExported) {
    desk.last = SaftExported{"SAFT-PT 500000000 2026-10.xml", Bytes(32)};
    section.askMark();
    ASSERT_TRUE(waitFor([&] { return section.findChild<MarkDialog*>() != nullptr; }));
    auto* dialog = section.findChild<MarkDialog*>();
    EXPECT_TRUE(dialog->accepted()->isEnabled());
    QSignalSpy changed(&section, &SaftSection::changed);
    dialog->accept();
    EXPECT_TRUE(asked("mark 2026-10 2026-11-26 "));
    EXPECT_TRUE(
        waitFor([&] { return changed.count() == 1 && section.sentence().startsWith("Comunicado em"); }));
}

TEST_F(SaftPage, AsksForTheFileWhereNoneWasExported) {
    section.askMark();
    ASSERT_TRUE(waitFor([&] { return section.findChild<MarkDialog*>() != nullptr; }));
    auto* dialog = section.findChild<MarkDialog*>();
    EXPECT_FALSE(dialog->accepted()->isEnabled());
    dialog->chooseFile("/tmp/outubro.xml");
    EXPECT_TRUE(dialog->accepted()->isEnabled());
    dialog->accept();
    EXPECT_TRUE(asked("mark 2026-10 2026-11-26 outubro.xml"));
}

TEST_F(SaftPage, MarksNoMonthThatIsNotOver) {
    section.choose(std::chrono::year_month(std::chrono::year(2026), std::chrono::month(11)));
    for (auto* button : section.findChildren<QPushButton*>())
        if (button->text() == "Marcar como comunicado…") {
            EXPECT_FALSE(button->isEnabled());
        }
}

TEST_F(SaftPage, ExportsTheChosenMonth) {
    QSignalSpy exported(&section, &SaftSection::exported);
    section.exportTo("/tmp/a.xml");
    EXPECT_TRUE(asked("run 2026-10 a.xml"));
    EXPECT_TRUE(waitFor([&] { return exported.count() == 1; }));
}

TEST(SaftFile, IsCheckedWhenItIsDropped) {
    Jobs jobs;
    SampleSaftDesk desk(day);
    desk.report.findings = {sampleFindings()[1].finding};
    desk.report.errors = 1;
    desk.report.documents = 12;
    SaftCheckSection section(jobs, desk, nullptr);
    section.resize(900, 600);
    section.setVisible(true);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile("/tmp/outro.xml")});
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&section, &enter);
    ASSERT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                    Qt::ShiftModifier);
    drop.setDropAction(Qt::MoveAction); // as somebody who holds Shift wants it
    QApplication::sendEvent(&section, &drop);
    EXPECT_EQ(drop.dropAction(), Qt::CopyAction);
    ASSERT_TRUE(waitFor([&] { return section.verdict().startsWith("Seria recusado"); }))
        << section.verdict().toStdString();
    EXPECT_EQ(section.findings().findings().rowCount(), 1);
    section.choosePublicKey("/tmp/chave.pem");
    EXPECT_TRUE(waitFor([&] { return !section.isBusy(); }));
    EXPECT_EQ(desk.calls().back(), "check outro.xml chave.pem");
}

TEST(SaftFile, TellsThatItCannotBeRead) {
    Jobs jobs;
    SampleSaftDesk desk(day);
    desk.refusal = Failure{Fault::NotFound, "FILE_NOT_FOUND", {{"file", "a.xml"}}, {}};
    SaftCheckSection section(jobs, desk, nullptr);
    section.setVisible(true);
    section.check("a.xml");
    const auto told = [&] {
        for (const auto* card : section.findChildren<ErrorCard*>())
            if (card->isVisible())
                return true;
        return false;
    };
    EXPECT_TRUE(waitFor(told));
}

class Reminder : public testing::Test {
  protected:
    Office office;
    SampleSaftDesk desk{day};
};

TEST_F(Reminder, StandsOverTheListAndLeadsToTheMonth) {
    auto parts = office.parts();
    parts.saft = &desk;
    MainWindow window(parts);
    window.show();
    ASSERT_TRUE(waitFor([&] { return !window.dueNotice().isEmpty(); }));
    EXPECT_TRUE(window.dueNotice().contains("outubro de 2026"));
    for (auto* button : window.findChildren<QPushButton*>())
        if (button->accessibleName() == window.dueNotice() + " Ver")
            button->click();
    ASSERT_TRUE(window.state().isVisible());
    EXPECT_TRUE(window.state().saft().isVisible());
    EXPECT_TRUE(waitFor([&] { return window.state().saft().sentence().startsWith("Devia ter sido"); }));
    window.state().saft().mark(desk.answer[1].month, day, {});
    EXPECT_TRUE(waitFor([&] { return window.dueNotice().isEmpty(); }));
}

/// The real desk over a real database.
TEST(SaftDeskOverServices, KeepsWhatWasExportedForTheMark) {
    Office office;
    auto& services = office.workplace.services();
    const Date now = today(office.clock, Zone::Lisbon);
    issueSamples(services, 2, now);
    ServicesSaftDesk desk(services);
    const auto months = desk.months();
    ASSERT_FALSE(months.empty());
    const auto month = months.front().month;
    EXPECT_FALSE(desk.exported(month));
    const auto file = office.folder.path() / desk.fileName(month);
    const auto result = desk.run(month, file, false, JobContext());
    const auto kept = desk.exported(month);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->sha256, result.sha256);
    EXPECT_EQ(kept->fileName, file.filename().string());
    desk.mark(month, now, {}, JobContext());
    ASSERT_TRUE(desk.months().front().communicated);
    EXPECT_EQ(desk.months().front().communicated->sha256, result.sha256);
    desk.mark(month, now, file, JobContext()); // the same bytes, hashed again
    EXPECT_EQ(desk.months().front().communicated->sha256, result.sha256);
}

} // namespace
