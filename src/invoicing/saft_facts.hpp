// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/saft_findings.hpp"
#include "invoicing/saft_walk.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/invoicing/decimal.hpp>
#include <cunho/invoicing/document_type.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::invoicing {

/// How the elements of one block are called.
struct SaftNames {
    SaftBlock block;
    std::string_view name; ///< "SalesInvoices"
    std::string_view number;
    std::string_view date;
    std::string_view type;
    std::string_view status;
    std::string_view statusDate;
    std::string_view source;
};

/// Nothing for a name that is no block's.
const SaftNames* saftNames(std::string_view block) noexcept;

/// What is wanted again and again of a document; its fields are views into the node.
struct SaftHead {
    const SaftNames& names;
    std::string_view number;
    std::string_view type;
    std::string_view status;
    std::string_view source; ///< P, I or M
    std::optional<Date> date;
    std::string_view entry; ///< SystemEntryDate

    bool cancelled() const noexcept { return status == "A"; }
    bool rectifies() const noexcept { return type == "NC" || type == "ND"; }
};

SaftHead headOf(const SaftNames& names, const SaftNode& document);

/// "FT 2026A/7" as its parts; nothing when it has not that form.
struct SaftNumber {
    std::string_view code;   ///< "FT"
    std::string_view series; ///< "FT 2026A"
    std::uint64_t sequence = 0;
    std::string_view digits; ///< the sequence as it is written
};
std::optional<SaftNumber> parseSaftNumber(std::string_view text) noexcept;

/// A number of the file; nothing where there is none or it is no number.
std::optional<Decimal> saftAmount(std::string_view text);
std::optional<Decimal> saftAmount(const SaftNode& node, std::string_view child);
std::optional<Date> saftDate(std::string_view text);

/// |a - b| <= tolerance.
bool isNear(const Decimal& a, const Decimal& b, const Decimal& tolerance);
Decimal magnitude(const Decimal& value);

inline Decimal oneCent() {
    return Decimal::scaled(1, 2);
}

/// A document of this file, or of another, that a line names.
struct SaftReference {
    std::string number;
    std::string date{}; ///< as the line states it; receipts
    Decimal net;        ///< of the line
    Decimal gross;      ///< of the line; receipts: as far as its tax is stated
    bool taxed = false; ///< `gross` is known
    bool credit = true; ///< on the side of invoices
    SaftPlace place;
};

/// What the lines of one document add up to.
struct SaftSums {
    std::int64_t lines = 0;
    Decimal credit;
    Decimal debit;
    Decimal tax;                                       ///< exact
    Decimal taxByLine;                                 ///< each line's rounded to cents
    std::map<std::string, Decimal, std::less<>> bases; ///< of each rate, signed
    Decimal quantity;
    Decimal settlement;
    bool allTaxed = true; ///< every line states its tax
    bool known = true;    ///< every amount could be read
    bool credits = false; ///< some line stands on this side
    bool debits = false;
    std::int64_t lastLine = 0;
    std::vector<SaftReference> references{};
};

} // namespace cunho::invoicing
