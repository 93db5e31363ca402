// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/look/tokens.hpp"

#include <cmath>

namespace cunho::ui {
namespace {

QColor rgb(unsigned value) {
    return QColor::fromRgb(QRgb(0xff000000U | value));
}

/// Relative luminance of WCAG 2.2.
double luminance(const QColor& colour) {
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

Tokens lightTokens() {
    Tokens t;
    t.dark = false;
    t.window = rgb(0xf5f6f8);
    t.panel = rgb(0xffffff);
    t.side = rgb(0xeceef2);
    t.line = rgb(0xe0e3e9);
    t.edge = rgb(0xcfd4dc);
    t.text = rgb(0x1b2029);
    t.dim = rgb(0x5a6372);
    t.accent = rgb(0x0b6b62);
    t.accentText = rgb(0xffffff);
    t.accentHover = rgb(0x085a52);
    t.hover = rgb(0xf0f3f5);
    t.selection = rgb(0xdcefec);
    t.selectionText = rgb(0x12211f);
    t.danger = rgb(0xb3261e);
    t.dangerSoft = rgb(0xfdecea);
    t.toast = rgb(0x1b212b);
    t.toastText = rgb(0xf4f6f8);
    t.toastAction = rgb(0x6fe0d0);
    t.banner = rgb(0xfcefc9);
    t.bannerText = rgb(0x5c4400);
    return t;
}

Tokens darkTokens() {
    Tokens t;
    t.dark = true;
    t.window = rgb(0x15191d);
    t.panel = rgb(0x1d2227);
    t.side = rgb(0x191d22);
    t.line = rgb(0x2c333a);
    t.edge = rgb(0x3a434c);
    t.text = rgb(0xeceff2);
    t.dim = rgb(0xa3acb8);
    t.accent = rgb(0x3fb8a8);
    t.accentText = rgb(0x06201d);
    t.accentHover = rgb(0x58cbbc);
    t.hover = rgb(0x252b31);
    t.selection = rgb(0x1f3d3a);
    t.selectionText = rgb(0xeafaf7);
    t.danger = rgb(0xff9a91);
    t.dangerSoft = rgb(0x3b2224);
    t.toast = rgb(0xe9ecf0);
    t.toastText = rgb(0x171c22);
    t.toastAction = rgb(0x075f57);
    t.banner = rgb(0x3a2f12);
    t.bannerText = rgb(0xf4d98b);
    return t;
}

PillColours pillColours(PillKind kind, bool dark) {
    switch (kind) {
    case PillKind::Grey:
        return dark ? PillColours{rgb(0x30373f), rgb(0xcfd6de)} : PillColours{rgb(0xe8ebf0), rgb(0x465061)};
    case PillKind::Amber:
        return dark ? PillColours{rgb(0x43340f), rgb(0xf5cf74)} : PillColours{rgb(0xfdeec5), rgb(0x6d4a00)};
    case PillKind::Green:
        return dark ? PillColours{rgb(0x143b2a), rgb(0x84e0b0)} : PillColours{rgb(0xd6f2e1), rgb(0x11603c)};
    case PillKind::Blue:
        return dark ? PillColours{rgb(0x233548), rgb(0xa9cdf0)} : PillColours{rgb(0xdfe9f3), rgb(0x2d4d6e)};
    case PillKind::Red:
        return dark ? PillColours{rgb(0x4a2326), rgb(0xffb3ab)} : PillColours{rgb(0xfbdcd9), rgb(0x8c1d18)};
    }
    return {};
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace cunho::ui
