// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "invoicing_test.hpp"

#include <cunho/invoicing/structured_invoice.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

/// The judge of the files is tests/invoicing/en16931.py, which shares nothing with the program.
namespace cunho::invoicing::test {
namespace {

using cunho::test::ask;
using cunho::test::Verdict;

Verdict judge(const std::filesystem::path& folder) {
    const auto script = std::filesystem::path(CUNHO_TEST_DATA).parent_path() / "invoicing" / "en16931.py";
    return ask("python3", {script.string(), folder.string()}, std::chrono::seconds(120));
}

/// The schema of CII D16B: where Debian's package of Tryton's tests is installed, or what is named.
std::filesystem::path ciiSchema() {
    if (const char* const named = std::getenv("CUNHO_CII_SCHEMA"))
        return named;
    return "/usr/lib/python3/dist-packages/trytond/modules/edocument_uncefact/tests/16B-CII/data/standard/"
           "CrossIndustryInvoice_100pD16B.xsd";
}

void write(const std::filesystem::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary) << text;
}

Company issuer() {
    Company company;
    company.nif = "599999993";
    company.name = "Oficina & Filhos <Lda>";
    company.address = "Rua Direita, 1";
    company.postalCode = "3000-001";
    company.city = "Coimbra";
    company.phone = "+351 239 000 000";
    company.email = "ola@oficina.pt";
    company.registration = "Conservatória de Coimbra n.º 1";
    company.shareCapital = "5 000,00 €";
    company.iban = "PT50 0000 2012 3123 4567 8901 54";
    return company;
}

/// What follows from the draft in an issued document, with the ledger's part filled in.
IssuedFacts factsOf(const Draft& draft) {
    const CheckedDraft valid = checked(draft);
    IssuedFacts facts;
    facts.series = valid.series();
    facts.sequence = 1;
    facts.number = "FT 2026A/1";
    facts.date = valid.date();
    facts.systemEntry = {valid.date(), 9, 15, 0};
    facts.issuer = issuer();
    facts.customer = valid.customer();
    facts.prices = valid.prices();
    facts.globalDiscount = valid.globalDiscount();
    facts.lines = valid.lines();
    facts.totals = calculate(valid);
    facts.atcud = {"JFT26CHA", 1};
    facts.hash = "AbcdefghijBbcdefghijCbcdefghijDbcdefghij";
    facts.hashControl = "1";
    facts.certificateNumber = 9999;
    facts.qrText = "A:599999993*B:" + facts.customer.nif + "*C:PT*D:FT*E:N*G:FT 2026A/1*Q:ABCD*R:9999";
    return facts;
}

/// Stamp duty, or an amount outside of VAT: a line with its key.
void addLine(IssuedFacts& facts, TaxKey key, Money net, Money tax) {
    CheckedLine line;
    line.code = "IS";
    line.description = "Operação";
    line.quantity = 1;
    line.unit = "un";
    line.unitPrice = net.decimal().divide(Decimal(1) - facts.globalDiscount * Decimal::scaled(1, 2), 6);
    line.tax = key;
    facts.lines.push_back(line);
    facts.totals.lines.push_back({net.decimal(), {}, net});
    facts.totals.taxes.push_back({std::move(key), net, tax});
    facts.totals.net = facts.totals.net + net;
    facts.totals.tax = facts.totals.tax + tax;
    facts.totals.gross = facts.totals.net + facts.totals.tax;
}

TaxKey stampKey(std::string item, const Decimal& rate) {
    TaxKey key;
    key.region = "PT";
    key.code = TaxCode::Other;
    key.rate = rate;
    key.type = TaxType::StampDuty;
    key.item = std::move(item);
    return key;
}

TaxKey notSubjectKey() {
    TaxKey key;
    key.region = "PT";
    key.code = TaxCode::Exempt;
    key.exemption = "M99";
    key.type = TaxType::NotSubject;
    return key;
}

/// What a document says, for the judge.
json said(const IssuedFacts& facts) {
    json out;
    Money stamp;
    std::multiset<std::string> rates;
    for (const TaxTotal& total : facts.totals.taxes) {
        if (total.key.type == TaxType::StampDuty)
            stamp = stamp + total.tax;
        rates.insert(total.key.rate.toString());
    }
    Money prepaid;
    for (const Payment& payment : facts.payments)
        prepaid = prepaid + payment.amount;
    std::vector<std::string> lines;
    std::vector<std::string> preceding;
    for (std::size_t i = 0; i < facts.lines.size(); ++i) {
        lines.push_back(facts.totals.lines[i].net.toString());
        const std::string& reference = facts.lines[i].reference;
        if (!reference.empty() && std::ranges::find(preceding, reference) == preceding.end())
            preceding.push_back(reference);
    }
    const bool shared = std::ranges::any_of(
        rates, [&](const std::string& rate) { return rate != "0" && rates.count(rate) > 1; });
    const bool credit = facts.type == DocumentType::NC;
    const std::string code = facts.selfBilling ? "389" : "380";
    const Party& customer = facts.customer;
    const std::string country = customer.country == "Desconhecido" ? "PT" : customer.country;
    out["number"] = facts.number;
    out["date"] = formatDate(facts.date);
    out["typeCode"] = credit ? "381" : facts.type == DocumentType::ND ? "383" : code;
    out["seller"] = facts.issuer.name;
    out["nif"] = facts.issuer.nif;
    out["buyer"] = customer.name;
    out["buyerVat"] = customer.nif == "999999990" ? "" : country + customer.nif;
    out["delivered"] = formatDate(facts.supplyDate == Date{} ? facts.date : facts.supplyDate);
    out["atcud"] = facts.atcud.toString();
    out["qr"] = facts.qrText;
    out["preceding"] = preceding;
    out["exact"] = facts.prices == PriceMode::Net && !shared;
    out["keys"] = facts.totals.taxes.size();
    out["lineSlack"] = "0.02";
    out["net"] = facts.totals.net.toString();
    out["tax"] = facts.totals.tax.toString();
    out["gross"] = facts.totals.gross.toString();
    out["stamp"] = stamp.toString();
    out["prepaid"] = prepaid.toString();
    out["lines"] = lines;
    out["withheld"] = std::ranges::count_if(facts.totals.withholdings,
                                            [](const Withholding& each) { return each.type != "IS"; });
    out["foreign"] = facts.totals.currency ? 1 : 0;
    out["notes"] = std::vector<std::string>();
    return out;
}

/// A folder of documents for the judge.
class Files {
  public:
    void add(const IssuedFacts& facts, const std::vector<std::string>& notes = {}) {
        const IssuedDocument document = IssuedDocument::restore(facts);
        const std::string name = std::to_string(count_++);
        json what = said(facts);
        what["notes"] = notes;
        write(path(name + ".json"), what.dump());
        write(path(name + ".ubl.xml"), asText(ublInvoice(document)));
        write(path(name + ".cii.xml"), asText(ciiInvoice(document)));
    }
    std::filesystem::path path(const std::string& name) const { return folder_.path() / name; }
    const std::filesystem::path& folder() const { return folder_.path(); }

