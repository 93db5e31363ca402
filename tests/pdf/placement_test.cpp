// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/free_space.hpp"
#include "pdf_test.hpp"

#include <cunho/pdf/placement.hpp>

#include <algorithm>
#include <cmath>

namespace cunho::test {
namespace {

using pdf::Corner;
using pdf::FreeSpace;
using pdf::Placement;
using pdf::Rectangle;

bool overlaps(const Rectangle& a, const Rectangle& b) {
    return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}

/// A page as mupdf draws it at one dot a point.
class Picture {
  public:
    explicit Picture(const std::string& pgm) {
        std::istringstream in(pgm);
        std::string magic;
        int maximum = 0;
        in >> magic >> width_ >> height_ >> maximum;
        in.get();
        dots_.resize(static_cast<std::size_t>(width_ * height_));
        in.read(dots_.data(), static_cast<std::streamsize>(dots_.size()));
        EXPECT_TRUE(in && magic == "P5" && maximum == 255);
    }

    /// Centres of the dots that are not white, origin lower left.
    template<typename Act>
    void forInk(Act act) const {
        for (int row = 0; row < height_; ++row)
            for (int column = 0; column < width_; ++column)
                if (static_cast<unsigned char>(dots_[static_cast<std::size_t>(row * width_ + column)]) < 250)
                    act(column + 0.5, height_ - row - 0.5);
    }

  private:
    int width_ = 0;
    int height_ = 0;
    std::string dots_;
};

struct SamplePage {
    std::string content;
    std::string keys = "/MediaBox [0 0 400 300]"; ///< of the page
    std::string annots = "";
};

class Placing : public PdfTest {
  protected:
    /// F1 has widths, F2 has none, F3 is a Type 3 font, F4 composite; X1 a picture, X2 a form with two more
    /// inside.
    path page(const SamplePage& sample, const std::string& name = "page.pdf") const {
        PdfBuilder pdf;
        pdf.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] >> >>");
        pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        pdf.add("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources 5 0 R " + sample.keys +
                (sample.annots.empty() ? "" : " /Annots [" + sample.annots + "]") + " >>");
        pdf.addStream("", sample.content);
        pdf.add("<< /Font << /F1 6 0 R /F2 7 0 R /F3 8 0 R /F4 12 0 R >> /XObject << /X1 9 0 R /X2 10 0 R >> "
                "/ExtGState << /G1 << /Font [7 0 R 30] /LW 8 >> >> /Shading << /S1 << /ShadingType 2 "
                "/ColorSpace /DeviceGray /Coords [0 0 400 0] /Function << /FunctionType 2 /Domain [0 1] "
                "/C0 [0] /C1 [0.5] /N 1 >> >> >> >>");
        std::string widths;
        for (int code = 32; code < 127; ++code)
            widths += "600 ";
        pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 32 /LastChar 126 /Widths [" +
                widths + "] >>");
        pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>");
        pdf.add("<< /Type /Font /Subtype /Type3 /FontBBox [0 -2 8 10] /FontMatrix [0.1 0 0 0.1 0 0] "
                "/FirstChar 65 /LastChar 65 /Widths [9] /Encoding << /Differences [65 /box] >> "
                "/CharProcs << /box 11 0 R >> /Resources << >> >>");
        pdf.addStream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
                      "/BitsPerComponent 8 ",
                      std::string(1, '\0'));
        pdf.addStream("/Type /XObject /Subtype /Form /BBox [0 0 50 40] /Matrix [2 0 0 1 10 5] "
                      "/Resources << /XObject << /X1 9 0 R /X2 10 0 R >> >> ",
                      "q 20 0 0 20 5 5 cm /X1 Do Q /X2 Do Q Q 0 g 45 0 100 100 re f");
        pdf.addStream("", "9 0 0 -2 8 10 d1 0 -2 8 12 re f");
        pdf.add("<< /Type /Font /Subtype /Type0 /BaseFont /Courier /Encoding /Identity-V /DescendantFonts "
                "[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Courier /CIDSystemInfo << /Registry "
                "(Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>] >>");
        return put(name, pdf.build("/Root 1 0 R"));
    }

