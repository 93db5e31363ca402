// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/path_boxes.hpp"
#include "pdf/text_line.hpp"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cunho::pdf {

/// Follows a page's content streams and the forms they use, and notes where ink falls (ISO 32000-1, annex A).
///
/// Work is bounded: a page that asks for more counts as full. Operators without the operands they need do
/// nothing, as in every reader. What cannot be decoded throws std::runtime_error.
class ContentScan {
  public:
    ContentScan(QPDF& document, Occupancy& out);

    void page(QPDFObjectHandle page);

  private:
    class Parser;
    using Operator = void (ContentScan::*)();
    static const std::map<std::string, Operator, std::less<>>& operators();

    void stream(QPDFObjectHandle content, QPDFObjectHandle resources);
    void operate(const std::string& name);
    QPDFObjectHandle decoded(QPDFObjectHandle content);
    void appendDecoded(QPDFObjectHandle stream, std::string& to);
    QPDFObjectHandle resource(const char* category) const;

    /// The last N operands, when they are numbers.
    template<std::size_t N>
    std::optional<std::array<double, N>> numbers() const;
    std::optional<QPDFMatrix> matrixOperand() const;
    std::optional<double> number() const;

    /// Inside the clipping path, and widened to whole dots as readers do.
    void ink(const Rectangle& userSpace);
    void picture() { ink(transformed(state_.toPage, {0, 0, 1, 1})); }
    void save();
    void restore();
    void concatenateOperand();
    void concatenate(const QPDFMatrix& matrix);
    void lineWidth();
    void extendedState();
    void whiteGray();
    void whiteRgb();
    void whiteCmyk();
    void otherColour() { state_.whiteFill = false; }

    PathBoxes::Point point(double x, double y) const;
    void moveTo();
    void lineTo();
    void curveTo();
    void shortCurveTo();
    void rectangle();
    void closePath() { path_.close(); }
    void clip() { clipPending_ = true; }
    void paint(bool fill, bool stroke);
    void endPath() { paint(false, false); }
    void fill() { paint(true, false); }
    void stroke() { paint(false, true); }
    void fillAndStroke() { paint(true, true); }
    void closeAndStroke();
    void closeFillAndStroke();
    void shading();

    void beginText() { text_.begin(); }
    void characterSpacing();
    void wordSpacing();
    void stretch();
    void leading();
    void rise();
    void font();
    void setFont(QPDFObjectHandle font, double size);
    void moveText();
    void moveTextAndLead();
    void textMatrix();
    void nextLine() { text_.move(0, -state_.leading); }
    void show();
    void nextLineShow();
    void spacedShow();

    void object();
    void form(QPDFObjectHandle form);

    QPDF& document_;
    Occupancy& out_;
    GraphicsState state_;
    std::vector<GraphicsState> saved_;
    std::size_t savedBelow_ = 0; ///< states that belong to the stream around this one
    PathBoxes path_;
    bool clipPending_ = false;
    TextLine text_;
    QPDFObjectHandle resources_;
    std::vector<QPDFObjectHandle> operands_;
    std::map<QPDFObjGen, std::shared_ptr<const FontMetrics>> fonts_;
    std::map<QPDFObjGen, QPDFObjectHandle> decoded_;
    std::set<QPDFObjGen> open_; ///< forms being followed
    std::size_t bytes_ = 0;
    std::size_t steps_ = 0;
    bool full_ = false; ///< too much work: nothing more is looked at
};

} // namespace cunho::pdf
