// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/look/theme.hpp"

#include <gtest/gtest.h>

namespace {

using namespace cunho::ui;

class Look : public testing::TestWithParam<bool> {
  protected:
    Tokens tokens() const { return GetParam() ? darkTokens() : lightTokens(); }
};

TEST_P(Look, MeasuresContrastAsTheGuidelineDoes) {
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21.0, 0.01);
    EXPECT_NEAR(contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01); // WCAG's well-known grey
}

TEST_P(Look, TextIsReadableOnEveryGround) {
    const Tokens t = tokens();
    for (const auto& ground : {t.window, t.panel, t.side, t.hover, t.selection})
        EXPECT_GE(contrast(t.text, ground), 7.0) << ground.name().toStdString();
    EXPECT_GE(contrast(t.selectionText, t.selection), 7.0);
}

TEST_P(Look, DimTextIsReadable) {
    const Tokens t = tokens();
    for (const auto& ground : {t.window, t.panel, t.side, t.hover, t.selection})
        EXPECT_GE(contrast(t.dim, ground), 4.5) << ground.name().toStdString();
}

TEST_P(Look, ButtonsLinksAndNoticesAreReadable) {
    const Tokens t = tokens();
    EXPECT_GE(contrast(t.accentText, t.accent), 4.5);
    EXPECT_GE(contrast(t.accentText, t.accentHover), 4.5);
    EXPECT_GE(contrast(t.accent, t.panel), 4.5);
    EXPECT_GE(contrast(t.toastText, t.toast), 7.0);
    EXPECT_GE(contrast(t.toastAction, t.toast), 4.5);
    EXPECT_GE(contrast(t.bannerText, t.banner), 7.0);
}

TEST_P(Look, ProblemsAreReadable) {
    const Tokens t = tokens();
    EXPECT_GE(contrast(t.danger, t.panel), 4.5);
    EXPECT_GE(contrast(t.danger, t.window), 4.5);
    EXPECT_GE(contrast(t.danger, t.dangerSoft), 4.5);
    EXPECT_GE(contrast(t.text, t.dangerSoft), 7.0);
}

TEST_P(Look, FocusRingStandsOut) {
    const Tokens t = tokens();
    for (const auto& ground : {t.window, t.panel, t.side})
        EXPECT_GE(contrast(t.accent, ground), 3.0) << ground.name().toStdString(); // WCAG 2.2, 1.4.11
}

TEST_P(Look, PillsAreReadable) {
    for (const auto kind :
         {PillKind::Grey, PillKind::Amber, PillKind::Green, PillKind::Blue, PillKind::Red}) {
        const auto colours = pillColours(kind, GetParam());
        EXPECT_GE(contrast(colours.text, colours.ground), 4.5) << static_cast<int>(kind);
    }
}

TEST_P(Look, StyleSheetLeavesNoTokenOpen) {
    EXPECT_FALSE(styleSheetOf(tokens()).contains(QLatin1Char('@')));
}

INSTANTIATE_TEST_SUITE_P(Themes, Look, testing::Bool(),
                         [](const auto& theme) { return theme.param ? "Dark" : "Light"; });

} // namespace