    Picture drawn(const path& file) const {
        const path out = at("drawn.pgm");
        judge("mutool", {"draw", "-q", "-r", "72", "-F", "pgm", "-o", out.string(), file.string(), "1"});
        return Picture(std::string(asText(readFile(out))));
    }

    Rectangle place(const path& file, const Placement& placement) const {
        return pdf::placeSeal(*reader_, file, reader_->readPage(file, 1).page, placement);
    }

    /// Every dot of ink lies in a box, and none where a seal finds free space.
    void expectCovered(const path& file) const {
        const auto boxes = reader_->occupiedBoxes(file, 1);
        const Rectangle seal = place(file, {FreeSpace{}, 60, 30, 5});
        std::size_t open = 0;
        std::size_t hidden = 0;
        std::size_t ink = 0;
        drawn(file).forInk([&](double x, double y) {
            const Rectangle dot{x - 0.01, y - 0.01, x + 0.01, y + 0.01};
            const auto hit = [&dot](const Rectangle& box) { return overlaps(box, dot); };
            ++ink;
            open += std::ranges::none_of(boxes, hit) ? 1U : 0U;
            hidden += hit(seal) ? 1U : 0U;
        });
        EXPECT_GT(ink, 0U);
        EXPECT_EQ(open, 0U) << "dots without a box, of " << ink;
        EXPECT_EQ(hidden, 0U) << "dots below the seal, of " << ink;
    }
};

const SamplePage inkPages[] = {
    {"BT /F1 20 Tf 50 200 Td (Fatura gjpqÂ) Tj ET"},
    {"BT /F2 20 Tf 50 200 Td (WWWWWW@@@) Tj (mais) Tj -40 -30 Td (abaixo) Tj ET"},
    {"BT /F2 20 Tf 14 TL 50 200 Td (um) Tj T* (dois) Tj (tres) ' 10 2 (qua tro) \" ET"},
    {"BT /F2 20 Tf 50 250 TD (um) Tj 0 -60 TD (dois) Tj T* (tres) Tj ET"},
    {"BT /F1 12 Tf 0.7 0.7 -0.7 0.7 200 60 Tm 150 Tz 5 Ts 3 Tc 9 Tw (ao alto e em diagonal) Tj ET"},
    {"BT /F2 18 Tf 40 100 Td [(A) -8000 (B) 9500 (C) -20 (D)] TJ ET"},
    {"BT /F2 -18 Tf 300 100 Td (para tras) Tj ET"},
    {"q 2 0 0 2 10 10 cm BT /F1 10 Tf 5 5 Td (dobro) Tj ET Q BT /F1 10 Tf 5 200 Td (simples) Tj ET"},
    {"BT /F3 20 Tf 50 100 Td (AAA) Tj ET"},
    {"/G1 gs BT 20 20 Td (estado) Tj ET 20 150 200 60 re S"},
    {"q 80 20 -20 60 100 100 cm /X1 Do Q"},
    {"1 0 0 1 40 60 cm /X2 Do 20 0 0 20 200 100 cm /X1 Do"},
    {"q 90 0 0 40 30 30 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x01 EI Q"},
    {"q 100 100 50 40 re W n /S1 sh Q"},
    {"3 w 20 20 m 300 20 l 300 250 l S 40 40 m 60 200 200 260 280 60 c B 30 200 m 60 290 100 200 v "
     "120 160 140 220 y h S"},
    {"0.1 w 20 100 m 380 100 l S 20 150 360 0.2 re f"},
    {"1 1 1 rg 0 0 400 300 re f 0 g 10 10 30 30 re f"},
};

const char* const pageBoxes[] = {
    "/MediaBox [0 0 400 300]",
    "/MediaBox [0 0 400 300] /Rotate 90",
    "/MediaBox [0 0 400 300] /Rotate 180",
    "/MediaBox [0 0 400 300] /Rotate -90",
    "/MediaBox [-20 -10 400 300] /CropBox [10 5 350 280] /Rotate 270",
};

