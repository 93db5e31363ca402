// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app_signing.hpp"
#include "fakes/judges.hpp"

#include <cunho/app/activate_signature.hpp>
#include <cunho/app/consent_text.hpp>

namespace cunho::app {
namespace {

using ConsentKind = signing::ConsentRecord::Kind;

struct Known {
    const char* file;
    const char* sha256;
};

/// The texts of this version. Who changes a word changes `consentVersion` and these lines with it: a record
/// names a version and a digest, and both must lead to one text for ever.
constexpr std::string_view version = "2026-11";
constexpr Known knownInPortuguese[] = {
    {"terms_pt.txt", "06c584f521002fbf5bf63719435eacee83285d77a6a0ab3fc99b19ed23e7ce2e"},
    {"token_use_pt.txt", "fdcd86bf493e3e4cf9b300e446eae27123a1706c12440064f1e9352851487b4a"},
    {"batch_mode_pt.txt", "1da002a2ccec219481775813f766bc841140369f97b75477af376a243a156e6a"}};
constexpr Known knownInEnglish[] = {
    {"terms_en.txt", "0d5f409b1db886ee3a6b3b5caeb0eae40b75aba9c36739b789899e7bb94fd6f3"},
    {"token_use_en.txt", "067f8c0f0c0aa4baf6577e6d8dbcd1cd44ecbca3b19cd2b87209346dff8386ae"},
    {"batch_mode_en.txt", "a8232f21651fc020ac8ca536dd034e7f796ae182834d5c96156c448730f5280e"}};

TEST(ConsentText, IsTheVersionsWordByWord) {
    EXPECT_EQ(consentVersion, version);
    for (const Language language : {Language::Portuguese, Language::English}) {
        const auto texts = consentTexts(language);
        ASSERT_EQ(texts.size(), 3U);
        EXPECT_EQ(texts[0].kind, ConsentKind::Terms);
        EXPECT_EQ(texts[1].kind, ConsentKind::TokenUse);
        EXPECT_EQ(texts[2].kind, ConsentKind::BatchMode);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const Known& known = language == Language::Portuguese ? knownInPortuguese[i] : knownInEnglish[i];
            EXPECT_EQ(toHex(texts[i].sha256), known.sha256) << known.file;
            // The digest is of the file itself, as anybody computes it.
            const auto judge =
                test::ask("openssl", {"dgst", "-sha256", "-r",
                                      std::string(CUNHO_TEST_DATA "/../../resources/consent/") + known.file});
            EXPECT_TRUE(judge.report.starts_with(known.sha256)) << judge.report;
            EXPECT_FALSE(texts[i].title.empty());
            EXPECT_EQ(texts[i].title.find('\n'), std::string_view::npos);
            EXPECT_FALSE(texts[i].body.starts_with('\n'));
        }
    }
}

TEST(ConsentText, SaysWhatTheGuidelinesAskFor) {
    const auto whole = [](Language language) {
        std::string text;
        for (const auto& one : consentTexts(language))
            text += std::string(one.title) + "\n" + std::string(one.body);
        return text;
    };
    const std::string pt = whole(Language::Portuguese);
    for (const char* part :
         {"Decreto-Lei n.º 28/2019", "Regulamento (UE) n.º 910/2014", "Decreto-Lei n.º 12/2021",
          "em seu nome", "cifradas", "alteração posterior seja visível", "não impede",
          "responde pelo que assina", "45 dias", "4 horas", "em cada renovação"})
        EXPECT_NE(pt.find(part), std::string::npos) << part;
    const std::string en = whole(Language::English);
    for (const char* part :
         {"Decree-Law 28/2019", "Regulation (EU) No 910/2014", "Decree-Law 12/2021", "in your name",
          "encrypted", "later change visible", "does not keep anybody from changing",
          "answers for what is signed", "45 days", "4 hours", "each renewal"})
        EXPECT_NE(en.find(part), std::string::npos) << part;
}

TEST(ConsentText, LanguagesHaveCodes) {
    for (const Language language : {Language::Portuguese, Language::English})
        EXPECT_EQ(parseLanguage(languageCode(language)), language);
    EXPECT_FALSE(parseLanguage("fr"));
}

TEST_F(AppSigning, TheProposedLimitFollowsWhatWasIssued) {
    refuseEverything();
    const auto empty = proposeLimit(services);
    EXPECT_EQ(empty.signatures, 1000);
    EXPECT_EQ(empty.issued, 0);
    EXPECT_EQ(empty.days, 45);
    issue();
    issue();
    EXPECT_EQ(proposeLimit(services).issued, 2);
    EXPECT_EQ(proposeLimit(services).signatures, 1000);
    clock.advance(std::chrono::days(46));
    EXPECT_EQ(proposeLimit(services).issued, 0);
}

} // namespace
} // namespace cunho::app
