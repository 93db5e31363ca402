// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/dialogs.hpp"
#include "tests/ui/office.hpp"
#include "ui/convert.hpp"
#include "ui/documents/at_code_dialog.hpp"
#include "ui/documents/cancel_dialog.hpp"
#include "ui/documents/confirmation_dialog.hpp"
#include "ui/documents/facts_text.hpp"
#include "ui/documents/paper_dialog.hpp"
#include "ui/documents/standing_text.hpp"

#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using enum invoicing::DocumentType;

class Actions : public testing::Test {
  protected:
    Office office;
    Date day = today(office.clock, Zone::Lisbon);
    std::unique_ptr<MainWindow> window;

    app::Services& services() { return office.workplace.services(); }
    DocumentsPage& list() { return window->documents(); }

    void openWindow() {
        window = std::make_unique<MainWindow>(office.parts());
        ASSERT_TRUE(showActive(*window));
        ASSERT_TRUE(waitFor([this] { return list().model().rowCount() > 0; }));
    }
    void choose(const std::string& number) {
        list().showNumber(toQt(number));
        ASSERT_TRUE(waitFor(
            [&] { return list().details().view() && list().details().view()->facts.number == number; }));
    }
    QStringList offered() {
        QStringList texts;
        list().details().popupMenu({0, 0});
        for (auto* action : list().details().menu()->actions())
            if (!action->isSeparator())
                texts << action->text();
        list().details().menu()->close();
        return texts;
    }
    const DocumentView& view() { return *list().details().view(); }
    void run(Deed deed) { list().details().actions().run(deed, view()); }
};

TEST_F(Actions, OffersWhatTheBooksAllow) {
    const auto invoice = issueSample(services(), sampleDraft(0, day));
    const auto quote = issueSample(services(), sampleDraft(OR, 1, day));
    openWindow();
    choose(invoice->number);
    const auto ofInvoice = offered();
    for (const char* text : {"Receber", "Nota de crédito", "Nota de débito", "Guia", "Duplicar",
                             "Imprimir 2.ª via…", "Guardar XML", "Anular…"})
        EXPECT_TRUE(ofInvoice.contains(QString::fromUtf8(text))) << text;
    EXPECT_FALSE(ofInvoice.contains("Faturar"));
    choose(quote->number);
    const auto ofQuote = offered();
    EXPECT_TRUE(ofQuote.contains("Faturar"));
    for (const char* text : {"Receber", "Nota de crédito", "Guardar XML"})
        EXPECT_FALSE(ofQuote.contains(QString::fromUtf8(text))) << text;
}

TEST_F(Actions, CancelsWithAReasonAndShowsIt) {
    const auto invoice = issueSample(services(), sampleDraft(0, day));
    openWindow();
    choose(invoice->number);
    run(Deed::Cancel);
    auto* dialog = openDialog<CancelDialog>(*window);
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(dialog->action()->isEnabled());
    EXPECT_EQ(dialog->notDelivered(), nullptr); // nothing signed, nobody can have it
    typeText(dialog->reason(), QString(60, 'x'));
    EXPECT_EQ(dialog->reason()->text().size(), 50);
    dialog->reason()->setText("Cliente trocado");
    QTest::mouseClick(dialog->action(), Qt::LeftButton);
    ASSERT_TRUE(waitFor(
        [&] { return list().details().view() && view().standing == invoicing::Standing::Cancelled; }));
    EXPECT_TRUE(list().details().facts().contains("Cliente trocado"));
    EXPECT_EQ(list().model().row(0).standing, invoicing::Standing::Cancelled);
    EXPECT_FALSE(offered().contains("Nota de crédito"));
    EXPECT_FALSE(offered().contains("Anular…"));
}

TEST_F(Actions, AsksWhetherASignedDocumentWasDelivered) {
    DocumentView signedView;
    signedView.facts.number = "FT 2026A/1";
    signedView.signature = invoicing::SignatureRecord{};
    CancelDialog dialog(signedView, nullptr);
    dialog.reason()->setText("Cliente trocado");
    EXPECT_FALSE(dialog.action()->isEnabled());
    ASSERT_NE(dialog.notDelivered(), nullptr);
    dialog.notDelivered()->setChecked(true);
    EXPECT_TRUE(dialog.action()->isEnabled());
    EXPECT_TRUE(dialog.request().notDelivered);
}

