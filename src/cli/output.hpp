// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/invoicing/calculator.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/repositories.hpp>
#include <cunho/signing/pades.hpp>

#include <nlohmann/json.hpp>
#include <string>

namespace cunho::cli {

using Json = nlohmann::ordered_json;

/// {"fault","reason","text","params","detail"}
Json toJson(const Failure& failure);
Json toJson(const invoicing::Problem& problem);
Json toJson(const invoicing::Totals& totals);
Json toJson(const invoicing::IssuedDocument& document);
Json toJson(const invoicing::SignatureRecord& record);
Json toJson(const invoicing::DocumentRow& row);
Json toJson(const signing::SignedFile& file);

std::string stateName(invoicing::DocumentState state);

/// One JSON value on one line of standard output.
void printLine(const Json& json);

/// "cunho-cli: <what happened and what to do>" on standard error, with the detail below.
void printFailure(const Failure& failure);

} // namespace cunho::cli
