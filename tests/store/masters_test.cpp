// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/fold.hpp"
#include "store_test.hpp"

namespace cunho::test {
namespace {

using invoicing::Customer;
using invoicing::DocumentType;
using invoicing::MasterQuery;
using invoicing::Money;
using invoicing::Product;

class Masters : public StoreTest {
  protected:
    Masters() : database_(openReady()) {}

    static Customer customer(const std::string& name, const std::string& nif = "") {
        Customer customer;
        customer.party.name = name;
        customer.party.nif = nif;
        return customer;
    }

    static Product product(const std::string& code, const std::string& description) {
        Product product;
        product.code = code;
        product.description = description;
        return product;
    }

    /// The code that a document of this customer gets.
    std::string codeFor(const std::string& name, const std::string& nif, const std::string& code = "") {
        auto facts = factsOf(DocumentType::FT);
        facts.customer.name = name;
        facts.customer.nif = nif;
        facts.customer.code = code;
        return append(*database_, facts).customer.code;
    }

    invoicing::CheckedLine lineFor(const std::string& code, const std::string& description) {
        auto facts = factsOf(DocumentType::FT);
        facts.lines[0].code = code;
        facts.lines[0].description = description;
        return append(*database_, facts).lines[0];
    }

    std::vector<std::string> names(const MasterQuery& query) {
        std::vector<std::string> found;
        for (const auto& each : database_->customers().page(query))
            found.push_back(each.party.name);
        return found;
    }

    std::unique_ptr<store::Database> database_;
};

using Names = std::vector<std::string>;

TEST_F(Masters, KeepEveryFieldOfACustomer) {
    Customer given;
    given.party = {"Ângela, Lda.", "500000000", "Rua A", "1000-001", "Lisboa", "ES", "ANG"};
    given.email = "a@b.example";
    given.phone = "+351 1";
    given.terms = "30 dias";
    given.language = "pt+en";
    given.notes = "nota";
    given.acceptance = {parseDate("2026-11-01"), "prova.pdf", {1, 2}};
    given.openingBalance = Money::fromCents(-12);
    given.openingDate = parseDate("2026-01-01");
    given.active = false;
    const auto id = database_->customers().save(given);
    const auto read = open()->customers().find(id);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->id, id);
    EXPECT_EQ(read->party.name, given.party.name);
    EXPECT_EQ(read->party.nif, given.party.nif);
    EXPECT_EQ(read->party.address, given.party.address);
    EXPECT_EQ(read->party.postalCode, given.party.postalCode);
    EXPECT_EQ(read->party.city, given.party.city);
    EXPECT_EQ(read->party.country, given.party.country);
    EXPECT_EQ(read->party.code, given.party.code);
    EXPECT_EQ(read->email, given.email);
    EXPECT_EQ(read->phone, given.phone);
    EXPECT_EQ(read->terms, given.terms);
    EXPECT_EQ(read->language, given.language);
    EXPECT_EQ(read->notes, given.notes);
    ASSERT_TRUE(read->acceptance);
    EXPECT_EQ(read->acceptance->date, given.acceptance->date);
    EXPECT_EQ(read->acceptance->fileName, given.acceptance->fileName);
    EXPECT_EQ(read->acceptance->file, given.acceptance->file);
    EXPECT_EQ(read->openingBalance, given.openingBalance);
    EXPECT_EQ(read->openingDate, given.openingDate);
    EXPECT_FALSE(read->active);
    EXPECT_FALSE(read->used);
    EXPECT_EQ(database_->customers().findByCode("ANG")->id, id);
    EXPECT_FALSE(database_->customers().findByCode("ang"));
    EXPECT_FALSE(database_->customers().find(99));
}

TEST_F(Masters, KeepEveryFieldOfAProduct) {
    Product given{0,        "A1",  "Pão de Mafra", "P",  "5601234567890", "kg", "1.5", "gross", "IS",
                  "17.3.4", "M99", true,           false};
    const auto id = database_->products().save(given);
    const auto read = open()->products().find(id);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->code, given.code);
    EXPECT_EQ(read->description, given.description);
    EXPECT_EQ(read->type, given.type);
    EXPECT_EQ(read->barcode, given.barcode);
    EXPECT_EQ(read->unit, given.unit);
    EXPECT_EQ(read->unitPrice, given.unitPrice);
    EXPECT_EQ(read->prices, given.prices);
    EXPECT_EQ(read->taxType, given.taxType);
    EXPECT_EQ(read->tax, given.tax);
    EXPECT_EQ(read->exemption, given.exemption);
    EXPECT_EQ(read->withheld, given.withheld);
    EXPECT_EQ(read->active, given.active);
    EXPECT_EQ(database_->products().findByCode("A1")->id, id);
}

