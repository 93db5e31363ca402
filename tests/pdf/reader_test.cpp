// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf_test.hpp"

namespace cunho::test {
namespace {

using pdf::PdfStructure;

class PodofoReader : public PdfTest {
  protected:
    std::string refusal(ByteView bytes) const {
        const path file = put("refused.pdf", bytes);
        const Failure failure = failureOf([&] { read(file); });
        EXPECT_EQ(failure.params.count("file"), 1U);
        EXPECT_EQ(failure.fault, failure.reason == "PDF_ENCRYPTED" ? Fault::Unsupported : Fault::File);
        return failure.reason;
    }

    std::string refusal(const std::string& text) const { return refusal(asBytes(text)); }
};

std::string nested(std::size_t depth, const std::string& open, const std::string& close) {
    std::string out;
    for (std::size_t i = 0; i < depth; ++i) {
        out += open;
    }
    out += "1";
    for (std::size_t i = 0; i < depth; ++i) {
        out += close;
    }
    return out;
}

/// One page whose catalog carries one more entry.
std::string withCatalogEntry(const std::string& entry, SamplePdf::Xref xref = SamplePdf::Xref::Table) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R " + entry + " >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    return builder.build("/Root 1 0 R", xref);
}

TEST_F(PodofoReader, SeesTheSamePageInEveryKindOfFile) {
    using Xref = SamplePdf::Xref;
    for (const Xref xref : {Xref::Table, Xref::Stream, Xref::ObjectStreams, Xref::Hybrid}) {
        SCOPED_TRACE(static_cast<int>(xref));
        SamplePdf options;
        options.xref = xref;
        options.pages = 3;
        options.fileId = true;
        const Bytes bytes = samplePdf(options);
        const PdfStructure structure = read(put("sample.pdf", bytes));
        const bool table = xref == Xref::Table || xref == Xref::Hybrid;
        EXPECT_EQ(structure.xref, table ? PdfStructure::Xref::Table : PdfStructure::Xref::Stream);
        EXPECT_EQ(structure.fileSize, bytes.size());
        EXPECT_EQ(structure.version, xref == Xref::Table ? "1.4" : "1.5");
        EXPECT_EQ(structure.root, (pdf::ObjectId{1, 0}));
        EXPECT_EQ(structure.pageCount, 3U);
        EXPECT_EQ(structure.page.id, (pdf::ObjectId{5, 0}));
        ASSERT_NE(structure.page.dictionary.find("Type"), nullptr);
        EXPECT_EQ(*structure.page.dictionary.find("Parent"), "2 0 R");
        EXPECT_EQ(structure.info, (pdf::ObjectId{10, 0}));
        EXPECT_GE(structure.size, 11U);
        EXPECT_EQ(structure.firstFileId, fromHex("00112233445566778899AABBCCDDEEFF"));
        EXPECT_FALSE(structure.docMdpLevel.has_value());
    }
}

TEST_F(PodofoReader, FindsDirectAndIndirectAnnotationsAndForms) {
    SamplePdf options;
    options.annots = SamplePdf::Annots::Direct;
    options.acroForm = SamplePdf::AcroForm::Direct;
    options.fields = {"Nome", "Morada"};
    PdfStructure structure = read(put("direct.pdf", samplePdf(options)));
    EXPECT_FALSE(structure.page.annotsId.has_value());
    EXPECT_EQ(structure.page.annots.size(), 1U);
    EXPECT_FALSE(structure.acroFormId.has_value());
    EXPECT_FALSE(structure.acroForm.empty());
    EXPECT_EQ(structure.fields.size(), 2U);
    EXPECT_EQ(structure.fieldNames, (std::vector<std::string>{"Nome", "Morada"}));

    options.annots = SamplePdf::Annots::Indirect;
    options.acroForm = SamplePdf::AcroForm::IndirectFields;
    structure = read(put("indirect.pdf", samplePdf(options)));
    EXPECT_TRUE(structure.page.annotsId.has_value());
    EXPECT_EQ(structure.page.annots.size(), 1U);
    EXPECT_TRUE(structure.acroFormId.has_value());
    EXPECT_TRUE(structure.fieldsId.has_value());
    EXPECT_EQ(structure.fields.size(), 2U);
    EXPECT_EQ(*structure.acroForm.find("SigFlags"), "1");
}

TEST_F(PodofoReader, ListsSignaturesAsTheyAreWritten) {
    SamplePdf options;
    options.acroForm = SamplePdf::AcroForm::Indirect;
    options.docMdp = 3;
    const PdfStructure structure = read(put("certified.pdf", samplePdf(options)));
    EXPECT_EQ(structure.docMdpLevel, 3);
    ASSERT_EQ(structure.signatures.size(), 1U);
    const pdf::SignatureField& signature = structure.signatures.front();
    EXPECT_EQ(signature.name, "Certified");
    EXPECT_EQ(signature.subFilter, "ETSI.CAdES.detached");
    EXPECT_FALSE(signature.isTimestamp);
    EXPECT_EQ(signature.byteRange, (std::vector<std::int64_t>{0, 10, 20, 10}));
    EXPECT_EQ(signature.contents, (Bytes{0, 0}));
}

TEST_F(PodofoReader, FindsSignaturesDeepInTheFieldTreeInTheOrderOfTheirEnds) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R 8 0 R] >> >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    builder.add("<< /T (Secção) /FT /Sig /Kids [5 0 R 4 0 R] >>"); // its second kid is itself
    builder.add("<< /T (B) /Parent 4 0 R /Kids [6 0 R] /V 7 0 R >>");
    builder.add("<< /Subtype /Widget /Parent 5 0 R >>");
    builder.add("<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /ByteRange [0 1 2 9223372036854775807] "
                "/Contents <FEFF01> >>");
    builder.add("<< /T <FEFF0041> /FT /Sig /V << /Type /Sig /ByteRange [0 -4 7 9] /M (D:2026) "
                "/Reason (a\\)b) /Name <FEFF00E7> /Contents (\\060\\003) >> >>");
    const PdfStructure structure = read(put("deep.pdf", builder.build("/Root 1 0 R")));
    ASSERT_EQ(structure.signatures.size(), 2U);
    EXPECT_EQ(structure.signatures[0].name, "A");
    EXPECT_EQ(structure.signatures[0].byteRange, (std::vector<std::int64_t>{0, -4, 7, 9}));
    EXPECT_EQ(structure.signatures[0].reason, "a)b");
    EXPECT_EQ(structure.signatures[0].claimedTime, "D:2026");
    EXPECT_EQ(structure.signatures[0].signerName, "ç");
    EXPECT_EQ(structure.signatures[0].contents, (Bytes{0x30, 0x03}));
    EXPECT_EQ(structure.signatures[1].name.substr(structure.signatures[1].name.size() - 2), ".B");
    EXPECT_TRUE(structure.signatures[1].isTimestamp);
    EXPECT_EQ(structure.signatures[1].contents.front(), 0xFE);
    EXPECT_EQ(structure.fieldNames.back(), "A");
}

