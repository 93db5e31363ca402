// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/odd_pdf.hpp"
#include "fakes/pdf_update.hpp"
#include "pdf/read_structure.hpp"
#include "pdf/xref_survey.hpp"
#include "pdf_test.hpp"

namespace cunho::test {
namespace {

std::optional<pdf::XrefSurvey> survey(const std::string& file) {
    pdf::FileWindow window(Bytes(file.begin(), file.end()));
    return pdf::surveySections(window, std::stoul(file.substr(file.rfind("startxref") + 9)));
}

std::optional<std::uint32_t> surveyed(const std::string& file) {
    const auto found = survey(file);
    return found ? std::optional(found->size) : std::nullopt;
}

bool isPlain(const std::string& file) {
    const auto found = survey(file);
    return found && found->isPlain;
}

TEST(XrefSurvey, FindsTheSizeOfEveryKind) {
    using Xref = SamplePdf::Xref;
    for (const auto& [xref, size] :
         {std::pair{Xref::Table, 7U}, {Xref::Stream, 8U}, {Xref::ObjectStreams, 9U}, {Xref::Hybrid, 8U}}) {
        SamplePdf options;
        options.xref = xref;
        EXPECT_EQ(surveyed(std::string(asText(samplePdf(options)))), size);
    }
}

TEST(XrefSurvey, SeesTheStreamBehindATable) {
    const std::string page = "<< /Type /Page >>";
    EXPECT_EQ(surveyed(PdfUpdate(OddPdf().build()).set(4, page).build(PdfUpdate::Xref::Stream)), 102U);
}

TEST(XrefSurvey, DoubtsEntriesOfAnotherLength) {
    for (const char* const end : {"\n", "\r", " \r\n", " %x\n"}) {
        OddPdf pdf;
        pdf.entryEnd = end;
        EXPECT_EQ(surveyed(pdf.build()), std::nullopt) << end;
    }
    OddPdf usual;
    usual.entryEnd = "\r\n";
    EXPECT_EQ(surveyed(usual.build()), 9U);
}

TEST(XrefSurvey, DoubtsObjectsBeyondTheSize) {
    OddPdf pdf;
    pdf.size = 8;
    EXPECT_EQ(surveyed(pdf.build()), std::nullopt);
}

/// A sum that starts again at zero would lie within every /Size.
TEST(XrefSurvey, DoubtsNumbersThatAddUpToTooMuch) {
    const auto withIndex = [](const std::string& index) {
        return "1 0 obj\n<< /Type /XRef /Size 6 /W [1 4 2] /Index [" + index +
               "] >>\nstream\nendstream\nendobj\nstartxref\n0\n%%EOF\n";
    };
    EXPECT_EQ(surveyed(withIndex("0 6")), 6U);
    EXPECT_EQ(surveyed(withIndex("0 6 18446744073709551615 2")), std::nullopt);
    EXPECT_EQ(surveyed(withIndex("0 6 4 18446744073709551613")), std::nullopt);
}

/// PoDoFo forgets this /Size, so its own limit does not hold.
TEST(XrefSurvey, LeavesNoFileMoreObjectsThanAReaderTakes) {
    const TemporaryFolder folder("cunho-survey");
    const auto reasonWith = [&](const std::string& size) {
        std::string text = PdfUpdate(OddPdf().build())
                               .set(4, OddPdf().body[4])
                               .trailer("/Root 1 0 R")
                               .build(PdfUpdate::Xref::Stream);
        const std::size_t at = text.rfind("/Size ") + 6;
        text.replace(at, text.find_first_not_of("0123456789", at) - at, size);
        const auto file = writeSample(folder.path(), "a.pdf", asBytes(text));
        return failureOf([&] { pdf::readWithPodofo(file, 1); }).detail;
    };
    EXPECT_EQ(reasonWith("1000002"), "too many objects");
    EXPECT_EQ(reasonWith("4294967295"), "too many objects");
}

TEST(XrefSurvey, KnowsTrailersThatHideNoEncryption) {
    using Xref = SamplePdf::Xref;
    for (const Xref xref : {Xref::Table, Xref::Stream, Xref::ObjectStreams, Xref::Hybrid}) {
        SamplePdf options;
        options.xref = xref;
        EXPECT_TRUE(isPlain(std::string(asText(samplePdf(options)))));
    }
    for (const char* const keys : {"/Encrypt 9 0 R", "/Encr#79pt 9 0 R", "/A (startxref) /Encrypt 9 0 R",
                                   "/A % startxref\n /Encrypt 9 0 R", "/A << startxref >> /Encrypt 9 0 R",
                                   "/A << /Prev 0 >> /Prev 0", "/A << /XRefStm 0 >> /XRefStm 0"}) {
        OddPdf pdf;
        pdf.keys += std::string(" ") + keys;
        EXPECT_FALSE(isPlain(pdf.build())) << keys;
        // nor in an earlier section
        EXPECT_FALSE(isPlain(PdfUpdate(pdf.build()).set(4, "<< /Type /Page >>").build())) << keys;
    }
}

TEST(XrefSurvey, EndsInLoopsAndJunk) {
    OddPdf loop;
    loop.keys += " /Prev " + std::to_string(loop.objects().size());
    EXPECT_EQ(surveyed(loop.build()), 9U);
    for (const char* const previous : {"20", "7777777", "99999999999999999999"}) {
        OddPdf junk;
        junk.keys += std::string(" /Prev ") + previous;
        surveyed(junk.build());
    }
}

/// Otherwise the signature would take the place of the second page.
TEST(XrefSurvey, KeepsNewObjectsFromOldNumbers) {
    const TemporaryFolder folder("cunho-survey");
    const auto file = writeSample(folder.path(), "a.pdf",
                                  asBytes(PdfUpdate(OddPdf().build())
                                              .set(4, OddPdf().body[4])
                                              .trailer("/Root 1 0 R")
                                              .build(PdfUpdate::Xref::Stream)));
    EXPECT_EQ(pdf::makeDirectReader()->read(file).size, 102U);
}

} // namespace
} // namespace cunho::test
