// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/job_context.hpp>

namespace cunho {

void JobContext::throwIfStopped() const {
    if (stop_.stop_requested())
        throw Error(Fault::Cancelled, "STOPPED");
}

} // namespace cunho
