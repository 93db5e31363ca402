// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/scap/signature_service.hpp>

#include <gtest/gtest.h>

namespace cunho::scap {
namespace {

ProfessionalAttribute attribute(const std::string& provider, const std::string& description,
                                const std::string& type = "INSTITUTION", const std::string& nipc = "") {
    ProfessionalAttribute one;
    one.providerUri = "http://" + provider;
    one.providerName = provider;
    one.providerType = type;
    one.nipc = nipc;
    one.description = description;
    one.source = ProfessionalAttribute::Source::Scap;
    return one;
}

std::string reason(const std::vector<ProfessionalAttribute>& attributes) {
    return reasonOf({{"", "Ordem", "INSTITUTION", ""}, attributes});
}

TEST(ChosenAttributesTest, StandByProviderInTheOrderOfTheFirst) {
    const auto chosen = byProvider(
        {attribute("Ordem", "Membro"), attribute("Olaria", "Gerente"), attribute("Ordem", "Perito")});
    ASSERT_EQ(chosen.size(), 2U);
    EXPECT_EQ(chosen[0].provider.name, "Ordem");
    ASSERT_EQ(chosen[0].attributes.size(), 2U);
    EXPECT_EQ(chosen[0].attributes[1].description, "Perito");
    EXPECT_EQ(chosen[1].provider.uri, "http://Olaria");
    EXPECT_TRUE(byProvider({}).empty());
}

TEST(ChosenAttributesTest, CompaniesOfOneAddressAreNotOne) {
    auto one = attribute("Olaria", "Gerente", "ENTERPRISE", "500000000");
    auto other = attribute("Padaria", "Gerente", "ENTERPRISE", "500000018");
    one.providerUri = other.providerUri = "http://interop.gov.pt/SCAP/ENTERPRISE";
    EXPECT_EQ(byProvider({one, other}).size(), 2U);
}

TEST(ChosenAttributesTest, WhatIsChosenTwiceIsSignedWithOnce) {
    auto first = attribute("Ordem", "Membro");
    first.served = R"({"id":"1"})";
    auto second = first;
    second.served = R"({"id":"2"})";
    const auto chosen = byProvider({first, second, first});
    ASSERT_EQ(chosen.size(), 1U);
    EXPECT_EQ(chosen[0].attributes.size(), 2U);
}

TEST(ChosenAttributesTest, OnlyWhatScapToldCanBeSignedWith) {
    auto one = attribute("Olaria", "Gerente");
    one.source = ProfessionalAttribute::Source::Authentication;
    EXPECT_TRUE(byProvider({one}).empty());
}

TEST(ChosenAttributesTest, TheReasonNamesProviderAndAttribute) {
    EXPECT_EQ(reason({attribute("Ordem", "Membro")}), "Entidade: Ordem. Na qualidade de: Membro");
    auto detailed = attribute("Ordem", "Membro");
    detailed.subAttributes = {{"Cédula", "17"}, {"Desde", "2020"}};
    EXPECT_EQ(reason({detailed}),
              "Entidade: Ordem. Na qualidade de: Membro. Subatributos: Cédula: 17; Desde: 2020");
    EXPECT_EQ(
        reason({detailed, attribute("Ordem", "Perito"), detailed}),
        "Entidade: Ordem. Na qualidade de: Membro. Subatributos: Cédula: 17; Desde: 2020. E na qualidade "
        "de: Perito. E na qualidade de: Membro. Subatributos: Cédula: 17; Desde: 2020");
}

TEST(ChosenAttributesTest, TheReasonOfACompanyHasItsNumber) {
    const auto chosen = byProvider({attribute("Olaria, Lda", "Gerente", "ENTERPRISE", "500000000")});
    EXPECT_EQ(reasonOf(chosen.front()), "Entidade: Olaria, Lda. VATPT-500000000. Na qualidade de: Gerente");
    EXPECT_EQ(reasonOf({{"", "Ordem", "INSTITUTION", "600000001"}, {attribute("Ordem", "Membro")}}),
              "Entidade: Ordem. Na qualidade de: Membro");
}

} // namespace
} // namespace cunho::scap
