// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <QImage>

namespace cunho::print {

/// The picture, no larger than paper shows, or a null image when the bytes are no PNG or JPEG that can be
/// read.
QImage readPicture(const Bytes& bytes);

/// Without transparency, which PDF/A-1 does not know: laid on white paper.
QImage onPaper(const QImage& picture);

} // namespace cunho::print
