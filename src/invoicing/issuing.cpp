// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/issuing.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace cunho::invoicing {
namespace {

/// Whether the wall clock shows this hour for the second time: in October, when it is put back.
bool hourIsRepeated(TimePoint now) {
    return toLocal(now - std::chrono::hours(1), Zone::Lisbon) == toLocal(now, Zone::Lisbon);
}

/// Whether `last` can be explained by the first pass of the hour that is being repeated.
bool inRepeatedHour(const Issuing& issuing, const LocalTime& last) {
    const LocalTime& entry = issuing.facts.systemEntry;
    return hourIsRepeated(issuing.now) && last.date == entry.date && last.hour == entry.hour;
}

std::optional<Series> openSeries(Issuing& issuing) {
    const CheckedDraft& draft = issuing.draft;
    Findings& findings = issuing.findings;
    auto series = issuing.books.series(draft.type(), draft.series());
    const ErrorParams name{{"series", draft.series()}};
    if (!series) {
        findings.add(Fault::Input, "SERIES_UNKNOWN", "series", name);
        return std::nullopt;
    }
    if (!series->active)
        findings.add(Fault::Input, "SERIES_CLOSED", "series", name);
    if (!isValidationCode(series->validationCode))
        findings.add(Fault::Input, "SERIES_WITHOUT_CODE", "series", name);
    if ((series->kind == SeriesKind::Recovery) != draft.origin().has_value())
        findings.add(Fault::Input, "SERIES_KIND_WRONG", "series", name);
    return series;
}

/// Training documents and others never stand in one series: each chain is signed by one key.
void checkTraining(Issuing& issuing, const Series& series, const std::optional<SeriesEnd>& end) {
    if (!issuing.key)
        return;
    const bool training = issuing.key->training();
    const ErrorParams name{{"series", series.id}};
    if (!training && (series.kind == SeriesKind::Training || (end && end->certificateNumber == 0)))
        issuing.findings.add(Fault::Input, "SERIES_OF_TRAINING", "series", name);
    if (training && end && end->certificateNumber != 0)
        issuing.findings.add(Fault::Input, "SERIES_OF_CERTIFIED", "series", name);
}

/// Numbers follow date and time of issue (Despacho 8632/2014, 3.2.1).
void checkOrder(Issuing& issuing, const SeriesEnd& end) {
    const LocalTime& entry = issuing.facts.systemEntry;
    if (issuing.draft.date() < end.date) {
        issuing.findings.add(Fault::Input, "DATE_BEFORE_SERIES", "date", {{"date", formatDate(end.date)}});
    }
    if (entry >= end.systemEntry)
        return;
    if (inRepeatedHour(issuing, end.systemEntry)) {
        issuing.findings.add(Fault::Clock, "CLOCK_REPEATED_HOUR", "",
                             {{"until", formatLocal(end.systemEntry)}, {"now", formatLocal(entry)}});
    } else {
        issuing.findings.add(Fault::Clock, "CLOCK_BEFORE_SERIES", "",
                             {{"last", formatLocal(end.systemEntry)}, {"now", formatLocal(entry)}});
    }
}

/// Despacho 8632/2014, 3.4.3: a clock earlier than the last document's, of whatever series, is asked about.
void checkClock(Issuing& issuing, const std::optional<SeriesEnd>& end) {
    const LocalTime& entry = issuing.facts.systemEntry;
    if (issuing.options.clockConfirmed || (end && entry < end->systemEntry))
        return;
    const auto last = issuing.books.lastEntry();
    if (!last || entry >= *last || inRepeatedHour(issuing, *last))
        return;
    issuing.findings.add(Fault::Clock, "CLOCK_BEFORE_OTHER_SERIES", "",
                         {{"last", formatLocal(*last)}, {"now", formatLocal(entry)}});
}

void checkCompany(Issuing& issuing) {
    try {
        issuing.facts.issuer = issuing.books.company();
        if (issuing.facts.issuer.nif.empty() || issuing.facts.issuer.name.empty())
            issuing.findings.add(Fault::Configuration, "COMPANY_MISSING", "");
    } catch (const Error& error) {
        issuing.findings.add(error, "");
    }
}

/// No more than one active document of one original (Despacho 8632/2014, 3.2.2).
void checkOrigin(Issuing& issuing) {
    const auto& origin = issuing.draft.origin();
    if (!origin)
        return;
    auto other = issuing.books.recoveredFrom(issuing.draft.type(), *origin);
    if (const auto* kept = origin->kind == 'D' ? issuing.document(origin->number) : nullptr; !other && kept)
        other = kept->number;
    if (other)
        issuing.findings.add(Fault::Input, "ORIGIN_TWICE", "origin.number", {{"document", *other}});
}

void number(Issuing& issuing, const Series& series, const std::optional<SeriesEnd>& end) {
    IssuedFacts& facts = issuing.facts;
    if (end && end->sequence == std::numeric_limits<std::int64_t>::max()) {
        issuing.findings.add(Fault::Input, "SERIES_CLOSED", "series", {{"series", series.id}});
        return;
    }
    facts.series = series.id;
    facts.sequence = end ? end->sequence + 1 : series.firstNumber;
    facts.number = documentNumber(facts.type, facts.series, facts.sequence);
    facts.atcud = {series.validationCode, facts.sequence};
    if (end && documentType(facts.type).hashed)
        facts.previousHash = end->hash;
}

bool isOrder(DocumentType type) {
    const SaftBlock block = documentType(type).block;
    return block == SaftBlock::WorkingDocuments || block == SaftBlock::MovementOfGoods;
}

/// Whether a document of one type may name one of another as where its lines come from.
bool mayOrder(DocumentType by, DocumentType of) {
    if (documentType(by).block == SaftBlock::MovementOfGoods)
        return documentType(of).invoice || documentType(of).block == SaftBlock::WorkingDocuments;
    return isOrder(of);
}

void checkOneOrder(Issuing& issuing, const std::string& number, const std::string& field) {
    const IssuedFacts* order = issuing.document(number);
    const ErrorParams name{{"document", number}};
    if (!order || !mayOrder(issuing.draft.type(), order->type)) {
        issuing.findings.add(Fault::Input, "ORDER_UNKNOWN", field, name);
        return;
    }
    const Dealings dealings = issuing.books.dealings(order->id);
    const bool invoices = documentType(issuing.draft.type()).invoice;
    if (dealings.cancelled || (invoices && dealings.invoiced))
        issuing.findings.add(Fault::Input, "ORDER_CLOSED", field, name);
    if (issuing.draft.date() < order->date) {
        issuing.findings.add(Fault::Input, "DATE_BEFORE_ORDER", field,
                             {{"document", number}, {"date", formatDate(order->date)}});
    }
    if (invoices)
        issuing.orders.push_back(order->id);
}

} // namespace

