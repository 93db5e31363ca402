// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/fakes/fake_clock.hpp"
#include "tests/ui/dialogs.hpp"
#include "tests/ui/office.hpp"
#include "ui/convert.hpp"
#include "ui/editor/fingerprint.hpp"
#include "ui/editor/line_dialog.hpp"
#include "ui/state/confirm_dialog.hpp"
#include "ui/state/notice_bar.hpp"

#include <cunho/app/follow_up.hpp>

#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using enum invoicing::DocumentType;
using invoicing::DocumentType;

class EditorTypes : public testing::Test {
  protected:
    Office office;
    InvoiceEditor editor{office.jobs, services()};
    std::optional<app::IssueResult> result;

    void SetUp() override {
        editor.resize(1100, 760);
        ASSERT_TRUE(showActive(editor));
        QObject::connect(&editor, &InvoiceEditor::issued, &editor,
                         [this](const app::IssueResult& issued) { result = issued; });
    }

    app::Services& services() { return office.workplace.services(); }
    Date day() const { return today(office.clock, Zone::Lisbon); }

    void begin(DocumentType type) {
        editor.startNew(type);
        ASSERT_TRUE(waitFor([this] { return editor.isReady(); }));
    }
    void open(const invoicing::Draft& draft) {
        editor.open(draft);
        ASSERT_TRUE(waitFor([this] { return editor.isReady(); }));
    }
    std::string issue() {
        editor.issue();
        EXPECT_EQ(editor.problems().count(), 0) << problems();
        EXPECT_TRUE(waitFor([this] { return result || !editor.isBusy(); }));
        return result ? result->document->number : problems() + failure();
    }
    std::string failure() {
        std::string all;
        for (auto* card : editor.findChildren<ErrorCard*>())
            for (auto* label : card->findChildren<QLabel*>())
                all += card->isVisible() ? label->text().toStdString() + '\n' : std::string();
        return all;
    }
    std::string problems() {
        std::string all;
        for (auto* label : editor.findChildren<QLabel*>())
            if (label->isVisible() && label->objectName() == "problem")
                all += label->accessibleName().toStdString() + label->text().toStdString() + '\n';
        return all;
    }
    std::int64_t issueInvoice(int index = 0) {
        return issueSample(services(), sampleDraft(index, day()))->id;
    }
    void show(std::string_view field, const QString& text) { // types into the field of that name
        ASSERT_TRUE(editor.more().focusField(std::string(field)) ||
                    editor.form().focusField(std::string(field)));
        auto* line = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        ASSERT_NE(line, nullptr);
        line->clear();
        typeText(line, text);
    }
    void pick(std::string_view field, const QString& stored) { // chooses in the list of that name
        ASSERT_TRUE(editor.more().focusField(std::string(field)) ||
                    editor.form().focusField(std::string(field)));
        auto* combo = qobject_cast<QComboBox*>(QApplication::focusWidget());
        ASSERT_NE(combo, nullptr);
        const int index = combo->findData(stored);
        ASSERT_GE(index, 0) << stored.toStdString();
        combo->setCurrentIndex(index);
        emit combo->activated(index);
    }
};

TEST_F(EditorTypes, IssuesEveryTypeThatIsWrittenFromNothing) {
    for (const auto type : {FT, FS, FR, OR, PF, NE, GT, GR}) {
        open(sampleDraft(type, 0, day()));
        result.reset();
        EXPECT_EQ(issue(), std::string(invoicing::documentType(type).code) + " 2026A/1");
    }
}

TEST_F(EditorTypes, AsksEveryTypeForItsFieldsAlone) {
    const auto shown = [this](const char* name) {
        return named<QWidget>(editor, QString::fromUtf8(name)) != nullptr;
    };
    begin(FT);
    EXPECT_TRUE(shown("Pagamento"));
    EXPECT_FALSE(shown("Meio de pagamento"));
    EXPECT_FALSE(shown("Local de carga"));
    begin(FR);
    EXPECT_TRUE(shown("Meio de pagamento"));
    EXPECT_FALSE(shown("Pagamento"));
    begin(GT);
    EXPECT_TRUE(shown("Local de carga"));
    EXPECT_FALSE(shown("Meio de pagamento"));
    begin(RG);
    EXPECT_TRUE(shown("Documentos em aberto do cliente"));
    EXPECT_FALSE(shown("Linhas do documento"));
    EXPECT_FALSE(shown("Preços"));
}

