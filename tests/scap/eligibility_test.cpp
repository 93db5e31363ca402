// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scap/folded.hpp"

#include <cunho/scap/attribute.hpp>

#include <gtest/gtest.h>

namespace cunho::scap {
namespace {

const TimePoint now = fromLocal(parseLocal("2026-11-23T09:15:00"), Zone::Lisbon);

ProfessionalAttribute named(const std::string& description, const std::string& identifiable = {},
                            const std::string& nipc = "500000000") {
    ProfessionalAttribute one;
    one.nipc = nipc;
    one.description = description;
    one.identifiableName = identifiable;
    one.lastChecked = now;
    return one;
}

Eligibility of(const std::vector<ProfessionalAttribute>& attributes) {
    return eligibility(attributes, "500000000", now);
}

TEST(Folded, ForgetsCaseAccentsAndUnderscores) {
    EXPECT_EQ(folded("Assinatura_de_faturas_eletrónicas"), "assinatura de faturas eletronicas");
    EXPECT_EQ(folded("  ÓRGÃO \t de__Administração "), "orgao de administracao");
    EXPECT_EQ(folded("eletro\xCC\x81nicas"), "eletronicas") << "a combining accent";
    EXPECT_EQ(folded("a\xC2\xA0"
                     "b"),
              "a b")
        << "a no-break space";
    EXPECT_EQ(folded("×÷ß"), "×÷ß");
    EXPECT_EQ(folded("\xC3"), "\xC3");
    EXPECT_EQ(folded(""), "");
}

TEST(Eligibility, TheTwoTicksAreApart) {
    EXPECT_TRUE(of({named("Gerente")}).capacity);
    EXPECT_FALSE(of({named("Gerente")}).invoices);
    EXPECT_FALSE(of({named("Assinatura de faturas eletrónicas")}).capacity);
    EXPECT_TRUE(of({named("Assinatura de faturas eletrónicas")}).invoices);
    EXPECT_FALSE(of({}).capacity);
}

TEST(Eligibility, NamesAreMatchedInEitherPlaceWhateverTheirWriting) {
    for (const char* text : {"ASSINATURA DE FATURAS ELETRÓNICAS", "assinatura_de_faturas_eletronicas",
                             "Assinatura de faturas eletro\xCC\x81nicas"}) {
        EXPECT_TRUE(of({named(text)}).invoices) << text;
        EXPECT_TRUE(of({named("x", text)}).invoices) << text;
    }
    for (const char* text : {"Gerente", "GERENTE", "Administrador", "Administradora", "Diretor", "Procurador",
                             "Membro/Presidente do Órgão de Administração",
                             "Presidente do órgão de administração", "Gerente, com poderes"})
        EXPECT_TRUE(of({named(text)}).capacity) << text;
    for (const char* text : {"Gerentes reformados", "Diretorio", "Sub-Gerente", "Trabalhador", ""})
        EXPECT_FALSE(of({named(text)}).capacity) << text;
}

TEST(Eligibility, IsOfOneCompany) {
    EXPECT_FALSE(of({named("Gerente", "", "600000001")}).capacity);
    EXPECT_FALSE(of({named("Gerente", "", "")}).capacity);
    EXPECT_TRUE(of({named("Gerente", "", " PT 500 000 000")}).capacity);
}

TEST(Eligibility, EndsWithTheFirstOfTheTwo) {
    auto capacity = named("Procurador");
    capacity.validUntil = now + std::chrono::days(365);
    auto invoices = named("Assinatura de faturas eletrónicas");
    EXPECT_EQ(of({capacity, invoices}).until, capacity.validUntil);
    invoices.validUntil = now + std::chrono::days(20);
    EXPECT_EQ(of({capacity, invoices}).until, invoices.validUntil);
    EXPECT_EQ(of({capacity, invoices}).capacityName, "Procurador");
    EXPECT_EQ(of({capacity, invoices}).checked, now);
    auto longer = invoices;
    longer.validUntil = now + std::chrono::days(60);
    EXPECT_EQ(of({capacity, invoices, longer}).until, longer.validUntil)
        << "the better of two of a kind counts";
}

TEST(Eligibility, AnEndThatScapToldCountsBesideWhatAuthenticationTold) {
    auto capacity = named("Gerente");
    capacity.source = ProfessionalAttribute::Source::Scap;
    auto invoices = named("Assinatura de faturas eletrónicas");
    auto told = invoices;
    told.source = ProfessionalAttribute::Source::Scap;
    told.validUntil = now + std::chrono::days(20);
    EXPECT_EQ(of({capacity, invoices, told}).until, told.validUntil);
    EXPECT_EQ(of({capacity, told, invoices}).until, told.validUntil);
    EXPECT_EQ(of({capacity, invoices}).until, std::nullopt);
    auto endless = told;
    endless.validUntil.reset();
    EXPECT_EQ(of({capacity, told, endless}).until, std::nullopt) << "SCAP tells of no end";
    EXPECT_EQ(of({capacity, endless, told}).until, std::nullopt);
}

TEST(Eligibility, WhatIsOverOrGoneDoesNotCount) {
    auto over = named("Gerente");
    over.validUntil = now;
    EXPECT_FALSE(of({over}).capacity);
    auto gone = named("Gerente");
    gone.status = ProfessionalAttribute::Status::Gone;
    EXPECT_FALSE(of({gone}).capacity);
}

} // namespace
} // namespace cunho::scap
