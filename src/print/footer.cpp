// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/footer.hpp"

#include "print/page_plan.hpp"

#include <algorithm>

namespace cunho::print {

namespace {

constexpr double kRule = 275;
constexpr double kFirstLine = 279.2;
constexpr double kSecondLine = 283.2;
constexpr double kLeastFooterPoints = 6;

} // namespace

void Footer::draw(Canvas& canvas, std::size_t number, std::size_t pages) const {
    const bool last = number == pages;
    const QString count = QStringLiteral("Página %1 de %2").arg(number).arg(pages);
    const QString right = last ? QString() : content_.atcud;
    const TextStyle& ink = theme_.smallInk;
    canvas.rule(page::kLeft, page::kRight, kRule, theme_.ruled() ? theme_.accent : colour::rule);
    canvas.left(content_.certificate, ink, page::kLeft, kFirstLine);
    const QString name = content_.title + kDot + count;
    const double nameRoom = page::kContent - canvas.width(content_.certificate, ink) - 4;
    canvas.right(name, canvas.fit(name, ink, nameRoom), page::kRight, kFirstLine);
    canvas.right(right, ink, page::kRight, kSecondLine);
    drawIssuer(canvas, page::kContent - canvas.width(right, ink) - 4);
}

/// The facts are never cut; the name is where there is no room for both at a legible size.
void Footer::drawIssuer(Canvas& canvas, double room) const {
    TextStyle words = canvas.fit(content_.company + content_.companyFacts, theme_.small, room);
    words.points = std::max(words.points, kLeastFooterPoints);
    const TextStyle facts = canvas.fit(content_.companyFacts, words, room * 0.75);
    const QString name =
        canvas.elide(content_.company, words, room - canvas.width(content_.companyFacts, facts));
    canvas.left(name, words, page::kLeft, kSecondLine);
    canvas.left(content_.companyFacts, facts, page::kLeft + canvas.width(name, words), kSecondLine);
}

} // namespace cunho::print