  private:
    TemporaryFolder folder_;
    int count_ = 0;
};

/// Any document that there may be; the same ones in every run.
class RandomDocument {
  public:
    explicit RandomDocument(std::uint32_t seed) : random_(seed) {}

    IssuedFacts make() {
        IssuedFacts facts = factsOf(draft());
        dress(facts);
        if (one(6))
            addStampDuty(facts);
        if (one(8))
            addLine(facts, notSubjectKey(), euro("12.34"), {});
        pay(facts);
        return facts;
    }

  private:
    int pick(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }
    bool one(int in) { return pick(1, in) == 1; }
    template<typename Values>
    auto any(const Values& values) {
        return values[static_cast<std::size_t>(pick(0, static_cast<int>(values.size()) - 1))];
    }

    DraftLine line() {
        DraftLine out;
        out.code = one(3) ? "" : "ART-" + std::to_string(pick(1, 99));
        out.description =
            any(std::vector<std::string>{"Consultoria", "Pão & bolos <mistura>", "Cabo 3/4\" ção"});
        out.quantity = Decimal::scaled(pick(1, 999999), pick(0, 3)).toString();
        out.unitPrice = Decimal::scaled(pick(0, 9999999), pick(2, 5)).toString();
        out.unit = any(std::vector<std::string>{"un", "kg", "h", "m²", "palete"});
        if (one(3))
            out.discount = any(std::vector<std::string>{"10", "33.3333", "5.5", "100"});
        out.region = any(std::vector<std::string>{"PT", "PT", "PT-AC", "PT-MA"});
        out.tax = any(std::vector<std::string>{"NOR", "INT", "RED", "ISE"});
        if (out.tax == "ISE") {
            out.exemption =
                any(std::vector<std::string>{"M07", "M10", "M30", "M40", "M16", "M05", "M99", "M01"});
        }
        return out;
    }

