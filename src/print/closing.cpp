// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/closing.hpp"

#include "print/page_plan.hpp"

#include <algorithm>

namespace cunho::print {

namespace {

constexpr double kAtcud = 3.2; // the ATCUD's line
constexpr double kPaymentGap = 8;
constexpr double kPaymentEnd = 136; // right of it the seal has its place
constexpr double kAtcudWidest = 60; // a longer one is set smaller
constexpr double kPaymentTitle = 5;
constexpr double kBeside = 62; // of summary and sections, whatever the totals' height

} // namespace

Closing::Closing(const Canvas& canvas, const Theme& theme, const Content& content)
    : theme_(theme)
    , summary_(theme, content)
    , totals_(theme, content)
    , atcud_(content.atcud)
    , paymentTitle_(content.howToPay.title) {
    if (!content.qrText.empty())
        qr_.emplace(content.qrText);
    qrWidth_ = std::clamp(canvas.width(atcud_, theme.smallInk), qr_ ? qr_->edge() : 10.0, kAtcudWidest);
    takeSections(canvas, content);
    for (const QString& line : content.howToPay.paragraphs)
        payment_ += canvas.wrap(line, theme.strong, kPaymentEnd - paymentLeft());
}

/// Where no line of them breaks, and the left column does not become much longer than the totals at its
/// right.
void Closing::takeSections(const Canvas& canvas, const Content& content) {
    if (summary_.wide())
        return;
    for (const Section& section : content.sections) {
        for (const QString& paragraph : section.paragraphs)
            for (const QString& line : paragraph.split(QLatin1Char('\n')))
                if (canvas.width(line, theme_.body) > TaxSummary::kWidth)
                    return beside_.clear();
        for (Block& block : sectionBlocks(canvas, theme_, section, page::kLeft, TaxSummary::kWidth))
            beside_.push_back(std::move(block));
    }
    if (besideHeight() > std::max(totals_.height(), kBeside))
        beside_.clear();
}

double Closing::besideHeight() const {
    double out = summary_.height();
    for (const Block& block : beside_)
        out += block.height;
    return out;
}

double Closing::paymentLeft() const {
    return page::kLeft + qrWidth_ + kPaymentGap;
}

double Closing::footHeight() const {
    const double code = kAtcud + (qr_ ? qr_->edge() + 2 * qr_->quietZone() : 0);
    const double payment = payment_.isEmpty()
                               ? 0
                               : kAtcud + kPaymentTitle + 4 +
                                     static_cast<double>(payment_.size()) * Canvas::leading(theme_.strong);
    return std::max(code, payment);
}

double Closing::sumsHeight() const {
    return summary_.wide() ? summary_.height() + theme_.gap + totals_.height()
                           : std::max(besideHeight(), totals_.height());
}

double Closing::height() const {
    return 2 * theme_.gap + sumsHeight() + footHeight();
}

void Closing::draw(Canvas& canvas, double top) const {
    summary_.draw(canvas, top + theme_.gap);
    totals_.draw(canvas, top + theme_.gap + (summary_.wide() ? summary_.height() + theme_.gap : 0));
    double y = top + theme_.gap + summary_.height() - (summary_.empty() ? theme_.gap * kSectionAbove : 0);
    for (const Block& block : beside_) {
        block.draw(canvas, y);
        y += block.height;
    }
    const double foot = page::kBodyEnd - footHeight();
    drawQr(canvas, foot);
    if (!payment_.isEmpty())
        drawPayment(canvas, foot);
}

void Closing::drawQr(Canvas& canvas, double top) const {
    // The dark modules stand flush with the margin: the paper's own white is the quiet zone at the left.
    canvas.left(atcud_, canvas.fit(atcud_, theme_.smallInk, qrWidth_), page::kLeft,
                top + canvas.capHeight(theme_.smallInk));
    if (qr_)
        canvas.fill(qr_->path(QPointF(page::kLeft, top + kAtcud + qr_->quietZone())), Qt::black);
}

void Closing::drawPayment(Canvas& canvas, double top) const {
    const double quiet = qr_ ? qr_->quietZone() : 2.5;
    const double baseline = top + kAtcud + quiet + canvas.capHeight(theme_.label);
    canvas.left(paymentTitle_, theme_.label, paymentLeft(), baseline);
    canvas.paragraph(payment_, theme_.strong, paymentLeft(), baseline + kPaymentTitle);
}

} // namespace cunho::print
