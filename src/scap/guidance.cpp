// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/scap/guidance.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace cunho::embedded {
extern const std::string_view guidance_json;
} // namespace cunho::embedded

namespace cunho::scap {
namespace {

std::string withPortal(std::string link, std::string_view portal) {
    constexpr std::string_view mark = "{portal}";
    if (link.starts_with(mark))
        link.replace(0, mark.size(), portal);
    return link;
}

Guidance read(const nlohmann::json& row, const char* language, std::string_view portal) {
    const nlohmann::json& text = row.at(language);
    return {row.at("id").get<std::string>(),
            text.at("title").get<std::string>(),
            text.at("steps").get<std::vector<std::string>>(),
            text.at("cost").get<std::string>(),
            text.at("validity").get<std::string>(),
            withPortal(row.at("link").get<std::string>(), portal),
            text.at("linkName").get<std::string>(),
            row.at("source").get<std::string>(),
            parseDate(row.at("asOf").get<std::string>())};
}

} // namespace

std::vector<Guidance> guidance(Language language, std::string_view portal) {
    try {
        std::vector<Guidance> all;
        const nlohmann::json data = nlohmann::json::parse(embedded::guidance_json);
        for (const nlohmann::json& row : data.at("items"))
            all.push_back(read(row, language == Language::Portuguese ? "pt" : "en", portal));
        return all;
    } catch (const nlohmann::json::exception& error) {
        throw Error(Fault::Internal, "UNEXPECTED", {}, error.what());
    }
}

std::optional<Guidance> findGuidance(std::string_view id, Language language, std::string_view portal) {
    for (Guidance& one : guidance(language, portal)) {
        if (one.id == id)
            return std::move(one);
    }
    return std::nullopt;
}

} // namespace cunho::scap
