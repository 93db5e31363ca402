// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/countries.hpp"
#include "invoicing_test.hpp"

#include <cunho/invoicing/nif.hpp>
#include <cunho/invoicing/series.hpp>

#include <set>

namespace cunho::invoicing::test {
namespace {

TEST(Nif, KnowsGoodNumbersFromBad) {
    const json data = readData("nif.json");
    ASSERT_EQ(data.at("valid").size(), 20U);
    for (const std::string text : data.at("valid"))
        EXPECT_TRUE(Nif::parse(text)) << text;
    for (const std::string text : data.at("invalid"))
        EXPECT_FALSE(Nif::parse(text)) << text;
    for (const char* text :
         {"", "PT123456789", "１２３４５６７８９", "-12345678", "731234565", "12345678９"}) {
        EXPECT_FALSE(Nif::parse(text)) << text;
    }
}

TEST(Nif, OneDigitWrongIsAlwaysFound) {
    const std::string good = "123456789";
    ASSERT_TRUE(Nif::parse(good));
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string typed = good;
            typed[at] = digit;
            EXPECT_EQ(Nif::parse(typed).has_value(), typed == good) << typed;
        }
    }
}

TEST(Nif, TheFinalConsumerHasItsOwnNumber) {
    EXPECT_EQ(Nif::finalConsumer().text(), "999999990");
    EXPECT_TRUE(Nif::parse("999999990")->isFinalConsumer());
    EXPECT_FALSE(Nif::parse("123456789")->isFinalConsumer());
}

TEST(TaxTable, KnowsTheRatesOfEachRegionToday) {
    const Date today = parseDate("2026-11-23");
    const std::vector<std::pair<std::string, std::array<int, 4>>> expected{
        {"PT", {6, 13, 23, 0}}, {"PT-AC", {4, 9, 16, 0}}, {"PT-MA", {4, 12, 22, 0}}};
    for (const auto& [region, rates] : expected) {
        EXPECT_TRUE(taxes().knowsRegion(region));
        for (const TaxCode code :
             {TaxCode::Reduced, TaxCode::Intermediate, TaxCode::Normal, TaxCode::Exempt}) {
            EXPECT_EQ(taxes().rate(region, code, today), Decimal(rates[static_cast<std::size_t>(code)]))
                << region << taxCodeName(code);
        }
    }
    EXPECT_TRUE(taxes().knowsRegion("ES"));
    EXPECT_FALSE(taxes().knowsRegion("BR"));
    EXPECT_FALSE(taxes().knowsRegion("pt"));
    EXPECT_FALSE(taxes().knowsRegion(""));
}

TEST(TaxTable, ChangesOnTheDayTheLawSays) {
    EXPECT_EQ(taxes().rate("PT-MA", TaxCode::Reduced, parseDate("2024-09-30")), Decimal(5));
    EXPECT_EQ(taxes().rate("PT-MA", TaxCode::Reduced, parseDate("2024-10-01")), Decimal(4));
    EXPECT_EQ(taxes().rate("PT-AC", TaxCode::Normal, parseDate("2021-06-30")), std::nullopt);
    EXPECT_EQ(taxes().rate("PT-AC", TaxCode::Normal, parseDate("2021-07-01")), Decimal(16));
    EXPECT_EQ(taxes().rate("PT", TaxCode::Normal, parseDate("2010-12-31")), std::nullopt);
    EXPECT_FALSE(taxes().exemption("M35", parseDate("2026-06-30")));
    EXPECT_TRUE(taxes().exemption("M35", parseDate("2026-07-01")));
    EXPECT_FALSE(taxes().exemption("M44", parseDate("2025-08-13")));
    EXPECT_TRUE(taxes().exemption("M44", parseDate("2025-08-14")));
}

