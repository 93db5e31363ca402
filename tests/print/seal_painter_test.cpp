// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print_test.hpp"

#include <cunho/core/error.hpp>
#include <cunho/print/seal_painter.hpp>

#include <QBuffer>
#include <QImage>
#include <regex>
#include <thread>

namespace cunho::test {
namespace {

using signing::SealContent;
using testing::HasSubstr;
using testing::Not;
using Layout = SealContent::Layout;

SealContent sampleSeal(Layout layout = Layout::Neutral) {
    SealContent out;
    out.layout = layout;
    out.name = "Maria da Conceição Albuquerque";
    out.capacity = "Gerência";
    out.company = "Atelier do Mondego, Lda";
    out.identification = "BI12345678";
    out.certifiedBy = {"SCAP", "Ordem dos Contabilistas"};
    out.attributes = {"Gerente", "Assinatura de faturas", "Revisor"};
    out.reason = "Emissão de fatura";
    out.place = "Coimbra";
    out.time = fromLocal(parseLocal("2026-07-01T10:15:00"), Zone::Lisbon);
    return out;
}

Bytes pictureOf(const char* format, QColor colour, int width = 60, int height = 40) {
    QImage image(width, height, QImage::Format_ARGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(image.save(&buffer, format));
    return {bytes.begin(), bytes.end()};
}

class SealPainter : public PrintTest {
  protected:
    std::filesystem::path paint(const SealContent& content, double width = 210, double height = 70) const {
        const auto path = folder_.path() / "seal.pdf";
        const Bytes pdf = painter_->paint(content, width, height);
        std::ofstream(path, std::ios::binary) << asText(pdf);
        return path;
    }

    std::string wordsOf(const SealContent& content, double width = 210, double height = 70) const {
        return words(paint(content, width, height));
    }

    /// Reason of the refusal, or nothing.
    std::string refusal(const SealContent& content, double width, double height) const {
        try {
            paint(content, width, height);
            return {};
        } catch (const Error& error) {
            EXPECT_EQ(error.fault(), Fault::Input);
            return error.reason();
        }
    }

    static std::string decoded(const std::filesystem::path& file) {
        const auto plain = file.parent_path() / "plain.pdf";
        EXPECT_TRUE(ask("qpdf", {"--qdf", "--object-streams=disable", file.string(), plain.string()}).good);
        return std::string(asText(readFile(plain)));
    }

    static void expectOpaque(const std::filesystem::path& file) {
        const std::string plain = decoded(file);
        EXPECT_FALSE(std::regex_search(plain, std::regex("/(ca|CA|SMask|Group|BM|AIS)\\b")));
    }

    /// Nothing is drawn on the outermost dots of the page.
    static void expectCleanEdge(const std::filesystem::path& file) {
        const QImage page(QString::fromStdString(pdfPicture(file, 1, 144).string()));
        ASSERT_FALSE(page.isNull());
        const QRect inside = page.rect().adjusted(2, 2, -2, -2);
        bool clean = true;
        for (int x = 0; x < page.width(); ++x)
            for (int y = 0; y < page.height(); ++y)
                clean = clean && (inside.contains(x, y) || page.pixelColor(x, y) == QColor(Qt::white));
        EXPECT_TRUE(clean);
    }

    std::unique_ptr<signing::SealPainter> painter_ = print::makeSealPainter();
};

TEST_F(SealPainter, SaysWhatEachLayoutHasToSay) {
    const struct {
        Layout layout;
        SealContent::Wording wording;
        std::string text;
    } cases[] = {
        {Layout::Neutral, SealContent::Wording::Portuguese,
         "Assinado por Maria da Conceição Albuquerque Gerência · Atelier do Mondego, Lda Emissão de fatura "
         "2026-07-01 10:15:00 +01:00 · Coimbra"},
        {Layout::Neutral, SealContent::Wording::English, "Signed by Maria da Conceição Albuquerque"},
        {Layout::Identity, SealContent::Wording::Portuguese,
         "Assinado por: Maria da Conceição Albuquerque Num. de Identificação: BI12345678 "
         "Data: 2026-07-01 10:15:00 +01:00 Localização: Coimbra Motivo: Emissão de fatura"},
        {Layout::Identity, SealContent::Wording::English,
         "Signed by: Maria da Conceição Albuquerque Identification number: BI12345678 "
         "Date: 2026-07-01 10:15:00 +01:00 Location: Coimbra Reason: Emissão de fatura"},
        {Layout::Attributes, SealContent::Wording::Portuguese,
         "Localização: Coimbra Certificado por: SCAP e Ordem dos Contabilistas "
         "Atributos certificados: Gerente, Assinatura de faturas e Revisor de Atelier do Mondego, Lda"},
        {Layout::Attributes, SealContent::Wording::English,
         "Certified by: SCAP and Ordem dos Contabilistas "
         "Certified attributes: Gerente, Assinatura de faturas and Revisor of Atelier do Mondego, Lda"},
    };
    for (const auto& [layout, wording, text] : cases) {
        SealContent content = sampleSeal(layout);
        content.wording = wording;
        EXPECT_THAT(wordsOf(content, 300, 120), HasSubstr(text));
    }
}

TEST_F(SealPainter, LeavesOutWhatIsEmpty) {
    SealContent content;
    content.time = fromLocal(parseLocal("2026-01-05T08:00:00"), Zone::Lisbon);
    for (const Layout layout : {Layout::Neutral, Layout::Identity, Layout::Attributes}) {
        content.layout = layout;
        const std::string seen = wordsOf(content);
        EXPECT_THAT(seen, HasSubstr("2026-01-05 08:00:00 +00:00"));
        EXPECT_THAT(seen, Not(HasSubstr("Assinado por")));
        EXPECT_THAT(seen, Not(HasSubstr("·")));
    }
}

TEST_F(SealPainter, MakesOnePageOfExactlyTheSizeAskedFor) {
    const struct {
        double width;
        double height;
        std::string expected;
    } sizes[] = {
        {210, 70, "210 x 70 pts"}, {180.25, 60.5, "180.25 x 60.5 pts"}, {99.5, 99.25, "99.5 x 99.25 pts"}};
    for (const auto& [width, height, expected] : sizes) {
        const auto file = paint(sampleSeal(), width, height);
        const std::string report = ask("pdfinfo", {file.string()}).report;
        EXPECT_THAT(report, testing::ContainsRegex("Pages: +1\n"));
        EXPECT_THAT(report, HasSubstr(expected));
        EXPECT_TRUE(qpdfCheck(file).good);
    }
}

TEST_F(SealPainter, CarriesItsFonts) {
    for (const bool opaque : {false, true}) {
        SealContent content = sampleSeal();
        content.opaque = opaque;
        const std::string report = ask("pdffonts", {paint(content).string()}).report;
        EXPECT_THAT(report, HasSubstr("Inter-SemiBold"));
        EXPECT_EQ(count(report, "yes no  yes"), count(report, "Identity-H")) << report;
    }
}

TEST_F(SealPainter, WarnsAtTheFoot) {
    SealContent content = sampleSeal();
    content.mention = "SANDBOX – sem valor legal";
    EXPECT_THAT(wordsOf(content), HasSubstr("· Coimbra SANDBOX – sem valor legal"));
    EXPECT_THAT(wordsOf(content, 120, 48), HasSubstr("SANDBOX – sem valor legal"));
}

TEST_F(SealPainter, ShowsAPictureWithItsTransparencyOnlyWhereItMay) {
    SealContent content = sampleSeal();
    content.picture = pictureOf("PNG", QColor(200, 30, 60, 120));
    EXPECT_THAT(decoded(paint(content)), HasSubstr("/SMask"));
    content.opaque = true;
    const auto file = paint(content);
    EXPECT_EQ(count(ask("pdfimages", {"-list", file.string()}).report, " rgb "), 1U);
    expectOpaque(file);
    const Verdict archive = preflight(file);
    EXPECT_TRUE(archive.good) << archive.report;
}

TEST_F(SealPainter, IsOpaqueInEveryLayout) {
    for (const Layout layout : {Layout::Neutral, Layout::Identity, Layout::Attributes}) {
        SealContent content = sampleSeal(layout);
        content.mention = "SANDBOX – sem valor legal";
        content.opaque = true;
        content.picture = pictureOf("JPEG", Qt::blue, 40, 90);
        expectOpaque(paint(content, 260, 110));
    }
}

TEST_F(SealPainter, RefusesAPictureThatIsNone) {
    Bytes cut = pictureOf("PNG", Qt::red);
    cut.resize(50);
    SealContent content = sampleSeal();
    for (const Bytes& broken :
         {cut, toBytes("no picture"), toBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"),
          pictureOf("PNG", Qt::red, 8001, 1)}) {
        content.picture = broken;
        EXPECT_EQ(refusal(content, 210, 70), "PICTURE_UNREADABLE");
    }
}

TEST_F(SealPainter, KeepsHardTextsInside) {
    const std::string hard[] = {
        std::string(400, 'W'),
        "Maria " + std::string(100000, 'x'),
        "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u202e gpj.exe",
        "\U0001F600\U0001F468\u200d\U0001F469 \u0301\u0301\u0301 e\u0301",
        "\x01\x07 \x1b[31m linha\nlinha\r\n\t fim",
        "\xff\xfe\xc3 inválido",
        "株式会社 Привет Ελλάδα",
    };
    for (const std::string& text : hard)
        for (const Layout layout : {Layout::Neutral, Layout::Identity, Layout::Attributes}) {
            SealContent content = sampleSeal(layout);
            content.name = content.company = content.reason = content.place = text;
            content.identification = content.capacity = text;
            content.attributes = {text, text};
            content.mention = text;
            const auto file = paint(content, 150, 60);
            EXPECT_TRUE(qpdfCheck(file).good);
            expectCleanEdge(file);
            EXPECT_THAT(words(file), HasSubstr("2026-07-01 10:15:00"));
        }
}

TEST_F(SealPainter, ShrinksThenCutsWithAnEllipsis) {
    SealContent content = sampleSeal();
    EXPECT_THAT(wordsOf(content, 150, 50), Not(HasSubstr("…")));
    content.company = "Sociedade de Construções e Empreendimentos Imobiliários do Alto Mondego";
    content.company += ", " + content.company + ", " + content.company;
    const std::string seen = wordsOf(content, 100, 40);
    EXPECT_THAT(seen, HasSubstr("…"));
    EXPECT_THAT(seen, HasSubstr("2026-07-01 10:15:00 +01:00"));
}

TEST_F(SealPainter, TakesTurningMarksOutOfNames) {
    SealContent content = sampleSeal();
    content.name = "Ana\u202e Silva\u202c \u2066Sá\u2069";
    EXPECT_THAT(wordsOf(content), HasSubstr("Ana Silva Sá"));
}

TEST_F(SealPainter, SaysWhenItIsTooSmall) {
    const SealContent content = sampleSeal();
    for (const auto& [width, height] :
         {std::pair{60.0, 60.0}, {210.0, 15.0}, {0.0, 0.0}, {-5.0, 70.0}, {std::nan(""), 70.0}, {1.0, 1.0}})
        EXPECT_EQ(refusal(content, width, height), "SEAL_TOO_SMALL") << width << " x " << height;
    EXPECT_EQ(refusal(content, 95, 30), "");
    SealContent full = content;
    full.mention = "SANDBOX – sem valor legal";
    full.picture = pictureOf("PNG", Qt::red);
    EXPECT_EQ(refusal(full, 95, 30), "SEAL_TOO_SMALL");
}

TEST_F(SealPainter, DrawsTheSameBytesAgainOnAnyThread) {
    for (const bool opaque : {false, true}) {
        SealContent content = sampleSeal(Layout::Attributes);
        content.opaque = opaque;
        const Bytes expected = painter_->paint(content, 210.5, 70);
        std::vector<Bytes> seals(3);
        {
            std::vector<std::jthread> threads;
            for (Bytes& seal : seals)
                threads.emplace_back([&] { seal = painter_->paint(content, 210.5, 70); });
        }
        for (const Bytes& seal : seals)
            EXPECT_EQ(seal, expected);
    }
}

TEST_F(SealPainter, DrawsEachSecondAnewAndTheSameSealOnce) {
    SealContent content = sampleSeal();
    const Bytes first = painter_->paint(content, 210, 70);
    content.time += std::chrono::milliseconds(400);
    EXPECT_EQ(painter_->paint(content, 210, 70), first) << "within the same second";
    const auto differs = [&](auto change) {
        SealContent other = content;
        change(other);
        return painter_->paint(other, 210, 70) != first;
    };
    EXPECT_TRUE(differs([](SealContent& it) { it.time += std::chrono::seconds(1); }));
    EXPECT_TRUE(differs([](SealContent& it) { it.name = "Ana"; }));
    EXPECT_TRUE(differs([](SealContent& it) { it.place = "Faro"; }));
    EXPECT_TRUE(differs([](SealContent& it) { it.picture = pictureOf("PNG", Qt::red); }));
    EXPECT_NE(painter_->paint(content, 210, 71), first);
    EXPECT_EQ(painter_->paint(content, 210, 70), first) << "drawn again, as it was";
}

} // namespace
} // namespace cunho::test
