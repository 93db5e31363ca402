// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing_test.hpp"

#include <cstdint>
#include <limits>
#include <random>

namespace cunho::invoicing::test {
namespace {

TEST(Decimal, ReadsDigitsWithSignAndPoint) {
    EXPECT_EQ(number("-12.345").toString(), "-12.345");
    EXPECT_EQ(number("+7").toString(), "7");
    EXPECT_EQ(number("007.50").toString(), "7.5");
    EXPECT_EQ(number("-0").toString(), "0");
    EXPECT_EQ(number("0.000001").toString(), "0.000001");
    const std::string nines(38, '9');
    for (const std::string& text :
         {nines, "-" + nines, "0." + nines, "-0." + nines, "9999999999999." + nines.substr(13)}) {
        EXPECT_EQ(number(text).toString(), text);
    }
    std::string padded(1000, '0');
    padded.back() = '1';
    EXPECT_EQ(number(padded), Decimal(1));
}

TEST(Decimal, RefusesWhatIsNoPlainNumber) {
    for (const char* text : {"",
                             "-",
                             "+",
                             ".",
                             "5.",
                             ".5",
                             "1,5",
                             "1e5",
                             "1E5",
                             "NaN",
                             "inf",
                             "-inf",
                             "0x10",
                             " 1",
                             "1 ",
                             "1 000",
                             "1.2.3",
                             "--1",
                             "+-1",
                             "１２",
                             "٣",
                             "1'000",
                             "1.-2",
                             "½",
                             "123456789012345678901234567890123456789",
                             "0.123456789012345678901234567890123456789"}) {
        EXPECT_FALSE(Decimal::parse(text)) << text;
    }
    EXPECT_FALSE(Decimal::parse(std::string_view("1\0", 2)));
}

TEST(Decimal, WritesAFixedNumberOfDigits) {
    EXPECT_EQ(Decimal(3).toFixed(2), "3.00");
    EXPECT_EQ(number("0.005").toFixed(2), "0.01");
    EXPECT_EQ(number("-0.004").toFixed(2), "0.00");
    EXPECT_EQ(number("-0.005").toFixed(2), "-0.01");
    EXPECT_EQ(number("99.995").toFixed(2), "100.00");
    EXPECT_EQ(number("2.5").toFixed(0), "3");
    EXPECT_EQ(number("0.5").toFixed(6), "0.500000");
}

TEST(Decimal, RoundsHalfAwayFromZero) {
    EXPECT_EQ(number("2.345").round(2), number("2.35"));
    EXPECT_EQ(number("-2.345").round(2), number("-2.35"));
    EXPECT_EQ(number("2.3449999").round(2), number("2.34"));
    EXPECT_EQ(number("0.5").round(0), Decimal(1));
    EXPECT_EQ(number("-0.5").round(0), Decimal(-1));
    EXPECT_EQ(number("1.1").round(30), number("1.1"));
}

TEST(Decimal, DividesAndRoundsOnce) {
    EXPECT_EQ(Decimal(1).divide(Decimal(3), 4).toString(), "0.3333");
    EXPECT_EQ(Decimal(2).divide(Decimal(3), 4).toString(), "0.6667");
    EXPECT_EQ(Decimal(-1).divide(Decimal(8), 2).toString(), "-0.13");
    EXPECT_EQ(number("29.97").divide(number("1.23"), 2).toString(), "24.37");
    EXPECT_EQ(number("0.000001").divide(Decimal(1'000'000), 2).toString(), "0");
    EXPECT_EQ(reasonOf([] { Decimal(1).divide(Decimal(0), 2); }), "DIVISION_BY_ZERO");
}

TEST(Decimal, SumsAndProductsAreExact) {
    EXPECT_EQ(number("0.1") + number("0.2"), number("0.3"));
    EXPECT_EQ(number("999999999999.999999") * number("999999999999.999999"),
              number("999999999999999999") * number("999999999999999999") * Decimal::scaled(1, 12));
    EXPECT_EQ((number("1.10") * number("1.10")).toString(), "1.21");
    EXPECT_EQ(number("1.10") - number("1.1"), Decimal(0));
}

TEST(Decimal, ThrowsInsteadOfOverflowing) {
    const Decimal large = Decimal::scaled(static_cast<Int128>(1) << 126, 0);
    EXPECT_EQ(reasonOf([&] { return large + large; }), "NUMBER_TOO_LARGE");
    EXPECT_EQ(reasonOf([&] { return large * Decimal(2); }), "NUMBER_TOO_LARGE");
    EXPECT_EQ(reasonOf([&] { return large + number("0.1"); }), "NUMBER_TOO_LARGE");
    EXPECT_EQ(reasonOf([&] { return large.divide(Decimal(1), 6); }), "NUMBER_TOO_LARGE");
    EXPECT_EQ(reasonOf([&] { return Decimal::scaled(1, -40); }), "NUMBER_TOO_LARGE");
    EXPECT_EQ(reasonOf([&] { return Decimal::scaled(7, 40); }), "NUMBER_TOO_LARGE");
    EXPECT_EQ(Decimal::scaled(700, 40), Decimal::scaled(7, 38));
    EXPECT_EQ(Decimal::scaled(7, -3), Decimal(7000));
}

TEST(Decimal, TheSmallestCoefficientIsSafe) {
    const Decimal least = Decimal::scaled(static_cast<Int128>(1) << 127, 0);
    EXPECT_TRUE(least.isNegative());
    EXPECT_EQ(least.toString(), "-170141183460469231731687303715884105728");
    EXPECT_EQ(reasonOf([&] { return -least; }), "NUMBER_TOO_LARGE");
    EXPECT_LT(least, Decimal(std::numeric_limits<std::int64_t>::min()));
    EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::min()).toString(), "-9223372036854775808");
}

