// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "openssl_test.hpp"
#include "pdf/archival_metadata.hpp"

#include <cunho/pdf/attachment.hpp>

namespace cunho::test {
namespace {

using pdf::Attachment;
using pdf::HybridMetadata;

class Attachments : public OpensslTest {
  protected:
    static Attachment xml(const std::string& name, const std::string& text = "<fatura>ção</fatura>\n") {
        Attachment out;
        out.name = name;
        out.description = "Fatura estruturada";
        out.mimeType = "text/xml";
        out.modified = TimePoint(std::chrono::hours(24 * 365 * 56));
        out.data = toBytes(text);
        return out;
    }

    path append(const path& file, const std::string& name, const std::vector<Attachment>& attachments,
                const std::optional<HybridMetadata>& hybrid = {}) const {
        pdf::appendAttachments(file, read(file), attachments, hybrid, at(name));
        EXPECT_TRUE(isPrefix(file, at(name)));
        expectHealthy(at(name));
        return at(name);
    }

    /// pdfdetach: the name and the bytes of each attachment, in its order.
    std::vector<std::pair<std::string, std::string>> detached(const path& file) const {
        std::vector<std::pair<std::string, std::string>> out;
        const auto [code, list] = judge("pdfdetach", {"-list", file.string()});
        EXPECT_EQ(code, 0) << list;
        std::istringstream lines(list);
        std::string line;
        std::getline(lines, line); // "2 embedded files"
        while (std::getline(lines, line)) {
            const auto colon = line.find(": ");
            const std::string number = line.substr(0, colon);
            const path saved = at("saved");
            EXPECT_EQ(judge("pdfdetach", {"-save", number, "-o", saved.string(), file.string()}).first, 0);
            out.emplace_back(line.substr(colon + 2), std::string(asText(readFile(saved))));
            std::filesystem::remove(saved);
        }
        return out;
    }

    static std::string show(const path& file, const std::string& what) {
        return judge("mutool", {"show", "-g", file.string(), what}).second;
    }

