// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Issues without end (or so many invoices), in two series of one database, and says what it does:
//   cunho-issuing DATABASE KEY.pem SEED [COUNT]
// Lines on standard output: "open", then for each document "begin" and its number, "end" after COUNT. Some
// invoices are credited, some settled, some cancelled at once ("cancel", "cancelled" with the number).
#include "fakes/fake_clock.hpp"

#include <cunho/core/file.hpp>
#include <cunho/invoicing/ledger.hpp>
#include <cunho/store/database.hpp>

#include <cstdio>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace cunho::test {
namespace {

void say(const std::string& line) {
    std::fputs((line + "\n").c_str(), stdout);
    std::fflush(stdout);
}

invoicing::Draft draft(const std::string& series, int lines) {
    invoicing::Draft draft;
    draft.series = series;
    draft.date = "2026-11-23";
    draft.customer = {"Padaria Exemplo, Lda", "123456789", "Rua da Ponte, 12", "3000-123", "Coimbra", "PT"};
    invoicing::DraftLine line;
    line.description = "Consultoria";
    line.unitPrice = "9.99";
    draft.lines.assign(static_cast<std::size_t>(lines), line);
    return draft;
}

class Issuing {
  public:
    Issuing(store::Database& database, const std::string& key, unsigned seed)
        : database_(database), key_(crypto::PrivateKey::fromPem(readFile(key))), random_(seed) {}

    void one() {
        const auto invoice = say([&] { return issueInvoice(); });
        if (!invoice)
            return;
        switch (random_() % 6) {
        case 0: say([&] { return issue(credit((*invoice).facts())); }); break;
        case 1: say([&] { return issue(receipt((*invoice).facts())); }); break;
        case 2: cancel((*invoice)->number); break;
        default: break;
        }
    }

  private:
    using Issued = std::optional<invoicing::IssuedDocument>;

    template<typename Action>
    Issued say(const Action& action) {
        test::say("begin");
        Issued issued = again(action);
        if (issued)
            test::say((*issued)->number);
        return issued;
    }

    /// Of a draft that is kept until it is issued, in one of two series.
    Issued issueInvoice() {
        auto input = draft(random_() % 3 == 0 ? "2026B" : "2026A", static_cast<int>(random_() % 5) + 1);
        input.id = database_.drafts().save(input, invoicing::Money{});
        return issue(input);
    }

    Issued issue(const invoicing::Draft& input) {
        const auto checked = std::get<invoicing::CheckedDraft>(invoicing::validate(input, taxes_));
        return invoicing::Ledger(database_.ledger(), clock_).issue(checked, {key_, 9999, 1});
    }

    static invoicing::Draft credit(const invoicing::IssuedFacts& invoice) {
        auto note = draft("2026A", 1);
        note.type = "NC";
        note.reason = "Devolução";
        note.lines.front().reference = invoice.number;
        note.lines.front().referenceLine = "1";
        return note;
    }

    static invoicing::Draft receipt(const invoicing::IssuedFacts& invoice) {
        auto receipt = draft("2026A", 0);
        receipt.type = "RG";
        receipt.settlements = {{invoice.number, invoice.totals.gross.toString(), {}}};
        invoicing::DraftPayment payment;
        payment.amount = invoice.totals.gross.toString();
        receipt.payments = {payment};
        return receipt;
    }

    void cancel(const std::string& number) {
        test::say("cancel");
        again([&] {
            invoicing::Ledger(database_.ledger(), clock_).cancel({number, "Engano", "Cunho", false}, false);
            test::say("cancelled " + number);
            return Issued{};
        });
    }

    /// The other process may hold the database for longer than SQLite waits.
    template<typename Action>
    static Issued again(const Action& action) {
        try {
            return action();
        } catch (const Error& error) {
            if (error.fault() != Fault::Busy)
                throw;
            return {};
        }
    }

    store::Database& database_;
    crypto::PrivateKey key_;
    std::mt19937 random_;
    invoicing::TaxTable taxes_ = invoicing::TaxTable::standard();
    FakeClock clock_;
};

int issueAll(const std::vector<std::string>& arguments) {
    const SystemClock clock;
    store::Database database(arguments.at(0), Environment::Sandbox, clock);
    say("open");
    Issuing issuing(database, arguments.at(1), static_cast<unsigned>(std::stoul(arguments.at(2))));
    const int count = arguments.size() > 3 ? std::stoi(arguments.at(3)) : -1;
    for (int i = 0; i != count; ++i)
        issuing.one();
    say("end");
    return 0;
}

} // namespace
} // namespace cunho::test

int main(int argc, char** argv) {
    try {
        return cunho::test::issueAll({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "cunho-issuing: %s\n", error.what());
        return 1;
    }
}
