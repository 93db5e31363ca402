// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app_signing.hpp"

#include <cunho/app/target_name.hpp>

namespace cunho::app {
namespace {

const Date day = parseDate("2026-11-23");

TEST(TargetName, FillsThePattern) {
    EXPECT_EQ(signedName(defaultNamePattern, {"/x/contrato.pdf"}), "contrato-assinado.pdf");
    EXPECT_EQ(signedName(defaultNamePattern, {"/x/contrato.PDF"}, 2), "contrato-assinado-2.pdf");
    EXPECT_EQ(signedName("{date} {name} {n}", {"a.b.pdf", day, 7, 120}), "2026-11-23 a.b 007.pdf");
    EXPECT_EQ(signedName("{n}.PDF", {"a.pdf", day, 12, 3}, 3), "12-3.pdf");
}

TEST(TargetName, IsNeverLongerThanAFileSystemTakes) {
    const std::string longest = std::string(251, 'x') + ".pdf";
    EXPECT_EQ(signedName(defaultNamePattern, {longest}), std::string(242, 'x') + "-assinado.pdf");
    EXPECT_EQ(signedName(defaultNamePattern, {longest}, 10).size(), 255U);
    std::string loaves;
    for (int number = 0; number < 62; ++number)
        loaves += "🥖";
    const auto cut = signedName(defaultNamePattern, {loaves + ".pdf"});
    EXPECT_LE(cut.size(), 255U);
    EXPECT_EQ(cut.substr(0, 240), loaves.substr(0, 240)) << "between characters";
    EXPECT_TRUE(cut.ends_with("🥖-assinado.pdf"));
}

TEST(TargetName, RefusesWhatCannotBeAName) {
    for (const char* pattern :
         {"", " ", ".{name}", "a/{name}", "{nome}", "{name", "{name}\n", "../{name}", "{}"})
        EXPECT_EQ(reasonOf([&] { requireNamePattern(pattern); }), "NAME_PATTERN_INVALID") << pattern;
    EXPECT_EQ(reasonOf([] { requireNamePattern(std::string(201, 'a')); }), "NAME_PATTERN_INVALID");
    for (const char* pattern : {"{name}-assinado.pdf", "{n}", "assinado", "{name}}"})
        EXPECT_EQ(reasonOf([&] { requireNamePattern(pattern); }), "") << pattern;
}

TEST(TargetName, IsKnownAgainByItsPattern) {
    for (const char* pattern : {"{name}-assinado.pdf", "{date} {name} ok assinado",
                                "assinado {n} {name}{n}.PDF", "{name}{name} sig.pdf", "Ção-{name}"})
        for (const char* source : {"a", "a-2", "2026", "Relatório 3-4", "x-assinado"})
            for (const int copy : {1, 2, 17}) {
                const auto name = signedName(pattern, {source, parseDate("2026-11-23"), 7, 120}, copy);
                EXPECT_TRUE(mayBeSignedName(pattern, name)) << pattern << " " << name;
            }
    for (const char* other : {"a.pdf", "assinado.pdf", "-assinado.pdf", "a-assinado-x.pdf", "a-assinado-.pdf",
                              "a-assinado.txt", "a-assinado", ""})
        EXPECT_FALSE(mayBeSignedName("{name}-assinado.pdf", other)) << other;
    EXPECT_FALSE(mayBeSignedName("{date} {name} assinado", "26-11-23 a assinado.pdf"));
    for (const char* pattern : {"{name}", "{n} {name}", "{name}_x", "ab-cd {name}", "{nome} assinado"})
        EXPECT_FALSE(mayBeSignedName(pattern, "1 ab-cd a_x assinado.pdf"))
            << pattern << ": has no word of its own";
}

} // namespace
} // namespace cunho::app
