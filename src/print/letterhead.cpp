// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/letterhead.hpp"

#include "print/page_plan.hpp"

#include <algorithm>

namespace cunho::print {

namespace {

constexpr double kBandTop = 9;
constexpr double kBandHeight = 7;
constexpr double kLogoWidest = 42;    // of a wide logo
constexpr double kIssuerGap = 4.5;    // from emblem to name
constexpr double kTitleWidth = 76;    // at the right
constexpr double kLeastTitle = 12;    // points
constexpr double kCustomerWidth = 88; // at the right, where a window envelope shows it
constexpr double kFieldInset = 5;
constexpr double kFactGap = 8;
constexpr double kTransportColumn = 62;
constexpr double kWarning = 6.5;

double leadingOf(const QStringList& lines, const TextStyle& style) {
    return static_cast<double>(lines.size()) * Canvas::leading(style);
}

} // namespace

QString initial(const QString& name) {
    for (const QChar c : name)
        if (c.isLetterOrNumber())
            return QString(c.toUpper());
    return QStringLiteral("?");
}

FactGrid::FactGrid(const Canvas& canvas, const Theme& theme, const std::vector<Pair>& facts, double width)
    : theme_(theme) {
    const double line = Canvas::leading(theme.strong);
    const double label = canvas.capHeight(theme.label) + 1.4;
    const double between = theme.dense() ? 1.6 : 2.8;
    double x = 0;
    double y = 0;
    double row = 0;
    for (const Pair& fact : facts) {
        const QStringList value = canvas.wrap(fact.value, theme.strong, width);
        double wide = std::min(width, canvas.width(fact.label, theme.label));
        for (const QString& part : value)
            wide = std::max(wide, canvas.width(part, theme.strong));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += row + between;
            row = 0;
        }
        cells_.push_back({fact.label, value, x, y});
        x += wide + kFactGap;
        row = std::max(row, label + static_cast<double>(std::max<qsizetype>(1, value.size())) * line);
        height_ = y + row;
    }
}

void FactGrid::draw(Canvas& canvas, double x, double top) const {
    const double down = canvas.capHeight(theme_.label) + 1.4 + Canvas::leading(theme_.strong) * 0.76;
    for (const Cell& cell : cells_) {
        canvas.left(cell.label, theme_.label, x + cell.x, top + cell.y + canvas.capHeight(theme_.label));
        canvas.paragraph(cell.value, theme_.strong, x + cell.x, top + cell.y + down);
    }
}

Letterhead::Letterhead(const Canvas& canvas, const Theme& theme, const Content& content)
    : theme_(theme), content_(content) {
    placeTop();
    measureIssuer(canvas);
    measureTitle(canvas);
    const double issuer =
        std::max(theme.emblem, leadingOf(issuerName_, theme.name) + leadingOf(issuerLines_, theme.small));
    headEnd_ = top_ + std::max(issuer, titleHeight_);
    if (theme.headField())
        headEnd_ += 7;
    if (theme.ruled())
        headEnd_ += 5;
    middle_ = headEnd_ + theme.head;
    measureCustomer(canvas);
    measureMentions(canvas);
    measureTransport(canvas);
    firstEnd_ += theme.gap;
    nextEnd_ = theme.headField() ? top_ + 9 + 4 : top_ + 12;
    if (!content.evident.isEmpty())
        nextEnd_ += 4;
}

void Letterhead::placeTop() {
    const bool band = !content_.band.isEmpty();
    fieldTop_ = band ? kBandTop + kBandHeight + 3 : 0;
    top_ = band ? kBandTop + kBandHeight + 6 : page::kTop;
    if (theme_.headField())
        top_ = band ? fieldTop_ + 7 : 12;
}

