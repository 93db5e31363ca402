// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/painter/pipe.hpp"

#include <cerrno>
#include <unistd.h>

namespace cunho::ui::painter {

bool readAll(int from, std::span<std::byte> place) {
    while (!place.empty()) {
        const auto got = read(from, place.data(), place.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        place = place.subspan(static_cast<std::size_t>(got));
    }
    return true;
}

bool writeAll(int to, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const auto written = write(to, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace cunho::ui::painter
