// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing_test.hpp"

#include <cunho/invoicing/fiscal_qr.hpp>

#include <map>

namespace cunho::invoicing::test {
namespace {

std::map<std::string, std::string> fieldsOf(std::string_view text) {
    std::map<std::string, std::string> fields;
    while (!text.empty()) {
        const std::string_view field = text.substr(0, text.find('*'));
        const auto colon = field.find(':');
        fields[std::string(field.substr(0, colon))] = field.substr(colon + 1);
        text.remove_prefix(std::min(text.size(), field.size() + 1));
    }
    return fields;
}

std::optional<Money> amountIn(const std::map<std::string, std::string>& fields, const std::string& code) {
    const auto found = fields.find(code);
    if (found == fields.end())
        return std::nullopt;
    return euro(found->second);
}

void readRegion(const std::map<std::string, std::string>& fields, const std::string& letter, FiscalQr& qr) {
    const auto region = fields.find(letter + "1");
    if (region == fields.end() || region->second == "0")
        return;
    const auto add = [&](TaxCode code, const char* base, const char* tax) {
        const auto b = amountIn(fields, letter + base);
        const auto t = amountIn(fields, letter + tax);
        if (b || t)
            qr.taxes.push_back(
                {{region->second, code, Decimal(0), ""}, b.value_or(Money{}), t.value_or(Money{})});
    };
    add(TaxCode::Exempt, "2", "-");
    add(TaxCode::Reduced, "3", "4");
    add(TaxCode::Intermediate, "5", "6");
    add(TaxCode::Normal, "7", "8");
}

Date compactDate(const std::string& text) {
    return parseDate(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6));
}

/// What an example states, read back from its text.
FiscalQr read(std::string_view text) {
    const auto fields = fieldsOf(text);
    FiscalQr qr;
    qr.issuerNif = fields.at("A");
    qr.customerNif = fields.at("B");
    qr.customerCountry = fields.at("C");
    qr.documentType = fields.at("D");
    qr.status = fields.at("E").at(0);
    qr.date = compactDate(fields.at("F"));
    qr.number = fields.at("G");
    qr.atcud = fields.at("H");
    for (const char* letter : {"I", "J", "K"})
        readRegion(fields, letter, qr);
    qr.notSubject = amountIn(fields, "L");
    qr.stampDuty = amountIn(fields, "M");
    qr.taxPayable = amountIn(fields, "N").value();
    qr.gross = amountIn(fields, "O").value();
    qr.withholding = amountIn(fields, "P");
    qr.hashCharacters = fields.at("Q");
    qr.certificateNumber = std::stoi(fields.at("R"));
    if (fields.contains("S"))
        qr.other = fields.at("S");
    return qr;
}

FiscalQr sample(std::vector<TaxTotal> taxes) {
    FiscalQr qr =
        read("A:599999993*B:999999990*C:Desconhecido*D:FT*E:N*F:20261102*G:FT 2026A/1*H:JFT26CHA-1*I1:0*"
             "N:0.00*O:0.00*Q:tkU7*R:9999");
    qr.taxes = std::move(taxes);
    return qr;
}

TaxTotal total(std::string region, TaxCode code, std::string base, std::string tax,
               std::string exemption = "") {
    return {{std::move(region), code, Decimal(code == TaxCode::Exempt ? 0 : 23), std::move(exemption)},
            euro(base),
            euro(tax)};
}

std::string regionsOf(const FiscalQr& qr) {
    const std::string text = qr.text();
    const auto begin = text.find("*I1:") + 1;
    return text.substr(begin, text.find("*N:") - begin);
}

TEST(FiscalQr, WritesTheTaxAuthoritysExamples) {
    const json data = readData("qr_examples.json");
    ASSERT_EQ(data.at("cases").size(), 7U);
    for (const json& row : data.at("cases")) {
        const std::string text = row.at("text");
        EXPECT_EQ(read(text).text(), text) << row.at("source");
    }
}

TEST(FiscalQr, WritesTheDocumentsOf2026) {
    const json data = readData("golden_2026.json");
    for (const json& row : data.at("cases")) {
        if (!row.contains("taxes"))
            continue; // a receipt has none
        FiscalQr qr = read(std::string(row.at("qr")));
        qr.taxes.clear();
        for (const json& tax : row.at("taxes")) {
            qr.taxes.push_back({{tax.at("region"), parseTaxCode(std::string(tax.at("code"))).value(),
                                 number(std::string(tax.at("rate"))), tax.at("exemption")},
                                euro(tax.at("base")),
                                euro(tax.at("tax"))});
        }
        EXPECT_EQ(qr.text(), row.at("qr"));
    }
}

TEST(FiscalQr, RegionsComeInOrderOfPresence) {
    const auto madeira = total("PT-MA", TaxCode::Normal, "10", "2.20");
    const auto mainland = total("PT", TaxCode::Normal, "10", "2.30");
    const auto azores = total("PT-AC", TaxCode::Normal, "10", "1.60");
    EXPECT_EQ(regionsOf(sample({madeira})), "I1:PT-MA*I7:10.00*I8:2.20");
    EXPECT_EQ(regionsOf(sample({madeira, mainland})), "I1:PT-MA*I7:10.00*I8:2.20*J1:PT*J7:10.00*J8:2.30");
    EXPECT_EQ(regionsOf(sample({madeira, azores, mainland})),
              "I1:PT*I7:10.00*I8:2.30*J1:PT-AC*J7:10.00*J8:1.60*K1:PT-MA*K7:10.00*K8:2.20");
}

TEST(FiscalQr, KeysOfOneRegionAndCodeAddUp) {
    EXPECT_EQ(
        regionsOf(sample(
            {total("PT", TaxCode::Exempt, "10", "0", "M07"), total("PT", TaxCode::Exempt, "5.50", "0", "M40"),
             total("PT", TaxCode::Normal, "1", "0.23"), total("PT", TaxCode::Normal, "1", "0.22")})),
        "I1:PT*I2:15.50*I7:2.00*I8:0.45");
}

TEST(FiscalQr, LeavesOutWhatSaysNothing) {
    EXPECT_EQ(regionsOf(sample({})), "I1:0");
    EXPECT_EQ(regionsOf(sample({total("PT", TaxCode::Normal, "0", "0")})), "I1:PT");
    EXPECT_EQ(regionsOf(sample({total("PT", TaxCode::Normal, "0.01", "0")})), "I1:PT*I7:0.01*I8:0.00");
}

TaxTotal stampDuty(std::string base, std::string tax) {
    TaxKey key{"PT", TaxCode::Other, Decimal(4), "", TaxType::StampDuty, "17.3.4"};
    return {std::move(key), euro(base), euro(tax)};
}

TaxTotal notSubject(std::string region, std::string base) {
    return {{std::move(region), TaxCode::Exempt, Decimal(0), "M99", TaxType::NotSubject}, euro(base), {}};
}

TEST(FiscalQr, StampDutyIsExemptFromVatAndStatedInM) {
    FiscalQr qr = sample({stampDuty("100", "4"), total("PT", TaxCode::Exempt, "10", "0", "M07")});
    qr.stampDuty = euro("4");
    EXPECT_EQ(regionsOf(qr), "I1:PT*I2:110.00*M:4.00");
}

TEST(FiscalQr, WhatIsNotSubjectIsInLAlone) {
    FiscalQr qr = sample({notSubject("PT", "1000"), total("PT-AC", TaxCode::Normal, "50", "9")});
    qr.notSubject = euro("1000");
    EXPECT_EQ(regionsOf(qr), "I1:PT-AC*I7:50.00*I8:9.00*L:1000.00");
    FiscalQr only = sample({notSubject("PT", "1000")});
    only.notSubject = euro("1000");
    EXPECT_EQ(regionsOf(only), "I1:PT*L:1000.00");
}

TEST(FiscalQr, RatesOfAnotherCountryAndOfSpecialRegimesGoWhereTheNormalOneGoes) {
    EXPECT_EQ(regionsOf(sample(
                  {total("FR", TaxCode::Reduced, "100", "5.50"), total("FR", TaxCode::Normal, "10", "2")})),
              "I1:FR*I7:110.00*I8:7.50");
    EXPECT_EQ(regionsOf(sample({total("PT", TaxCode::Other, "100", "7")})), "I1:PT*I7:100.00*I8:7.00");
    EXPECT_EQ(regionsOf(sample({total("PT", TaxCode::Normal, "10", "2.30"),
                                total("PT-MA", TaxCode::Normal, "10", "2.20"),
                                total("FR", TaxCode::Normal, "10", "2")})),
              "I1:PT*I7:10.00*I8:2.30*J1:PT-MA*J7:10.00*J8:2.20*K1:FR*K7:10.00*K8:2.00");
}

TEST(FiscalQr, AnOrderOrTransportWithoutValueHasNoRegion) {
    FiscalQr qr = sample({total("PT", TaxCode::Normal, "0", "0")});
    qr.documentType = "GT";
    EXPECT_EQ(regionsOf(qr), "I1:0");
    qr.taxes = {total("PT", TaxCode::Normal, "10", "2.30")};
    EXPECT_EQ(regionsOf(qr), "I1:PT*I7:10.00*I8:2.30");
}

TEST(FiscalQr, SaysWhatIsWithheldAndHowToPay) {
    FiscalQr qr = sample({total("PT", TaxCode::Normal, "100", "23")});
    qr.withholding = euro("23");
    qr.other = "TB;PT50000201231234567890154;100.00";
    const std::string text = qr.text();
    EXPECT_NE(text.find("*P:23.00*Q:tkU7*R:9999*S:TB;PT50000201231234567890154;100.00"), std::string::npos)
        << text;
}

TEST(FiscalQr, RefusesWhatTheCodeCannotSay) {
    FiscalQr four = sample({});
    for (const char* region : {"PT", "PT-AC", "PT-MA", "FR"})
        four.taxes.push_back(total(region, TaxCode::Normal, "1", "0.2"));
    EXPECT_EQ(reasonOf([&] { four.text(); }), "QR_TOO_MANY_REGIONS");
    FiscalQr star = sample({});
    star.other = "NU*0.80";
    EXPECT_EQ(reasonOf([&] { star.text(); }), "QR_BAD_TEXT");
    FiscalQr customer = sample({});
    customer.customerNif = "1*23456A";
    EXPECT_EQ(reasonOf([&] { customer.text(); }), "QR_BAD_TEXT");
    FiscalQr empty = sample({});
    empty.issuerNif.clear();
    EXPECT_EQ(reasonOf([&] { empty.text(); }), "QR_BAD_TEXT");
    FiscalQr large = sample({});
    large.gross = Money::fromCents(1'000'000'000'000'000'000);
    EXPECT_EQ(reasonOf([&] { large.text(); }), "QR_BAD_TEXT");
}

} // namespace
} // namespace cunho::invoicing::test