TEST_F(Actions, OpensWhatFollowsInTheEditor) {
    const auto invoice = issueSample(services(), sampleDraft(0, day));
    openWindow();
    for (const auto& [deed, type] :
         {std::pair{Deed::Credit, NC}, std::pair{Deed::Debit, ND}, std::pair{Deed::Receive, RG},
          std::pair{Deed::Deliver, GT}, std::pair{Deed::Copy, FT}}) {
        choose(invoice->number);
        run(deed);
        ASSERT_TRUE(waitFor([this] { return window->editor().isVisible() && window->editor().isReady(); }));
        EXPECT_EQ(window->editor().type(), type);
        window->editor().leave();
        ASSERT_TRUE(waitFor([this] { return list().isVisible(); }));
    }
}

TEST_F(Actions, TellsWhyAnActionIsRefused) {
    const auto invoice = issueSample(services(), sampleDraft(0, day));
    openWindow();
    choose(invoice->number);
    const DocumentView before = view();
    issueSample(services(), app::FollowUp(services()).receive({invoice->id})); // elsewhere, meanwhile
    list().details().actions().run(Deed::Receive, before);
    EXPECT_TRUE(waitFor([this] { return window->toast().isVisible(); }));
    EXPECT_TRUE(list().isVisible());
}

TEST_F(Actions, LeadsFromOneDocumentToAnother) {
    const auto invoice = issueSample(services(), sampleDraft(0, day));
    auto note = app::FollowUp(services()).credit(invoice->id);
    note.reason = "Devolução";
    const auto credit = issueSample(services(), note);
    openWindow();
    choose(invoice->number);
    EXPECT_TRUE(list().details().facts().contains("href=\"NC 2026A/1\""));
    EXPECT_EQ(view().standing, invoicing::Standing::Credited);
    emit list().details().numberChosen("NC 2026A/1");
    ASSERT_TRUE(waitFor([&] { return list().details().view() && view().id == credit->id; }));
    EXPECT_TRUE(list().details().facts().contains("href=\"FT 2026A/1\""));
}

TEST_F(Actions, FindsANumberThatTheFilterHides) {
    issueSamples(services(), 3, day);
    openWindow();
    list().setType(OR);
    ASSERT_TRUE(waitFor([this] { return list().model().rowCount() == 0; }));
    choose("FT 2026A/2");
    EXPECT_EQ(view().facts.number, "FT 2026A/2");
}

TEST_F(Actions, KeepsTheTaxAuthoritysCodeOfATransportDocument) {
    const auto transport = issueSample(services(), sampleDraft(GT, 0, day));
    openWindow();
    choose(transport->number);
    EXPECT_TRUE(view().lacksAtCode());
    EXPECT_EQ(DocumentActions::next(view()), Deed::AtCode);
    EXPECT_FALSE(services().documents.rendering(transport->id)); // no page without it
    run(Deed::AtCode);
    auto* dialog = openDialog<AtCodeDialog>(*window);
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(dialog->action()->isEnabled());
    typeText(dialog->field(), "24 681 012");
    EXPECT_EQ(dialog->code(), "24681012");
    QTest::mouseClick(dialog->action(), Qt::LeftButton);
    ASSERT_TRUE(waitFor([this] { return list().details().view() && !view().lacksAtCode(); }));
    EXPECT_TRUE(list().details().facts().contains("24681012"));
}

