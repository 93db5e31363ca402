// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "fakes/memory_ledger.hpp"
#include "invoicing_test.hpp"

#include <cunho/invoicing/ledger.hpp>

namespace cunho::invoicing::test {

inline crypto::PrivateKey demoKey() {
    return crypto::PrivateKey::fromPem(readFile(std::string(CUNHO_TEST_DATA) + "/invoicing/at_demo_key.pem"));
}

/// A company with a series 2026A of each type, a clock in November 2026 and the demonstration key.
class LedgerTest : public testing::Test {
  protected:
    LedgerTest() {
        for (const DocumentTypeRow& row : documentTypes())
            store_.series.push_back({row.type, "2026A", "J" + std::string(row.code) + "26CHA", 1, true});
        store_.company.nif = "599999993";
        store_.company.name = "Empresa Exemplo, Lda";
    }

    IssuedDocument issue(const Draft& draft) { return ledger_.issue(checked(draft), certified_); }

    std::string refusal(const Draft& draft) {
        return reasonOf([&] { issue(draft); });
    }

    Draft simple(std::string date = "2026-11-23") {
        Draft result = draft({line("10")});
        result.date = std::move(date);
        return result;
    }

    /// Of a type, with the lines, dated today.
    Draft of(std::string type, std::vector<DraftLine> lines) {
        Draft result = draft(std::move(lines));
        result.type = std::move(type);
        result.date = "2026-11-23";
        return result;
    }

    /// A credit note of lines that name `invoice` (or a debit note).
    Draft note(const IssuedDocument& invoice, std::vector<DraftLine> lines, std::string type = "NC") {
        Draft result = of(std::move(type), std::move(lines));
        result.reason = "Devolução";
        for (DraftLine& each : result.lines)
            each.reference = invoice->number;
        return result;
    }

    /// Of one line of the invoice, counted from 1.
    Draft credit(const IssuedDocument& invoice, const std::string& quantity, const std::string& price,
                 const std::string& place = "1") {
        Draft result = note(invoice, {line(price, quantity)});
        result.lines.front().referenceLine = place;
        return result;
    }

    Draft receipt(std::vector<DraftSettlement> settlements, const std::string& paid,
                  std::string type = "RG") {
        Draft result = of(std::move(type), {});
        result.settlements = std::move(settlements);
        DraftPayment payment;
        payment.amount = paid;
        if (paid != "0")
            result.payments = {payment};
        return result;
    }

    void cancel(const std::string& number, bool delivered = false) {
        ledger_.cancel({number, "Engano", "Cunho", false}, delivered);
    }

    std::string cancelRefusal(const std::string& number, bool delivered = false) {
        return reasonOf([&] { cancel(number, delivered); });
    }

    /// "field: REASON" of everything that the ledger has against a draft.
    std::vector<std::string> complaints(const Draft& draft) {
        std::vector<std::string> found;
        for (const Problem& problem : ledger_.problems(checked(draft), {}, &certified_))
            found.push_back(problem.field + ": " + problem.reason);
        return found;
    }

    Standing standing(const IssuedDocument& document) {
        const IssuedFacts& facts = document.facts();
        return standingOf(documentType(facts.type), facts.totals.gross, facts.totals.payable(),
                          store_.dealings(facts));
    }

    Series& series(DocumentType type) { return store_.series[static_cast<std::size_t>(type)]; }

    crypto::PrivateKey key_ = demoKey();
    HashKey certified_{key_, 9999, 1};
    HashKey training_{key_};
    cunho::test::MemoryLedger store_;
    cunho::test::FakeClock clock_;
    Ledger ledger_{store_, clock_};
};

} // namespace cunho::invoicing::test
