// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/changes_test.hpp"

namespace cunho::test {
namespace {

using pdf::SignatureRequest;

TEST_F(Changes, AreFineWhenTheyOnlyAddWhatASignatureAllows) {
    auto invisible = update();
    auto visible = update();
    auto stamp = update();
    auto lockedStamp = update();
    auto dss = update();
    auto lockedDss = update();
    const std::vector<Case> cases{
        {"nothing", original(), {}},
        {"a line end", original() + "\r\n", {}},
        {"a signature", addField(invisible, signatureField()).build(), {Kind::SignatureAdded}},
        {"a visible signature",
         addField(visible, signatureField("[300 50 500 150]", "/V 31 0 R /AP << /N 32 0 R >>"))
             .set(32, objects().at(16))
             .build(),
         {Kind::SignatureAdded}},
        {"a time-stamp",
         addField(stamp, signatureField(), signature("/DocTimeStamp", "/ETSI.RFC3161")).build(),
         {Kind::TimestampAdded}},
        {"a time-stamp under level 1",
         addField(lockedStamp, signatureField(), signature("/DocTimeStamp", "/ETSI.RFC3161")).build(),
         {Kind::TimestampAdded},
         1},
        {"a DSS", addStore(dss).build(), {Kind::SecurityStore}},
        {"a DSS under level 1", addStore(lockedDss).build(), {Kind::SecurityStore}, 1},
        {"an extension",
         update()
             .set(1, extended(1, "/Extensions << /ESIC << /BaseVersion /1.7 /ExtensionLevel 5 >> >>"))
             .build(),
         {Kind::SecurityStore}},
        {"an empty field signed",
         update()
             .set(31, signature())
             .set(32, objects().at(16))
             .set(11, edited(11, "/F 4", "/F 132 /V 31 0 R /AP << /N 32 0 R >>"))
             .build(),
         {Kind::SignatureAdded}},
        {"an empty field added",
         update()
             .set(30, signatureField("[300 50 500 150]", ""))
             .set(6, edited(6, "18 0 R]", "18 0 R 30 0 R]"))
             .set(3, edited(3, "24 0 R]", "24 0 R 30 0 R]"))
             .build(),
         {Kind::SignatureAdded}},
        {"a field below a name",
         update()
             .set(31, signature())
             .set(30, "<< /T (Grupo) /Kids [32 0 R] >>")
             .set(32, signatureField("[0 0 0 0]", "/V 31 0 R /Parent 30 0 R"))
             .set(6, edited(6, "18 0 R]", "18 0 R 30 0 R]"))
             .build(),
         {Kind::SignatureAdded}},
        {"a signature that the form does not list",
         update()
             .set(31, signature())
             .set(30, signatureField())
             .set(3, edited(3, "24 0 R]", "24 0 R 30 0 R]"))
             .build(),
         {Kind::SignatureAdded}},
        {"a text filled in",
         update()
             .set(8, edited(8, "(Ana)", "(Rui)"))
             .set(14,
                  PdfUpdate::stream("/Type /XObject /Subtype /Form /BBox [0 0 100 20] ", "BT (Rui) Tj ET"))
             .build(),
         {Kind::FormFilled}},
        {"a box ticked",
         update().set(18, edited(18, "/V /Off /AS /Off", "/V /Yes /AS /Yes")).build(),
         {Kind::FormFilled}},
        {"appearances wanted",
         update().set(6, extended(6, "/NeedAppearances true")).build(),
         {Kind::FormFilled}},
        {"information",
         update().set(17, "<< /Producer (Other) /ModDate (D:2026) >>").build(),
         {Kind::Metadata}},
        {"XMP",
         update().set(23, PdfUpdate::stream("/Type /Metadata /Subtype /XML ", "<other/>")).build(),
         {Kind::Metadata}},
        {"a later version", update().set(1, extended(1, "/Version /2.0")).build(), {Kind::Metadata}},
        {"the same page again", update().set(3, objects().at(3)).set(5, objects().at(5)).build(), {}},
        {"a new object that nothing uses", update().set(60, "(x)").build(), {}},
        {"a note under level 3",
         update()
             .set(30, "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (Ver) >>")
             .set(3, edited(3, "24 0 R]", "24 0 R 30 0 R]"))
             .build(),
         {Kind::Annotated},
         3},
        {"a mark edited under level 3",
         update().set(24, edited(24, "(a)", "(b)")).build(),
         {Kind::Annotated},
         3},
        {"a mark removed under level 3",
         update().set(3, edited(3, " 24 0 R]", "]")).release(24).build(),
         {Kind::Annotated},
         3},
    };
    for (const Case& item : cases) {
        expectFine(item, original().size());
    }
}

TEST_F(Changes, AreFineInEveryKindOfSection) {
    for (const auto xref : {SamplePdf::Xref::Table, SamplePdf::Xref::Stream, SamplePdf::Xref::ObjectStreams,
                            SamplePdf::Xref::Hybrid}) {
        const std::string before = original(xref);
        auto table = update(xref);
        auto stream = update(xref);
        expectFine(
            {"table", addField(table, signatureField()).build(UpdateXref::Table), {Kind::SignatureAdded}},
            before.size());
        expectFine(
            {"stream", addField(stream, signatureField()).build(UpdateXref::Stream), {Kind::SignatureAdded}},
            before.size());
        auto packed = update(xref);
        packed.set(31, signature())
            .pack(50, {{30, signatureField()},
                       {6, edited(6, "18 0 R]", "18 0 R 30 0 R]")},
                       {3, edited(3, "24 0 R]", "24 0 R 30 0 R]")}});
        expectFine({"packed", packed.build(UpdateXref::Stream), {Kind::SignatureAdded}}, before.size());
    }
}

TEST_F(Changes, AreFineInOurOwnRevisions) {
    for (const auto xref : {SamplePdf::Xref::Table, SamplePdf::Xref::Stream, SamplePdf::Xref::ObjectStreams,
                            SamplePdf::Xref::Hybrid}) {
        for (const auto form : {SamplePdf::AcroForm::None, SamplePdf::AcroForm::IndirectFields}) {
            SamplePdf options;
            options.xref = xref;
            options.acroForm = form;
            options.annots = SamplePdf::Annots::Indirect;
            const path first = put("first.pdf", samplePdf(options));
            std::filesystem::remove(at("second.pdf"));
            std::filesystem::remove(at("third.pdf"));
            const path second = fillDummy(first, "second.pdf");
            SignatureRequest request;
            request.kind = SignatureRequest::Kind::DocumentTimestamp;
            const path third = fillDummy(second, "third.pdf", request);
            const path fourth = at("fourth.pdf");
            std::filesystem::remove(fourth);
            pdf::DocumentSecurityStore additions;
            additions.certificates = {dummyCms()};
            additions.validations = {{std::string(40, 'A'), {dummyCms()}, {}, {{0x30, 0x00}}}};
            ASSERT_TRUE(pdf::appendSecurityStore(third, read(third), additions, fourth));
            const auto found = pdf::changesAfter(fourth, std::filesystem::file_size(first));
            EXPECT_TRUE(std::ranges::all_of(found, &Change::permitted)) << listing(found);
            for (const Kind kind : {Kind::SignatureAdded, Kind::TimestampAdded, Kind::SecurityStore}) {
                EXPECT_TRUE(has(found, kind, true)) << listing(found);
            }
            const auto locked = pdf::changesAfter(fourth, std::filesystem::file_size(second), 1);
            EXPECT_TRUE(std::ranges::all_of(locked, &Change::permitted)) << listing(locked);
            EXPECT_EQ(locked.size(), 2U) << listing(locked);
        }
    }
}

TEST_F(Changes, AreFineBehindWhatOtherProgramsWrote) {
    const path file = put("original.pdf", original());
    const std::vector<std::pair<const char*, std::vector<std::string>>> writers{
        {"qpdf", {"--linearize"}},
        {"qpdf", {"--object-streams=generate"}},
        {"qpdf", {"--linearize", "--object-streams=generate"}},
        {"mutool", {"clean", "-gg"}},
    };
    for (const auto& [program, options] : writers) {
        SCOPED_TRACE(options.back());
        const path first = at("first.pdf");
        std::filesystem::remove(at("second.pdf"));
        std::vector<std::string> arguments = options;
        arguments.insert(arguments.end(), {file.string(), first.string()});
        ASSERT_EQ(judge(program, arguments).first, 0);
        const path second = fillDummy(first, "second.pdf");
        const auto found = pdf::changesAfter(second, std::filesystem::file_size(first));
        EXPECT_TRUE(std::ranges::all_of(found, &Change::permitted)) << listing(found);
        EXPECT_EQ(found.size(), 1U) << listing(found);
    }
}

TEST_F(Changes, AreFineBehindSmallFaultsThatWereThereBefore) {
    const std::string good = original();
    const auto edit = [&](const std::string& from, const std::string& to) {
        std::string out = good;
        const std::size_t at = out.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return out.replace(at, from.size(), to);
    };
    for (const std::string& before :
         {edit("/Size 28", "/Size 40"), edit("(Cunho sample) >>", "(Cunho sampl) x>>"),
          edit("/Producer (Cunho sample)", "/Producer (Ca) /A() /A()")}) {
        PdfUpdate update(before);
        expectFine({"signature", addField(update, signatureField()).build(), {Kind::SignatureAdded}},
                   before.size());
    }
}

/// ISO/TS 32004: each section has a MAC of its own.
TEST_F(Changes, AreFineWithTheMacOfTheirOwnSection) {
    const std::string keys = "/Root 1 0 R /Info 17 0 R /AuthCode << /MACLocation /Standalone /MAC <";
    const std::string before = update().trailer(keys + "00> >>").build();
    PdfUpdate update(before);
    addField(update, signatureField()).trailer(keys + "01> >>");
    expectFine({"another MAC", update.build(), {Kind::SignatureAdded}}, before.size());
}

TEST_F(Changes, AreFineInARevisionOfMutool) {
    const path file = put("original.pdf", original());
    const std::string open = "new Document('" + file.string() + "')";
    const std::string script = "var pdf = " + open + R"(;
        var page = pdf.loadPage(0), widgets = page.getWidgets();
        for (var i = 0; i < widgets.length; ++i) {
            if (widgets[i].getFieldType() == 'text') widgets[i].setTextValue('Rui');
            widgets[i].update();
        }
        pdf.save(')" + at("filled.pdf").string() +
                               "', 'incremental'); pdf = " + open + R"(;
        var note = pdf.loadPage(1).createAnnotation('Text');
        note.setRect([10, 10, 30, 30]);
        note.update();
        pdf.save(')" + at("noted.pdf").string() +
                               "', 'incremental');";
    ASSERT_EQ(judge("mutool", {"run", put("edit.js", script).string()}).first, 0);
    ASSERT_TRUE(isPrefix(file, at("filled.pdf")));
    const auto filled = pdf::changesAfter(at("filled.pdf"), original().size());
    EXPECT_TRUE(std::ranges::all_of(filled, &Change::permitted)) << listing(filled);
    EXPECT_TRUE(has(filled, Kind::FormFilled, true)) << listing(filled);
    const auto noted = pdf::changesAfter(at("noted.pdf"), original().size(), 3);
    EXPECT_TRUE(std::ranges::all_of(noted, &Change::permitted)) << listing(noted);
    EXPECT_TRUE(has(noted, Kind::Annotated, true)) << listing(noted);
    EXPECT_TRUE(has(pdf::changesAfter(at("noted.pdf"), original().size()), Kind::Annotated, false));
}

TEST_F(Changes, FailAsReadingDoes) {
    EXPECT_EQ(failureOf([&] { pdf::changesAfter(at("nowhere.pdf"), 10); }).reason, "FILE_NOT_FOUND");
}

} // namespace
} // namespace cunho::test