    /// One page with this catalog content, further objects from 4 on, and metadata that claim PDF/A-1b.
    static PdfBuilder archival(const std::string& catalog) {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R " + catalog + " >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
        builder.addStream(
            "/Type /Metadata /Subtype /XML ",
            "<x xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>1</pdfaid:part></x>");
        builder.add("<< /Title <FEFF00460061007400750072006100200026> /Producer (Qt 6.4) /Creator (Cunho) "
                    "/CreationDate (D:20261126122813+01'00') >>");
        return builder;
    }
    static constexpr const char* trailer = "/Root 1 0 R /Info 5 0 R";
};

TEST_F(Attachments, AreFoundByOtherProgramsInEveryKindOfFile) {
    using Xref = SamplePdf::Xref;
    for (const Xref xref : {Xref::Table, Xref::Stream, Xref::ObjectStreams, Xref::Hybrid}) {
        const std::string number = std::to_string(static_cast<int>(xref));
        SamplePdf options;
        options.xref = xref;
        const path file = append(put("x" + number + ".pdf", samplePdf(options)), "y" + number + ".pdf",
                                 {xml("b.xml", "<b/>"), xml("a.xml", "<a/>")});
        const std::vector<std::pair<std::string, std::string>> expected{{"a.xml", "<a/>"}, {"b.xml", "<b/>"}};
        EXPECT_EQ(detached(file), expected);
        const auto list = judge("qpdf", {"--list-attachments", "--verbose", file.string()}).second;
        EXPECT_NE(list.find("mime type: text/xml"), std::string::npos) << list;
        EXPECT_NE(list.find("description: Fatura estruturada"), std::string::npos) << list;
        EXPECT_EQ(read(file).xref, read(at("x" + number + ".pdf")).xref);
        const std::string associated = show(file, "trailer/Root/AF/1");
        EXPECT_NE(associated.find("/AFRelationship/Alternative"), std::string::npos) << associated;
    }
}

TEST_F(Attachments, CarryTheDigestThatTheyHave) {
    const path file = append(put("x.pdf", samplePdf({})), "y.pdf", {xml("a.xml", "abc")});
    const auto list = judge("qpdf", {"--list-attachments", "--verbose", file.string()}).second;
    EXPECT_NE(list.find("900150983cd24fb0d6963f7d28e17f72"), std::string::npos) << list; // RFC 1321, A.5
}

TEST_F(Attachments, JoinWhatIsThere) {
    for (const std::string& tree :
         {std::string("/Names << /EmbeddedFiles << /Names [(m.txt) 6 0 R] >> /Dests 8 0 R >>"),
          std::string("/Names 9 0 R"),
          std::string("/Names << /EmbeddedFiles << /Kids [10 0 R] >> /Dests 8 0 R >>")}) {
        PdfBuilder builder = archival(tree + " /AF [6 0 R]");
        builder.add("<< /Type /Filespec /F (m.txt) /UF (m.txt) /EF << /F 7 0 R >> >>");
        builder.addStream("/Type /EmbeddedFile ", "meio");
        builder.add("<< /Names [(Ziel) [3 0 R /Fit]] >>");
        builder.add("<< /EmbeddedFiles 10 0 R /Dests 8 0 R >>");
        builder.add("<< /Names [(m.txt) 6 0 R] /Limits [(m.txt) (m.txt)] >>");
        const path before = put("before.pdf", builder.build(trailer));
        const path file = append(before, "after.pdf", {xml("z.xml", "<z/>"), xml("a.xml", "<a/>")});
        const std::vector<std::pair<std::string, std::string>> expected{
            {"a.xml", "<a/>"}, {"m.txt", "meio"}, {"z.xml", "<z/>"}};
        EXPECT_EQ(detached(file), expected) << tree;
        EXPECT_NE(show(file, "trailer/Root/Names/Dests/Names").find("Ziel"), std::string::npos) << tree;
        EXPECT_NE(show(file, "trailer/Root/AF").find("[6 0 R "), std::string::npos) << tree;
        const path twice = append(file, "twice.pdf", {xml("n.xml", "<n/>")});
        EXPECT_EQ(detached(twice).size(), 4U);
        EXPECT_EQ(failureOf([&] { append(file, "no.pdf", {xml("m.txt")}); }).reason, "ATTACHMENT_NAME_TAKEN");
        EXPECT_FALSE(std::filesystem::exists(at("no.pdf")));
        std::filesystem::remove(file);
        std::filesystem::remove(twice);
    }
}

TEST_F(Attachments, KeepNamesOfAnyLanguage) {
    const path file = append(put("x.pdf", samplePdf({})), "y.pdf", {xml("Fatura ção (1).xml", "<a/>")});
    ASSERT_EQ(detached(file).size(), 1U);
    EXPECT_EQ(detached(file)[0].first, "Fatura ção (1).xml");
}

TEST_F(Attachments, MakeAHybridInvoiceWhoseMetadataRepeatTheDocuments) {
    const path before = put("before.pdf", archival("").build(trailer));
    EXPECT_TRUE(read(before).transparencyForbidden);
    const path file = append(before, "after.pdf", {xml("factur-x.xml")}, HybridMetadata{});
    EXPECT_FALSE(read(file).transparencyForbidden);
    const std::string xmp = judge("pdfinfo", {"-meta", file.string()}).second;
    for (const char* const expected :
         {"<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>",
          "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Fatura &amp;</rdf:li></rdf:Alt></dc:title>",
          "<pdf:Producer>Qt 6.4</pdf:Producer>", "<xmp:CreatorTool>Cunho</xmp:CreatorTool>",
          "<xmp:CreateDate>2026-11-26T12:28:13+01:00</xmp:CreateDate>",
          "<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>",
          "<fx:DocumentType>INVOICE</fx:DocumentType>", "<fx:Version>1.0</fx:Version>",
          "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>",
          "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"})
        EXPECT_NE(xmp.find(expected), std::string::npos) << expected << "\n" << xmp;
    put("xmp.xml", xmp);
    EXPECT_EQ(judge("xmllint", {"--noout", at("xmp.xml").string()}).first, 0);
}

TEST_F(Attachments, AreSignedWithTheDocument) {
    const path hybrid = append(put("before.pdf", archival("").build(trailer)), "hybrid.pdf",
                               {xml("factur-x.xml")}, HybridMetadata{});
    const path first = sign(hybrid, "first.pdf");
    const path second = stamp(first, "second.pdf");
    const std::string report = signatures(first);
    EXPECT_NE(report.find("Signature is Valid."), std::string::npos) << report;
    EXPECT_NE(report.find("Total document signed"), std::string::npos) << report;
    expectHealthy(second);
    expectPermitted(first, second);
    EXPECT_EQ(detached(second).size(), 1U);
    for (const pdf::Change& change : pdf::changesAfter(second, std::filesystem::file_size(first)))
        EXPECT_EQ(change.kind, pdf::Change::Kind::TimestampAdded) << change.detail;
    const Failure late = failureOf([&] { append(first, "late.pdf", {xml("more.xml")}); });
    EXPECT_EQ(late.fault, Fault::Rejected);
    EXPECT_EQ(late.reason, "ATTACHMENT_AFTER_SIGNATURE");
}

TEST_F(Attachments, PutInAfterASignatureWouldBeSeen) {
    const path signedFile = sign(put("before.pdf", archival("").build(trailer)), "signed.pdf");
    pdf::PdfStructure structure = read(signedFile);
    structure.signatures.clear(); // as if nobody had looked
    pdf::appendAttachments(signedFile, structure, {xml("late.xml")}, {}, at("late.pdf"));
    const auto changes = pdf::changesAfter(at("late.pdf"), std::filesystem::file_size(signedFile));
    EXPECT_TRUE(std::ranges::any_of(changes, [](const pdf::Change& change) { return !change.permitted; }));
}

TEST_F(Attachments, ClaimNothingForAFileThatIsNoArchive) {
    const path plain = put("plain.pdf", samplePdf({}));
    EXPECT_EQ(failureOf([&] { append(plain, "no.pdf", {xml("factur-x.xml")}, HybridMetadata{}); }).reason,
              "PDF_NOT_ARCHIVAL");
    EXPECT_FALSE(std::filesystem::exists(at("no.pdf")));
}

TEST_F(Attachments, ReadDatesAsThePdfWritesThem) {
    EXPECT_EQ(pdf::xmpDate("D:20261126122813+01'00'"), "2026-11-26T12:28:13+01:00");
    EXPECT_EQ(pdf::xmpDate("D:20261126122813-03'30"), "2026-11-26T12:28:13-03:30");
    EXPECT_EQ(pdf::xmpDate("D:20261126122813Z"), "2026-11-26T12:28:13Z");
    EXPECT_EQ(pdf::xmpDate("20261126122813"), "2026-11-26T12:28:13");
    for (const char* const wrong : {"", "D:2026", "D:2026112612281x", "yesterday"})
        EXPECT_EQ(pdf::xmpDate(wrong), "") << wrong;
}

} // namespace
} // namespace cunho::test
