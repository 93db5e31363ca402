// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "books_shop.hpp"

#include "comparison.hpp"

#include <cunho/core/file.hpp>
#include <cunho/invoicing/draft.hpp>

#include <array>
#include <iostream>
#include <stdexcept>

namespace cunho::bench {
namespace {

using namespace invoicing;

constexpr std::int64_t groupSize = 10'000; ///< documents in one transaction while the books are made

/// Lends one transaction to many documents, and commits it when it is full.
class SharedTransaction final : public LedgerStore {
  public:
    explicit SharedTransaction(LedgerStore& store) : store_(store) {}
    std::unique_ptr<LedgerTransaction> begin() override;

    void flush() {
        if (open_)
            open_->commit();
        open_.reset();
        count_ = 0;
    }

  private:
    friend class Lent;
    LedgerStore& store_;
    std::unique_ptr<LedgerTransaction> open_;
    std::int64_t count_ = 0;
};

class Lent final : public LedgerTransaction {
  public:
    explicit Lent(SharedTransaction& owner) : owner_(owner), real_(*owner.open_) {}
    std::optional<Series> series(DocumentType type, std::string_view id) override {
        return real_.series(type, id);
    }
    std::optional<SeriesEnd> end(DocumentType type, std::string_view series) override {
        return real_.end(type, series);
    }
    Company company() override { return real_.company(); }
    std::optional<LocalTime> lastEntry() override { return real_.lastEntry(); }
    std::optional<IssuedFacts> document(std::string_view number) override { return real_.document(number); }
    Dealings dealings(std::int64_t document) override { return real_.dealings(document); }
    std::vector<Credited> creditedLines(std::int64_t document) override {
        return real_.creditedLines(document);
    }
    std::vector<TaxTotal> settledTaxes(std::int64_t document) override {
        return real_.settledTaxes(document);
    }
    std::optional<std::string> recoveredFrom(DocumentType type, const Origin& origin) override {
        return real_.recoveredFrom(type, origin);
    }
    void fillMasters(IssuedFacts& facts) override { real_.fillMasters(facts); }
    void change(std::int64_t document, const StatusChange& change) override {
        real_.change(document, change);
    }
    void requireSound() override { real_.requireSound(); }
    std::int64_t insert(const IssuedFacts& facts, std::int64_t draftId) override {
        return real_.insert(facts, draftId);
    }
    void commit() override {
        if (++owner_.count_ == groupSize)
            owner_.flush();
    }