TEST_F(Actions, KeepsTheCustomersConfirmationWithItsProof) {
    const auto invoice = issueSample(services(), sampleDraft(0, day));
    auto note = app::FollowUp(services()).credit(invoice->id);
    note.reason = "Devolução";
    const auto credit = issueSample(services(), note);
    const auto proof = office.folder.path() / "resposta.eml";
    AtomicFile file(proof);
    file.write(asBytes("De acordo."));
    file.commit();
    openWindow();
    choose(credit->number);
    EXPECT_TRUE(list().details().facts().contains("ainda não confirmou"));
    run(Deed::Confirm);
    auto* dialog = openDialog<ConfirmationDialog>(*window);
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(dialog->action()->isEnabled()); // neither how nor a file
    typeText(dialog->note(), "e-mail");
    dialog->choose(proof);
    QTest::mouseClick(dialog->action(), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return services().documents.confirmations(credit->id).size() == 1; }));
    const auto kept = services().documents.confirmations(credit->id).front();
    EXPECT_EQ(kept.fileName, "resposta.eml");
    EXPECT_EQ(asText(kept.file), "De acordo.");
    EXPECT_TRUE(waitFor([this] { return list().details().facts().contains("confirmou em"); }));
}

TEST_F(Actions, AsksWhichCopyIsForPaper) {
    DocumentView some;
    some.facts.number = "FT 2026A/1";
    PaperDialog dialog(some, {print::CopyMark::Original, print::CopyMark::Duplicate, print::CopyMark::Second},
                       nullptr);
    EXPECT_EQ(dialog.mark(), print::CopyMark::Second);
    dialog.marks().button(1)->setChecked(true);
    EXPECT_EQ(dialog.mark(), print::CopyMark::Duplicate);
}

TEST_F(Actions, FiltersByTypeAndStanding) {
    const auto keys = issueSamples(services(), 3, day);
    issueSample(services(), sampleDraft(OR, 1, day));
    issueSample(services(), app::FollowUp(services()).receive({keys[1]}));
    openWindow();
    EXPECT_EQ(list().model().rowCount(), 5);
    list().setType(FT);
    ASSERT_TRUE(waitFor([this] { return list().model().rowCount() == 3; }));
    list().setStanding(invoicing::Standing::Settled);
    ASSERT_TRUE(waitFor([this] { return list().model().rowCount() == 1; }));
    EXPECT_EQ(list().model().row(0).id, keys[1]);
    const auto& model = list().model();
    EXPECT_EQ(model.index(0, DocumentModel::Standing).data().toString(), "Paga");
    EXPECT_EQ(model.index(0, DocumentModel::Number).data(Qt::AccessibleTextRole).toString(),
              "Fatura, FT 2026A/2");
}

TEST_F(Actions, BeginsEveryTypeFromTheMenu) {
    issueSample(services(), sampleDraft(0, day));
    openWindow();
    int types = 0;
    for (auto* action : list().newMenu()->actions()) {
        if (action->isSeparator())
            continue;
        ++types;
        action->trigger();
        ASSERT_TRUE(waitFor([this] { return window->editor().isVisible() && window->editor().isReady(); }));
        EXPECT_EQ(typeName(window->editor().type()), action->text());
        window->editor().leave();
        ASSERT_TRUE(waitFor([this] { return list().isVisible(); }));
    }
    EXPECT_EQ(types, 9);
}

TEST(StandingTexts, SayItInTheTypesGender) {
    EXPECT_EQ(standingText(FT, invoicing::Standing::Cancelled), "Anulada");
    EXPECT_EQ(standingText(RG, invoicing::Standing::Cancelled), "Anulado");
    EXPECT_EQ(standingText(OR, invoicing::Standing::Invoiced), "Faturado");
    EXPECT_EQ(standingText(NC, invoicing::Standing::Settled), "Acertada");
    for (const auto& row : invoicing::documentTypes())
        for (const auto standing : filterStandings())
            EXPECT_FALSE(standingText(row.type, standing).isEmpty());
}

TEST(FactsTexts, MakeMarkupInTextsHarmless) {
    DocumentView view;
    view.facts.systemEntry = parseLocal("2026-11-26T10:00:00");
    view.states = {{'N', view.facts.systemEntry, {}, "Cunho"},
                   {'A', view.facts.systemEntry, "<b>x</b>", "Cunho"}};
    view.dealings.notes = {"NC <i>2026</i>/1"};
    const QString text = factsText(view, Qt::black);
    EXPECT_FALSE(text.contains("<b>x</b>"));
    EXPECT_FALSE(text.contains("<i>"));
}

} // namespace
