// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/strict_json.hpp"

#include <cunho/core/error.hpp>

#include <nlohmann/json.hpp>

namespace cunho::wiring {
namespace {

void wipeTexts(nlohmann::json& json) {
    if (json.is_string())
        wipe(json.get_ref<std::string&>());
    else if (json.is_structured())
        for (auto& item : json)
            wipeTexts(item);
}

} // namespace

struct StrictJson::Native {
    nlohmann::json json;
};

StrictJson::StrictJson(ByteView bytes, Invalid invalid)
    : native_(std::make_unique<Native>()), invalid_(std::move(invalid)) {
    native_->json = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!native_->json.is_object())
        invalid_("{}");
}

StrictJson::~StrictJson() {
    wipeTexts(native_->json);
}

bool StrictJson::has(const char* member) const {
    return native_->json.contains(member);
}

namespace {

const std::string* textIn(const nlohmann::json& object, const char* member) {
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(member);
    const auto* text = found == object.end() ? nullptr : found->get_ptr<const std::string*>();
    return text != nullptr && !text->empty() ? text : nullptr;
}

} // namespace

std::string StrictJson::text(const char* member) const {
    const auto* found = textIn(native_->json, member);
    if (found == nullptr) {
        invalid_(member);
        throw Error(Fault::Internal, "UNEXPECTED");
    }
    return *found;
}

std::string StrictJson::text(const char* section, const char* member) const {
    const auto at = native_->json.find(section);
    const auto* found = at == native_->json.end() ? nullptr : textIn(*at, member);
    if (found == nullptr) {
        invalid_(std::string(section) + "." + member);
        throw Error(Fault::Internal, "UNEXPECTED");
    }
    return *found;
}

Secret StrictJson::secret(const char* section, const char* member) const {
    return Secret::fromText(text(section, member));
}

} // namespace cunho::wiring
