// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/letterhead.hpp"
#include "print_test.hpp"

#include <QBuffer>

namespace cunho::test {
namespace {

/// A disc on a transparent ground (JPEG: on black).
Bytes logo(const char* format, int width, int height) {
    QImage image(width, height, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const int dx = 2 * x - width;
            const int dy = 2 * y - height;
            if (dx * dx + dy * dy < height * height)
                image.setPixelColor(x, y, QColor(200, 30, 60, 200));
        }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(image.save(&buffer, format));
    return {bytes.begin(), bytes.end()};
}

class Logo : public PrintTest {
  protected:
    static invoicing::IssuedFacts withLogo(const Bytes& bytes) {
        auto facts = sampleFacts();
        facts.issuer.logo = bytes;
        return facts;
    }

    static std::size_t pictures(const std::filesystem::path& file) {
        return count(ask("pdfimages", {"-list", file.string()}).report, " rgb ");
    }
};

TEST_F(Logo, IsPrintedFromPngAndStaysValidForTheArchive) {
    const auto file = save(withLogo(logo("PNG", 300, 300)));
    EXPECT_EQ(pictures(file), 1U);
    EXPECT_EQ(ask("pdfimages", {"-list", file.string()}).report.find("smask"), std::string::npos);
    const Verdict verdict = preflight(file);
    EXPECT_TRUE(verdict.good) << verdict.report;
}

TEST_F(Logo, IsPrintedFromJpegAndStaysValidForTheArchive) {
    const auto file = save(withLogo(logo("JPEG", 900, 200)));
    EXPECT_EQ(pictures(file), 1U);
    const Verdict verdict = preflight(file);
    EXPECT_TRUE(verdict.good) << verdict.report;
}

TEST_F(Logo, BreaksTheContactsBesideIt) {
    const std::string page = pdfText(save(withLogo(logo("PNG", 900, 200))));
    EXPECT_THAT(page, testing::HasSubstr("ola@atelierdomondego.pt"));
    EXPECT_THAT(page, testing::Not(testing::ContainsRegex("239 000 000 +·")));
}

TEST_F(Logo, GivesWayToAMonogramWhenItIsBroken) {
    Bytes cut = logo("PNG", 300, 300);
    cut.resize(60);
    for (const Bytes& broken :
         {cut, toBytes("not a picture"), toBytes("<svg xmlns='http://www.w3.org/2000/svg'/>")}) {
        const auto file = save(withLogo(broken));
        EXPECT_EQ(pictures(file), 0U);
        EXPECT_THAT(words(file), testing::HasSubstr("Atelier do Mondego, Lda"));
    }
}

TEST_F(Logo, LiesOnWhitePaperWhereItIsTransparent) {
    const QImage image = print::readLogo(logo("PNG", 100, 100));
    ASSERT_FALSE(image.isNull());
    EXPECT_FALSE(image.hasAlphaChannel());
    EXPECT_EQ(image.pixelColor(0, 0), QColor(Qt::white));
}

TEST_F(Logo, IsMadeNoLargerThanPaperShows) {
    const QImage image = print::readLogo(logo("PNG", 3000, 1500));
    EXPECT_LE(image.width(), 1000);
    EXPECT_EQ(image.width(), 2 * image.height());
}

} // namespace
} // namespace cunho::test