TEST_F(EditorTypes, PaysAnInvoiceReceiptInFullUnlessSomebodySaysOtherwise) {
    open(sampleDraft(FR, 1, day()));
    EXPECT_EQ(editor.draft().payments.size(), 1U);
    issue();
    ASSERT_TRUE(result);
    ASSERT_EQ(result->document->payments.size(), 1U);
    EXPECT_EQ(result->document->payments[0].amount, result->document->totals.payable());
    EXPECT_EQ(result->document->payments[0].mechanism, "TB");
}

TEST_F(EditorTypes, DividesAPaymentOverSeveralMeans) {
    open(sampleDraft(FR, 1, day()));
    QTest::mouseClick(editor.payments().more(), Qt::LeftButton);
    EXPECT_EQ(editor.payments().count(), 2);
    EXPECT_FALSE(editor.check()); // neither has an amount now
}

TEST_F(EditorTypes, ReceivesWhatACustomerOwes) {
    const auto invoice = services().documents.find(issueInvoice());
    begin(RG);
    auto draft = editor.draft();
    draft.customer = (*invoice)->customer;
    open(draft);
    ASSERT_EQ(editor.settlements().rowCount(), 1);
    EXPECT_TRUE(editor.draft().settlements.empty()); // nothing is received unbidden
    editor.settlementTable().setFocus();
    editor.settlementTable().setCurrentIndex(editor.settlements().index(0, 0));
    QTest::keyClick(&editor.settlementTable(), Qt::Key_Space);
    ASSERT_EQ(editor.draft().settlements.size(), 1U);
    EXPECT_EQ(editor.draft().payments.front().amount, (*invoice)->totals.gross.toString());
    EXPECT_EQ(issue(), "RG 2026A/1");
    EXPECT_EQ(services().documents.page({}).front().type, RG);
    EXPECT_EQ(app::dealingsOf(services(), (*invoice)->id).standing, invoicing::Standing::Settled);
}

TEST_F(EditorTypes, ReceivesAPartAndLeavesTheRestOpen) {
    const auto id = issueInvoice();
    open(app::FollowUp(services()).receive({id}));
    ASSERT_EQ(editor.settlements().rowCount(), 1);
    EXPECT_TRUE(editor.settlements().isChosen(0));
    editor.settlements().setData(editor.settlements().index(0, SettlementModel::Amount), "100,00",
                                 Qt::EditRole);
    auto* amount = named<QLineEdit>(editor, QStringLiteral("Valor"));
    ASSERT_NE(amount, nullptr);
    amount->clear();
    typeText(amount, QStringLiteral("100"));
    EXPECT_EQ(issue(), "RG 2026A/1");
    EXPECT_EQ(app::dealingsOf(services(), id).standing, invoicing::Standing::PartlySettled);
}

TEST_F(EditorTypes, CreditsNoMoreThanIsLeft) {
    const auto id = issueInvoice(2);
    open(app::FollowUp(services()).credit(id));
    EXPECT_EQ(editor.type(), NC);
    const auto& model = editor.lineModel();
    EXPECT_EQ(model.rowCount(), 3); // and none to go on in
    EXPECT_EQ(model.index(0, LineModel::Left).data().toString(), "12");
    EXPECT_FALSE(model.isEditable(0, LineModel::Description));
    EXPECT_TRUE(model.isEditable(0, LineModel::Quantity));
    EXPECT_FALSE(editor.check()); // it says no reason yet
    show("reason", QStringLiteral("Devolução"));
    editor.lineModel().setData(model.index(0, LineModel::Quantity), "13", Qt::EditRole);
    QTest::keyClick(&editor, Qt::Key_F9);
    ASSERT_TRUE(waitFor([this] { return !editor.isBusy(); }));
    EXPECT_FALSE(result);
    EXPECT_FALSE(model.index(0, LineModel::Quantity).data(LineModel::ProblemRole).toString().isEmpty());
    editor.lineModel().setData(model.index(0, LineModel::Quantity), "2", Qt::EditRole);
    EXPECT_EQ(issue(), "NC 2026A/1");
}

