// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "json_reply.hpp"

#include <cunho/core/secret.hpp>

#include <algorithm>

namespace cunho::scap {
namespace {

constexpr int deepest = 16;

bool isForbiddenControl(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
}

void wipeTexts(Json& json) {
    if (json.is_string())
        wipe(json.get_ref<std::string&>());
    else if (json.is_structured())
        std::for_each(json.begin(), json.end(), wipeTexts);
}

} // namespace

WipedJson::~WipedJson() {
    wipeTexts(json_);
}

std::optional<Json> readJson(std::string_view text) {
    bool tooDeep = false;
    Json json = Json::parse(
        text.begin(), text.end(),
        [&](int depth, Json::parse_event_t, Json&) {
            tooDeep = tooDeep || depth > deepest;
            return !tooDeep; // what lies below is not kept
        },
        false);
    if (tooDeep || json.is_discarded())
        return std::nullopt;
    return json;
}

std::optional<std::string> textMember(const Json& object, const char* name, std::size_t longest) {
    const auto* members = object.get_ptr<const Json::object_t*>();
    if (members == nullptr)
        return std::nullopt;
    const auto found = members->find(name);
    if (found == members->end() || !found->second.is_string())
        return std::nullopt;
    const auto& text = found->second.get_ref<const std::string&>();
    if (text.size() > longest || std::any_of(text.begin(), text.end(), isForbiddenControl))
        return std::nullopt;
    return text;
}

std::string forDetail(std::string_view text) {
    constexpr std::size_t longest = 200;
    std::string out(text.substr(0, longest));
    std::replace_if(
        out.begin(), out.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E; },
        '?');
    return out;
}

} // namespace cunho::scap
