// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/typography.hpp"

#include <cunho/core/error.hpp>

namespace cunho::print {

QString chooseFamily(const QStringList& installed) {
    for (const char* const family : {"Inter", "Noto Sans", "DejaVu Sans", "Liberation Sans"})
        if (installed.contains(QLatin1String(family)))
            return QLatin1String(family);
    throw Error(Fault::Configuration, "FONT_MISSING", {{"font", "Inter"}, {"package", "fonts-inter"}});
}

} // namespace cunho::print
