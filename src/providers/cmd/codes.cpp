// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "codes.hpp"

#include <algorithm>
#include <array>

namespace cunho::providers::cmd {
namespace {

struct Row {
    std::string_view begin; ///< a whole code, or how it begins
    Meaning meaning;
};

constexpr std::array rows{
    Row{"200", Meaning::Done},
    Row{"801", Meaning::PinWrong},
    Row{"802", Meaning::CodeWrong},
    Row{"816", Meaning::ProcessOver},
    Row{"817", Meaning::Inactive},
    Row{"901", Meaning::ChangePins},
    Row{"902", Meaning::ChangeSignaturePin},
    Row{"5", Meaning::Failing},
    Row{"", Meaning::Refused},
};

bool isDigits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The name of a parameter, as far as it looks like one.
std::string shownField(const std::string& field) {
    constexpr std::size_t longest = 40;
    const bool plain = std::all_of(field.begin(), field.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_';
    });
    return plain && field.size() <= longest ? field : std::string();
}

Failure failureOf(const SignStatus& status) {
    const std::string detail = "Code " + status.code;
    switch (meaningOf(status.code)) {
    case Meaning::PinWrong: return {Fault::Credential, "CMD_PIN_WRONG", {}, detail};
    case Meaning::CodeWrong: return {Fault::Credential, "CMD_CODE_WRONG", {}, detail};
    case Meaning::ProcessOver: return {Fault::Conflict, "CMD_PROCESS_OVER", {}, detail};
    case Meaning::Inactive: return {Fault::Service, "CMD_INACTIVE", {}, detail};
    case Meaning::ChangePins: return {Fault::Rejected, "CMD_CHANGE_PINS", {}, detail};
    case Meaning::ChangeSignaturePin: return {Fault::Rejected, "CMD_CHANGE_SIGNATURE_PIN", {}, detail};
    case Meaning::Failing: return {Fault::Service, "CMD_UNAVAILABLE", {}, detail};
    case Meaning::Unknown: return {Fault::Service, "CMD_REPLY_INVALID", {}, "Code is none"};
    case Meaning::Done:
    case Meaning::Refused: break;
    }
    return {
        Fault::Service, "CMD_REFUSED", {{"code", status.code}, {"field", shownField(status.field)}}, detail};
}

} // namespace

Meaning meaningOf(std::string_view code) {
    constexpr std::size_t digits = 3;
    if (code.size() != digits || !isDigits(code))
        return Meaning::Unknown;
    return std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return code.starts_with(row.begin); })
        ->meaning;
}

Refused::Refused(const SignStatus& status) : Error(failureOf(status)), meaning_(meaningOf(status.code)) {}

void requireDone(const SignStatus& status) {
    if (meaningOf(status.code) != Meaning::Done)
        throw Refused(status);
}

} // namespace cunho::providers::cmd