TEST_F(Placing, BoxesCoverAllInkAndFreeSpaceHasNone) {
    for (const SamplePage& sample : inkPages)
        for (const char* const keys : pageBoxes) {
            SCOPED_TRACE(sample.content + "  " + keys);
            expectCovered(page({sample.content, keys, ""}));
        }
}

TEST_F(Placing, OperatorsWithoutTheirOperandsDoNothing) {
    const std::string text = "BT /F1 12 Tf 30 30 Td (depois de erros) Tj ET";
    EXPECT_EQ(reader_->occupiedBoxes(page({"Q Q 5 Tj /F9 12 Tf (x) cm Td re f l S gs /X9 Do " + text}), 1),
              reader_->occupiedBoxes(page({text}), 1));
}

TEST_F(Placing, VerticalWritingGoesDown) {
    const auto found = reader_->occupiedBoxes(page({"BT /F4 20 Tf 200 250 Td <000100020003> Tj ET"}), 1);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_LE(found[0].bottom, 190);
    EXPECT_GE(found[0].top, 250);
    EXPECT_LE(found[0].left, 190);
    EXPECT_GE(found[0].right, 210);
}

TEST_F(Placing, AFrameIsFreeInsideAndABackgroundIsNothing) {
    const auto frame = reader_->occupiedBoxes(page({"1 w 20 20 360 260 re S"}), 1);
    const Rectangle middle{100, 100, 300, 200};
    EXPECT_EQ(frame.size(), 4U);
    for (const Rectangle& box : frame)
        EXPECT_FALSE(overlaps(box, middle));
    EXPECT_TRUE(reader_->occupiedBoxes(page({"0.9 g 0 0 400 300 re f /S1 sh"}), 1).empty());
    EXPECT_TRUE(reader_->occupiedBoxes(page({"1 g 50 50 100 100 re f"}), 1).empty());
    EXPECT_EQ(reader_->occupiedBoxes(page({"q 400 0 0 300 0 0 cm /X1 Do Q"}), 1).size(), 1U)
        << "a scanned page";
}

TEST_F(Placing, WidgetsAndStampsCountAndLinksDoNot) {
    const auto found = reader_->occupiedBoxes(
        page({"", "/MediaBox [0 0 400 300]",
              "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [150 80 50 60] >> "
              "<< /Type /Annot /Subtype /Link /Rect [200 60 300 80] >> "
              "<< /Type /Annot /Subtype /Stamp /Rect [10 10 30 30] >> 7 null << /Rect (x) >>"}),
        1);
    EXPECT_EQ(found, (std::vector<Rectangle>{{50, 60, 150, 80}, {10, 10, 30, 30}}));
}

TEST_F(Placing, CornersKeepTheMargin) {
    const struct {
        Corner corner;
        const char* keys;
        Rectangle expected;
    } cases[] = {
        {Corner::BottomLeft, pageBoxes[0], {10, 10, 110, 60}},
        {Corner::BottomRight, pageBoxes[0], {290, 10, 390, 60}},
        {Corner::TopLeft, pageBoxes[0], {10, 240, 110, 290}},
        {Corner::TopRight, pageBoxes[0], {290, 240, 390, 290}},
        {Corner::TopRight, pageBoxes[1], {190, 340, 290, 390}},
        {Corner::BottomRight, pageBoxes[4], {165, 10, 265, 60}},
    };
    for (const auto& [corner, keys, expected] : cases)
        EXPECT_EQ(place(page({"", keys, ""}), {corner, 100, 50, 10}), expected) << keys;
}

