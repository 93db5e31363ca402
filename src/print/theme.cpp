// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/theme.hpp"

#include <algorithm>
#include <cmath>

namespace cunho::print {

namespace {

constexpr double kLegible = 5.5; // on paper; leaves 4.5 on the tint
constexpr double kTintShare = 0.07;

double luminance(const QColor& colour) {
    const auto linear = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

QColor mixed(const QColor& colour, const QColor& ground, double share) {
    const auto part = [share](int a, int b) {
        return static_cast<int>(std::lround(a * share + b * (1 - share)));
    };
    return {part(colour.red(), ground.red()), part(colour.green(), ground.green()),
            part(colour.blue(), ground.blue())};
}

bool isColour(const std::string& text) {
    return text.size() == 7 && text[0] == '#' &&
           std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

Theme common(const QColor& accent) {
    Theme out;
    out.accent = accent;
    out.tint = mixed(accent, colour::paper, kTintShare);
    out.title = style::title;
    out.runningTitle = style::runningTitle;
    out.name = style::name;
    out.runningName = style::runningName;
    out.body = style::body;
    out.strong = style::strong;
    out.small = style::small;
    out.smallInk = style::smallInk;
    out.label = style::label;
    out.columnTitle = style::columnTitle.in(accent);
    out.total = style::total.in(accent);
    out.totalLabel = style::strong.in(accent);
    out.headInk = colour::ink;
    out.headDim = colour::dim;
    out.headMark = accent;
    return out;
}

void makeModern(Theme& theme) {
    theme.headInk = colour::paper;
    theme.headDim = mixed(theme.tint, theme.accent, 0.92);
    theme.headMark = colour::paper;
    theme.columnTitle = theme.columnTitle.in(colour::paper);
    theme.total = theme.total.in(colour::paper);
    theme.totalLabel = theme.totalLabel.in(colour::paper);
}

void makeCompact(Theme& theme) {
    for (TextStyle* const each : {&theme.body, &theme.strong})
        each->points = 7.5;
    for (TextStyle* const each : {&theme.small, &theme.smallInk, &theme.columnTitle})
        each->points = 6.8;
    theme.label.points = 6;
    theme.title.points = 13.5;
    theme.name.points = 9.5;
    theme.total.points = 10.5;
    theme.totalLabel.points = 7.5;
    theme.emblem = 12;
    theme.rowPadding = 1.05;
    theme.sumRow = 4.4;
    theme.totalField = 8.5;
    theme.gap = 4.5;
    theme.head = 4;
}

} // namespace

double contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

QColor readableAccent(const std::string& colour) {
    static const std::string own = PrintOptions().colour;
    QColor out(QString::fromStdString(isColour(colour) ? colour : own));
    while (contrast(out, colour::paper) < kLegible ||
           contrast(out, mixed(out, colour::paper, kTintShare)) < 4.5)
        out = QColor(out.red() * 95 / 100, out.green() * 95 / 100, out.blue() * 95 / 100);
    return out;
}

Theme tightened(Theme theme) {
    theme.rowPadding *= 0.7;
    theme.sumRow *= 0.85;
    theme.totalField *= 0.8;
    theme.gap *= 0.65;
    theme.head *= 0.6;
    return theme;
}

Theme shrunk(Theme theme, double share) {
    for (TextStyle* const each :
         {&theme.title, &theme.runningTitle, &theme.name, &theme.runningName, &theme.body, &theme.strong,
          &theme.small, &theme.smallInk, &theme.label, &theme.columnTitle, &theme.total, &theme.totalLabel})
        each->points *= share;
    return theme;
}

Theme makeTheme(Template look, const std::string& colour) {
    Theme out = common(readableAccent(colour));
    out.look = look;
    if (look == Template::Modern)
        makeModern(out);
    if (look == Template::Compact)
        makeCompact(out);
    return out;
}

} // namespace cunho::print
