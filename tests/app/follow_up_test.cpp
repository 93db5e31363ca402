// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "books_test.hpp"

#include <cunho/app/follow_up.hpp>

namespace cunho::app {
namespace {

using invoicing::DocumentAction;
using invoicing::DocumentType;

/// What follows from documents, drafted and then issued: each draft must be one that the books take.
struct FollowUps : BooksTest {
    invoicing::Standing standing(const invoicing::IssuedDocument& document) {
        return dealingsOf(services, document->id).standing;
    }

    invoicing::Draft credit(const invoicing::IssuedDocument& document) {
        auto draft = followUp.credit(document->id);
        draft.reason = "Devolução";
        return draft;
    }

    void cancel(const invoicing::IssuedDocument& document, bool notDelivered = false) {
        cancelDocument(services, {document->number, "Engano", "Cunho", notDelivered});
    }

    FollowUp followUp{services};
};

TEST_F(FollowUps, ACreditNoteTakesTheWholeInvoiceBack) {
    auto sold = draft({line("3.335", "3"), line("9.99")});
    sold.globalDiscount = "5";
    sold.lines[1].discount = "10";
    const auto invoice = issue(sold);
    const auto note = issue(credit(invoice));
    EXPECT_EQ(note->totals.gross, invoice->totals.gross);
    EXPECT_EQ(note->totals.taxes, invoice->totals.taxes);
    EXPECT_EQ(standing(invoice), invoicing::Standing::Credited);
    EXPECT_EQ(reasonOf([&] { followUp.credit(invoice->id); }), "CREDIT_OF_CREDITED");
}

TEST_F(FollowUps, ASecondCreditNoteTakesWhatIsLeft) {
    auto sold = draft({line("3.335", "3"), line("3.335", "2")});
    sold.globalDiscount = "3";
    const auto invoice = issue(sold);
    auto first = credit(invoice);
    first.lines.pop_back();
    first.lines.front().quantity = "1";
    issue(first);
    EXPECT_EQ(standing(invoice), invoicing::Standing::PartlyCredited);
    const auto rest = credit(invoice);
    ASSERT_EQ(rest.lines.size(), 2U);
    EXPECT_EQ(rest.lines[0].quantity, "2");
    const auto second = issue(rest);
    EXPECT_EQ(standing(invoice), invoicing::Standing::Credited);
    const auto note = services.documents.findByNumber("NC 2026A/1");
    EXPECT_EQ((*note)->totals.net + second->totals.net, invoice->totals.net);
}

TEST_F(FollowUps, TheRestOfManyCheapPiecesIsAnAmount) {
    auto sold = draft({line("0.0049", "100000"), line("10")});
    sold.globalDiscount = "7.77";
    const auto invoice = issue(sold);
    auto first = credit(invoice);
    first.lines.erase(first.lines.begin());
    issue(first);
    const auto rest = credit(invoice);
    ASSERT_EQ(rest.lines.size(), 1U);
    EXPECT_EQ(rest.lines[0].quantity,
              "1"); // no price of six decimals gives back 451.93 a hundred thousand times
    EXPECT_EQ(issue(rest)->totals.net.toString(), "451.93");
    EXPECT_EQ(standing(invoice), invoicing::Standing::Credited);
}

TEST_F(FollowUps, WhatWasCreditedWithoutALineIsNotCreditedAgain) {
    const auto invoice = issue(draft({line("4.50", "10"), line("10")}));
    auto rebate = credit(invoice);
    rebate.lines.pop_back();
    rebate.lines.front().quantity = "1";
    rebate.lines.front().unitPrice = "15";
    rebate.lines.front().referenceLine.clear();
    issue(rebate);
    const auto rest = credit(invoice);
    ASSERT_EQ(rest.lines.size(), 1U);
    EXPECT_EQ(rest.lines[0].unitPrice, "4");
    EXPECT_EQ(issue(rest)->totals.net.toString(), "40.00");
    EXPECT_EQ(standing(invoice), invoicing::Standing::Credited);
}

TEST_F(FollowUps, WithheldTaxIsTakenBackToo) {
    auto sold = draft({line("1000")});
    sold.lines[0].withheld = true;
    sold.withholdings = {{"IRS", "23", "CIRS, artigo 101"}};
    const auto invoice = issue(sold);
    EXPECT_EQ(issue(credit(invoice))->totals.withheld(), invoice->totals.withheld());
}

TEST_F(FollowUps, AQuoteBecomesAnInvoiceOnce) {
    const auto quote = issue(draft({line("10", "2")}, "OR"));
    const auto invoice = issue(followUp.invoice(quote->id, DocumentType::FT));
    EXPECT_EQ(invoice->totals.gross, quote->totals.gross);
    EXPECT_EQ(invoice->lines[0].order, quote->number);
    EXPECT_EQ(standing(quote), invoicing::Standing::Invoiced);
    EXPECT_EQ(services.documents.states(quote->id).back().status, 'F');
    EXPECT_EQ(reasonOf([&] { followUp.invoice(quote->id, DocumentType::FT); }), "ORDER_CLOSED");
    cancel(invoice);
    EXPECT_EQ(issue(followUp.invoice(quote->id, DocumentType::FR))->payments.front().amount.toString(),
              "24.60");
}

TEST_F(FollowUps, AReceiptSettlesAllThatIsOwed) {
    auto sold = draft({line("1000")});
    sold.lines[0].withheld = true;
    sold.withholdings = {{"IRC", "15", "CIRC, artigo 94"}};
    const auto first = issue(sold);
    const auto second = issue(draft({line("10")}));
    auto back = credit(second);
    back.lines.front().unitPrice = "4";
    const auto note = issue(back);
    const auto receipt = issue(followUp.receive({first->id, second->id}));
    EXPECT_EQ(receipt->totals.withheld().toString(), "150.00");
    EXPECT_EQ(receipt->payments.front().amount.toString(), "1087.38"); // 1230 + 12.30 - 4.92 - 150
    for (const auto& document : {first, second, note})
        EXPECT_EQ(standing(document), invoicing::Standing::Settled) << document->number;
    EXPECT_EQ(reasonOf([&] { followUp.receive({first->id}); }), "SETTLEMENT_OF_PAID");
}

TEST_F(FollowUps, AReceiptIsOfOneCustomer) {
    const auto first = issue(draft({line("10")}));
    auto other = draft({line("10")});
    other.customer = {"Loja Exemplo, S.A.", "123456789", "", "", "", "PT"};
    const auto second = issue(other);
    EXPECT_EQ(reasonOf([&] { followUp.receive({first->id, second->id}); }), "RECEIPT_CUSTOMERS");
}

TEST_F(FollowUps, GoodsGoFromTheCompanyToTheCustomer) {
    auto goods = line("10", "2");
    goods.productType = "P";
    const auto order = issue(draft({goods}, "NE"));
    auto transport = followUp.deliver(order->id, DocumentType::GT);
    EXPECT_EQ(transport.transport.from.address, "Rua da Sofia, 12");
    EXPECT_EQ(transport.transport.to.address, "Largo da Portagem, 3");
    transport.transport.start = "2026-11-24T09:00";
    const auto issued = issue(transport);
    EXPECT_EQ(issued->lines[0].order, order->number);
    EXPECT_EQ(standing(order), invoicing::Standing::Issued); // still to be invoiced
    EXPECT_EQ(issue(followUp.invoice(issued->id, DocumentType::FT))->totals.gross.toString(), "24.60");
    EXPECT_EQ(standing(issued), invoicing::Standing::Invoiced);
}

TEST_F(FollowUps, AnInvoicesGoodsNeedNoOrder) {
    auto goods = line("10");
    goods.productType = "P";
    const auto invoice = issue(draft({goods}));
    auto transport = followUp.deliver(invoice->id, DocumentType::GR);
    transport.transport.start = "2026-11-24T09:00";
    EXPECT_EQ(issue(transport)->number, "GR 2026A/1");
}

TEST_F(FollowUps, ADebitNoteWaitsForItsPrice) {
    const auto invoice = issue(draft({line("10")}));
    auto debit = followUp.debit(invoice->id);
    EXPECT_EQ(debit.lines.front().unitPrice, "");
    debit.lines.front().unitPrice = "1.50";
    debit.reason = "Juros";
    EXPECT_EQ(issue(debit)->lines.front().reference, invoice->number);
}

TEST_F(FollowUps, ACopyForgetsWhereTheLinesCameFrom) {
    const auto quote = issue(draft({line("10")}, "OR"));
    const auto invoice = issue(followUp.invoice(quote->id, DocumentType::FT));
    const auto copy = followUp.copy(invoice->id);
    EXPECT_EQ(copy.lines.front().order, "");
    EXPECT_EQ(issue(copy)->totals.gross, invoice->totals.gross);
}

TEST_F(FollowUps, CancelledDocumentsAreCopiedAndNothingElse) {
    const auto invoice = issue(draft({line("10")}));
    cancel(invoice);
    const auto found = dealingsOf(services, invoice->id);
    EXPECT_EQ(found.standing, invoicing::Standing::Cancelled);
    EXPECT_EQ(found.actions, std::vector<DocumentAction>{DocumentAction::Copy});
    EXPECT_EQ(reasonOf([&] { followUp.credit(invoice->id); }), "CREDIT_OF_CANCELLED");
    EXPECT_EQ(reasonOf([&] { followUp.receive({invoice->id}); }), "SETTLEMENT_OF_CANCELLED");
    EXPECT_EQ(reasonOf([&] { dealingsOf(services, 999); }), "DOCUMENT_UNKNOWN");
}

TEST_F(FollowUps, WhatWasSignedCountsAsDelivered) {
    const auto invoice = issue(draft({line("10")}));
    services.documents.recordSignature(invoice->id, {"B-B", "FT.pdf", Bytes(32), false, "x", clock.now()});
    EXPECT_EQ(reasonOf([&] { cancel(invoice); }), "CANCEL_DELIVERED");
    cancel(invoice, true);
    EXPECT_EQ(standing(invoice), invoicing::Standing::Cancelled);
}

TEST_F(FollowUps, WhatWasCommunicatedCountsAsDelivered) {
    const auto invoice = issue(draft({line("10")}));
    services.books.communications->record(
        {parseDate("2026-11-01"), parseDate("2026-11-30"), parseDate("2026-12-02"), Bytes(32), "saft.xml"});
    EXPECT_EQ(reasonOf([&] { cancel(invoice); }), "CANCEL_DELIVERED");
}

TEST_F(FollowUps, TheNewestOpenSeriesIsProposed) {
    const auto invoice = issue(draft({line("10")}));
    services.company.addSeries({DocumentType::NC, "2026B", "SANDBOX2", 1, true});
    services.company.addSeries({DocumentType::NC, "2026C", "SANDBOX3", 1, true});
    services.company.closeSeries(DocumentType::NC, "2026C");
    EXPECT_EQ(followUp.credit(invoice->id).series, "2026B");
    EXPECT_EQ(followUp.credit(invoice->id).date, "2026-11-23");
    services.company.addSeries(
        {DocumentType::NC, "2026D", "SANDBOX4", 1, true, invoicing::SeriesKind::Recovery});
    EXPECT_EQ(followUp.credit(invoice->id).series, "2026B");
    services.company.addSeries({DocumentType::NC, "2026E", "", 1, true}); // not communicated yet
    EXPECT_EQ(followUp.credit(invoice->id).series, "2026B");
}

} // namespace
} // namespace cunho::app
