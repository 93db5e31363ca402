// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>

namespace cunho::ui {

/// What pictures of the program show: a made-up company and its documents.
invoicing::Company sampleCompany();
invoicing::Series sampleSeries();

/// A series of every type, the invoices' first.
std::vector<invoicing::Series> sampleSeriesOfAllTypes();

/// An invoice that can be issued; `index` chooses customer and lines.
invoicing::Draft sampleDraft(int index, Date date);

/// A document of another type for the same customer; what it follows from is not in it.
invoicing::Draft sampleDraft(invoicing::DocumentType type, int index, Date date);

/// One with several mistakes.
invoicing::Draft wrongDraft(Date date);

/// Issues `count` invoices, one a day up to `last`. Returns their keys, oldest first.
std::vector<std::int64_t> issueSamples(app::Services& services, int count, Date last);

/// Issues one draft. Throws Internal/UNEXPECTED with the first problem.
invoicing::IssuedDocument issueSample(app::Services& services, const invoicing::Draft& draft);

/// Over the invoices issued before: a receipt, a part payment, a credit note that the customer has confirmed,
/// a quote and the invoice from it, transport documents with and without code, and one that was cancelled.
void issueOtherKinds(app::Services& services, const std::vector<std::int64_t>& invoices, Date day);

/// Customers and products that the editor finds.
void saveSampleRecords(app::Services& services);

} // namespace cunho::ui
