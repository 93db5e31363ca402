// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_reference_check.hpp"

#include <cunho/invoicing/money.hpp>

#include <algorithm>
#include <utility>

namespace cunho::invoicing {
namespace {

std::int64_t centsOf(const Decimal& amount) {
    return Money::rounded(amount).cents();
}

std::int32_t dayOf(const std::optional<Date>& date) {
    return date ? static_cast<std::int32_t>(std::chrono::sys_days(*date).time_since_epoch().count()) : 0;
}

std::string dayText(std::int32_t day) {
    return formatDate(Date(std::chrono::sys_days(std::chrono::days(day))));
}

std::string euros(std::int64_t cents) {
    return Money::fromCents(cents).toString();
}

} // namespace

SaftReferenceCheck::Sale* SaftReferenceCheck::find(std::string_view text, bool& beyond) {
    beyond = false;
    const auto number = parseSaftNumber(text);
    const auto series = number ? series_.find(number->series) : series_.end();
    if (series == series_.end())
        return nullptr;
    auto& [sales, sorted, last] = series->second;
    const auto before = [](const Sale& sale, std::uint64_t sequence) { return sale.sequence < sequence; };
    if (!std::exchange(sorted, true))
        std::stable_sort(sales.begin(), sales.end(),
                         [](const Sale& a, const Sale& b) { return a.sequence < b.sequence; });
    const auto sale = std::lower_bound(sales.begin(), sales.end(), number->sequence, before);
    beyond = number->sequence > last;
    return sale == sales.end() || sale->sequence != number->sequence ? nullptr : &*sale;
}

void SaftReferenceCheck::takeSale(const SaftHead& head, const Decimal& net, const Decimal& gross,
                                  const SaftSums& sums) {
    const auto number = parseSaftNumber(head.number);
    if (!number)
        return;
    Sale sale;
    sale.sequence = number->sequence;
    sale.net = centsOf(net);
    sale.gross = centsOf(gross);
    sale.day = dayOf(head.date);
    sale.status = head.status.empty() ? 'N' : head.status.front();
    sale.credit = head.type == "NC";
    Series& series = series_[std::string(number->series)];
    series.sorted = series.sorted && (series.sales.empty() || series.last < sale.sequence);
    series.last = std::max(series.last, sale.sequence);
    series.sales.push_back(sale);
    if (!head.rectifies() || head.cancelled() || head.status == "R")
        return;
    for (const SaftReference& reference : sums.references) {
        if (reference.number == head.number)
            findings_.error(reference.place, "SAFT_REFERENCE_KIND", {{"reference", reference.number}});
        else
            rectify({reference, sale.day, sale.credit}, false);
    }
}

void SaftReferenceCheck::takeOther(const SaftHead& head) {
    if (const auto number = parseSaftNumber(head.number); number && !others_.contains(number->series))
        others_.emplace(number->series);
}

/// What is in a series that this file has no sales of: of earlier periods and other programs, or no invoice.
void SaftReferenceCheck::keepUnknown(const SaftReference& reference, SaftSeverity severity) {
    const auto number = parseSaftNumber(reference.number);
    if (!number) {
        findings_.warn(reference.place, "SAFT_REFERENCE_FORM", {{"reference", reference.number}});
        return;
    }
    if (unknown_.find(number->series) == unknown_.end())
        unknown_.emplace(number->series, Unknown{reference.number, reference.place, severity});
}

void SaftReferenceCheck::finish() {
    for (const auto& [series, unknown] : unknown_) {
        if (others_.contains(series))
            findings_.add(unknown.severity, unknown.place, "SAFT_REFERENCE_KIND",
                          {{"reference", unknown.number}});
    }
}

/// `final`: all sales were read.
void SaftReferenceCheck::rectify(const Rectified& note, bool final) {
    bool beyond = false;
    Sale* sale = find(note.reference.number, beyond);
    if (sale == nullptr) {
        if (!final)
            waiting_.push_back(note);
        else if (beyond)
            findings_.error(note.reference.place, "SAFT_REFERENCE_UNKNOWN",
                            {{"reference", note.reference.number}});
        else
            keepUnknown(note.reference, SaftSeverity::Error);
        return;
    }
    if (note.credit && sale->credit) {
        findings_.error(note.reference.place, "SAFT_REFERENCE_KIND", {{"reference", note.reference.number}});
        return;
    }
    if (sale->status == 'A')
        findings_.error(note.reference.place, "SAFT_REFERENCE_CANCELLED",
                        {{"reference", note.reference.number}});
    if (note.day != 0 && note.day < sale->day)
        findings_.error(note.reference.place, "SAFT_REFERENCE_LATER",
                        {{"reference", note.reference.number}, {"date", dayText(sale->day)}});
    if (!note.credit)
        return;
    const std::int64_t before = std::exchange(sale->credited, sale->credited + centsOf(note.reference.net));
    if (before <= sale->net + 1 && sale->credited > sale->net + 1)
        findings_.error(note.reference.place, "SAFT_CREDIT_TOO_MUCH",
                        {{"reference", note.reference.number},
                         {"credited", euros(sale->credited)},
                         {"net", euros(sale->net)}});
}

void SaftReferenceCheck::endSales() {
    for (const Rectified& note : std::exchange(waiting_, {}))
        rectify(note, true);
}

void SaftReferenceCheck::takeReceipt(const SaftHead& head, const Decimal& gross, const SaftSums& sums,
                                     const SaftPlace& place) {
    if (head.cancelled())
        return;
    bool allKnown = !sums.references.empty();
    std::int64_t settleable = 0;
    std::string lastNumber;
    for (const SaftReference& reference : sums.references) {
        bool beyond = false;
        Sale* sale = find(reference.number, beyond);
        if (sale == nullptr) {
            allKnown = false;
            if (beyond)
                findings_.error(reference.place, "SAFT_REFERENCE_UNKNOWN", {{"reference", reference.number}});
            else // programs differ in what they write of payments on account
                keepUnknown(reference, SaftSeverity::Warning);
            continue;
        }
        if (std::exchange(lastNumber, reference.number) != reference.number)
            settleable += sale->credit ? -sale->gross : sale->gross;
        settle(reference, head, *sale);
    }
    if (allKnown && settleable >= 0 && centsOf(gross) > settleable + 1)
        findings_.error(place, "SAFT_RECEIPT_TOO_MUCH",
                        {{"settled", euros(centsOf(gross))}, {"owed", euros(settleable)}});
}

void SaftReferenceCheck::settle(const SaftReference& reference, const SaftHead& head, Sale& sale) {
    const ErrorParams named{{"reference", reference.number}};
    if (sale.status == 'A')
        findings_.error(reference.place, "SAFT_REFERENCE_CANCELLED", named);
    const auto stated = saftDate(reference.date);
    if (stated && dayOf(stated) != sale.day)
        findings_.error(
            reference.place, "SAFT_REFERENCE_DATE",
            {{"reference", reference.number}, {"date", reference.date}, {"expected", dayText(sale.day)}});
    if (head.date && dayOf(head.date) < sale.day)
        findings_.error(reference.place, "SAFT_REFERENCE_LATER",
                        {{"reference", reference.number}, {"date", dayText(sale.day)}});
    // Without its tax, a line's amount is the least that it can settle.
    const std::int64_t amount = centsOf(reference.taxed ? reference.gross : reference.net);
    const std::int64_t before = std::exchange(sale.settled, sale.settled + amount);
    const std::int64_t most = sale.gross + 2;
    if (before <= most && sale.settled > most)
        findings_.error(reference.place, "SAFT_SETTLED_TOO_MUCH",
                        {{"reference", reference.number},
                         {"settled", euros(sale.settled)},
                         {"gross", euros(sale.gross)}});
}

} // namespace cunho::invoicing