TEST_F(PodofoReader, ReadsFiveThousandPages) {
    SamplePdf options;
    options.pages = 5000;
    EXPECT_EQ(read(put("long.pdf", samplePdf(options))).pageCount, 5000U);
}

TEST_F(PodofoReader, RefusesWhatIsNoPdf) {
    EXPECT_EQ(refusal(std::string()), "PDF_EMPTY");
    EXPECT_EQ(refusal("Exmo. Senhor,\n"), "PDF_NO_HEADER");
    EXPECT_EQ(refusal("%PDF"), "PDF_NO_HEADER");
    EXPECT_EQ(refusal("%PDF-1.4\n"), "PDF_DAMAGED");
}

TEST_F(PodofoReader, RefusesAFileWithoutAPage) {
    const auto pages = [](const std::string& tree) {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R >>");
        builder.add(tree);
        builder.add("<< /Type /Pages /Kids [2 0 R] /Count 1 >>");
        return builder.build("/Root 1 0 R");
    };
    EXPECT_EQ(refusal(pages("<< /Type /Pages /Kids [] /Count 0 >>")), "PDF_NO_PAGE");
    EXPECT_EQ(refusal(pages("<< /Type /Pages >>")), "PDF_NO_PAGE");
    EXPECT_EQ(refusal(pages("<< /Type /Pages /Kids [9 0 R] >>")), "PDF_NO_PAGE");
    EXPECT_EQ(refusal(pages("null")), "PDF_NO_PAGE");
    EXPECT_EQ(refusal(pages("<< /Type /Pages /Kids [2 0 R] /Count 1 >>")), "PDF_DAMAGED");
    EXPECT_EQ(refusal(pages("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")), "PDF_DAMAGED");
}

TEST_F(PodofoReader, RefusesDeepNestingAtOnce) {
    for (const std::size_t depth : {101U, 3000U, 200000U}) {
        EXPECT_EQ(refusal(withCatalogEntry("/A " + nested(depth, "<</A ", ">>"))), "PDF_DAMAGED");
        EXPECT_EQ(refusal(withCatalogEntry("/A " + nested(depth, "[", "]"))), "PDF_DAMAGED");
        EXPECT_EQ(refusal(withCatalogEntry("/A " + nested(depth, "<</B(>>)%>>\n/A[", "]>>"))), "PDF_DAMAGED");
    }
}

TEST_F(PodofoReader, AcceptsReasonableNestingAndTextThatLooksNested) {
    const std::string brackets(500, '<');
    EXPECT_NO_THROW(read(put("a.pdf", withCatalogEntry("/A " + nested(90, "<</A ", ">>")))));
    EXPECT_NO_THROW(read(put("b.pdf", withCatalogEntry("/A (" + brackets + "\\()"))));
    EXPECT_NO_THROW(read(put("c.pdf", withCatalogEntry("%" + brackets + "\n"))));
}

