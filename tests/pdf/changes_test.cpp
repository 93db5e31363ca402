// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/pdf_update.hpp"
#include "pdf/pdf_test.hpp"

#include <cunho/pdf/changes.hpp>

#include <algorithm>

namespace cunho::test {
namespace {

using pdf::Change;
using Kind = Change::Kind;
using Xref = PdfUpdate::Xref;

/// The objects of the document that all cases change, by number.
const std::map<std::size_t, std::string>& objects() {
    static const std::string form = "/Type /XObject /Subtype /Form /BBox [0 0 100 20] ";
    static const std::map<std::size_t, std::string> all{
        {1,
         "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /Names 9 0 R /Outlines 25 0 R /Metadata 23 0 R >>"},
        {2, "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] >>"},
        {3, "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources 7 0 R "
            "/Annots [8 0 R 10 0 R 11 0 R 18 0 R 21 0 R 24 0 R] >>"},
        {4, "<< /Type /Page /Parent 2 0 R /Contents 13 0 R /Resources 7 0 R >>"},
        {5, PdfUpdate::stream("", "BT /F1 24 Tf 72 720 Td (Total 10,00) Tj ET")},
        {6, "<< /Fields [8 0 R 10 0 R 11 0 R 18 0 R] /SigFlags 3 /DA (/F1 0 Tf 0 g) /DR 7 0 R >>"},
        {7, "<< /Font << /F1 12 0 R >> >>"},
        {8, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Nome) /V (Ana) /Rect [50 50 150 70] /F 4 "
            "/P 3 0 R /AP << /N 14 0 R >> >>"},
        {9, "<< /EmbeddedFiles << /Names [] >> >>"},
        {10, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Assinatura1) /V 15 0 R /Rect [50 100 150 120] "
             "/F 132 /P 3 0 R /AP << /N 16 0 R >> >>"},
        {11,
         "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Gerente) /Rect [50 150 150 170] /F 4 /P 3 0 R >>"},
        {12, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"},
        {13, PdfUpdate::stream("", "BT /F1 24 Tf 72 720 Td (Condições) Tj ET")},
        {14, PdfUpdate::stream(form, "BT (Ana) Tj ET")},
        {15, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached "
             "/ByteRange [0 10 20 30] /Contents <3000> >>"},
        {16, PdfUpdate::stream(form, "BT (Assinado) Tj ET")},
        {17, "<< /Producer (Cunho sample) >>"},
        {18, "<< /Type /Annot /Subtype /Widget /FT /Btn /T (Aceito) /V /Off /AS /Off /Rect [50 200 60 210] "
             "/F 4 /P 3 0 R /AP << /N << /Yes 19 0 R /Off 20 0 R >> >> >>"},
        {19, PdfUpdate::stream(form, "0 0 10 10 re f")},
        {20, PdfUpdate::stream(form, "")},
        {21, "<< /Type /Annot /Subtype /Link /Rect [10 10 50 20] /Border [0 0 0] /Dest [4 0 R /Fit] >>"},
        {22, PdfUpdate::stream("", "BT /F1 24 Tf 72 720 Td (Total 9910,00) Tj ET")},
        {23, PdfUpdate::stream("/Type /Metadata /Subtype /XML ", "<x:xmpmeta/>")},
        {24, "<< /Type /Annot /Subtype /Highlight /Rect [70 715 120 740] /Contents (a) >>"},
        {25, "<< /Type /Outlines /First 26 0 R /Last 26 0 R /Count 1 >>"},
        {26, "<< /Title (Condições) /Parent 25 0 R /Dest [4 0 R /Fit] >>"},
        {27, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Oculta) /Rect [0 0 500 800] >>"}, // unused
    };
    return all;
}

std::string original(SamplePdf::Xref xref = SamplePdf::Xref::Table) {
    PdfBuilder builder;
    for (const auto& [number, body] : objects()) {
        builder.add(body);
    }
    return builder.build("/Root 1 0 R /Info 17 0 R", xref);
}

/// An object with one passage exchanged.
std::string edited(std::size_t number, const std::string& from, const std::string& to) {
    std::string body = objects().at(number);
    const std::size_t at = body.find(from);
    EXPECT_NE(at, std::string::npos) << number << " " << from;
    return body.replace(at, from.size(), to);
}

std::string extended(std::size_t number, const std::string& keys) {
    std::string body = objects().at(number);
    return body.insert(body.rfind(">>"), keys + " ");
}

PdfUpdate update(SamplePdf::Xref xref = SamplePdf::Xref::Table) {
    return PdfUpdate(original(xref));
}

std::string signature(const std::string& type = "/Sig",
                      const std::string& subFilter = "/ETSI.CAdES.detached") {
    return "<< /Type " + type + " /Filter /Adobe.PPKLite /SubFilter " + subFilter +
           " /ByteRange [0 40 80 30] /Contents <3000> >>";
}

std::string signatureField(const std::string& rectangle = "[0 0 0 0]",
                           const std::string& more = "/V 31 0 R") {
    return "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Assinatura2) /F 132 /P 3 0 R /Rect " + rectangle +
           " " + more + " >>";
}

/// A second signature: value 31, field 30, in the form and on the first page.
PdfUpdate& addField(PdfUpdate& update, const std::string& field, const std::string& value = signature()) {
    return update.set(31, value)
        .set(30, field)
        .set(6, edited(6, "18 0 R]", "18 0 R 30 0 R]"))
        .set(3, edited(3, "24 0 R]", "24 0 R 30 0 R]"));
}

const std::string store = "<< /Type /DSS /Certs [40 0 R] /VRI << /ABCD << /Cert [40 0 R] >> >> >>";

PdfUpdate& addStore(PdfUpdate& update) {
    return update.set(40, PdfUpdate::stream("", "DER")).set(41, store).set(1, extended(1, "/DSS 41 0 R"));
}

struct Case {
    const char* name;
    std::string file; ///< the original and what follows it
    std::vector<Kind> kinds;
    int level = 2;
};

/// "kind permitted detail", a line each.
std::string listing(const std::vector<Change>& changes) {
    std::string out;
    for (const Change& change : changes) {
        out += std::to_string(static_cast<int>(change.kind)) +
               (change.permitted ? " fine: " : " not fine: ") + change.detail + "\n";
    }
    return out;
}

bool has(const std::vector<Change>& changes, Kind kind, bool permitted) {
    return std::ranges::any_of(changes, [&](const Change& change) {
        return change.kind == kind && change.permitted == permitted && !change.detail.empty();
    });
}

class Changes : public PdfTest {
  protected:
    std::vector<Change> changes(const std::string& file, std::size_t end, int level = 2) const {
        return pdf::changesAfter(put("changed.pdf", file), end, level);
    }

