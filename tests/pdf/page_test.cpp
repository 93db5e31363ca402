// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf_test.hpp"

namespace cunho::test {
namespace {

using pdf::PageGeometry;
using pdf::Rectangle;

class Pages : public PdfTest {
  protected:
    /// Three pages; the last two stand in a node of their own with these entries, the last has its own.
    path tree(const std::string& root, const std::string& node, const std::string& page) const {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R >>");
        builder.add("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 3 " + root + " >>");
        builder.add("<< /Type /Page /Parent 2 0 R >>");
        builder.add("<< /Type /Pages /Parent 2 0 R /Kids [5 0 R 6 0 R] /Count 2 " + node + " >>");
        builder.add("<< /Type /Page /Parent 4 0 R >>");
        builder.add("<< /Type /Page /Parent 4 0 R " + page + " >>");
        builder.add("[0 0 300 400]");
        builder.add("90");
        return put("tree.pdf", builder.build("/Root 1 0 R"));
    }

    PageGeometry geometry(const std::string& root, const std::string& node, const std::string& page) const {
        return reader_->readPage(tree(root, node, page), -1).page.geometry;
    }
};

TEST_F(Pages, AreCountedFromBothEnds) {
    const path file = tree("", "", "");
    const std::vector<std::pair<int, std::uint32_t>> cases{{1, 3}, {2, 5}, {3, 6}, {-1, 6}, {-2, 5}, {-3, 3}};
    for (const auto& [asked, object] : cases) {
        const pdf::PdfStructure structure = reader_->readPage(file, asked);
        EXPECT_EQ(structure.page.id.number, object) << asked;
        EXPECT_EQ(structure.page.number, asked > 0 ? asked : 4 + asked);
        EXPECT_EQ(structure.pageCount, 3U);
    }
    EXPECT_EQ(read(file).page.id.number, 3U);
    for (const int asked : {0, 4, -4, 2147483647, -2147483647 - 1}) {
        const Failure failure = failureOf([&] { reader_->readPage(file, asked); });
        EXPECT_EQ(failure.fault, Fault::Input);
        EXPECT_EQ(failure.reason, "PAGE_NOT_THERE");
        EXPECT_EQ(failure.params.at("page"), std::to_string(asked));
        EXPECT_EQ(failure.params.at("count"), "3");
    }
}

TEST_F(Pages, InheritBoxesAndRotation) {
    struct Case {
        std::string root, node, page;
        Rectangle cropBox;
        int rotation;
    };
    const std::vector<Case> cases{
        {"", "", "", {0, 0, 612, 792}, 0},
        {"/MediaBox 7 0 R /Rotate 8 0 R", "", "", {0, 0, 300, 400}, 90},
        {"/MediaBox [0 0 9 9]", "/MediaBox [300 400 0 -10] /Rotate -90", "", {0, -10, 300, 400}, 270},
        {"/MediaBox 7 0 R", "/CropBox [10 20 100 200] /Rotate 90", "/Rotate 0", {10, 20, 100, 200}, 0},
        {"/MediaBox 7 0 R", "/CropBox [10 20 100 200]", "/CropBox [-5 50 999.5 60]", {0, 50, 300, 60}, 0},
        {"/MediaBox 7 0 R", "/CropBox [500 500 600 600]", "", {0, 0, 300, 400}, 0},
        {"/MediaBox 7 0 R", "/CropBox [1 2 3]", "/Rotate 810", {0, 0, 300, 400}, 90},
        {"/MediaBox 7 0 R", "/CropBox [1 2 3 (x)]", "/Rotate 45", {0, 0, 300, 400}, 0},
        {"/MediaBox 7 0 R", "/CropBox [7 7 7 7]", "/Rotate /Left", {0, 0, 300, 400}, 0},
        {"/MediaBox [0 0 0 0]", "", "/Rotate -450", {0, 0, 612, 792}, 270},
        {"/MediaBox 7 0 R", "/CropBox [-99999999999999999999 0 9 9]", "/Rotate null", {0, 0, 300, 400}, 0},
    };
    for (const Case& each : cases) {
        SCOPED_TRACE(each.root + "|" + each.node + "|" + each.page);
        const PageGeometry found = geometry(each.root, each.node, each.page);
        EXPECT_EQ(found.cropBox, each.cropBox);
        EXPECT_EQ(found.rotation, each.rotation);
    }
}

TEST(PageGeometry, TurnsRectanglesThereAndBack) {
    // A page 200 wide and 100 high in user space, whose lower left corner is at (10, 20). The mark is 30 wide
    // and 10 high, in the corner that is the lower left one of user space.
    const Rectangle crop{10, 20, 210, 120};
    const Rectangle mark{10, 20, 40, 30};
    const std::vector<std::pair<int, Rectangle>> cases{
        {0, {0, 0, 30, 10}}, {90, {0, 170, 10, 200}}, {180, {170, 90, 200, 100}}, {270, {90, 0, 100, 30}}};
    for (const auto& [rotation, shown] : cases) {
        const PageGeometry page{crop, rotation};
        EXPECT_EQ(page.shownWidth(), rotation % 180 == 0 ? 200 : 100);
        EXPECT_EQ(page.shownHeight(), rotation % 180 == 0 ? 100 : 200);
        EXPECT_EQ(page.toShown(mark), shown) << rotation;
        EXPECT_EQ(page.toUserSpace(shown), mark) << rotation;
    }
}

TEST_F(Pages, OfPdfA1ForbidTransparency) {
    const std::string uri = "http://www.aiim.org/pdfa/ns/id/";
    const std::vector<std::pair<std::string, bool>> cases{
        {"<x xmlns:pdfaid=\"" + uri + "\"><pdfaid:part>1</pdfaid:part></x>", true},
        {"<x xmlns:pdfaid='" + uri + "' pdfaid:part = '1'/>", true},
        {"<x pdfaid:part=\"1\" xmlns:pdfaid=\"" + uri + "\"/>", true},
        {"<x xmlns:a=\"u\" xmlns:q = \"" + uri + "\"><q:part> 1 </q:part></x>", true},
        {"<x xmlns:pdfaid=\"" + uri + "\"><pdfaid:part>2</pdfaid:part></x>", false},
        {"<x xmlns:pdfaid=\"" + uri + "\"><pdfaid:part>10</pdfaid:part></x>", false},
        {"<x xmlns:pdfaid=\"" + uri + "\"><pdfaid:part>", false},
        {"<x><pdfaid:part>1</pdfaid:part></x>", false},
        {uri, false},
        {"", false},
    };
    for (const auto& [xmp, forbidden] : cases) {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        builder.add("<< /Type /Page /Parent 2 0 R >>");
        builder.addStream("/Type /Metadata /Subtype /XML ", xmp);
        EXPECT_EQ(read(put("a.pdf", builder.build("/Root 1 0 R"))).transparencyForbidden, forbidden) << xmp;
    }
}

} // namespace
} // namespace cunho::test
