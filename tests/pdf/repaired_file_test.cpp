// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "openssl_test.hpp"

#include <algorithm>
#include <regex>

namespace cunho::test {
namespace {

using pdf::PdfStructure;

/// Files whose offsets are not what they seem, with structures as the second reader makes them.
class RepairedFile : public OpensslTest {
  protected:
    static std::string sampleText(SamplePdf::Xref xref, bool newlineAtEnd = true) {
        SamplePdf options;
        options.xref = xref;
        options.newlineAtEnd = newlineAtEnd;
        options.fileId = true;
        return std::string(asText(samplePdf(options)));
    }

    /// The structure of the file `text` when `junk` stands before it.
    PdfStructure shifted(const std::string& text, std::size_t junk) const {
        PdfStructure out = read(put("healthy.pdf", text));
        out.fileSize += junk;
        out.headerOffset = junk;
        return out;
    }

    /// Every "N 0 obj" of the text, and what stands in its only object stream.
    static std::vector<pdf::RecoveredEntry> entriesOf(const std::string& text) {
        std::vector<pdf::RecoveredEntry> out;
        static const std::regex start("(\\d+) 0 obj\n");
        for (std::sregex_iterator at(text.begin(), text.end(), start), end; at != end; ++at) {
            const auto number = static_cast<std::uint32_t>(std::stoul((*at)[1].str()));
            const auto place = static_cast<std::size_t>(at->position());
            out.push_back({{number, 0}, place, 0, 0});
            if (text.compare(place + at->str().size(), 16, "<< /Type /ObjStm") == 0) {
                addCompressed(text.substr(place), number, out);
            }
        }
        return out;
    }

    path sign(const path& file, const PdfStructure& structure, const std::string& name) const {
        const pdf::PreparedPdf prepared = pdf::prepareSignature(file, structure, {});
        return signPrepared(prepared, name);
    }

    void expectSigned(const path& file) const {
        expectHealthy(file);
        const std::string report = signatures(file);
        EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report;
        EXPECT_EQ(countOf(report, "  - Total document signed"), 1U) << report;
        EXPECT_TRUE(opensslCms(file, key("signer.crt")).good);
    }

    Bytes picture(const path& file) const {
        const auto [code, output] =
            judge("mutool", {"draw", "-q", "-r", "40", "-o", at("page.png").string(), file.string(), "1"});
        EXPECT_EQ(code, 0) << output;
        return readFile(at("page.png"));
    }

  private:
    static void addCompressed(const std::string& object, std::uint32_t container,
                              std::vector<pdf::RecoveredEntry>& out) {
        std::istringstream heads(object.substr(object.find("stream\n") + 7));
        const unsigned long count = std::stoul(object.substr(object.find("/N ") + 3));
        for (std::uint32_t index = 0; index < count; ++index) {
            std::uint32_t number = 0;
            std::uint64_t offset = 0;
            heads >> number >> offset;
            out.push_back({{number, 0}, 0, container, index});
        }
    }
};

TEST_F(RepairedFile, WithBytesBeforeItsHeaderIsSigned) {
    const std::string junk = "From: alguem@example.pt\r\n\r\n";
    for (const SamplePdf::Xref xref : {SamplePdf::Xref::Table, SamplePdf::Xref::Stream,
                                       SamplePdf::Xref::ObjectStreams, SamplePdf::Xref::Hybrid}) {
        SCOPED_TRACE(static_cast<int>(xref));
        const std::string text = sampleText(xref, xref != SamplePdf::Xref::Stream);
        const PdfStructure structure = shifted(text, junk.size());
        const path file = put("shifted.pdf", junk + text);
        const path signedFile = sign(file, structure, "signed.pdf");
        EXPECT_TRUE(isPrefix(file, signedFile));
        expectSigned(signedFile);
        std::filesystem::remove(signedFile);
    }
}

TEST_F(RepairedFile, WithBytesBeforeItsHeaderIsCompared) {
    const std::string junk(700, 'x');
    const std::string text = sampleText(SamplePdf::Xref::Table);
    PdfStructure structure = shifted(text, junk.size());
    const path first = sign(put("shifted.pdf", junk + text), structure, "first.pdf");
    const path inner = put("inner.pdf", std::string(asText(readFile(first))).substr(junk.size()));
    structure = read(inner);
    structure.fileSize += junk.size();
    structure.headerOffset = junk.size();
    pdf::DocumentSecurityStore store;
    store.certificates = {Bytes(8, 1)};
    ASSERT_TRUE(pdf::appendSecurityStore(first, structure, store, at("stored.pdf")));
    expectHealthy(at("stored.pdf"));
    expectPermitted(first, at("stored.pdf"));
    EXPECT_EQ(pdf::changesAfter(at("stored.pdf"), std::filesystem::file_size(first)).size(), 1U);
}

TEST_F(RepairedFile, GetsTheCrossReferencesOfTheWholeFile) {
    for (const SamplePdf::Xref xref :
         {SamplePdf::Xref::Table, SamplePdf::Xref::Stream, SamplePdf::Xref::ObjectStreams}) {
        SCOPED_TRACE(static_cast<int>(xref));
        const std::string text = sampleText(xref);
        PdfStructure structure = read(put("healthy.pdf", text));
        structure.recoveredXref = entriesOf(text);
        const std::string damaged = text.substr(0, text.rfind("startxref")) + "startxref\n7\n%%EOF\n";
        structure.fileSize = damaged.size();
        structure.startXref = 7;
        if (xref == SamplePdf::Xref::ObjectStreams) {
            structure.xref = PdfStructure::Xref::Table; // cannot be kept
        }
        const path file = put("damaged.pdf", damaged);
        EXPECT_NE(judge("qpdf", {"--check", file.string()}).first, 0);
        const path signedFile = sign(file, structure, "signed.pdf");
        EXPECT_TRUE(isPrefix(file, signedFile));
        expectSigned(signedFile);
        EXPECT_EQ(picture(signedFile), picture(at("healthy.pdf")));
        const path twice = OpensslTest::sign(signedFile, "twice.pdf");
        expectHealthy(twice);
        expectPermitted(signedFile, twice);
        EXPECT_EQ(countOf(signatures(twice), "Signature is Valid."), 2U);
        std::filesystem::remove(signedFile);
        std::filesystem::remove(twice);
    }
}

TEST_F(RepairedFile, WithObjectsNowhereIsRefused) {
    const path file = put("a.pdf", samplePdf());
    PdfStructure structure = read(file);
    for (const pdf::RecoveredEntry& entry :
         {pdf::RecoveredEntry{structure.root, structure.fileSize + 1, 0, 0},
          pdf::RecoveredEntry{structure.root, 0, 2, 65536}}) {
        structure.recoveredXref = {entry};
        EXPECT_EQ(failureOf([&] { pdf::prepareSignature(file, structure, {}); }).reason, "PDF_DAMAGED");
    }
}

TEST_F(RepairedFile, WithSignaturesIsRefused) {
    const path file = fillDummy(put("a.pdf", samplePdf()), "signed.pdf");
    PdfStructure structure = read(file);
    structure.recoveredXref = {{structure.root, 9, 0, 0}};
    const Failure refusal = failureOf([&] { pdf::prepareSignature(file, structure, {}); });
    EXPECT_EQ(refusal.fault, Fault::File);
    EXPECT_EQ(refusal.reason, "PDF_DAMAGED_SIGNED");
}

} // namespace
} // namespace cunho::test