TEST_F(EditorTypes, DebitsWithTheInvoiceNamedOnEveryLine) {
    const auto id = issueInvoice();
    open(app::FollowUp(services()).debit(id));
    show("reason", QStringLiteral("Portes em falta"));
    auto& model = editor.lineModel();
    model.setData(model.index(0, LineModel::Description), "Portes", Qt::EditRole);
    model.setData(model.index(0, LineModel::Price), "12,50", Qt::EditRole);
    model.setData(model.index(1, LineModel::Description), "Embalagem", Qt::EditRole);
    model.setData(model.index(1, LineModel::Price), "2", Qt::EditRole);
    ASSERT_EQ(editor.draft().lines.size(), 2U);
    EXPECT_EQ(editor.draft().lines[1].reference, "FT 2026A/1");
    EXPECT_EQ(issue(), "ND 2026A/1");
}

TEST_F(EditorTypes, BecomesAnotherTypeOfItsFamilyWithoutBeingWrittenAgain) {
    open(sampleDraft(0, day()));
    auto* types = named<QComboBox>(editor, QStringLiteral("Tipo de documento"));
    ASSERT_NE(types, nullptr);
    const int paid = types->findData(static_cast<int>(FR));
    types->setCurrentIndex(paid);
    emit types->activated(paid);
    EXPECT_EQ(editor.draft().type, "FR");
    EXPECT_EQ(editor.draft().lines.size(), 1U);
    EXPECT_EQ(issue(), "FR 2026A/1");
}

TEST_F(EditorTypes, KeepsWhatIsInMoreFields) {
    open(sampleDraft(0, day()));
    show("supplyDate", toQt("2026-11-20"));
    show("globalDiscount", QStringLiteral("2,5"));
    pick("currency", QStringLiteral("USD"));
    show("exchangeRate", QStringLiteral("0,92"));
    pick("language", QStringLiteral("pt+en"));
    const auto draft = editor.draft();
    EXPECT_EQ(draft.supplyDate, "2026-11-20");
    EXPECT_EQ(draft.globalDiscount, "2.5");
    EXPECT_EQ(draft.currency, "USD");
    EXPECT_EQ(draft.exchangeRate, "0.92");
    EXPECT_EQ(draft.language, "pt+en");
    const auto key = services().drafts.save(draft, {});
    open(*services().drafts.find(key));
    auto again = editor.draft();
    again.id = draft.id;
    EXPECT_EQ(fingerprint(again), fingerprint(draft));
    EXPECT_FALSE(editor.more().isUnfolded());
    EXPECT_TRUE(editor.more().summary().contains("USD")); // what is set is told while it is folded
}

TEST_F(EditorTypes, WithholdsFromTheLinesThatAPersonFlags) {
    open(sampleDraft(2, day()));
    EXPECT_TRUE(editor.lines().isColumnHidden(LineModel::Withheld));
    pick("withholdings[0].type", QStringLiteral("IRS"));
    EXPECT_FALSE(editor.lines().isColumnHidden(LineModel::Withheld));
    auto draft = editor.draft();
    ASSERT_EQ(draft.withholdings.size(), 1U);
    EXPECT_EQ(draft.withholdings[0].rate, "23"); // the law's of today
    EXPECT_TRUE(draft.lines[0].withheld && draft.lines[2].withheld);
    auto& model = editor.lineModel();
    model.setData(model.index(2, LineModel::Withheld), QString(), Qt::EditRole);
    EXPECT_FALSE(editor.draft().lines[2].withheld);
    issue();
    ASSERT_TRUE(result);
    EXPECT_EQ(
        result->document->totals.withheld(),
        invoicing::Money::rounded(invoicing::Decimal::scaled(94500, 2) * invoicing::Decimal::scaled(23, 2)));
}

