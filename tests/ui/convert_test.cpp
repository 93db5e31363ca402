// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/convert.hpp"

#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;

TEST(TypedNumber, TakesTheDecimalComma) {
    EXPECT_EQ(numberFromTyped("12,5"), "12.5");
    EXPECT_EQ(numberFromTyped("0,125"), "0.125");
}

TEST(TypedNumber, TakesTheDecimalPoint) {
    EXPECT_EQ(numberFromTyped("12.5"), "12.5");
}

TEST(TypedNumber, DropsGroupsOfThousands) {
    EXPECT_EQ(numberFromTyped("1 234,50"), "1234.50");
    EXPECT_EQ(numberFromTyped("1.234,50"), "1234.50");
    EXPECT_EQ(numberFromTyped("1.234.567,89"), "1234567.89");
    EXPECT_EQ(numberFromTyped(QStringLiteral("12\u00a0345,67\u00a0€")), "12345.67");
}

TEST(TypedNumber, LeavesWhatIsNoNumberToTheCheck) {
    EXPECT_EQ(numberFromTyped("doze"), "doze");
    EXPECT_EQ(numberFromTyped("1,2,3"), "1,2,3");
    EXPECT_EQ(numberFromTyped("12.34,5"), "12.34,5"); // no group of three: which mark is the decimal one?
    EXPECT_EQ(numberFromTyped(""), "");
}

TEST(TypedNumber, IsShownWithAComma) {
    EXPECT_EQ(numberToTyped("1234.50"), "1234,50");
    EXPECT_EQ(numberToTyped("7"), "7");
}

TEST(ShownMoney, FollowsTheCoreNotTheLocaleOfQt) {
    EXPECT_EQ(euroText(invoicing::Money::fromCents(123456)), QStringLiteral("1234,56\u00a0€"));
    EXPECT_EQ(euroText(invoicing::Money::fromCents(1234567)), QStringLiteral("12\u00a0345,67\u00a0€"));
    EXPECT_EQ(euroText(invoicing::Money::fromCents(-5)), QStringLiteral("-0,05\u00a0€"));
}

TEST(ShownDate, GoesToQtAndBack) {
    const Date date = parseDate("2026-11-23");
    EXPECT_EQ(ui::toQt(date), QDate(2026, 11, 23));
    EXPECT_EQ(ui::fromQt(QDate(2026, 11, 23)), date);
    EXPECT_TRUE(dateText(date).contains("2026"));
    EXPECT_TRUE(dateText(Date{}).isEmpty());
}

TEST(ShownTime, IsLisbonsWhateverTheMachinesZone) {
    const auto summer = fromLocal({parseDate("2026-07-01"), 10, 5, 0}, Zone::Lisbon);
    EXPECT_TRUE(timeText(summer).endsWith("10:05")) << timeText(summer).toStdString();
}

TEST(ShownReason, SpeaksPortugueseWithoutATranslation) {
    EXPECT_EQ(windowLanguage(), Language::Portuguese);
    EXPECT_TRUE(ui::reason(invoicing::Problem{"customer.nif", "NIF_INVALID", {}}).contains("NIF"));
}

} // namespace
