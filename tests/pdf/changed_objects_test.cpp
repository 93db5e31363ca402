// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/changes_test.hpp"

namespace cunho::test {
namespace {

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
             .build(UpdateXref::Stream),
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

/// ISO 32000-1, 12.8.2.4: a signature that locks some fields.
TEST_F(Changes, HonourWhatASignatureLocks) {
    const auto prepared = [](const std::string& lock) {
        PdfBuilder builder;
        for (const auto& [number, body] : objects()) {
            builder.add(number != 15 ? body
                                     : extended(15, "/Reference [<< /TransformMethod /FieldMDP "
                                                    "/TransformParams << /Type /TransformParams " +
                                                        lock + " >> >>]"));
        }
        return builder.build("/Root 1 0 R /Info 17 0 R");
    };
    struct Lock {
        const char* keys;
        bool name; ///< whether the field "Nome" may be filled, and so on
        bool box;
        bool manager;
    };
    for (const Lock& lock : {Lock{"/Action /All", false, false, false},
                             Lock{"/Action /Include /Fields [(Nome)]", false, true, true},
                             Lock{"/Action /Include /Fields [(Nome.a) (Aceito)]", true, false, true},
                             Lock{"/Action /Exclude /Fields [(Gerente)]", false, false, true},
                             Lock{"/Action /Unknown", false, false, false}}) {
        SCOPED_TRACE(lock.keys);
        const std::string before = prepared(lock.keys);
        const auto fills = [&](PdfUpdate& update, Kind kind, bool may) {
            const auto found = changes(update.build(), before.size());
            EXPECT_TRUE(has(found, kind, may)) << listing(found);
            EXPECT_EQ(std::ranges::all_of(found, &Change::permitted), may) << listing(found);
        };
        PdfUpdate name(before);
        fills(name.set(8, edited(8, "(Ana)", "(Rui)")), Kind::FormFilled, lock.name);
        PdfUpdate box(before);
        fills(box.set(18, edited(18, "/V /Off /AS /Off", "/V /Yes /AS /Yes")), Kind::FormFilled, lock.box);
        PdfUpdate manager(before);
        fills(manager.set(31, signature()).set(11, extended(11, "/V 31 0 R")), Kind::SignatureAdded,
              lock.manager);
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

} // namespace
} // namespace cunho::test
