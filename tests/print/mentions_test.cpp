// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/typed_documents.hpp"
#include "print_test.hpp"

#include <regex>

namespace cunho::test {
namespace {

using invoicing::DocumentType;
using testing::HasSubstr;
using testing::Not;
using Words = std::vector<std::string>;

/// What a page of the type must say, and what only others may (CIVA 36(5), 36(6), 40(2); DL 28/2019,
/// article 7(2); Despacho 8632/2014, 1.2 and 2.2; DL 147/2003, article 4; Portaria 195/2020, article 4).
struct Mentions {
    DocumentType type;
    std::string title;
    Words said;
    Words unsaid;
};

const Words kEverywhere{"Atelier do Mondego, Lda",
                        "NIF 509442013",
                        "Rua da Sofia, 12",
                        "3000-389 Coimbra",
                        "Padaria São João, Unipessoal Lda",
                        "NIF 507957547",
                        "3000-172 Coimbra",
                        "2026-11-23",
                        "ATCUD:JFT26CHA-1",
                        "Página 1 de 1",
                        "Conservatória do Registo Comercial de Coimbra n.º 4321",
                        "Capital social 5000,00 €",
                        "Original"};
const Words kNowhere{
    "Autofaturação", "regime de caixa", "regime de isenção", "autoliquidação", "Cópia do documento original",
    "Formação",      "SANDBOX",         "Anulado",           "2.ª via",        "Retenção"};
const Words kLines{"Projeto de identidade visual: logótipo 1 un 850,00 23% 850,00"};
const Words kSums{"TAXA", "INCIDÊNCIA", "Total sem IVA", "IVA", "Total EUR"};
const std::string kSigned = "ABCD-Processado por programa certificado n.º 9999/AT";
const std::string kIssued = "Emitido por programa certificado n.º 9999/AT";
const std::string kNoInvoice = "Este documento não serve de fatura";

Words operator+(Words a, const Words& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

std::vector<Mentions> table() {
    using enum DocumentType;
    const Words sale = kLines + kSums + Words{kSigned};
    const Words notSale{kNoInvoice, "09:15:00", kIssued, "LOCAL DE CARGA", "Liquidação"};
    const Words notCorrecting{"DOCUMENTO RETIFICADO", "MOTIVO"};
    const Words working = kLines + kSums + Words{kSigned, kNoInvoice, "2026-11-23 09:15:00"};
    const Words notWorking{kIssued, "LOCAL DE CARGA", "Liquidação", "DOCUMENTO RETIFICADO"};
    const Words correcting{"DOCUMENTO RETIFICADO", "FT 2026A/77", "MOTIVO", "Devolução parcial"};
    const Words receipt{kIssued,
                        kNoInvoice,
                        "FT 2026A/1 2026-11-02 Liquidação 10,00 € 2133,53 €",
                        "FT 2026A/2 2026-11-03 Liquidação 123,00 €",
                        "NC 2026A/1 2026-11-10 Crédito compensado 23,00 €",
                        "Transferência bancária",
                        "Numerário",
                        "2000,00 €",
                        "223,53 €",
                        "Total EUR 2223,53 €"};
    const Words notReceipt{"Processado por programa", "LOCAL DE CARGA", "DOCUMENTO RETIFICADO", "VENCIMENTO"};
    const Words moving = working + Words{"LOCAL DE CARGA",    "Rua do Armazém, 7",
                                         "3020-100 Coimbra",  "Início: 2026-11-23 14:30",
                                         "LOCAL DE DESCARGA", "Avenida da Liberdade, 100",
                                         "1250-096 Lisboa",   "MATRÍCULA",
                                         "AA-12-BB",          "CÓDIGO AT",
                                         "9876543210"};
    const Words notMoving{kIssued, "Liquidação", "DOCUMENTO RETIFICADO",
                          "não é válido como documento de transporte", "IBAN"};
    return {
        {FT, "Fatura FT 2026A/1", sale + Words{"VENCIMENTO", "2026-12-23", "30 dias", "IBAN PT50"},
         notSale + notCorrecting},
        {FS, "Fatura simplificada FS 2026A/1", sale + Words{"PAGAMENTO"}, notSale + notCorrecting},
        {FR, "Fatura-recibo FR 2026A/1", sale + Words{"PAGAMENTO", "2133,53 €"},
         notSale + notCorrecting + Words{"IBAN"}},
        {NC, "Nota de crédito NC 2026A/1", sale + correcting, notSale + Words{"IBAN"}},
        {ND, "Nota de débito ND 2026A/1", sale + correcting, notSale},
        {RG, "Recibo RG 2026A/1", receipt, notReceipt + Words{"INCIDÊNCIA"}},
        {RC, "Recibo de IVA de caixa RC 2026A/1", receipt + Words{"INCIDÊNCIA", "23%", "417,65 €"},
         notReceipt},
        {OR, "Orçamento OR 2026A/1", working, notWorking},
        {PF, "Fatura pró-forma PF 2026A/1", working, notWorking},
        {NE, "Nota de encomenda NE 2026A/1", working, notWorking},
        {GT, "Guia de transporte GT 2026A/1", moving, notMoving},
        {GR, "Guia de remessa GR 2026A/1", moving, notMoving},
    };
}

class MandatoryMentions : public PrintTest, public testing::WithParamInterface<print::Template> {
  protected:
    static print::PrintOptions options() {
        print::PrintOptions out;
        out.look = GetParam();
        return out;
    }
};

TEST_P(MandatoryMentions, StandOnEachTypeAndOnNoOther) {
    const auto rows = table();
    ASSERT_EQ(rows.size(), invoicing::documentTypes().size());
    for (const Mentions& row : rows) {
        SCOPED_TRACE(row.title);
        const std::string page = wordsOf(typedFacts(row.type), options());
        EXPECT_GE(count(page, row.title), 2U) << "at the top and at the foot";
        for (const std::string& said : kEverywhere + row.said)
            EXPECT_THAT(page, HasSubstr(said));
        for (const std::string& unsaid : kNowhere + row.unsaid)
            EXPECT_THAT(page, Not(HasSubstr(unsaid)));
        for (const Mentions& other : rows) {
            if (other.type != row.type) {
                EXPECT_THAT(page, Not(HasSubstr(other.title)));
            }
        }
        EXPECT_FALSE(std::regex_search(page, std::regex("(^|[ (])[-\u2212][0-9]"))) << "a negative amount";
    }
}

TEST_P(MandatoryMentions, TheCodeIsReadOnEachType) {
    for (const auto& row : invoicing::documentTypes()) {
        const auto facts = typedFacts(row.type);
        const auto file = save(facts, options());
        EXPECT_EQ(zbar(file, 1), facts.qrText) << row.code;
        const Verdict structure = qpdfCheck(file);
        EXPECT_TRUE(structure.good) << row.code << structure.report;
    }
}

TEST_P(MandatoryMentions, EachPageOfALongOneSaysWhatItIs) {
    auto facts = typedFacts(DocumentType::OR);
    for (int i = 0; i < 150; ++i)
        facts.lines.push_back(facts.lines[static_cast<std::size_t>(i % 3)]);
    addUp(facts);
    const auto file = save(facts, options());
    const int pages = pdfPages(file);
    ASSERT_GE(pages, 3);
    for (int page = 1; page <= pages; ++page) {
        const std::string text = words(file, page);
        const bool last = page == pages;
        EXPECT_EQ(count(text, "Orçamento OR 2026A/1"), 2U);
        EXPECT_EQ(count(text, kNoInvoice), 1U);
        EXPECT_EQ(count(text, kSigned), 1U);
        EXPECT_EQ(count(text, "ATCUD:JFT26CHA-1"), 1U);
        EXPECT_THAT(text, HasSubstr("Página " + std::to_string(page) + " de " + std::to_string(pages)));
        EXPECT_EQ(count(text, "Transportado"), page == 1 ? 0U : 1U);
        EXPECT_EQ(count(text, "A transportar"), last ? 0U : 1U);
        EXPECT_EQ(count(text, "INCIDÊNCIA") + count(text, "Total EUR"), last ? 2U : 0U);
        EXPECT_EQ(zbar(file, page, 100), last ? facts.qrText : "");
    }
}

INSTANTIATE_TEST_SUITE_P(InEachLook, MandatoryMentions, kEachLook, lookName);

// --- mentions that a document's facts bring ---

class Mention : public PrintTest {};

TEST_F(Mention, ReverseChargeWithEachOfItsCodes) {
    for (const char* const code : {"M30", "M31", "M32", "M33", "M34", "M35", "M40", "M41", "M42", "M43"}) {
        auto facts = sampleFacts();
        facts.lines.push_back(sampleLine("O", "Obra", 1, invoicing::Decimal(480), exempt(code)));
        addUp(facts);
        const std::string page = wordsOf(facts);
        EXPECT_THAT(page, HasSubstr(std::string(code) + " – IVA - autoliquidação"));
        EXPECT_THAT(page, HasSubstr(std::string("Obra 1 un 480,00 ") + code))
            << "the line leads to its mention";
    }
}

TEST_F(Mention, ExemptionsInForceOnTheDayOfIssue) {
    auto facts = sampleFacts();
    facts.lines = {sampleLine("A", "Aula", 1, invoicing::Decimal(10), exempt("M10"))};
    addUp(facts);
    facts.date = parseDate("2026-06-17");
    EXPECT_THAT(wordsOf(facts), HasSubstr("M10 – IVA – regime de isenção (Artigo 57.º do CIVA)"));
    facts.date = parseDate("2026-06-18");
    EXPECT_THAT(wordsOf(facts), HasSubstr("M10 – IVA – regime de isenção (Artigo 53.º n.º 1 do CIVA)"));
}

TEST_F(Mention, ReasonsOfNotesThatHeldForTheInvoice) {
    auto facts = typedFacts(DocumentType::NC);
    facts.lines = {sampleLine("A", "Obra", 1, invoicing::Decimal(10), exempt("M08"))};
    facts.lines[0].reference = "FT 2022A/1";
    addUp(facts);
    facts.supplyDate = parseDate("2022-12-30");
    EXPECT_THAT(wordsOf(facts), HasSubstr("M08 – IVA – autoliquidação"));
}

TEST_F(Mention, ADifferentExemptionStandsAlone) {
    auto facts = sampleFacts();
    facts.issuer.regime = invoicing::VatRegime::Exempt53;
    facts.lines = {sampleLine("A", "Aula", 1, invoicing::Decimal(10), exempt("M07"))};
    addUp(facts);
    EXPECT_EQ(count(wordsOf(facts), "regime de isenção"), 0U);
}

TEST_F(Mention, GreekVatNumbersBeginWithEl) {
    auto facts = sampleFacts();
    facts.customer.country = "GR";
    facts.customer.nif = "123456783";
    EXPECT_THAT(wordsOf(facts), HasSubstr("NIF EL123456783"));
}

TEST_F(Mention, PricesWithoutTaxWhereTheyWereTypedWithIt) {
    auto facts = sampleFacts();
    facts.prices = invoicing::PriceMode::Gross;
    facts.lines = {sampleLine("A", "Livro", 3, invoicing::Decimal::scaled(999, 2), facts.lines[0].tax)};
    addUp(facts);
    EXPECT_THAT(wordsOf(facts), HasSubstr("Livro 3 un 9,99 8,122 23% 29,97")) << "CIVA 36(5)(c)";
    facts.type = DocumentType::FS; // CIVA 40(2)(c)
    EXPECT_THAT(wordsOf(facts), Not(HasSubstr("8,122")));
}

TEST_F(Mention, TheWholeTextWhereSaftShortensIt) {
    auto facts = sampleFacts();
    facts.lines = {sampleLine("A", "Moeda", 1, invoicing::Decimal(10), exempt("M15"))};
    addUp(facts);
    EXPECT_THAT(wordsOf(facts), HasSubstr("Regime da margem de lucro – Objetos de coleção e antiguidades"));
}

TEST_F(Mention, AnExemptIssuerSaysSoOnce) {
    auto facts = sampleFacts();
    facts.issuer.regime = invoicing::VatRegime::Exempt53;
    EXPECT_EQ(count(wordsOf(facts), "IVA – regime de isenção"), 1U);
    facts.lines = {sampleLine("A", "Aula", 1, invoicing::Decimal(10), exempt("M10"))};
    addUp(facts);
    EXPECT_EQ(count(wordsOf(facts), "IVA – regime de isenção"), 1U);
}

TEST_F(Mention, CashVatAndSelfBilling) {
    auto facts = sampleFacts();
    facts.cashVat = true;
    facts.selfBilling = true;
    const std::string page = wordsOf(facts);
    EXPECT_EQ(count(page, "IVA - regime de caixa"), 1U);
    EXPECT_EQ(count(page, "Autofaturação"), 1U);
}

TEST_F(Mention, RecoveredDocumentsNameTheirOriginal) {
    auto facts = sampleFacts();
    facts.origin = {'M', "abc/00001"};
    facts.hashControl = "1-FTM abc/00001";
    EXPECT_THAT(wordsOf(facts), HasSubstr("Cópia do documento original - FTM abc/00001"));
    facts.origin = {'D', "XY 2013A/00099"};
    EXPECT_THAT(wordsOf(facts), HasSubstr("Cópia do documento original - FTD XY 2013A/00099"));
}

TEST_F(Mention, ATrainingDocumentIsHeadedByTheSoftwareHouse) {
    auto facts = sampleFacts();
    facts.certificateNumber = 0;
    print::PrintOptions options;
    options.softwareHouse = {"Casa de Software, SA", {"Rua do Código, 1", "NIF 500000000"}};
    const std::string page = wordsOf(facts, options);
    EXPECT_LT(page.find("Casa de Software, SA"), page.find("DATA DE EMISSÃO"));
    EXPECT_THAT(page, HasSubstr("NIF 500000000"));
    EXPECT_THAT(page, Not(HasSubstr("Rua da Sofia, 12")));
    EXPECT_GT(page.find("Atelier do Mondego"), page.find("DATA DE EMISSÃO"));
}

TEST_F(Mention, AReceiptForTrainingClaimsNoCertificate) {
    auto facts = typedFacts(DocumentType::RG);
    facts.certificateNumber = 0;
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr("Documento emitido para fins de Formação"));
    EXPECT_THAT(page, Not(HasSubstr("/AT")));
}

TEST_F(Mention, GoodsDoNotMoveWithoutTheAuthoritysCode) {
    auto facts = typedFacts(DocumentType::GT);
    facts.atDocCode.clear();
    const std::string warning =
        "Sem código de identificação da AT: não é válido como documento de transporte";
    EXPECT_EQ(count(wordsOf(facts), warning), 1U);
    facts.transport.reset();
    EXPECT_EQ(count(wordsOf(facts), warning), 1U);
}

TEST_F(Mention, GoodsWithoutValuesShowNone) {
    auto facts = typedFacts(DocumentType::GR);
    for (auto& line : facts.lines)
        line.unitPrice = 0;
    addUp(facts);
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr("IMP-A5 Impressão de catálogo A5, 24 páginas 250 un"));
    for (const char* const part : {"Preço", "Total", "INCIDÊNCIA", "€ "})
        EXPECT_THAT(page, Not(HasSubstr(std::string(part) + " 0,00")));
    EXPECT_THAT(page, Not(HasSubstr("Total EUR")));
    EXPECT_THAT(page, Not(HasSubstr("Preço unit.")));
}

TEST_F(Mention, AnInvoiceThatGoesWithGoodsShowsTheWay) {
    auto facts = sampleFacts();
    facts.transport = sampleTransport();
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr("LOCAL DE CARGA"));
    EXPECT_THAT(page, Not(HasSubstr("não é válido")));
}