TEST(OnSheet, KeepsItsDistanceFromTheNearestEdges) {
    const Rectangle lowerRight{361, 24, 571, 94};
    const Rectangle upperLeft{24, 748, 234, 818};
    const Rectangle middle{192.5, 386, 402.5, 456};
    const struct {
        Rectangle where;
        double width;
        double height;
        Rectangle expected;
    } cases[] = {
        {lowerRight, 595, 842, lowerRight},         {lowerRight, 842, 595, {608, 24, 818, 94}},
        {lowerRight, 420, 595, {186, 24, 396, 94}}, {upperLeft, 612, 792, {24, 698, 234, 768}},
        {upperLeft, 420, 300, {24, 206, 234, 276}}, {middle, 842, 595, {316, 262.5, 526, 332.5}},
        {lowerRight, 220, 600, {0, 24, 210, 94}}, // it fits, but not as far away
        {lowerRight, 105, 600, {0, 24, 105, 59}}, // half as large
        {upperLeft, 600, 35, {24, 0, 129, 35}},
    };
    for (const auto& [where, width, height, expected] : cases) {
        const Rectangle found = pdf::onSheet({where, 595, 842}, width, height);
        EXPECT_NEAR(found.left, expected.left, 1e-9) << width << " " << height;
        EXPECT_NEAR(found.bottom, expected.bottom, 1e-9) << width << " " << height;
        EXPECT_NEAR(found.right, expected.right, 1e-9) << width << " " << height;
        EXPECT_NEAR(found.top, expected.top, 1e-9) << width << " " << height;
    }
    EXPECT_EQ(pdf::onSheet({lowerRight, 0, 0}, 900, 900), lowerRight) << "from the left and from below";
    EXPECT_EQ(pdf::onSheet({lowerRight, 0, 0}, 500, 900), (Rectangle{290, 24, 500, 94}));
}

TEST(OnSheet, IsOnEverySheetInItsProportion) {
    std::uint32_t state = 11;
    const auto any = [&state](double least, double most) {
        state = state * 1664525U + 1013904223U;
        return least + (most - least) * (state >> 8U) / double(1U << 24U);
    };
    for (int round = 0; round < 20'000; ++round) {
        const double x = any(-50, 900);
        const double y = any(-50, 900);
        const pdf::OnSheet place{{x, y, x + any(1, 600), y + any(1, 600)}, any(0, 1200), any(0, 1200)};
        const double width = any(3, 1200);
        const double height = any(3, 1200);
        const Rectangle found = pdf::onSheet(place, width, height);
        EXPECT_GE(found.left, 0);
        EXPECT_GE(found.bottom, 0);
        EXPECT_LE(found.right, width + 1e-9);
        EXPECT_LE(found.top, height + 1e-9);
        EXPECT_NEAR(found.width() * place.where.height(), found.height() * place.where.width(), 1e-6);
        EXPECT_LE(found.width(), place.where.width() + 1e-9);
    }
}

TEST_F(Placing, TheSamePlaceIsThatOfThePageAsShown) {
    const pdf::OnSheet lowerRight{{485, 24, 585, 74}, 595, 842};
    const struct {
        const char* keys;
        Rectangle expected;
    } cases[] = {{pageBoxes[0], {290, 24, 390, 74}},
                 {pageBoxes[1], {190, 24, 290, 74}},
                 {pageBoxes[4], {165, 24, 265, 74}}};
    for (const auto& [keys, expected] : cases)
        EXPECT_EQ(place(page({"", keys, ""}), {lowerRight}), expected) << keys;
    const double nan = std::nan("");
    for (const Rectangle& bad : {Rectangle{}, Rectangle{nan, nan, nan, nan}, Rectangle{9, 9, 5, 5}})
        EXPECT_EQ(failureOf([&] {
                      place(page({""}), {pdf::OnSheet{bad, 595, 842}});
                  }).reason,
                  "SEAL_OUTSIDE_PAGE");
}

TEST_F(Placing, FreeSpaceStandsRightBesideInkOnlyWhereThereIsNoOtherPlace) {
    const path file = page({"0 g 0 60 400 10 re f 0 100 400 200 re f 0 0 50 60 re f 200 0 200 60 re f"});
    const struct {
        double width;
        Rectangle expected;
    } cases[] = {{120, {57.95, 10, 177.95, 40}}, {140, {50.75, 10, 190.75, 40}}};
    for (const auto& [width, expected] : cases) {
        const Rectangle found = place(file, {FreeSpace{}, width, 30, 10});
        EXPECT_NEAR(found.left, expected.left, 1e-9);
        EXPECT_NEAR(found.bottom, expected.bottom, 1e-9);
        EXPECT_NEAR(found.right, expected.right, 1e-9);
    }
}