TEST_F(PodofoReader, RefusesFieldsThatNestTooDeep) {
    const auto withFields = [](std::size_t depth) {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>");
        for (std::size_t level = 1; level < depth; ++level) {
            builder.add("<< /T (a) /Kids [" + std::to_string(4 + level) + " 0 R] >>");
        }
        builder.add("<< /T (a) /FT /Tx >>");
        return builder.build("/Root 1 0 R");
    };
    EXPECT_EQ(refusal(withFields(1002)), "PDF_DAMAGED");
    EXPECT_NO_THROW(read(put("deep.pdf", withFields(900))));
}

TEST_F(PodofoReader, RefusesNestingBehindAStrayParenthesis) {
    std::string text = withCatalogEntry("/A " + nested(3000, "<</A ", ">>"));
    text[text.find("\n1 0 obj")] = '(';
    EXPECT_EQ(refusal(text), "PDF_DAMAGED");
}

TEST_F(PodofoReader, RefusesNestingInsideAnotherObjectsStream) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("null");
    builder.addStream("", "3 0 obj << /Type /Page /A " + nested(3000, "<</A ", ">>") + " >> endobj");
    std::string text = builder.build("/Root 1 0 R");
    const std::size_t hidden = text.find("3 0 obj <<");
    const std::size_t entry = text.find("\n", text.rfind("xref\n0 ") + 5) + 1 + 20 * 3;
    const std::string digits = std::to_string(hidden);
    text.replace(entry, 10, std::string(10 - digits.size(), '0') + digits);
    EXPECT_EQ(refusal(text), "PDF_DAMAGED");
}

TEST_F(PodofoReader, RefusesNestingInsideAnObjectStream) {
    for (const std::string prefix : {"/A ", "/B (<<) /C [", "/B (%) /A %)\n"}) {
        const std::string entry = prefix + nested(3000, "<</A ", ">>") + (prefix.back() == '[' ? "]" : "");
        EXPECT_EQ(refusal(withCatalogEntry(entry, SamplePdf::Xref::ObjectStreams)), "PDF_DAMAGED") << prefix;
    }
    PdfBuilder builder;
    builder.add("%\n<< /Type /Catalog /Pages 2 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("% a page\n << /Type /Page /A " + nested(3000, "<</A ", ">>") + ">>");
    EXPECT_EQ(refusal(builder.build("/Root 1 0 R", SamplePdf::Xref::ObjectStreams)), "PDF_DAMAGED");
    const std::string fine = "/A " + nested(90, "<</A ", ">>") + " /B (" + std::string(500, '[') + ")";
    EXPECT_NO_THROW(read(put("fine.pdf", withCatalogEntry(fine, SamplePdf::Xref::ObjectStreams))));
}

TEST_F(PodofoReader, RefusesNestingInsideACompressedObjectStream) {
    const path plain = put("plain.pdf", withCatalogEntry("/A " + nested(400, "<</A ", ">>")));
    ASSERT_EQ(judge("qpdf", {"--object-streams=generate", plain.string(), at("packed.pdf").string()}).first,
              0);
    EXPECT_EQ(failureOf([&] { read(at("packed.pdf")); }).reason, "PDF_DAMAGED");
}

/// What claims too many objects is read as if it claimed none.
TEST_F(PodofoReader, BelievesNoAbsurdSize) {
    std::string text(asText(samplePdf()));
    const std::size_t at = text.rfind("/Size ");
    for (const std::string size : {"2147483648", "8000000"}) {
        std::string changed = text;
        changed.replace(at, changed.find(" /Root", at) - at, "/Size " + size);
        const PdfStructure structure = read(put("large.pdf", changed));
        EXPECT_EQ(structure.size, 7U) << size;
        EXPECT_EQ(structure.recoveredXref.size(), 6U) << size;
    }
    text.replace(at, text.find(" /Root", at) - at, "/Size 99999999999999999999");
    EXPECT_EQ(refusal(text), "PDF_DAMAGED");
}

TEST_F(PodofoReader, EndsAChainOfSectionsThatTurnsBack) {
    std::string text(asText(samplePdf()));
    const std::string start = text.substr(text.rfind("startxref\n") + 10);
    text.insert(text.rfind("/Root"), "/Prev " + start.substr(0, start.find('\n')) + " ");
    EXPECT_EQ(read(put("loop.pdf", text)).pageCount, 1U);
}

TEST_F(PodofoReader, SurvivesEveryFlippedByte) {
    SamplePdf options;
    options.acroForm = SamplePdf::AcroForm::Direct;
    options.docMdp = 2;
    const Bytes good = samplePdf(options);
    std::size_t refused = 0;
    for (std::size_t i = 0; i < good.size(); ++i) {
        Bytes changed = good;
        changed[i] ^= 0x15U;
        const path file = put("flipped.pdf", changed);
        try {
            read(file);
        } catch (const Error& error) {
            ++refused;
            EXPECT_EQ(error.fault(), Fault::File) << i << error.what();
        }
    }
    EXPECT_GT(refused, 20U);
}

TEST_F(PodofoReader, SaysThatAFileIsNotThere) {
    EXPECT_EQ(failureOf([&] { read(at("nowhere.pdf")); }).fault, Fault::NotFound);
}

} // namespace
} // namespace cunho::test