TEST_F(Masters, GiveTheNextCodeAndNoCodeTwice) {
    auto& customers = database_->customers();
    auto taken = customer("a");
    taken.party.code = "C2";
    customers.save(taken);
    EXPECT_EQ(customers.find(customers.save(customer("b")))->party.code, "C1");
    EXPECT_EQ(customers.find(customers.save(customer("c")))->party.code, "C3");
    EXPECT_EQ(thrown([&] { customers.save(taken); }), "Conflict/CUSTOMER_CODE_EXISTS");
    auto& products = database_->products();
    EXPECT_EQ(products.find(products.save(product("", "x")))->code, "P1");
    EXPECT_EQ(thrown([&] { products.save(product("P1", "y")); }), "Conflict/PRODUCT_CODE_EXISTS");
    auto gone = customer("d");
    gone.id = 99;
    EXPECT_EQ(thrown([&] { customers.save(gone); }), "Conflict/RECORD_GONE");
}

TEST_F(Masters, FindTheRecordOfADocumentsCustomer) {
    EXPECT_EQ(codeFor("", ""), "CF");
    EXPECT_EQ(codeFor("Consumidor final", "999999990"), "CF");
    EXPECT_EQ(database_->customers().findByCode("CF")->party.country, "Desconhecido");
    const auto joao = codeFor("João", "");
    EXPECT_NE(joao, "CF");
    EXPECT_EQ(codeFor("João", "999999990"), joao) << "whoever gives a name but no NIF is one by the name";
    EXPECT_NE(codeFor("Joana", ""), joao);
    const auto firm = codeFor("Firma", "500000000");
    EXPECT_EQ(codeFor("Firma, Lda.", "500000000"), firm) << "the tax number tells";
    EXPECT_EQ(codeFor("Outra", "123456789", "XPTO"), "XPTO");
    EXPECT_EQ(database_->customers().findByCode("XPTO")->party.nif, "123456789");
    EXPECT_TRUE(database_->customers().findByCode("XPTO")->used);
}

TEST_F(Masters, LeaveTheFinalConsumerWithoutANumber) {
    EXPECT_EQ(codeFor("", "", "CF"), "CF");
    const auto firm = codeFor("Firma", "500000000", "CF");
    EXPECT_NE(firm, "CF");
    EXPECT_EQ(codeFor("Firma", "500000000"), firm);
    EXPECT_NE(codeFor("João", "", "CF"), "CF");
    const auto nobody = database_->customers().findByCode("CF")->party;
    EXPECT_EQ(nobody.name, "Consumidor final");
    EXPECT_EQ(nobody.nif, "");
}

TEST_F(Masters, TakeATaxNumberThatWasMissing) {
    const auto code = codeFor("João", "");
    EXPECT_EQ(codeFor("João", "123456789", code), code);
    EXPECT_EQ(database_->customers().findByCode(code)->party.nif, "123456789");
    EXPECT_EQ(thrown([&] { codeFor("João", "500000000", code); }), "Input/CUSTOMER_NIF_FIXED");
    const auto other = codeFor("Ana", "");
    EXPECT_EQ(thrown([&] { codeFor("Rui", "", other); }), "Input/CUSTOMER_NAME_FIXED");
}

