// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/verify/verify_parts.hpp"

#include "ui/convert.hpp"

#include <QDesktopServices>
#include <QUrl>

namespace cunho::ui {

VerifyParts makeVerifyParts(app::Services& services) {
    VerifyParts parts;
    parts.verify = [&services](const std::filesystem::path& file, const JobContext& job) {
        return app::reportOn(file, services, job);
    };
    if (services.codes != nullptr)
        parts.codes = [&services](const std::filesystem::path& file, const JobContext& job) {
            return app::lookForCodes(file, *services.codes, services.foreign, &services.documents, job);
        };
    parts.open = [](const std::filesystem::path& file) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(pathToQt(file)));
    };
    parts.programVersion = services.books.programVersion;
    return parts;
}

} // namespace cunho::ui
