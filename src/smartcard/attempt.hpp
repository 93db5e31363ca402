// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>
#include <cunho/smartcard/session.hpp>

#include <memory>
#include <string>

namespace cunho::smartcard {

/// Readers::begin. PC/SC cannot end the wait for another program's transaction, so it happens in a thread of
/// its own; when the job is stopped that thread is left alone, and gives back at once what it gets at last.
std::unique_ptr<Session::Impl> beginSession(const std::string& reader, const JobContext& job);

} // namespace cunho::smartcard
