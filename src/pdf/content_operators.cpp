// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/content_scan.hpp"

#include <algorithm>
#include <cmath>

/// The operators that set state, build and paint paths, and show text.
namespace cunho::pdf {

namespace {

constexpr double dotReach = 0.75; // points either side; coarser screens are rare

/// How much a length grows at most.
double growth(const QPDFMatrix& matrix) {
    return std::max(std::hypot(matrix.a, matrix.b), std::hypot(matrix.c, matrix.d));
}

Rectangle grown(const Rectangle& box, double by) {
    return {box.left - by, box.bottom - by, box.right + by, box.top + by};
}

} // namespace

void ContentScan::ink(const Rectangle& userSpace) {
    const Rectangle cut = intersection(userSpace, state_.clip);
    if (cut.width() < 0 || cut.height() < 0) {
        return;
    }
    out_.add(grown(cut, dotReach));
}

template<std::size_t N>
std::optional<std::array<double, N>> ContentScan::numbers() const {
    if (operands_.size() < N) {
        return std::nullopt;
    }
    std::array<double, N> out{};
    for (std::size_t i = 0; i < N; ++i) {
        QPDFObjectHandle operand = operands_[operands_.size() - N + i];
        if (!operand.isNumber()) {
            return std::nullopt;
        }
        out[i] = bounded(operand);
    }
    return out;
}

std::optional<double> ContentScan::number() const {
    const auto value = numbers<1>();
    return value ? std::optional((*value)[0]) : std::nullopt;
}

std::optional<QPDFMatrix> ContentScan::matrixOperand() const {
    const auto v = numbers<6>();
    return v ? std::optional(QPDFMatrix((*v)[0], (*v)[1], (*v)[2], (*v)[3], (*v)[4], (*v)[5])) : std::nullopt;
}

void ContentScan::concatenateOperand() {
    if (const auto matrix = matrixOperand()) {
        concatenate(*matrix);
    }
}

/// Matrices that grow beyond all numbers put their ink anywhere.
void ContentScan::concatenate(const QPDFMatrix& matrix) {
    state_.toPage.concat(matrix);
    const QPDFMatrix& m = state_.toPage;
    for (const double value : {m.a, m.b, m.c, m.d, m.e, m.f}) {
        full_ = full_ || std::abs(value) > 1e30;
    }
}

void ContentScan::lineWidth() {
    state_.lineWidth = number().value_or(state_.lineWidth);
}

void ContentScan::extendedState() {
    QPDFObjectHandle found = resource("/ExtGState");
    QPDFObjectHandle width = entry(found, "/LW");
    QPDFObjectHandle font = entry(found, "/Font");
    if (width.isNumber()) {
        state_.lineWidth = bounded(width);
    }
    if (font.isArray() && font.getArrayNItems() == 2 && font.getArrayItem(1).isNumber()) {
        setFont(font.getArrayItem(0), bounded(font.getArrayItem(1)));
    }
}

void ContentScan::whiteGray() {
    state_.whiteFill = number() == 1;
}

void ContentScan::whiteRgb() {
    state_.whiteFill = numbers<3>() == std::array{1.0, 1.0, 1.0};
}

void ContentScan::whiteCmyk() {
    state_.whiteFill = numbers<4>() == std::array{0.0, 0.0, 0.0, 0.0};
}

PathBoxes::Point ContentScan::point(double x, double y) const {
    PathBoxes::Point out{};
    state_.toPage.transform(x, y, out.x, out.y);
    return out;
}

void ContentScan::moveTo() {
    if (const auto v = numbers<2>()) {
        path_.moveTo(point((*v)[0], (*v)[1]));
    }
}

void ContentScan::lineTo() {
    if (const auto v = numbers<2>()) {
        path_.lineTo({point((*v)[0], (*v)[1])});
    }
}

void ContentScan::curveTo() {
    if (const auto v = numbers<6>()) {
        path_.lineTo({point((*v)[0], (*v)[1]), point((*v)[2], (*v)[3]), point((*v)[4], (*v)[5])});
    }
}

void ContentScan::shortCurveTo() {
    if (const auto v = numbers<4>()) {
        path_.lineTo({point((*v)[0], (*v)[1]), point((*v)[2], (*v)[3])});
    }
}

void ContentScan::rectangle() {
    if (const auto v = numbers<4>()) {
        const auto [x, y, width, height] = *v;
        path_.moveTo(point(x, y));
        path_.lineTo({point(x + width, y)});
        path_.lineTo({point(x + width, y + height)});
        path_.lineTo({point(x, y + height)});
        path_.close();
    }
}

void ContentScan::closeAndStroke() {
    path_.close();
    stroke();
}

void ContentScan::closeFillAndStroke() {
    path_.close();
    fillAndStroke();
}

void ContentScan::paint(bool fill, bool stroke) {
    if (fill && !state_.whiteFill) {
        for (const Rectangle& subpath : path_.subpaths()) {
            if (!out_.isBackground(intersection(subpath, state_.clip))) {
                ink(subpath);
            }
        }
    }
    if (stroke) {
        const double reach = std::abs(state_.lineWidth) * growth(state_.toPage);
        for (const Rectangle& segment : path_.strokes()) {
            ink(grown(segment, reach));
        }
    }
    if (const auto box = path_.box(); box && clipPending_) {
        state_.clip = intersection(state_.clip, *box);
    }
    clipPending_ = false;
    path_.clear();
}

void ContentScan::shading() {
    if (!out_.isBackground(state_.clip)) {
        ink(state_.clip);
    }
}

void ContentScan::characterSpacing() {
    state_.characterSpacing = number().value_or(state_.characterSpacing);
}

void ContentScan::wordSpacing() {
    state_.wordSpacing = number().value_or(state_.wordSpacing);
}

void ContentScan::stretch() {
    state_.stretch = number().value_or(state_.stretch * 100) / 100;
}

void ContentScan::leading() {
    state_.leading = number().value_or(state_.leading);
}

void ContentScan::rise() {
    state_.rise = number().value_or(state_.rise);
}

void ContentScan::font() {
    const auto size = number();
    if (!size || operands_.size() < 2) {
        return;
    }
    operands_.pop_back();
    setFont(resource("/Font"), *size);
}

void ContentScan::setFont(QPDFObjectHandle font, double size) {
    state_.fontSize = size;
    if (!font.isIndirect()) {
        state_.font = std::make_shared<FontMetrics>(font);
        return;
    }
    auto& known = fonts_[font.getObjGen()];
    if (!known) {
        known = std::make_shared<FontMetrics>(font);
    }
    state_.font = known;
}

void ContentScan::moveText() {
    if (const auto v = numbers<2>()) {
        text_.move((*v)[0], (*v)[1]);
    }
}

void ContentScan::moveTextAndLead() {
    if (const auto v = numbers<2>()) {
        state_.leading = -(*v)[1];
        text_.move((*v)[0], (*v)[1]);
    }
}

void ContentScan::textMatrix() {
    if (const auto matrix = matrixOperand()) {
        text_.setMatrix(*matrix);
    }
}

void ContentScan::show() {
    if (!operands_.empty()) {
        text_.show(operands_.back(), state_, [this](const Rectangle& box) { ink(box); });
    }
}

void ContentScan::nextLineShow() {
    nextLine();
    show();
}

void ContentScan::spacedShow() {
    if (operands_.size() < 3) {
        return;
    }
    QPDFObjectHandle word = operands_[operands_.size() - 3];
    QPDFObjectHandle character = operands_[operands_.size() - 2];
    if (word.isNumber() && character.isNumber()) {
        state_.wordSpacing = bounded(word);
        state_.characterSpacing = bounded(character);
    }
    nextLineShow();
}

} // namespace cunho::pdf
