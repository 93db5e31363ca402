// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/qr_code.hpp"
#include "print_test.hpp"

#include <QImage>
#include <QRect>
#include <regex>

namespace cunho::test {
namespace {

/// Only the code is drawn in pure black.
QRect blackArea(const QImage& picture) {
    QRect out;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if ((picture.pixel(x, y) & 0xffffffU) == 0)
                out |= QRect(x, y, 1, 1);
    return out;
}

class PrintedQr : public PrintTest {
  protected:
    static constexpr int kDots = 300;
    static double millimetres(int pixels) { return pixels * 25.4 / kDots; }

    QImage render(const std::filesystem::path& file) const {
        return QImage(QString::fromStdString(pdfPicture(file, 1, kDots).string()));
    }
};

TEST_F(PrintedQr, AnswersTheFiscalText) {
    const auto facts = sampleFacts();
    const auto file = save(facts);
    EXPECT_EQ(zbar(file, 1, 150), facts.qrText);
    EXPECT_EQ(zbar(file, 1, 300), facts.qrText);
}

TEST_F(PrintedQr, IsReadFromAScreenToo) {
    const auto facts = sampleFacts();
    EXPECT_EQ(zbar(save(facts), 1, 96), facts.qrText);
}

TEST_F(PrintedQr, IsReadWhenThreeRegionsMakeItLong) {
    auto facts = sampleFacts();
    facts.qrText += "*S:" + std::string(250, 'X');
    EXPECT_EQ(zbar(save(facts), 1, 150), facts.qrText);
}

TEST_F(PrintedQr, IsAtLeastThirtyMillimetresWideWithinWhite) {
    const QImage picture = render(save(sampleFacts()));
    const QRect code = blackArea(picture);
    EXPECT_GE(millimetres(code.width()), 30.0);
    EXPECT_GE(millimetres(code.height()), 30.0);
    const int margin = static_cast<int>(2.5 * kDots / 25.4);
    const QRect zone = code.adjusted(-margin, -margin, margin, margin);
    ASSERT_TRUE(picture.rect().contains(zone));
    int marked = 0;
    for (int y = zone.top(); y <= zone.bottom(); ++y)
        for (int x = zone.left(); x <= zone.right(); ++x)
            if (!code.adjusted(-1, -1, 1, 1).contains(x, y) && (picture.pixel(x, y) & 0xffffffU) != 0xffffffU)
                ++marked;
    EXPECT_EQ(marked, 0);
}

TEST_F(PrintedQr, StandsImmediatelyBelowTheAtcud) {
    const auto file = save(sampleFacts());
    const std::string boxes = ask("pdftotext", {"-bbox", file.string(), "-"}).report;
    std::smatch found;
    ASSERT_TRUE(std::regex_search(
        boxes, found,
        std::regex("xMin=\"([0-9.]+)\" yMin=\"[0-9.]+\" xMax=\"[0-9.]+\" yMax=\"([0-9.]+)\">ATCUD:")));
    const QRect code = blackArea(render(file));
    const double gap = millimetres(code.top()) - std::stod(found[2]) * 25.4 / 72;
    EXPECT_GT(gap, 0);
    EXPECT_LT(gap, 4);
    EXPECT_NEAR(std::stod(found[1]) * 25.4 / 72, millimetres(code.left()), 1);
}

TEST(QrCode, HasVersionNineOrHigher) {
    EXPECT_EQ(print::QrCode("A").modules(), 53);
    EXPECT_GE(print::QrCode(std::string(452, 'A')).modules(), 85);
}

TEST(QrCode, KeepsModulesLargeEnoughToScan) {
    for (const std::size_t length : {100U, 250U, 450U}) {
        const print::QrCode code(std::string(length, '7'));
        EXPECT_GE(code.edge(), 30.0);
        EXPECT_GE(code.module(), 0.56);
        EXPECT_GE(code.quietZone(), 2.5);
    }
}

TEST(QrCode, ItsPathCoversExactlyTheDarkModules) {
    const print::QrCode code("A:509442013*B:999999990");
    const auto path = code.path(QPointF(0, 0));
    for (int row = 0; row < code.modules(); ++row)
        for (int column = 0; column < code.modules(); ++column) {
            const QPointF middle((column + 0.5) * code.module(), (row + 0.5) * code.module());
            ASSERT_EQ(path.contains(middle), code.dark(column, row)) << column << ' ' << row;
        }
}

TEST(QrCode, RefusesATextThatNoCodeHolds) {
    try {
        print::QrCode(std::string(4000, 'A'));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::Input);
        EXPECT_EQ(error.reason(), "QR_TOO_LONG");
    }
}

} // namespace
} // namespace cunho::test
