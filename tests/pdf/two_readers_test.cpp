// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/read_structure.hpp"
#include "pdf_test.hpp"
#include "structure_text.hpp"

namespace cunho::test {
namespace {

using pdf::PdfStructure;

class TwoReaders : public PdfTest {
  protected:
    static void expectSame(const path& file, int page = 1) {
        const std::string first = StructureText::of(pdf::readWithPodofo(file, page));
        const std::string second = StructureText::of(pdf::readWithQpdf(file, page, nullptr));
        EXPECT_EQ(first, second);
    }

    /// A page and whatever else the catalog says.
    static std::string onePage(const std::string& catalog, const std::vector<std::string>& more = {}) {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R " + catalog + " >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
        for (const std::string& body : more) {
            builder.add(body);
        }
        return builder.build("/Root 1 0 R");
    }
};

TEST_F(TwoReaders, SeeTheSameInEverySample) {
    for (const auto xref : {SamplePdf::Xref::Table, SamplePdf::Xref::Stream, SamplePdf::Xref::ObjectStreams,
                            SamplePdf::Xref::Hybrid}) {
        for (const auto annots :
             {SamplePdf::Annots::None, SamplePdf::Annots::Direct, SamplePdf::Annots::Indirect}) {
            for (const auto form : {SamplePdf::AcroForm::None, SamplePdf::AcroForm::Direct,
                                    SamplePdf::AcroForm::Indirect, SamplePdf::AcroForm::IndirectFields}) {
                SamplePdf options;
                options.xref = xref;
                options.annots = annots;
                options.acroForm = form;
                options.pages = 3;
                options.fileId = true;
                if (form != SamplePdf::AcroForm::None) {
                    options.fields = {"Nome", "Morada"};
                    options.docMdp = 2;
                }
                expectSame(put("sample.pdf", samplePdf(options)), -1);
            }
        }
    }
}

TEST_F(TwoReaders, SeeTheSameInWhatWasSigned) {
    const path first = fillDummy(put("a.pdf", samplePdf()), "b.pdf");
    expectSame(fillDummy(first, "c.pdf"));
    SamplePdf options;
    options.xref = SamplePdf::Xref::ObjectStreams;
    expectSame(fillDummy(put("d.pdf", samplePdf(options)), "e.pdf"));
}

TEST_F(TwoReaders, SeeTheSameInEveryKindOfValue) {
    const path file = put(
        "values.pdf",
        onePage("/A [null true false -7 9007199254740993 0.1 -.5 4. +17.25 0.0000000123 123456789.123456789 "
                "12345678901.] "
                "/B [(a\\(b\\)\\\\\\n\\101\\\n) <41 4> (\\376\\377\\000A) <FEFF00E7> <EFBBBF41> ()] "
                "/C#20d#2F /#28x /D << /E << /F [[] [<< >>]] >> >> /G 99 0 R"));
    expectSame(file);
    const PdfStructure structure = read(file);
    EXPECT_EQ(*structure.catalog.find("A"),
              "[null true false -7 9007199254740993 0.1 -0.5 4 17.25 0.0000000123 123456789.12345679 "
              "12345678901.0]");
    EXPECT_EQ(*structure.catalog.find("B"), "[<612862295C0A41> (A@) <FEFF0041> <FEFF00E7> <EFBBBF41> ()]");
    EXPECT_EQ(*structure.catalog.find("C d/"), "/#28x");
    EXPECT_EQ(*structure.catalog.find("D"), "<< /E << /F [[] [<< >>]] >> >>");
    EXPECT_EQ(*structure.catalog.find("G"), "99 0 R");
}

TEST_F(TwoReaders, ReadLocksAndSeedValues) {
    const path file = put(
        "seed.pdf",
        onePage(
            "/AcroForm << /Fields [4 0 R 5 0 R 7 0 R] >>",
            {"<< /Subtype /Widget /FT /Sig /T (A) /Lock 6 0 R /SV << /Ff 99 /Filter /Adobe.PPKLite "
             "/SubFilter "
             "[/ETSI.CAdES.detached] /DigestMethod [/SHA256 (SHA512)] /V 2.0 /Reasons [(Li) <FEFF00C9>] /MDP "
             "<< /P 0 >> /TimeStamp << /URL (http://t.example) /Ff 1 >> /Cert << /Ff 3 /Subject [<3000>] "
             "/Issuer [<3001> 5] >> >> >>",
             "<< /Subtype /Widget /FT /Sig /T (B) /Lock << /Action /Exclude /Fields [(x)] /P 7 >> >>",
             "<< /Type /SigFieldLock /Action /Include /Fields [(a) (b.c)] /P 1 >>",
             "<< /FT /Sig /T (C) /V << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> /Reference [<< "
             "/TransformMethod /FieldMDP /TransformParams << /Action /Include /Fields [(Total)] >> >> << "
             "/TransformMethod /FieldMDP /TransformParams << /Action /Other >> >> << /TransformMethod "
             "/DocMDP /TransformParams << /P 1 >> >>] >> >>"}));
    expectSame(file);
    const PdfStructure structure = read(file);
    ASSERT_EQ(structure.emptyFields.size(), 2U);
    const auto& lock = structure.emptyFields[0].lock;
    ASSERT_TRUE(lock.has_value());
    EXPECT_EQ(lock->action, pdf::FieldLock::Action::Include);
    EXPECT_EQ(lock->fields, (std::vector<std::string>{"a", "b.c"}));
    EXPECT_EQ(lock->docMdpLevel, 1);
    const auto& seed = structure.emptyFields[0].seed;
    ASSERT_TRUE(seed.has_value());
    EXPECT_EQ(seed->filter, "Adobe.PPKLite");
    EXPECT_EQ(seed->subFilters, (std::vector<std::string>{"ETSI.CAdES.detached"}));
    EXPECT_EQ(seed->digestMethods, (std::vector<std::string>{"SHA256", "SHA512"}));
    EXPECT_EQ(seed->reasons, (std::vector<std::string>{"Li", "É"}));
    EXPECT_EQ(seed->certification, 0);
    EXPECT_EQ(seed->timestampUrl, "http://t.example");
    EXPECT_TRUE(seed->timestampRequired);
    EXPECT_EQ(seed->subjects, (std::vector<Bytes>{{0x30, 0x00}}));
    EXPECT_EQ(seed->issuers, (std::vector<Bytes>{{0x30, 0x01}}));
    EXPECT_EQ(seed->requiredCertificateFlags, 3U);
    EXPECT_EQ(seed->requiredFlags, 99U);
    EXPECT_EQ(seed->version, 2.0);
    EXPECT_EQ(structure.emptyFields[1].lock->action, pdf::FieldLock::Action::Exclude);
    EXPECT_FALSE(structure.emptyFields[1].lock->docMdpLevel.has_value());
    EXPECT_FALSE(structure.emptyFields[1].seed.has_value());
    ASSERT_EQ(structure.fieldLocks.size(), 2U);
    EXPECT_TRUE(structure.fieldLocks[0].covers("Total"));
    EXPECT_FALSE(structure.fieldLocks[0].covers("Nome"));
    EXPECT_TRUE(structure.fieldLocks[1].covers("Nome"));
    EXPECT_FALSE(structure.docMdpLevel.has_value()); // only /Perms makes it one (ISO 32000-2, 12.8.2.2)
}

TEST_F(TwoReaders, WarnOfXfaAndUsageRights) {
    const path file =
        put("xfa.pdf", onePage("/AcroForm << /Fields [] /XFA [(a) 4 0 R] >> /Perms << /UR3 5 0 R >>",
                               {"<< /Length 0 >>\nstream\n\nendstream", "<< /Type /Sig >>"}));
    expectSame(file);
    EXPECT_EQ(read(file).cautions, (std::vector<pdf::Caution>{pdf::Caution::Xfa, pdf::Caution::UsageRights}));
    EXPECT_TRUE(read(put("plain.pdf", samplePdf())).cautions.empty());
}

TEST_F(TwoReaders, CountFromTheHeader) {
    for (const auto xref : {SamplePdf::Xref::Table, SamplePdf::Xref::ObjectStreams}) {
        SamplePdf options;
        options.xref = xref;
        const Bytes good = samplePdf(options);
        const PdfStructure plain = read(put("plain.pdf", good));
        for (const std::size_t leading : {1U, 700U, 1023U}) {
            const path file = put("late.pdf", std::string(leading, '\n') + std::string(asText(good)));
            expectSame(file);
            const PdfStructure structure = read(file);
            EXPECT_EQ(structure.headerOffset, leading);
            EXPECT_EQ(structure.fileSize, good.size() + leading);
            EXPECT_EQ(structure.startXref, plain.startXref);
            EXPECT_EQ(structure.page.dictionary.serialize(), plain.page.dictionary.serialize());
        }
        const path far = put("far.pdf", std::string(1024, '\n') + std::string(asText(good)));
        EXPECT_EQ(failureOf([&] { read(far); }).reason, "PDF_NO_HEADER");
    }
}

TEST_F(TwoReaders, ReadEveryVersionAndALongTail) {
    const std::string text(asText(samplePdf()));
    for (const std::string version : {"1.0", "1.3", "1.7", "2.0"}) {
        std::string changed = text;
        changed.replace(5, 3, version);
        EXPECT_EQ(read(put("version.pdf", changed)).version, version);
    }
    for (const std::size_t tail : {10U, 1000U, 3000U}) {
        EXPECT_EQ(read(put("tail.pdf", text + std::string(tail, ' '))).pageCount, 1U) << tail;
        EXPECT_EQ(read(put("tail.pdf", text + std::string(tail, '\0'))).pageCount, 1U) << tail;
    }
    const std::string cut = text.substr(0, text.rfind("%%EOF"));
    EXPECT_EQ(read(put("cut.pdf", cut)).pageCount, 1U);
    EXPECT_EQ(read(put("cut.pdf", cut.substr(0, cut.size() - 1))).pageCount, 1U);
}

TEST_F(TwoReaders, ReadWideFieldsOfACrossReferenceStream) {
    SamplePdf options;
    options.xref = SamplePdf::Xref::Stream;
    std::string text(asText(samplePdf(options)));
    const std::size_t data = text.rfind("stream\n", text.rfind("endstream") - 1) + 7;
    const std::size_t end = text.rfind("\nendstream");
    std::string wide;
    for (std::size_t at = data; at < end; at += 7) {
        wide += text.substr(at, 1) + std::string(4, '\0') + text.substr(at + 1, 6);
    }
    text.replace(data, end - data, wide);
    text.replace(text.rfind("/W [1 4 2]"), 10, "/W [1 8 2]");
    const std::size_t length = text.rfind("/Length ") + 8;
    text.replace(length, text.find(' ', length) - length, std::to_string(wide.size()));
    const path file = put("wide.pdf", text);
    EXPECT_EQ(failureOf([&] { pdf::readWithPodofo(file, 1); }).reason, "PDF_DAMAGED");
    const PdfStructure structure = read(file);
    EXPECT_EQ(structure.pageCount, 1U);
    EXPECT_EQ(structure.xref, PdfStructure::Xref::Stream);
}

TEST_F(TwoReaders, BelieveTheCrossReferenceAndNotTheNumberOfAnObject) {
    const std::string form = "<< /Fields [4 0 R] >>";
    for (const bool first : {false, true}) { // the object that gives itself a false number comes first
        std::string text = onePage(first ? "/AcroForm 6 0 R" : "/AcroForm 5 0 R",
                                   {"<< /FT /Tx /T (Nome) >>", first ? "<< /Fields [] >>" : form,
                                    first ? form : "<< /Fields [] >>"});
        const std::string own = first ? "5 0 obj" : "6 0 obj";
        text.replace(text.find(own), own.size(), first ? "6 0 obj" : "5 0 obj");
        EXPECT_EQ(read(put("a.pdf", text)).fieldNames, std::vector<std::string>{"Nome"});
    }
}

} // namespace
} // namespace cunho::test
