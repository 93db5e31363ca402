// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/reason_text.hpp>
#include <cunho/signing/activation.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::app {

/// Of all three texts; a changed word is a new version.
inline constexpr std::string_view consentVersion = "2026-11";

/// A text that the signer agrees to, word by word (SAFE guidelines 1, 11, 17 and 24).
struct ConsentText {
    signing::ConsentRecord::Kind kind = signing::ConsentRecord::Kind::Terms;
    std::string_view title; ///< its first line
    std::string_view body;  ///< plain text, paragraphs apart by an empty line; UTF-8
    Bytes sha256;           ///< of the whole text, title and body as they stand in the file
};

/// Terms, use of the tokens, signing without asking each time: in the order in which they are shown.
std::vector<ConsentText> consentTexts(Language language);

/// Of `cmdInformation`.
inline constexpr std::string_view cmdInformationVersion = "2026-11";

/// What a person may read before signing with the Chave Móvel Digital: what is signed, how the key is used,
/// what the law says (CMD guideline 22). Nobody has to agree to it, so no record is kept.
struct InformationText {
    std::string_view title;
    std::string_view body; ///< plain text; paragraphs apart by an empty line, each under its heading's line
};
InformationText cmdInformation(Language language);

/// "pt", "en", as records keep it.
std::string_view languageCode(Language language) noexcept;
std::optional<Language> parseLanguage(std::string_view code);

} // namespace cunho::app
