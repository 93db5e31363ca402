// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "seal_test.hpp"

#include <cunho/pdf/worker_reader.hpp>

// A seal on every page: one field, and stamps that its signature covers.
namespace cunho::test {
namespace {

using pdf::OnSheet;
using pdf::Rectangle;
using pdf::SignatureRequest;

class SealOnEveryPage : public SealOnPage {
  protected:
    /// In the lower right corner of an A4 page.
    static SignatureRequest everywhere() {
        SignatureRequest request = sealed(onA4.where);
        request.seal->elsewhere = onA4;
        request.seal->text = "Assinado por João";
        request.signerName = "João";
        return request;
    }

    path signAll(const path& file, const std::string& name, const SignatureRequest& request = everywhere(),
                 int page = 1) const {
        return signPrepared(pdf::prepareSignature(file, reader_->readAllPages(file, page), request), name);
    }

    /// Pages of these entries below one node.
    path pages(const std::vector<std::string>& entries, const std::vector<std::string>& more = {},
               SamplePdf::Xref xref = SamplePdf::Xref::Table) const {
        PdfBuilder builder;
        std::string kids;
        for (std::size_t i = 0; i < entries.size(); ++i)
            kids += std::to_string(3 + i) + " 0 R ";
        builder.add("<< /Type /Catalog /Pages 2 0 R >>");
        builder.add("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(entries.size()) +
                    " /MediaBox [0 0 595 842] >>");
        for (const std::string& entry : entries)
            builder.add("<< /Type /Page /Parent 2 0 R " + entry + " >>");
        for (const std::string& body : more)
            builder.add(body);
        builder.addStream("", std::string(600, ' '));
        return put("pages.pdf", builder.build("/Root 1 0 R", xref));
    }

    /// Where the seal stands on every page, upright, as two programs show it, and nothing else does.
    void expectSealed(const path& file) const {
        const auto structure = reader_->readAllPages(file, 1);
        for (const pdf::Page& page : structure.pages) {
            SCOPED_TRACE(page.number);
            const auto& sheet = page.geometry;
            expectUprightEverywhere(file, static_cast<int>(page.number),
                                    pdf::onSheet(onA4, sheet.shownWidth(), sheet.shownHeight()));
        }
    }

    void expectGood(const path& file, std::size_t signatures = 1) const {
        expectHealthy(file);
        const std::string report = SealOnPage::signatures(file);
        EXPECT_EQ(countOf(report, "Signature is Valid."), signatures) << report;
        EXPECT_EQ(countOf(report, "  - Total document signed"), 1U) << report;
    }

    static std::string object(const path& file, const std::string& what) {
        return judge("mutool", {"show", "-g", file.string(), what}).second;
    }