void Letterhead::measureIssuer(const Canvas& canvas) {
    logoWidth_ = theme_.emblem;
    if (!content_.logo.isNull())
        logoWidth_ = std::min(kLogoWidest, theme_.emblem * content_.logo.width() / content_.logo.height());
    const double width = page::kContent - kTitleWidth - 6 - logoWidth_ - kIssuerGap;
    issuerName_ = canvas.wrap(content_.issuer, theme_.name, width);
    if (theme_.dense()) {
        packIssuer(canvas, width);
        return;
    }
    for (const QString& line : content_.issuerLines) {
        const bool fits = canvas.width(line, theme_.small) <= width;
        for (const QString& part : fits ? QStringList{line} : line.split(kDot))
            issuerLines_ += canvas.wrap(part, theme_.small, width);
    }
}

/// Facts side by side, none broken where it need not be.
void Letterhead::packIssuer(const Canvas& canvas, double width) {
    QString line;
    for (const QString& fact : content_.issuerLines) {
        const QString longer = line.isEmpty() ? fact : line + kDot + fact;
        if (line.isEmpty() || canvas.width(longer, theme_.small) <= width) {
            line = longer;
            continue;
        }
        issuerLines_ += canvas.wrap(line, theme_.small, width);
        line = fact;
    }
    issuerLines_ += canvas.wrap(line, theme_.small, width);
}

double Letterhead::titleStep() const {
    return theme_.title.points * 0.353; // millimetres of a point
}

void Letterhead::measureTitle(const Canvas& canvas) {
    title_ = QStringList{content_.title};
    if (canvas.fit(content_.title, theme_.title, kTitleWidth).points <
        std::min(kLeastTitle, theme_.title.points - 1))
        title_ = QStringList{content_.designation, content_.number};
    titleHeight_ = titleStep() * static_cast<double>(title_.size()) +
                   Canvas::leading(theme_.strong) * static_cast<double>(content_.evident.size() + 1);
}

void Letterhead::measureCustomer(const Canvas& canvas) {
    const double width = kCustomerWidth - 2 * kFieldInset;
    const CustomerWording& wording = content_.customer;
    customerName_ = canvas.wrap(wording.name, theme_.name, width);
    if (!wording.nif.isEmpty())
        customerLines_ += canvas.wrap(wording.nif, theme_.body, width);
    for (const QString& line : wording.address)
        customerLines_ += canvas.wrap(line, theme_.body, width);
    const double inset = theme_.dense() ? 2.5 : kFieldInset;
    customerHeight_ = 2 * inset + Canvas::leading(theme_.label) + 1.5 +
                      leadingOf(customerName_, theme_.name) + leadingOf(customerLines_, theme_.body) - 1.2;
    customerHeight_ = std::max(customerHeight_, theme_.dense() ? 14.0 : 20.0);
    facts_.emplace(canvas, theme_, content_.facts, page::kContent - kCustomerWidth - 6);
    firstEnd_ = middle_ + std::max(customerHeight_, inset + facts_->height());
}

void Letterhead::measureMentions(const Canvas& canvas) {
    if (content_.mentions.isEmpty())
        return;
    mentions_ =
        canvas.wrap(content_.mentions.join(QStringLiteral("   ·   ")), theme_.smallInk, page::kContent);
    mentionsTop_ = firstEnd_ + (theme_.dense() ? 2.5 : 4);
    firstEnd_ = mentionsTop_ + leadingOf(mentions_, theme_.smallInk);
}

void Letterhead::measureTransport(const Canvas& canvas) {
    if (!content_.transport)
        return;
    const TransportContent& transport = *content_.transport;
    transportTop_ = firstEnd_ + (theme_.dense() ? 3 : 5);
    const bool places = !transport.from.label.isEmpty();
    for (const auto& [pair, lines] :
         {std::pair(&transport.from, &transport.fromLines), std::pair(&transport.to, &transport.toLines)}) {
        QStringList out;
        for (const QString& line : *lines)
            out += canvas.wrap(line, theme_.body, kTransportColumn - 6);
        if (!pair->value.isEmpty())
            out += pair->value;
        transport_.push_back(out);
    }
    transportFacts_.emplace(canvas, theme_, transport.facts,
                            page::kContent - 2 * kTransportColumn - 2 * kFieldInset);
    const double lines = static_cast<double>(std::max(transport_[0].size(), transport_[1].size()));
    if (places)
        transportHeight_ = 6 + Canvas::leading(theme_.label) +
                           std::max(lines * Canvas::leading(theme_.body), transportFacts_->height());
    firstEnd_ = transportTop_ + transportHeight_;
    if (!transport.warning.isEmpty())
        firstEnd_ += kWarning + (places ? 1.5 : 0);
}