TEST(TaxTable, ReasonsSayMentionLawAndReverseCharge) {
    const auto m07 = taxes().exemption("M07", parseDate("2026-11-23"));
    ASSERT_TRUE(m07);
    EXPECT_EQ(m07->mention, "Isento artigo 9.º do CIVA");
    EXPECT_FALSE(m07->reverseCharge);
    const auto m40 = taxes().exemption("M40", parseDate("2026-11-23"));
    ASSERT_TRUE(m40);
    EXPECT_EQ(m40->mention, "IVA - autoliquidação");
    EXPECT_TRUE(m40->reverseCharge);
    for (const char* gone : {"M03", "M08", "M98", "m07", "", "M7"}) {
        EXPECT_FALSE(taxes().exemption(gone, parseDate("2026-11-23"))) << gone;
    }
}

TEST(TaxTable, ListsReasonsOnceAndInOrder) {
    const auto reasons = taxes().exemptions(parseDate("2026-11-23"));
    EXPECT_EQ(reasons.size(), 33U);
    std::set<std::string> codes;
    std::string last;
    for (const ExemptionReason& reason : reasons) {
        EXPECT_LT(last, reason.code);
        EXPECT_TRUE(codes.insert(reason.code).second) << reason.code;
        EXPECT_FALSE(reason.mention.empty());
        EXPECT_FALSE(reason.law.empty());
        EXPECT_EQ(reason.reverseCharge, reason.mention == "IVA - autoliquidação") << reason.code;
        last = reason.code;
    }
}

TEST(TaxTable, NamesItsCodesAsSaftDoes) {
    for (const char* name : {"RED", "INT", "NOR", "ISE", "OUT"})
        EXPECT_EQ(taxCodeName(parseTaxCode(name).value()), name);
    for (const char* name : {"", "NORM", "nor", "NS"})
        EXPECT_FALSE(parseTaxCode(name)) << name;
}

TEST(Series, NamesFollowTheServicesRule) {
    for (const std::string& id :
         std::vector<std::string>{"2026A", "A", "a.b_c-d", "2026", "LOJA1", "BAT", std::string(35, 'x')}) {
        EXPECT_TRUE(isSeriesId(id)) << id;
    }
    for (const std::string& id :
         std::vector<std::string>{"", "AT", "AT2026", "at2026", "At1", "2026/A", "2026 A", "-A", "A-", "A..B",
                                  "A.-B", "série", "A*", ".", std::string(36, 'x'), std::string("A\0B", 3)}) {
        EXPECT_FALSE(isSeriesId(id)) << id;
    }
}

TEST(Series, ValidationCodesHaveEightCapitalsOrDigits) {
    EXPECT_TRUE(isValidationCode("JFT26CHA"));
    EXPECT_TRUE(isValidationCode("CSDF7T5H9"));
    for (const char* code : {"", "JFT26CH", "jft26cha", "JFT26CH-", "JFT26CH ", "JFT26CHÁ", "0"}) {
        EXPECT_FALSE(isValidationCode(code)) << code;
    }
}

TEST(Series, NumberAndUniqueCodeAreWrittenAsThePortariaSays) {
    EXPECT_EQ(documentNumber(DocumentType::FT, "2026A", 1), "FT 2026A/1");
    EXPECT_EQ((Atcud{"JFT26CHA", 1}.toString()), "JFT26CHA-1");
}

TEST(Countries, AreTwoCapitalsOfTheIsoList) {
    for (const char* code : {"AD", "PT", "ES", "GR", "XK", "ZW"})
        EXPECT_TRUE(isCountry(code)) << code;
    for (const char* code : {"", "P", "pt", "EL", "UK", "ZZ", "D ", " A", "PTES", "PT-AC"}) {
        EXPECT_FALSE(isCountry(code)) << code;
    }
}

TEST(DocumentType, InvoicesAreHashedSalesInvoices) {
    const DocumentTypeRow& row = documentType(parseDocumentType("FT").value());
    EXPECT_EQ(row.code, "FT");
    EXPECT_EQ(row.designation, "Fatura");
    EXPECT_EQ(blockName(row.block), "SalesInvoices");
    EXPECT_EQ(seriesClass(row.block), "SI");
    EXPECT_TRUE(row.hashed);
    for (const char* code : {"", "ft", "VD", "XX"})
        EXPECT_FALSE(parseDocumentType(code)) << code;
}

} // namespace
} // namespace cunho::invoicing::test