TEST_F(Masters, FreezeWhatDocumentsName) {
    auto& customers = database_->customers();
    auto record = *customers.findByCode(codeFor("Firma", "500000000"));
    auto changed = record;
    changed.party.nif = "123456789";
    EXPECT_EQ(thrown([&] { customers.save(changed); }), "Input/CUSTOMER_NIF_FIXED");
    changed = record;
    changed.party.code = "X";
    EXPECT_EQ(thrown([&] { customers.save(changed); }), "Input/CUSTOMER_CODE_FIXED");
    changed = record;
    changed.party.name = "Firma nova";
    changed.party.city = "Faro";
    EXPECT_EQ(thrown([&] { customers.save(changed); }), "");
    record = *customers.findByCode(codeFor("Sem número", ""));
    record.party.name = "Outra";
    EXPECT_EQ(thrown([&] { customers.save(record); }), "Input/CUSTOMER_NAME_FIXED");
    record.party.nif = "123456789";
    EXPECT_EQ(thrown([&] { customers.save(record); }), "") << "with its tax number the name may change";
    EXPECT_EQ(thrown([&] { customers.remove(record.id); }), "Conflict/CUSTOMER_USED");
    customers.remove(customers.save(customer("nunca usado")));

    auto& products = database_->products();
    auto item = *products.findByCode(lineFor("A1", "Pão").code);
    item.description = "Bolo";
    EXPECT_EQ(thrown([&] { products.save(item); }), "Input/PRODUCT_DESCRIPTION_FIXED");
    item.description = "Pão";
    item.code = "A2";
    EXPECT_EQ(thrown([&] { products.save(item); }), "Input/PRODUCT_CODE_FIXED");
    item.code = "A1";
    item.unitPrice = "2";
    EXPECT_EQ(thrown([&] { products.save(item); }), "");
    EXPECT_EQ(thrown([&] { products.remove(item.id); }), "Conflict/PRODUCT_USED");
}

TEST_F(Masters, NameTheProductOfEachLine) {
    const auto made = lineFor("", "Serviço de limpeza");
    EXPECT_EQ(made.code, "P1");
    EXPECT_EQ(lineFor("", "Serviço de limpeza").code, "P1");
    EXPECT_EQ(lineFor("P1", "Limpeza de dezembro").productDescription, "Serviço de limpeza")
        << "the record's description, whatever the line says";
    EXPECT_EQ(lineFor("NOVO", "Pão").productDescription, "Pão");
    EXPECT_TRUE(database_->products().findByCode("NOVO")->used);
}

TEST_F(Masters, PageByNameWhateverTheAccents) {
    auto& customers = database_->customers();
    for (const auto* name : {"Zé", "Ângela", "angola", "Angelo", "ábaco", "Beatriz"})
        customers.save(customer(name));
    auto inactive = customer("Anacleto");
    inactive.active = false;
    customers.save(inactive);
    const Names all{"ábaco", "Ângela", "Angelo", "angola", "Beatriz", "Zé"};
    EXPECT_EQ(names({}), all);
    MasterQuery query;
    query.limit = 2;
    Names walked;
    for (;;) {
        const auto page = customers.page(query);
        if (page.empty())
            break;
        for (const auto& each : page)
            walked.push_back(each.party.name);
        query.after = {page.back().party.name, page.back().id};
    }
    EXPECT_EQ(walked, all);
    query = {};
    query.text = "ang";
    EXPECT_EQ(names(query), (Names{"Ângela", "Angelo", "angola"}));
    query.text = "an";
    query.withInactive = true;
    EXPECT_EQ(names(query), (Names{"Anacleto", "Ângela", "Angelo", "angola"}));
    query.text = "\"(*";
    EXPECT_EQ(names(query), Names{});
}

TEST_F(Masters, FindProductsByCodeDescriptionAndBarcode) {
    auto item = product("A1", "Pão de ló");
    item.barcode = "5601234567890";
    database_->products().save(item);
    database_->products().save(product("B2", "Bolo-rei"));
    for (const auto* text : {"a1", "pao", "LÓ", "560123"}) {
        MasterQuery query;
        query.text = text;
        EXPECT_EQ(database_->products().page(query).size(), 1U) << text;
    }
    EXPECT_EQ(database_->products().page({}).front().description, "Bolo-rei");
}

