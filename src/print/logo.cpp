// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/letterhead.hpp"
#include "print/picture.hpp"

namespace cunho::print {

QImage readLogo(const Bytes& bytes) {
    const QImage picture = readPicture(bytes);
    return picture.isNull() ? picture : onPaper(picture);
}

} // namespace cunho::print
