// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/output.hpp"

#include <cunho/app/services.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace cunho::cli {

/// {"wanted","shortfall"} of a signed file below its level.
Json shortfallJson(signing::PadesLevel wanted, const Failure& why);

/// Says that a file stayed below its level, and why, on standard error.
void printShortfall(const std::string& file, signing::PadesLevel reached, signing::PadesLevel wanted,
                    const Failure& why);

/// An issued document's file that is below its level.
std::optional<signing::WaitingFile> waitingFor(const app::Services& services, std::int64_t documentId);

/// The same of a document's signature, in whatever form the command prints.
void reportShortfall(const signing::WaitingFile& waiting, const invoicing::SignatureRecord& record,
                     Json& line, bool json);

} // namespace cunho::cli