    inline static const OnSheet onA4{{471, 24, 571, 74}, 595, 842};
};

TEST_F(SealOnEveryPage, StandsInTheSamePlaceHoweverPagesAreCutAndTurned) {
    const std::vector<std::string> sheets{
        "",
        "/MediaBox [0 0 420 595]",
        "/MediaBox [0 0 842 595]",
        "/Rotate 90",
        "/MediaBox [0 0 612 792] /Rotate 180",
        "/MediaBox [-50 20 420 640] /CropBox [-10 45 380 600] /Rotate 270",
        "/MediaBox [400 600 0 0] /Rotate -90",
        "/MediaBox (none)", // letter, as viewers have it
    };
    for (const auto xref : {SamplePdf::Xref::Table, SamplePdf::Xref::ObjectStreams}) {
        const path file = signAll(pages(sheets, {}, xref), "signed.pdf");
        expectGood(file);
        expectSealed(file);
        const std::string all =
            judge("qpdf", {"--qdf", "--no-original-object-ids", file.string(), "-"}).second;
        EXPECT_EQ(countOf(all, "/Subtype /Stamp"), sheets.size() - 1);
        EXPECT_EQ(countOf(all, "/Subtype /Widget"), 1U);
        EXPECT_EQ(countOf(all, "/Matrix ["), 4U) << "one form for each turn";
        std::filesystem::remove(file);
    }
}

TEST_F(SealOnEveryPage, IsPrintedAndLockedAndSaysWhatItShows) {
    const path file = signAll(pages({"", ""}), "signed.pdf");
    const std::string stamp = object(file, "pages/2/Annots/1");
    for (const char* entry : {"/Subtype/Stamp", "/F 196", "/P 4 0 R", "/Rect[471 24 571 74]", "/AP<</N ",
                              "/Contents<FEFF0041", "/T<FEFF004A"})
        EXPECT_NE(stamp.find(entry), std::string::npos) << entry << "\n" << stamp;
    EXPECT_EQ(stamp.find("/JS"), std::string::npos);
    EXPECT_NE(object(file, "pages/1/Annots/1").find("/F 132"), std::string::npos);
}

TEST_F(SealOnEveryPage, KeepsAwayFromArraysThatPagesShare) {
    const std::string link =
        "<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [10 10 50 20] /Dest [3 0 R /Fit] >>";
    const path original =
        pages({"/Annots 8 0 R", "/Annots 8 0 R", "/Annots 9 0 R", "/Annots 99 0 R", "/Annots /None"},
              {"[10 0 R]", "[10 0 R]", link});
    for (const int page : {1, 3}) {
        const path file = signAll(original, "signed" + std::to_string(page) + ".pdf", everywhere(), page);
        expectGood(file);
        expectSealed(file);
        const auto structure = reader_->readAllPages(file, 1);
        std::vector<std::size_t> counts;
        for (const pdf::Page& each : structure.pages)
            counts.push_back(each.annots.size());
        EXPECT_EQ(counts, (std::vector<std::size_t>{2, 2, 2, 1, 1}));
        EXPECT_EQ(structure.pages[2].annotsId, (pdf::ObjectId{9, 0})) << "changed in its place";
        const path second = sign(file, "second" + std::to_string(page) + ".pdf", sealed({20, 20, 60, 40}));
        expectPermitted(file, second);
        EXPECT_EQ(countOf(signatures(second), "Signature is Valid."), 2U);
    }
    // a single field must not appear on both either
    const path single = sign(original, "single.pdf", sealed(onA4.where));
    EXPECT_EQ(Pixels::byMutool(single, 2).at(480, 30), white);
    expectUprightEverywhere(single, 1, onA4.where);
}

TEST_F(SealOnEveryPage, HeedsNoAnnotationsOfANodeOfTheTree) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 2 /MediaBox [0 0 595 842] /Annots 6 0 R >>");
    builder.add("<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 5 0 R] /Count 2 /Annots 6 0 R >>");
    builder.add("<< /Type /Page /Parent 3 0 R >>");
    builder.add("<< /Type /Page /Parent 3 0 R >>");
    builder.add("[]");
    const path file = signAll(put("a.pdf", builder.build("/Root 1 0 R")), "b.pdf");
    expectGood(file);
    expectSealed(file);
    EXPECT_EQ(object(file, "6").find("6 0 obj []"), 0U) << object(file, "6");
}

TEST_F(SealOnEveryPage, MarksAPageThatStandsInTheTreeTwiceOnce) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R 4 0 R 3 0 R 4 0 R] /Count 4 /MediaBox [0 0 595 842] >>");
    builder.add("<< /Type /Page /Parent 2 0 R /Annots 5 0 R >>");
    builder.add("<< /Type /Page /Parent 2 0 R /Annots 6 0 R >>");
    builder.add("[]");
    builder.add("[]");
    const path file = signAll(put("a.pdf", builder.build("/Root 1 0 R")), "b.pdf");
    const auto structure = reader_->readAllPages(file, 1);
    ASSERT_EQ(structure.pages.size(), 4U);
    for (const pdf::Page& page : structure.pages)
        EXPECT_EQ(page.annots.size(), 1U);
    EXPECT_EQ(structure.pages[3].annotsId, (pdf::ObjectId{6, 0}));
    expectUprightEverywhere(file, 1, onA4.where);
    expectUprightEverywhere(file, 4, onA4.where);
    EXPECT_EQ(countOf(signatures(file), "Signature is Valid."), 1U);
}

TEST_F(SealOnEveryPage, LeavesThePageOfItsFieldToTheField) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>");
    builder.add("<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 /MediaBox [0 0 595 842] >>");
    for (const char* const annots : {"", "/Annots [6 0 R]", ""})
        builder.add("<< /Type /Page /Parent 2 0 R " + std::string(annots) + " >>");
    builder.add("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Aqui) /Rect [471 24 571 74] /P 4 0 R /F 4 >>");
    SignatureRequest request = everywhere();
    request.fieldName = "Aqui";
    const path file = signAll(put("a.pdf", builder.build("/Root 1 0 R")), "b.pdf", request);
    expectGood(file);
    expectSealed(file);
    const auto structure = reader_->readAllPages(file, 1);
    for (const pdf::Page& page : structure.pages)
        EXPECT_EQ(page.annots.size(), 1U) << page.number;
}

TEST_F(SealOnEveryPage, MayLeaveItsOwnPageToALaterSignature) {
    SignatureRequest request = everywhere();
    request.seal->inField = false;
    const path first = signAll(pages({"", "", ""}), "first.pdf", request, 2);
    expectGood(first);
    EXPECT_EQ(Pixels::byMutool(first, 2).at(480, 30), white);
    const path both = sign(first, "both.pdf", sealed(onA4.where), 2);
    expectGood(both, 2);
    expectSealed(both);
    expectPermitted(first, both);
}

TEST_F(SealOnEveryPage, IsPartOfWhatIsSignedAndNoChange) {
    const path first = signAll(pages({"", "/Rotate 90", ""}), "first.pdf");
    const path stamped = stamp(first, "stamped.pdf");
    const path second = sign(stamped, "second.pdf", sealed({20, 20, 60, 40}));
    expectPermitted(first, second);
    // one more stamp of the same kind, added behind it, is a change
    auto structure = reader_->readAllPages(first, 1);
    ASSERT_FALSE(pdf::allowsStamps(structure));
    const path forged = signPrepared(pdf::prepareSignature(first, structure, everywhere()), "forged.pdf");
    const auto changes = pdf::changesAfter(forged, std::filesystem::file_size(first));
    EXPECT_TRUE(std::ranges::any_of(changes, [](const pdf::Change& change) { return !change.permitted; }));
}

