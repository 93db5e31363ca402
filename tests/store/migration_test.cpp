// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// A company's file of an earlier version, with invoices in it.
#include "store_test.hpp"

#include <cunho/invoicing/hash_chain.hpp>

namespace cunho::test {
namespace {

using invoicing::DocumentType;

/// As version 8 of the schema had it: FT alone.
class OlderBooks : public StoreTest {
  protected:
    OlderBooks() {
        makeOlderFile(file_, 8);
        RawFile raw(file_);
        EXPECT_EQ(
            raw.run("INSERT INTO company VALUES (1, '500000000', 'Padaria', 'Rua', '4000-123', 'Porto', '',"
                    " '', '', '', NULL); INSERT INTO series VALUES ('FT', '2026A', 'JFT26CHA', 1, 1);"
                    " INSERT INTO training_key VALUES (1, '" +
                    std::string(key_.pem().exposeText()) + "')"),
            "");
        add("Firma", "500000000", "A1", "Pão");
        add("Firma, Lda.", "500000000", "", "Serviço");
        add("", "", "A1", "Bolo"); // one code, two descriptions: it was not looked at then
        add("Ana", "", "", "Serviço");
        EXPECT_EQ(raw.run("INSERT INTO signature_record VALUES (1, 2, 'B-B', '/a', x'00', 1, 's', 1)"), "");
        EXPECT_EQ(
            raw.run("INSERT INTO draft VALUES (1, 'FT', '2026A', '2026-11-23', 'net', '0', 'Rascunho', '',"
                    " '', '', '', 'PT', 5); INSERT INTO draft_line VALUES (1, 0, 'c', 'd', '1', 'un', '2',"
                    " '0', 'PT', 'NOR', '', '')"),
            "");
    }

    void add(const std::string& name, const std::string& nif, const std::string& code,
             const std::string& description) {
        RawFile raw(file_);
        const auto id = std::to_string(++count_);
        const auto number = "FT 2026A/" + id;
        const auto hash = invoicing::signHash({parseDate("2026-11-23"), parseLocal("2026-11-23T09:15:00"),
                                               number, invoicing::Money::fromCents(32), previous_},
                                              key_);
        const auto quoted = [](const std::string& text) { return "'" + text + "'"; };
        EXPECT_EQ(raw.run("BEGIN; INSERT INTO document_line VALUES (" + id + ", 0, " + quoted(code) + ", " +
                          quoted(description) +
                          ", '2', 'un', '0.15', '0', 'PT', 'RED', '6', '', '0.3', '0', 30);"
                          " INSERT INTO document_tax VALUES (" +
                          id +
                          ", 0, 'PT', 'RED', '6', '', 30, 2);"
                          " INSERT INTO document VALUES (" +
                          id + ", 'FT', '2026A', " + id + ", " + quoted(number) +
                          ", '2026-11-23', '2026-11-23T09:15:00', '500000000', 'Padaria', 'Rua', '4000-123',"
                          " 'Porto', '', '', '', '', NULL, " +
                          quoted(name) + ", " + quoted(nif) +
                          ", 'Rua X', '1000-001', 'Lisboa', 'PT', 'net', '0', 30, 2, 32, 'JFT26CHA', " + id +
                          ", " + quoted(previous_) + ", " + quoted(hash) +
                          ", '0', 0, 'A:500000000'); COMMIT"),
                  "");
        previous_ = hash;
    }

    crypto::PrivateKey key_ = crypto::PrivateKey::generateRsa(1024);
    std::string previous_;
    int count_ = 0;
};

TEST_F(OlderBooks, OpenWithEveryDocumentAsItWas) {
    const auto database = open();
    const auto facts = database->documents().findByNumber("FT 2026A/2")->facts();
    EXPECT_EQ(facts.customer.name, "Firma, Lda.");
    EXPECT_EQ(facts.supplyDate, facts.date);
    EXPECT_EQ(facts.sourceId, "Cunho");
    EXPECT_EQ(facts.lines.at(0).code, "") << "as it was issued";
    EXPECT_EQ(facts.lines.at(0).quantity, invoicing::Decimal(2));
    EXPECT_EQ(facts.lines.at(0).tax, (invoicing::TaxKey{"PT", invoicing::TaxCode::Reduced, 6, ""}));
    EXPECT_EQ(facts.totals.gross.cents(), 32);
    EXPECT_EQ(database->documents().states(2).at(0).status, 'N');
    EXPECT_EQ(database->company().company()->regime, invoicing::VatRegime::Normal);
    EXPECT_EQ(database->company().series().at(0).kind, invoicing::SeriesKind::Normal);
    const auto draft = database->drafts().find(1);
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->currency, "EUR");
    EXPECT_EQ(draft->lines.at(0).taxType, "IVA");
}

TEST_F(OlderBooks, AreListedWithTypeAndStanding) {
    const auto database = open();
    invoicing::DocumentQuery query;
    query.type = DocumentType::FT;
    query.standing = invoicing::Standing::Issued;
    EXPECT_EQ(database->documents().count(query), 4);
    query.state = invoicing::DocumentState::Signed;
    EXPECT_EQ(database->documents().page(query).at(0).number, "FT 2026A/2");
    query = {};
    query.text = "firma";
    EXPECT_EQ(database->documents().count(query), 2);
}

TEST_F(OlderBooks, GetTheRecordsThatSaftNeeds) {
    const auto database = open();
    const auto firm = database->documents().find(1)->facts().customer.code;
    EXPECT_FALSE(firm.empty());
    EXPECT_EQ(database->documents().find(2)->facts().customer.code, firm);
    EXPECT_EQ(database->customers().findByCode(firm)->party.name, "Firma, Lda.") << "the newest";
    EXPECT_EQ(database->documents().find(3)->facts().customer.code, "CF");
    EXPECT_EQ(database->products().findByCode("A1")->description, "Pão");
    EXPECT_EQ(database->documents().find(3)->facts().lines.at(0).productDescription, "Pão");
    std::vector<std::string> codes;
    database->saft()->documents(invoicing::SaftBlock::SalesInvoices,
                                {parseDate("2026-11-01"), parseDate("2026-11-30")},
                                [&](const auto& each) { codes.push_back(each.facts.lines.at(0).code); });
    EXPECT_EQ(codes, (std::vector<std::string>{"A1", "P1", "A1", "P1"}));
    int products = 0;
    database->saft()->products({parseDate("2026-11-01"), parseDate("2026-11-30")},
                               [&](const auto&) { ++products; });
    EXPECT_EQ(products, 2);
}

TEST_F(OlderBooks, AreSoundAndGoOn) {
    const auto database = open();
    const auto report = database->integrity().full({});
    EXPECT_EQ(report.reason + report.document, "");
    EXPECT_EQ(report.checked, 4);
    EXPECT_EQ(append(*database, factsOf(DocumentType::FT)).sequence, 5);
    EXPECT_EQ(append(*database, noteOver("FT 2026A/1", DocumentType::NC, 10)).number, "NC 2026A/1");
    EXPECT_NE(RawFile(file_).run("UPDATE document SET customer_code = 'x'"), "");
    EXPECT_NE(RawFile(file_).run("UPDATE document_line SET product = 'x'"), "");
}

TEST_F(OlderBooks, AreEditedUnnoticedOnlyBeforeTheyAreSealed) {
    { open(); }
    RawFile raw(file_);
    EXPECT_EQ(raw.run("DROP TRIGGER document_line_no_update; UPDATE document_line SET description = 'x'"
                      " WHERE document = 1"),
              "");
    EXPECT_FALSE(open()->integrity().quick({}).sound);
}

} // namespace
} // namespace cunho::test
