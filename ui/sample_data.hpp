// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>

namespace cunho::ui {

/// What pictures of the program show: a made-up company and its documents.
invoicing::Company sampleCompany();
invoicing::Series sampleSeries();

/// An invoice that can be issued; `index` chooses customer and lines.
invoicing::Draft sampleDraft(int index, Date date);

/// One with several mistakes.
invoicing::Draft wrongDraft(Date date);

/// Issues `count` invoices, one a day up to `last`. Returns their keys, oldest first.
std::vector<std::int64_t> issueSamples(app::Services& services, int count, Date last);

} // namespace cunho::ui
