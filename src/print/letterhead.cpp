// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/letterhead.hpp"

#include "print/page_plan.hpp"
#include "print/wording.hpp"

#include <cunho/invoicing/money.hpp>

#include <algorithm>

namespace cunho::print {

using invoicing::IssuedFacts;

namespace {

constexpr double kBandTop = 9;
constexpr double kBandHeight = 7;
constexpr double kEmblem = 15;        // edge of the monogram, height of a logo
constexpr double kLogoWidest = 42;    // of a wide logo
constexpr double kIssuerGap = 4.5;    // from emblem to name
constexpr double kTitleWidth = 76;    // at the right
constexpr double kLeastTitle = 12;    // points
constexpr double kCustomerWidth = 88; // at the right, where a window envelope shows it
constexpr double kInset = 5;
constexpr double kGrossNote = 6;

QString join(const QStringList& parts) {
    QStringList out;
    for (const QString& part : parts)
        if (!part.isEmpty())
            out += part;
    return out.join(QStringLiteral("  ·  "));
}

QString place(const invoicing::Company& issuer) {
    return QString(text(issuer.postalCode) + QLatin1Char(' ') + text(issuer.city)).trimmed();
}

QString initial(const QString& name) {
    for (const QChar c : name)
        if (c.isLetterOrNumber())
            return QString(c.toUpper());
    return QStringLiteral("?");
}

} // namespace

Letterhead::Letterhead(const Canvas& canvas, const IssuedFacts& facts, Environment environment)
    : band_(warningBand(facts, environment))
    , title_{documentTitle(facts)}
    , sandbox_(!environmentMention(environment).empty())
    , gross_(facts.prices == invoicing::PriceMode::Gross)
    , top_(page::kTop) {
    if (!band_.isEmpty())
        top_ = kBandTop + kBandHeight + 6;
    facts_.push_back({QStringLiteral("DATA DE EMISSÃO"), text(formatDate(facts.date))});
    facts_.push_back({QStringLiteral("MOEDA"), QStringLiteral("EUR")});
    if (!facts.globalDiscount.isZero())
        facts_.push_back(
            {QStringLiteral("DESCONTO GLOBAL"),
             text(invoicing::formatNumber(facts.globalDiscount, 0)) + QChar(QChar::Nbsp) + QLatin1Char('%')});
    if (canvas.fit(title_.front(), style::title, kTitleWidth).points < kLeastTitle)
        title_ = QStringList{text(invoicing::documentType(facts.type).designation), text(facts.number)};
    measureIssuer(canvas, facts.issuer);
    measureCustomer(canvas, facts.customer);
    nextEnd_ = top_ + 12;
}

void Letterhead::measureIssuer(const Canvas& canvas, const invoicing::Company& issuer) {
    logo_ = readLogo(issuer.logo);
    monogram_ = initial(text(issuer.name));
    logoWidth_ = kEmblem;
    if (!logo_.isNull()) {
        logoWidth_ = std::min(kLogoWidest, kEmblem * logo_.width() / logo_.height());
    }
    const double width = page::kContent - kTitleWidth - 6 - logoWidth_ - kIssuerGap;
    issuerName_ = canvas.wrap(text(issuer.name), style::name, width);
    QStringList lines{text(issuer.address), place(issuer), QStringLiteral("NIF ") + text(issuer.nif)};
    const QString contacts = join({text(issuer.phone), text(issuer.email)});
    if (canvas.width(contacts, style::small) <= width)
        lines += contacts;
    else
        lines += {text(issuer.phone), text(issuer.email)};
    for (const QString& line : lines)
        if (!line.isEmpty())
            issuerLines_ += canvas.wrap(line, style::small, width);
    issuerShort_ = text(issuer.name);
    const double text = static_cast<double>(issuerName_.size()) * Canvas::leading(style::name) +
                        static_cast<double>(issuerLines_.size()) * Canvas::leading(style::small);
    middle_ = top_ + std::max(text, kEmblem) + 10;
}

void Letterhead::measureCustomer(const Canvas& canvas, const invoicing::Party& customer) {
    const double width = kCustomerWidth - 2 * kInset;
    const CustomerWording wording = customerWording(customer);
    customerName_ = canvas.wrap(wording.name, style::name, width);
    if (!wording.nif.isEmpty())
        customerLines_ += canvas.wrap(wording.nif, style::body, width);
    for (const QString& line : wording.address)
        customerLines_ += canvas.wrap(line, style::body, width);
    customerHeight_ = 2 * kInset + Canvas::leading(style::label) + 1.5 +
                      static_cast<double>(customerName_.size()) * Canvas::leading(style::name) +
                      static_cast<double>(customerLines_.size()) * Canvas::leading(style::body) - 1.2;
    customerHeight_ = std::max(customerHeight_, 20.0);
    firstEnd_ = middle_ + customerHeight_ + 9;
    if (gross_)
        firstEnd_ += kGrossNote - 3;
}

void Letterhead::drawBand(Canvas& canvas) const {
    if (band_.isEmpty())
        return;
    const QRectF area(page::kLeft, kBandTop, page::kContent, kBandHeight);
    canvas.fill(area, sandbox_ ? colour::warning : colour::warningTint, 1.2);
    const TextStyle words = style::band.in(sandbox_ ? colour::paper : colour::warning);
    const TextStyle fitted = canvas.fit(band_, words, page::kContent - 6);
    canvas.centred(band_, fitted, area.center().x(), area.center().y() + canvas.capHeight(fitted) / 2);
}

void Letterhead::drawIssuer(Canvas& canvas) const {
    const QRectF square(page::kLeft, top_, kEmblem, kEmblem);
    if (logo_.isNull()) {
        const TextStyle letter{22, QFont::DemiBold, colour::paper, 0};
        canvas.fill(square, colour::accent, 3);
        canvas.centred(monogram_, letter, square.center().x(),
                       square.center().y() + canvas.capHeight(letter) / 2);
    } else {
        const double height = logoWidth_ * logo_.height() / logo_.width();
        canvas.picture(logo_, QRectF(page::kLeft, top_ + (kEmblem - height) / 2, logoWidth_, height));
    }
    const double x = page::kLeft + logoWidth_ + kIssuerGap;
    double baseline = top_ + canvas.capHeight(style::name) + 0.6;
    baseline = canvas.paragraph(issuerName_, style::name, x, baseline);
    canvas.paragraph(issuerLines_, style::small, x, baseline - 0.6);
}

void Letterhead::drawTitle(Canvas& canvas) const {
    double baseline = top_ + canvas.capHeight(style::title) + 0.6;
    for (const QString& line : title_) {
        canvas.right(line, canvas.fit(line, style::title, kTitleWidth), page::kRight, baseline);
        baseline += 6;
    }
    canvas.right(QStringLiteral("Original"), style::strong.in(colour::accent), page::kRight, baseline);
}

void Letterhead::drawFacts(Canvas& canvas) const {
    double x = page::kLeft;
    const double baseline = middle_ + kInset + canvas.capHeight(style::label);
    for (const Fact& fact : facts_) {
        canvas.left(fact.label, style::label, x, baseline);
        canvas.left(fact.value, style::strong, x, baseline + 5.2);
        x += std::max(canvas.width(fact.label, style::label), canvas.width(fact.value, style::strong)) + 8;
    }
}

void Letterhead::drawCustomer(Canvas& canvas) const {
    const double x = page::kRight - kCustomerWidth;
    canvas.fill(QRectF(x, middle_, kCustomerWidth, customerHeight_), colour::tint, 2);
    double baseline = middle_ + kInset + canvas.capHeight(style::label);
    canvas.left(QStringLiteral("CLIENTE"), style::label, x + kInset, baseline);
    baseline += 1.5 + Canvas::leading(style::name) - 0.6;
    baseline = canvas.paragraph(customerName_, style::name, x + kInset, baseline);
    canvas.paragraph(customerLines_, style::body, x + kInset, baseline - 0.6);
}

void Letterhead::drawFirst(Canvas& canvas) const {
    drawBand(canvas);
    drawIssuer(canvas);
    drawTitle(canvas);
    drawFacts(canvas);
    drawCustomer(canvas);
    if (gross_)
        canvas.left(QStringLiteral("Preços com IVA incluído"), style::smallInk, page::kLeft, firstEnd_ - 3);
}

void Letterhead::drawNext(Canvas& canvas) const {
    drawBand(canvas);
    const double baseline = top_ + canvas.capHeight(style::runningTitle);
    const QString title = title_.join(QLatin1Char(' '));
    const TextStyle fitted = canvas.fit(title, style::runningTitle, page::kContent / 2);
    const double room = page::kContent - canvas.width(title, fitted) - 6;
    canvas.left(canvas.elide(issuerShort_, style::runningName, room), style::runningName, page::kLeft,
                baseline);
    canvas.right(title, fitted, page::kRight, baseline);
    canvas.rule(page::kLeft, page::kRight, baseline + 4, colour::rule);
}

} // namespace cunho::print