TEST_F(Placing, FreeSpaceIsTheLowestAndThereTheLeftmost) {
    const struct {
        std::string content;
        Rectangle expected;
    } cases[] = {
        {"", {10, 10, 110, 60}},
        {"0 g 0 0 50 40 re f", {57.95, 10, 157.95, 60}},
        {"0 g 0 0 300 40 re f", {10, 47.95, 110, 97.95}},
        {"0 g 0 0 60 40 re f 150 20 20 20 re f", {177.95, 10, 277.95, 60}},
        {"0 g 0 0 60 40 re f 175.8 20 300 20 re f", {10, 47.95, 110, 97.95}},
        {"0 g 0 0 60 40 re f 175.9 20 300 20 re f", {67.95, 10, 167.95, 60}},
    };
    for (const auto& [content, expected] : cases) {
        const Rectangle found = place(page({content}), {FreeSpace{}, 100, 50, 10});
        EXPECT_NEAR(found.left, expected.left, 1e-9) << content;
        EXPECT_NEAR(found.bottom, expected.bottom, 1e-9) << content;
        EXPECT_NEAR(found.right, expected.right, 1e-9) << content;
        EXPECT_NEAR(found.top, expected.top, 1e-9) << content;
    }
}

TEST_F(Placing, RefusesWhatDoesNotFit) {
    const path file = page({"0 0 0 rg q 380 0 0 280 10 10 cm /X1 Do Q"});
    const double nan = std::nan("");
    const struct {
        Placement placement;
        std::string reason;
    } cases[] = {
        {{FreeSpace{}, 100, 50, 10}, "NO_FREE_SPACE"},
        {{FreeSpace{}, 500, 50, 10}, "SEAL_OUTSIDE_PAGE"},
        {{FreeSpace{}, 100, 50, 160}, "SEAL_OUTSIDE_PAGE"},
        {{Corner::TopLeft, 391, 50, 10}, "SEAL_OUTSIDE_PAGE"},
        {{Corner::TopLeft, 100, 50, nan}, "SEAL_OUTSIDE_PAGE"},
        {{Corner::TopLeft, -100, 50, 10}, "SEAL_OUTSIDE_PAGE"},
        {{Rectangle{350, 10, 401, 60}, 0, 0, 0}, "SEAL_OUTSIDE_PAGE"},
        {{Rectangle{10, -1, 100, 60}, 0, 0, 0}, "SEAL_OUTSIDE_PAGE"},
        {{Rectangle{10, 10, 10, 60}, 0, 0, 0}, "SEAL_OUTSIDE_PAGE"},
        {{Rectangle{nan, nan, nan, nan}, 0, 0, 0}, "SEAL_OUTSIDE_PAGE"},
    };
    for (const auto& [placement, reason] : cases) {
        const Failure failure = failureOf([&, where = placement] { place(file, where); });
        EXPECT_EQ(failure.fault, Fault::Input);
        EXPECT_EQ(failure.reason, reason);
        EXPECT_EQ(failure.params.at("page"), "1");
    }
    EXPECT_EQ(place(file, {Rectangle{0, 0, 400, 300}, 0, 0, 0}), (Rectangle{0, 0, 400, 300}));
}