TEST_F(EditorTypes, TaxesEveryLineWhereTheDocumentIsTaxed) {
    open(sampleDraft(2, day()));
    pick("region", QStringLiteral("PT-AC"));
    EXPECT_EQ(editor.draft().lines[0].region, "PT-AC");
    EXPECT_TRUE(editor.lineModel().index(0, LineModel::Tax).data().toString().startsWith("16"));
    issue();
    ASSERT_TRUE(result);
    EXPECT_EQ(result->document->lines[0].tax.region, "PT-AC");
}

TEST_F(EditorTypes, OffersTheRatesOfAllThreeRegionsInALine) {
    open(sampleDraft(2, day()));
    const auto choices = editor.lineModel()
                             .index(0, LineModel::Tax)
                             .data(LineModel::ChoicesRole)
                             .value<QList<LineModel::Choice>>();
    QStringList stored;
    for (const auto& choice : choices)
        stored << choice.first;
    for (const char* key : {"IVA|PT|NOR", "IVA|PT-AC|RED", "IVA|PT-MA|INT", "IVA|PT|ISE", "NS||", "IS||"})
        EXPECT_TRUE(stored.contains(QLatin1String(key))) << key;
}

TEST_F(EditorTypes, OpensTheWholeLineForStampDuty) {
    open(sampleDraft(2, day()));
    auto& model = editor.lineModel();
    model.setData(model.index(0, LineModel::Tax), QStringLiteral("IS||"), Qt::EditRole);
    auto* dialog = openDialog<LineDialog>(editor);
    ASSERT_NE(dialog, nullptr);
    typeText(named<QLineEdit>(*dialog, QStringLiteral("Verba da tabela geral")), QStringLiteral("17.3.4"));
    typeText(named<QLineEdit>(*dialog, QStringLiteral("Percentagem")), QStringLiteral("4"));
    dialog->accept();
    const auto line = editor.draft().lines[0];
    EXPECT_EQ(line.taxType, "IS");
    EXPECT_EQ(line.tax, "17.3.4");
    EXPECT_EQ(line.rate, "4");
    EXPECT_EQ(line.description, "Consultoria técnica");
    EXPECT_EQ(issue(), "FT 2026A/1");
    ASSERT_TRUE(result);
    EXPECT_EQ(result->document->totals.stampDuty(), invoicing::Money::fromCents(2160));
}

TEST_F(EditorTypes, OpensALineWithF4) {
    open(sampleDraft(2, day()));
    editor.lines().editCell(1, LineModel::Description);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F4);
    auto* dialog = openDialog<LineDialog>(editor);
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->line().description, "Fotografia de produto");
    dialog->reject();
}

TEST_F(EditorTypes, UnfoldsMoreFieldsByKeyAndForAProblemInThem) {
    open(sampleDraft(0, day()));
    QTest::keyClick(&editor, Qt::Key_F6);
    EXPECT_TRUE(editor.more().isUnfolded());
    pick("currency", QStringLiteral("USD"));
    QTest::keyClick(&editor, Qt::Key_F6);
    EXPECT_FALSE(editor.more().isUnfolded());
    EXPECT_FALSE(editor.check()); // no exchange rate
    EXPECT_TRUE(editor.more().isUnfolded());
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    EXPECT_TRUE(QApplication::focusWidget()->accessibleName().startsWith("Câmbio"));
}

TEST_F(EditorTypes, TellsAdviceWithoutRefusing) {
    auto draft = sampleDraft(0, day());
    const Date later = std::chrono::sys_days(day()) + std::chrono::days(3);
    draft.date = formatDate(later);
    open(draft);
    EXPECT_EQ(editor.problems().count(), 0);
    EXPECT_GE(editor.problems().adviceCount(), 1);
    EXPECT_EQ(editor.problems().summary(), "A ter em conta");
    EXPECT_TRUE(editor.check());
}

TEST_F(EditorTypes, OffersTheCompanysAndTheCustomersPlaceForTransport) {
    auto draft = sampleDraft(0, day());
    draft.type = "GT";
    open(draft);
    EXPECT_EQ(editor.draft().transport.from.address, "Rua da Sofia 12");
    EXPECT_EQ(editor.draft().transport.to.address, "Rua Direita 8");
    EXPECT_FALSE(editor.check()); // when is for the person to say
}

