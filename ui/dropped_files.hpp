// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>
#include <filesystem>
#include <vector>

class QMimeData;

namespace cunho::ui {

/// Whether this can be dropped or pasted: names of files or folders.
bool holdsFiles(const QMimeData& data);

/// As `SignQueue::paste` takes it: one address or path a line.
QString filesIn(const QMimeData& data);

/// The files and folders of this computer among them, byte by byte as they are called.
std::vector<std::filesystem::path> localFiles(const QMimeData& data);

} // namespace cunho::ui
