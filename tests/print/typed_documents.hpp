// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/sample_documents.hpp"

/// One issued document of every type, with all that the type may state.
namespace cunho::test {

inline std::string sampleQr(const invoicing::IssuedFacts& facts) {
    const std::string code(invoicing::documentType(facts.type).code);
    return "A:509442013*B:507957547*C:PT*D:" + code + "*E:N*F:20261123*G:" + facts.number +
           "*H:" + facts.atcud.toString() +
           "*I1:PT*I3:462.50*I4:27.75*I7:1336.00*I8:307.28*N:" + facts.totals.tax.toString() +
           "*O:" + facts.totals.gross.toString() + "*Q:ABCD*R:9999";
}

inline invoicing::Transport sampleTransport() {
    invoicing::Transport out;
    out.from = {"Rua do Armazém, 7", "3020-100", "Coimbra", "PT"};
    out.to = {"Avenida da Liberdade, 100", "1250-096", "Lisboa", "PT"};
    out.start = parseLocal("2026-11-23T14:30:00");
    out.end = parseLocal("2026-11-23T18:00:00");
    out.vehicle = "AA-12-BB";
    return out;
}

inline void makeReceipt(invoicing::IssuedFacts& facts) {
    using invoicing::Money;
    facts.lines.clear();
    facts.settlements = {
        {"FT 2026A/1", Money::fromCents(213353), Money::fromCents(1000), parseDate("2026-11-02"), false, {}},
        {"FT 2026A/2", Money::fromCents(12300), {}, parseDate("2026-11-03"), false, {}},
        {"NC 2026A/1", Money::fromCents(2300), {}, parseDate("2026-11-10"), true, {}}};
    facts.totals = {};
    facts.totals.taxes = {{normal(), Money::fromCents(181588), Money::fromCents(41765)}};
    facts.totals.net = Money::fromCents(180588);
    facts.totals.tax = Money::fromCents(41765);
    facts.totals.gross = Money::fromCents(222353);
    facts.totals.settlement = Money::fromCents(1000);
    facts.payments = {{"TB", Money::fromCents(200000), parseDate("2026-11-23")},
                      {"NU", Money::fromCents(22353), parseDate("2026-11-23")}};
}

/// Certified, to a company, with what the type asks for.
inline invoicing::IssuedFacts typedFacts(invoicing::DocumentType type) {
    using enum invoicing::DocumentType;
    using invoicing::Money;
    auto facts = sampleFacts();
    const auto& row = invoicing::documentType(type);
    facts.type = type;
    facts.number = std::string(row.code) + " 2026A/1";
    facts.issuer.tradeName = "Mondego Design";
    facts.issuer.shareCapital = "5000,00 €";
    if (row.block == invoicing::SaftBlock::Payments)
        makeReceipt(facts);
    if (row.rectifies) {
        facts.lines.resize(1);
        facts.lines[0].reference = "FT 2026A/77";
        facts.reason = "Devolução parcial";
        addUp(facts);
    }
    if (type == FT || type == OR || type == PF) {
        facts.dueDate = parseDate("2026-12-23");
        facts.terms = "30 dias";
    }
    if (type == FR || type == FS)
        facts.payments = {{"MB", facts.totals.gross, parseDate("2026-11-23")}};
    if (row.block == invoicing::SaftBlock::MovementOfGoods) {
        facts.transport = sampleTransport();
        facts.atDocCode = "9876543210";
    }
    if (row.block != invoicing::SaftBlock::Payments && !row.rectifies)
        facts.notes = "Obrigado pela preferência.";
    facts.qrText = sampleQr(facts);
    return facts;
}

} // namespace cunho::test
