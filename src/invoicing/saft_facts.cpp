// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_facts.hpp"

#include "invoicing/saft_forms.hpp"

#include <cunho/core/error.hpp>

#include <array>
#include <charconv>

namespace cunho::invoicing {
namespace {

constexpr std::array<SaftNames, 4> namesOfBlocks{
    {{SaftBlock::SalesInvoices, "SalesInvoices", "InvoiceNo", "InvoiceDate", "InvoiceType", "InvoiceStatus",
      "InvoiceStatusDate", "SourceBilling"},
     {SaftBlock::MovementOfGoods, "MovementOfGoods", "DocumentNumber", "MovementDate", "MovementType",
      "MovementStatus", "MovementStatusDate", "SourceBilling"},
     {SaftBlock::WorkingDocuments, "WorkingDocuments", "DocumentNumber", "WorkDate", "WorkType", "WorkStatus",
      "WorkStatusDate", "SourceBilling"},
     {SaftBlock::Payments, "Payments", "PaymentRefNo", "TransactionDate", "PaymentType", "PaymentStatus",
      "PaymentStatusDate", "SourcePayment"}}};

} // namespace

const SaftNames* saftNames(std::string_view block) noexcept {
    for (const SaftNames& names : namesOfBlocks) {
        if (names.name == block)
            return &names;
    }
    return nullptr;
}

SaftHead headOf(const SaftNames& names, const SaftNode& document) {
    const SaftNode* status = document.find("DocumentStatus");
    SaftHead head{names,
                  document.value(names.number),
                  document.value(names.type),
                  status == nullptr ? std::string_view() : status->value(names.status),
                  status == nullptr ? std::string_view() : status->value(names.source),
                  saftDate(document.value(names.date)),
                  document.value("SystemEntryDate")};
    return head;
}

std::optional<SaftNumber> parseSaftNumber(std::string_view text) noexcept {
    const auto blank = text.find(' ');
    const auto slash = text.rfind('/');
    if (blank == std::string_view::npos || slash == std::string_view::npos || slash < blank)
        return std::nullopt;
    SaftNumber number{text.substr(0, blank), text.substr(0, slash), 0, text.substr(slash + 1)};
    const char* const end = number.digits.data() + number.digits.size();
    const auto read = std::from_chars(number.digits.data(), end, number.sequence);
    if (read.ec != std::errc{} || read.ptr != end)
        return std::nullopt;
    return number;
}

std::optional<Decimal> saftAmount(std::string_view text) {
    text = withoutXmlBlanks(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    if (text.ends_with('.'))
        text.remove_suffix(1);
    if (text.starts_with('.'))
        return Decimal::parse("0" + std::string(text));
    return Decimal::parse(text);
}

std::optional<Decimal> saftAmount(const SaftNode& node, std::string_view child) {
    const std::string_view text = node.value(child);
    return text.empty() ? std::nullopt : saftAmount(text);
}

std::optional<Date> saftDate(std::string_view text) {
    if (text.size() != 10)
        return std::nullopt;
    try {
        return parseDate(text);
    } catch (const Error&) {
        return std::nullopt;
    }
}

Decimal magnitude(const Decimal& value) {
    return value.isNegative() ? -value : value;
}

bool isNear(const Decimal& a, const Decimal& b, const Decimal& tolerance) {
    return magnitude(a - b) <= tolerance;
}

} // namespace cunho::invoicing
