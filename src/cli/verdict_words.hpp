// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/verify_file.hpp>

#include <string>

namespace cunho::cli {

/// What a signature or document time-stamp is worth, in one or two plain English sentences.
std::string verdictSentence(const signing::SignatureReport& report);

/// One block for people: the sentence, then the facts.
void printVerdict(const app::FileVerdict& verdict);

} // namespace cunho::cli