TEST_F(EditorTypes, LeadsToASeriesWhereThereIsNone) {
    services().company.closeSeries(OR, sampleSeries().id);
    begin(OR);
    EXPECT_TRUE(editor.draft().series.empty());
    auto* button = named<QPushButton>(editor, QStringLiteral("Abrir uma série…"));
    ASSERT_NE(button, nullptr);
    QSignalSpy wanted(&editor, &InvoiceEditor::seriesWanted);
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(wanted.count(), 1);
}

TEST_F(EditorTypes, AsksForTheOriginalInARecoverySeriesAlone) {
    auto series = sampleSeries();
    series.id = "REC26";
    series.validationCode = "SANDBOXZ";
    series.kind = invoicing::SeriesKind::Recovery;
    services().company.addSeries(series);
    auto draft = sampleDraft(0, day());
    open(draft);
    EXPECT_EQ(editor.draft().series, "2026A"); // not the one for recovery
    editor.more().setUnfolded(true);
    EXPECT_EQ(named<QComboBox>(editor, QStringLiteral("Documento recuperado")), nullptr);
    pick("series", QStringLiteral("REC26"));
    pick("origin.kind", QStringLiteral("M"));
    show("origin.number", QStringLiteral("abc/00001"));
    issue();
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->document->hashControl.ends_with("-FTM abc/00001")) << result->document->hashControl;
}

TEST_F(EditorTypes, SaysWhyIssuingIsStoppedAndLeadsToTheCheck) {
    class Stopped final : public invoicing::LedgerStore {
      public:
        std::unique_ptr<invoicing::LedgerTransaction> begin() override {
            throw Error(Fault::Integrity, "LEDGER_BROKEN", {{"document", "FT 2026A/3"}});
        }
    } stopped;
    auto& good = services();
    app::Services broken{good.environment, good.clock,   stopped,     good.drafts,  good.documents,
                         good.company,     good.journal, good.reader, good.foreign, good.taxes};
    InvoiceEditor other(office.jobs, broken);
    ASSERT_TRUE(showActive(other));
    other.open(sampleDraft(0, day()));
    ASSERT_TRUE(waitFor([&] { return other.isReady(); }));
    QSignalSpy wanted(&other, &InvoiceEditor::booksCheckWanted);
    other.issue();
    ASSERT_TRUE(waitFor([&] { return other.findChild<NoticeBar*>() != nullptr; }));
    auto* bar = other.findChild<NoticeBar*>();
    EXPECT_TRUE(bar->accessibleName().contains("FT 2026A/3"));
    QTest::mouseClick(bar->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(wanted.count(), 1);
    EXPECT_FALSE(other.isBusy());
}

TEST(EditorClock, GoesOnAfterTheHourIsConfirmed) {
    test::FakeClock clock("2026-11-26T10:00:00");
    TemporaryFolder folder("cunho-editor-clock");
    wiring::Workplace workplace(
        {folder.path() / "empresa.db", Environment::Sandbox, wiring::programFolder(), {}, true}, clock);
    auto& services = workplace.services();
    services.cards = nullptr;
    services.company.saveCompany(sampleCompany());
    for (const auto& series : sampleSeriesOfAllTypes())
        services.company.addSeries(series);
    issueSample(services, sampleDraft(OR, 0, parseDate("2026-11-26")));
    clock.set("2026-11-26T09:30:00");
    Jobs jobs;
    InvoiceEditor editor(jobs, services);
    ASSERT_TRUE(showActive(editor));
    std::optional<app::IssueResult> result;
    QObject::connect(&editor, &InvoiceEditor::issued, &editor,
                     [&](const app::IssueResult& issued) { result = issued; });
    editor.open(sampleDraft(0, parseDate("2026-11-26")));
    ASSERT_TRUE(waitFor([&] { return editor.isReady(); }));
    editor.issue();
    auto* dialog = openDialog<ConfirmDialog>(editor);
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(result);
    QTest::mouseClick(dialog->action(), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return result.has_value(); }));
    EXPECT_EQ(result->document->number, "FT 2026A/1");
}

