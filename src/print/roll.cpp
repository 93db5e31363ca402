// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/roll.hpp"

#include <algorithm>

namespace cunho::print {

namespace {

constexpr double kRollEdge = 5; // what a roll printer leaves white
constexpr double kRollRight = Roll::kWidth - kRollEdge;
constexpr double kRollContent = kRollRight - kRollEdge;
constexpr double kMiddle = Roll::kWidth / 2;
constexpr double kLogo = 14;

const TextStyle kName{11, QFont::DemiBold, colour::ink, 0};
const TextStyle kTitle{12, QFont::DemiBold, colour::ink, 0};
const TextStyle kText{8, QFont::Normal, colour::ink, 0};
const TextStyle kStrong{8, QFont::DemiBold, colour::ink, 0};
const TextStyle kSmall{7, QFont::Normal, colour::ink, 0};
const TextStyle kTotal{14, QFont::DemiBold, colour::ink, 0};

} // namespace

Roll::Roll(const Canvas& canvas, const Content& content) : canvas_(canvas), content_(content) {
    addHead();
    addCustomer();
    addLines();
    addTaxes();
    addSums();
    addSections();
    addCode();
    addGap(kRollEdge);
}

void Roll::add(Block block) {
    const double height = block.height;
    placed_.push_back({std::move(block), height_});
    height_ += height;
}

void Roll::addRule() {
    add({3, {}, {{QRectF(kRollEdge, 1.4, kRollContent, 0.25), colour::ink}}});
}

void Roll::addText(const QString& text, const TextStyle& style, Block::Align align) {
    const double x = align == Block::Align::Centre  ? kMiddle
                     : align == Block::Align::Right ? kRollRight
                                                    : kRollEdge;
    if (text.isEmpty())
        return;
    for (const QString& line : canvas_.wrap(text, style, kRollContent)) {
        const double leading = Canvas::leading(style);
        add({leading, {{line, style, x, leading * 0.76, align}}, {}});
    }
}

void Roll::addPair(const QString& label, const QString& value, const TextStyle& style) {
    const double leading = Canvas::leading(style);
    const TextStyle right = canvas_.fit(value, style, kRollContent * 0.7);
    const TextStyle left = canvas_.fit(label, style, kRollContent - canvas_.width(value, right) - 2);
    add({leading,
         {{label, left, kRollEdge, leading * 0.76},
          {value, right, kRollRight, leading * 0.76, Block::Align::Right}},
         {}});
}

void Roll::addHead() {
    addGap(kRollEdge);
    if (!content_.band.isEmpty()) {
        addText(content_.band, kStrong, Block::Align::Centre);
        addRule();
    }
    if (!content_.logo.isNull()) {
        logoSize_ =
            QSizeF(content_.logo.size()).scaled(QSizeF(kRollContent * 0.6, kLogo), Qt::KeepAspectRatio);
        logoTop_ = height_;
        addGap(logoSize_.height() + 2);
    }
    addText(content_.issuer, kName, Block::Align::Centre);
    for (const QString& line : content_.issuerLines)
        addText(line, kSmall, Block::Align::Centre);
    addRule();
    addText(content_.title, kTitle);
    addText(content_.mark, kStrong);
    for (const QString& line : content_.evident)
        addText(line, kStrong);
    for (const Pair& fact : content_.facts)
        addPair(fact.label, fact.value, kSmall);
    for (const QString& line : content_.mentions)
        addText(line, kStrong);
}

void Roll::addCustomer() {
    addRule();
    addPair(content_.say("CLIENTE", "CUSTOMER"), {}, kSmall);
    addText(content_.customer.name, kStrong);
    addText(content_.customer.nif, kText);
    for (const QString& line : content_.customer.address)
        addText(line, kText);
}

/// The description over the width, and below it every number.
void Roll::addLines() {
    addRule();
    const TableContent& table = content_.table;
    addPair(content_.say("Descrição · Qtd. × Preço unit. · IVA", "Item"), table.columns.back().title, kSmall);
    addGap(1);
    for (const RowContent& row : table.rows) {
        addText(row.cells[table.wide], kText);
        addPair(row.narrow, row.cells.back(), kStrong);
        for (const QString& note : row.notes)
            addText(note, kSmall);
        addGap(1);
    }
}

void Roll::addTaxes() {
    if (content_.taxes.rows.empty())
        return;
    addRule();
    const double base = kRollEdge + kRollContent * 0.68;
    const double leading = Canvas::leading(kText);
    const auto row = [&](const QString& rate, const QString& amount, const QString& tax,
                         const TextStyle& style) {
        const TextStyle first = canvas_.fit(rate, style, kRollContent * 0.42);
        add({leading,
             {{rate, first, kRollEdge, leading * 0.76},
              {amount, canvas_.fit(amount, style, kRollContent * 0.3), base, leading * 0.76,
               Block::Align::Right},
              {tax, canvas_.fit(tax, style, kRollContent * 0.3), kRollRight, leading * 0.76,
               Block::Align::Right}},
             {}});
    };
    row(content_.say("TAXA", "RATE"), content_.say("INCIDÊNCIA", "BASE"), content_.taxes.title, kSmall);
    for (const TaxRow& tax : content_.taxes.rows) {
        const bool named = content_.taxes.regions && !tax.region.isEmpty();
        row(named ? tax.rate + QLatin1Char(' ') + tax.region : tax.rate, tax.base, tax.tax, kText);
    }
}

void Roll::addSums() {
    const SumsContent& sums = content_.sums;
    if (sums.total.value.isEmpty())
        return;
    addRule();
    const auto rows = [this](const std::vector<Sum>& list) {
        for (const Sum& sum : list) {
            addPair(sum.label, sum.value, sum.strong ? kStrong : kText);
            if (!sum.note.isEmpty())
                addText(sum.note, kSmall);
        }
    };
    rows(sums.before);
    addGap(0.8);
    addPair(sums.total.label, sums.total.value, kTotal);
    addGap(0.8);
    rows(sums.after);
}

void Roll::addSections() {
    const auto section = [this](const Section& one) {
        if (one.paragraphs.isEmpty())
            return;
        addRule();
        addText(one.title, kSmall);
        for (const QString& paragraph : one.paragraphs)
            addText(paragraph, kText);
    };
    for (const Section& one : content_.sections)
        section(one);
    section(content_.howToPay);
    section(missingCharacters(canvas_, content_.say));
}

/// The ATCUD immediately above the code (Portaria 195/2020, article 4(3)); the certificate line is not the
/// last (Despacho 8632/2014, 2.2.12).
void Roll::addCode() {
    addRule();
    addText(content_.certificate, kSmall, Block::Align::Centre);
    addGap(1.5);
    addText(content_.atcud, kStrong, Block::Align::Centre);
    if (!content_.qrText.empty()) {
        qr_.emplace(content_.qrText);
        qrTop_ = height_ + qr_->quietZone() - 0.8;
        addGap(qr_->edge() + 2 * qr_->quietZone() - 0.8);
    }
    addText(content_.company + content_.companyFacts, kSmall, Block::Align::Centre);
}

void Roll::draw(Canvas& canvas) const {
    if (content_.cancelled)
        canvas.stamp(QStringLiteral("ANULADO"), QRectF(0, 0, kWidth, std::min(height_, 120.0)),
                     colour::stamp);
    if (!content_.logo.isNull())
        canvas.picture(content_.logo, {QPointF(kMiddle - logoSize_.width() / 2, logoTop_), logoSize_});
    for (const Placed& one : placed_)
        one.block.draw(canvas, one.top);
    if (qr_)
        canvas.fill(qr_->path(QPointF(kMiddle - qr_->edge() / 2, qrTop_)), Qt::black);
}

} // namespace cunho::print