void Findings::add(Fault fault, std::string reason, std::string field, ErrorParams params) {
    found_.push_back({{fault, std::move(reason), std::move(params), {}}, std::move(field)});
}

void Findings::add(const Error& error, std::string field) {
    const Fault fault = error.fault();
    if (fault != Fault::Input && fault != Fault::Integrity && fault != Fault::Configuration)
        throw Error(error.failure());
    found_.push_back({error.failure(), std::move(field)});
}

void Findings::throwFirst() const {
    if (!found_.empty())
        throw Error(found_.front().failure);
}

std::vector<Problem> Findings::problems() const {
    std::vector<Problem> problems;
    for (const Finding& finding : found_)
        problems.push_back({finding.field, finding.failure.reason, finding.failure.params});
    return problems;
}

const IssuedFacts* Issuing::document(const std::string& number) {
    auto found = seen.find(number);
    if (found == seen.end())
        found = seen.emplace(number, books.document(number)).first;
    return found->second ? &*found->second : nullptr;
}

void checkBooks(Issuing& issuing) {
    issuing.facts.systemEntry = toLocal(issuing.now, Zone::Lisbon);
    try {
        issuing.books.requireSound();
    } catch (const Error& error) {
        issuing.findings.add(error, "");
    }
    const auto series = openSeries(issuing);
    checkCompany(issuing);
    std::optional<SeriesEnd> end;
    if (series) {
        end = issuing.books.end(issuing.draft.type(), series->id);
        if (end)
            checkOrder(issuing, *end);
        checkTraining(issuing, *series, end);
        number(issuing, *series, end);
    }
    checkClock(issuing, end);
    checkOrigin(issuing);
}

void checkOrders(Issuing& issuing) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < issuing.facts.lines.size(); ++i) {
        CheckedLine& line = issuing.facts.lines[i];
        if (line.order.empty())
            continue;
        if (seen.insert(line.order).second)
            checkOneOrder(issuing, line.order, "lines[" + std::to_string(i) + "].order");
        if (const IssuedFacts* order = issuing.document(line.order))
            line.orderDate = order->date;
    }
}

} // namespace cunho::invoicing
