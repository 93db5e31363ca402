// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace cunho::pdf {

/// Which pages a reading tells of: one, by its number as Reader::readPage has it, or all of them besides.
struct WantedPages {
    WantedPages(int number, bool every = false) : page(number), all(every) {} // NOLINT: a number is a page

    int page;
    bool all;
};

} // namespace cunho::pdf
