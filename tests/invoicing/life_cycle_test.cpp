// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ledger_fixture.hpp"

#include <cunho/core/reason_text.hpp>

#include <map>

namespace cunho::invoicing::test {
namespace {

using Complaints = std::vector<std::string>;

constexpr std::array everyStanding{Standing::Draft,    Standing::Issued,         Standing::PartlySettled,
                                   Standing::Settled,  Standing::PartlyCredited, Standing::Credited,
                                   Standing::Invoiced, Standing::Cancelled};
constexpr std::array everyAction{DocumentAction::Issue,   DocumentAction::Edit,    DocumentAction::Delete,
                                 DocumentAction::Cancel,  DocumentAction::Credit,  DocumentAction::Debit,
                                 DocumentAction::Receive, DocumentAction::Invoice, DocumentAction::Deliver,
                                 DocumentAction::Copy};

/// The open actions of each kind and standing, in words: the whole table once more.
const std::map<std::string, std::map<std::string, std::string>> openInWords{
    {"FT",
     {{"draft", "issue edit delete copy"},
      {"issued", "cancel credit debit receive deliver copy"},
      {"partly-settled", "credit debit receive deliver copy"},
      {"settled", "credit debit deliver copy"},
      {"partly-credited", "credit debit receive deliver copy"},
      {"credited", "debit receive deliver copy"},
      {"cancelled", "copy"}}},
    {"FR",
     {{"draft", "issue edit delete copy"},
      {"settled", "cancel credit debit deliver copy"},
      {"partly-credited", "credit debit deliver copy"},
      {"credited", "debit deliver copy"},
      {"cancelled", "copy"}}},
    {"NC",
     {{"draft", "issue edit delete copy"},
      {"issued", "cancel receive"},
      {"partly-settled", "receive"},
      {"settled", ""},
      {"cancelled", ""}}},
    {"RG", {{"draft", "issue edit delete"}, {"issued", "cancel"}, {"cancelled", ""}}},
    {"OR",
     {{"draft", "issue edit delete copy"},
      {"issued", "cancel invoice deliver copy"},
      {"invoiced", "deliver copy"},
      {"cancelled", "copy"}}},
    {"GT",
     {{"draft", "issue edit delete copy"},
      {"issued", "cancel invoice copy"},
      {"invoiced", "copy"},
      {"cancelled", "copy"}}},
};

/// The type that another lives like.
std::string like(const std::string& code) {
    static const std::map<std::string, std::string> same{{"FS", "FR"}, {"ND", "NC"}, {"RC", "RG"},
                                                         {"PF", "OR"}, {"NE", "OR"}, {"GR", "GT"}};
    return same.contains(code) ? same.at(code) : code;
}

std::string openActions(DocumentType type, Standing standing) {
    std::string words;
    for (const DocumentAction action : actionsOf(type, standing))
        words += (words.empty() ? "" : " ") + std::string(actionName(action));
    return words;
}

TEST(LifeCycle, OpensWhatTheTableSays) {
    for (const DocumentTypeRow& row : documentTypes()) {
        const auto& wanted = openInWords.at(like(std::string(row.code)));
        for (const Standing standing : everyStanding) {
            const auto found = wanted.find(std::string(standingName(standing)));
            EXPECT_EQ(openActions(row.type, standing), found == wanted.end() ? "" : found->second)
                << row.code << " " << standingName(standing);
        }
    }
}

TEST(LifeCycle, SaysWhyAnActionIsNotOpen) {
    for (const DocumentTypeRow& row : documentTypes()) {
        for (const Standing standing : everyStanding) {
            for (const DocumentAction action : everyAction) {
                const auto refusal = refusalOf(row.type, standing, action);
                if (!refusal)
                    continue;
                for (const Language language : {Language::Portuguese, Language::English})
                    EXPECT_TRUE(reasonTemplate(*refusal, language)) << *refusal;
            }
        }
    }
    EXPECT_EQ(refusalOf(DocumentType::FT, Standing::Cancelled, DocumentAction::Credit),
              "CREDIT_OF_CANCELLED");
    EXPECT_EQ(refusalOf(DocumentType::FT, Standing::Credited, DocumentAction::Credit), "CREDIT_OF_CREDITED");
    EXPECT_EQ(refusalOf(DocumentType::FT, Standing::Issued, DocumentAction::Delete), "ACTION_OF_ISSUED");
    EXPECT_EQ(refusalOf(DocumentType::FT, Standing::PartlySettled, DocumentAction::Cancel),
              "CANCEL_RECEIPTS");
    EXPECT_EQ(refusalOf(DocumentType::FT, Standing::Credited, DocumentAction::Cancel), "CANCEL_NOTES");
    EXPECT_EQ(refusalOf(DocumentType::OR, Standing::Invoiced, DocumentAction::Invoice), "ORDER_CLOSED");
    EXPECT_EQ(refusalOf(DocumentType::RG, Standing::Issued, DocumentAction::Credit), "ACTION_OF_OTHER_TYPE");
}

TEST(LifeCycle, StandingsHaveNamesAndBack) {
    for (const Standing standing : everyStanding)
        EXPECT_EQ(parseStanding(standingName(standing)), standing);
    EXPECT_FALSE(parseStanding("Issued"));
}

TEST(LifeCycle, StandingFollowsFromTheDealings) {
    const auto of = [](DocumentType type, std::int64_t credited, std::int64_t settled, bool invoiced = false,
                       bool cancelled = false) {
        Dealings dealings;
        dealings.credited = Money::fromCents(credited);
        dealings.settled = Money::fromCents(settled);
        dealings.invoiced = invoiced;
        dealings.cancelled = cancelled;
        return standingOf(documentType(type), Money::fromCents(100), Money::fromCents(75), dealings);
    };
    using enum DocumentType;
    EXPECT_EQ(of(FT, 0, 0), Standing::Issued);
    EXPECT_EQ(of(FT, 0, 99), Standing::PartlySettled); // what is withheld is settled, too
    EXPECT_EQ(of(FT, 0, 100), Standing::Settled);
    EXPECT_EQ(of(FT, 40, 0), Standing::PartlyCredited);
    EXPECT_EQ(of(FT, 40, 59), Standing::PartlySettled);
    EXPECT_EQ(of(FT, 40, 60), Standing::Settled);
    EXPECT_EQ(of(FT, 100, 0), Standing::Credited);
    EXPECT_EQ(of(FT, 100, 100), Standing::Credited);
    EXPECT_EQ(of(FT, 40, 60, false, true), Standing::Cancelled);
    EXPECT_EQ(of(FR, 0, 0), Standing::Settled);
    EXPECT_EQ(of(FR, 1, 0), Standing::PartlyCredited);
    EXPECT_EQ(of(FR, 100, 0), Standing::Credited);
    EXPECT_EQ(of(NC, 0, 0), Standing::Issued);
    EXPECT_EQ(of(NC, 0, 100), Standing::Settled);
    EXPECT_EQ(of(RG, 0, 0), Standing::Issued);
    EXPECT_EQ(of(OR, 0, 0), Standing::Issued);
    EXPECT_EQ(of(OR, 0, 0, true), Standing::Invoiced);
    EXPECT_EQ(of(OR, 0, 0, true, true), Standing::Cancelled);
    EXPECT_EQ(standingOf(documentType(FT), {}, {}, {}), Standing::Settled); // nothing is owed
}

class Cancel : public LedgerTest {
  protected:
    /// To be moved at ten.
    Draft goods(const std::string& price);
};

TEST_F(Cancel, KeepsEverythingAndSaysWhoWhenAndWhy) {
    const IssuedDocument document = issue(simple());
    clock_.set("2026-11-23T10:00:00");
    ledger_.cancel({document->number, "  NIF do cliente errado ", "Ana", false}, false);
    const auto& states = store_.states.at(document->id);
    ASSERT_EQ(states.size(), 2U);
    EXPECT_EQ(states[0].status, 'N');
    EXPECT_EQ(states[1].status, 'A');
    EXPECT_EQ(states[1].reason, "NIF do cliente errado");
    EXPECT_EQ(states[1].sourceId, "Ana");
    EXPECT_EQ(formatLocal(states[1].at), "2026-11-23T10:00:00");
    EXPECT_EQ(store_.documents.front().hash, document->hash);
    EXPECT_EQ(issue(simple())->previousHash, document->hash); // the chain goes on
    EXPECT_EQ(cancelRefusal(document->number), "CANCEL_TWICE");
}

TEST_F(Cancel, WantsAReasonOfAtMostFiftyCharacters) {
    const IssuedDocument document = issue(simple());
    const auto with = [&](const std::string& reason) {
        return reasonOf([&] { ledger_.cancel({document->number, reason, "Cunho", false}, false); });
    };
    EXPECT_EQ(with(""), "CANCEL_REASON");
    EXPECT_EQ(with("  "), "CANCEL_REASON");
    EXPECT_EQ(with(std::string(51, 'x')), "CANCEL_REASON");
    EXPECT_EQ(with("duas\nlinhas"), "CANCEL_REASON");
    EXPECT_EQ(with("\xff"), "CANCEL_REASON");
    std::string fifty;
    for (int i = 0; i < 50; ++i)
        fifty += "ç";
    EXPECT_EQ(with(fifty), "");
}

TEST_F(Cancel, RefusesWhatIsNotThere) {
    EXPECT_EQ(cancelRefusal("FT 2026A/1"), "DOCUMENT_UNKNOWN");
}

TEST_F(Cancel, NotesComeFirst) {
    const IssuedDocument document = issue(simple());
    const IssuedDocument debit = issue(note(document, {line("1")}, "ND"));
    const IssuedDocument credit = issue(this->credit(document, "1", "5"));
    try {
        cancel(document->number);
        FAIL() << "cancelled under its notes";
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "CANCEL_NOTES");
        EXPECT_EQ(error.params().at("numbers"), "ND 2026A/1, NC 2026A/1");
    }
    cancel(debit->number);
    cancel(credit->number);
    cancel(document->number);
    EXPECT_EQ(store_.status(store_.documents.front()), 'A');
}

TEST_F(Cancel, WhatWasDeliveredIsCorrectedByACreditNote) {
    const IssuedDocument document = issue(simple());
    EXPECT_EQ(cancelRefusal(document->number, true), "CANCEL_DELIVERED");
    ledger_.cancel({document->number, "Engano", "Cunho", true}, true);
    EXPECT_EQ(store_.status(store_.documents.front()), 'A');
}

Draft Cancel::goods(const std::string& price) {
    Draft goods = of("GT", {line(price)});
    goods.lines.front().productType = "P";
    goods.transport = {{"Rua da Sofia, 12", "3000-389", "Coimbra", "PT"},
                       {"Rua da Ponte, 12", "3000-123", "Coimbra", "PT"},
                       "2026-11-23T10:00",
                       "",
                       ""};
    return goods;
}

TEST_F(Cancel, ATransportWithoutValuesStatesNoTax) {
    const auto qrOf = [&](const std::string& price) { return issue(goods(price))->qrText; };
    EXPECT_NE(qrOf("0").find("*I1:0*N:0.00*O:0.00*"), std::string::npos);
    EXPECT_NE(qrOf("10").find("*I1:PT*I7:10.00*I8:2.30*"), std::string::npos);
}

TEST_F(Cancel, ATransportThatHasBegunIsAFact) {
    const IssuedDocument document = issue(goods("10"));
    clock_.set("2026-11-23T10:00:00");
    EXPECT_EQ(cancelRefusal(document->number), "CANCEL_AFTER_TRANSPORT");
    clock_.set("2026-11-23T09:59:59");
    EXPECT_EQ(cancelRefusal(document->number), "");
}

TEST_F(Cancel, RefusesAClockBeforeTheDocument) {
    const IssuedDocument document = issue(simple());
    clock_.set("2026-11-23T09:14:59");
    EXPECT_EQ(cancelRefusal(document->number), "CLOCK_BEFORE_SERIES");
}

class Order : public LedgerTest {
  protected:
    Draft invoiceOf(const IssuedDocument& order) {
        Draft result = of("FT", {line("10")});
        result.lines.front().order = order->number;
        return result;
    }
};

TEST_F(Order, IsInvoicedOnce) {
    const IssuedDocument order = issue(of("OR", {line("10")}));
    const IssuedDocument invoice = issue(invoiceOf(order));
    EXPECT_EQ(invoice->lines.front().orderDate, order->date);
    EXPECT_EQ(standing(order), Standing::Invoiced);
    EXPECT_EQ(complaints(invoiceOf(order)), Complaints{"lines[0].order: ORDER_CLOSED"});
    EXPECT_EQ(cancelRefusal(order->number), "CANCEL_INVOICED");
}

TEST_F(Order, IsOpenAgainWhenItsInvoiceIsCancelled) {
    const IssuedDocument order = issue(of("NE", {line("10")}));
    cancel(issue(invoiceOf(order))->number);
    EXPECT_EQ(standing(order), Standing::Issued);
    EXPECT_EQ(issue(invoiceOf(order))->number, "FT 2026A/2");
}

TEST_F(Order, IsNotClosedByAnInvoiceThatWasNotIssued) {
    const IssuedDocument order = issue(of("PF", {line("10")}));
    store_.fail = cunho::test::MemoryLedger::Fail::AtCommit;
    EXPECT_EQ(refusal(invoiceOf(order)), "DISK_FULL");
    EXPECT_EQ(standing(order), Standing::Issued);
}

TEST_F(Order, MustBeThereOpenAndEarlier) {
    const IssuedDocument order = issue(of("OR", {line("10")}));
    Draft unknown = invoiceOf(order);
    unknown.lines.front().order = "OR 2025Z/1";
    EXPECT_EQ(complaints(unknown), Complaints{"lines[0].order: ORDER_UNKNOWN"});
    Draft early = invoiceOf(order);
    early.date = "2026-11-22";
    EXPECT_EQ(complaints(early), Complaints{"lines[0].order: DATE_BEFORE_ORDER"});
    cancel(order->number);
    EXPECT_EQ(complaints(invoiceOf(order)), Complaints{"lines[0].order: ORDER_CLOSED"});
}

} // namespace
} // namespace cunho::invoicing::test