    void expectFine(const Case& item, std::size_t end) const {
        SCOPED_TRACE(item.name);
        const auto found = changes(item.file, end, item.level);
        EXPECT_TRUE(std::ranges::all_of(found, &Change::permitted)) << listing(found);
        for (const Kind kind : item.kinds) {
            EXPECT_TRUE(has(found, kind, true)) << listing(found);
        }
        EXPECT_EQ(found.empty(), item.kinds.empty()) << listing(found);
    }

    void expectRefused(const Case& item, std::size_t end) const {
        SCOPED_TRACE(item.name);
        const auto found = changes(item.file, end, item.level);
        for (const Kind kind : item.kinds) {
            EXPECT_TRUE(has(found, kind, false)) << listing(found);
        }
    }
};

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
        expectFine({"table", addField(table, signatureField()).build(Xref::Table), {Kind::SignatureAdded}},
                   before.size());
        expectFine({"stream", addField(stream, signatureField()).build(Xref::Stream), {Kind::SignatureAdded}},
                   before.size());
        auto packed = update(xref);
        packed.set(31, signature())
            .pack(50, {{30, signatureField()},
                       {6, edited(6, "18 0 R]", "18 0 R 30 0 R]")},
                       {3, edited(3, "24 0 R]", "24 0 R 30 0 R]")}});
        expectFine({"packed", packed.build(Xref::Stream), {Kind::SignatureAdded}}, before.size());
    }
}

