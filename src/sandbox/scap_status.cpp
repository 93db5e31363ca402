// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scap_status.hpp"

namespace cunho::sandbox {
namespace {

using nlohmann::json;

std::string_view usualText(std::string_view code) {
    constexpr std::pair<std::string_view, std::string_view> texts[] = {
        {"102", "Processing"},          {"200", "OK"},
        {"204", "No attributes found"}, {"205", "Attributes expired"},
        {"206", "Incomplete"},          {"404", "Process not found or already consumed"},
    };
    for (const auto& [known, text] : texts)
        if (known == code)
            return text;
    return "Error";
}

} // namespace

json scapStatus(const std::string& code, std::string_view text, const Switches& switches) {
    const bool described = switches.isOn(Switch::ScapCodeDescription);
    return {{"code", code},
            {described ? "codeDescription" : "message", text.empty() ? usualText(code) : text}};
}

std::string scapStatusBody(const std::string& processId, const std::string& code, std::string_view text,
                           const Switches& switches) {
    return json{{"processId", processId}, {"status", scapStatus(code, text, switches)}}.dump();
}

} // namespace cunho::sandbox
