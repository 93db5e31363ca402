// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/reason_text.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/money.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::invoicing {

/// One field of a fiscal QR code as it was read: "G", "FT 2026A/1".
struct QrField {
    std::string code;
    std::string value;

    bool operator==(const QrField&) const = default;
};

/// What a fiscal QR code says, and what is wrong with it by itself.
struct FiscalQrReading {
    std::vector<QrField> fields; ///< as they stand
    /// Of the form (Especificações Técnicas Código QR 1.0, section 4) and of the sums. `field` is the code.
    /// QR_FIELD_UNKNOWN, QR_FIELD_ORDER (also one that is there twice), QR_FIELD_MISSING, QR_FIELD_FORM,
    /// QR_NIF_WRONG, QR_ATCUD_WRONG, QR_SUM_WRONG, each with {"field","value"}.
    std::vector<Problem> problems;

    /// Null where the field is not there.
    const std::string* find(std::string_view code) const;
    std::optional<Money> amount(std::string_view code) const;
};

/// Reads the text of a QR code. Nothing when it is no fiscal one: those begin with "A:" and go on with "*B:".
std::optional<FiscalQrReading> readFiscalQr(std::string_view text);

/// What a field states, for people: "NIF do emitente" for "A", "Base tributável à taxa reduzida" for "J3";
/// the code itself where it is unknown.
std::string qrFieldName(std::string_view code, Language language);

} // namespace cunho::invoicing
