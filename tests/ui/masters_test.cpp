// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/dialogs.hpp"
#include "tests/ui/office.hpp"
#include "ui/books/csv.hpp"
#include "ui/books/nif_text.hpp"
#include "ui/convert.hpp"
#include "ui/state/confirm_dialog.hpp"

#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;

class Customers : public testing::Test {
  protected:
    Office office;
    Date day = today(office.clock, Zone::Lisbon);

    app::Services& services() { return office.workplace.services(); }
    invoicing::CustomerRepository& records() { return *services().books.customers; }

    std::int64_t add(const char* name, const char* nif = "") {
        invoicing::Customer customer;
        customer.party.name = name;
        customer.party.nif = nif;
        return records().save(customer);
    }
};

TEST_F(Customers, ListsByNameAndShowsTheFirst) {
    add("Oficina Gonçalves", "509000002");
    add("Farmácia da Praça", "508000009");
    CustomersPage page(office.jobs, services());
    page.show();
    page.refresh();
    ASSERT_TRUE(waitFor([&] { return page.panel().shown() != 0; }));
    EXPECT_EQ(page.list().model().row(0).cells[0].text, "Farmácia da Praça");
    EXPECT_EQ(page.panel().fields().text("name"), "Farmácia da Praça");
}

TEST_F(Customers, ReadsTheNextPageByKeyAsThePersonScrolls) {
    for (int i = 0; i < MasterModel::pageSize + 5; ++i)
        add(QStringLiteral("Cliente %1").arg(i, 4, 10, QLatin1Char('0')).toStdString().c_str());
    CustomersPage page(office.jobs, services());
    page.refresh();
    auto& model = page.list().model();
    ASSERT_TRUE(waitFor([&] { return model.rowCount() == MasterModel::pageSize; }));
    ASSERT_TRUE(model.canFetchMore({}));
    model.fetchMore({});
    ASSERT_TRUE(waitFor([&] { return model.rowCount() == MasterModel::pageSize + 5; }));
    EXPECT_EQ(model.row(MasterModel::pageSize).cells[0].text, "Cliente 0200");
    EXPECT_FALSE(model.canFetchMore({}));
}

TEST_F(Customers, FindsWithoutAccents) {
    add("Farmácia da Praça");
    add("Oficina");
    CustomersPage page(office.jobs, services());
    page.refresh();
    page.lookFor("farmacia");
    EXPECT_TRUE(waitFor([&] { return page.list().model().rowCount() == 1 && page.panel().shown() != 0; }));
    EXPECT_EQ(page.panel().fields().text("name"), "Farmácia da Praça");
}

TEST_F(Customers, KeepsANewOneAndChoosesIt) {
    add("Oficina");
    CustomersPage page(office.jobs, services());
    page.show();
    page.refresh();
    ASSERT_TRUE(waitFor([&] { return page.panel().shown() != 0; }));
    QSignalSpy told(&page, &CustomersPage::told);
    page.create();
    auto& fields = page.panel().fields();
    retype(fields.lineOf("name"), "Padaria São João, Lda");
    retype(fields.lineOf("nif"), "507000005");
    retype(fields.lineOf("openingBalance"), "125,40");
    page.panel().acceptance().accepts().click();
    page.panel().save();
    ASSERT_TRUE(waitFor([&] { return told.count() == 1 && page.panel().shown() != 0; }));
    const auto kept = records().find(page.panel().shown());
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->party.nif, "507000005");
    EXPECT_EQ(kept->openingBalance.cents(), 12540);
    EXPECT_EQ(kept->openingDate, day);
    ASSERT_TRUE(kept->acceptance);
    EXPECT_EQ(kept->acceptance->date, day);
    EXPECT_FALSE(page.panel().isChanged());
}

TEST_F(Customers, ShowsEveryProblemAtItsFieldAndKeepsNothing) {
    CustomerPanel panel(
        office.jobs, records(), [this] { return day; }, nullptr);
    panel.show({});
    retype(panel.fields().lineOf("name"), "Oficina");
    retype(panel.fields().lineOf("nif"), "507000004");
    retype(panel.fields().lineOf("email"), "ninguem");
    retype(panel.fields().lineOf("openingBalance"), "muito");
    panel.save();
    for (const char* field : {"nif", "email", "openingBalance"})
        EXPECT_FALSE(panel.fields().problem(field).isEmpty()) << field;
    EXPECT_TRUE(records().page({}).empty());
}

