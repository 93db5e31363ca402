// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf.hpp"

#include <cunho/pdf/passwords.hpp>

#include <functional>
#include <memory>

namespace cunho::pdf {

/// A document opened with the empty password or the first of `passwords` that fits. `process` is handed a new
/// document and a password, and has it read the file. Throws what it throws, last for a password that does
/// not fit.
std::unique_ptr<QPDF> openDocument(const std::function<void(QPDF& document, const char* password)>& process,
                                   const Passwords* passwords);

} // namespace cunho::pdf
