// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing_test.hpp"

#include <cunho/core/reason_text.hpp>

#include <functional>
#include <random>

namespace cunho::invoicing::test {
namespace {

using D = Draft;

/// A draft of each type that is right.
Draft good(const std::string& type) {
    Draft result = draft({line("10")});
    result.type = type;
    if (type == "FR")
        result.payments = {{"NU", "12.30", ""}};
    if (type == "NC" || type == "ND") {
        result.reason = "Quantidade errada";
        result.lines[0].reference = "FT 2026A/1";
    }
    if (type == "RG" || type == "RC") {
        result.lines.clear();
        result.settlements = {{"FT 2026A/1", "12.30", ""}};
        result.payments = {{"TB", "12.30", ""}};
    }
    if (type == "GT" || type == "GR") {
        const Address place{"Rua da Ponte, 12", "3000-123", "Coimbra", "PT"};
        result.transport = {place, place, "2026-11-02T10:00"};
    }
    return result;
}

TEST(DocumentKinds, EachTypeIsAccepted) {
    for (const DocumentTypeRow& row : documentTypes()) {
        const Draft input = good(std::string(row.code));
        EXPECT_EQ(describe(problemsOf(input)), "") << row.code;
        if (problemsOf(input).empty()) {
            EXPECT_EQ(totalsOf(input).gross.toString(), "12.30") << row.code;
        }
    }
}

/// What each type does not take, and whether a type takes it: a table of every type and field.
struct Filling {
    std::string field;
    std::function<void(D&)> fill;
    std::string takenBy;
    std::string reason;
};

const std::vector<Filling>& fillings() {
    static const Address place{"Rua B", "1000-001", "Lisboa", "PT"};
    static const std::vector<Filling> all{
        {"payments",
         [](D& d) {
             d.payments = {{"TB", "12.30", ""}};
         },
         "FS FR RG RC", "PAYMENT_NOT_TAKEN"},
        {"settlements",
         [](D& d) {
             d.settlements = {{"FT 2026A/1", "12.30", ""}};
         },
         "RG RC", "SETTLEMENT_NOT_TAKEN"},
        {"reason", [](D& d) { d.reason = "Outro"; }, "NC ND", "REASON_NOT_TAKEN"},
        {"dueDate", [](D& d) { d.dueDate = "2026-12-02"; }, "FT FS FR ND OR PF NE", "DUE_DATE_NOT_TAKEN"},
        {"supplyDate", [](D& d) { d.supplyDate = "2026-10-31"; }, "FT FS FR NC ND OR PF NE",
         "SUPPLY_DATE_NOT_TAKEN"},
        {"transport",
         [](D& d) {
             d.transport = {place, place, "2026-11-02T10:00"};
         },
         "FT FS FR GT GR", "TRANSPORT_NOT_TAKEN"},
        {"selfBilling", [](D& d) { d.selfBilling = true; }, "FT FS FR NC ND", "SELF_BILLING_NOT_TAKEN"},
        {"lines[0].reference", [](D& d) { d.lines.at(0).reference = "FT 2026A/1"; }, "NC ND",
         "REFERENCE_NOT_TAKEN"},
        {"lines[0].order", [](D& d) { d.lines.at(0).order = "OR 2026A/1"; }, "FT FS FR OR PF NE GT GR",
         "ORDER_NOT_TAKEN"},
    };
    return all;
}

TEST(DocumentKinds, EachTypeRefusesWhatItDoesNotTake) {
    for (const DocumentTypeRow& row : documentTypes()) {
        for (const Filling& filling : fillings()) {
            Draft input = good(std::string(row.code));
            if (input.lines.empty() && filling.field.starts_with("lines"))
                continue;
            filling.fill(input);
            const bool taken = filling.takenBy.find(row.code) != std::string::npos;
            EXPECT_EQ(describe(problemsOf(input)), taken ? "" : filling.field + ": " + filling.reason + "\n")
                << row.code;
        }
    }
}

TEST(DocumentKinds, WithholdingIsForInvoicesAndWhatRectifiesThem) {
    for (const DocumentTypeRow& row : documentTypes()) {
        Draft input = good(std::string(row.code));
        input.withholdings = {{"IRS", "23", "Artigo 101.º do CIRS"}};
        for (DraftLine& each : input.lines)
            each.withheld = true;
        if (row.code == "FR")
            input.payments[0].amount = "10";
        const bool taken = row.block == SaftBlock::SalesInvoices;
        EXPECT_EQ(describe(problemsOf(input)), taken ? "" : "withholdings: WITHHOLDING_NOT_TAKEN\n")
            << row.code;
    }
}

struct KindMistake {
    std::string name;
    std::string type;
    std::function<void(D&)> make;
    std::string field;
    std::string reason;
};

void PrintTo(const KindMistake& mistake, std::ostream* out) {
    *out << mistake.name;
}

class KindMistakes : public testing::TestWithParam<KindMistake> {};

TEST_P(KindMistakes, IsToldAtItsFieldAndAlone) {
    Draft input = good(GetParam().type);
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

void withhold(D& d, std::string type, std::string rate, std::string law) {
    d.lines[0].withheld = true;
    d.withholdings.push_back({std::move(type), std::move(rate), std::move(law)});
}

void foreign(D& d, std::string currency, std::string rate) {
    d.currency = std::move(currency);
    d.exchangeRate = std::move(rate);
}

void stamp(D& d, std::string item, std::string rate, std::string amount) {
    d.lines[0].taxType = "IS";
    d.lines[0].tax = std::move(item);
    d.lines[0].rate = std::move(rate);
    d.lines[0].taxAmount = std::move(amount);
}

void abroad(D& d, std::string region, std::string tax, std::string rate) {
    d.customer.country = region;
    d.customer.nif = "";
    d.lines[0].region = std::move(region);
    d.lines[0].tax = std::move(tax);
    d.lines[0].rate = std::move(rate);
}

const std::vector<KindMistake> moneyMistakes{
    {"FrWithoutPayment", "FR", [](D& d) { d.payments.clear(); }, "payments", "PAYMENT_MISSING"},
    {"FrPaysACentLess", "FR", [](D& d) { d.payments[0].amount = "12.29"; }, "payments", "PAYMENTS_DIFFER"},
    {"FrPaysGrossInSpiteOfWithholding", "FR", [](D& d) { withhold(d, "IRS", "23", "CIRS 101"); }, "payments",
     "PAYMENTS_DIFFER"},
    {"FsPaysLess", "FS",
     [](D& d) {
         d.payments = {{"NU", "1", ""}};
     },
     "payments", "PAYMENTS_DIFFER"},
    {"RgPaysMore", "RG", [](D& d) { d.payments[0].amount = "12.31"; }, "payments", "PAYMENTS_DIFFER"},
    {"PaymentMechanism", "FR", [](D& d) { d.payments[0].mechanism = "XX"; }, "payments[0].mechanism",
     "PAYMENT_MECHANISM"},
    {"PaymentText", "FR", [](D& d) { d.payments[0].amount = "12,30"; }, "payments[0].amount",
     "AMOUNT_INVALID"},
    {"PaymentZero", "FR", [](D& d) { d.payments[0].amount = "0.00"; }, "payments[0].amount",
     "AMOUNT_INVALID"},
    {"PaymentTenthsOfCents", "FR", [](D& d) { d.payments[0].amount = "12.305"; }, "payments[0].amount",
     "TOO_MANY_DECIMALS"},
    {"PaymentDay", "FR", [](D& d) { d.payments[0].date = "2026-02-30"; }, "payments[0].date", "DAY_INVALID"},
    {"NothingSettled", "RG",
     [](D& d) {
         d.settlements.clear();
         d.payments.clear();
     },
     "settlements", "SETTLEMENT_MISSING"},
    {"SettlesAnFr", "RG", [](D& d) { d.settlements[0].document = "FR 2026A/1"; }, "settlements[0].document",
     "SETTLEMENT_INVALID"},
    {"SettlesAQuote", "RG", [](D& d) { d.settlements[0].document = "OR 2026A/1"; }, "settlements[0].document",
     "SETTLEMENT_INVALID"},
    {"SettlesNoNumber", "RG", [](D& d) { d.settlements[0].document = "FT 2026A"; }, "settlements[0].document",
     "SETTLEMENT_INVALID"},
    {"SettlesTwice", "RG",
     [](D& d) {
         d.settlements.push_back(d.settlements[0]);
         d.payments[0].amount = "24.60";
     },
     "settlements[1].document", "SETTLEMENT_TWICE"},
    {"SettlesNegative", "RG", [](D& d) { d.settlements[0].amount = "-1"; }, "settlements[0].amount",
     "AMOUNT_INVALID"},
    {"DiscountOverAmount", "RG", [](D& d) { d.settlements[0].discount = "12.31"; }, "settlements[0].discount",
     "SETTLEMENT_DISCOUNT_LARGE"},
    {"CreditsOverTheRest", "RG",
     [](D& d) {
         d.settlements.push_back({"NC 2026A/1", "20", ""});
     },
     "settlements", "SETTLEMENT_NEGATIVE"},
    {"ReceiptWithLines", "RG", [](D& d) { d.lines.push_back(line("1")); }, "lines", "LINES_NOT_TAKEN"},
    {"ReceiptInDollars", "RG", [](D& d) { foreign(d, "USD", "0.9"); }, "currency", "CURRENCY_NOT_TAKEN"},
    {"ReceiptWithDiscount", "RG", [](D& d) { d.globalDiscount = "5"; }, "globalDiscount",
     "DISCOUNT_NOT_TAKEN"},
    {"WithholdingType", "FT", [](D& d) { withhold(d, "IVA", "23", "Lei"); }, "withholdings[0].type",
     "WITHHOLDING_TYPE"},
    {"WithholdingRateZero", "FT", [](D& d) { withhold(d, "IRS", "0", "Lei"); }, "withholdings[0].rate",
     "WITHHOLDING_RATE"},
    {"WithholdingRateOver", "FT", [](D& d) { withhold(d, "IRS", "100.01", "Lei"); }, "withholdings[0].rate",
     "WITHHOLDING_RATE"},
    {"WithholdingLaw", "FT", [](D& d) { withhold(d, "IRS", "23", " "); }, "withholdings[0].law",
     "WITHHOLDING_LAW"},
    {"WithholdingLawLong", "FT", [](D& d) { withhold(d, "IRS", "23", std::string(61, 'x')); },
     "withholdings[0].law", "TEXT_TOO_LONG"},
    {"WithholdingWithoutLines", "FT",
     [](D& d) {
         withhold(d, "IRS", "23", "Lei");
         d.lines[0].withheld = false;
     },
     "withholdings", "WITHHOLDING_WITHOUT_LINES"},
    {"WithholdingTwice", "FT",
     [](D& d) {
         withhold(d, "IRS", "10", "Lei");
         withhold(d, "IRS", "11", "Lei");
     },
     "withholdings[1].type", "WITHHOLDING_TWICE"},
    {"WithholdingTooMuch", "FT",
     [](D& d) {
         withhold(d, "IRS", "100", "Lei");
         withhold(d, "IS", "60", "17.3.4");
     },
     "withholdings", "WITHHOLDING_TOO_MUCH"},
    {"CurrencyUnknown", "FT", [](D& d) { foreign(d, "XXX", "1"); }, "currency", "CURRENCY_UNKNOWN"},
    {"CurrencySmall", "FT", [](D& d) { foreign(d, "usd", "1"); }, "currency", "CURRENCY_UNKNOWN"},
    {"RateOfEuro", "FT", [](D& d) { foreign(d, "EUR", "1"); }, "exchangeRate", "EXCHANGE_RATE_NOT_TAKEN"},
    {"RateMissing", "FT", [](D& d) { foreign(d, "USD", ""); }, "exchangeRate", "EXCHANGE_RATE_MISSING"},
    {"RateZero", "FT", [](D& d) { foreign(d, "USD", "0"); }, "exchangeRate", "EXCHANGE_RATE_INVALID"},
    {"RateComma", "FT", [](D& d) { foreign(d, "USD", "0,92"); }, "exchangeRate", "EXCHANGE_RATE_INVALID"},
    {"RateHuge", "FT",
     [](D& d) {
         foreign(d, "KWD", "99999999.999999");
         d.lines[0].unitPrice = "999999999999.999999";
         d.lines[0].quantity = "999999999999.999999";
     },
     "lines[0].unitPrice", "NUMBER_TOO_LARGE"},
    {"RateTiny", "FT",
     [](D& d) {
         foreign(d, "VND", "0.000001");
         d.lines[0].unitPrice = "999999999999.999999";
         d.lines[0].quantity = "999999999999.999999";
     },
     "lines[0]", "NUMBER_TOO_LARGE"},
    {"RateFine", "FT", [](D& d) { foreign(d, "USD", "0.12345678901"); }, "exchangeRate", "TOO_MANY_DECIMALS"},
};
INSTANTIATE_TEST_SUITE_P(Money, KindMistakes, testing::ValuesIn(moneyMistakes),
                         [](const auto& each) { return each.param.name; });

const std::vector<KindMistake> headMistakes{
    {"NcWithoutReason", "NC", [](D& d) { d.reason = " "; }, "reason", "REASON_MISSING"},
    {"NcReasonLong", "NC", [](D& d) { d.reason = std::string(51, 'x'); }, "reason", "TEXT_TOO_LONG"},
    {"NcWithoutReference", "NC", [](D& d) { d.lines[0].reference = ""; }, "lines[0].reference",
     "REFERENCE_MISSING"},
    {"NcOfAnNc", "NC", [](D& d) { d.lines[0].reference = "NC 2026A/1"; }, "lines[0].reference",
     "REFERENCE_INVALID"},
    {"NcOfAQuote", "NC", [](D& d) { d.lines[0].reference = "OR 2026A/1"; }, "lines[0].reference",
     "REFERENCE_INVALID"},
    {"NcOfWords", "NC", [](D& d) { d.lines[0].reference = "fatura 12"; }, "lines[0].reference",
     "REFERENCE_INVALID"},
    {"NcLineZero", "NC", [](D& d) { d.lines[0].referenceLine = "0"; }, "lines[0].referenceLine",
     "REFERENCE_LINE_INVALID"},
    {"NcLineText", "NC", [](D& d) { d.lines[0].referenceLine = "1.5"; }, "lines[0].referenceLine",
     "REFERENCE_LINE_INVALID"},
    {"NcLineHuge", "NC", [](D& d) { d.lines[0].referenceLine = std::string(40, '9'); },
     "lines[0].referenceLine", "REFERENCE_LINE_INVALID"},
    {"OrderIsAnInvoice", "FT", [](D& d) { d.lines[0].order = "FT 2026A/1"; }, "lines[0].order",
     "ORDER_INVALID"},
    {"DueBefore", "FT", [](D& d) { d.dueDate = "2026-11-01"; }, "dueDate", "DUE_DATE_BEFORE"},
    {"DueNever", "FT", [](D& d) { d.dueDate = "31/12/2026"; }, "dueDate", "DAY_INVALID"},
    {"SupplyNever", "FT", [](D& d) { d.supplyDate = "ontem"; }, "supplyDate", "DAY_INVALID"},
    {"TermsLong", "FT", [](D& d) { d.terms = std::string(101, 'x'); }, "terms", "TEXT_TOO_LONG"},
    {"NotesLong", "FT", [](D& d) { d.notes = std::string(1001, 'x'); }, "notes", "TEXT_TOO_LONG"},
    {"NotesTab", "FT", [](D& d) { d.notes = "Uma\tduas"; }, "notes", "TEXT_CONTROL_CHARACTER"},
    {"NotesMark", "FT", [](D& d) { d.notes = "Uma\u200Fduas"; }, "notes", "TEXT_CONTROL_CHARACTER"},
    {"LanguageUnknown", "FT", [](D& d) { d.language = "en"; }, "language", "LANGUAGE_UNKNOWN"},
    {"OriginKind", "FT",
     [](D& d) {
         d.origin = {"X", "abc/1"};
     },
     "origin.kind", "ORIGIN_KIND"},
    {"OriginNumberAlone", "FT",
     [](D& d) {
         d.origin = {"", "abc/1"};
     },
     "origin.kind", "ORIGIN_KIND"},
    {"ManualNumber", "FT",
     [](D& d) {
         d.origin = {"M", "abc 1"};
     },
     "origin.number", "ORIGIN_MANUAL_NUMBER"},
    {"ManualNumberEmpty", "FT",
     [](D& d) {
         d.origin = {"M", ""};
     },
     "origin.number", "ORIGIN_MANUAL_NUMBER"},
    {"DuplicateNumber", "FT",
     [](D& d) {
         d.origin = {"D", "2013A/99"};
     },
     "origin.number", "ORIGIN_DUPLICATE_NUMBER"},
    {"DuplicateType", "FT",
     [](D& d) {
         d.origin = {"D", "NC 2013A/99"};
     },
     "origin.number", "ORIGIN_TYPE"},
    {"SelfBillingOfNobody", "FT",
     [](D& d) {
         d.selfBilling = true;
         d.customer.nif = "";
     },
     "customer.nif", "SELF_BILLING_CUSTOMER"},
    {"TransportMissing", "GT", [](D& d) { d.transport = {}; }, "transport", "TRANSPORT_MISSING"},
    {"TransportPlace", "GR", [](D& d) { d.transport.to.city = ""; }, "transport.to.city", "TRANSPORT_PLACE"},
    {"TransportCountry", "GR", [](D& d) { d.transport.from.country = "Portugal"; }, "transport.from.country",
     "COUNTRY_INVALID"},
    {"TransportWithoutStart", "GT", [](D& d) { d.transport.start = ""; }, "transport.start",
     "TRANSPORT_TIME"},
    {"TransportHour", "GT", [](D& d) { d.transport.start = "2026-11-02T25:00"; }, "transport.start",
     "TRANSPORT_TIME"},
    {"TransportBackwards", "GT", [](D& d) { d.transport.end = "2026-11-02T09:59"; }, "transport.end",
     "TRANSPORT_ENDS_BEFORE"},
    {"TransportPartly", "FT",
     [](D& d) {
         d.transport.vehicle = "AA-00-BB";
         d.transport.from = {"A", "1", "B", "PT"};
         d.transport.to = d.transport.from;
     },
     "transport.start", "TRANSPORT_TIME"},
    {"FsOver100", "FS", [](D& d) { d.lines[0].unitPrice = "81.31"; }, "type", "FS_LIMIT"},
    {"FsOver1000", "FS",
     [](D& d) {
         d.lines[0].unitPrice = "813.02";
         d.lines[0].productType = "P";
     },
     "type", "FS_LIMIT"},
    {"FsOfGoodsToACompany", "FS",
     [](D& d) {
         d.customer.nif = "500000000";
         d.lines[0].unitPrice = "100";
         d.lines[0].productType = "P";
     },
     "type", "FS_LIMIT"},
    {"ProductType", "FT", [](D& d) { d.lines[0].productType = "X"; }, "lines[0].productType",
     "PRODUCT_TYPE_UNKNOWN"},
    {"CustomerCodeLong", "FT", [](D& d) { d.customer.code = std::string(31, 'C'); }, "customer.code",
     "TEXT_TOO_LONG"},
};
INSTANTIATE_TEST_SUITE_P(Head, KindMistakes, testing::ValuesIn(headMistakes),
                         [](const auto& each) { return each.param.name; });

const std::vector<KindMistake> taxMistakes{
    {"TypeUnknown", "FT", [](D& d) { d.lines[0].taxType = "ISP"; }, "lines[0].taxType", "TAX_TYPE_UNKNOWN"},
    {"AmountOfVat", "FT", [](D& d) { d.lines[0].taxAmount = "1"; }, "lines[0].taxAmount",
     "TAX_AMOUNT_NOT_TAKEN"},
    {"StampItem", "FT", [](D& d) { stamp(d, "NOR", "4", ""); }, "lines[0].tax", "STAMP_ITEM_INVALID"},
    {"StampItemPoint", "FT", [](D& d) { stamp(d, "17.", "4", ""); }, "lines[0].tax", "STAMP_ITEM_INVALID"},
    {"StampNeither", "FT", [](D& d) { stamp(d, "17.3.4", "", ""); }, "lines[0].rate", "STAMP_RATE_OR_AMOUNT"},
    {"StampBoth", "FT", [](D& d) { stamp(d, "17.3.4", "4", "1"); }, "lines[0].rate", "STAMP_RATE_OR_AMOUNT"},
    {"StampNegative", "FT", [](D& d) { stamp(d, "17.3.4", "-4", ""); }, "lines[0].rate", "RATE_INVALID"},
    {"StampZeroWithoutReason", "FT", [](D& d) { stamp(d, "17.3.4", "0", ""); }, "lines[0].exemption",
     "EXEMPTION_MISSING"},
    {"StampAmountInGross", "FT",
     [](D& d) {
         stamp(d, "23.1", "", "0.5");
         d.prices = "gross";
     },
     "lines[0].taxAmount", "TAX_AMOUNT_GROSS"},
    {"StampOnTheRoad", "GT", [](D& d) { stamp(d, "17.3.4", "4", ""); }, "lines[0].taxType",
     "TAX_TYPE_TRANSPORT"},
    {"StampAbroad", "FT",
     [](D& d) {
         stamp(d, "17.3.4", "4", "");
         d.lines[0].region = "ES";
     },
     "lines[0].region", "REGION_UNKNOWN"},
    {"StampExemptButCharged", "FT", [](D& d) { stamp(d, "ISE", "4", ""); }, "lines[0].rate", "RATE_DIFFERS"},
    {"FourRegions", "FT",
     [](D& d) {
         abroad(d, "FR", "NOR", "20");
         for (const char* region : {"PT", "PT-AC", "PT-MA"}) {
             d.lines.push_back(line("1"));
             d.lines.back().region = region;
         }
     },
     "lines", "QR_TOO_MANY_REGIONS"},
    {"NotSubjectWithoutReason", "FT", [](D& d) { d.lines[0].taxType = "NS"; }, "lines[0].exemption",
     "EXEMPTION_MISSING"},
    {"NotSubjectWithRate", "FT",
     [](D& d) {
         d.lines[0].taxType = "NS";
         d.lines[0].exemption = "M99";
         d.lines[0].rate = "23";
     },
     "lines[0].rate", "RATE_DIFFERS"},
    {"OtherWithoutRate", "FT", [](D& d) { d.lines[0].tax = "OUT"; }, "lines[0].rate", "RATE_MISSING"},
    {"OtherOfZeroWithoutReason", "FT",
     [](D& d) {
         d.lines[0].tax = "OUT";
         d.lines[0].rate = "0";
     },
     "lines[0].exemption", "EXEMPTION_MISSING"},
    {"M08IsOver", "FT",
     [](D& d) {
         d.date = "2023-01-01";
         d.lines = {exemptLine("10", "M08")};
     },
     "lines[0].exemption", "EXEMPTION_UNKNOWN"},
    {"SpainAtPortugalsRate", "FT", [](D& d) { abroad(d, "ES", "NOR", "23"); }, "lines[0].rate",
     "RATE_DIFFERS"},
    {"GermanyReducedAtFour", "FT", [](D& d) { abroad(d, "DE", "RED", "4"); }, "lines[0].rate",
     "RATE_DIFFERS"},
    {"FranceReducedUntold", "FT", [](D& d) { abroad(d, "FR", "RED", ""); }, "lines[0].rate", "RATE_MISSING"},
    {"FranceIntermediate", "FT", [](D& d) { abroad(d, "FR", "INT", "10"); }, "lines[0].tax",
     "TAX_CODE_REGION"},
    {"BrazilIsNoMember", "FT", [](D& d) { abroad(d, "BR", "NOR", "17"); }, "lines[0].region",
     "REGION_UNKNOWN"},
    {"FranceForSpain", "FT",
     [](D& d) {
         abroad(d, "FR", "NOR", "20");
         d.customer.country = "ES";
     },
     "lines[0].region", "REGION_OF_OTHER_COUNTRY"},
};
INSTANTIATE_TEST_SUITE_P(Tax, KindMistakes, testing::ValuesIn(taxMistakes),
                         [](const auto& each) { return each.param.name; });

TEST(DocumentKinds, SimplifiedInvoicesUpToTheirLimitsAreAccepted) {
    Draft services = good("FS");
    services.lines[0].unitPrice = "81.30"; // 100.00
    EXPECT_EQ(describe(problemsOf(services)), "");
    Draft goods = good("FS");
    goods.lines[0].productType = "P";
    goods.lines[0].unitPrice = "813.01"; // 1000.00
    EXPECT_EQ(describe(problemsOf(goods)), "");
    goods.customer = {};
    EXPECT_EQ(describe(problemsOf(goods)), "");
    goods.lines.push_back(line("0.01")); // a service among them
    EXPECT_EQ(problemsOf(goods).front().reason, "FS_LIMIT");
}

std::string withRegime(const Draft& input, VatRegime regime) {
    auto result = validate(input, taxes(), regime);
    const auto* problems = std::get_if<std::vector<Problem>>(&result);
    return problems == nullptr ? "" : describe(*problems);
}

TEST(DocumentKinds, AnExemptIssuerChargesNoVatAndHasNoLimit) {
    Draft input = draft({line("10")});
    EXPECT_EQ(withRegime(input, VatRegime::Exempt53), "lines[0].tax: REGIME_CHARGES_NO_VAT\n");
    input.lines = {exemptLine("10", "M30")};
    EXPECT_EQ(withRegime(input, VatRegime::Exempt53), "lines[0].exemption: REGIME_REASON\n");
    input.lines = {exemptLine("10", "M07"), exemptLine("10", "M40"), exemptLine("10", "M99")};
    EXPECT_EQ(withRegime(input, VatRegime::Exempt53), "");
    input.lines = {exemptLine("5000", "M10")};
    input.type = "FS";
    EXPECT_EQ(withRegime(input, VatRegime::Exempt53), "");
    EXPECT_EQ(withRegime(input, VatRegime::Normal), "type: FS_LIMIT\n");
}

TEST(DocumentKinds, AnExemptIssuerGivesBackTheVatOfEarlierInvoices) {
    const Draft input = good("NC"); // of an invoice from before the regime changed
    ASSERT_EQ(input.lines.at(0).tax, "NOR");
    EXPECT_EQ(withRegime(input, VatRegime::Exempt53), "");
}

TEST(DocumentKinds, TakesRatesOfSmallUnits) {
    Draft input = draft({line("1234567")});
    input.currency = "IDR";
    input.exchangeRate = "0.0000567312"; // 70.038467... euro
    EXPECT_EQ(describe(problemsOf(input)), "");
    EXPECT_EQ(totalsOf(input).net.toString(), "70.04");
    EXPECT_EQ(calculateReadable(input, taxes()).net.toString(), "70.04");
    input.exchangeRate = "100000000";
    EXPECT_EQ(describe(problemsOf(input)), "exchangeRate: EXCHANGE_RATE_INVALID\n");
    input.exchangeRate = "99999999.9999999999";
    input.lines = {line("999999999999.999999")};
    EXPECT_EQ(describe(problemsOf(input)), "lines[0].unitPrice: NUMBER_TOO_LARGE\n");
}

TEST(DocumentKinds, GoodsMoveAfterTheirDocument) {
    for (const char* type : {"GT", "GR"}) {
        Draft input = good(type);
        input.transport.start = "2026-11-01T23:59";
        EXPECT_EQ(describe(problemsOf(input)), "transport.start: TRANSPORT_BEGUN\n") << type;
        input.transport.start = "2026-11-02T00:00";
        EXPECT_EQ(describe(problemsOf(input)), "") << type;
    }
    Draft invoice = good("FT"); // of goods that went with their own document
    invoice.transport = good("GT").transport;
    invoice.transport.start = "2026-10-28T10:00";
    EXPECT_EQ(describe(problemsOf(invoice)), "");
}

TEST(DocumentKinds, KeepsWhatEachTypeStates) {
    Draft input = good("FT");
    input.supplyDate = "2026-10-31";
    input.dueDate = "2026-12-02";
    input.terms = " 30 dias ";
    input.notes = "Obrigado.\r\nAté breve.";
    input.language = "pt+en";
    input.origin = {"M", "abc/00001"};
    input.transport = {{"A", "1000-001", "Lisboa", "PT"}, {"B", "28013", "Madrid", "es"}, "2026-11-02T08:00"};
    input.transport.end = "2026-11-03T08:00:30";
    const CheckedDraft result = checked(input);
    EXPECT_EQ(formatDate(result.supplyDate()), "2026-10-31");
    EXPECT_EQ(formatDate(result.dueDate().value()), "2026-12-02");
    EXPECT_EQ(result.terms(), "30 dias");
    EXPECT_EQ(result.notes(), "Obrigado.\nAté breve.");
    EXPECT_EQ(result.language(), "pt+en");
    ASSERT_TRUE(result.origin());
    EXPECT_EQ(result.origin()->kind, 'M');
    EXPECT_EQ(result.origin()->number, "abc/00001");
    ASSERT_TRUE(result.transport());
    EXPECT_EQ(result.transport()->to.country, "ES");
    EXPECT_EQ(formatLocal(result.transport()->start), "2026-11-02T08:00:00");
    EXPECT_EQ(formatLocal(result.transport()->end.value()), "2026-11-03T08:00:30");
}

TEST(DocumentKinds, GoodsMayMoveWithoutAPrice) {
    Draft input = good("GT");
    input.lines[0].unitPrice = "";
    EXPECT_EQ(totalsOf(input).gross, Money{});
    input.type = "FT";
    EXPECT_EQ(problemsOf(input).front().reason, "PRICE_INVALID");
}

TEST(DocumentKinds, ReceiptsSetCreditNotesOff) {
    Draft input = good("RG");
    input.settlements = {{"FT 2026A/1", "543.15", "3.15"}, {"NC 2026A/1", "99.63", ""}};
    input.payments = {{"TB", "440.37", "2026-11-01"}};
    const CheckedDraft result = checked(input);
    EXPECT_TRUE(result.settlements()[1].credit);
    EXPECT_EQ(calculate(result).gross.toString(), "440.37");
    EXPECT_EQ(calculate(result).settlement.toString(), "3.15");
    input.settlements = {{"FT 2026A/1", "10", ""}, {"NC 2026A/1", "10", ""}};
    input.payments.clear();
    EXPECT_EQ(describe(problemsOf(input)), ""); // nothing is left to pay
}

TEST(DocumentKinds, ForeignNumbersLoseTheirCountrysLetters) {
    const std::vector<std::array<const char*, 3>> numbers{{"ES", "ESB12345678", "B12345678"},
                                                          {"GR", "EL 123456789", "123456789"},
                                                          {"AT", "atu12345678", "U12345678"},
                                                          {"BR", "BR12345678", "BR12345678"},
                                                          {"FR", "40303265045", "40303265045"}};
    for (const auto& [country, typed, kept] : numbers) {
        Draft input = good("FT");
        input.customer.country = country;
        input.customer.nif = typed;
        EXPECT_EQ(checked(input).customer().nif, kept);
    }
}

TEST(DocumentKinds, CharactersOfEveryScriptAreTaken) {
    Draft input = good("FT");
    input.customer.name = "Łódź – 北京 € ’";
    input.lines[0].description = "Кофе ☕";
    EXPECT_EQ(checked(input).customer().name, input.customer.name);
    EXPECT_EQ(checked(input).lines()[0].description, input.lines[0].description);
}

TEST(DocumentKinds, RatesOfOtherMemberStatesAreTheirs) {
    Draft input = good("FT");
    abroad(input, "FR", "RED", "5.5");
    EXPECT_EQ(totalsOf(input).tax.toString(), "0.55");
    abroad(input, "ES", "NOR", "");
    EXPECT_EQ(checked(input).lines()[0].tax.rate, Decimal(21));
    abroad(input, "EE", "NOR", "");
    EXPECT_EQ(checked(input).lines()[0].tax.rate, Decimal(24));
    input.date = "2025-06-30";
    EXPECT_EQ(checked(input).lines()[0].tax.rate, Decimal(22));
}

std::vector<std::string*> everyField(Draft& d) {
    std::vector<std::string*> fields{&d.type,
                                     &d.series,
                                     &d.date,
                                     &d.prices,
                                     &d.globalDiscount,
                                     &d.customer.name,
                                     &d.customer.nif,
                                     &d.customer.country,
                                     &d.customer.code,
                                     &d.supplyDate,
                                     &d.dueDate,
                                     &d.terms,
                                     &d.notes,
                                     &d.reason,
                                     &d.currency,
                                     &d.exchangeRate,
                                     &d.language,
                                     &d.transport.start,
                                     &d.transport.end,
                                     &d.transport.vehicle,
                                     &d.transport.from.address,
                                     &d.transport.to.country,
                                     &d.origin.kind,
                                     &d.origin.number};
    for (DraftLine& l : d.lines) {
        fields.insert(fields.end(), {&l.quantity, &l.unitPrice, &l.discount, &l.region, &l.tax, &l.rate,
                                     &l.exemption, &l.taxType, &l.taxAmount, &l.productType, &l.reference,
                                     &l.referenceLine, &l.order, &l.description});
    }
    for (DraftWithholding& w : d.withholdings)
        fields.insert(fields.end(), {&w.type, &w.rate, &w.law});
    for (DraftPayment& p : d.payments)
        fields.insert(fields.end(), {&p.mechanism, &p.amount, &p.date});
    for (DraftSettlement& s : d.settlements)
        fields.insert(fields.end(), {&s.document, &s.amount, &s.discount});
    return fields;
}

std::string anyText(std::mt19937& random) {
    static const std::vector<std::string> texts{"",
                                                "0",
                                                "1",
                                                "-1",
                                                "0.01",
                                                "12.30",
                                                "100",
                                                "1e5",
                                                "23",
                                                "6",
                                                "0.92",
                                                "999999999999.999999",
                                                std::string(40, '9'),
                                                std::string(300, 'x'),
                                                "Caf\xE9",
                                                "\u202Eabc",
                                                "*",
                                                "A\nB",
                                                "PT",
                                                "PT-MA",
                                                "ES",
                                                "FR",
                                                "NOR",
                                                "ISE",
                                                "OUT",
                                                "M07",
                                                "M99",
                                                "IVA",
                                                "IS",
                                                "NS",
                                                "17.3.4",
                                                "USD",
                                                "EUR",
                                                "JPY",
                                                "FT",
                                                "FS",
                                                "FR",
                                                "NC",
                                                "RG",
                                                "GT",
                                                "OR",
                                                "net",
                                                "gross",
                                                "M",
                                                "D",
                                                "abc/1",
                                                "FT 2026A/1",
                                                "NC 2026A/1",
                                                "OR 2026A/1",
                                                "2026-11-02",
                                                "2026-11-02T10:00",
                                                "9999-12-31",
                                                "999999990",
                                                "pt+en",
                                                "TB",
                                                "IRS",
                                                "P"};
    return texts[std::uniform_int_distribution<std::size_t>(0, texts.size() - 1)(random)];
}

/// Whatever is typed into whatever field of whatever type: refused with texts, or issued as the editor shows.
TEST(DocumentKinds, HostileDraftsOfEveryTypeAreRefusedOrIssuable) {
    std::mt19937 random(20261126);
    int accepted = 0;
    for (int i = 0; i < 12'000; ++i) {
        const auto row = documentTypes()[static_cast<std::size_t>(i) % documentTypes().size()];
        Draft input = good(std::string(row.code));
        input.withholdings.assign(static_cast<std::size_t>(i % 2) * (row.paid ? 0 : 1),
                                  {"IRS", "23", "CIRS"});
        for (DraftLine& each : input.lines)
            each.withheld = true;
        const auto fields = everyField(input);
        for (int changes = std::uniform_int_distribution<int>(1, 3)(random); changes > 0; --changes) {
            *fields[std::uniform_int_distribution<std::size_t>(0, fields.size() - 1)(random)] =
                anyText(random);
        }
        const Totals shown = calculateReadable(input, taxes());
        ASSERT_EQ(shown.lines.size(), input.lines.size());
        const auto result = validate(input, taxes());
        if (const auto* checkedDraft = std::get_if<CheckedDraft>(&result)) {
            ++accepted;
            const Totals totals = calculate(*checkedDraft);
            ASSERT_EQ(totals.gross, shown.gross);
            ASSERT_EQ(totals.payable(), shown.payable());
            ASSERT_GE(totals.payable(), Money{});
            continue;
        }
        for (const Problem& problem : std::get<std::vector<Problem>>(result))
            ASSERT_TRUE(reasonTemplate(problem.reason, Language::English)) << problem.reason;
    }
    EXPECT_GT(accepted, 500);
}

TEST(DocumentKinds, AsManyTaxKeysAsLinesAreFine) {
    Draft input = good("FT");
    for (int i = 0; i < 9'998; ++i) {
        input.lines.push_back(line("1"));
        input.lines.back().taxType = "IS";
        input.lines.back().tax = "23.1";
        input.lines.back().taxAmount = Decimal::scaled(i + 1, 4).toString();
    }
    EXPECT_EQ(totalsOf(input).taxes.size(), 9'999U);
}

} // namespace
} // namespace cunho::invoicing::test
