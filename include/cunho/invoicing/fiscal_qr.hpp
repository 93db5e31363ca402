// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/invoicing/calculator.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cunho::invoicing {

/// Fields of the fiscal QR code (Especificações Técnicas Código QR, version 1.0), in the words of that text.
struct FiscalQr {
    std::string issuerNif;            ///< A
    std::string customerNif;          ///< B, 999999990 for the final consumer
    std::string customerCountry;      ///< C
    std::string documentType;         ///< D
    char status = 'N';                ///< E
    Date date{};                      ///< F
    std::string number;               ///< G
    std::string atcud;                ///< H, without the word
    std::vector<TaxTotal> taxes;      ///< I, J, K: regions in order of presence; empty gives I1:0
    std::optional<Money> notSubject;  ///< L
    std::optional<Money> stampDuty;   ///< M
    Money taxPayable;                 ///< N
    Money gross;                      ///< O
    std::optional<Money> withholding; ///< P
    std::string hashCharacters;       ///< Q, "0" for training documents
    int certificateNumber = 0;        ///< R
    std::string other;                ///< S, without '*'; empty: left out

    /// The text to encode. Throws Input/QR_TOO_MANY_REGIONS or Input/QR_BAD_TEXT ('*' in S).
    std::string text() const;
};

} // namespace cunho::invoicing
