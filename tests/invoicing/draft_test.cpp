// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing_test.hpp"

#include <cunho/core/reason_text.hpp>
#include <cunho/invoicing/fiscal_qr.hpp>

#include <random>

namespace cunho::invoicing::test {
namespace {

std::string oneOf(std::mt19937& random, const std::vector<std::string>& texts) {
    return texts[std::uniform_int_distribution<std::size_t>(0, texts.size() - 1)(random)];
}

/// What a hostile file may put anywhere.
std::string anything(std::mt19937& random) {
    static const std::vector<std::string> texts{"",
                                                "0",
                                                "1",
                                                "-1",
                                                "1e5",
                                                "NaN",
                                                "１２",
                                                "999999999999.999999",
                                                "100",
                                                "0.000001",
                                                "33.3333",
                                                "1000000000000",
                                                std::string(40, '9'),
                                                "0." + std::string(40, '9'),
                                                longText,
                                                notUtf8,
                                                "*",
                                                "A\nB",
                                                std::string("\0", 1),
                                                "PT",
                                                "PT-AC",
                                                "Desconhecido",
                                                "ES",
                                                "NOR",
                                                "ISE",
                                                "M07",
                                                "M99",
                                                "gross",
                                                "FT",
                                                "2026A",
                                                "2026-11-02",
                                                "9999-12-31",
                                                "999999990",
                                                "123456789",
                                                "Pão",
                                                "{max}",
                                                "%s%n"};
    if (std::uniform_int_distribution<int>(0, 9)(random) != 0)
        return oneOf(random, texts);
    std::string bytes;
    for (int i = std::uniform_int_distribution<int>(0, 12)(random); i > 0; --i) {
        bytes += static_cast<char>(std::uniform_int_distribution<int>(0, 255)(random));
    }
    return bytes;
}

std::vector<std::string*> fieldsOf(Draft& d) {
    std::vector<std::string*> fields{&d.type,          &d.series,           &d.date,
                                     &d.prices,        &d.globalDiscount,   &d.customer.name,
                                     &d.customer.nif,  &d.customer.address, &d.customer.postalCode,
                                     &d.customer.city, &d.customer.country};
    for (DraftLine& l : d.lines) {
        fields.insert(fields.end(), {&l.code, &l.description, &l.quantity, &l.unit, &l.unitPrice, &l.discount,
                                     &l.region, &l.tax, &l.rate, &l.exemption});
    }
    return fields;
}

TEST(Validation, HostileDraftsAreRefusedOrIssuable) {
    std::mt19937 random(20261125);
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        Draft input = draft({line("10"), exemptLine("5")});
        const auto fields = fieldsOf(input);
        for (int changes = std::uniform_int_distribution<int>(1, 4)(random); changes > 0; --changes) {
            *fields[std::uniform_int_distribution<std::size_t>(0, fields.size() - 1)(random)] =
                anything(random);
        }
        const Totals shown = calculateReadable(input, taxes());
        ASSERT_EQ(shown.lines.size(), 2U);
        const auto result = validate(input, taxes());
        if (const auto* good = std::get_if<CheckedDraft>(&result)) {
            ++accepted;
            const Totals totals = calculate(*good);
            ASSERT_EQ(totals.gross, shown.gross); // what the editor showed is what is issued
            FiscalQr qr{"599999993",
                        good->customer().nif,
                        good->customer().country,
                        "FT",
                        'N',
                        good->date(),
                        "FT " + good->series() + "/1",
                        "JFT26CHA-1",
                        totals.taxes,
                        {},
                        {},
                        totals.tax,
                        totals.gross,
                        {},
                        "abcd",
                        9999,
                        ""};
            ASSERT_FALSE(qr.text().empty());
            continue;
        }
        for (const Problem& problem : std::get<std::vector<Problem>>(result)) {
            ASSERT_TRUE(reasonTemplate(problem.reason, Language::English)) << problem.reason;
        }
    }
    EXPECT_GT(accepted, 1000);
}

TEST(Validation, TenThousandLinesLessOneAreFine) {
    const Draft input = draft(std::vector<DraftLine>(9999, line("0.005")));
    EXPECT_EQ(totalsOf(input).net.toString(), "50.00");
}

TEST(Validation, TellsEverythingAtOnce) {
    Draft input = draft({line("x", "0"), exemptLine("5", "")});
    input.series.clear();
    input.customer.nif = "1";
    input.customer.name.clear();
    input.lines[0].discount = "101";
    EXPECT_EQ(describe(problemsOf(input)), "series: SERIES_MISSING\n"
                                           "customer.nif: NIF_INVALID\n"
                                           "customer.name: CUSTOMER_NAME_MISSING\n"
                                           "lines[0].quantity: QUANTITY_NOT_POSITIVE\n"
                                           "lines[0].unitPrice: PRICE_INVALID\n"
                                           "lines[0].discount: DISCOUNT_INVALID\n"
                                           "lines[1].exemption: EXEMPTION_MISSING\n");
}

TEST(Validation, AnEmptyDraftIsWrongButHarmless) {
    EXPECT_EQ(describe(problemsOf(Draft{})),
              "series: SERIES_MISSING\ndate: DATE_INVALID\nlines: LINES_EMPTY\n");
}

TEST(Validation, WithoutANumberTheCustomerIsTheFinalConsumer) {
    Draft input = draft({line("10")});
    input.customer = {};
    const Party party = checked(input).customer();
    EXPECT_EQ(party.nif, "999999990");
    EXPECT_EQ(party.name, "Consumidor final");
    for (const auto& text : {party.address, party.postalCode, party.city, party.country}) {
        EXPECT_EQ(text, "Desconhecido");
    }
}

TEST(Validation, AFinalConsumerMayGiveNameAndAddress) {
    Draft input = draft({line("10")});
    input.customer.nif = " ";
    const Party party = checked(input).customer();
    EXPECT_EQ(party.nif, "999999990");
    EXPECT_EQ(party.name, "Padaria Exemplo, Lda");
    EXPECT_EQ(party.city, "Coimbra");
    EXPECT_EQ(party.country, "PT");
}

TEST(Validation, TakesATaxNumberAsPeopleWriteIt) {
    for (const char* typed : {"500000000", "PT500000000", "pt 500 000 000", " 500\u00A0000\u00A0000 "}) {
        Draft input = draft({line("10")});
        input.customer.nif = typed;
        EXPECT_EQ(checked(input).customer().nif, "500000000") << typed;
    }
}

TEST(Validation, ForeignNumbersAreFreeText) {
    Draft input = draft({line("10")});
    input.customer.country = " es ";
    input.customer.nif = " B-12345678 ";
    const Party party = checked(input).customer();
    EXPECT_EQ(party.country, "ES");
    EXPECT_EQ(party.nif, "B-12345678");
    input.customer.nif.clear();
    EXPECT_EQ(checked(input).customer().nif, "999999990");
    EXPECT_EQ(checked(input).customer().country, "ES");
    input.customer = {"", "", "", "", "", "ES"};
    EXPECT_EQ(checked(input).customer().country, "ES");
}

TEST(Validation, LengthsCountCharactersNotBytes) {
    Draft input = draft({line("10")});
    input.customer.name.clear();
    for (int i = 0; i < 100; ++i)
        input.customer.name += "ç";
    EXPECT_EQ(checked(input).customer().name, input.customer.name);
}

TEST(Validation, TrimsAndFillsWhatHasADefault) {
    Draft input = draft({line("10")});
    input.series = " 2026A ";
    input.lines[0].description = "\u00A0 Pão de 1 kg ";
    input.lines[0].unit = " ";
    input.lines[0].discount.clear();
    input.globalDiscount.clear();
    const CheckedDraft result = checked(input);
    EXPECT_EQ(result.series(), "2026A");
    EXPECT_EQ(result.lines()[0].description, "Pão de 1 kg");
    EXPECT_EQ(result.lines()[0].unit, "un");
    EXPECT_TRUE(result.lines()[0].discount.isZero());
}

TEST(Validation, TakesTheRateOfTheDay) {
    Draft input = draft({line("10")});
    input.lines[0].region = "PT-MA";
    input.lines[0].tax = "RED";
    EXPECT_EQ(checked(input).lines()[0].tax.rate, Decimal(4));
    input.date = "2024-09-30";
    EXPECT_EQ(checked(input).lines()[0].tax.rate, Decimal(5));
    input.lines[0].rate = "5.0";
    EXPECT_EQ(checked(input).lines()[0].tax.rate, Decimal(5));
}

TEST(Validation, AGiftOrAFullDiscountIsAllowed) {
    Draft input = draft({line("0"), line("10")});
    input.lines[1].discount = "100";
    EXPECT_EQ(totalsOf(input).gross, Money{});
}

TEST(Validation, KeepsWhatWasTyped) {
    Draft input = draft({line("9.99", "3")});
    input.id = 7;
    input.prices = "gross";
    const CheckedDraft result = checked(input);
    EXPECT_EQ(result.draftId(), 7);
    EXPECT_EQ(result.prices(), PriceMode::Gross);
    EXPECT_EQ(result.type(), DocumentType::FT);
    EXPECT_EQ(formatDate(result.date()), "2026-11-02");
    EXPECT_EQ(result.lines()[0].unitPrice, number("9.99"));
}

} // namespace
} // namespace cunho::invoicing::test
