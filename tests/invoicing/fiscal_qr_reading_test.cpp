// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing_test.hpp"

#include <cunho/invoicing/fiscal_qr_reading.hpp>

namespace cunho::invoicing::test {
namespace {

const std::string goodText =
    "A:123456789*B:999999990*C:PT*D:FS*E:N*F:20190812*G:FS CDVF/12345*H:CDF7T5HD-12345*I1:PT*"
    "I7:0.65*I8:0.15*N:0.15*O:0.80*Q:YhGV*R:9999*S:NU;0.80";

/// The example with one part of its text exchanged.
std::string with(const std::string& from, const std::string& to) {
    std::string out = goodText;
    out.replace(out.find(from), from.size(), to);
    return out;
}

/// "field reason" of each problem.
std::string readingProblems(const std::string& text) {
    std::string out;
    const FiscalQrReading read = readFiscalQr(text).value();
    for (const Problem& problem : read.problems)
        out += (out.empty() ? "" : ", ") + problem.field + " " + problem.reason;
    return out;
}

TEST(FiscalQrReading, FindsNothingWrongInTheTaxAuthoritysExamples) {
    for (const json& row : readData("qr_examples.json").at("cases"))
        EXPECT_EQ(readingProblems(row.at("text")), "") << row.at("text");
    for (const json& row : readData("golden_2026.json").at("cases"))
        EXPECT_EQ(readingProblems(row.at("qr")), "") << row.at("qr");
}

TEST(FiscalQrReading, GivesEveryFieldAsItStands) {
    const auto read = readFiscalQr(goodText).value();
    EXPECT_EQ(read.fields.size(), 16U);
    EXPECT_EQ(*read.find("G"), "FS CDVF/12345");
    EXPECT_EQ(*read.find("S"), "NU;0.80");
    EXPECT_EQ(read.find("K1"), nullptr);
    EXPECT_EQ(read.amount("O"), euro("0.80"));
    EXPECT_EQ(qrFieldName("J4", Language::Portuguese), "IVA à taxa reduzida");
    EXPECT_EQ(qrFieldName("O", Language::English), "Total with taxes");
    EXPECT_EQ(qrFieldName("Z9", Language::English), "Z9");
}

TEST(FiscalQrReading, KnowsWhatIsNoFiscalCode) {
    for (const char* text : {"", "https://example.com", "A:1", "B:1*A:2", "WIFI:S:x;;", "A:123456789;B:2"})
        EXPECT_FALSE(readFiscalQr(text)) << text;
}

TEST(FiscalQrReading, SeesDigitsThatWereChanged) {
    EXPECT_EQ(readingProblems(with("A:123456789", "A:123456788")), "A QR_NIF_WRONG");
    EXPECT_EQ(readingProblems(with("B:999999990", "B:999999999")), "B QR_NIF_WRONG");
    EXPECT_EQ(readingProblems(with("B:999999990*C:PT", "B:999999999*C:FR")), "");
    EXPECT_EQ(readingProblems(with("O:0.80", "O:1.80")), "O QR_SUM_WRONG");
    EXPECT_EQ(readingProblems(with("N:0.15", "N:0.51")), "N QR_SUM_WRONG, O QR_SUM_WRONG");
    EXPECT_EQ(readingProblems(with("H:CDF7T5HD-12345", "H:CDF7T5HD-12346")), "H QR_ATCUD_WRONG");
    EXPECT_EQ(readingProblems(with("CDVF/12345", "CDVF/12354")), "H QR_ATCUD_WRONG");
}

TEST(FiscalQrReading, AllowsACentForEachAmount) {
    EXPECT_EQ(readingProblems(with("O:0.80", "O:0.81")), "");
    EXPECT_EQ(readingProblems(with("O:0.80", "O:0.83")), "O QR_SUM_WRONG");
}

TEST(FiscalQrReading, WantsEachFieldInItsForm) {
    const std::pair<const char*, const char*> cases[] = {
        {"D:FS", "D:XX"},           {"E:N", "E:Z"},        {"F:20190812", "F:20190832"},
        {"F:20190812", "F:2019-8"}, {"I1:PT", "I1:PT-XX"}, {"Q:YhGV", "Q:YhG"},
        {"R:9999", "R:99999"},      {"R:9999", "R:12a"},   {"I7:0.65", "I7:0,65"},
        {"I7:0.65", "I7:0.650"},    {"S:NU;0.80", "S:"},   {"C:PT", "C:\x01"},
        {"S:NU;0.80", "S:\xff"},
    };
    for (const auto& [from, to] : cases) {
        const std::string problems = readingProblems(with(from, to));
        const std::string code = std::string(from).substr(0, std::string(from).find(':'));
        EXPECT_TRUE(problems.starts_with(code + " QR_FIELD_FORM")) << to << ": " << problems;
    }
    EXPECT_EQ(readingProblems(with("G:FS CDVF/12345", "G:FSCDVF12345")), "G QR_FIELD_FORM");
    EXPECT_EQ(readingProblems(with("H:CDF7T5HD-12345", "H:CDF7-12345")), "H QR_ATCUD_WRONG");
    EXPECT_EQ(readingProblems(with("H:CDF7T5HD-12345", "H:0")), "");
}

TEST(FiscalQrReading, MissesWhatMustBeThere) {
    EXPECT_EQ(readingProblems(with("*Q:YhGV", "")), "Q QR_FIELD_MISSING");
    EXPECT_EQ(readingProblems(with("I1:PT*", "")), "I1 QR_FIELD_MISSING");
    EXPECT_EQ(readingProblems(with("*N:", "*K7:1.00*N:")), "K1 QR_FIELD_MISSING, O QR_SUM_WRONG");
}

TEST(FiscalQrReading, WantsTheFieldsInTheirOrder) {
    EXPECT_EQ(readingProblems(with("Q:YhGV*R:9999", "R:9999*Q:YhGV")), "Q QR_FIELD_ORDER");
    EXPECT_EQ(readingProblems(with("*O:0.80", "*O:0.80*O:0.80")), "O QR_FIELD_ORDER");
    EXPECT_EQ(readingProblems(with("*S:", "*T:1*S:")), "T QR_FIELD_UNKNOWN");
    EXPECT_EQ(readingProblems(goodText + "*"), " QR_FIELD_UNKNOWN");
}

TEST(FiscalQrReading, SurvivesWhatIsTooLong) {
    EXPECT_FALSE(readFiscalQr("A:" + std::string(100'000, '*') + "B:1").value().problems.empty());
    EXPECT_FALSE(readFiscalQr(with("O:0.80", "O:99999999999999999999999.00")).value().problems.empty());
    EXPECT_FALSE(readFiscalQr(with("O:0.80", "O:-9999999999999.99")).value().problems.empty());
}

} // namespace
} // namespace cunho::invoicing::test