TEST_F(Changes, AreNamedWhenTheyReachPagesOrTheirContent) {
    const std::string other = PdfUpdate::stream("", "BT /F1 24 Tf 72 720 Td (Total 99,00) Tj ET");
    const std::vector<Case> cases{
        {"content replaced", update().set(5, other).build(), {Kind::PageContent}},
        {"content of another length", update().set(5, objects().at(22)).build(), {Kind::PageContent}},
        {"content led elsewhere",
         update().set(3, edited(3, "/Contents 5 0 R", "/Contents 22 0 R")).build(),
         {Kind::PageContent}},
        {"content added",
         update().set(30, other).set(3, edited(3, "/Contents 5 0 R", "/Contents [5 0 R 30 0 R]")).build(),
         {Kind::PageContent}},
        {"content packed",
         update(SamplePdf::Xref::ObjectStreams)
             .set(30, other)
             .pack(50, {{3, edited(3, "/Contents 5 0 R", "/Contents 30 0 R")}})
             .build(Xref::Stream),
         {Kind::PageContent}},
        {"font replaced",
         update().set(12, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>").build(),
         {Kind::PageContent}},
        {"font freed", update().release(12).build(), {Kind::PageContent}},
        {"resources",
         update().set(7, "<< /Font << /F1 12 0 R >> /XObject << /X 22 0 R >> >>").build(),
         {Kind::PageContent}},
        {"resources of one page", update().set(3, edited(3, "7 0 R", "<< >>")).build(), {Kind::PageContent}},
        {"order", update().set(2, edited(2, "3 0 R 4 0 R", "4 0 R 3 0 R")).build(), {Kind::PageContent}},
        {"page removed",
         update().set(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>").build(),
         {Kind::PageContent}},
        {"page added",
         update()
             .set(30, "<< /Type /Page /Parent 2 0 R >>")
             .set(2, edited(2, "4 0 R] /Count 2", "4 0 R 30 0 R] /Count 3"))
             .build(),
         {Kind::PageContent}},
        {"page freed", update().release(4).build(), {Kind::PageContent}},
        {"page replaced", update().set(4, edited(4, "13 0 R", "5 0 R")).build(), {Kind::PageContent}},
        {"box", update().set(3, extended(3, "/CropBox [0 400 595 842]")).build(), {Kind::PageContent}},
        {"inherited box", update().set(2, edited(2, "842", "400")).build(), {Kind::PageContent}},
        {"turned", update().set(3, extended(3, "/Rotate 180")).build(), {Kind::PageContent}},
        {"another page tree",
         update()
             .set(30, "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>")
             .set(1, edited(1, "/Pages 2 0 R", "/Pages 30 0 R"))
             .build(),
         {Kind::PageContent}},
        {"page scripts",
         update().set(3, extended(3, "/AA << /O << /S /JavaScript /JS (x) >> >>")).build(),
         {Kind::Structure}},
    };
    for (const Case& item : cases) {
        const bool packed = item.file.starts_with("%PDF-1.5");
        expectRefused(item,
                      original(packed ? SamplePdf::Xref::ObjectStreams : SamplePdf::Xref::Table).size());
    }
}

TEST_F(Changes, AreNamedWhenTheyDrawOverWhatWasSigned) {
    const auto annotated = [](const std::string& annotation) {
        return update().set(30, annotation).set(3, edited(3, "24 0 R]", "24 0 R 30 0 R]")).build();
    };
    const std::string note = "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (Ver) >>";
    auto large = update();
    auto lockedVisible = update();
    auto many = update();
    many.set(31, signature())
        .set(30, signatureField("[0 0 595 300]"))
        .set(32, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (C) /Rect [0 300 595 600] /V 31 0 R >>")
        .set(6, edited(6, "18 0 R]", "18 0 R 30 0 R 32 0 R]"))
        .set(3, edited(3, "24 0 R]", "24 0 R 30 0 R 32 0 R]"));
    const std::vector<Case> cases{
        {"stamp",
         annotated("<< /Type /Annot /Subtype /Stamp /Rect [70 700 300 760] >>"),
         {Kind::OverContent}},
        {"stamp under level 3",
         annotated("<< /Type /Annot /Subtype /Stamp /Rect [70 700 300 760] >>"),
         {Kind::OverContent},
         3},
        {"free text",
         annotated("<< /Type /Annot /Subtype /FreeText /Rect [70 700 300 760] >>"),
         {Kind::OverContent},
         3},
        {"note", annotated(note), {Kind::Annotated}},
        {"note under level 1", annotated(note), {Kind::Annotated}, 1},
        {"large mark",
         annotated("<< /Type /Annot /Subtype /Highlight /Rect [0 0 595 842] >>"),
         {Kind::OverContent},
         3},
        {"mark without place", annotated("<< /Type /Annot /Subtype /Highlight >>"), {Kind::OverContent}, 3},
        {"link with script",
         annotated("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /JavaScript /JS (x) >> >>"),
         {Kind::Structure},
         3},
        {"mark edited", update().set(24, edited(24, "(a)", "(b)")).build(), {Kind::Annotated}},
        {"mark moved under level 3",
         update().set(24, edited(24, "[70 715", "[0 0")).build(),
         {Kind::Annotated},
         3},
        {"mark removed", update().set(3, edited(3, " 24 0 R]", "]")).build(), {Kind::Annotated}},
        {"widget removed", update().set(3, edited(3, "[8 0 R ", "[")).build(), {Kind::Annotated}, 3},
        {"order", update().set(3, edited(3, "21 0 R 24 0 R", "24 0 R 21 0 R")).build(), {Kind::Annotated}},
        {"link led elsewhere", update().set(21, edited(21, "4 0 R", "3 0 R")).build(), {Kind::Annotated}},
        {"widget of no field", annotated(signatureField("[70 700 300 760]", "")), {Kind::OverContent}},
        {"text field",
         update()
             .set(30, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (N) /V (99) /Rect [70 700 300 760] >>")
             .set(6, edited(6, "18 0 R]", "18 0 R 30 0 R]"))
             .set(3, edited(3, "24 0 R]", "24 0 R 30 0 R]"))
             .build(),
         {Kind::Structure, Kind::OverContent}},
        {"page-wide signature",
         addField(large, signatureField("[0 0 595 842]")).build(),
         {Kind::OverContent}},
        {"two halves", many.build(), {Kind::OverContent}},
        {"visible time-stamp under level 1",
         addField(lockedVisible, signatureField("[0 0 90 90]"), signature("/DocTimeStamp", "/ETSI.RFC3161"))
             .build(),
         {Kind::OverContent},
         1},
        {"field moved",
         update().set(8, edited(8, "[50 50 150 70]", "[50 700 400 770]")).build(),
         {Kind::OverContent}},
        {"empty signature field moved",
         update().set(11, edited(11, "[50 150", "[0 0")).build(),
         {Kind::OverContent}},
        {"button drawn anew", update().set(19, objects().at(22)).build(), {Kind::OverContent}},
        {"second widget",
         update()
             .set(30, "<< /Type /Annot /Subtype /Widget /Parent 8 0 R /Rect [70 700 300 760] >>")
             .set(8, extended(8, "/Kids [30 0 R]"))
             .build(),
         {Kind::OverContent}},
    };
    for (const Case& item : cases) {
        expectRefused(item, original().size());
    }
}

TEST_F(Changes, AreNamedWhenTheyReachFormOrEarlierSignatures) {
    auto locked = update();
    const std::vector<Case> cases{
        {"signature replaced", update().set(15, signature()).build(), {Kind::ShadowedObject}},
        {"Contents replaced",
         update().set(15, edited(15, "<3000>", "<3001>")).build(),
         {Kind::ShadowedObject}},
        {"ByteRange replaced",
         update().set(15, edited(15, "20 30", "20 31")).build(),
         {Kind::ShadowedObject}},
        {"value led elsewhere",
         update().set(31, signature()).set(10, edited(10, "15 0 R", "31 0 R")).build(),
         {Kind::ShadowedObject}},
        {"value taken", update().set(10, edited(10, "/V 15 0 R ", "")).build(), {Kind::ShadowedObject}},
        {"appearance of a signature", update().set(16, objects().at(14)).build(), {Kind::ShadowedObject}},
        {"signature moved", update().set(10, edited(10, "[50 100", "[0 0")).build(), {Kind::OverContent}},
        {"signature field removed", update().set(6, edited(6, " 10 0 R", "")).build(), {Kind::Structure}},
        {"signature field freed", update().release(10).build(), {Kind::Structure}},
        {"field renamed", update().set(8, edited(8, "(Nome)", "(Total)")).build(), {Kind::Structure}},
        {"field type", update().set(8, edited(8, "/Tx", "/Ch")).build(), {Kind::Structure}},
        {"field script",
         update().set(8, extended(8, "/AA << /K << /S /JavaScript /JS (x) >> >>")).build(),
         {Kind::Structure}},
        {"dictionary as value",
         update().set(8, edited(8, "(Ana)", "<< /S /JavaScript /JS (x) >>")).build(),
         {Kind::Structure}},
        {"filled under level 1", update().set(8, edited(8, "(Ana)", "(Rui)")).build(), {Kind::FormFilled}, 1},
        {"signed under level 1", addField(locked, signatureField()).build(), {Kind::SignatureAdded}, 1},
        {"information under level 1", update().set(17, "<< >>").build(), {Kind::Metadata}, 1},
        {"XFA",
         update().set(30, objects().at(23)).set(6, extended(6, "/XFA 30 0 R")).build(),
         {Kind::Structure}},
        {"form fonts", update().set(6, edited(6, "/DR 7 0 R", "/DR << >>")).build(), {Kind::Structure}},
        {"default appearance", update().set(6, edited(6, "0 g", "1 g")).build(), {Kind::Structure}},
        {"flags lowered",
         update().set(6, edited(6, "/SigFlags 3", "/SigFlags 1")).build(),
         {Kind::Structure}},
        {"form removed", update().set(1, edited(1, "/AcroForm 6 0 R", "")).build(), {Kind::Structure}},
        {"no signature as value",
         update().set(31, "<< /Type /Sig >>").set(11, extended(11, "/V 31 0 R")).build(),
         {Kind::Structure}},
    };
    for (const Case& item : cases) {
        expectRefused(item, original().size());
    }
}

TEST_F(Changes, AreNamedWhenTheyChangeWhatIsSeenOrRun) {
    const auto catalog = [](const std::string& keys) { return update().set(1, extended(1, keys)).build(); };
    const std::vector<Case> cases{
        {"OpenAction", catalog("/OpenAction << /S /JavaScript /JS (x) >>"), {Kind::Structure}},
        {"AA", catalog("/AA << /WC << /S /JavaScript /JS (x) >> >>"), {Kind::Structure}},
        {"layers", catalog("/OCProperties << /OCGs [] /D << >> >>"), {Kind::Structure}},
        {"Perms", catalog("/Perms << /DocMDP 15 0 R >>"), {Kind::Structure}},
        {"Lang", catalog("/Lang (en)"), {Kind::Structure}},
        {"PageMode", catalog("/PageMode /FullScreen"), {Kind::Structure}},
        {"Collection", catalog("/Collection << >>"), {Kind::Structure}},
        {"other extension", catalog("/Extensions << /EVIL << /BaseVersion /1.7 >> >>"), {Kind::Structure}},
        {"extension with content", catalog("/Extensions << /ESIC << /X 22 0 R >> >>"), {Kind::Structure}},
        {"earlier version", catalog("/Version /0.9"), {Kind::Structure}},
        {"script by name",
         update().set(9, "<< /EmbeddedFiles << /Names [] >> /JavaScript << /Names [] >> >>").build(),
         {Kind::Structure}},
        {"attachment", update().set(9, edited(9, "[]", "[(a) 22 0 R]")).build(), {Kind::Structure}},
        {"outline", update().set(26, edited(26, "4 0 R", "3 0 R")).build(), {Kind::Structure}},
        {"DSS that is more",
         update().set(41, "<< /Type /DSS /JS (x) >>").set(1, extended(1, "/DSS 41 0 R")).build(),
         {Kind::Structure}},
        {"DSS without streams",
         update().set(1, extended(1, "/DSS << /Certs [3 0 R] >>")).build(),
         {Kind::Structure}},
        {"another catalog",
         update().set(30, objects().at(1)).trailer("/Root 30 0 R /Info 17 0 R").build(),
         {Kind::Structure}},
        {"another catalog and pages",
         update()
             .set(30, edited(1, "/Pages 2 0 R", "/Pages 32 0 R"))
             .set(32, "<< /Type /Pages /Kids [4 0 R] /Count 1 >>")
             .trailer("/Root 30 0 R /Info 17 0 R")
             .build(),
         {Kind::Structure, Kind::PageContent}},
        {"trailer key", update().trailer("/Root 1 0 R /Info 17 0 R /Evil 22 0 R").build(), {Kind::Structure}},
    };
    for (const Case& item : cases) {
        expectRefused(item, original().size());
    }
}

TEST_F(Changes, AreNamedWhenObjectsAreShadowed) {
    const std::string before = original();
    const std::size_t hidden = before.find("22 0 obj");
    const std::vector<Case> cases{
        {"unused object replaced", update().set(22, objects().at(5)).build(), {Kind::ShadowedObject}},
        {"hidden widget shown",
         update()
             .set(6, edited(6, "18 0 R]", "18 0 R 27 0 R]"))
             .set(3, edited(3, "24 0 R]", "24 0 R 27 0 R]"))
             .build(),
         {Kind::ShadowedObject, Kind::OverContent}},
        {"freed and written", update().set(5, objects().at(22)).release(5).build(), {Kind::ShadowedObject}},
        {"written twice", update().set(17, "<< >>").set(17, "<< /A 1 >>").build(), {Kind::ShadowedObject}},
        {"written and not listed",
         update().raw("5 0 obj\n" + objects().at(22) + "\nendobj\n").set(60, "(x)").build(),
         {Kind::ShadowedObject}},
        {"written behind the end",
         update().set(60, "(x)").build() + "5 0 obj\n" + objects().at(22) + "\nendobj\n",
         {Kind::ShadowedObject}},
        {"hidden in a string", update().set(60, "(x)").build() + "(", {Kind::ShadowedObject}},
        {"generation", update().set(5, objects().at(22), 1).build(), {Kind::ShadowedObject}},
        {"earlier bytes", update().place(5, hidden).build(), {Kind::ShadowedObject}},
        {"a signature of old", update().set(11, extended(11, "/V 15 0 R")).build(), {Kind::ShadowedObject}},
        {"hybrid", update().hide(5, objects().at(22)).build(Xref::Hybrid), {Kind::ShadowedObject}},
        {"hybrid that hides the page",
         update()
             .set(3, objects().at(3))
             .hide(3, edited(3, "5 0 R", "22 0 R"))
             .hide(5, objects().at(22))
             .build(Xref::Hybrid),
         {Kind::ShadowedObject}},
        {"packed into a stream",
         update(SamplePdf::Xref::ObjectStreams)
             .pack(50, {{12, "<< /Type /Font /BaseFont /Symbol >>"}})
             .build(Xref::Stream),
         {Kind::PageContent}},
    };
    for (const Case& item : cases) {
        const bool packed = item.file.starts_with("%PDF-1.5");
        expectRefused(item,
                      original(packed ? SamplePdf::Xref::ObjectStreams : SamplePdf::Xref::Table).size());
    }
}

/// Pages that refer to objects which the signed revision does not have yet (a "hide and replace" attack).
TEST_F(Changes, AreNamedWhenTheyGiveLifeToADanglingReference) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 9 0 R] >>");
    builder.add(PdfUpdate::stream("", "BT (10) Tj ET"));
    const std::string before = builder.build("/Root 1 0 R");
    PdfUpdate prepared(before);
    prepared.trailer("/Root 1 0 R").set(9, PdfUpdate::stream("", "BT (99) Tj ET"));
    expectRefused({"dangling", prepared.build(), {Kind::ShadowedObject}}, before.size());
}

TEST_F(Changes, AreNamedWhenOnlyTheLengthOfAStreamChanges) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>");
    const std::string first = "BT (10) Tj ET\n";
    builder.add("<< /Length 5 0 R >>\nstream\n" + first + "endstream\nendobj\nBT (99) Tj ET\nendstream");
    builder.add(std::to_string(first.size()));
    const std::string before = builder.build("/Root 1 0 R");
    PdfUpdate longer(before);
    longer.trailer("/Root 1 0 R")
        .set(5, std::to_string(before.find("\nendstream\nendobj\n5 0") - before.find("BT (10)")));
    expectRefused({"length", longer.build(), {Kind::PageContent}}, before.size());
}

TEST_F(Changes, AreOneStructureChangeWhenTheyCannotBeRead) {
    const std::string before = original();
    std::string deep = std::string(60'000, '[') + std::string(60'000, ']');
    const std::vector<Case> cases{
        {"garbage", before + std::string(3000, 'x'), {Kind::Structure}},
        {"startxref into nowhere", before + "startxref\n99999999\n%%EOF\n", {Kind::Structure}},
        {"objects without a section",
         update().set(5, objects().at(22)).build(Xref::None),
         {Kind::ShadowedObject}},
        {"a section cut off",
         update().set(5, objects().at(22)).build().substr(0, before.size() + 90),
         {Kind::ShadowedObject}},
        {"a chain that turns back",
         update().set(5, objects().at(5)).previous(before.size() + 100).build(),
         {Kind::Structure}},
        {"an entry into nowhere", update().place(5, 3).build(), {Kind::ShadowedObject}},
        {"an object of another number",
         update().raw("77 0 obj (x) endobj\n").place(40, before.size()).place(3, before.size()).build(),
         {Kind::Structure}},
        {"deep nesting", update().set(17, deep).build(), {Kind::Structure}},
        {"deep nesting in the catalog",
         update().set(1, extended(1, "/DSS " + deep)).build(),
         {Kind::Structure}},
        {"encrypted later",
         update()
             .set(30, "<< /Filter /Standard /V 1 /R 2 /O () /U () /P 0 >>")
             .trailer("/Root 1 0 R /Encrypt 30 0 R")
             .build(),
         {Kind::Structure}},
        {"no catalog", update().trailer("/Root 99 0 R").build(), {Kind::Structure}},
        {"pages in a circle",
         update().set(2, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>").build(),
         {Kind::PageContent}},
        {"fields in a circle",
         update()
             .set(30, "<< /T (a) /Kids [30 0 R] >>")
             .set(6, edited(6, "18 0 R]", "18 0 R 30 0 R]"))
             .build(),
         {Kind::Structure}},
    };
    for (const Case& item : cases) {
        expectRefused(item, before.size());
    }
    for (std::size_t end = 0; end < before.size(); end += 97) {
        EXPECT_FALSE(changes(before, end).empty()) << end;
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
            const path third = fillDummy(second, "third.pdf");
            for (const path& start : {first, second}) {
                const auto found = pdf::changesAfter(third, std::filesystem::file_size(start));
                EXPECT_TRUE(std::ranges::all_of(found, &Change::permitted)) << listing(found);
                EXPECT_TRUE(has(found, Kind::SignatureAdded, true)) << listing(found);
            }
        }
    }
}

TEST_F(Changes, FailAsReadingDoes) {
    EXPECT_EQ(failureOf([&] { pdf::changesAfter(at("nowhere.pdf"), 10); }).reason, "FILE_NOT_FOUND");
}

} // namespace
} // namespace cunho::test
