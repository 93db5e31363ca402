// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What becomes of issued documents: states, notes, receipts, and how the list shows it.
#include "store_test.hpp"

namespace cunho::test {
namespace {

using invoicing::DocumentQuery;
using invoicing::DocumentState;
using invoicing::DocumentType;
using invoicing::Money;
using invoicing::Standing;

class Books : public StoreTest {
  protected:
    Books() : database_(openReady()) {}

    invoicing::IssuedFacts add(DocumentType type) { return append(*database_, factsOf(type)); }

    Standing standing(std::int64_t id) {
        for (const auto& row : database_->documents().page({}))
            if (row.id == id)
                return row.standing;
        return Standing::Draft;
    }

    std::vector<std::string> numbers(const DocumentQuery& query) {
        std::vector<std::string> found;
        for (const auto& row : database_->documents().page(query))
            found.push_back(row.number);
        EXPECT_EQ(database_->documents().count(query), static_cast<std::int64_t>(found.size()));
        return found;
    }

    std::unique_ptr<store::Database> database_;
};

using DocumentNumbers = std::vector<std::string>;

TEST_F(Books, KeepTheStateADocumentWasIssuedWith) {
    auto facts = factsOf(DocumentType::FT);
    facts.sourceId = "Rui";
    const auto normal = append(*database_, facts).id;
    facts.selfBilling = true;
    const auto self = append(*database_, facts).id;
    const auto states = database_->documents().states(normal);
    ASSERT_EQ(states.size(), 1U);
    EXPECT_EQ(states[0].status, 'N');
    EXPECT_EQ(states[0].at, facts.systemEntry);
    EXPECT_EQ(states[0].sourceId, "Rui");
    EXPECT_EQ(database_->documents().states(self).at(0).status, 'S');
    EXPECT_EQ(thrown([&] { database_->documents().states(99); }), "NotFound/DOCUMENT_UNKNOWN");
}

TEST_F(Books, CancelForEver) {
    const auto id = add(DocumentType::FT).id;
    change(*database_, id, 'A', "NIF errado");
    const auto states = database_->documents().states(id);
    ASSERT_EQ(states.size(), 2U);
    EXPECT_EQ(states[1].status, 'A');
    EXPECT_EQ(states[1].reason, "NIF errado");
    EXPECT_EQ(states[1].sourceId, "Ana");
    EXPECT_TRUE(database_->documents().dealings(id).cancelled);
    EXPECT_EQ(standing(id), Standing::Cancelled);
    EXPECT_EQ(thrown([&] { change(*database_, id, 'N'); }), "Conflict/DATABASE_REFUSED");
    EXPECT_TRUE(database_->documents().find(id)) << "number, hash and lines stay";
    EXPECT_EQ(thrown([&] { change(*database_, 99, 'A'); }), "NotFound/DOCUMENT_UNKNOWN");
}

TEST_F(Books, TakeNoStateBeforeTheDocumentsEntry) {
    const auto id = add(DocumentType::FT).id;
    const auto transaction = database_->ledger().begin();
    EXPECT_EQ(thrown([&] {
                  transaction->change(id, {'A', parseLocal("2026-11-23T09:14:59"), "x", "y"});
              }),
              "Conflict/DATABASE_REFUSED");
}

TEST_F(Books, CountWhatNotesTookFromEachLine) {
    auto facts = factsOf(DocumentType::FT);
    facts.lines.push_back(facts.lines[0]);
    facts.totals.lines.push_back(facts.totals.lines[0]);
    const auto invoice = append(*database_, facts);
    append(*database_, noteOver(invoice.number, DocumentType::NC, 10, 2));
    const auto second = append(*database_, noteOver(invoice.number, DocumentType::NC, 5, 2));
    append(*database_, noteOver(invoice.number, DocumentType::ND, 7, 1));
    const auto lines = database_->documents().creditedLines(invoice.id);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_TRUE(lines[0].net == Money() && lines[0].quantity.isZero()) << "debit notes take nothing";
    EXPECT_EQ(lines[1].net.cents(), 15);
    EXPECT_EQ(lines[1].quantity, invoicing::Decimal(2));
    change(*database_, second.id, 'A', "erro");
    EXPECT_EQ(database_->documents().creditedLines(invoice.id)[1].net.cents(), 10);
    const auto dealings = database_->documents().dealings(invoice.id);
    EXPECT_EQ(dealings.notes, (DocumentNumbers{"NC 2026A/1", "ND 2026A/1"}));
    EXPECT_EQ(dealings.credited.cents(), 11) << "10 cents and their tax";
}

TEST_F(Books, ShareANoteOverTwoInvoicesExactly) {
    const auto first = add(DocumentType::FT);
    const auto second = add(DocumentType::FT);
    auto note = noteOver(first.number, DocumentType::NC, 9); // 9 + 9 cents; 1.08 -> 1 cent of tax in all
    note.lines.push_back(note.lines[0]);
    note.lines[1].reference = second.number;
    note.totals.lines.push_back(note.totals.lines[0]);
    note.totals.taxes[0].base = Money::fromCents(18);
    note.totals.taxes[0].tax = Money::fromCents(1);
    note.totals.gross = Money::fromCents(19);
    append(*database_, note);
    const auto credited = [&](std::int64_t id) {
        return database_->documents().dealings(id).credited.cents();
    };
    EXPECT_EQ(credited(first.id) + credited(second.id), 19);
    EXPECT_GE(credited(first.id), 9);
    EXPECT_GE(credited(second.id), 9);
}

TEST_F(Books, FollowReceiptsAndNotesInTheList) {
    const auto invoice = add(DocumentType::FT); // 0.32
    EXPECT_EQ(standing(invoice.id), Standing::Issued);
    const auto first = append(*database_, receiptOf(invoice.number, 20));
    EXPECT_EQ(standing(invoice.id), Standing::PartlySettled);
    EXPECT_EQ(database_->documents().dealings(invoice.id).settled.cents(), 20);
    append(*database_, receiptOf(invoice.number, 12));
    EXPECT_EQ(standing(invoice.id), Standing::Settled);
    EXPECT_EQ(database_->documents().dealings(invoice.id).receipts,
              (DocumentNumbers{"RG 2026A/1", "RG 2026A/2"}));
    change(*database_, first.id, 'A', "erro");
    EXPECT_EQ(standing(invoice.id), Standing::PartlySettled);
    EXPECT_EQ(standing(first.id), Standing::Cancelled);

    const auto other = add(DocumentType::FT);
    append(*database_, noteOver(other.number, DocumentType::NC, 10));
    EXPECT_EQ(standing(other.id), Standing::PartlyCredited);
    const auto whole = append(*database_, noteOver(other.number, DocumentType::NC, 20));
    EXPECT_EQ(standing(other.id), Standing::Credited);
    change(*database_, whole.id, 'A', "erro");
    EXPECT_EQ(standing(other.id), Standing::PartlyCredited);
    EXPECT_EQ(standing(add(DocumentType::FR).id), Standing::Settled);
    const auto quote = add(DocumentType::OR).id;
    change(*database_, quote, 'F');
    EXPECT_EQ(standing(quote), Standing::Invoiced);
}

TEST_F(Books, SumWhatReceiptsSettledByTax) {
    const auto invoice = add(DocumentType::FT);
    const auto first = append(*database_, receiptOf(invoice.number, 20));
    const auto second = append(*database_, receiptOf(invoice.number, 12));
    const auto settled = [&] { return database_->ledger().begin()->settledTaxes(invoice.id); };
    ASSERT_EQ(settled().size(), 1U);
    EXPECT_EQ(settled()[0].key, invoice.lines[0].tax);
    EXPECT_EQ(settled()[0].base, first.totals.net + second.totals.net);
    EXPECT_EQ(settled()[0].tax, first.totals.tax + second.totals.tax);
    change(*database_, first.id, 'A', "erro");
    EXPECT_EQ(settled()[0].base, second.totals.net);
}

TEST_F(Books, ListByTypeAndStandingAndState) {
    const auto first = add(DocumentType::FT);
    add(DocumentType::FT);
    const auto quote = add(DocumentType::OR);
    append(*database_, receiptOf(first.number, 32));
    append(*database_, noteOver("FT 2026A/2", DocumentType::NC, 10));
    change(*database_, quote.id, 'A', "erro");
    database_->documents().recordSignature(first.id, signature(true));
    invoicing::Draft draft;
    draft.type = "NC";
    draft.customer.name = "Cliente";
    database_->drafts().save(draft, {});
    for (const std::string text : {"", "cliente", "2026a"}) {
        DocumentQuery query;
        query.text = text;
        query.type = DocumentType::FT;
        EXPECT_EQ(numbers(query), (DocumentNumbers{"FT 2026A/2", "FT 2026A/1"})) << text;
        query.standing = Standing::Settled;
        EXPECT_EQ(numbers(query), DocumentNumbers{"FT 2026A/1"}) << text;
        query.standing = Standing::PartlyCredited;
        EXPECT_EQ(numbers(query), DocumentNumbers{"FT 2026A/2"}) << text;
        query.state = DocumentState::Signed;
        EXPECT_EQ(numbers(query), DocumentNumbers{}) << text;
        query.standing = Standing::Settled;
        EXPECT_EQ(numbers(query), DocumentNumbers{"FT 2026A/1"}) << text;
        query = {};
        query.text = text;
        query.standing = Standing::Cancelled;
        EXPECT_EQ(numbers(query), DocumentNumbers{"OR 2026A/1"}) << text;
        query.standing = Standing::Settled;
        EXPECT_EQ(numbers(query), DocumentNumbers{"FT 2026A/1"}) << text << ": not the partly settled";
    }
    DocumentQuery notes;
    notes.type = DocumentType::NC;
    EXPECT_EQ(numbers(notes), (DocumentNumbers{"", "NC 2026A/1"})) << "the draft first";
    notes.standing = Standing::Draft;
    EXPECT_EQ(numbers(notes), DocumentNumbers{""});
    notes.type = DocumentType::ND;
    EXPECT_EQ(numbers(notes), DocumentNumbers{});
}

TEST_F(Books, SignWhatIsToBeSignedOnly) {
    std::vector<std::int64_t> signedOnes;
    for (const auto& type : invoicing::documentTypes()) {
        const auto id = add(type.type).id;
        if (type.isSigned && type.block != invoicing::SaftBlock::MovementOfGoods)
            signedOnes.push_back(id);
    }
    EXPECT_EQ(database_->documents().pending(), signedOnes);
    DocumentQuery query;
    query.state = DocumentState::NotSigned;
    EXPECT_EQ(numbers(query),
              (DocumentNumbers{"GR 2026A/1", "GT 2026A/1", "NE 2026A/1", "PF 2026A/1", "OR 2026A/1"}));
    change(*database_, signedOnes[0], 'A', "erro");
    signedOnes.erase(signedOnes.begin());
    EXPECT_EQ(database_->documents().pending(), signedOnes) << "what is cancelled is not signed any more";
}

TEST_F(Books, LetATransportDocumentBeSignedWithItsCode) {
    const auto guide = add(DocumentType::GT);
    auto& documents = database_->documents();
    EXPECT_EQ(thrown([&] { documents.keepAtDocCode(guide.id, ""); }), "Input/AT_CODE_INVALID");
    EXPECT_EQ(thrown([&] { documents.keepAtDocCode(guide.id, "12 34"); }), "Input/AT_CODE_INVALID");
    EXPECT_EQ(thrown([&] { documents.keepAtDocCode(99, "1234"); }), "NotFound/DOCUMENT_UNKNOWN");
    EXPECT_EQ(thrown([&] { documents.keepAtDocCode(add(DocumentType::FT).id, "1234"); }),
              "Input/AT_CODE_OF_OTHER_TYPE");
    EXPECT_EQ(documents.find(guide.id)->facts().atDocCode, "");
    documents.keepAtDocCode(guide.id, "202611230001");
    EXPECT_EQ(documents.find(guide.id)->facts().atDocCode, "202611230001");
    EXPECT_EQ(documents.pending().front(), guide.id);
    EXPECT_EQ(thrown([&] { documents.keepAtDocCode(guide.id, "1234"); }), "Conflict/AT_CODE_EXISTS");
}

TEST_F(Books, KeepWhatCustomersConfirmed) {
    const auto id = append(*database_, noteOver(add(DocumentType::FT).number, DocumentType::NC, 10)).id;
    auto& documents = database_->documents();
    documents.confirmKnown(id, {parseDate("2026-11-24"), "por telefone", "", {}});
    documents.confirmKnown(id, {parseDate("2026-11-25"), "e-mail", "resposta.eml", {1, 2, 3}});
    const auto kept = documents.confirmations(id);
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].note, "por telefone");
    EXPECT_EQ(kept[1].date, parseDate("2026-11-25"));
    EXPECT_EQ(kept[1].fileName, "resposta.eml");
    EXPECT_EQ(kept[1].file, (Bytes{1, 2, 3}));
    const Bytes large((10U << 20U) + 1);
    EXPECT_EQ(thrown([&] {
                  documents.confirmKnown(id, {parseDate("2026-11-25"), "", "x", large});
              }),
              "Input/PROOF_TOO_LARGE");
    EXPECT_EQ(thrown([&] { documents.confirmKnown(99, {}); }), "NotFound/DOCUMENT_UNKNOWN");
}