    Draft draft() {
        std::vector<DraftLine> lines;
        for (int i = pick(1, 12); i > 0; --i)
            lines.push_back(line());
        Draft out = test::draft(lines);
        out.prices = one(3) ? "gross" : "net";
        out.globalDiscount = one(3) ? "7.5" : "0";
        if (one(4))
            out.customer = {};
        else if (one(4))
            out.customer = {"Cliente SL", "B12345678", "Calle Mayor 1", "28001", "Madrid", "ES"};
        return out;
    }

    void dress(IssuedFacts& facts) {
        using enum DocumentType;
        facts.type = any(std::vector<DocumentType>{FT, FT, FS, FR, NC, ND});
        facts.number = documentNumber(facts.type, "2026A", pick(1, 999999));
        if (documentType(facts.type).rectifies) {
            for (CheckedLine& each : facts.lines)
                each.reference = "FT 2026A/" + std::to_string(pick(1, 3));
            facts.reason = "Devolução";
        } else if (one(3)) {
            for (CheckedLine& each : facts.lines)
                each.order = any(std::vector<std::string>{"OR 2026A/1", "NE 2026A/2", "GT 2026A/3"});
        }
        facts.selfBilling = one(9);
        facts.cashVat = one(9);
        if (one(2))
            facts.supplyDate = parseDate("2026-10-30");
        if (one(2))
            facts.dueDate = parseDate("2026-12-02");
        if (one(2))
            facts.terms = "30 dias";
        if (one(4))
            facts.issuer.iban.clear();
        if (one(5))
            facts.certificateNumber = 0;
        if (one(5))
            facts.transport = Transport{{"Rua A", "3000-001", "Coimbra"},
                                        {"Rua B", "4000-001", "Porto"},
                                        {parseDate("2026-11-03"), 8, 0, 0}};
    }

    void addStampDuty(IssuedFacts& facts) {
        const Money base = Money::fromCents(pick(1, 999999));
        addLine(facts, stampKey("17.3.4", 4), base, Money::rounded(base.decimal() * Decimal::scaled(4, 2)));
    }

    void pay(IssuedFacts& facts) {
        Totals& totals = facts.totals;
        if (one(4)) {
            const Money amount = Money::rounded(totals.net.decimal() * Decimal::scaled(23, 2));
            totals.withholdings.push_back({"IRS", "Artigo 101.º do CIRS # n.º 1", 23, totals.net, amount});
        }
        if (one(6))
            totals.currency = CurrencyTotal{"USD", totals.gross.decimal(), Decimal::scaled(740747, 6)};
        if (facts.type == DocumentType::FR && totals.payable() > Money())
            facts.payments = {
                {any(std::vector<std::string>{"NU", "TB", "MB"}), totals.payable(), facts.date}};
    }

