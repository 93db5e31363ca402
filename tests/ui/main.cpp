// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/look/theme.hpp"

#include <QApplication>
#include <gtest/gtest.h>

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // gtest_discover_tests runs this program, too
    QApplication application(argc, argv);
    cunho::ui::applyTheme(application, cunho::ui::ThemeChoice::Light);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
