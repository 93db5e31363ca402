// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/seal_options.hpp"

#include <cunho/core/file.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace cunho::cli {
namespace {

using Layout = signing::SealContent::Layout;
using Wording = signing::SealContent::Wording;
using Place = decltype(pdf::Placement::where);

constexpr std::size_t largestPicture = 32U << 20U;
constexpr std::string_view everyPage = "every";

const std::map<std::string, pdf::Corner> corners{{"top-left", pdf::Corner::TopLeft},
                                                 {"top-right", pdf::Corner::TopRight},
                                                 {"bottom-left", pdf::Corner::BottomLeft},
                                                 {"bottom-right", pdf::Corner::BottomRight}};
const std::map<std::string, Layout> layouts{
    {"neutral", Layout::Neutral}, {"identity", Layout::Identity}, {"attributes", Layout::Attributes}};
const std::map<std::string, Wording> wordings{{"pt", Wording::Portuguese}, {"en", Wording::English}};

/// Exactly `N` finite numbers, separated by `mark`.
template<std::size_t N>
std::optional<std::array<double, N>> numbers(std::string_view text, char mark) {
    std::array<double, N> out{};
    for (std::size_t i = 0; i < N; ++i) {
        const std::size_t end = i + 1 < N ? text.find(mark) : text.size();
        if (end == std::string_view::npos)
            return std::nullopt;
        const auto [last, error] = std::from_chars(text.data(), text.data() + end, out[i]);
        if (error != std::errc{} || last != text.data() + end || !std::isfinite(out[i]))
            return std::nullopt;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::optional<Place> placeNamed(const std::string& text) {
    if (text.empty() || text == "free")
        return pdf::FreeSpace{};
    if (const auto corner = corners.find(text); corner != corners.end())
        return corner->second;
    const auto given = numbers<4>(text, ',');
    if (!given || (*given)[2] <= 0 || (*given)[3] <= 0)
        return std::nullopt;
    const auto& [x, y, width, height] = *given;
    return pdf::Rectangle{x, y, x + width, y + height};
}

/// Of a number; "every" is none.
std::optional<int> pageNumber(std::string_view text) {
    int out = 0;
    const auto [last, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && last == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

std::optional<std::array<double, 2>> sizeNamed(const std::string& text) {
    const auto given = numbers<2>(text, 'x');
    return given && (*given)[0] > 0 && (*given)[1] > 0 ? given : std::nullopt;
}

} // namespace

void SealOptions::addTo(CLI::App& command) {
    visible_ = command
                   .add_option("--visible", place,
                               "A visible seal in the first free space; or PLACE: top-left, top-right, "
                               "bottom-left, bottom-right, free, or x,y,width,height in points from the "
                               "page's lower left")
                   ->expected(0, 1)
                   ->type_name("[PLACE]");
    const auto add = [&](const char* name, auto& value, const char* help) {
        return command.add_option(name, value, help)->needs(visible_);
    };
    add("--page", page, "Page of the seal, from 1; negative ones count from the last; or every")
        ->type_name("N|every");
    add("--seal-layout", layout, "neutral (default), identity or attributes")->check(CLI::IsMember(layouts));
    add("--seal-language", language, "pt (default) or en")->check(CLI::IsMember(wordings));
    add("--seal-picture", picture, "PNG or JPEG to the left of the text");
    add("--seal-size", size, "WIDTHxHEIGHT in points (210x70), with a corner or free");
    add("--seal-company", company, "Company in the seal; default: the certificate's");
    add("--seal-capacity", capacity, "Capacity in the seal; default: the certificate's");
    add("--seal-place", location, "Where it was signed, in the seal");
}

void SealOptions::requireSense(const CLI::App& command) const {
    const auto wrong = [&](const std::string& text) { throw CLI::ValidationError(command.get_name(), text); };
    const auto where = placeNamed(place);
    if (!where)
        wrong("'" + place +
              "' is no place: --visible takes top-left, top-right, bottom-left, bottom-right, free, or "
              "x,y,width,height; before a file write --visible=free");
    const auto number = pageNumber(page);
    if (!number && page != everyPage)
        wrong("'" + page + "' is no page: --page takes a number from 1, -1 for the last, or every");
    if (number == 0)
        wrong("pages count from 1, or from -1 for the last: --page 0 is none");
    if (!number && std::holds_alternative<pdf::FreeSpace>(*where))
        wrong("what is free on one page is not on the next: with --page every say where, such as "
              "--visible=bottom-right");
    if (size.empty())
        return;
    if (std::holds_alternative<pdf::Rectangle>(*where))
        wrong("x,y,width,height says the size already: leave --seal-size out");
    if (!sizeNamed(size))
        wrong("'" + size + "' is no size: write WIDTHxHEIGHT in points, such as 160x50");
}

std::optional<signing::SealRequest> SealOptions::request(const std::string& reason) const {
    if (visible_->count() == 0)
        return std::nullopt;
    signing::SealRequest seal;
    seal.page = pageNumber(page).value_or(1);
    seal.everyPage = page == everyPage;
    seal.placement.where = placeNamed(place).value();
    if (const auto given = sizeNamed(size)) {
        seal.placement.width = (*given)[0];
        seal.placement.height = (*given)[1];
    }
    seal.content.layout = layouts.at(layout);
    seal.content.wording = wordings.at(language);
    seal.content.company = company;
    seal.content.capacity = capacity;
    seal.content.place = location;
    seal.content.reason = reason;
    if (!picture.empty())
        seal.content.picture = readFile(picture, largestPicture);
    return seal;
}

} // namespace cunho::cli
