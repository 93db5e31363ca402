// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The real ledger of the room invoicing over the store.
#include "store_test.hpp"

#include <exception>
#include <thread>
#include <variant>

namespace cunho::test {
namespace {

class IssuingInTheStore : public StoreTest {
  protected:
    static invoicing::Draft draft() {
        invoicing::Draft draft;
        draft.series = "2026A";
        draft.date = "2026-11-23";
        draft.customer = {"Padaria São João", "500000000", "Rua A", "4000-001", "Porto", "PT"};
        invoicing::DraftLine line;
        line.code = "P1";
        line.description = "Pão de Mafra";
        line.quantity = "3";
        line.unitPrice = "9.99";
        draft.lines = {line};
        return draft;
    }

    static invoicing::CheckedDraft checked(const invoicing::Draft& draft) {
        auto result = invoicing::validate(draft, invoicing::TaxTable::standard());
        if (const auto* problems = std::get_if<std::vector<invoicing::Problem>>(&result))
            for (const auto& problem : *problems)
                ADD_FAILURE() << problem.field << " " << problem.reason;
        return std::get<invoicing::CheckedDraft>(std::move(result));
    }
};

TEST_F(IssuingInTheStore, ChainsDocumentsThatVerifyAfterARestart) {
    {
        const auto database = openReady();
        const auto key = database->company().trainingKey();
        invoicing::Ledger ledger(database->ledger(), clock_);
        for (int count = 0; count < 3; ++count) {
            auto typed = draft();
            typed.id = database->drafts().save(typed, {});
            ledger.issue(checked(typed), {key});
            EXPECT_FALSE(database->drafts().find(typed.id));
        }
    }
    const auto database = open();
    const auto publicPem = database->company().trainingKey().publicPem();
    std::string previous;
    for (const auto id : database->documents().pending()) {
        const auto document = database->documents().find(id);
        const auto& facts = document->facts();
        EXPECT_EQ(facts.previousHash, previous);
        EXPECT_EQ(facts.hash.size(), 172U);
        EXPECT_TRUE(
            invoicing::verifyHash({facts.date, facts.systemEntry, facts.number, facts.totals.gross, previous},
                                  facts.hash, publicPem));
        previous = facts.hash;
    }
    EXPECT_FALSE(previous.empty());
}

TEST_F(IssuingInTheStore, NumbersWithoutGapFromTwoPrograms) {
    const auto first = openReady();
    const auto key = first->company().trainingKey();
    std::exception_ptr failure;
    const auto issueMany = [&](store::Database& database) {
        try {
            invoicing::Ledger ledger(database.ledger(), clock_);
            for (int count = 0; count < 50; ++count)
                ledger.issue(checked(draft()), {key});
        } catch (...) {
            failure = std::current_exception();
        }
    };
    const auto second = open();
    std::thread other([&] { issueMany(*second); });
    issueMany(*first);
    other.join();
    if (failure)
        std::rethrow_exception(failure);
    EXPECT_EQ(RawFile(file_).ask("SELECT count(*), min(sequence), max(sequence) FROM document"), "100|1|100");
    EXPECT_EQ(RawFile(file_).ask("SELECT count(*) FROM document AS a JOIN document AS b"
                                 " ON b.sequence = a.sequence + 1 AND b.previous_hash = a.hash"),
              "99");
}

TEST_F(IssuingInTheStore, UsesNoNumberWhenTheLedgerRefuses) {
    const auto database = openReady();
    const auto key = database->company().trainingKey();
    invoicing::Ledger ledger(database->ledger(), clock_);
    ledger.issue(checked(draft()), {key});
    auto earlier = draft();
    earlier.date = "2026-11-22";
    EXPECT_EQ(thrown([&] { ledger.issue(checked(earlier), {key}); }), "Input/DATE_BEFORE_SERIES");
    EXPECT_EQ(ledger.issue(checked(draft()), {key}).facts().sequence, 2);
}

} // namespace
} // namespace cunho::test
