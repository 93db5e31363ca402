// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "saft_fixture.hpp"

#include <cunho/core/file.hpp>

#include <functional>
#include <string>

namespace cunho::invoicing::test {
namespace {

using Change = std::function<void(std::string&)>;

/// What happens to a file, and what must be said of it: all reasons, warnings in brackets.
struct Mutation {
    const char* name;
    std::string reasons;
    Change change;
    bool withKey = false; ///< hashes are verified
};

/// Where `<element>…</element>` begins, counted from `from`.
std::size_t place(const std::string& text, const std::string& element, std::size_t from = 0) {
    const auto at = text.find("<" + element + ">", from);
    if (at == std::string::npos)
        throw std::logic_error("no " + element);
    return at;
}

std::size_t documentAt(const std::string& text, const std::string& number) {
    const auto at = text.find("No>" + number + "<"); // PaymentRefNo, InvoiceNo
    return at != std::string::npos ? at : text.find("Number>" + number + "<");
}

void setAt(std::string& text, std::size_t from, const std::string& element, const std::string& value) {
    const auto begin = place(text, element, from) + element.size() + 2;
    text.replace(begin, text.find('<', begin) - begin, value);
}

/// An element's value: of the file, from the beginning.
Change set(std::string element, std::string value) {
    return [=](std::string& text) { setAt(text, 0, element, value); };
}

/// Of a document.
Change in(std::string number, std::string element, std::string value) {
    return [=](std::string& text) { setAt(text, documentAt(text, number), element, value); };
}

void dropAt(std::string& text, std::size_t from, const std::string& element) {
    const auto begin = place(text, element, from);
    const std::string close = "</" + element + ">\n";
    const auto end = text.find(close, begin) + close.size();
    const auto line = text.rfind('\n', begin) + 1;
    text.erase(line, end - line);
}

Change drop(std::string element) {
    return [=](std::string& text) { dropAt(text, 0, element); };
}

Change dropIn(std::string number, std::string element) {
    return [=](std::string& text) { dropAt(text, documentAt(text, number), element); };
}

/// Inserts before the first such element of a document (or the file, for "").
Change before(std::string number, std::string element, std::string what) {
    return [=](std::string& text) {
        text.insert(place(text, element, number.empty() ? 0 : documentAt(text, number)), what);
    };
}

Change replace(std::string what, std::string by) {
    return [=](std::string& text) { text.replace(text.find(what), what.size(), by); };
}

Change both(Change first, Change second) {
    return [=](std::string& text) {
        first(text);
        second(text);
    };
}

/// A copy of a document stands behind it.
Change twice(std::string number) {
    return [=](std::string& text) {
        const auto begin = text.rfind("<Invoice>", documentAt(text, number));
        const auto end = text.find("</Invoice>\n", begin) + 11;
        text.insert(end, text.substr(begin, end - begin));
    };
}

/// A document is not there.
Change without(std::string number) {
    return [=](std::string& text) {
        const auto begin = text.rfind("<Invoice>", documentAt(text, number));
        text.erase(begin, text.find("</Invoice>\n", begin) + 11 - begin);
    };
}

const std::vector<Mutation>& mutations() {
    static const std::vector<Mutation> all{
        // The file.
        {"Utf8", "(SAFT_ENCODING)", replace("Windows-1252", "ISO-8859-1")},
        {"ByteOrderMark", "SAFT_BOM",
         [](std::string& text) {
             text.replace(text.find("Windows-1252"), 12, "UTF-8");
             for (const auto* latin : {"\xE7", "\xE3", "\xE1", "\xE9", "\xE2", "\xF3", "\xBA", "\xF5", "\xED",
                                       "\xEA", "\xE0", "\xFA", "\xCA"})
                 for (auto at = text.find(latin); at != std::string::npos; at = text.find(latin))
                     text.replace(at, 1, "c");
             text.insert(0, "\xEF\xBB\xBF");
         }},
        {"AnotherVersion", "SAFT_NAMESPACE", replace("PT_1.04_01", "PT_1.03_01")},
        {"VersionInTheHeader", "SAFT_VALUE_CODE", set("AuditFileVersion", "1.03_01")},
        {"Attribute", "SAFT_ATTRIBUTE", replace("<Header>", "<Header a=\"1\">")},
        {"StrayText", "SAFT_TEXT_BETWEEN", replace("<Header>", "<Header>x")},
        {"UnknownElement", "SAFT_ELEMENT_UNKNOWN", before("", "FiscalYear", "<Foo><Bar/></Foo>")},
        {"MissingElement", "SAFT_ELEMENT_MISSING", drop("TaxRegistrationNumber")},
        {"RepeatedElement", "SAFT_ELEMENT_REPEATED",
         before("", "TaxEntity", "<DateCreated>2026-12-01</DateCreated>")},
        {"SwappedElements", "SAFT_ELEMENT_ORDER",
         both(drop("CurrencyCode"), before("", "TaxEntity", "<CurrencyCode>EUR</CurrencyCode>"))},
        // The header.
        {"NifDigit", "SAFT_NIF_WRONG", set("TaxRegistrationNumber", "599999994")},
        {"NifShort", "SAFT_NUMBER_RANGE", set("TaxRegistrationNumber", "59999999")},
        {"Basis", "SAFT_VALUE_CODE", set("TaxAccountingBasis", "X")},
        {"CompanyId", "SAFT_VALUE_FORM", set("CompanyID", "Coimbra")},
        {"PostalCode", "SAFT_VALUE_TOO_SHORT", set("PostalCode", "3000")},
        {"Country", "SAFT_VALUE_CODE", set("Country", "ES")},
        {"Currency", "SAFT_VALUE_CODE", set("CurrencyCode", "USD")},
        {"FiscalYear", "SAFT_FISCAL_YEAR", set("FiscalYear", "2025")},
        {"PeriodReversed", "SAFT_DATE_OUTSIDE SAFT_PERIOD_REVERSED", set("EndDate", "2026-09-30")},
        {"PeriodTooLong", "SAFT_FISCAL_YEAR SAFT_PERIOD_LONG", set("StartDate", "2025-10-01")},
        {"DateOutside", "SAFT_DATE_OUTSIDE", set("EndDate", "2026-11-19")},
        {"CreatedEarly", "(SAFT_CREATED_EARLY)", set("DateCreated", "2026-11-25")},
        {"CreatedBeforeEntry", "(SAFT_CREATED_EARLY) SAFT_CREATED_BEFORE_ENTRY",
         set("DateCreated", "2026-11-15")},
        {"CreatedBeforePeriod", "SAFT_CREATED_BEFORE_ENTRY SAFT_CREATED_BEFORE_PERIOD",
         set("DateCreated", "2026-09-30")},
        {"Producer", "(SAFT_PRODUCER_NIF)", set("ProductCompanyTaxID", "599999994")},
        {"ProductId", "SAFT_VALUE_FORM", set("ProductID", "Cunho")},
        {"ElementTooEarly", "SAFT_ELEMENT_ORDER",
         before("", "FiscalYear", "<HeaderComment>a</HeaderComment>")},
        {"EmptyOptional", "SAFT_ELEMENT_ORDER SAFT_VALUE_EMPTY",
         before("", "FiscalYear", "<HeaderComment></HeaderComment>")},
        // Masters.
        {"CustomerNif", "SAFT_NIF_WRONG", replace("<CustomerTaxID>123456789", "<CustomerTaxID>123456780")},
        {"CustomerTwice", "SAFT_MASTER_TWICE",
         [](std::string& text) {
             const auto begin = place(text, "Customer");
             const auto end = text.find("</Customer>\n", begin) + 12;
             text.insert(end, text.substr(begin, end - begin));
         }},
        {"CustomerGone", "SAFT_CUSTOMER_MISSING", drop("Customer")},
        {"ProductGone", "SAFT_PRODUCT_MISSING", drop("Product")},
        {"ProductType", "SAFT_VALUE_CODE", set("ProductType", "X")},
        {"TaxGone", "SAFT_TAX_MISSING", drop("TaxTableEntry")},
        {"TaxTableGone", "(SAFT_TAX_TABLE_MISSING)", drop("TaxTable")},
        {"NameTooLong", "SAFT_VALUE_TOO_LONG", set("CompanyName", longText)},
        {"NameEmpty", "SAFT_VALUE_EMPTY", set("CompanyName", "")},
        // Totals of blocks.
        {"Entries", "SAFT_ENTRIES_COUNT", set("NumberOfEntries", "8")},
        {"TotalDebit", "SAFT_TOTAL_DEBIT", set("TotalDebit", "81.02")},
        {"TotalCredit", "SAFT_TOTAL_CREDIT", set("TotalCredit", "2606.34")},
        // Numbers and series.
        {"AtcudNumber", "SAFT_ATCUD_NUMBER", in("FT 2026A/2", "ATCUD", "JFT26CHA-9")},
        {"DuplicateNumber", "SAFT_ENTRIES_COUNT SAFT_NUMBER_TWICE SAFT_TOTAL_CREDIT", twice("FT 2026A/2")},
        {"Gap", "SAFT_ENTRIES_COUNT SAFT_NUMBER_GAP SAFT_TOTAL_CREDIT", without("FT 2026A/2")},
        {"CodeOfTwoTypes", "SAFT_CODE_OF_TWO_TYPES", in("FT 2026A/4", "InvoiceType", "FS")},
        {"CodeOfOtherType", "(SAFT_CODE_OF_OTHER_TYPE)", in("FS 2026A/1", "InvoiceType", "FT")},
        {"UnknownType", "SAFT_VALUE_CODE", in("FT 2026A/4", "InvoiceType", "XX")},
        {"TypeThatIsOver", "SAFT_CODE_OF_TWO_TYPES SAFT_TYPE_OVER", in("FT 2026A/4", "InvoiceType", "VD")},
        {"AtcudForm", "SAFT_ATCUD_FORM", in("FT 2026A/2", "ATCUD", "0")},
        {"AtcudShort", "SAFT_ATCUD_FORM", in("FT 2026A/2", "ATCUD", "JFT26-2")},
        {"AtcudSeries", "SAFT_ATCUD_SERIES", in("FT 2026A/2", "ATCUD", "JFT26CHB-2")},
        {"AtcudShared", "(SAFT_ATCUD_SHARED)", in("FS 2026A/1", "ATCUD", "JFT26CHA-1")},
        // Dates.
        {"DateOrder", "SAFT_DATE_ORDER", in("FT 2026A/2", "InvoiceDate", "2026-11-01")},
        {"EntryOrder", "(SAFT_DATE_AHEAD) SAFT_ENTRY_ORDER",
         in("FT 2026A/2", "SystemEntryDate", "2026-11-01T10:00:00")},
        {"StatusDate", "SAFT_STATUS_DATE", in("FT 2026A/2", "InvoiceStatusDate", "2026-11-03T10:00:00")},
        {"DateAhead", "(SAFT_DATE_AHEAD)", in("FT 2026A/6", "InvoiceDate", "2026-11-07")},
        {"DateZone", "SAFT_DATE_ZONE", in("FT 2026A/2", "SystemEntryDate", "2026-11-03T10:00:01Z")},
        {"DateThatIsNone", "SAFT_DATE_FORM", in("FT 2026A/2", "TaxPointDate", "2026-11-31")},
        {"Period", "SAFT_PERIOD", in("FT 2026A/2", "Period", "10")},
        {"PeriodRange", "SAFT_NUMBER_RANGE", in("FT 2026A/2", "Period", "13")},
        // Status, origin, hash.
        {"CancelReason", "SAFT_CANCEL_REASON", dropIn("FT 2026A/3", "Reason")},
        {"UnknownStatus", "SAFT_VALUE_CODE", in("FT 2026A/2", "InvoiceStatus", "X")},
        {"SelfBilling", "SAFT_SELF_BILLING", in("FT 2026A/2", "InvoiceStatus", "S")},
        {"Source", "SAFT_HASH_CONTROL_SOURCE", in("FT 2026A/2", "SourceBilling", "M")},
        {"HashControlForm", "SAFT_VALUE_FORM", in("FT 2026A/2", "HashControl", "1-x")},
        {"HashControlType", "SAFT_HASH_CONTROL_TYPE",
         both(in("FT 2026A/2", "SourceBilling", "M"), in("FT 2026A/2", "HashControl", "1-NCM A/1"))},
        {"HashControlZero", "SAFT_HASH_CONTROL_ZERO", in("FT 2026A/2", "HashControl", "0")},
        {"Uncertified", "SAFT_HASH_UNCERTIFIED", set("SoftwareCertificateNumber", "0")},
        {"HashForm", "SAFT_HASH_FORM", in("FT 2026A/2", "Hash", "abc")},
        {"HashZero", "SAFT_HASH_ZERO", in("FT 2026A/2", "Hash", "0")},
        {"HashChanged", "SAFT_HASH_WRONG",
         [](std::string& text) {
             const auto at = place(text, "Hash", documentAt(text, "FT 2026A/2")) + 10;
             text[at] = text[at] == 'A' ? 'B' : 'A';
         },
         true},
        {"SignedDateChanged", "SAFT_HASH_WRONG", in("FT 2026A/4", "SystemEntryDate", "2026-11-04T11:29:59"),
         true},
        {"FirstOfSeriesUnknown", "(SAFT_HASH_UNVERIFIED) SAFT_ENTRIES_COUNT SAFT_TOTAL_CREDIT",
         without("FT 2026A/1"), true},
        // Lines.
        {"Quantity", "SAFT_LINE_AMOUNT", in("FT 2026A/2", "Quantity", "9")},
        {"UnitPrice", "SAFT_LINE_AMOUNT", in("FT 2026A/2", "UnitPrice", "60.01")},
        {"Amount", "SAFT_LINE_AMOUNT SAFT_NET", in("FT 2026A/2", "CreditAmount", "481.00")},
        {"CommaDecimals", "SAFT_NUMBER_FORM", in("FT 2026A/2", "Quantity", "8,0")},
        {"Exponent", "SAFT_NUMBER_FORM", in("FT 2026A/2", "Quantity", "8E0")},
        {"Negative", "SAFT_NUMBER_NEGATIVE", in("FT 2026A/2", "Quantity", "-8")},
        {"TooLarge", "SAFT_NUMBER_LARGE", in("FT 2026A/2", "UnitPrice", "1234567890123456789012")},
        {"LineNumberTwice", "SAFT_LINE_NUMBER",
         [](std::string& text) {
             const auto second = text.find("<LineNumber>2<", documentAt(text, "FT 2026A/2"));
             text[second + 12] = '1';
         }},
        {"LineNumberSkipped", "(SAFT_LINE_NUMBER_SKIPPED)",
         [](std::string& text) {
             const auto second = text.find("<LineNumber>2<", documentAt(text, "FT 2026A/2"));
             text[second + 12] = '3';
         }},
        {"WrongSide", "SAFT_LINE_SIDE SAFT_TOTAL_CREDIT SAFT_TOTAL_DEBIT",
         [](std::string& text) {
             const auto at = documentAt(text, "FT 2026A/4");
             text.replace(text.find("<CreditAmount>", at), 14, "<DebitAmount>");
             text.replace(text.find("</CreditAmount>", at), 15, "</DebitAmount>");
         }},
        {"ExemptionGone", "SAFT_EXEMPTION_MISSING",
         both(dropIn("FT 2026A/2", "TaxExemptionReason"), dropIn("FT 2026A/2", "TaxExemptionCode"))},
        {"ExemptionHalf", "SAFT_EXEMPTION_HALF", dropIn("FT 2026A/2", "TaxExemptionCode")},
        {"ExemptionTaxed", "SAFT_EXEMPTION_TAXED",
         before("FT 2026A/1", "SettlementAmount",
                "<TaxExemptionReason>Isento</TaxExemptionReason><TaxExemptionCode>M07</TaxExemptionCode>")},
        {"ExemptionUnknown", "SAFT_EXEMPTION_CODE", in("FT 2026A/2", "TaxExemptionCode", "M98")},
        {"ExemptionForm", "SAFT_VALUE_FORM", in("FT 2026A/2", "TaxExemptionCode", "X07")},
        {"TaxCodeUnknown", "SAFT_TAX_CODE", in("FT 2026A/2", "TaxCode", "NORM")},
        {"TaxCodeOfRate", "SAFT_TAX_RATE_OF_CODE", in("FT 2026A/2", "TaxCode", "NOR")},
        {"Rate", "SAFT_RATE SAFT_TAX SAFT_TAX_MISSING", in("FT 2026A/1", "TaxPercentage", "21")},
        {"Region", "SAFT_RATE SAFT_TAX_MISSING", in("FT 2026A/1", "TaxCountryRegion", "PT-AC")},
        {"TaxBase", "SAFT_TAX SAFT_TAX_BASE",
         before("FT 2026A/1", "TaxPointDate", "<TaxBase>1.00</TaxBase>")},
        {"ReferencesOfAnInvoice", "SAFT_REFERENCE_FORBIDDEN",
         before("FT 2026A/4", "Description", "<References><Reference>FT 2026A/1</Reference></References>")},
        {"NoteWithoutReference", "SAFT_REFERENCE_NEEDED", dropIn("NC 2026A/1", "References")},
        {"NoteWithOrder", "SAFT_ORDER_FORBIDDEN",
         before("NC 2026A/1", "ProductCode",
                "<OrderReferences><OriginatingON>OR 2026A/1</OriginatingON>"
                "<OrderDate>2026-10-28</OrderDate></OrderReferences>")},
        {"OrderWithoutDate", "SAFT_ORDER_INCOMPLETE", dropIn("FT 2026A/1", "OrderDate")},
        {"OrderLater", "SAFT_ORDER_LATER", in("FT 2026A/1", "OrderDate", "2026-11-03")},
        // Totals.
        {"Gross", "SAFT_GROSS", in("FT 2026A/2", "GrossTotal", "590.71")},
        {"GrossDecimals", "SAFT_GROSS SAFT_GROSS_DECIMALS", in("FT 2026A/2", "GrossTotal", "590.701")},
        {"Net", "SAFT_NET",
         both(in("FT 2026A/2", "NetTotal", "571.00"), in("FT 2026A/2", "GrossTotal", "591.70"))},
        {"Tax", "SAFT_TAX",
         both(in("FT 2026A/2", "TaxPayable", "20.80"), in("FT 2026A/2", "GrossTotal", "590.80"))},
        {"ExchangeRate", "SAFT_CURRENCY", in("FT 2026A/6", "ExchangeRate", "0.93")},
        {"EuroAsCurrency", "SAFT_VALUE_FORM", in("FT 2026A/6", "CurrencyCode", "EUR")},
        {"UnpaidReceiptInvoice", "SAFT_PAYMENT_MISSING",
         both(dropIn("FR 2026A/1", "Payment"), dropIn("FR 2026A/1", "Payment"))},
        {"PaidTooMuch", "SAFT_PAYMENT_SUM", in("FR 2026A/1", "PaymentAmount", "100.50")},
        {"Mechanism", "SAFT_VALUE_CODE", in("FR 2026A/1", "PaymentMechanism", "XX")},
        {"WithholdingHalf", "(SAFT_WITHHOLDING_HALF)", in("FT 2026A/2", "WithholdingTaxAmount", "300.00")},
        {"WithholdingTooMuch", "SAFT_WITHHOLDING_TOO_MUCH",
         in("FT 2026A/2", "WithholdingTaxAmount", "591.00")},
        {"TransportHalf", "SAFT_TRANSPORT_INCOMPLETE",
         before("FT 2026A/4", "Line", "<MovementStartTime>2026-11-04T12:00:00</MovementStartTime>")},
        // Notes and receipts against what they are about.
        {"CreditTooMuch", "SAFT_CREDIT_TOO_MUCH", in("NC 2026A/1", "Reference", "FS 2026A/1")},
        {"NoteOfCancelled", "SAFT_CREDIT_TOO_MUCH SAFT_REFERENCE_CANCELLED",
         in("NC 2026A/1", "Reference", "FT 2026A/3")},
        {"NoteOfNothing", "SAFT_REFERENCE_UNKNOWN", in("NC 2026A/1", "Reference", "FT 2026A/99")},
        {"NoteOfItself", "SAFT_REFERENCE_KIND", in("NC 2026A/1", "Reference", "NC 2026A/1")},
        {"NoteOfAQuote", "SAFT_REFERENCE_KIND", in("NC 2026A/1", "Reference", "OR 2026A/1")},
        {"NoteOfAReceipt", "SAFT_REFERENCE_KIND", in("NC 2026A/1", "Reference", "RG 2026A/9")},
        {"NoteOfAnotherProgram", "", in("NC 2026A/1", "Reference", "FAC 2025/77")},
        {"NoteOfNoNumber", "(SAFT_REFERENCE_FORM)", in("NC 2026A/1", "Reference", "xpto")},
        {"ReceiptOfAQuote", "(SAFT_REFERENCE_KIND)", in("RG 2026A/1", "OriginatingON", "OR 2026A/1")},
        {"ReceiptOfWhatIsNotSubject", "",
         both(before("", "TaxTableEntry",
                     "<TaxTableEntry><TaxType>NS</TaxType><TaxCountryRegion>PT</TaxCountryRegion>"
                     "<TaxCode>NS</TaxCode><Description>Sem imposto</Description>"
                     "<TaxPercentage>0</TaxPercentage></TaxTableEntry>"),
              [](std::string& text) {
                  const auto amount = text.find("</CreditAmount>", documentAt(text, "RG 2026A/1")) + 15;
                  text.insert(amount, "<Tax><TaxType>NS</TaxType><TaxCountryRegion>PT</TaxCountryRegion>"
                                      "<TaxCode>NA</TaxCode><TaxPercentage>0</TaxPercentage></Tax>"
                                      "<TaxExemptionReason>Sem imposto</TaxExemptionReason>"
                                      "<TaxExemptionCode>M99</TaxExemptionCode>");
              })},
        {"ReceiptDate", "SAFT_REFERENCE_DATE",
         [](std::string& text) {
             const auto at = text.find("<InvoiceDate>2026-11-02<", documentAt(text, "RG 2026A/1"));
             text.replace(at + 13, 10, "2026-11-03");
         }},
        {"ReceiptOfNothing", "SAFT_REFERENCE_UNKNOWN", in("RG 2026A/1", "OriginatingON", "FT 2026A/77")},
        {"ReceiptTooMuch", "SAFT_PAYMENT_SUM SAFT_RECEIPT_TOO_MUCH",
         both(in("RG 2026A/1", "TaxPayable", "97.07"), in("RG 2026A/1", "GrossTotal", "463.52"))},
        {"ReceiptPaidLess", "SAFT_PAYMENT_SUM", in("RG 2026A/1", "PaymentAmount", "400.00")},
        {"ReceiptUnpaid", "(SAFT_PAYMENT_MISSING)", dropIn("RG 2026A/1", "PaymentMethod")},
        {"ReceiptUnderCashVat", "(SAFT_CODE_OF_OTHER_TYPE) SAFT_TAX_OF_RC",
         in("RG 2026A/1", "PaymentType", "RC")},
    };
    return all;
}

class SaftMutation : public SaftBooks, public testing::WithParamInterface<std::size_t> {};

TEST_P(SaftMutation, IsFoundForItsReasonAndNoOther) {
    issueGolden();
    std::string file = text();
    const Mutation& mutation = mutations()[GetParam()];
    const std::string earlier = file;
    mutation.change(file);
    ASSERT_NE(file, earlier);
    const auto report = checkText(file, mutation.withKey ? publicKey() : "");
    EXPECT_EQ(reasonsOf(report), mutation.reasons) << describe(report);
    for (const SaftFinding& finding : report.findings)
        EXPECT_FALSE(finding.path.empty() && finding.line == 0) << finding.reason;
}

INSTANTIATE_TEST_SUITE_P(All, SaftMutation, testing::Range(std::size_t{0}, mutations().size()),
                         [](const auto& row) { return std::string(mutations()[row.param].name); });

class SaftCheck : public SaftBooks {};

/// Their own reasons, of files that other programs made.
TEST_F(SaftCheck, AcceptsTheReferenceFilesAndRefusesEachNegativeForItsReason) {
    const auto samples = fiscalReference() / "samples";
    if (!std::filesystem::exists(samples))
        GTEST_SKIP() << "no reference";
    SaftCheckOptions options;
    options.publicKeyPem = asText(readFile(fiscalReference() / "keys/at_demo_public.pem"));
    const auto look = [&](const char* name) { return checkSaft(samples / name, options, JobContext()); };
    for (const char* name :
         {"golden_2026_windows1252.xml", "golden_2026_utf8.xml", "public/at_demo_599999999.xml"}) {
        const auto report = look(name);
        EXPECT_TRUE(report.accepted()) << name << "\n" << describe(report);
        EXPECT_TRUE(report.hashesVerified) << name;
    }
    EXPECT_EQ(reasonsOf(look("golden_2026_windows1252.xml")), "");
    EXPECT_EQ(reasonsOf(look("golden_2026_utf8.xml")), "(SAFT_ENCODING)");
    const std::vector<std::pair<const char*, const char*>> negatives{
        {"MISSING_CUSTOMER_INVOICE", "SAFT_CUSTOMER_MISSING"},
        {"MISSING_INVOICE", "SAFT_NUMBER_GAP"},
        {"MISSING_PRODUCT_INVOICE", "SAFT_PRODUCT_MISSING"},
        {"REPEATED_INVOICE_INTERNAL_CODE", "SAFT_CODE_OF_TWO_TYPES"},
        {"WRONG_INVOICE_SIGNATURE", "SAFT_HASH_WRONG"},
        {"WRONG_SCHEMA", "SAFT_ELEMENT_MISSING"},
        {"WRONG_WORKDOC_SIGNATURE", "SAFT_HASH_WRONG"}};
    for (const auto& [name, reason] : negatives) {
        const auto report = look(("public/neg_" + std::string(name) + ".xml").c_str());
        EXPECT_FALSE(report.accepted()) << name;
        EXPECT_NE(reasonsOf(report).find(reason), std::string::npos) << name << "\n" << describe(report);
    }
}

TEST_F(SaftCheck, RefusesWhatIsNoSaft) {
    const auto refusal = [](const std::string& text) { return reasonOf([&] { checkText(text); }); };
    EXPECT_EQ(refusal(""), "SAFT_UNREADABLE");
    EXPECT_EQ(refusal("<a/>"), "SAFT_UNREADABLE");
    EXPECT_EQ(refusal("<!DOCTYPE AuditFile><AuditFile/>"), "SAFT_UNREADABLE");
    EXPECT_EQ(refusal("<AuditFile><Header></AuditFile>"), "SAFT_UNREADABLE");
}

TEST_F(SaftCheck, SaysOnlyOfSignaturesThatTheyAreVerified) {
    issueGolden();
    EXPECT_TRUE(checkText(text(), publicKey()).hashesVerified);
    EXPECT_FALSE(checkText(text()).hashesVerified);
    for (const char* hash : {"0", "abc"}) {
        std::string file = text();
        setAt(file, documentAt(file, "FT 2026A/6"), "Hash", hash); // the last of its series
        EXPECT_FALSE(checkText(file, publicKey()).hashesVerified) << hash;
    }
}

TEST_F(SaftCheck, TakesSeriesInAnyOrder) {
    issueGolden();
    std::string file = text();
    const auto first = file.find("<Invoice>");
    const auto second = file.find("<Invoice>", first + 1);
    const auto third = file.find("<Invoice>", second + 1);
    const std::string one = file.substr(first, second - first);
    file.erase(first, second - first);
    file.insert(third - one.size(), one);
    const auto report = checkText(file, publicKey());
    EXPECT_EQ(reasonsOf(report), "") << describe(report);
}

TEST_F(SaftCheck, CountsBeyondWhatItKeeps) {
    issueGolden();
    std::string file = text();
    for (auto at = file.find("<Period>11<"); at != std::string::npos; at = file.find("<Period>11<", at))
        file.replace(at, 11, "<Period>xx<");
    SaftCheckOptions options;
    options.mostFindings = 3;
    const TemporaryFolder folder("cunho-saft");
    AtomicFile out(folder.path() / "a.xml");
    out.write(asBytes(file));
    out.commit();
    const auto report = checkSaft(folder.path() / "a.xml", options, JobContext());
    EXPECT_EQ(report.findings.size(), 3U);
    EXPECT_EQ(report.errors, 11);
}

} // namespace
} // namespace cunho::invoicing::test
