// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/reason_text.hpp>
#include <cunho/signing/verdict.hpp>

#include <string>
#include <vector>

namespace cunho::app {

/// The trusted lists that a verification had, by their territories.
struct ListsUsed {
    std::vector<std::string> territories{};
    std::vector<std::string> outOfDate{}; ///< of these, at the time of validation
    std::vector<std::string> unusable{};  ///< installed, and not believed any more: see TrustedListStore

    bool none() const noexcept { return territories.empty() && unusable.empty(); }
};

/// Whether a signature or time-stamp is qualified, as far as the lists let one say.
enum class Qualification {
    Qualified,
    CertificateOnly, ///< nothing says that the key is in a qualified device
    NotClaimed,      ///< no: its certificate does not say so itself
    NotListed,       ///< no: the list of its country does not say so
    Unconfirmed,     ///< not known: it did not pass
    NoList,          ///< not known: no list is there
    ListMissing,     ///< not known: that of its country is not there
    ListOutOfDate,   ///< not known: that of its country is out of date, and does not say so
    ListUnusable,    ///< not known: that of its country is not believed
};

struct QualificationFound {
    Qualification known = Qualification::Unconfirmed;
    /// Of its issuer's country, as lists name it ("EL" for Greece, "UK"); may be empty.
    std::string territory;
    bool outOfDate = false; ///< the list of that territory
};

QualificationFound qualificationOf(const signing::SignatureReport& report, const ListsUsed& lists);

/// Stable name for JSON: "qualified", "certificate-only", "not-claimed", "not-listed", "unconfirmed",
/// "no-list", "list-missing", "list-out-of-date", "list-unusable".
std::string_view qualificationName(Qualification known) noexcept;

/// What is known about qualification, and no more than that; one clause.
std::string qualificationWords(const signing::SignatureReport& report, const ListsUsed& lists,
                               Language language);

} // namespace cunho::app
