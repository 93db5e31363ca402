// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/consent_text.hpp>
#include <cunho/crypto/digest.hpp>

namespace cunho::embedded {
extern const std::string_view terms_pt_txt;
extern const std::string_view terms_en_txt;
extern const std::string_view token_use_pt_txt;
extern const std::string_view token_use_en_txt;
extern const std::string_view batch_mode_pt_txt;
extern const std::string_view batch_mode_en_txt;
extern const std::string_view cmd_information_pt_txt;
extern const std::string_view cmd_information_en_txt;
} // namespace cunho::embedded

namespace cunho::app {
namespace {

using ConsentKind = signing::ConsentRecord::Kind;

ConsentText consentText(ConsentKind kind, std::string_view whole) {
    const auto end = whole.find('\n');
    const auto body = whole.find_first_not_of('\n', end);
    return {kind, whole.substr(0, end), whole.substr(body),
            crypto::digest(crypto::DigestAlgorithm::Sha256, asBytes(whole)).value};
}

} // namespace

std::vector<ConsentText> consentTexts(Language language) {
    const bool portuguese = language == Language::Portuguese;
    return {consentText(ConsentKind::Terms, portuguese ? embedded::terms_pt_txt : embedded::terms_en_txt),
            consentText(ConsentKind::TokenUse,
                        portuguese ? embedded::token_use_pt_txt : embedded::token_use_en_txt),
            consentText(ConsentKind::BatchMode,
                        portuguese ? embedded::batch_mode_pt_txt : embedded::batch_mode_en_txt)};
}

InformationText cmdInformation(Language language) {
    const std::string_view whole = language == Language::Portuguese ? embedded::cmd_information_pt_txt
                                                                    : embedded::cmd_information_en_txt;
    const auto end = whole.find('\n');
    return {whole.substr(0, end), whole.substr(whole.find_first_not_of('\n', end))};
}

std::string_view languageCode(Language language) noexcept {
    return language == Language::Portuguese ? "pt" : "en";
}

std::optional<Language> parseLanguage(std::string_view code) {
    if (code == "pt")
        return Language::Portuguese;
    return code == "en" ? std::optional(Language::English) : std::nullopt;
}

} // namespace cunho::app
