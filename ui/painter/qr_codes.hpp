// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QImage>
#include <string>
#include <vector>

namespace cunho::ui::painter {

/// What the QR codes of a picture say, each text once, from top to bottom; their bytes as they stand.
std::vector<std::string> qrCodes(const QImage& picture);

} // namespace cunho::ui::painter