    std::mt19937 random_;
};

TEST(StructuredInvoice, FollowsTheRulesOfEN16931OverManyDocuments) {
    Files files;
    RandomDocument random(20261126);
    for (int i = 0; i < 400; ++i)
        files.add(random.make());
    const Verdict verdict = judge(files.folder());
    EXPECT_TRUE(verdict.good) << verdict.report;
    EXPECT_NE(verdict.report.find("400 documents, 0 faults"), std::string::npos) << verdict.report;
}

TEST(StructuredInvoice, FollowsTheSchemaOfCrossIndustryInvoice) {
    if (!std::filesystem::exists(ciiSchema()))
        GTEST_SKIP() << "no schema of CII on this machine (Debian: tryton-modules-edocument-uncefact)";
    Files files;
    RandomDocument random(7);
    std::vector<std::string> arguments{"--noout", "--nonet", "--schema", ciiSchema().string()};
    for (int i = 0; i < 60; ++i) {
        files.add(random.make());
        arguments.push_back(files.path(std::to_string(i) + ".cii.xml").string());
    }
    EXPECT_TRUE(ask("xmllint", arguments).good);
}

TEST(StructuredInvoice, IsJudgedByARealJudge) {
    const std::vector<std::pair<std::string, std::string>> mistakes{
        {"<cbc:PayableAmount currencyID=\"EUR\">12.30", "<cbc:PayableAmount currencyID=\"EUR\">12.31"},
        {"<cbc:TaxAmount currencyID=\"EUR\">2.30", "<cbc:TaxAmount currencyID=\"EUR\">2.29"},
        {"<cbc:LineExtensionAmount currencyID=\"EUR\">10.00",
         "<cbc:LineExtensionAmount currencyID=\"EUR\">10.01"},
        {"<cbc:Percent>23.00", "<cbc:Percent>22.00"},
        {"<cbc:ID>1</cbc:ID>", ""},
        {"PT599999993", "599999993"},
    };
    for (const auto& [right, wrong] : mistakes) {
        Files files;
        files.add(factsOf(draft({line("10")})));
        ASSERT_TRUE(judge(files.folder()).good) << judge(files.folder()).report;
        std::string text(asText(readFile(files.path("0.ubl.xml"))));
        const std::size_t at = text.find(right);
        ASSERT_NE(at, std::string::npos) << right;
        write(files.path("0.ubl.xml"), text.replace(at, right.size(), wrong));
        EXPECT_FALSE(judge(files.folder()).good) << right;
    }
}

TEST(StructuredInvoice, StatesReverseChargeExportAndSupplyToOtherMemberStates) {
    struct Case {
        std::string country, nif, exemption, category;
    };
    for (const Case& each : {Case{"PT", "123456789", "M30", "AE"}, Case{"ES", "B12345678", "M40", "AE"},
                             Case{"ES", "B12345678", "M16", "K"}, Case{"US", "12-345", "M05", "G"},
                             Case{"PT", "123456789", "M07", "E"}, Case{"PT", "", "M30", "E"}}) {
        Draft draft = test::draft({exemptLine("10", each.exemption)});
        draft.customer.country = each.country;
        draft.customer.nif = each.nif;
        const IssuedDocument document = IssuedDocument::restore(factsOf(draft));
        const Bytes bytes = ciiInvoice(document);
        const std::string cii(asText(bytes));
        EXPECT_NE(cii.find("<ram:CategoryCode>" + each.category + "<"), std::string::npos) << each.exemption;
        EXPECT_EQ(cii.find("IVA - autoliquidação</ram:Content>") != std::string::npos, each.category == "AE");
    }
}

TEST(StructuredInvoice, GivesTheReasonThatHeldForTheRectifiedInvoice) {
    Draft draft = test::draft({exemptLine("10", "M30")});
    IssuedFacts facts = factsOf(draft);
    facts.type = DocumentType::NC;
    facts.lines[0].reference = "FT 2022A/1";
    facts.lines[0].tax.exemption = facts.totals.taxes[0].key.exemption = "M08"; // over since 2022-12-31
    facts.supplyDate = parseDate("2022-12-30");
    const Bytes bytes = ciiInvoice(IssuedDocument::restore(facts));
    const std::string cii(asText(bytes));
    EXPECT_NE(cii.find("<ram:ExemptionReason>M08 – IVA – autoliquidação<"), std::string::npos) << cii;
    EXPECT_NE(cii.find("<ram:CategoryCode>AE<"), std::string::npos);
}

TEST(StructuredInvoice, TellsWhatHasNoPlaceInTheStandardInNotes) {
    Draft source = draft({line("100")});
    IssuedFacts facts = factsOf(source);
    facts.totals.withholdings = {{"IRS", "Artigo 101.º do CIRS", 23, euro("100"), euro("23")}};
    facts.totals.currency = CurrencyTotal{"USD", number("166.05"), number("0.740747")};
    facts.notes = "Obrigado pela preferência.\nVolte sempre.";
    facts.cashVat = true;
    facts.selfBilling = true;
    facts.origin = Origin{'M', "abc/00001"};
    Files files;
    files.add(facts, {"Obrigado pela preferência.", "IVA - regime de caixa", "Autofaturação",
                      "Cópia do documento original - FTM abc/00001", "Retenção na fonte IRS",
                      "Artigo 101.º do CIRS", "Total em USD: 166.05"});
    const Verdict verdict = judge(files.folder());
    EXPECT_TRUE(verdict.good) << verdict.report;
}

TEST(StructuredInvoice, StatesStampDutyAsAChargeOutsideOfVat) {
    IssuedFacts facts = factsOf(draft({line("100")}));
    addLine(facts, stampKey("17.3.4", 4), euro("50"), euro("2"));
    Files files;
    files.add(facts);
    const Verdict verdict = judge(files.folder());
    EXPECT_TRUE(verdict.good) << verdict.report;
    const Bytes bytes = readFile(files.path("0.ubl.xml"));
    const std::string ubl(asText(bytes));
    EXPECT_NE(ubl.find("Imposto do Selo, verba 17.3.4"), std::string::npos);
    EXPECT_NE(ubl.find("<cbc:ChargeTotalAmount currencyID=\"EUR\">2.00"), std::string::npos);
    EXPECT_NE(ubl.find("<cbc:TaxInclusiveAmount currencyID=\"EUR\">175.00"), std::string::npos);
}

TEST(StructuredInvoice, KeepsLongAndStrangeTextsWithinTheProfile) {
    IssuedFacts facts = factsOf(draft({line("10")}));
    for (int i = 0; i < 90; ++i)
        facts.notes += "Linha longa – com ł, €, 日本 e & < > \"\n";
    facts.issuer.address = std::string(198, 'a') + " ção " + std::string(20, 'b');
    facts.issuer.name = std::string("Nome\x01 com controlo");
    facts.customer.address = "Rua\tdo\nPrincípio";
    Files files;
    const IssuedDocument document = IssuedDocument::restore(facts);
    facts.issuer.name = "Nome  com controlo";
    files.add(facts);
    write(files.path("0.ubl.xml"), asText(ublInvoice(document)));
    const Verdict verdict = judge(files.folder());
    EXPECT_TRUE(verdict.good) << verdict.report;
}

TEST(StructuredInvoice, HasNoFormForReceiptsQuotesAndTransport) {
    IssuedFacts facts = factsOf(draft({line("10")}));
    using enum DocumentType;
    for (const DocumentTypeRow& row : documentTypes()) {
        facts.type = row.type;
        const IssuedDocument document = IssuedDocument::restore(facts);
        const bool has = std::set<DocumentType>{FT, FS, FR, NC, ND}.contains(row.type);
        EXPECT_EQ(hasStructuredForm(document), has) << row.code;
        EXPECT_EQ(reasonOf([&] { ublInvoice(document); }), has ? "" : "NO_STRUCTURED_FORM");
        EXPECT_EQ(reasonOf([&] { ciiInvoice(document); }), has ? "" : "NO_STRUCTURED_FORM");
    }
}

} // namespace
} // namespace cunho::invoicing::test
