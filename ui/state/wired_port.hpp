// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>

namespace cunho::ui {

/// A port that is wired by now; throws Busy/STATE_NOT_CONNECTED before.
template<class Port>
Port& wiredPort(Port* port) {
    if (port == nullptr)
        throw Error(Fault::Busy, "STATE_NOT_CONNECTED");
    return *port;
}

} // namespace cunho::ui
