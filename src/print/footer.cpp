// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/footer.hpp"

#include "print/page_plan.hpp"
#include "print/wording.hpp"

namespace cunho::print {

namespace {

constexpr double kRule = 275;
constexpr double kFirstLine = 279.2;
constexpr double kSecondLine = 283.2;

} // namespace

Footer::Footer(const invoicing::IssuedFacts& facts)
    : certificate_(certificateLine(facts)), title_(documentTitle(facts)), atcud_(atcudLine(facts)) {
    QStringList parts{text(facts.issuer.name), QStringLiteral("NIF ") + text(facts.issuer.nif)};
    if (!facts.issuer.registration.empty())
        parts += text(facts.issuer.registration);
    issuer_ = parts.join(QStringLiteral("  ·  "));
}

void Footer::draw(Canvas& canvas, std::size_t page, std::size_t pages) const {
    const bool last = page == pages;
    const QString count = QStringLiteral("Página %1 de %2").arg(page).arg(pages);
    const QString right = last ? QString() : atcud_;
    canvas.rule(page::kLeft, page::kRight, kRule, colour::rule);
    canvas.left(certificate_, style::smallInk, page::kLeft, kFirstLine);
    canvas.right(title_ + QStringLiteral("  ·  ") + count, style::smallInk, page::kRight, kFirstLine);
    canvas.right(right, style::smallInk, page::kRight, kSecondLine);
    const double room = page::kContent - canvas.width(right, style::smallInk) - 4;
    canvas.left(issuer_, canvas.fit(issuer_, style::small, room), page::kLeft, kSecondLine);
}

} // namespace cunho::print