  private:
    SharedTransaction& owner_;
    LedgerTransaction& real_;
};

std::unique_ptr<LedgerTransaction> SharedTransaction::begin() {
    if (!open_)
        open_ = store_.begin();
    return std::make_unique<Lent>(*this);
}

/// A company's tax number: 50 and six digits with the check digit of modulo 11.
std::string nif(int number) {
    std::string digits = "5" + std::to_string(1'000'000 + number);
    int sum = 0;
    for (std::size_t at = 0; at < digits.size(); ++at)
        sum += (digits[at] - '0') * (9 - static_cast<int>(at));
    const int rest = sum % 11;
    return digits + std::to_string(rest < 2 ? 0 : 11 - rest);
}

constexpr std::array trades{"Padaria", "Oficina", "Livraria", "Farmácia", "Café", "Serralharia", "Florista"};
constexpr std::array things{"Pão de trigo", "Consultoria",         "Cabo de rede", "Tinta branca",
                            "Parafuso M6",  "Hora de mão de obra", "Café em grão"};

Company company() {
    Company out;
    out.nif = "509442013";
    out.name = "Atelier do Mondego, Lda";
    out.address = "Rua da Sofia, 12";
    out.postalCode = "3000-389";
    out.city = "Coimbra";
    out.phone = "+351 239 000 000";
    out.email = "ola@atelierdomondego.pt";
    out.registration = "Coimbra 500001";
    return out;
}

} // namespace

YearClock::YearClock(std::int64_t documents)
    : now_(std::chrono::sys_days(std::chrono::year(2026) / 1 / 2) + std::chrono::hours(8))
    , step_(std::chrono::milliseconds(std::chrono::hours(24 * 325)) / std::max<std::int64_t>(documents, 1)) {}

/// Nobody issues in the hour that October has twice: the ledger waits for its end.
void YearClock::tick() {
    now_ += step_;
    const TimePoint begin = std::chrono::sys_days(std::chrono::year(2026) / 10 / 25);
    const TimePoint end = begin + std::chrono::hours(2);
    if (now_ >= begin && now_ < end)
        now_ = end;
}

BooksShop::BooksShop(const std::filesystem::path& folder, std::int64_t documents)
    : file_(folder / "empresa.db"), clock_(documents), key_(crypto::PrivateKey::fromPem(keyPem())) {
    open();
    if (!database_->company().company()) {
        database_->company().saveCompany(company());
        Series series;
        series.type = DocumentType::FT;
        series.id = "2026A";
        series.validationCode = "JFT26CHA";
        database_->company().addSeries(series);
    }
    seedSeconds_ = wallOf([&] { seed(documents); });
}

Bytes BooksShop::keyPem() {
    return readFile(std::string(CUNHO_TEST_DATA) + "/invoicing/at_demo_key.pem");
}

void BooksShop::open() {
    database_ = std::make_unique<store::Database>(file_, Environment::Sandbox, clock_);
}

void BooksShop::reopen() {
    database_.reset();
    open();
}

void BooksShop::seed(std::int64_t documents) {
    DocumentQuery newest;
    newest.limit = 1;
    const auto last = database_->documents().page(newest);
    if (!last.empty())
        clock_.goOn(
            fromLocal(database_->documents().find(last.front().id).value()->systemEntry, Zone::Lisbon));
    SharedTransaction shared(database_->ledger());
    Ledger ledger(shared, clock_);
    for (std::int64_t count = last.empty() ? 0 : last.front().id; count < documents; ++count) {
        clock_.tick();
        ledger.issue(draft(), {key_, 9999, 1});
        if (count % 100'000 == 99'999)
            std::cout << count + 1 << " documents" << std::endl;
    }
    shared.flush();
}

IssuedDocument BooksShop::issue(const CheckedDraft& draft) {
    return Ledger(database_->ledger(), clock_).issue(draft, {key_, 9999, 1});
}

CheckedDraft BooksShop::draft() {
    const auto pick = [&](int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); };
    Draft out;
    out.series = "2026A";
    out.date = formatDate(toLocal(clock_.now(), Zone::Lisbon).date);
    const int who = pick(2000);
    const std::string number = std::to_string(who);
    out.customer.name =
        std::string(trades[static_cast<std::size_t>(who) % trades.size()]) + " " + number + ", Lda";
    out.customer.nif = nif(who);
    out.customer.address = "Rua da Sofia, " + number;
    out.customer.postalCode = "3000-389";
    out.customer.city = "Coimbra";
    for (int at = 0; at < 3; ++at) {
        const int what = pick(500);
        DraftLine line;
        line.code = "ART" + std::to_string(what);
        line.description = things[static_cast<std::size_t>(what) % things.size()];
        line.description += " " + std::to_string(what);
        line.quantity = std::to_string(1 + pick(20));
        line.unitPrice = Decimal::scaled(100 + pick(99'900), 2).toString();
        line.tax = what % 5 == 0 ? "RED" : "NOR";
        line.productType = "P";
        out.lines.push_back(std::move(line));
    }
    auto checked = validate(out, taxes_);
    if (const auto* problems = std::get_if<std::vector<Problem>>(&checked))
        throw std::runtime_error("the draft has problems: " + problems->front().field + " " +
                                 problems->front().reason);
    return std::get<CheckedDraft>(std::move(checked));
}

} // namespace cunho::bench
