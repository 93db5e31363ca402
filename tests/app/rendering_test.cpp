// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/rendering.hpp"
#include "app_signing.hpp"
#include "fakes/judges.hpp"
#include "fakes/memory_settings.hpp"

#include <cunho/app/export_structured.hpp>
#include <cunho/app/paper_copy.hpp>
#include <cunho/app/preview.hpp>
#include <cunho/app/print_settings.hpp>
#include <cunho/invoicing/structured_invoice.hpp>

#include <algorithm>
#include <fstream>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;
using print::CopyMark;

/// A company with settings and series of several types.
struct Rendering : AppSigning {
    Rendering() {
        services.books.settings = &settings;
        services.books.terms = &database.terms();
        using enum invoicing::DocumentType;
        for (const auto type : {FS, FR, OR, GT})
            services.company.addSeries({type, "2026A", "SANDBOX1", 1, true});
    }

    static invoicing::Draft draftOf(const std::string& type) {
        invoicing::Draft out = draft();
        out.type = type;
        if (type == "FR")
            out.payments = {{"NU", "36.86", ""}};
        if (type == "GT") {
            out.transport = {{"Rua da Sofia, 12", "3000-389", "Coimbra", "PT"},
                             {"Largo da Portagem, 3", "3000-337", "Coimbra", "PT"},
                             "2026-11-23T10:00"};
            out.lines.front().productType = "P";
        }
        return out;
    }

    std::int64_t issueOnly(const std::string& type) {
        auto result = IssueInvoice(services).issueOnly(draftOf(type));
        if (const auto* problems = std::get_if<std::vector<invoicing::Problem>>(&result)) {
            ADD_FAILURE() << problems->front().field << ": " << problems->front().reason;
            return 0;
        }
        return std::get<invoicing::IssuedDocument>(result)->id;
    }

    fs::path put(ByteView pdf) const {
        const fs::path file = folder.path() / "look.pdf";
        std::ofstream(file, std::ios::binary) << asText(pdf);
        return file;
    }
    std::string text(ByteView pdf) const { return test::pdfText(put(pdf)); }
    int attachments(ByteView pdf) const {
        const auto list = test::ask("pdfdetach", {"-list", put(pdf).string()}).report;
        return list.empty() ? 0 : std::stoi(list);
    }

    test::MemorySettings settings;
};

TEST_F(Rendering, InvoicesCarryTheirStructuredFormsAndAreSignedWithThem) {
    const auto result = issue();
    ASSERT_TRUE(result.signature);
    const fs::path file = result.signature->file;
    EXPECT_EQ(attachments(readFile(file)), 2);
    const auto saved = folder.path() / "factur-x.xml";
    ASSERT_TRUE(
        test::ask("pdfdetach", {"-savefile", "factur-x.xml", "-o", saved.string(), file.string()}).good);
    EXPECT_EQ(readFile(saved), invoicing::ciiInvoice(result.document));
    const auto report = test::ask("pdfsig", {"-nocert", file.string()}).report;
    EXPECT_NE(report.find("Signature is Valid."), std::string::npos) << report;
    EXPECT_NE(report.find("Total document signed"), std::string::npos) << report;
    const auto check = test::qpdfCheck(file);
    EXPECT_TRUE(check.good) << check.report;
    const auto verdict = verifyFile(file, services, {});
    ASSERT_EQ(verdict.signatures.size(), 1U);
    EXPECT_EQ(verdict.signatures.front().indication, signing::Indication::TotalPassed);
    EXPECT_TRUE(verdict.signatures.front().changes.empty());
}

TEST_F(Rendering, TheSettingLeavesStructuredFormsOut) {
    settings.put("invoice.hybrid", "off");
    EXPECT_EQ(attachments(ensureRendering(services, issueOnly("FT"))), 0);
    settings.put("invoice.hybrid", "on");
    EXPECT_EQ(attachments(ensureRendering(services, issueOnly("FT"))), 2);
    services.books.settings = nullptr; // not wired: the default
    EXPECT_EQ(attachments(ensureRendering(services, issueOnly("FT"))), 2);
}

TEST_F(Rendering, QuotesAndTransportHaveNoStructuredForm) {
    EXPECT_EQ(attachments(ensureRendering(services, issueOnly("OR"))), 0);
    EXPECT_EQ(attachments(ensureRendering(services, issueOnly("GT"))), 0);
    EXPECT_EQ(attachments(ensureRendering(services, issueOnly("FR"))), 2);
}

TEST_F(Rendering, IsMadeOnceWhateverTheSettingsSayLater) {
    const auto id = issueOnly("FT");
    const Bytes first = ensureRendering(services, id);
    settings.put("print.template", "modern");
    settings.put("print.colour", "#aa0000");
    settings.put("invoice.hybrid", "off");
    EXPECT_EQ(ensureRendering(services, id), first);
    EXPECT_EQ(documentPdf(services, id), first);
}

TEST_F(Rendering, TransportWithoutTheCodeIsNotKept) {
    const auto id = issueOnly("GT");
    EXPECT_FALSE(ensureRendering(services, id).empty());
    EXPECT_FALSE(services.documents.rendering(id));
    services.documents.keepAtDocCode(id, "1234567890");
    const std::string words = text(ensureRendering(services, id));
    EXPECT_NE(words.find("1234567890"), std::string::npos) << words;
    EXPECT_TRUE(services.documents.rendering(id));
}

