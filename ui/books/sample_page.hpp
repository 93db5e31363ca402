// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>
#include <cunho/invoicing/tax.hpp>
#include <cunho/print/document_printer.hpp>

#include <QImage>

namespace cunho::ui {

/// A made-up invoice of this company, as it would be printed, marked as of no legal value; for choosing how
/// documents shall look.
QImage drawSample(const invoicing::Company& company, const invoicing::TaxTable& taxes, Date day,
                  const print::PrintOptions& options, QSize size);

} // namespace cunho::ui