TEST_F(Customers, ExplainsTheNumberWhileItIsTyped) {
    EXPECT_TRUE(nifText("507000005", "PT").contains("pessoa coletiva"));
    EXPECT_TRUE(nifText("507000004", "PT").startsWith("Não confere"));
    EXPECT_TRUE(nifText("5070", "PT").contains("nove algarismos"));
    EXPECT_TRUE(nifText("", "PT").contains("consumidor final"));
    EXPECT_TRUE(nifText("B12345678", "ES").contains("ES"));
    EXPECT_TRUE(nifText("999999990", "PT").contains("consumidor final"));
}

/// Despacho 8632/2014, 3.3.3
TEST_F(Customers, ShowsWhatIsFixedOnceUsedAndWhy) {
    issueSamples(services(), 1, day);
    CustomersPage page(office.jobs, services());
    page.refresh();
    ASSERT_TRUE(waitFor([&] { return page.panel().shown() != 0; }));
    auto& fields = page.panel().fields();
    EXPECT_TRUE(fields.isFixed("nif"));
    EXPECT_TRUE(fields.lineOf("nif")->isReadOnly());
    EXPECT_TRUE(fields.noteOf("nif").contains("3.3.3")) << fields.noteOf("nif").toStdString();
    EXPECT_FALSE(fields.isFixed("name"));
    EXPECT_TRUE(fields.isFixed("code"));
}

TEST_F(Customers, ShowsTheCurrentAccountAndLeadsToItsDocuments) {
    const auto keys = issueSamples(services(), 1, day);
    CustomersPage page(office.jobs, services());
    page.refresh();
    ASSERT_TRUE(waitFor([&] { return page.panel().shown() != 0; }));
    QSignalSpy wanted(&page, &CustomersPage::documentWanted);
    page.panel().choose(CustomerPanel::Account);
    auto& account = page.panel().account();
    ASSERT_TRUE(waitFor([&] { return account.model().rowCount() == 1; }));
    const auto document = services().documents.find(keys.front());
    EXPECT_EQ(account.balance(), euroText((*document)->totals.gross));
    emit account.table().doubleClicked(account.model().index(0, 0));
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.front().front().toLongLong(), keys.front());
}

TEST_F(Customers, DoesNotLoseWhatWasWrittenByAClick) {
    add("Farmácia");
    add("Oficina");
    CustomersPage page(office.jobs, services());
    page.show();
    page.refresh();
    ASSERT_TRUE(waitFor([&] { return page.panel().shown() != 0; }));
    const auto first = page.panel().shown();
    retype(page.panel().fields().lineOf("phone"), "239 000 000");
    page.list().table().setCurrentIndex(page.list().model().index(1, 0));
    auto* dialog = page.findChild<ConfirmDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(page.panel().shown(), first);
    dialog->reject();
    EXPECT_EQ(page.panel().fields().text("phone"), "239 000 000");
    EXPECT_EQ(page.list().chosen(), first);
}

TEST_F(Customers, WritesTheListForASpreadsheet) {
    add("Silva; \"Filhos\"", "507000005");
    CustomersPage page(office.jobs, services());
    page.refresh();
    ASSERT_TRUE(waitFor([&] { return page.list().model().rowCount() == 1; }));
    const auto file = office.folder.path() / "clientes.csv";
    bool done = false;
    page.list().writeCsv(file, [&](const std::optional<Failure>& failure) { done = !failure; });
    ASSERT_TRUE(waitFor([&] { return done; }));
    EXPECT_EQ(std::string(asText(readFile(file))),
              "\xEF\xBB\xBFNome;NIF;Localidade\r\n\"Silva; \"\"Filhos\"\"\";507000005;\r\n");
}

TEST(Csv, DefusesFormulasAndLeavesAmounts) {
    EXPECT_EQ(csvLine({"=1+1", "-5,00", "-SUM(A1)", "a"}), "'=1+1;-5,00;'-SUM(A1);a\r\n");
}

