// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/dropped_files.hpp"

#include "ui/convert.hpp"

#include <cunho/app/collect_files.hpp>

#include <QMimeData>
#include <QUrl>

namespace cunho::ui {

bool holdsFiles(const QMimeData& data) {
    if (data.hasUrls())
        return true;
    return data.hasText() && !app::pathsOf(fromQt(data.text())).paths.empty();
}

/// Addresses as they came, not as a path in between: names may be bytes that are no text.
QString filesIn(const QMimeData& data) {
    if (!data.hasUrls())
        return data.text();
    QStringList lines;
    for (const QUrl& url : data.urls())
        lines << QString::fromLatin1(url.toEncoded(QUrl::FullyEncoded));
    return lines.join(QStringLiteral("\r\n"));
}

std::vector<std::filesystem::path> localFiles(const QMimeData& data) {
    return app::pathsOf(fromQt(filesIn(data))).paths;
}

} // namespace cunho::ui