TEST_F(Books, TellTheLedgerWhatItAsks) {
    EXPECT_FALSE(database_->ledger().begin()->lastEntry());
    auto late = factsOf(DocumentType::FT);
    late.systemEntry = parseLocal("2026-11-23T18:00:00");
    late.certificateNumber = 9999;
    late.origin = {'D', "FT 2013A/99"};
    append(*database_, late);
    auto early = factsOf(DocumentType::OR);
    append(*database_, early);
    const auto transaction = database_->ledger().begin();
    EXPECT_EQ(transaction->lastEntry(), late.systemEntry);
    EXPECT_EQ(transaction->end(DocumentType::FT, "2026A")->certificateNumber, 9999);
    EXPECT_EQ(transaction->end(DocumentType::OR, "2026A")->certificateNumber, 0);
    EXPECT_EQ(transaction->document("FT 2026A/1")->origin->number, "FT 2013A/99");
    EXPECT_FALSE(transaction->document("FT 2026A/2"));
    EXPECT_EQ(transaction->recoveredFrom(DocumentType::FT, {'D', "FT 2013A/99"}), "FT 2026A/1");
    EXPECT_FALSE(transaction->recoveredFrom(DocumentType::FT, {'M', "FT 2013A/99"}));
    EXPECT_FALSE(transaction->recoveredFrom(DocumentType::ND, {'D', "FT 2013A/99"}));
    EXPECT_FALSE(transaction->recoveredFrom(DocumentType::OR, {'D', ""}));
}

