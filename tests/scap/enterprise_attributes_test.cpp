// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"
#include "scap/enterprise_attributes.hpp"

namespace cunho::scap {
namespace {

const std::string sample = R"(<?xml version="1.0" encoding="UTF-8"?>
<ScapAttributes xmlns="http://www.scap.autenticacao.gov.pt/FAScapAttributes">
  <AttributeSupplier>
    <Name>Olaria Exemplo, Lda</Name><Nipc>500000000</Nipc>
    <Attributes>
      <Attribute><Name>Gerente</Name>
        <SubAttributes><SubAttribute><Description>Forma de obrigar</Description><Value>Um gerente</Value></SubAttribute></SubAttributes>
      </Attribute>
      <Attribute><Name>Assinatura de faturas eletrónicas</Name><IdentifiableName>Assinatura_de_faturas_eletrónicas</IdentifiableName>
        <SubAttributes><SubAttribute><Description>Até</Description><Value>2027</Value></SubAttribute></SubAttributes>
      </Attribute>
    </Attributes>
  </AttributeSupplier>
</ScapAttributes>)";

const TimePoint readAt = fromLocal(parseLocal("2026-11-23T09:15:00"), Zone::Lisbon);

std::string reasonOf(const std::string& xml) {
    return failureOf([&] { readEnterpriseAttributes(xml, "BI/PT/1", readAt); }).reason;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

TEST(EnterpriseAttributes, AreReadAsTheSchemaSays) {
    const auto found = readEnterpriseAttributes(sample, "BI/PT/1", readAt);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].nipc, "500000000");
    EXPECT_EQ(found[0].providerName, "Olaria Exemplo, Lda");
    EXPECT_EQ(found[0].description, "Gerente");
    EXPECT_EQ(found[0].id, "Gerente");
    ASSERT_EQ(found[0].subAttributes.size(), 1U);
    EXPECT_EQ(found[0].subAttributes[0].second, "Um gerente");
    EXPECT_EQ(found[1].identifiableName, "Assinatura_de_faturas_eletrónicas");
    EXPECT_EQ(found[1].citizen, "BI/PT/1");
    EXPECT_EQ(found[1].source, ProfessionalAttribute::Source::Authentication);
    EXPECT_FALSE(found[1].validUntil);
    EXPECT_EQ(found[1].lastChecked, readAt);
    EXPECT_TRUE(eligibility(found, "500000000", readAt).invoices);
}

TEST(EnterpriseAttributes, NoneAtAllIsAnAnswer) {
    EXPECT_TRUE(readEnterpriseAttributes(
                    "<ScapAttributes xmlns='http://www.scap.autenticacao.gov.pt/FAScapAttributes'/>",
                    "BI/PT/1", readAt)
                    .empty());
}

TEST(EnterpriseAttributes, WhatIsHostileIsRefused) {
    std::string nested;
    for (int i = 0; i < 2000; ++i)
        nested += "<a>";
    EXPECT_EQ(reasonOf(""), "FA_REPLY_INVALID");
    EXPECT_EQ(reasonOf("<a/>"), "FA_REPLY_INVALID");
    EXPECT_EQ(reasonOf(nested), "FA_REPLY_INVALID");
    EXPECT_EQ(reasonOf(replaced(sample, "FAScapAttributes", "Other")), "FA_REPLY_INVALID");
    EXPECT_EQ(
        reasonOf(replaced(sample, "?>\n", "?>\n<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>\n")),
        "FA_REPLY_INVALID");
    EXPECT_EQ(reasonOf(replaced(sample, "<Nipc>500000000</Nipc>", "")), "FA_REPLY_INVALID");
    EXPECT_EQ(reasonOf(replaced(sample, "<Nipc>500000000</Nipc>", "<Nipc>5</Nipc><Nipc>6</Nipc>")),
              "FA_REPLY_INVALID");
    EXPECT_EQ(reasonOf(replaced(sample, "Gerente", "<b/>Gerente")), "FA_REPLY_INVALID");
    EXPECT_EQ(reasonOf(replaced(sample, "Gerente", std::string(2000, 'g'))), "FA_REPLY_INVALID");
    EXPECT_EQ(reasonOf(replaced(sample, "</ScapAttributes>", "")), "FA_REPLY_INVALID");
    std::string many;
    for (int i = 0; i < 3000; ++i)
        many += "<Attribute><Name>A</Name></Attribute>";
    EXPECT_EQ(reasonOf(replaced(sample, "<Attributes>", "<Attributes>" + many)), "FA_REPLY_INVALID");
}

TEST_F(FaTest, CompanyAttributesComeWithTheAccount) {
    attributes.push_back(attribute(enterprise, sample));
    EXPECT_EQ(collect().attributes.size(), 2U);
}

TEST_F(FaTest, CompanyAttributesThatCannotBeReadDoNotCostTheAccount) {
    attributes.push_back(attribute(enterprise, "<broken"));
    const auto told = collect();
    EXPECT_TRUE(told.account);
    EXPECT_TRUE(told.attributes.empty());
    AuthorizationQuery asked;
    asked.enterpriseAttributes = true;
    EXPECT_EQ(failureOf([&] { collect(asked); }).reason, "FA_REPLY_INVALID");
}

} // namespace
} // namespace cunho::scap