TEST_F(Mention, ARecordOfAnotherDayShowsBothTimes) {
    auto facts = typedFacts(DocumentType::OR);
    facts.date = parseDate("2026-11-20");
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr("2026-11-20"));
    EXPECT_THAT(page, HasSubstr("2026-11-23 09:15:00"));
    EXPECT_THAT(page, Not(HasSubstr("2026-11-20 09:15:00")));
}

TEST_F(Mention, SupplyOfAnotherDayAndOrdersOfEachLine) {
    auto facts = sampleFacts();
    facts.supplyDate = facts.date;
    EXPECT_THAT(wordsOf(facts), Not(HasSubstr("DATA DA OPERAÇÃO")));
    facts.supplyDate = parseDate("2026-11-19");
    facts.lines[0].order = "OR 2026A/4";
    facts.lines[0].orderDate = parseDate("2026-11-02");
    facts.lines[1].order = "NE 2026A/9";
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr("DATA DA OPERAÇÃO"));
    EXPECT_THAT(page, HasSubstr("2026-11-19"));
    EXPECT_THAT(page, HasSubstr("OR 2026A/4 (2026-11-02), NE 2026A/9"));
    EXPECT_THAT(page, HasSubstr("Origem OR 2026A/4 (2026-11-02)"));
    EXPECT_THAT(page, HasSubstr("Origem NE 2026A/9"));
}

TEST_F(Mention, EachOfManyCorrectedInvoicesIsNamedAtItsLine) {
    auto facts = typedFacts(DocumentType::NC);
    const auto line = facts.lines[0];
    facts.lines.clear();
    for (int i = 100; i < 130; ++i) {
        facts.lines.push_back(line);
        facts.lines.back().reference = "FT 2026A/" + std::to_string(i);
    }
    addUp(facts);
    const std::string pages = wordsOf(facts);
    for (int i = 100; i < 130; ++i)
        EXPECT_EQ(count(pages, "Retifica FT 2026A/" + std::to_string(i)), 1U);
}

} // namespace
} // namespace cunho::test
