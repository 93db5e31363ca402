// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/registry.hpp"

#include <map>
#include <string>

namespace cunho::sandbox {

/// A request for a professional attribute as it grows from page to page (autenticacao-gov D.6, steps 2 to 6);
/// the fields travel in the pages themselves.
///
///     step 2   kind=manager|proxy
///     step 3   nipc, company, [certificate], [proxy]
///     step 4   nature, capacity, [invoices=on], until (YYYY-MM-DD)
///     step 5   the review, without a field
///     step 6   address
struct PortalRequest {
    std::map<std::string, std::string> fields;

    const std::string& of(const std::string& name) const;
    bool isProxy() const { return of("kind") == "proxy"; }
    bool withInvoices() const { return of("invoices") == "on"; }

    /// What is wrong with the fields of a step, for the citizen; empty: all is well. `registered`: the
    /// company's name, empty where the sandbox knows none.
    std::string trouble(int step, const std::string& registered, Date today) const;

    /// The attribute it asks for, pending since `now`.
    AttributeGrant grant(TimePoint now) const;
};

} // namespace cunho::sandbox