TEST_F(Customers, BeginsAnInvoiceForTheCustomer) {
    invoicing::Customer customer;
    customer.party = {"Padaria São João, Lda", "507000005", "Rua Direita 8", "3000-115", "Coimbra", "PT", {}};
    customer.terms = "30 dias";
    const auto id = records().save(customer);
    MainWindow window(office.parts());
    QSignalSpy ready(&window, &MainWindow::ready);
    ASSERT_TRUE(showActive(window));
    ASSERT_TRUE(waitFor([&] { return ready.count() == 1; }));
    QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] { return window.customers().panel().shown() == id; }));
    emit window.customers().panel().invoiceWanted(*records().find(id));
    ASSERT_TRUE(waitFor([&] { return window.editor().isVisible(); }));
    EXPECT_EQ(window.editor().draft().customer.nif, "507000005");
    EXPECT_EQ(window.editor().draft().terms, "30 dias");
    EXPECT_EQ(window.editor().draft().dueDate,
              formatDate(std::chrono::sys_days(day) + std::chrono::days(30)));
}

TEST_F(Customers, TheWindowDoesNotCloseOverWhatIsNotKept) {
    add("Oficina");
    MainWindow window(office.parts());
    QSignalSpy ready(&window, &MainWindow::ready);
    ASSERT_TRUE(showActive(window));
    ASSERT_TRUE(waitFor([&] { return ready.count() == 1; }));
    window.goTo(Place::Customers);
    ASSERT_TRUE(waitFor([&] { return window.customers().panel().shown() != 0; }));
    retype(window.customers().panel().fields().lineOf("phone"), "239");
    window.goTo(Place::Documents);
    EXPECT_FALSE(window.close());
    EXPECT_TRUE(window.customers().isVisible());
    for (auto* button : window.toast().findChildren<QPushButton*>())
        if (button->text() == "Fechar mesmo assim")
            button->click();
    EXPECT_FALSE(window.isVisible());
}

class Products : public testing::Test {
  protected:
    Office office;
    Date day = today(office.clock, Zone::Lisbon);

    app::Services& services() { return office.workplace.services(); }
    invoicing::ProductRepository& records() { return *services().books.products; }
};

TEST_F(Products, KeepsANewOne) {
    ProductsPage page(office.jobs, services());
    page.show();
    page.refresh();
    page.create();
    auto& fields = page.panel().fields();
    retype(fields.lineOf("description"), "Consultoria técnica");
    retype(fields.lineOf("unitPrice"), "45,50");
    QSignalSpy told(&page, &ProductsPage::told);
    page.panel().save();
    ASSERT_TRUE(waitFor([&] { return told.count() == 1; }));
    const auto kept = records().page({});
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept.front().unitPrice, "45.50");
    EXPECT_EQ(kept.front().tax, "NOR");
}

TEST_F(Products, TellsThePriceOfTheOtherKind) {
    ProductPanel panel(
        office.jobs, records(), services().taxes, [] { return parseDate("2026-11-26"); }, nullptr);
    invoicing::Product product;
    product.description = "Café";
    product.unitPrice = "100";
    panel.show(product);
    EXPECT_EQ(panel.priceText(), "123,00 € com IVA (23 % no continente)");
    product.prices = "gross";
    panel.show(product);
    EXPECT_EQ(panel.priceText(), "81,30 € sem IVA (23 % no continente)");
}

TEST_F(Products, AsksForTheReasonWhereNoVatIsCharged) {
    ProductPanel panel(
        office.jobs, records(), services().taxes, [this] { return day; }, nullptr);
    invoicing::Product product;
    product.description = "Formação";
    product.tax = "ISE";
    panel.show(product);
    EXPECT_TRUE(panel.fields().field("exemption")->isVisibleTo(&panel));
    typeText(panel.fields().lineOf("unit"), "x"); // something to keep
    panel.save();
    EXPECT_FALSE(panel.fields().problem("exemption").isEmpty());
}

/// Despacho 8632/2014, 3.3.5
TEST_F(Products, FixesCodeAndDescriptionOnceUsed) {
    issueSamples(services(), 1, day);
    ProductsPage page(office.jobs, services());
    page.refresh();
    ASSERT_TRUE(waitFor([&] { return page.panel().shown() != 0; }));
    for (const char* name : {"code", "description"}) {
        EXPECT_TRUE(page.panel().fields().isFixed(name)) << name;
        EXPECT_FALSE(page.panel().fields().noteOf(name).isEmpty()) << name;
    }
    EXPECT_FALSE(page.panel().fields().isFixed("unitPrice"));
}

} // namespace
