// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/pages/password_dialog.hpp"

#include <cunho/app/verification_report.hpp>

#include <filesystem>
#include <functional>
#include <string>

namespace cunho::ui {

/// What the page *Verificar* works with; called on workers.
struct VerifyParts {
    /// Judges one file; throws Cancelled/STOPPED only.
    std::function<app::FileReport(const std::filesystem::path& file, const JobContext& job)> verify;
    /// Its QR codes; likewise. Empty: they are not looked for.
    std::function<app::QrReport(const std::filesystem::path& file, const JobContext& job)> codes{};
    /// On the window's thread: shows a file with the desktop's viewer.
    std::function<void(const std::filesystem::path& file)> open{};
    std::string programVersion{};
    OpenWithPassword unlock{}; ///< empty: nobody can type the password of a protected file
};

/// With what the workplace has.
VerifyParts makeVerifyParts(app::Services& services);

} // namespace cunho::ui
