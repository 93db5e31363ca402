// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/signing/journal.hpp>

namespace cunho::signing {

std::string_view jobStateName(JobState state) noexcept {
    switch (state) {
    case JobState::Prepared: return "prepared";
    case JobState::AuthorizeSent: return "authorize-sent";
    case JobState::Authorized: return "authorized";
    case JobState::SignSent: return "sign-sent";
    case JobState::Signed: return "signed";
    case JobState::Embedded: return "embedded";
    case JobState::Failed: return "failed";
    }
    return "failed";
}

} // namespace cunho::signing
