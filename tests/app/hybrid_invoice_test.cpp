// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/hybrid_invoice.hpp"
#include "fakes/judges.hpp"
#include "print/sample_documents.hpp"

#include <cunho/invoicing/structured_invoice.hpp>
#include <cunho/pdf/attachment.hpp>
#include <cunho/print/document_printer.hpp>
#include <cunho/print/runtime.hpp>

#include <fstream>
#include <gtest/gtest.h>

namespace cunho::app {
namespace {

using invoicing::IssuedDocument;
namespace fs = std::filesystem;

/// A printed invoice and what becomes of it.
class HybridInvoice : public testing::Test {
  protected:
    fs::path put(const std::string& name, ByteView bytes) const {
        const fs::path file = folder.path() / name;
        std::ofstream(file, std::ios::binary) << asText(bytes);
        return file;
    }
    fs::path hybrid() const { return put("hybrid.pdf", hybridInvoice(document, printed, *reader)); }

    static std::string info(const fs::path& file, const std::string& key) {
        const std::string report = test::ask("pdfinfo", {"-isodates", file.string()}).report;
        const auto at = report.find(key + ":");
        const auto value = report.find_first_not_of(' ', at + key.size() + 1);
        return at == std::string::npos ? "" : report.substr(value, report.find('\n', value) - value);
    }

    print::Runtime runtime;
    TemporaryFolder folder;
    std::unique_ptr<pdf::Reader> reader = pdf::makeDirectReader();
    IssuedDocument document = IssuedDocument::restore(test::sampleFacts());
    Bytes printed = print::printDocument(document, Environment::Production);
};

TEST_F(HybridInvoice, CarriesBothFormsAsOtherProgramsReadThem) {
    const fs::path file = hybrid();
    const auto check = test::qpdfCheck(file);
    EXPECT_TRUE(check.good) << check.report;
    for (const auto& [name, expected] :
         {std::pair<std::string, Bytes>{"factur-x.xml", invoicing::ciiInvoice(document)},
          std::pair<std::string, Bytes>{"cius-pt.xml", invoicing::ublInvoice(document)}}) {
        const fs::path saved = folder.path() / name;
        ASSERT_TRUE(test::ask("pdfdetach", {"-savefile", name, "-o", saved.string(), file.string()}).good);
        EXPECT_EQ(readFile(saved), expected) << name;
        const auto byQpdf = test::ask("qpdf", {"--show-attachment=" + name, file.string()});
        EXPECT_EQ(byQpdf.report, asText(expected)) << name;
    }
    EXPECT_EQ(test::pdfText(file), test::pdfText(put("printed.pdf", printed)));
}

TEST_F(HybridInvoice, KeepsThePrintedFileAsItsBeginning) {
    const Bytes whole = hybridInvoice(document, printed, *reader);
    ASSERT_GT(whole.size(), printed.size());
    EXPECT_TRUE(std::equal(printed.begin(), printed.end(), whole.begin()));
}

TEST_F(HybridInvoice, ClaimsPartThreeAndRepeatsTheDocumentInformation) {
    const fs::path file = hybrid();
    const std::string xmp = test::ask("pdfinfo", {"-meta", file.string()}).report;
    const auto says = [&](const std::string& text) {
        EXPECT_NE(xmp.find(text), std::string::npos) << text << "\n" << xmp;
    };
    says("<pdfaid:part>3</pdfaid:part>");
    says("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>");
    says(">" + info(file, "Title") + "</rdf:li>");
    says("<pdf:Producer>" + info(file, "Producer") + "</pdf:Producer>");
    says("<xmp:CreatorTool>" + info(file, "Creator") + "</xmp:CreatorTool>");
    EXPECT_EQ(xmp.find("PDF/A-3"), std::string::npos);
}

/// No judge of PDF/A-3 is packaged. PDF/A-1's looks at what both have in common: metadata, their agreement
/// with the document information, the extension schema, the framing of objects.
TEST_F(HybridInvoice, WouldStillBePdfA1WithoutTheAttachmentsAndTheirClaim) {
    const auto whole = test::hybridPreflight(hybrid());
    EXPECT_TRUE(whole.good) << whole.report;
    const fs::path source = put("printed.pdf", printed);
    pdf::appendAttachments(source, reader->read(source), {}, pdf::HybridMetadata{},
                           folder.path() / "bare.pdf");
    Bytes bytes = readFile(folder.path() / "bare.pdf");
    const std::string_view claim = "<pdfaid:part>3";
    const auto at = asText(bytes).rfind(claim);
    ASSERT_NE(at, std::string_view::npos);
    bytes[at + claim.size() - 1] = '1';
    const auto verdict = test::preflight(put("claims-1.pdf", bytes));
    EXPECT_TRUE(verdict.good) << verdict.report;
}

} // namespace
} // namespace cunho::app