TEST(Decimal, ComparesWhateverTheScales) {
    EXPECT_EQ(number("23"), number("23.000"));
    EXPECT_LT(number("22.999999999999999999999999999"), number("23"));
    EXPECT_LT(number("-23.1"), number("-23"));
    EXPECT_GT(Decimal(0), number("-0.0000001"));
    const Decimal large = Decimal::scaled((static_cast<Int128>(1) << 126) + 1, 0);
    const Decimal small = Decimal::scaled((static_cast<Int128>(1) << 126) + 1, 38);
    EXPECT_LT(small, large);
    EXPECT_LT(-large, small);
    EXPECT_LT(-large, -small);
    EXPECT_EQ(large, large);
}

TEST(Decimal, CountsTheDecimalsThatAreNeeded) {
    EXPECT_EQ(number("1.2300").decimals(), 2);
    EXPECT_EQ(number("100").decimals(), 0);
    EXPECT_EQ(number("0.000").decimals(), 0);
}

/// 64-bit numbers whose sums and products the compiler itself can do in 128 bits.
TEST(Decimal, AgreesWithTheCompilersIntegers) {
    std::mt19937_64 random(20261123);
    std::uniform_int_distribution<std::int64_t> any(-1'000'000'000'000'000, 1'000'000'000'000'000);
    std::uniform_int_distribution<int> scale(0, 6);
    for (int i = 0; i < 20'000; ++i) {
        const std::int64_t a = any(random);
        const std::int64_t b = any(random);
        const int s = scale(random);
        const Decimal x = Decimal::scaled(a, s);
        const Decimal y = Decimal::scaled(b, s);
        ASSERT_EQ(x + y, Decimal::scaled(Int128{a} + b, s));
        ASSERT_EQ(x - y, Decimal::scaled(Int128{a} - b, s));
        ASSERT_EQ(x * y, Decimal::scaled(Int128{a} * b, 2 * s));
        ASSERT_EQ(x < y, a < b);
        ASSERT_EQ(number(x.toString()), x);
        ASSERT_EQ((x + y) - y, x);
        if (b != 0) {
            const Decimal quotient = x.divide(y, 6);
            const Decimal error = (quotient * y - x) * Decimal(2'000'000);
            ASSERT_LE(error.isNegative() ? -error : error, y.isNegative() ? -y : y);
        }
    }
}

TEST(Money, RoundsHalfAwayFromZero) {
    EXPECT_EQ(Money::rounded(number("0.005")).cents(), 1);
    EXPECT_EQ(Money::rounded(number("-0.005")).cents(), -1);
    EXPECT_EQ(Money::rounded(number("0.0049999")).cents(), 0);
    EXPECT_EQ(Money::rounded(Decimal(12)).cents(), 1200);
}

TEST(Money, RefusesWhatDoesNotFit) {
    const Money most = Money::fromCents(std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(Money::rounded(number("92233720368547758.07")), most);
    EXPECT_EQ(reasonOf([] { Money::rounded(number("92233720368547758.08")); }), "NUMBER_TOO_LARGE");
    EXPECT_EQ(reasonOf([] { Money::rounded(number("999999999999999999999999999999")); }), "NUMBER_TOO_LARGE");
    EXPECT_EQ(reasonOf([&] { return most + Money::fromCents(1); }), "NUMBER_TOO_LARGE");
    EXPECT_EQ(reasonOf([&] { return -most - Money::fromCents(2); }), "NUMBER_TOO_LARGE");
}

TEST(Money, WritesMachineTextWithAPoint) {
    EXPECT_EQ(Money::fromCents(123456).toString(), "1234.56");
    EXPECT_EQ(Money::fromCents(5).toString(), "0.05");
    EXPECT_EQ(Money::fromCents(-5).toString(), "-0.05");
    EXPECT_EQ(Money{}.toString(), "0.00");
}

TEST(Money, IsWrittenAsPortugalDoes) {
    EXPECT_EQ(formatEuro(Money::fromCents(0)), "0,00\u00A0€");
    EXPECT_EQ(formatEuro(Money::fromCents(99)), "0,99\u00A0€");
    EXPECT_EQ(formatEuro(Money::fromCents(123456)), "1234,56\u00A0€");
    EXPECT_EQ(formatEuro(Money::fromCents(1234567)), "12\u00A0345,67\u00A0€");
    EXPECT_EQ(formatEuro(Money::fromCents(-1234567)), "-12\u00A0345,67\u00A0€");
    EXPECT_EQ(formatEuro(Money::fromCents(-123456)), "-1234,56\u00A0€");
    EXPECT_EQ(formatEuro(Money::fromCents(123456789)), "1\u00A0234\u00A0567,89\u00A0€");
    EXPECT_EQ(formatEuro(Money::fromCents(12345678901)), "123\u00A0456\u00A0789,01\u00A0€");
}

TEST(Money, NumbersForPeopleKeepAllTheirDigits) {
    EXPECT_EQ(formatNumber(Decimal(3), 2), "3,00");
    EXPECT_EQ(formatNumber(number("4.6788"), 2), "4,6788");
    EXPECT_EQ(formatNumber(number("23.00"), 0), "23");
    EXPECT_EQ(formatNumber(number("12345.5"), 0), "12\u00A0345,5");
    EXPECT_EQ(formatNumber(number("1234.5"), 0), "1234,5");
}

} // namespace
} // namespace cunho::invoicing::test