TEST_F(Books, AreNotInAClosedSeries) {
    add(DocumentType::FT);
    auto& company = database_->company();
    company.closeSeries(DocumentType::FT, "2026A");
    EXPECT_FALSE(company.series().at(0).active);
    EXPECT_EQ(thrown([&] { add(DocumentType::FT); }), "Conflict/DATABASE_REFUSED");
    EXPECT_NE(RawFile(file_).run("UPDATE series SET active = 1"), "");
    EXPECT_EQ(thrown([&] { company.closeSeries(DocumentType::FT, "X"); }), "NotFound/SERIES_UNKNOWN");
}

TEST_F(Books, KnowWhatWasCommunicated) {
    auto& communications = database_->communications();
    EXPECT_FALSE(communications.span());
    EXPECT_EQ(communications.documents(parseDate("2026-11-01"), parseDate("2026-11-30")), 0);
    issue(*database_, "a", "2026-10-31");
    issue(*database_, "a", "2026-11-01");
    issue(*database_, "a", "2026-11-30");
    ASSERT_TRUE(communications.span());
    EXPECT_EQ(communications.span()->first, parseDate("2026-10-31"));
    EXPECT_EQ(communications.span()->second, parseDate("2026-11-30"));
    EXPECT_EQ(communications.documents(parseDate("2026-11-01"), parseDate("2026-11-30")), 2);
    communications.record({parseDate("2026-10-01"), parseDate("2026-10-31"), parseDate("2026-11-03"),
                           Bytes(32, 9), "SAFT.xml"});
    communications.record(
        {parseDate("2026-11-01"), parseDate("2026-11-30"), parseDate("2026-12-02"), {}, ""});
    const auto kept = communications.communications();
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_TRUE(kept[0].sha256.empty());
    EXPECT_EQ(kept[1].first, parseDate("2026-10-01"));
    EXPECT_EQ(kept[1].last, parseDate("2026-10-31"));
    EXPECT_EQ(kept[1].communicated, parseDate("2026-11-03"));
    EXPECT_EQ(kept[1].sha256, Bytes(32, 9));
    EXPECT_EQ(kept[1].fileName, "SAFT.xml");
}

} // namespace
} // namespace cunho::test