TEST_F(Masters, KeepAnAcceptanceThatIsSavedWithoutItsFile) {
    auto& customers = database_->customers();
    auto given = customer("Ana");
    given.acceptance = {parseDate("2026-11-01"), "prova.pdf", {1, 2}};
    given.id = customers.save(given);
    auto read = customers.page({}).at(0);
    EXPECT_TRUE(read.acceptance->file.empty()) << "a page is read without the bytes";
    read.notes = "x";
    customers.save(read);
    EXPECT_EQ(customers.find(given.id)->acceptance->file, (Bytes{1, 2}));
    read.acceptance.reset();
    customers.save(read);
    EXPECT_FALSE(customers.find(given.id)->acceptance) << "withdrawn";
    read.acceptance = {parseDate("2026-11-02"), "x", Bytes((10U << 20U) + 1)};
    EXPECT_EQ(thrown([&] { customers.save(read); }), "Input/PROOF_TOO_LARGE");
}

TEST_F(Masters, TellACustomersAccount) {
    auto record = customer("Firma", "500000000");
    record.party.code = "F";
    record.openingBalance = Money::fromCents(1000);
    record.openingDate = parseDate("2026-01-01");
    record.id = database_->customers().save(record);
    const auto of = [&](invoicing::IssuedFacts facts) {
        facts.customer.name = "Firma";
        facts.customer.nif = "500000000";
        return append(*database_, facts);
    };
    const auto invoice = of(factsOf(DocumentType::FT)); // 0.32
    of(factsOf(DocumentType::FR));
    of(factsOf(DocumentType::OR));
    of(noteOver(invoice.number, DocumentType::NC, 10)); // 0.11
    auto receipt = receiptOf(invoice.number, 20);
    receipt.totals.settlement = Money::fromCents(1); // of 21 cents settled, one was a discount
    of(receipt);
    change(*database_, of(factsOf(DocumentType::FT)).id, 'A', "erro");
    append(*database_, factsOf(DocumentType::FT)); // somebody else's
    const auto account = database_->customers().account(record.id);
    ASSERT_EQ(account.size(), 5U);
    const auto row = [&](std::size_t at) {
        const auto& entry = account.at(at);
        return entry.number + " " + entry.debit.toString() + " " + entry.credit.toString() + " " +
               entry.balance.toString();
    };
    EXPECT_EQ(row(0), " 10.00 0.00 10.00");
    EXPECT_EQ(row(1), "FT 2026A/1 0.32 0.00 10.32");
    EXPECT_EQ(row(2), "FR 2026A/1 0.32 0.32 10.32");
    EXPECT_EQ(row(3), "NC 2026A/1 0.00 0.11 10.21");
    EXPECT_EQ(row(4), "RG 2026A/1 0.00 0.21 10.00");
    EXPECT_EQ(account[1].document, invoice.id);
    EXPECT_TRUE(database_->customers().account(99).empty());
}

TEST_F(Masters, KeepTermsAndWaysToPay) {
    auto& terms = database_->terms();
    ASSERT_EQ(terms.terms().size(), 3U);
    EXPECT_EQ(terms.terms()[1].name, "30 dias");
    EXPECT_EQ(terms.terms()[1].days, 30);
    terms.saveTerms({{"Fim do mês", 0, true}});
    ASSERT_EQ(terms.terms().size(), 1U);
    EXPECT_TRUE(terms.terms()[0].endOfMonth);
    EXPECT_TRUE(terms.ways().empty());
    terms.saveWays({{"Transferência", "TB", "PT50000201231234567890154", "", true},
                    {"Multibanco", "MB", "", "12345", false}});
    const auto ways = terms.ways();
    ASSERT_EQ(ways.size(), 2U);
    EXPECT_EQ(ways[0].iban, "PT50000201231234567890154");
    EXPECT_EQ(ways[1].name, "Multibanco");
    EXPECT_EQ(ways[1].mechanism, "MB");
    EXPECT_EQ(ways[1].entity, "12345");
    EXPECT_FALSE(ways[1].printed);
}

TEST(Folded, LeavesLettersWithoutAccents) {
    EXPECT_EQ(store::folded("ÀÁÂÃÄÅÇÉÊÍÓÔÕÖØÚÜÝÑß"), "aaaaaaceeiooooouuyns");
    EXPECT_EQ(store::folded("àáâãçéêíóôõúü ÿ × ÷"), "aaaaceeiooouu y × ÷");
    EXPECT_EQ(store::folded("ŁÓDŹ Šimić Ğ İ Ő ž ſ"), "lodz simic g i o z s");
    EXPECT_EQ(store::folded("王 A\xC3"), "王 a\xC3");
}

} // namespace
} // namespace cunho::test
