// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/invoicing/calculator.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/repositories.hpp>
#include <cunho/pdf/structure.hpp>
#include <cunho/signing/pades.hpp>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

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

/// The ids of what a signer should be told.
Json cautionsJson(const std::vector<pdf::Caution>& cautions);

/// One of them in words.
std::string cautionText(pdf::Caution caution, const std::filesystem::path& file);

/// Text out of a foreign file with '?' for what would control the terminal.
std::string printable(std::string text);

/// On one line; bytes that are no UTF-8, as names of files may have, become U+FFFD.
std::string toText(const Json& json);

/// One JSON value on one line of standard output.
void printLine(const Json& json);

/// What is wrong with a draft or a record: {"field","reason","text"} each.
Json problemsJson(const std::vector<invoicing::Problem>& problems);

/// Likewise, one a line on standard error.
void printProblems(const std::vector<invoicing::Problem>& problems);

/// Either, and the exit code of a refusal.
int refuse(bool json, const std::vector<invoicing::Problem>& problems);

/// "cunho-cli: <what happened and what to do>" on standard error, with the detail below.
void printFailure(const Failure& failure);

} // namespace cunho::cli
