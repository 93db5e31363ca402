// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/issued_document.hpp>

#include <string>

/// Issued documents to print. The sums are the fixture's own; the calculator has its own tests.
namespace cunho::test {

inline invoicing::CheckedLine sampleLine(std::string code, std::string description, std::int64_t quantity,
                                         invoicing::Decimal price, invoicing::TaxKey tax) {
    invoicing::CheckedLine line;
    line.code = std::move(code);
    line.description = std::move(description);
    line.quantity = quantity;
    line.unit = "un";
    line.unitPrice = price;
    line.tax = std::move(tax);
    return line;
}

inline invoicing::TaxKey normal(std::string region = "PT", std::int64_t rate = 23) {
    return {std::move(region), invoicing::TaxCode::Normal, rate, ""};
}

inline invoicing::TaxKey exempt(std::string reason, std::string region = "PT") {
    return {std::move(region), invoicing::TaxCode::Exempt, 0, std::move(reason)};
}

/// Sums as fiscal-pt 5.4 has them, written down again for documents that no ledger made.
inline void addUp(invoicing::IssuedFacts& facts) {
    using invoicing::Decimal;
    using invoicing::Money;
    invoicing::Totals totals;
    const Decimal hundredth = Decimal::scaled(1, 2);
    const bool gross = facts.prices == invoicing::PriceMode::Gross;
    std::vector<Decimal> sums;
    for (const auto& line : facts.lines) {
        const Decimal full = line.quantity * line.unitPrice;
        const Decimal kept = full * (Decimal(100) - line.discount) * hundredth *
                             (Decimal(100) - facts.globalDiscount) * hundredth;
        totals.lines.push_back({kept, full - kept, Money::rounded(kept)});
        std::size_t at = 0;
        while (at < totals.taxes.size() && !(totals.taxes[at].key == line.tax))
            ++at;
        if (at == totals.taxes.size()) {
            totals.taxes.push_back({line.tax, {}, {}});
            sums.emplace_back();
        }
        sums[at] = sums[at] + kept;
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        auto& row = totals.taxes[i];
        const Decimal rate = row.key.rate * hundredth;
        if (gross) {
            const Money whole = Money::rounded(sums[i]);
            row.base = Money::rounded(whole.decimal().divide(Decimal(1) + rate, 2));
            row.tax = whole - row.base;
        } else {
            row.base = Money::rounded(sums[i]);
            row.tax = Money::rounded(row.base.decimal() * rate);
        }
        totals.net = totals.net + row.base;
        totals.tax = totals.tax + row.tax;
    }
    totals.gross = totals.net + totals.tax;
    facts.totals = totals;
}

/// A certified invoice with three lines; change what a test is about, then `addUp`.
inline invoicing::IssuedFacts sampleFacts() {
    using invoicing::Decimal;
    invoicing::IssuedFacts facts;
    facts.series = "2026A";
    facts.sequence = 1;
    facts.number = "FT 2026A/1";
    facts.date = parseDate("2026-11-23");
    facts.systemEntry = parseLocal("2026-11-23T09:15:00");
    facts.issuer.nif = "509442013";
    facts.issuer.name = "Atelier do Mondego, Lda";
    facts.issuer.address = "Rua da Sofia, 12";
    facts.issuer.postalCode = "3000-389";
    facts.issuer.city = "Coimbra";
    facts.issuer.phone = "+351 239 000 000";
    facts.issuer.email = "ola@atelierdomondego.pt";
    facts.issuer.registration = "Conservatória do Registo Comercial de Coimbra n.º 4321";
    facts.issuer.iban = "PT50000201231234567890154";
    facts.customer.name = "Padaria São João, Unipessoal Lda";
    facts.customer.nif = "507957547";
    facts.customer.address = "Avenida Fernão de Magalhães, 210, 2.º Esq.";
    facts.customer.postalCode = "3000-172";
    facts.customer.city = "Coimbra";
    facts.lines.push_back(
        sampleLine("ID-VIS", "Projeto de identidade visual: logótipo", 1, Decimal(850), normal()));
    facts.lines.push_back(sampleLine("IMP-A5", "Impressão de catálogo A5, 24 páginas", 250,
                                     Decimal::scaled(185, 2), {"PT", invoicing::TaxCode::Reduced, 6, ""}));
    facts.lines.push_back(
        sampleLine("CONS", "Consultoria técnica de comunicação", 12, Decimal(45), normal()));
    facts.lines.back().unit = "h";
    facts.lines.back().discount = 10;
    facts.atcud = {"JFT26CHA", 1};
    facts.hash = "AbcdefghijBbcdefghijCbcdefghijDbcdefghij";
    facts.hashControl = "1";
    facts.certificateNumber = 9999;
    facts.qrText =
        "A:509442013*B:507957547*C:PT*D:FT*E:N*F:20261123*G:FT 2026A/1*H:JFT26CHA-1*I1:PT*I3:462.50*"
        "I4:27.75*I7:1336.00*I8:307.28*N:335.03*O:2133.53*Q:ABCD*R:9999";
    addUp(facts);
    return facts;
}

} // namespace cunho::test
