// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>

#include <string>

namespace cunho::test {

/// The reason and fault of what `action` throws, as "Fault/REASON"; empty when it does not throw.
template<typename Action>
std::string thrown(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return std::string(faultName(error.fault())) + "/" + error.reason();
    }
    return {};
}

} // namespace cunho::test
