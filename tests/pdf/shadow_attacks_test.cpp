// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/changes_test.hpp"

namespace cunho::test {
namespace {

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
        {"hybrid", update().hide(5, objects().at(22)).build(UpdateXref::Hybrid), {Kind::ShadowedObject}},
        {"hybrid that hides the page",
         update()
             .set(3, objects().at(3))
             .hide(3, edited(3, "5 0 R", "22 0 R"))
             .hide(5, objects().at(22))
             .build(UpdateXref::Hybrid),
         {Kind::ShadowedObject}},
        {"packed into a stream",
         update(SamplePdf::Xref::ObjectStreams)
             .pack(50, {{12, "<< /Type /Font /BaseFont /Symbol >>"}})
             .build(UpdateXref::Stream),
         {Kind::PageContent}},
    };
    for (const Case& item : cases) {
        const bool packed = item.file.starts_with("%PDF-1.5");
        expectRefused(item,
                      original(packed ? SamplePdf::Xref::ObjectStreams : SamplePdf::Xref::Table).size());
    }
}

TEST_F(Changes, AreNamedWhenAPlaceWasMadeLargeBeforeItWasSigned) {
    PdfBuilder builder;
    for (const auto& [number, body] : objects()) {
        builder.add(number == 11 ? edited(11, "[50 150 150 170]", "[0 0 595 842]") : body);
    }
    const std::string before = builder.build("/Root 1 0 R /Info 17 0 R");
    PdfUpdate prepared(before);
    prepared.set(31, signature())
        .set(32, objects().at(16))
        .set(11, edited(11, "[50 150 150 170]", "[0 0 595 842] /V 31 0 R /AP << /N 32 0 R >>"));
    expectRefused({"large", prepared.build(), {Kind::OverContent}}, before.size());
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

/// Two bytes of run-length code make 128; 4.4 MB make more than may be unpacked.
TEST_F(Changes, AreOneStructureChangeWhenAnObjectStreamUnpacksToTooMuch) {
    std::string runs;
    for (int i = 0; i < 2'200'000; ++i) {
        runs += "\x81 ";
    }
    PdfUpdate bomb(original());
    bomb.pack(50, {{60, "(x)"}})
        .set(50, PdfUpdate::stream("/Type /ObjStm /N 1 /First 5 /Filter /RunLengthDecode ", runs));
    const auto found = changes(bomb.build(UpdateXref::Stream), original().size());
    ASSERT_EQ(found.size(), 1U) << listing(found);
    EXPECT_EQ(found.front().kind, Kind::Structure);
    EXPECT_NE(found.front().detail.find("unpack to too much"), std::string::npos) << listing(found);
}

TEST_F(Changes, AreOneStructureChangeWhenTheyCannotBeRead) {
    const std::string before = original();
    std::string deep = std::string(60'000, '[') + std::string(60'000, ']');
    const std::vector<Case> cases{
        {"garbage", before + std::string(3000, 'x'), {Kind::Structure}},
        {"startxref into nowhere", before + "startxref\n99999999\n%%EOF\n", {Kind::Structure}},
        {"objects without a section",
         update().set(5, objects().at(22)).build(UpdateXref::None),
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
        {"a damaged object that nothing uses", update().set(60, "<< /A (x").build(), {Kind::Structure}},
        {"a damaged object in an appearance",
         update()
             .set(8, edited(8, "(Ana)", "(Rui)"))
             .set(14, "<< /Type /XObject /Length 99999 >>\nstream\nBT (Rui) Tj ET\nendstream")
             .build(),
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

} // namespace
} // namespace cunho::test
