// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/output.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/masters.hpp>

namespace cunho::cli {

/// Reads a draft from JSON: {"type","series","date","prices","globalDiscount","customer":{…},"lines":[…],…},
/// the names of `invoicing::Draft` and of what it holds. Numbers may be JSON numbers or text; what is left
/// out keeps its default. Throws Input/DRAFT_UNREADABLE, Input/DRAFT_MEMBER with {"member"} for a name that
/// is not known or a value of a wrong kind.
invoicing::Draft parseDraft(ByteView json);

/// The same JSON back; what is empty is left out.
Json draftJson(const invoicing::Draft& draft);

/// A customer's or product's record likewise, with the names of `invoicing::Customer` and
/// `invoicing::Product`; the party's members stand in the record itself. Proofs stay out.
void readCustomer(ByteView json, invoicing::Customer& customer);
void readProduct(ByteView json, invoicing::Product& product);
Json customerJson(const invoicing::Customer& customer);
Json productJson(const invoicing::Product& product);

} // namespace cunho::cli
