// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf_parts.hpp"
#include "pdf/worker/protocol.hpp"

#include <chrono>

namespace cunho::pdf {

/// Greets on `out` and answers requests that come on `in`, until that ends, each within the processor time
/// `time`; `qpdf` is asked for libqpdf when a file needs it. Returns the process's exit code.
///
/// Nothing tells the worker that its parent died but the end of `in`, which comes at once when it waits. A
/// parent-death signal would come when the *thread* ends that happened to start the worker, and threads of a
/// pool end while others still use it. A worker that is busy then ends by its processor time, or by SIGPIPE
/// when it answers.
int serve(int in, int out, std::chrono::milliseconds time, const std::function<const QpdfParts&()>& qpdf);

} // namespace cunho::pdf