TEST_F(Placing, SaysWhatIsWrongWithTheFile) {
    const auto reasonOf = [this](const path& file) {
        return failureOf([&] { reader_->occupiedBoxes(file, 1); }).reason;
    };
    EXPECT_EQ(reasonOf(put("none.pdf", "no PDF")), "PDF_NO_HEADER");
    EXPECT_EQ(failureOf([&] { reader_->occupiedBoxes(page({""}), 2); }).reason, "PAGE_NOT_THERE");
    std::string damaged(asText(readFile(page({"BT ET"}))));
    damaged.replace(damaged.find("/Length"), 0, "/Filter /FlateDecode ");
    EXPECT_EQ(reasonOf(put("filter.pdf", damaged)), "PDF_DAMAGED");
    EXPECT_EQ(reasonOf(page({"BT /F1 9 Tf (a) Tj ET >> ] } 10 10 m"})), "PDF_DAMAGED");
}

/// It could be signed without a seal, or with one in a corner, and the person should hear so.
TEST_F(Placing, DamagedContentLeavesEveryPlaceButTheFreeOne) {
    const path file = page({"BT /F1 9 Tf (a) Tj ET >> ] } 10 10 m"});
    const Failure failure = failureOf([&] { place(file, {FreeSpace{}, 60, 30, 5}); });
    EXPECT_EQ(failure.fault, Fault::Input);
    EXPECT_EQ(failure.reason, "FREE_SPACE_UNKNOWN");
    EXPECT_EQ(failure.params, (ErrorParams{{"page", "1"}}));
    EXPECT_FALSE(failure.detail.empty());
    EXPECT_EQ(place(file, {Corner::BottomLeft, 60, 30, 5}), (Rectangle{5, 5, 65, 35}));
    EXPECT_EQ(read(fillDummy(file, "signed.pdf")).signatures.size(), 1U);
    EXPECT_EQ(failureOf([&] {
                  place(put("none.pdf", "no PDF"), {FreeSpace{}, 60, 30, 5});
              }).reason,
              "PDF_NO_HEADER");
}

TEST_F(Placing, APageThatAsksForTooMuchWorkCountsAsFull) {
    std::string deep;
    for (int i = 0; i < 2000; ++i)
        deep += "q ";
    std::string growing;
    for (int i = 0; i < 40; ++i)
        growing += "999999999999 0 0 999999999999 0 0 cm ";
    const std::string many = "%" + std::string(33U << 20U, 'x') + "\nn";
    for (const std::string& content : {deep, growing, many})
        EXPECT_EQ(failureOf([&] {
                      place(page({content}), {FreeSpace{}, 60, 30, 5});
                  }).reason,
                  "NO_FREE_SPACE");
}

TEST_F(Placing, ManySmallThingsAreRoundedAndStillCovered) {
    std::string content = "0 g ";
    for (int i = 0; i < 5000; ++i)
        content += std::to_string(20 + i % 100 * 3) + " " + std::to_string(100 + i / 100 * 3) + " 1 1 re f ";
    const path file = page({content});
    expectCovered(file);
    EXPECT_EQ(place(file, {FreeSpace{}, 300, 60, 10}), (Rectangle{10, 10, 310, 70}));
}

/// Compared with trying every place on a fine grid.
TEST(FreePlace, IsTheFirstThatThereIs) {
    std::uint32_t state = 7;
    const auto next = [&state](int below) {
        state = state * 1664525U + 1013904223U;
        return static_cast<int>(state >> 16U) % below;
    };
    for (int round = 0; round < 300; ++round) {
        std::vector<Rectangle> taken;
        for (int i = next(12); i >= 0; --i) {
            const double left = next(36);
            const double bottom = next(26);
            taken.push_back({left, bottom, left + 1 + next(9), bottom + 1 + next(9)});
        }
        const int width = 1 + next(20);
        const int height = 1 + next(15);
        std::optional<Rectangle> expected;
        for (int y = 2; y + height <= 28 && !expected; ++y)
            for (int x = 2; x + width <= 38 && !expected; ++x) {
                const Rectangle here{double(x), double(y), double(x + width), double(y + height)};
                if (std::ranges::none_of(taken, [&](const Rectangle& box) { return overlaps(box, here); }))
                    expected = here;
            }
        EXPECT_EQ(pdf::lowestFreePlace({2, 2, 38, 28}, width, height, taken), expected) << round;
    }
}

} // namespace
} // namespace cunho::test
