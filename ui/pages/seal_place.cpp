// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/pages/seal_place.hpp"

#include <algorithm>
#include <cmath>

namespace cunho::ui {
namespace {

using pdf::Rectangle;

constexpr std::size_t mostObjects = 5'000; ///< of a page full of small things no edge is of use

bool isOneOf(Grip grip, std::initializer_list<Grip> grips) {
    return std::ranges::find(grips, grip) != grips.end();
}

/// How far to the line nearest to `at`, when one is within `reach`.
std::optional<double> wayTo(const std::vector<double>& lines, double at, double reach) {
    std::optional<double> best;
    const auto next = std::ranges::lower_bound(lines, at);
    const auto consider = [&](double line) {
        const double way = line - at;
        if (std::abs(way) <= reach && (!best || std::abs(way) < std::abs(*best)))
            best = way;
    };
    if (next != lines.end())
        consider(*next);
    if (next != lines.begin())
        consider(*std::prev(next));
    return best;
}

/// One axis of a seal.
struct Span {
    double low;
    double high;
    std::optional<double> guide{};
};

Span moved(Span span, double way, double length, const std::vector<double>& lines, double middle,
           double reach) {
    const double room = std::max(0.0, length - (span.high - span.low));
    const double size = span.high - span.low;
    const double low = std::clamp(span.low + way, 0.0, room);
    std::optional<double> best;
    double guide = 0;
    const auto consider = [&](std::optional<double> step, double at) {
        if (step && (!best || std::abs(*step) < std::abs(*best)) && low + *step >= 0 && low + *step <= room) {
            best = step;
            guide = at + *step;
        }
    };
    if (reach > 0) {
        consider(wayTo({middle}, low + size / 2, reach), low + size / 2);
        consider(wayTo(lines, low, reach), low);
        consider(wayTo(lines, low + size, reach), low + size);
    }
    const double drawn = low + best.value_or(0);
    return {drawn, drawn + size, best ? std::optional(guide) : std::nullopt};
}

double drawnTo(double at, const std::vector<double>& lines, double reach, std::optional<double>& guide) {
    if (const auto way = reach > 0 ? wayTo(lines, at, reach) : std::nullopt) {
        guide = at + *way;
        return *guide;
    }
    return at;
}

/// `lower`: the lower edge is moved, else the upper one.
Span resized(Span span, bool lower, double way, double length, double least, const std::vector<double>& lines,
             double reach) {
    least = std::min(least, span.high - span.low);
    std::optional<double> guide;
    double& edge = lower ? span.low : span.high;
    const double from = lower ? 0 : span.low + least;
    const double to = lower ? span.high - least : std::max(length, span.low + least);
    const double wanted = drawnTo(std::clamp(edge + way, from, to), lines, reach, guide);
    edge = std::clamp(wanted, from, to);
    if (guide && edge != *guide)
        guide.reset();
    return {span.low, span.high, guide};
}

pdf::OnSheet onSheetOf(const SealPlace& place) {
    return {place.where, place.sheet.width, place.sheet.height};
}

} // namespace

bool standsOn(const SealPlace& place, int page, int pages, bool everyPageAllowed) {
    switch (place.on) {
    case SealPlace::On::Nothing: return false;
    case SealPlace::On::EveryPage:
        if (everyPageAllowed)
            return true;
        break;
    case SealPlace::On::FirstPage:
    case SealPlace::On::LastPage:
    case SealPlace::On::ThisPage: break;
    }
    return page == pageOf(place, pages);
}

int pageOf(const SealPlace& place, int pages) {
    switch (place.on) {
    case SealPlace::On::LastPage: return std::max(1, pages);
    case SealPlace::On::ThisPage: return std::clamp(place.page, 1, std::max(1, pages));
    case SealPlace::On::Nothing:
    case SealPlace::On::FirstPage:
    case SealPlace::On::EveryPage: break;
    }
    return 1;
}

Rectangle placedOn(const SealPlace& place, SheetSize sheet) {
    return pdf::onSheet(onSheetOf(place), sheet.width, sheet.height);
}

std::optional<signing::SealRequest> sealRequest(const SealPlace& place, signing::SealContent content) {
    if (place.on == SealPlace::On::Nothing)
        return std::nullopt;
    signing::SealRequest request;
    request.content = std::move(content);
    request.placement.where = onSheetOf(place);
    request.placement.width = place.where.width();
    request.placement.height = place.where.height();
    request.page = place.on == SealPlace::On::LastPage ? -1 : pageOf(place, place.page);
    request.everyPage = place.on == SealPlace::On::EveryPage;
    return request;
}

Rectangle keptOn(const Rectangle& seal, SheetSize sheet) {
    const double width = std::min(seal.width(), sheet.width);
    const double height = std::min(seal.height(), sheet.height);
    const double left = std::clamp(seal.left, 0.0, sheet.width - width);
    const double bottom = std::clamp(seal.bottom, 0.0, sheet.height - height);
    return {left, bottom, left + width, bottom + height};
}

Grip gripAt(const Rectangle& seal, double x, double y, double reach) {
    if (x < seal.left - reach || x > seal.right + reach || y < seal.bottom - reach || y > seal.top + reach)
        return Grip::None;
    const double insideX = std::min(reach, seal.width() / 4);
    const double insideY = std::min(reach, seal.height() / 4);
    const int column = x <= seal.left + insideX ? 0 : x >= seal.right - insideX ? 2 : 1;
    const int row = y <= seal.bottom + insideY ? 0 : y >= seal.top - insideY ? 2 : 1;
    constexpr Grip grips[3][3] = {{Grip::BottomLeft, Grip::Bottom, Grip::BottomRight},
                                  {Grip::Left, Grip::Body, Grip::Right},
                                  {Grip::TopLeft, Grip::Top, Grip::TopRight}};
    return grips[row][column];
}

SnapLines snapLines(SheetSize sheet, const std::vector<Rectangle>& objects) {
    SnapLines lines{{sealMargin, sheet.width - sealMargin},
                    {sealMargin, sheet.height - sealMargin},
                    sheet.width / 2,
                    sheet.height / 2};
    if (objects.size() <= mostObjects)
        for (const Rectangle& object : objects) {
            lines.x.insert(lines.x.end(), {object.left, object.right});
            lines.y.insert(lines.y.end(), {object.bottom, object.top});
        }
    std::ranges::sort(lines.x);
    std::ranges::sort(lines.y);
    return lines;
}

Dragged dragged(const Rectangle& seal, Grip grip, double dx, double dy, SheetSize sheet,
                const SnapLines& lines, double reach) {
    Span x{seal.left, seal.right};
    Span y{seal.bottom, seal.top};
    if (grip == Grip::Body) {
        x = moved(x, dx, sheet.width, lines.x, lines.middleX, reach);
        y = moved(y, dy, sheet.height, lines.y, lines.middleY, reach);
    }
    const bool left = isOneOf(grip, {Grip::Left, Grip::TopLeft, Grip::BottomLeft});
    const bool bottom = isOneOf(grip, {Grip::Bottom, Grip::BottomLeft, Grip::BottomRight});
    if (left || isOneOf(grip, {Grip::Right, Grip::TopRight, Grip::BottomRight}))
        x = resized(x, left, dx, sheet.width, leastSealWidth, lines.x, reach);
    if (bottom || isOneOf(grip, {Grip::Top, Grip::TopLeft, Grip::TopRight}))
        y = resized(y, bottom, dy, sheet.height, leastSealHeight, lines.y, reach);
    return {{x.low, y.low, x.high, y.high}, x.guide, y.guide};
}

} // namespace cunho::ui