void Letterhead::drawBand(Canvas& canvas) const {
    if (content_.band.isEmpty())
        return;
    const QRectF area(page::kLeft, kBandTop, page::kContent, kBandHeight);
    const bool loud = content_.sandbox || content_.cancelled;
    canvas.fill(area, loud ? colour::warning : colour::warningTint, 1.2);
    const TextStyle words = style::band.in(loud ? colour::paper : colour::warning);
    const TextStyle fitted = canvas.fit(content_.band, words, page::kContent - 6);
    canvas.centred(content_.band, fitted, area.center().x(),
                   area.center().y() + canvas.capHeight(fitted) / 2);
}

void Letterhead::drawField(Canvas& canvas, double end) const {
    if (theme_.headField())
        canvas.fill(QRectF(0, fieldTop_, page::kWidth, end - fieldTop_), theme_.accent);
}

void Letterhead::drawIssuer(Canvas& canvas) const {
    const double edge = theme_.emblem;
    const QRectF square(page::kLeft, top_, edge, edge);
    if (content_.logo.isNull()) {
        const bool onField = theme_.headField();
        const TextStyle letter{22 * edge / 15, QFont::DemiBold, onField ? theme_.accent : colour::paper, 0};
        const QString name = initial(content_.issuer);
        canvas.fill(square, onField ? colour::paper : theme_.accent, theme_.ruled() ? 0.8 : 3);
        canvas.centred(name, letter, square.center().x(), square.center().y() + canvas.capHeight(letter) / 2);
    } else {
        const double height = logoWidth_ * content_.logo.height() / content_.logo.width();
        const QRectF area(page::kLeft, top_ + (edge - height) / 2, logoWidth_, height);
        if (theme_.headField())
            canvas.fill(area.adjusted(-1.5, -1.5, 1.5, 1.5), colour::paper, 1.5);
        canvas.picture(content_.logo, area);
    }
    const double x = page::kLeft + logoWidth_ + kIssuerGap;
    double baseline = top_ + canvas.capHeight(theme_.name) + 0.6;
    baseline = canvas.paragraph(issuerName_, theme_.name.in(theme_.headInk), x, baseline);
    canvas.paragraph(issuerLines_, theme_.small.in(theme_.headDim), x, baseline - 0.6);
}

void Letterhead::drawTitle(Canvas& canvas) const {
    double baseline = top_ + canvas.capHeight(theme_.title) + 0.6;
    const TextStyle title = theme_.title.in(theme_.headInk);
    for (const QString& line : title_) {
        canvas.right(line, canvas.fit(line, title, kTitleWidth), page::kRight, baseline);
        baseline += titleStep();
    }
    canvas.right(content_.mark, theme_.strong.in(theme_.headMark), page::kRight, baseline);
    for (const QString& line : content_.evident) {
        baseline += Canvas::leading(theme_.strong);
        canvas.right(line, canvas.fit(line, theme_.strong.in(theme_.headInk), kTitleWidth), page::kRight,
                     baseline);
    }
}