TEST(EditorRecords, FillCustomerAndLineFromTheirRecords) {
    Office office;
    auto& services = office.workplace.services();
    ASSERT_NE(services.books.customers, nullptr);
    saveSampleRecords(services);
    InvoiceEditor editor(office.jobs, services);
    editor.resize(1100, 760);
    ASSERT_TRUE(showActive(editor));
    editor.startNew();
    ASSERT_TRUE(waitFor([&] { return editor.isReady(); }));
    auto* name = editor.form().name();
    name->setFocus();
    typeText(name, QStringLiteral("farmacia"));
    auto* completer = name->findChild<RecordCompleter*>();
    ASSERT_NE(completer, nullptr);
    ASSERT_TRUE(waitFor([&] { return completer->count() == 1; }));
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return editor.draft().customer.nif == "508000009"; }));
    EXPECT_EQ(editor.draft().customer.city, "Coimbra");
    EXPECT_EQ(editor.draft().terms, "30 dias");
    EXPECT_FALSE(editor.draft().dueDate.empty());
    const auto products = services.books.products->page({"catalogo", false, std::nullopt, 8});
    ASSERT_EQ(products.size(), 1U);
    editor.takeProduct(0, products.front().id);
    ASSERT_TRUE(waitFor([&] { return editor.draft().lines.size() == 1; }));
    EXPECT_EQ(editor.draft().lines[0].description, "Impressão de catálogo A5");
    EXPECT_EQ(editor.draft().lines[0].tax, "RED");
    EXPECT_EQ(editor.lines().currentIndex().column(), LineModel::Quantity);
}

TEST(Fingerprints, TellEveryChangeOfADraft) {
    const auto base = sampleDraft(GT, 0, parseDate("2026-11-26"));
    const auto before = fingerprint(base);
    EXPECT_EQ(fingerprint(base), before);
    const auto differs = [&](auto change) {
        auto draft = base;
        change(draft);
        return fingerprint(draft) != before;
    };
    EXPECT_TRUE(differs([](auto& draft) { draft.notes = "x"; }));
    EXPECT_TRUE(differs([](auto& draft) { draft.selfBilling = true; }));
    EXPECT_TRUE(differs([](auto& draft) { draft.transport.vehicle = "x"; }));
    EXPECT_TRUE(differs([](auto& draft) { draft.payments.emplace_back(); }));
    EXPECT_TRUE(differs([](auto& draft) { draft.settlements.emplace_back(); }));
    EXPECT_TRUE(differs([](auto& draft) { draft.withholdings.emplace_back(); }));
    EXPECT_TRUE(differs([](auto& draft) { draft.lines[0].withheld = true; }));
    EXPECT_TRUE(differs([](auto& draft) { draft.lines[0].taxAmount = "1"; }));
    EXPECT_TRUE(differs([](auto& draft) { draft.origin.kind = "M"; }));
}

TEST(DateFields, TakeADayAsPeopleWriteIt) {
    DateField field;
    for (const char* typed : {"26/11/2026", "26-11-2026", "26.11.2026", "2026-11-26"}) {
        field.setText(QLatin1String(typed));
        EXPECT_EQ(field.iso(), "2026-11-26") << typed;
    }
    field.setText(QStringLiteral("31/02/2026"));
    EXPECT_EQ(field.iso(), "31/02/2026"); // for the check to refuse
    field.clear();
    EXPECT_EQ(field.iso(), "");
}

TEST(ProblemPlaces, KnowSettlementsApartFromLines) {
    EXPECT_EQ(placeOf("settlements[1].amount").list, "settlements");
    EXPECT_EQ(placeOf("settlements[1].amount").line, 1);
    EXPECT_EQ(placeOf("payments[0].amount").line, -1);
    EXPECT_EQ(placeText(placeOf("payments[0].amount")), "Pagamento");
    EXPECT_EQ(placeText(placeOf("transport.from.country")), "Local de carga");
}

} // namespace
