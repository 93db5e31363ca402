// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Issues without end (or so many documents), in two series of one database, and says what it does:
//   cunho-issuing DATABASE KEY.pem SEED [COUNT]
// Lines on standard output: "open", then for each document "begin" and its number, "end" after COUNT.
#include "fakes/fake_clock.hpp"

#include <cunho/core/file.hpp>
#include <cunho/invoicing/ledger.hpp>
#include <cunho/store/database.hpp>

#include <cstdio>
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
        say("begin");
        const auto number = again([&] { return issue(); });
        if (!number.empty())
            say(number);
    }

  private:
    /// Of a draft that is kept until it is issued, in one of two series.
    std::string issue() {
        auto input = draft(random_() % 3 == 0 ? "2026B" : "2026A", static_cast<int>(random_() % 5) + 1);
        input.id = database_.drafts().save(input, invoicing::Money{});
        const auto checked = std::get<invoicing::CheckedDraft>(invoicing::validate(input, taxes_));
        return invoicing::Ledger(database_.ledger(), clock_).issue(checked, {key_, 9999, 1})->number;
    }

    /// The other process may hold the database for longer than SQLite waits.
    template<typename Action>
    std::string again(const Action& action) {
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
