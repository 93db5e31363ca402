// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/invoicing/decimal.hpp>
#include <cunho/invoicing/document_type.hpp>
#include <cunho/invoicing/life_cycle.hpp>
#include <cunho/invoicing/tax.hpp>
#include <cunho/signing/levels.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Values as the file has them. Reading back what this program cannot have written throws
/// Integrity/DATABASE_DAMAGED.
namespace cunho::store {

/// Of a file that is kept as a proof, in bytes.
inline constexpr std::size_t largestProof = 10U << 20U;

/// `what` is technical, without the value itself.
[[noreturn]] void damaged(std::string_view what);

Date storedDate(const std::string& text);
LocalTime storedLocal(const std::string& text);

/// Every digit that 128 bits hold, as `Decimal::toString` wrote it.
invoicing::Decimal storedDecimal(std::string_view text);
invoicing::DocumentType storedType(std::string_view code);
invoicing::TaxCode storedTaxCode(std::string_view name);
invoicing::TaxType storedTaxType(std::string_view name);

/// A decimal that may be missing: the empty text.
std::string decimalText(const std::optional<invoicing::Decimal>& value);
std::optional<invoicing::Decimal> storedMaybeDecimal(std::string_view text);

/// As the list and its text index name a standing: one word each.
std::string_view standingWord(invoicing::Standing standing);
invoicing::Standing storedStanding(std::string_view word);

Fault storedFault(std::string_view name);
signing::PadesLevel storedLevel(std::string_view name);

std::int64_t milliseconds(TimePoint time) noexcept;
TimePoint timePoint(std::int64_t milliseconds) noexcept;
std::optional<std::int64_t> milliseconds(const std::optional<TimePoint>& time) noexcept;
std::optional<TimePoint> timePoint(std::optional<std::int64_t> milliseconds) noexcept;

/// A date that may be missing: the empty text, and the date that does not exist.
std::string dateText(Date date);
Date storedMaybeDate(const std::string& text);

/// The names of an enumeration whose values count up from 0, in their order.
template<typename Enum, std::size_t count>
class Names {
  public:
    explicit constexpr Names(std::array<std::string_view, count> names) : names_(names) {}
    std::string_view of(Enum value) const { return names_.at(static_cast<std::size_t>(value)); }

    Enum stored(std::string_view name, std::string_view what) const {
        for (std::size_t at = 0; at < count; ++at)
            if (names_.at(at) == name)
                return static_cast<Enum>(at);
        damaged(what);
    }

  private:
    std::array<std::string_view, count> names_;
};

/// The key of the list (resources/schema/0003_list.sql).
std::int64_t listPosition(Date date, std::int64_t id) noexcept;
Date dateOfPosition(std::int64_t position) noexcept;
std::int64_t idOfPosition(std::int64_t position) noexcept;
Date dayAfter(Date date) noexcept;

} // namespace cunho::store
