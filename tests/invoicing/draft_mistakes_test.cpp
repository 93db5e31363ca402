// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing_test.hpp"

#include <cunho/core/reason_text.hpp>

#include <functional>

namespace cunho::invoicing::test {
namespace {

/// What a person or a hostile file enters, and the one problem that must be told.
struct Mistake {
    std::string name;
    std::function<void(Draft&)> make;
    std::string field;
    std::string reason;
};

void PrintTo(const Mistake& mistake, std::ostream* out) {
    *out << mistake.name;
}

class DraftMistake : public testing::TestWithParam<Mistake> {};

TEST_P(DraftMistake, IsToldAtItsFieldAndAlone) {
    Draft input = draft({line("10"), exemptLine("5")});
    ASSERT_EQ(describe(problemsOf(input)), "");
    GetParam().make(input);
    const auto problems = problemsOf(input);
    ASSERT_EQ(problems.size(), 1U) << describe(problems);
    EXPECT_EQ(problems[0].field, GetParam().field);
    EXPECT_EQ(problems[0].reason, GetParam().reason);
    for (const Language language : {Language::Portuguese, Language::English}) {
        const auto text = reasonText({Fault::Input, problems[0].reason, problems[0].params, ""}, language);
        EXPECT_TRUE(reasonTemplate(problems[0].reason, language)) << problems[0].reason;
        EXPECT_EQ(text.find_first_of("{}?"), std::string::npos) << text;
    }
}

std::string nameOf(const testing::TestParamInfo<Mistake>& each) {
    return each.param.name;
}

using D = Draft;

INSTANTIATE_TEST_SUITE_P(
    Head, DraftMistake,
    testing::Values(
        Mistake{"TypeEmpty", [](D& d) { d.type = ""; }, "type", "TYPE_UNSUPPORTED"},
        Mistake{"TypeLowerCase", [](D& d) { d.type = "ft"; }, "type", "TYPE_UNSUPPORTED"},
        Mistake{"TypeThatIsOver", [](D& d) { d.type = "VD"; }, "type", "TYPE_UNSUPPORTED"},
        Mistake{"SeriesEmpty", [](D& d) { d.series = ""; }, "series", "SERIES_MISSING"},
        Mistake{"SeriesBlank", [](D& d) { d.series = "  "; }, "series", "SERIES_MISSING"},
        Mistake{"SeriesSlash", [](D& d) { d.series = "2026/A"; }, "series", "SERIES_INVALID"},
        Mistake{"SeriesNotUtf8", [](D& d) { d.series = notUtf8; }, "series", "SERIES_INVALID"},
        Mistake{"DateEmpty", [](D& d) { d.date = ""; }, "date", "DATE_INVALID"},
        Mistake{"DatePortuguese", [](D& d) { d.date = "02-11-2026"; }, "date", "DATE_INVALID"},
        Mistake{"DateThatIsNot", [](D& d) { d.date = "2026-02-30"; }, "date", "DATE_INVALID"},
        Mistake{"DateWithTime", [](D& d) { d.date = "2026-11-02T10:00:00"; }, "date", "DATE_INVALID"},
        Mistake{"DateFullWidth", [](D& d) { d.date = "２０２６-11-02"; }, "date", "DATE_INVALID"},
        Mistake{"DateOfLastCentury", [](D& d) { d.date = "1999-12-31"; }, "date", "DATE_INVALID"},
        Mistake{"PricesEmpty", [](D& d) { d.prices = ""; }, "prices", "PRICES_INVALID"},
        Mistake{"PricesCapitals", [](D& d) { d.prices = "NET"; }, "prices", "PRICES_INVALID"},
        Mistake{"GlobalDiscount500", [](D& d) { d.globalDiscount = "500"; }, "globalDiscount",
                "DISCOUNT_INVALID"},
        Mistake{"GlobalDiscountNegative", [](D& d) { d.globalDiscount = "-1"; }, "globalDiscount",
                "DISCOUNT_INVALID"},
        Mistake{"GlobalDiscountText", [](D& d) { d.globalDiscount = "NaN"; }, "globalDiscount",
                "DISCOUNT_INVALID"},
        Mistake{"GlobalDiscountFine", [](D& d) { d.globalDiscount = "1.00001"; }, "globalDiscount",
                "TOO_MANY_DECIMALS"},
        Mistake{"NoLines", [](D& d) { d.lines.clear(); }, "lines", "LINES_EMPTY"},
        Mistake{"TenThousandLines", [](D& d) { d.lines.resize(10'000); }, "lines", "TOO_MANY_LINES"}),
    &nameOf);

INSTANTIATE_TEST_SUITE_P(
    Customer, DraftMistake,
    testing::Values(
        Mistake{"NifCheckDigit", [](D& d) { d.customer.nif = "123456788"; }, "customer.nif", "NIF_INVALID"},
        Mistake{"NifShort", [](D& d) { d.customer.nif = "12345678"; }, "customer.nif", "NIF_INVALID"},
        Mistake{"NifFullWidth", [](D& d) { d.customer.nif = "１２３４５６７８９"; }, "customer.nif",
                "NIF_INVALID"},
        Mistake{"NifOnlyPrefix", [](D& d) { d.customer.nif = "PT"; }, "customer.nif", "NIF_INVALID"},
        Mistake{"NifNotUtf8", [](D& d) { d.customer.nif = "\xFF\xFE"; }, "customer.nif", "NIF_INVALID"},
        Mistake{"NifForeignLong",
                [](D& d) {
                    d.customer.country = "ES";
                    d.customer.nif = std::string(31, 'B');
                },
                "customer.nif", "TEXT_TOO_LONG"},
        Mistake{"NifForeignSeparator",
                [](D& d) {
                    d.customer.country = "IE";
                    d.customer.nif = "1*23456A";
                },
                "customer.nif", "NIF_FOREIGN_INVALID"},
        Mistake{"NifForeignNotUtf8",
                [](D& d) {
                    d.customer.country = "ES";
                    d.customer.nif = notUtf8;
                },
                "customer.nif", "TEXT_NOT_UTF8"},
        Mistake{"NameMissing", [](D& d) { d.customer.name = ""; }, "customer.name", "CUSTOMER_NAME_MISSING"},
        Mistake{"NameOfBlanks", [](D& d) { d.customer.name = " \u00A0\u200B\u3000"; }, "customer.name",
                "CUSTOMER_NAME_MISSING"},
        Mistake{"NameLong", [](D& d) { d.customer.name = std::string(101, 'x'); }, "customer.name",
                "TEXT_TOO_LONG"},
        Mistake{"NameNotUtf8", [](D& d) { d.customer.name = notUtf8; }, "customer.name", "TEXT_NOT_UTF8"},
        Mistake{"NameOverlongUtf8", [](D& d) { d.customer.name = "A\xC0\xAF"; }, "customer.name",
                "TEXT_NOT_UTF8"},
        Mistake{"NameSurrogate", [](D& d) { d.customer.name = "A\xED\xA0\x80"; }, "customer.name",
                "TEXT_NOT_UTF8"},
        Mistake{"NameCutShort", [](D& d) { d.customer.name = "A\xE2\x82"; }, "customer.name",
                "TEXT_NOT_UTF8"},
        Mistake{"NameZeroByte", [](D& d) { d.customer.name = std::string("A\0B", 3); }, "customer.name",
                "TEXT_CONTROL_CHARACTER"},
        Mistake{"NameBackwards", [](D& d) { d.customer.name = "Lda\u202Ecod"; }, "customer.name",
                "TEXT_CONTROL_CHARACTER"},
        Mistake{"AddressLineBreak", [](D& d) { d.customer.address = "Rua A\nPorto"; }, "customer.address",
                "TEXT_CONTROL_CHARACTER"},
        Mistake{"AddressLong", [](D& d) { d.customer.address = longText; }, "customer.address",
                "TEXT_TOO_LONG"},
        Mistake{"PostalCodeLong", [](D& d) { d.customer.postalCode = longText; }, "customer.postalCode",
                "TEXT_TOO_LONG"},
        Mistake{"CityLong", [](D& d) { d.customer.city = longText; }, "customer.city", "TEXT_TOO_LONG"},
        Mistake{"CountryName", [](D& d) { d.customer.country = "Portugal"; }, "customer.country",
                "COUNTRY_INVALID"},
        Mistake{"CountryThatIsNot", [](D& d) { d.customer.country = "ZZ"; }, "customer.country",
                "COUNTRY_INVALID"},
        Mistake{"CountryBetweenCodes", [](D& d) { d.customer.country = "D A"; }, "customer.country",
                "COUNTRY_INVALID"}),
    &nameOf);

INSTANTIATE_TEST_SUITE_P(
    Line, DraftMistake,
    testing::Values(
        Mistake{"QuantityEmpty", [](D& d) { d.lines[1].quantity = ""; }, "lines[1].quantity",
                "QUANTITY_INVALID"},
        Mistake{"QuantityExponent", [](D& d) { d.lines[1].quantity = "1e5"; }, "lines[1].quantity",
                "QUANTITY_INVALID"},
        Mistake{"QuantityNaN", [](D& d) { d.lines[0].quantity = "NaN"; }, "lines[0].quantity",
                "QUANTITY_INVALID"},
        Mistake{"QuantityFullWidth", [](D& d) { d.lines[0].quantity = "１２"; }, "lines[0].quantity",
                "QUANTITY_INVALID"},
        Mistake{"QuantityComma", [](D& d) { d.lines[0].quantity = "1,5"; }, "lines[0].quantity",
                "QUANTITY_INVALID"},
        Mistake{"QuantityZero", [](D& d) { d.lines[0].quantity = "0.000"; }, "lines[0].quantity",
                "QUANTITY_NOT_POSITIVE"},
        Mistake{"QuantityNegative", [](D& d) { d.lines[0].quantity = "-1"; }, "lines[0].quantity",
                "QUANTITY_NOT_POSITIVE"},
        Mistake{"QuantityFortyDigits", [](D& d) { d.lines[0].quantity = std::string(40, '9'); },
                "lines[0].quantity", "NUMBER_TOO_LARGE"},
        Mistake{"QuantityThirteenDigits", [](D& d) { d.lines[0].quantity = "1000000000000"; },
                "lines[0].quantity", "NUMBER_TOO_LARGE"},
        Mistake{"QuantitySevenDecimals", [](D& d) { d.lines[0].quantity = "1.0000001"; }, "lines[0].quantity",
                "TOO_MANY_DECIMALS"},
        Mistake{"PriceEmpty", [](D& d) { d.lines[0].unitPrice = ""; }, "lines[0].unitPrice", "PRICE_INVALID"},
        Mistake{"PriceText", [](D& d) { d.lines[0].unitPrice = "10 €"; }, "lines[0].unitPrice",
                "PRICE_INVALID"},
        Mistake{"PriceNegative", [](D& d) { d.lines[0].unitPrice = "-0.01"; }, "lines[0].unitPrice",
                "PRICE_NEGATIVE"},
        Mistake{"PriceSevenDecimals", [](D& d) { d.lines[0].unitPrice = "0.0000001"; }, "lines[0].unitPrice",
                "TOO_MANY_DECIMALS"},
        Mistake{"PriceFortyDecimals", [](D& d) { d.lines[0].unitPrice = "0." + std::string(40, '1'); },
                "lines[0].unitPrice", "TOO_MANY_DECIMALS"},
        Mistake{"Discount500", [](D& d) { d.lines[0].discount = "500"; }, "lines[0].discount",
                "DISCOUNT_INVALID"},
        Mistake{"DiscountJustOver", [](D& d) { d.lines[0].discount = "100.0001"; }, "lines[0].discount",
                "DISCOUNT_INVALID"},
        Mistake{"DiscountSign", [](D& d) { d.lines[0].discount = "5%"; }, "lines[0].discount",
                "DISCOUNT_INVALID"},
        Mistake{"CodeUnknown", [](D& d) { d.lines[0].tax = "NORM"; }, "lines[0].tax", "TAX_CODE_UNKNOWN"},
        Mistake{"CodeEmpty", [](D& d) { d.lines[0].tax = ""; }, "lines[0].tax", "TAX_CODE_UNKNOWN"},
        Mistake{"RegionUnknown", [](D& d) { d.lines[0].region = "BR"; }, "lines[0].region", "REGION_UNKNOWN"},
        Mistake{"RegionOfAnotherCountry", [](D& d) { d.lines[0].region = "ES"; }, "lines[0].region",
                "REGION_OF_OTHER_COUNTRY"},
        Mistake{"RegionLowerCase", [](D& d) { d.lines[0].region = "pt"; }, "lines[0].region",
                "REGION_UNKNOWN"},
        Mistake{"RateText", [](D& d) { d.lines[0].rate = "23%"; }, "lines[0].rate", "RATE_INVALID"},
        Mistake{"RateOfOldDays", [](D& d) { d.lines[0].rate = "21"; }, "lines[0].rate", "RATE_DIFFERS"},
        Mistake{"RateOfAnotherRegion",
                [](D& d) {
                    d.lines[0].region = "PT-MA";
                    d.lines[0].rate = "23";
                },
                "lines[0].rate", "RATE_DIFFERS"},
        Mistake{"RateBeforeTheTable",
                [](D& d) {
                    d.date = "2021-06-30";
                    d.lines.pop_back();
                    d.lines[0].region = "PT-AC";
                },
                "lines[0].rate", "RATE_UNKNOWN"},
        Mistake{"ExemptWithRate", [](D& d) { d.lines[1].rate = "23"; }, "lines[1].rate", "RATE_DIFFERS"},
        Mistake{"ExemptionMissing", [](D& d) { d.lines[1].exemption = ""; }, "lines[1].exemption",
                "EXEMPTION_MISSING"},
        Mistake{"ExemptionUnknown", [](D& d) { d.lines[1].exemption = "M08"; }, "lines[1].exemption",
                "EXEMPTION_UNKNOWN"},
        Mistake{"ExemptionNotYet",
                [](D& d) {
                    d.date = "2026-06-30";
                    d.lines[1].exemption = "M35";
                },
                "lines[1].exemption", "EXEMPTION_UNKNOWN"},
        Mistake{"ExemptionWithTax", [](D& d) { d.lines[0].exemption = "M07"; }, "lines[0].exemption",
                "EXEMPTION_NOT_ALLOWED"},
        Mistake{"DescriptionTabbed", [](D& d) { d.lines[0].description = "A\tB"; }, "lines[0].description",
                "TEXT_CONTROL_CHARACTER"},
        Mistake{"DescriptionOfBlanks", [](D& d) { d.lines[0].description = " \t\u2003\n"; },
                "lines[0].description", "DESCRIPTION_MISSING"},
        Mistake{"DescriptionOneLetter", [](D& d) { d.lines[0].description = "é"; }, "lines[0].description",
                "TEXT_TOO_SHORT"},
        Mistake{"DescriptionLong", [](D& d) { d.lines[0].description = longText; }, "lines[0].description",
                "TEXT_TOO_LONG"},
        Mistake{"DescriptionNotUtf8", [](D& d) { d.lines[0].description = notUtf8; }, "lines[0].description",
                "TEXT_NOT_UTF8"},
        Mistake{"CodeLong", [](D& d) { d.lines[0].code = longText; }, "lines[0].code", "TEXT_TOO_LONG"},
        Mistake{"UnitLong", [](D& d) { d.lines[0].unit = longText; }, "lines[0].unit", "TEXT_TOO_LONG"},
        Mistake{"LineAmountTooLarge",
                [](D& d) {
                    d.lines[0].quantity = "999999999999";
                    d.lines[0].unitPrice = "999999999999";
                },
                "lines[0]", "NUMBER_TOO_LARGE"},
        Mistake{"TotalTooLarge",
                [](D& d) {
                    d.lines[0].quantity = "9";
                    d.lines[0].unitPrice = "999999999999";
                },
                "", "NUMBER_TOO_LARGE"}),
    &nameOf);

} // namespace
} // namespace cunho::invoicing::test
