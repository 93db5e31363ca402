// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/closing.hpp"

#include "print/page_plan.hpp"
#include "print/wording.hpp"

#include <algorithm>

namespace cunho::print {

using invoicing::IssuedFacts;

namespace {

constexpr double kAbove = 7;   // from the last line to the summary
constexpr double kBetween = 7; // from the summary to the foot
constexpr double kAtcud = 3.2; // the ATCUD's line
constexpr double kPaymentGap = 8;
constexpr double kAtcudWidest = 60; // a longer one is set smaller

} // namespace

Closing::Closing(const Canvas& canvas, const IssuedFacts& facts)
    : summary_(canvas, facts)
    , totals_(facts)
    , qr_(facts.qrText)
    , atcud_(atcudLine(facts))
    , iban_(ibanInGroups(facts.issuer.iban)) {}

double Closing::footHeight() const {
    return kAtcud + qr_.edge() + 2 * qr_.quietZone();
}

double Closing::height() const {
    return kAbove + std::max(summary_.height(), totals_.height()) + kBetween + footHeight();
}

void Closing::draw(Canvas& canvas, double top) const {
    summary_.draw(canvas, top + kAbove);
    totals_.draw(canvas, top + kAbove);
    const double foot = page::kBodyEnd - footHeight();
    drawQr(canvas, foot);
    if (!iban_.isEmpty())
        drawPayment(canvas, foot);
}

double Closing::qrWidth(const Canvas& canvas) const {
    return std::clamp(canvas.width(atcud_, style::smallInk), qr_.edge(), kAtcudWidest);
}

void Closing::drawQr(Canvas& canvas, double top) const {
    // The dark modules stand flush with the margin: the paper's own white is the quiet zone at the left.
    canvas.left(atcud_, canvas.fit(atcud_, style::smallInk, qrWidth(canvas)), page::kLeft,
                top + canvas.capHeight(style::smallInk));
    canvas.fill(qr_.path(QPointF(page::kLeft, top + kAtcud + qr_.quietZone())), Qt::black);
}

void Closing::drawPayment(Canvas& canvas, double top) const {
    const double x = page::kLeft + qrWidth(canvas) + kPaymentGap;
    const double baseline = top + kAtcud + qr_.quietZone() + canvas.capHeight(style::label);
    canvas.left(QStringLiteral("PAGAMENTO POR TRANSFERÊNCIA"), style::label, x, baseline);
    canvas.left(QStringLiteral("IBAN ") + iban_, style::strong, x, baseline + 5);
}

} // namespace cunho::print
