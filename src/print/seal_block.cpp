// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/seal_block.hpp"

#include <algorithm>

namespace cunho::print {

namespace {

constexpr double kLargest = 1.6;
constexpr double kSmallest = 0.75;
constexpr double kLeastSealPoints = 4.5; // of the smallest text at the smallest scale
constexpr double kNarrowest = 0.75;
constexpr double kRounding = 0.99; // Qt rounds letters to whole dots
constexpr int kRounds = 6;         // halvings of the range between them
constexpr double kLeading = 1.3;   // of the letters' size
constexpr double kAscent = 1.0;
constexpr double kLabelShare = 0.6; // a longer label gets a line of its own

const QString kTrailingDot = QStringLiteral(" ·"); // none at the end of a line

double millimetres(double points) {
    return points * 25.4 / 72;
}

double rowHeight(const TextStyle& style) {
    return millimetres(style.points) * kLeading;
}

TextStyle scaled(TextStyle style, double scale) {
    style.points *= scale;
    return style;
}

} // namespace

SealBlock::SealBlock(const Canvas& canvas, std::vector<SealText> texts, double width, double height)
    : canvas_(canvas), texts_(std::move(texts)), width_(width), room_(height) {
    if (set(kLargest))
        return;
    if (!set(kSmallest)) {
        squeeze();
        return;
    }
    double fits = kSmallest;
    double over = kLargest;
    for (int round = 0; round < kRounds; ++round) {
        const double middle = (fits + over) / 2;
        (set(middle) ? fits : over) = middle;
    }
    set(fits);
}

bool SealBlock::set(double scale) {
    scale_ = scale;
    height_ = 0;
    rows_.clear();
    taken_.clear();
    bool whole = true;
    for (const SealText& text : texts_) {
        const std::size_t before = rows_.size();
        whole = addRows(text) && whole;
        taken_.push_back(static_cast<int>(rows_.size() - before));
    }
    for (const Row& row : rows_)
        height_ += rowHeight(row.style);
    return whole && !tooHigh();
}

bool SealBlock::addRows(const SealText& text) {
    TextStyle style = scaled(text.style, scale_);
    if (text.label.isEmpty())
        style = onOneLine(text.value, style);
    TextStyle labelStyle = style.in(colour::dim);
    labelStyle.weight = QFont::Normal;
    QString label = text.label;
    double indent = 0;
    if (!label.isEmpty()) {
        indent = canvas_.width(label + QLatin1Char(' '), labelStyle);
        if (indent > kLabelShare * width_) {
            rows_.push_back({canvas_.elide(label, labelStyle, width_), {}, labelStyle, style, 0});
            label.clear();
            indent = 0;
        }
    }
    QStringList lines = canvas_.wrap(text.value, style, width_, indent);
    const bool cut = lines.size() > text.mostLines;
    if (cut) {
        const QString rest = lines.mid(text.mostLines - 1).join(QLatin1Char(' '));
        lines = lines.mid(0, text.mostLines - 1);
        lines += canvas_.elide(rest, style, width_ - (lines.isEmpty() ? indent : 0));
    }
    for (QString& line : lines) {
        if (line.endsWith(kTrailingDot))
            line.chop(kTrailingDot.size());
        rows_.push_back({label, line, labelStyle, style, indent});
        label.clear();
        indent = 0;
    }
    return !cut;
}

/// A little smaller where that saves a second line for a word or two.
TextStyle SealBlock::onOneLine(const QString& text, const TextStyle& style) const {
    const TextStyle fitted = canvas_.fit(text, style, width_ * kRounding);
    const bool worth = fitted.points >= std::max(kNarrowest * style.points, kLeastSealPoints);
    return worth ? fitted : style;
}

void SealBlock::squeeze() {
    while (tooHigh() && giveWay())
        set(kSmallest);
}

/// The least needed text less, or one line less of the longest (the lowest of several); false when nothing
/// may go. What was signed for
/// (`dispensable` 1) is cut before it goes.
bool SealBlock::giveWay() {
    const auto least = std::ranges::max_element(texts_, {}, &SealText::dispensable);
    if (least != texts_.end() && least->dispensable > 1) {
        texts_.erase(least);
        return true;
    }
    SealText* longest = nullptr;
    int most = 2;
    for (std::size_t i = 0; i < texts_.size(); ++i)
        if (taken_[i] >= most && texts_[i].mostLines > 1 && !texts_[i].whole) {
            longest = &texts_[i];
            most = taken_[i];
        }
    if (longest != nullptr) {
        longest->mostLines = std::min(longest->mostLines, most) - 1;
        return true;
    }
    if (least == texts_.end() || least->dispensable == 0)
        return false;
    texts_.erase(least);
    return true;
}

void SealBlock::draw(Canvas& canvas, double x, double top) const {
    for (const Row& row : rows_) {
        const double baseline = top + millimetres(row.style.points) * kAscent;
        if (!row.label.isEmpty())
            canvas.left(row.label, row.labelStyle, x, baseline);
        if (!row.value.isEmpty())
            canvas.left(row.value, row.style, x + row.indent, baseline);
        top += rowHeight(row.style);
    }
}

} // namespace cunho::print
