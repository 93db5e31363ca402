// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/working_days.hpp"
#include "invoicing_test.hpp"

#include <cunho/core/reason_text.hpp>
#include <cunho/core/utf8.hpp>
#include <cunho/invoicing/code_tables.hpp>
#include <cunho/invoicing/masters.hpp>
#include <cunho/invoicing/series.hpp>

#include <functional>
#include <set>

namespace cunho::invoicing::test {
namespace {

Date day(std::string_view text) {
    return parseDate(text);
}

Customer customer() {
    Customer result;
    result.party = {
        "Padaria Exemplo, Lda", "123456789", "Rua da Ponte, 12", "3000-123", "Coimbra", "PT", "C001"};
    return result;
}

Product product() {
    Product result;
    result.code = "SRV01";
    result.description = "Consultoria";
    return result;
}

template<typename Record, typename Change>
std::string problemsAfter(Record record, const Change& change) {
    change(record);
    const auto problems = validate(record);
    for (const Problem& problem : problems)
        EXPECT_TRUE(reasonTemplate(problem.reason, Language::Portuguese)) << problem.reason;
    return describe(problems);
}

TEST(Customers, GoodOnesAreTaken) {
    EXPECT_EQ(problemsAfter(customer(), [](Customer&) {}), "");
    EXPECT_EQ(problemsAfter(customer(),
                            [](Customer& c) {
                                c.email = "geral@padaria.exemplo.pt";
                                c.phone = "+351 239 000 000";
                                c.party.country = "ES";
                                c.party.nif = "ESB12345678";
                                c.openingBalance = euro("-5");
                                c.openingDate = day("2026-01-01");
                                c.acceptance = Acceptance{day("2026-02-01"), "acordo.pdf", Bytes(10)};
                            }),
              "");
}

TEST(Customers, MistakesAreToldAtTheirFields) {
    const auto after = [](const auto& change) { return problemsAfter(customer(), change); };
    EXPECT_EQ(after([](Customer& c) { c.party.nif = "123456788"; }), "nif: NIF_INVALID\n");
    EXPECT_EQ(after([](Customer& c) { c.party.name = std::string(101, 'x'); }), "name: TEXT_TOO_LONG\n");
    EXPECT_EQ(after([](Customer& c) { c.party.country = "Portugal"; }), "country: COUNTRY_INVALID\n");
    EXPECT_EQ(after([](Customer& c) { c.party.code = std::string(31, '1'); }), "code: TEXT_TOO_LONG\n");
    EXPECT_EQ(after([](Customer& c) { c.party.code = "desconhecido"; }), "code: CUSTOMER_CODE_RESERVED\n");
    EXPECT_EQ(after([](Customer& c) { c.phone = std::string(21, '1'); }), "phone: TEXT_TOO_LONG\n");
    EXPECT_EQ(after([](Customer& c) { c.language = "fr"; }), "language: LANGUAGE_UNKNOWN\n");
    EXPECT_EQ(after([](Customer& c) { c.openingBalance = euro("1"); }),
              "openingDate: OPENING_DATE_MISSING\n");
    EXPECT_EQ(after([](Customer& c) {
                  c.acceptance = Acceptance{day("2026-02-01"), "", Bytes(10U * 1024 * 1024 + 1)};
              }),
              "acceptance.file: PROOF_TOO_LARGE\n");
    for (const char* email : {"a", "a@b", "@b.pt", "a@b.", "a b@c.pt", "a@b@c.pt", "a@b..pt", "a@.pt"})
        EXPECT_EQ(after([&](Customer& c) { c.email = email; }), "email: EMAIL_INVALID\n") << email;
}

TEST(Companies, MistakesAreToldAtTheirFields) {
    Company company;
    EXPECT_EQ(describe(validate(company)),
              "nif: NIF_INVALID\nname: COMPANY_FIELD_MISSING\naddress: COMPANY_FIELD_MISSING\n"
              "city: COMPANY_FIELD_MISSING\npostalCode: POSTAL_CODE_INVALID\n");
    company.nif = "599999993";
    company.name = "Empresa Exemplo, Lda";
    company.address = "Rua da Ponte, 12";
    company.postalCode = "3000-123";
    company.city = "Coimbra";
    EXPECT_EQ(describe(validate(company)), "");
    company.nif = "999999990"; // nobody issues as the final consumer
    company.postalCode = "3000123";
    company.eacCode = "6201";
    company.iban = "PT5";
    company.registration = std::string(51, '1');
    EXPECT_EQ(describe(validate(company)),
              "nif: NIF_INVALID\npostalCode: POSTAL_CODE_INVALID\nregistration: TEXT_TOO_LONG\n"
              "eacCode: EAC_CODE_INVALID\niban: IBAN_INVALID\n");
}

std::string frozenAfter(Customer before, const std::function<void(Customer&)>& change) {
    before.used = true;
    Customer after = before;
    change(after);
    return describe(frozen(before, after));
}

TEST(Customers, UsedOnesKeepNumberNameAndCode) {
    EXPECT_EQ(frozenAfter(customer(), [](Customer& c) { c.party.nif = "500000000"; }),
              "nif: CUSTOMER_NIF_FIXED\n");
    EXPECT_EQ(frozenAfter(customer(), [](Customer& c) { c.party.nif = ""; }), "nif: CUSTOMER_NIF_FIXED\n");
    EXPECT_EQ(frozenAfter(customer(), [](Customer& c) { c.party.nif = "PT 123 456 789"; }), "");
    EXPECT_EQ(frozenAfter(customer(), [](Customer& c) { c.party.name = "Nova Padaria"; }), "");
    EXPECT_EQ(frozenAfter(customer(), [](Customer& c) { c.party.code = "C002"; }),
              "code: CUSTOMER_CODE_FIXED\n");
    Customer nameless = customer();
    for (const char* none : {"", "999999990"}) {
        nameless.party.nif = none;
        EXPECT_EQ(frozenAfter(nameless, [](Customer& c) { c.party.name = "Outro"; }),
                  "name: CUSTOMER_NAME_FIXED\n");
        EXPECT_EQ(frozenAfter(nameless, [](Customer& c) { c.party.nif = "123456789"; }), "");
        EXPECT_EQ(frozenAfter(nameless,
                              [](Customer& c) {
                                  c.party.nif = "123456789";
                                  c.party.name = "Outro";
                              }),
                  "");
    }
    Customer unused = customer();
    unused.party.nif = "500000000";
    EXPECT_TRUE(frozen(customer(), unused).empty());
}

TEST(Products, MistakesAreToldAtTheirFields) {
    const auto after = [](const auto& change) { return problemsAfter(product(), change); };
    EXPECT_EQ(after([](Product&) {}), "");
    EXPECT_EQ(after([](Product& p) { p.description = "x"; }), "description: TEXT_TOO_SHORT\n");
    EXPECT_EQ(after([](Product& p) { p.description = " "; }), "description: DESCRIPTION_MISSING\n");
    EXPECT_EQ(after([](Product& p) { p.code = std::string(61, 'x'); }), "code: TEXT_TOO_LONG\n");
    EXPECT_EQ(after([](Product& p) { p.type = "X"; }), "type: PRODUCT_TYPE_UNKNOWN\n");
    EXPECT_EQ(after([](Product& p) { p.unitPrice = "1,5"; }), "unitPrice: PRICE_INVALID\n");
    EXPECT_EQ(after([](Product& p) { p.unitPrice = "-1"; }), "unitPrice: PRICE_NEGATIVE\n");
    EXPECT_EQ(after([](Product& p) { p.tax = "ISE"; }), "exemption: EXEMPTION_MISSING\n");
    EXPECT_EQ(after([](Product& p) { p.exemption = "M07"; }), "exemption: EXEMPTION_NOT_ALLOWED\n");
    EXPECT_EQ(after([](Product& p) {
                  p.tax = "ISE";
                  p.exemption = "7";
              }),
              "exemption: EXEMPTION_CODE\n");
}

TEST(Products, UsedOnesKeepCodeAndDescription) {
    Product before = product();
    Product after = product();
    after.description = "Formação";
    after.code = "SRV02";
    EXPECT_TRUE(frozen(before, after).empty());
    before.used = true;
    EXPECT_EQ(describe(frozen(before, after)),
              "code: PRODUCT_CODE_FIXED\ndescription: PRODUCT_DESCRIPTION_FIXED\n");
    after = before;
    after.unitPrice = "12";
    EXPECT_TRUE(frozen(before, after).empty());
}

TEST(PaymentTerms, CountDaysOrFromTheMonthsEnd) {
    EXPECT_EQ(formatDate(PaymentTerms{"30 dias", 30}.due(day("2026-01-31"))), "2026-03-02");
    EXPECT_EQ(formatDate(PaymentTerms{"30 dias fim do mês", 30, true}.due(day("2026-01-15"))), "2026-03-02");
    EXPECT_EQ(formatDate(PaymentTerms{"Fim do mês", 0, true}.due(day("2028-02-01"))), "2028-02-29");
    EXPECT_EQ(formatDate(PaymentTerms{"Pronto pagamento"}.due(day("2026-12-31"))), "2026-12-31");
    EXPECT_EQ(describe(validate(PaymentTerms{"", -1})), "name: TERMS_NAME_MISSING\ndays: TERMS_DAYS\n");
}

TEST(PaymentWays, ChecksIbanAndEntity) {
    EXPECT_TRUE(validate(PaymentWay{"Banco", "TB", "PT50 0002 0123 1234 5678 9015 4"}).empty());
    EXPECT_EQ(describe(validate(PaymentWay{"", "XX", "PT51", "123"})),
              "name: TERMS_NAME_MISSING\nmechanism: PAYMENT_MECHANISM\niban: IBAN_INVALID\n"
              "entity: MULTIBANCO_ENTITY\n");
}

/// The examples of the registry of ISO 13616.
TEST(Iban, ChecksByModulo97) {
    for (const char* good :
         {"PT50000201231234567890154", "pt50 0002 0123 1234 5678 9015 4", "DE89370400440532013000",
          "GB29NWBK60161331926819", "FR1420041010050500013M02606", "NO9386011117947",
          "MT84MALT011000012345MTLCAST001S", "BR1800360305000010009795493C1"})
        EXPECT_TRUE(isIban(good)) << good;
    for (const char* bad :
         {"", "PT", "PT50000201231234567890155", "PT5000020123123456789015", "PT500002012312345678901544",
          "5050000201231234567890154", "PTX0000201231234567890154", "PT50-0002-0123-1234-5678-9015-4",
          "DE893704004405320130001111111111111111111111111111"})
        EXPECT_FALSE(isIban(bad)) << bad;
}

TEST(Iban, OneDigitWrongIsAlwaysFound) {
    const std::string good = "PT50000201231234567890154";
    for (std::size_t at = 4; at < good.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string typed = good;
            typed[at] = digit;
            EXPECT_EQ(isIban(typed), typed == good) << typed;
        }
    }
}

TEST(Multibanco, HasFiveAndNineDigits) {
    EXPECT_TRUE(isMultibancoEntity("12345"));
    EXPECT_FALSE(isMultibancoEntity("1234"));
    EXPECT_FALSE(isMultibancoEntity("1234a"));
    EXPECT_TRUE(isMultibancoReference("123456789"));
    EXPECT_TRUE(isMultibancoReference("123 456 789"));
    EXPECT_FALSE(isMultibancoReference("12345678"));
    EXPECT_FALSE(isMultibancoReference("123-456-789"));
}

TEST(WorkingDays, KnowEaster) {
    const std::vector<std::pair<int, const char*>> sundays{
        {2024, "2024-03-31"}, {2025, "2025-04-20"}, {2026, "2026-04-05"}, {2027, "2027-03-28"},
        {2038, "2038-04-25"}, {2076, "2076-04-19"}, {1981, "1981-04-19"}, {1954, "1954-04-18"}};
    for (const auto& [year, sunday] : sundays)
        EXPECT_EQ(formatDate(easter(std::chrono::year(year))), sunday);
}

TEST(WorkingDays, KnowTheThirteenHolidays) {
    int holidays = 0;
    for (std::chrono::sys_days at = day("2026-01-01"); at <= std::chrono::sys_days(day("2026-12-31"));
         at += std::chrono::days(1))
        holidays += isHoliday(at) ? 1 : 0;
    EXPECT_EQ(holidays, 13);
    for (const char* holiday : {"2026-04-03", "2026-04-05", "2026-06-04", "2026-06-10", "2026-12-01"})
        EXPECT_TRUE(isHoliday(day(holiday))) << holiday;
    EXPECT_FALSE(isHoliday(day("2026-02-17"))); // Carnival is none
    EXPECT_FALSE(isWorkingDay(day("2026-11-28")));
    EXPECT_TRUE(isWorkingDay(day("2026-11-27")));
}

TEST(WorkingDays, CountOverWeekendsAndHolidays) {
    EXPECT_EQ(formatDate(workingDaysAfter(day("2026-11-26"), 5)), "2026-12-04"); // over 1 December
    EXPECT_EQ(formatDate(workingDaysAfter(day("2026-04-01"), 5)), "2026-04-09"); // over Good Friday
    EXPECT_EQ(formatDate(workingDaysAfter(day("2026-11-27"), 0)), "2026-11-27");
}

std::string adviceOf(const Draft& draft, const char* today = "2026-11-02") {
    const auto advice = advise(checked(draft), day(today));
    for (const Problem& each : advice)
        EXPECT_TRUE(reasonTemplate(each.reason, Language::English)) << each.reason;
    return describe(advice);
}

TEST(Advice, IsSilentAboutAnOrdinaryInvoice) {
    EXPECT_EQ(adviceOf(draft({line("10")})), "");
}

TEST(Advice, WatchesDatesAndTheDeadline) {
    Draft input = draft({line("10")});
    EXPECT_EQ(adviceOf(input, "2026-11-01"), "date: DATE_AHEAD\n");
    input.dueDate = "2026-11-02";
    EXPECT_EQ(adviceOf(input, "2026-11-03"), "dueDate: DUE_DATE_PAST\n");
    input.dueDate.clear();
    input.supplyDate = "2026-10-26"; // Monday; the fifth working day is the next one
    EXPECT_EQ(adviceOf(input), "");
    input.supplyDate = "2026-10-25";
    EXPECT_EQ(adviceOf(input), "supplyDate: ISSUED_LATE\n");
    input.origin = {"M", "abc/1"};
    EXPECT_EQ(adviceOf(input), "");
}

TEST(Advice, ServicesTaxedAbroadHaveUntilThe15th) {
    Draft input = draft({exemptLine("10", "M40")});
    input.customer.country = "ES";
    input.customer.nif = "B12345678";
    input.supplyDate = "2026-10-01";
    EXPECT_EQ(adviceOf(input), "");
    input.supplyDate = "2026-09-30";
    EXPECT_EQ(adviceOf(input), "supplyDate: ISSUED_LATE\n");
}

TEST(Advice, TheFoodBasketsZeroRateIsOver) {
    Draft input = draft({exemptLine("10", "M26")});
    EXPECT_EQ(adviceOf(input), "lines[0].exemption: REASON_OVER\n");
    input.type = "NC"; // of an invoice from then
    input.reason = "Devolução";
    input.lines[0].reference = "FT 2023A/1";
    input.supplyDate = "2024-01-04";
    EXPECT_EQ(adviceOf(input), "");
}

TEST(Advice, ReasonsAskForTheirCustomers) {
    const std::vector<std::array<const char*, 2>> wanted{{"M16", "REASON_NEEDS_MEMBER_STATE"},
                                                         {"M40", "REASON_NEEDS_FOREIGN"},
                                                         {"M05", "REASON_NEEDS_EXPORT"}};
    for (const auto& [reason, advice] : wanted)
        EXPECT_EQ(adviceOf(draft({exemptLine("10", reason)})),
                  std::string("lines[0].exemption: ") + advice + "\n");
    Draft nobody = draft({exemptLine("10", "M30")});
    EXPECT_EQ(adviceOf(nobody), "");
    nobody.customer.nif = "";
    EXPECT_EQ(adviceOf(nobody), "lines[0].exemption: REASON_NEEDS_TAXABLE\n");
    Draft exported = draft({exemptLine("10", "M05")});
    exported.customer.country = "BR";
    EXPECT_EQ(adviceOf(exported), "");
}

TEST(Advice, LooksAtTheFormOfVatNumbers) {
    const std::vector<std::array<const char*, 3>> numbers{
        {"ES", "B12345678", ""},    {"ES", "B1234567", "REASON_NEEDS_VAT_NUMBER"},
        {"DE", "123456789", ""},    {"DE", "12345678", "REASON_NEEDS_VAT_NUMBER"},
        {"NL", "123456789B01", ""}, {"AT", "ATU12345678", ""},
        {"GR", "EL123456789", ""},  {"RO", "18547290", ""},
        {"IE", "6388047V", ""},     {"FR", "40 303 265 045", ""}};
    for (const auto& [country, typed, reason] : numbers) {
        Draft input = draft({exemptLine("10", "M16")});
        input.customer.country = country;
        input.customer.nif = typed;
        EXPECT_EQ(adviceOf(input), *reason ? std::string("lines[0].exemption: ") + reason + "\n" : "")
            << typed;
    }
}

TEST(Advice, WatchesLargeAmounts) {
    Draft input = draft({line("900")});
    input.customer = {};
    EXPECT_EQ(adviceOf(input), "customer.name: CUSTOMER_UNNAMED\n");
    Draft withheld = draft({line("10")});
    withheld.lines[0].withheld = true;
    withheld.withholdings = {{"IRS", "62", "Artigo 101.º"}};
    EXPECT_EQ(adviceOf(withheld), "withholdings: WITHHOLDING_LARGE\n");
}

TEST(SeriesForm, SaysWhatToTypeOnThePortal) {
    Series series{DocumentType::FT, "2027A", "", 1, true, SeriesKind::Normal, day("2027-01-01")};
    const SeriesForm form = seriesForm(series, 0, day("2026-11-26"));
    EXPECT_EQ(form.series, "2027A");
    EXPECT_EQ(form.kind, "Normal");
    EXPECT_EQ(form.documentClass, "Faturas e documentos retificativos (SI)");
    EXPECT_EQ(form.documentType, "FT – Fatura");
    EXPECT_EQ(form.firstNumber, "1");
    EXPECT_EQ(form.begins, "2027-01-01");
    EXPECT_EQ(form.processing, "Através de programa informático de faturação (PI)");
    EXPECT_EQ(form.certificate, "0");
    series.begins = day("2026-01-01"); // the service takes no day that has passed
    series.kind = SeriesKind::Recovery;
    series.type = DocumentType::RC;
    const SeriesForm other = seriesForm(series, 9999, day("2026-11-26"));
    EXPECT_EQ(other.begins, "2026-11-26");
    EXPECT_EQ(other.kind, "Recuperação");
    EXPECT_EQ(other.documentClass, "Recibos (PY)");
    EXPECT_EQ(other.documentType, "RC – Recibo emitido no âmbito do regime de IVA de Caixa");
    EXPECT_EQ(other.certificate, "9999");
}

TEST(CodeTables, HaveNoCodeTwiceAndEveryName) {
    for (const auto list : {paymentMechanisms(), productTypes(), withholdingTypes(), currencies()}) {
        std::set<std::string_view> codes;
        for (const NamedCode& each : list) {
            EXPECT_TRUE(codes.insert(each.code).second) << each.code;
            EXPECT_FALSE(each.name.empty() || each.english.empty()) << each.code;
        }
    }
    EXPECT_EQ(paymentMechanisms().size(), 14U);
    EXPECT_EQ(findCode(paymentMechanisms(), "TB")->name, "Transferência bancária");
    EXPECT_EQ(findCode(currencies(), "XXX"), nullptr);
    EXPECT_EQ(countryCodes().size(), 250U);
}

TEST(CodeTables, WithholdingIsDated) {
    const auto rateOf = [](const char* on) { return withholdingRows(day(on)).front().rate; };
    EXPECT_EQ(rateOf("2024-12-31"), Decimal(25));
    EXPECT_EQ(rateOf("2025-01-01"), Decimal(23));
    for (const WithholdingRow& row : withholdingRows(day("2026-11-26"))) {
        EXPECT_NE(findCode(withholdingTypes(), row.type), nullptr);
        EXPECT_LE(codePoints(row.law).size(), 60U) << row.law;
    }
}

TEST(CodeTables, MentionsFitIntoSaft) {
    for (const ExemptionReason& reason : taxes().exemptions(day("2026-11-26"))) {
        const std::string mention = saftMention(reason);
        EXPECT_LE(codePoints(mention).size(), 60U) << reason.code;
        EXPECT_GE(codePoints(mention).size(), 6U) << reason.code;
        EXPECT_EQ(mention == reason.mention, reason.code != "M15") << reason.code;
    }
}

TEST(CodeTables, EveryMemberStateHasItsRates) {
    int states = 0;
    for (const std::string_view country : countryCodes()) {
        if (!isMemberState(country))
            continue;
        ++states;
        const auto normal = taxes().rates(country, TaxCode::Normal, day("2026-11-26"));
        ASSERT_EQ(normal.size(), 1U) << country;
        EXPECT_GE(normal[0], Decimal(15)) << country; // Directive 2006/112/EC, article 97
        for (const Decimal& reduced : taxes().rates(country, TaxCode::Reduced, day("2026-11-26")))
            EXPECT_LT(reduced, normal[0]) << country;
    }
    EXPECT_EQ(states, 27);
}

} // namespace
} // namespace cunho::invoicing::test