void Letterhead::drawCustomer(Canvas& canvas) const {
    const double x = page::kRight - kCustomerWidth;
    const double inset = theme_.dense() ? 2.5 : kFieldInset;
    if (theme_.ruled())
        canvas.fill(QRectF(x, middle_, 0.6, customerHeight_), theme_.accent);
    else
        canvas.fill(QRectF(x, middle_, kCustomerWidth, customerHeight_), theme_.tint, theme_.dense() ? 0 : 2);
    double baseline = middle_ + inset + canvas.capHeight(theme_.label);
    canvas.left(content_.say("CLIENTE", "CUSTOMER"), theme_.label, x + kFieldInset, baseline);
    baseline += 1.5 + Canvas::leading(theme_.name) - 0.6;
    baseline = canvas.paragraph(customerName_, theme_.name, x + kFieldInset, baseline);
    canvas.paragraph(customerLines_, theme_.body, x + kFieldInset, baseline - 0.6);
    facts_->draw(canvas, page::kLeft, middle_ + inset);
}

void Letterhead::drawTransport(Canvas& canvas) const {
    if (!content_.transport)
        return;
    const TransportContent& transport = *content_.transport;
    double y = transportTop_;
    if (transportHeight_ > 0) {
        const QRectF area(page::kLeft, y, page::kContent, transportHeight_);
        if (theme_.ruled()) {
            canvas.rule(area.left(), area.right(), area.top(), colour::rule);
            canvas.rule(area.left(), area.right(), area.bottom(), colour::rule);
        } else {
            canvas.fill(area, theme_.tint, theme_.dense() ? 0 : 2);
        }
        const double x = page::kLeft + 3.5;
        const double label = y + 3 + canvas.capHeight(theme_.label);
        const double text = label + Canvas::leading(theme_.body) + 0.3;
        canvas.left(transport.from.label, theme_.label, x, label);
        canvas.paragraph(transport_[0], theme_.body, x, text);
        canvas.left(transport.to.label, theme_.label, x + kTransportColumn, label);
        canvas.paragraph(transport_[1], theme_.body, x + kTransportColumn, text);
        transportFacts_->draw(canvas, x + 2 * kTransportColumn, y + 3);
        y += transportHeight_ + 1.5;
    }
    if (transport.warning.isEmpty())
        return;
    const QRectF area(page::kLeft, y, page::kContent, kWarning);
    canvas.fill(area, colour::warningTint, 1.2);
    const TextStyle words = canvas.fit(transport.warning, style::band, page::kContent - 6);
    canvas.centred(transport.warning, words, area.center().x(),
                   area.center().y() + canvas.capHeight(words) / 2);
}

void Letterhead::drawFirst(Canvas& canvas) const {
    drawField(canvas, headEnd_);
    drawBand(canvas);
    drawIssuer(canvas);
    drawTitle(canvas);
    if (theme_.ruled())
        canvas.rule(page::kLeft, page::kRight, headEnd_, theme_.accent, 0.6);
    drawCustomer(canvas);
    canvas.paragraph(mentions_, theme_.smallInk, page::kLeft,
                     mentionsTop_ + canvas.capHeight(theme_.smallInk));
    drawTransport(canvas);
}

void Letterhead::drawNext(Canvas& canvas) const {
    const double under = content_.evident.isEmpty() ? 0 : 4;
    drawField(canvas, top_ + 7 + under);
    drawBand(canvas);
    const double baseline = top_ + canvas.capHeight(theme_.runningTitle) - (theme_.headField() ? 2 : 0);
    const TextStyle fitted =
        canvas.fit(content_.title, theme_.runningTitle.in(theme_.headInk), page::kContent / 2);
    const double room = page::kContent - canvas.width(content_.title, fitted) - 6;
    canvas.left(canvas.elide(content_.issuer, theme_.runningName, room),
                theme_.runningName.in(theme_.headInk), page::kLeft, baseline);
    canvas.right(content_.title, fitted, page::kRight, baseline);
    const QString evident = content_.evident.join(kDot);
    canvas.right(evident, theme_.smallInk.in(theme_.headInk), page::kRight, baseline + 4);
    if (!theme_.headField())
        canvas.rule(page::kLeft, page::kRight, baseline + 4 + under,
                    theme_.ruled() ? theme_.accent : colour::rule);
}

} // namespace cunho::print
