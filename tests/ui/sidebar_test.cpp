// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/window/sidebar.hpp"

#include <QSignalSpy>
#include <gtest/gtest.h>

namespace cunho::ui {
namespace {

/// The button of the card at the foot, as it is seen; null: none.
QPushButton* seenButton(const Sidebar& sidebar) {
    for (auto* button : sidebar.findChildren<QPushButton*>())
        if (button->isVisibleTo(&sidebar) && !button->isCheckable())
            return button;
    return nullptr;
}

TEST(SidebarCard, LeadsWhereTheWayToSignIs) {
    Sidebar sidebar;
    QSignalSpy activate(&sidebar, &Sidebar::activateChosen);
    QSignalSpy unlock(&sidebar, &Sidebar::unlockChosen);
    QSignalSpy retry(&sidebar, &Sidebar::retryChosen);
    const auto press = [&](SigningState state, const QString& text) {
        sidebar.setSigning(state, QStringLiteral("a"), QStringLiteral("b"));
        auto* button = seenButton(sidebar);
        ASSERT_NE(button, nullptr);
        EXPECT_EQ(button->text(), text);
        button->click();
    };
    press(SigningState::NotActivated, QStringLiteral("Ativar"));
    press(SigningState::Locked, QStringLiteral("Abrir o cofre"));
    press(SigningState::Problem, QStringLiteral("Tentar de novo"));
    EXPECT_EQ(activate.count(), 1);
    EXPECT_EQ(unlock.count(), 1);
    EXPECT_EQ(retry.count(), 1);
}

TEST(SidebarCard, AsksNothingWhenAllIsWell) {
    Sidebar sidebar;
    sidebar.setSigning(SigningState::Ready, QStringLiteral("a"), QStringLiteral("b"));
    EXPECT_EQ(seenButton(sidebar), nullptr);
}

} // namespace
} // namespace cunho::ui
