// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/footer.hpp"

#include "print/page_plan.hpp"
#include "print/wording.hpp"

namespace cunho::print {

namespace {

const QString kDot = QStringLiteral("  ·  ");
constexpr double kRule = 275;
constexpr double kFirstLine = 279.2;
constexpr double kSecondLine = 283.2;

} // namespace

Footer::Footer(const invoicing::IssuedFacts& facts)
    : certificate_(certificateLine(facts)), title_(documentTitle(facts)), atcud_(atcudLine(facts)) {
    issuer_ = text(facts.issuer.name);
    issuerFacts_ = kDot + QStringLiteral("NIF ") + text(facts.issuer.nif);
    if (!facts.issuer.registration.empty())
        issuerFacts_ += kDot + text(facts.issuer.registration);
}

void Footer::draw(Canvas& canvas, std::size_t number, std::size_t pages) const {
    const bool last = number == pages;
    const QString count = QStringLiteral("Página %1 de %2").arg(number).arg(pages);
    const QString right = last ? QString() : atcud_;
    canvas.rule(page::kLeft, page::kRight, kRule, colour::rule);
    canvas.left(certificate_, style::smallInk, page::kLeft, kFirstLine);
    const QString name = title_ + kDot + count;
    const double nameRoom = page::kContent - canvas.width(certificate_, style::smallInk) - 4;
    canvas.right(name, canvas.fit(name, style::smallInk, nameRoom), page::kRight, kFirstLine);
    canvas.right(right, style::smallInk, page::kRight, kSecondLine);
    drawIssuer(canvas, page::kContent - canvas.width(right, style::smallInk) - 4);
}

void Footer::drawIssuer(Canvas& canvas, double room) const {
    const TextStyle facts = canvas.fit(issuerFacts_, style::small, room * 0.75);
    const QString name = canvas.elide(issuer_, style::small, room - canvas.width(issuerFacts_, facts));
    canvas.left(name, style::small, page::kLeft, kSecondLine);
    canvas.left(issuerFacts_, facts, page::kLeft + canvas.width(name, style::small), kSecondLine);
}

} // namespace cunho::print