TEST_F(SealOnEveryPage, IsForFilesThatNobodySigned) {
    const path original = pages({"", ""});
    EXPECT_TRUE(pdf::allowsStamps(read(original)));
    EXPECT_FALSE(pdf::allowsStamps(read(sign(original, "signed.pdf"))));
    EXPECT_FALSE(pdf::allowsStamps(read(stamp(original, "stamped.pdf"))));
    for (const int level : {2, 3}) {
        SamplePdf options;
        options.acroForm = SamplePdf::AcroForm::Direct;
        options.docMdp = level;
        EXPECT_FALSE(pdf::allowsStamps(read(put("certified.pdf", samplePdf(options)))));
    }
    for (const auto& [annotate, allowed] : {std::pair("all", true), std::pair("none", false)}) {
        const path locked = at(std::string(annotate) + ".pdf");
        ASSERT_EQ(judge("qpdf", {"--encrypt", "", "owner", "256", "--modify=" + std::string(annotate), "--",
                                 original.string(), locked.string()})
                      .first,
                  0);
        EXPECT_EQ(pdf::allowsStamps(read(locked)), allowed) << annotate;
    }
}

TEST_F(SealOnEveryPage, IsEncryptedAsItsFileIs) {
    const path locked = at("locked.pdf");
    ASSERT_EQ(judge("qpdf", {"--encrypt", "", "owner", "256", "--", pages({"", "/Rotate 90"}).string(),
                             locked.string()})
                  .first,
              0);
    const path file = signAll(locked, "signed.pdf");
    expectGood(file);
    expectSealed(file);
    const Bytes bytes = readFile(file);
    EXPECT_EQ(asText(bytes).find("004100730073"), std::string_view::npos) << "its words are not to be read";
}

TEST_F(SealOnEveryPage, NeedsEveryPageAndAPlace) {
    const path file = pages({"", ""});
    EXPECT_EQ(failureOf([&] { pdf::prepareSignature(file, read(file), everywhere()); }).fault,
              Fault::Internal);
    SignatureRequest request = everywhere();
    request.seal->elsewhere->where = {};
    EXPECT_EQ(failureOf([&] { signAll(file, "b.pdf", request); }).reason, "SEAL_WITHOUT_PLACE");
}

/// What it costs grows with the pages and not with the seal.
TEST_F(SealOnEveryPage, FitsOnTwoThousandPagesAndRefusesTenTimesAsMany) {
    SamplePdf options;
    options.pages = 2000;
    options.xref = SamplePdf::Xref::ObjectStreams;
    const path original = put("many.pdf", samplePdf(options));
    const auto reader =
        pdf::makeWorkerReader({std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-pdf-worker", nullptr, {}});
    const auto structure = reader->readAllPages(original, 1);
    const path file = signPrepared(pdf::prepareSignature(original, structure, everywhere()), "signed.pdf");
    expectGood(file);
    for (const int page : {1, 2, 1000, 2000})
        expectUpright(Pixels::byPoppler(file, page), onA4.where);
    EXPECT_LT(std::filesystem::file_size(file) - std::filesystem::file_size(original), 2000U * 1000U);
    EXPECT_EQ(reader->read(file).signatures.size(), 1U);

    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    std::string kids;
    for (int page = 0; page < 20'001; ++page)
        kids += "3 0 R ";
    builder.add("<< /Type /Pages /Kids [" + kids + "] /Count 20001 /MediaBox [0 0 595 842] >>");
    builder.add("<< /Type /Page /Parent 2 0 R >>");
    const path endless = put("endless.pdf", builder.build("/Root 1 0 R"));
    for (const pdf::Reader* each : std::initializer_list<const pdf::Reader*>{reader.get(), reader_.get()}) {
        const Failure failure = failureOf([&] { each->readAllPages(endless, 1); });
        EXPECT_EQ(failure.fault, Fault::Input);
        EXPECT_EQ(failure.reason, "PDF_TOO_MANY_PAGES");
        EXPECT_EQ(failure.params, (ErrorParams{{"file", "endless.pdf"}}));
    }
    EXPECT_EQ(reader->read(endless).pageCount, 20'001U);
}

/// A page that says megabytes, told of thousands of times.
TEST_F(SealOnEveryPage, RefusesPagesThatHoldTooMuch) {
    std::string annots;
    for (int i = 0; i < 2000; ++i)
        annots += "9 0 R ";
    const path file = pages(std::vector<std::string>(500, "/Annots 503 0 R"), {"[" + annots + "]"});
    EXPECT_EQ(failureOf([&] { reader_->readAllPages(file, 1); }).reason, "PDF_TOO_MANY_PAGES");
    EXPECT_EQ(read(file).page.annots.size(), 2000U);
}

} // namespace
} // namespace cunho::test