TEST_F(Rendering, NamesTheWaysToPayThatArePrinted) {
    invoicing::Company company = services.company.company().value();
    company.iban = "PT50000201231234567890154";
    services.company.saveCompany(company);
    database.terms().saveWays({{"Multibanco", "MB", "", "11249", true},
                               {"Numerário", "NU", "", "", false},
                               {"Banco B", "TB", "PT50002700000001234567833", "", true}});
    const std::string words = text(ensureRendering(services, issueOnly("FT")));
    for (const char* const expected :
         {"PT50 0002 0123 1234 5678 9015 4", "Multibanco: entidade 11249", "PT50 0027 0000 0001 2345 6783 3"})
        EXPECT_NE(words.find(expected), std::string::npos) << expected << "\n" << words;
    EXPECT_EQ(words.find("Numerário"), std::string::npos) << words;
}

TEST_F(Rendering, SimplifiedInvoicesGoOnARollWhenSoChosen) {
    settings.put("print.roll", "on");
    const auto width = [this](const std::string& type) {
        const fs::path file = put(ensureRendering(services, issueOnly(type)));
        const auto report = test::ask("pdfinfo", {file.string()}).report;
        return std::stod(report.substr(report.find("Page size:") + 10));
    };
    EXPECT_LT(width("FS"), 240); // 80 mm are 227 points
    EXPECT_GT(width("FT"), 590);
}

TEST_F(Rendering, PaperCopiesSayWhatTheyAreAndAreNotKept) {
    const auto id = issueOnly("FT");
    const Bytes kept = ensureRendering(services, id);
    for (const auto& [mark, word] : {std::pair{CopyMark::Original, "Original"},
                                     {CopyMark::Duplicate, "Duplicado"},
                                     {CopyMark::Triplicate, "Triplicado"},
                                     {CopyMark::Second, "2.ª via"}}) {
        const Bytes copy = paperCopy(services, id, mark);
        EXPECT_NE(text(copy).find(word), std::string::npos) << word << "\n" << text(copy);
        EXPECT_EQ(attachments(copy), 0);
    }
    EXPECT_EQ(services.documents.rendering(id), kept);
    EXPECT_EQ(reasonOf([&] { paperCopy(services, id, CopyMark::Archive); }), "UNEXPECTED");
    EXPECT_EQ(reasonOf([&] { paperCopy(services, 99, CopyMark::Second); }), "DOCUMENT_UNKNOWN");
}

TEST_F(Rendering, APaperCopyOfACancelledDocumentSaysSo) {
    const auto id = issueOnly("FT");
    const auto number = services.documents.find(id).value()->number;
    invoicing::Ledger(services.ledger, services.clock).cancel({number, "Cliente errado"}, false);
    const std::string words = text(paperCopy(services, id, CopyMark::Second));
    EXPECT_NE(words.find("Cliente errado"), std::string::npos) << words;
}

TEST_F(Rendering, CopiesAreOfferedByType) {
    const auto invoice = services.documents.find(issueOnly("FT")).value();
    const auto quote = services.documents.find(issueOnly("OR")).value();
    EXPECT_EQ(paperCopies(invoice).size(), 4U);
    EXPECT_EQ(std::ranges::count(paperCopies(quote), CopyMark::Triplicate), 0);
}

TEST_F(Rendering, StructuredFormsAreExportedWholeOrNotAtAll) {
    const auto id = issueOnly("FT");
    const auto document = services.documents.find(id).value();
    const auto ubl = folder.path() / structuredFileName(document, StructuredForm::Ubl);
    EXPECT_EQ(ubl.filename(), "FT_2026A_1.cius-pt.xml");
    exportStructured(services, id, StructuredForm::Ubl, ubl);
    EXPECT_EQ(readFile(ubl), invoicing::ublInvoice(document));
    EXPECT_EQ(reasonOf([&] { exportStructured(services, id, StructuredForm::Cii, ubl); }), "TARGET_EXISTS");
    exportStructured(services, id, StructuredForm::Cii, ubl, true);
    EXPECT_EQ(readFile(ubl), invoicing::ciiInvoice(document));
    EXPECT_EQ(reasonOf([&] {
                  exportStructured(services, issueOnly("OR"), StructuredForm::Ubl, folder.path() / "no.xml");
              }),
              "NO_STRUCTURED_FORM");
    EXPECT_FALSE(fs::exists(folder.path() / "no.xml"));
}

TEST_F(Rendering, SettingsComeBackAsTheyWereSaved) {
    PrintSettings wanted;
    wanted.look = print::Template::Compact;
    wanted.colour = "#123abc";
    wanted.roll = true;
    wanted.hybrid = false;
    savePrintSettings(services, wanted);
    const PrintSettings found = printSettings(services);
    EXPECT_EQ(found.look, wanted.look);
    EXPECT_EQ(found.colour, wanted.colour);
    EXPECT_TRUE(found.roll);
    EXPECT_FALSE(found.hybrid);
    wanted.colour = "red";
    EXPECT_EQ(reasonOf([&] { savePrintSettings(services, wanted); }), "COLOUR_INVALID");
    settings.put("print.template", "baroque");
    settings.put("print.colour", "#12345");
    EXPECT_EQ(printSettings(services).look, print::Template::Classic);
    EXPECT_EQ(printSettings(services).colour, PrintSettings().colour);
}

} // namespace
} // namespace cunho::app
