// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/reason_text.hpp>
#include <cunho/signing/verdict.hpp>

#include <string>

namespace cunho::app {

/// "Válida", "Não válida", "Por confirmar".
std::string verdictWord(const signing::SignatureReport& report, Language language);

/// What a signature or document time-stamp is worth, in one or two plain sentences.
std::string verdictSentence(const signing::SignatureReport& report, Language language);

/// What to do now; empty when there is nothing.
std::string nextStep(const signing::SignatureReport& report, Language language);

/// "prova de aprovação" for a commitment type (RFC 5126, 5.11.1) given by its OID, which stands alone where it
/// is none of those; empty for an empty one.
std::string commitmentWords(const std::string& oid, Language language);

/// "permitida: provas de validade (DSS)".
std::string changeWords(const pdf::Change& change, Language language);

} // namespace cunho::app
