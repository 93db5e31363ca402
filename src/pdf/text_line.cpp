// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/text_line.hpp"

#include <algorithm>
#include <cmath>

namespace cunho::pdf {

namespace {

constexpr double bearing = 0.15; // letters may stand out beside their advance, parts of the size
constexpr double columnGap = 2;  // a wider step in a TJ array leads to another piece of text

} // namespace

void TextLine::setMatrix(const QPDFMatrix& matrix) {
    text_ = matrix;
    line_ = matrix;
    at_ = 0;
    slack_ = 0;
}

void TextLine::move(double x, double y) {
    QPDFMatrix next = line_;
    next.translate(x, y);
    setMatrix(next);
}

void TextLine::show(QPDFObjectHandle operand, const GraphicsState& state, const Sink& sink) {
    open_ = false;
    if (operand.isString()) {
        showString(operand.getStringValue(), state);
    } else if (operand.isArray()) {
        for (auto& item : operand.aitems()) {
            if (item.isString()) {
                showString(item.getStringValue(), state);
            } else if (item.isNumber()) {
                const double before = at_;
                adjust(bounded(item), state);
                if (std::abs(at_ - before) > columnGap * std::abs(state.fontSize * state.stretch)) {
                    flush(state, sink);
                }
            }
        }
    }
    flush(state, sink);
}

void TextLine::showString(std::string_view text, const GraphicsState& state) {
    if (text.empty()) {
        return;
    }
    if (!open_) {
        open_ = true;
        from_ = at_ - slack_;
        to_ = at_;
    }
    while (!text.empty()) {
        const FontMetrics::Glyph glyph = state.font->next(text);
        const double spacing = state.characterSpacing + (glyph.isSpace ? state.wordSpacing : 0);
        advance(glyph.advance * state.fontSize + spacing, state);
        if (glyph.isGuess) {
            slack_ += std::abs(glyph.advance * state.fontSize * state.stretch);
        }
        from_ = std::min(from_, at_ - slack_);
        to_ = std::max(to_, at_);
    }
}

void TextLine::adjust(double thousandths, const GraphicsState& state) {
    advance(-thousandths / 1000 * state.fontSize, state);
}

/// `along` without stretching, which vertical writing does not know (9.4.4).
void TextLine::advance(double along, const GraphicsState& state) {
    at_ += state.font->isVertical() ? along : along * state.stretch;
}

void TextLine::flush(const GraphicsState& state, const Sink& sink) {
    if (open_) {
        sink(transformed(state.toPage, transformed(text_, box(state))));
    }
    open_ = false;
}

Rectangle TextLine::box(const GraphicsState& state) const {
    const double size = state.fontSize;
    const double beside = std::abs(size) * bearing * std::max(1.0, std::abs(state.stretch));
    if (state.font->isVertical()) { // letters stand centred on the line and hang from it
        const double half = std::abs(size) * std::max(1.0, std::abs(state.stretch));
        return {-half, from_ - beside + state.rise, half, to_ + std::abs(size) + state.rise};
    }
    const double a = state.font->ascent() * size + state.rise;
    const double b = state.font->descent() * size + state.rise;
    return {from_ - beside, std::min(a, b), to_ + beside, std::max(a, b)};
}

} // namespace cunho::pdf
