// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/font_metrics.hpp"

#include <algorithm>
#include <cmath>

namespace cunho::pdf {

namespace {

constexpr double glyphUnit = 0.001; // glyph space of all fonts but Type 3
constexpr double highest = 3;       // taller letters are a mistake in the font's descriptor
constexpr double widest = 1.1;      // for fonts that say nothing
constexpr int maximumCodes = 65536; // of a composite font

double numberOr(QPDFObjectHandle object, double otherwise) {
    return object.isNumber() ? bounded(object) : otherwise;
}

} // namespace

FontMetrics::FontMetrics(QPDFObjectHandle font) {
    if (!font.isDictionary()) {
        return;
    }
    QPDFObjectHandle subtype = font.getKey("/Subtype");
    if (isNamed(subtype, "/Type0")) {
        readComposite(font);
    } else if (isNamed(subtype, "/Type3")) {
        readSimple(font);
        readType3(font);
    } else {
        readSimple(font);
        readHeights(font.getKey("/FontDescriptor"));
    }
}

void FontMetrics::readSimple(QPDFObjectHandle font) {
    QPDFObjectHandle widths = font.getKey("/Widths");
    const QPDFObjectHandle missing = entry(font.getKey("/FontDescriptor"), "/MissingWidth");
    const int count = widths.isArray() ? widths.getArrayNItems() : 0;
    missing_ =
        std::max(widest, numberOr(missing, 0) * glyphUnit); // readers differ on codes that have no width
    const int first = static_cast<int>(std::clamp(numberOr(font.getKey("/FirstChar"), 0), 0.0, 255.0));
    for (int i = 0; i < std::min(count, 256 - first); ++i) {
        widths_[static_cast<std::uint32_t>(first + i)] = numberOr(widths.getArrayItem(i), 1000) * glyphUnit;
    }
}

/// The room a glyph takes is told by the font's box, through its matrix; both may be anything.
void FontMetrics::readType3(QPDFObjectHandle font) {
    QPDFObjectHandle matrix = font.getKey("/FontMatrix");
    QPDFObjectHandle box = font.getKey("/FontBBox");
    const bool whole = matrix.isMatrix() && box.isRectangle();
    const double across = whole ? std::abs(bounded(matrix.getArrayItem(0))) : glyphUnit;
    const double up = whole ? bounded(matrix.getArrayItem(3)) : glyphUnit;
    for (auto& [code, width] : widths_) {
        width *= across / glyphUnit;
    }
    if (whole) {
        const auto corners = box.getArrayAsRectangle();
        ascent_ = std::max({ascent_, corners.ury * up, corners.lly * up});
        descent_ = std::min({descent_, corners.ury * up, corners.lly * up});
    }
}

void FontMetrics::readHeights(QPDFObjectHandle descriptor) {
    ascent_ = std::clamp(numberOr(entry(descriptor, "/Ascent"), 0) * glyphUnit, ascent_, highest);
    descent_ = std::clamp(numberOr(entry(descriptor, "/Descent"), 0) * glyphUnit, -highest, descent_);
}

void FontMetrics::readComposite(QPDFObjectHandle font) {
    QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
    QPDFObjectHandle descendant = descendants.isArray() && descendants.getArrayNItems() > 0
                                      ? descendants.getArrayItem(0)
                                      : QPDFObjectHandle::newNull();
    if (!descendant.isDictionary()) {
        return;
    }
    missing_ = numberOr(descendant.getKey("/DW"), 1000) * glyphUnit;
    readWidths(descendant.getKey("/W"));
    readHeights(descendant.getKey("/FontDescriptor"));
    QPDFObjectHandle encoding = font.getKey("/Encoding");
    const bool isName = encoding.isName();
    const std::string name = isName ? encoding.getName() : "";
    vertical_ = isName ? name.ends_with("-V")
                       : encoding.isStream() && numberOr(encoding.getDict().getKey("/WMode"), 0) == 1;
    if (vertical_) {
        QPDFObjectHandle metrics = descendant.getKey("/DW2");
        const bool given = metrics.isArray() && metrics.getArrayNItems() == 2;
        missing_ = std::min(-1.0, given ? numberOr(metrics.getArrayItem(1), -1000) * glyphUnit : -1.0);
        widths_.clear();
    }
    if (name == "/Identity-H" || name == "/Identity-V") {
        codeSize_ = 2;
        missingIsGuess_ = vertical_;
        return;
    }
    for (const auto& [code, width] : widths_) { // a CMap may take one byte a letter, and any letter
        missing_ = std::max(missing_, width);
    }
    widths_.clear();
}

/// "c [w1 w2 …]" and "first last w" (9.7.4.3).
void FontMetrics::readWidths(QPDFObjectHandle widths) {
    const int count = widths.isArray() ? widths.getArrayNItems() : 0;
    int left = maximumCodes; // ranges may overlap without end
    for (int i = 0; i + 1 < count && left > 0;) {
        const auto first = static_cast<int>(std::clamp(numberOr(widths.getArrayItem(i), 0), 0.0, 65535.0));
        QPDFObjectHandle second = widths.getArrayItem(i + 1);
        if (second.isArray()) {
            for (int k = 0; k < std::min(second.getArrayNItems(), maximumCodes - first); ++k, --left) {
                widths_[static_cast<std::uint32_t>(first + k)] =
                    numberOr(second.getArrayItem(k), 1000) * glyphUnit;
            }
            i += 2;
            continue;
        }
        const auto last = static_cast<int>(std::clamp(numberOr(second, 0), 0.0, 65535.0));
        for (int code = first; i + 2 < count && code <= last && left > 0; ++code, --left) {
            widths_[static_cast<std::uint32_t>(code)] =
                numberOr(widths.getArrayItem(i + 2), 1000) * glyphUnit;
        }
        i += 3;
    }
}

FontMetrics::Glyph FontMetrics::next(std::string_view& text) const {
    const std::size_t size = std::min(codeSize_, text.size());
    std::uint32_t code = 0;
    for (const char byte : text.substr(0, size)) {
        code = code << 8U | static_cast<unsigned char>(byte);
    }
    text.remove_prefix(size);
    const auto found = widths_.find(code);
    const bool known = found != widths_.end();
    return {known ? found->second : missing_, size == 1 && code == ' ', !known && missingIsGuess_};
}

} // namespace cunho::pdf
