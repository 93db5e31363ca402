// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_document_check.hpp"

#include <algorithm>

namespace cunho::invoicing {
namespace {

using namespace std::chrono_literals;

/// Types that may not be issued after a day (Portaria 302/2016, 4.1.4.8 and 4.3.4.8).
std::optional<Date> endOfType(std::string_view type) {
    for (const std::string_view old : {"VD", "TV", "TD", "AA", "DA"}) {
        if (type == old)
            return Date(2012y / std::chrono::December / 31);
    }
    if (type == "DC")
        return Date(2017y / std::chrono::June / 30);
    return std::nullopt;
}

bool hasAddress(const SaftNode* place) {
    return place != nullptr && place->find("Address") != nullptr;
}

constexpr std::size_t mostPeriodPlaces = 100; // of each beginning; more would say nothing new

} // namespace

void SaftDocumentCheck::take(const SaftHead& head, const SaftNode& document, const SaftPlace& place,
                             const SaftSums& sums) {
    const Look look{head, document, place, sums};
    checkStatus(look);
    checkDates(look);
    checkPeriod(look);
    checkType(look);
    checkParty(look);
    checkTransport(look);
    if (const SaftNode* totals = document.find("DocumentTotals"))
        checkTotals(look, *totals);
}

void SaftDocumentCheck::checkStatus(const Look& look) {
    const SaftNode* status = look.document.find("DocumentStatus");
    if (status == nullptr)
        return;
    const std::string_view date = status->value(look.head.names.statusDate);
    if (!date.empty() && !look.head.entry.empty() && date < look.head.entry)
        findings_.error(look.place.at("DocumentStatus", status->lineOf(look.head.names.statusDate)),
                        "SAFT_STATUS_DATE",
                        {{"date", std::string(date)}, {"entry", std::string(look.head.entry)}});
    if (look.head.cancelled() && status->value("Reason").empty())
        findings_.error(look.place.at("DocumentStatus", status->line), "SAFT_CANCEL_REASON");
    const SaftNode* regimes = look.document.find("SpecialRegimes");
    if (regimes == nullptr)
        return;
    const bool selfBilling = regimes->value("SelfBillingIndicator") == "1";
    if (look.head.status == "S" && !selfBilling)
        findings_.error(look.place.at("DocumentStatus", status->line), "SAFT_SELF_BILLING");
    else if (look.head.status == "N" && selfBilling)
        findings_.warn(look.place.at("DocumentStatus", status->line), "SAFT_SELF_BILLING");
}

void SaftDocumentCheck::checkDates(const Look& look) {
    const SaftHeaderFacts& header = masters_.header();
    const auto& date = look.head.date;
    const SaftPlace at = look.place.at(look.head.names.date, look.document.lineOf(look.head.names.date));
    if (date && header.first && header.last && (*date < *header.first || *header.last < *date))
        findings_.error(at, "SAFT_DATE_OUTSIDE",
                        {{"date", formatDate(*date)},
                         {"first", formatDate(*header.first)},
                         {"last", formatDate(*header.last)}});
    if (look.head.entry.empty())
        return;
    const auto entered = saftDate(look.head.entry.substr(0, 10));
    if (date && entered && *entered < *date)
        findings_.warn(at, "SAFT_DATE_AHEAD",
                       {{"date", formatDate(*date)}, {"entry", std::string(look.head.entry)}});
    if (lastEntry_ < look.head.entry) {
        lastEntry_ = look.head.entry;
        lastEntryPlace_ = look.place;
    }
}

void SaftDocumentCheck::checkPeriod(const Look& look) {
    const auto period = saftAmount(look.document, "Period");
    if (!period || !look.head.date)
        return;
    const auto month = static_cast<int>(static_cast<unsigned>(look.head.date->month()));
    const int offset = (month - static_cast<int>(period->round(0).coefficient()) + 24) % 12;
    Months& months = months_.at(static_cast<std::size_t>(offset));
    ++months.documents;
    if (months.places.size() < mostPeriodPlaces)
        months.places.emplace_back(look.place.at("Period", look.document.lineOf("Period")),
                                   period->toString());
}

void SaftDocumentCheck::checkType(const Look& look) {
    const auto end = endOfType(look.head.type);
    if (end && look.head.date && *end < *look.head.date)
        findings_.error(look.place.at(look.head.names.type, look.document.lineOf(look.head.names.type)),
                        "SAFT_TYPE_OVER",
                        {{"type", std::string(look.head.type)}, {"last", formatDate(*end)}});
}

void SaftDocumentCheck::checkParty(const Look& look) {
    const std::string_view customer = look.document.value("CustomerID");
    const std::string_view supplier = look.document.value("SupplierID");
    if (!customer.empty() && masters_.countryOf(customer) == nullptr)
        findings_.error(look.place.at("CustomerID", look.document.lineOf("CustomerID")),
                        "SAFT_CUSTOMER_MISSING", {{"customer", std::string(customer)}});
    if (!supplier.empty() && !masters_.knowsSupplier(supplier))
        findings_.error(look.place.at("SupplierID", look.document.lineOf("SupplierID")),
                        "SAFT_SUPPLIER_MISSING", {{"supplier", std::string(supplier)}});
}

/// Goods on their way: from where, to where, since when (Portaria 302/2016, 4.1.4.15 to 18; DL 147/2003).
void SaftDocumentCheck::checkTransport(const Look& look) {
    const bool movement = look.head.names.block == SaftBlock::MovementOfGoods;
    if (look.head.names.block != SaftBlock::SalesInvoices && !movement)
        return;
    const bool to = hasAddress(look.document.find("ShipTo"));
    const bool from = hasAddress(look.document.find("ShipFrom"));
    const std::string_view start = look.document.value("MovementStartTime");
    const std::string_view end = look.document.value("MovementEndTime");
    const bool started = look.document.find("MovementStartTime") != nullptr;
    const bool asked = started || to || from;
    const bool excused = look.head.cancelled() || look.head.status == "R";
    const auto missing = [&](bool there, const char* element) {
        if (asked && !there && !excused)
            findings_.error(look.place, "SAFT_TRANSPORT_INCOMPLETE", {{"element", element}});
    };
    missing(to, "ShipTo/Address");
    missing(from, "ShipFrom/Address");
    missing(started || movement, "MovementStartTime"); // 4.2's own model asks for it
    if (!start.empty() && !end.empty() && end < start)
        findings_.error(look.place.at("MovementEndTime", look.document.lineOf("MovementEndTime")),
                        "SAFT_TRANSPORT_END", {{"start", std::string(start)}, {"end", std::string(end)}});
    if (movement && !excused && look.document.find("ATDocCodeID") == nullptr)
        findings_.warn(look.place, "SAFT_TRANSPORT_CODE");
}

void SaftDocumentCheck::finish() {
    const SaftHeaderFacts& header = masters_.header();
    if (header.created && lastEntry_.size() >= 10 && formatDate(*header.created) < lastEntry_.substr(0, 10))
        findings_.error(header.place.at("DateCreated", header.place.line), "SAFT_CREATED_BEFORE_ENTRY",
                        {{"created", formatDate(*header.created)},
                         {"entry", lastEntry_},
                         {"number", lastEntryPlace_.document}});
    const auto most = std::max_element(months_.begin(), months_.end(), [](const auto& a, const auto& b) {
        return a.documents < b.documents;
    });
    const auto offset = static_cast<unsigned>(most - months_.begin());
    for (const Months& months : months_) {
        if (&months == &*most)
            continue;
        for (const auto& [place, period] : months.places)
            findings_.error(place, "SAFT_PERIOD", {{"period", period}});
    }
    if (!header.first || !header.last || *header.last < *header.first || header.fiscalYear == 0)
        return;
    const auto fiscalYear = [&](Date day) {
        return static_cast<int>(day.year()) - (static_cast<unsigned>(day.month()) <= offset ? 1 : 0);
    };
    const SaftPlace at = header.place.at("FiscalYear", header.place.line);
    const bool unknown = most->documents == 0;
    const int year = fiscalYear(*header.first);
    if (header.fiscalYear != year && !(unknown && header.fiscalYear == year - 1))
        findings_.error(at, "SAFT_FISCAL_YEAR",
                        {{"year", std::to_string(header.fiscalYear)}, {"expected", std::to_string(year)}});
    else if (!unknown && fiscalYear(*header.last) != year)
        findings_.error(at, "SAFT_PERIOD_LONG",
                        {{"first", formatDate(*header.first)}, {"last", formatDate(*header.last)}});
}

} // namespace cunho::invoicing
