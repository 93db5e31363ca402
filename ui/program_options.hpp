// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/instance/hand_over.hpp"
#include "ui/look/theme.hpp"

#include <cunho/core/environment.hpp>

#include <QString>
#include <filesystem>
#include <string>
#include <vector>

namespace cunho::ui {

/// What the window was started with.
struct ProgramOptions {
    Environment environment = Environment::Sandbox;
    std::filesystem::path database;
    std::filesystem::path sandboxAccess;
    std::filesystem::path screenshots;
    bool fastKeys = false;
    bool seedAccount = false;
    QString language;
    ThemeChoice theme = ThemeChoice::Light;
    HandOver wanted; ///< files to sign, by names of whatever bytes, absolute
};

/// Ends the program for options that are none, and for --help and --version. The first argument is the
/// program's name; needs a QCoreApplication.
ProgramOptions readProgramOptions(const std::vector<std::string>& arguments);

/// What the desktop gave this start, so that its window may come to the front.
std::string activationToken();

} // namespace cunho::ui
