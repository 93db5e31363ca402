// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/scap/guidance.hpp>

#include <gtest/gtest.h>
#include <set>

namespace cunho::scap {
namespace {

TEST(Guidance, SpeaksOfEveryPrerequisiteInBothLanguages) {
    for (const Language language : {Language::Portuguese, Language::English}) {
        for (const char* id :
             {"cmd-active", "card-reader", "no-earlier-account", "capacity", "invoice-attribute",
              "pins-known", "cmd-signature", "portal-accounts", "login-tips"}) {
            const auto found = findGuidance(id, language);
            ASSERT_TRUE(found) << id;
            EXPECT_FALSE(found->title.empty()) << id;
            EXPECT_FALSE(found->steps.empty()) << id;
            EXPECT_FALSE(found->source.empty()) << id;
            EXPECT_GE(found->asOf, parseDate("2026-11-01")) << id;
            EXPECT_EQ(found->link.empty(), found->linkName.empty()) << id;
        }
    }
    EXPECT_FALSE(findGuidance("other", Language::English));
}

TEST(Guidance, IsTheSameInBothLanguages) {
    const auto portuguese = guidance(Language::Portuguese);
    const auto english = guidance(Language::English);
    ASSERT_EQ(portuguese.size(), 9U);
    ASSERT_EQ(portuguese.size(), english.size());
    std::set<std::string> ids;
    for (std::size_t i = 0; i < portuguese.size(); ++i) {
        EXPECT_EQ(portuguese[i].id, english[i].id);
        EXPECT_EQ(portuguese[i].steps.size(), english[i].steps.size()) << portuguese[i].id;
        EXPECT_EQ(portuguese[i].cost.empty(), english[i].cost.empty()) << portuguese[i].id;
        EXPECT_EQ(portuguese[i].validity.empty(), english[i].validity.empty()) << portuguese[i].id;
        EXPECT_NE(portuguese[i].steps, english[i].steps) << portuguese[i].id;
        EXPECT_TRUE(ids.insert(portuguese[i].id).second);
    }
}

TEST(Guidance, LeadsToTheProfilesPortal) {
    EXPECT_EQ(findGuidance("capacity", Language::English)->link,
              "https://www.autenticacao.gov.pt/area-privada/atributos-profissionais");
    EXPECT_EQ(findGuidance("capacity", Language::English, "https://127.0.0.1:4000/portal")->link,
              "https://127.0.0.1:4000/portal/area-privada/atributos-profissionais");
}

} // namespace
} // namespace cunho::scap
