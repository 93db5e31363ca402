// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/bare_process.hpp>

#include <cstdlib>

namespace cunho {

Process::Options bareProcess() {
    Process::Options options;
    options.onlyThisEnvironment = true;
    options.environment = {{"LANG", "C.UTF-8"}};
    for (const char* name : {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS"})
        if (const char* value = std::getenv(name))
            options.environment.emplace_back(name, value);
    return options;
}

} // namespace cunho
