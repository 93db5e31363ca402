// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/error.hpp>

#include <cstdio>
#include <cstdlib>

namespace cunho::fuzz {

/// What a target does with one input; each target defines it. An Error that leaves it is an answer, any other
/// exception, a sanitizer's report, a leak and a broken promise are findings.
void tryInput(ByteView input);

/// Runs one part of `tryInput` whose Error must not end the others.
template<typename Act>
void answer(Act act) {
    try {
        act();
    } catch (const Error&) { // an answer
    }
}

/// Ends the process, which the fuzzer reports with the input, when a promise of a header does not hold.
inline void require(bool holds, const char* promise) {
    if (!holds) {
        std::fprintf(stderr, "broken promise: %s\n", promise);
        std::abort();
    }
}

} // namespace cunho::fuzz
