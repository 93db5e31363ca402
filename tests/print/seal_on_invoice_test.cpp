// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print_test.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/print/seal_painter.hpp>

#include <QBuffer>
#include <QImage>

namespace cunho::test {
namespace {

/// A printed invoice with a drawn seal, from the painter to the judges.
class SealOnInvoice : public PrintTest {
  protected:
    static signing::SealContent content() {
        signing::SealContent out;
        out.name = "Maria da Conceição Albuquerque";
        out.company = "Atelier do Mondego, Lda";
        out.time = fromLocal(parseLocal("2026-07-01T10:15:00"), Zone::Lisbon);
        QImage image(60, 40, QImage::Format_ARGB32);
        image.fill(QColor(10, 20, 200, 90));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        EXPECT_TRUE(image.save(&buffer, "PNG"));
        out.picture = {bytes.begin(), bytes.end()};
        return out;
    }

    pdf::PreparedPdf prepare(const std::filesystem::path& invoice, const signing::SealContent& seal) const {
        const pdf::PdfStructure structure = reader_->readPage(invoice, -1);
        EXPECT_TRUE(structure.transparencyForbidden);
        pdf::SignatureRequest request;
        request.seal = pdf::Seal{painter_->paint(seal, 210, 70), {40, 40, 250, 110}};
        return pdf::prepareSignature(invoice, structure, request);
    }

    /// Adds values to the DSS and a time-stamp that holds nothing.
    std::filesystem::path lengthen(const std::filesystem::path& file) const {
        pdf::DocumentSecurityStore values;
        values.certificates = {{0x30, 0x03, 0x02, 0x01, 0x2A}};
        values.validations = {{std::string(40, 'A'), values.certificates, {}, {}}};
        const auto stored = folder_.path() / "stored.pdf";
        EXPECT_TRUE(pdf::appendSecurityStore(file, reader_->read(file), values, stored));
        pdf::SignatureRequest request;
        request.kind = pdf::SignatureRequest::Kind::DocumentTimestamp;
        const auto stamped = folder_.path() / "stamped.pdf";
        pdf::prepareSignature(stored, reader_->read(stored), request).fill({}, stamped);
        return stamped;
    }

    std::unique_ptr<signing::SealPainter> painter_ = print::makeSealPainter();
    std::unique_ptr<pdf::Reader> reader_ = pdf::makeDirectReader();
};

TEST_F(SealOnInvoice, StaysFitForTheArchiveAndKeepsItsFonts) {
    signing::SealContent seal = content();
    seal.opaque = true;
    const auto invoice = save(sampleFacts());
    const auto sealed = folder_.path() / "sealed.pdf";
    prepare(invoice, seal).fill({}, sealed);
    const auto file = lengthen(sealed);
    const Verdict archive = preflight(file);
    EXPECT_TRUE(archive.good) << archive.report;
    EXPECT_TRUE(qpdfCheck(file).good);
    const std::string before = ask("pdffonts", {invoice.string()}).report;
    const std::string after = ask("pdffonts", {file.string()}).report;
    EXPECT_GT(count(after, "\n"), count(before, "\n")) << after;
    EXPECT_EQ(count(after, " yes no  yes "), count(after, "\n") - 2) << after;
    EXPECT_NE(readFile(pdfPicture(invoice, 1, 40)), readFile(pdfPicture(file, 1, 40)));
}

TEST_F(SealOnInvoice, OnEveryPageItStaysFitForTheArchive) {
    auto facts = sampleFacts();
    while (facts.lines.size() < 90)
        facts.lines.push_back(sampleLine("A", "Artigo", 1, invoicing::Decimal(10), normal()));
    addUp(facts);
    const auto invoice = save(facts);
    const pdf::PdfStructure structure = reader_->readAllPages(invoice, 1);
    ASSERT_GE(structure.pageCount, 3U);
    signing::SealContent seal = content();
    seal.opaque = true;
    pdf::SignatureRequest request;
    const pdf::Rectangle place{40, 40, 250, 110};
    request.seal = pdf::Seal{painter_->paint(seal, 210, 70), place};
    request.seal->elsewhere = pdf::OnSheet{place, 595, 842};
    request.seal->text = signing::sealText(seal);
    request.signerName = seal.name;
    const auto sealed = folder_.path() / "sealed.pdf";
    pdf::prepareSignature(invoice, structure, request).fill({}, sealed);
    const Verdict archive = preflight(sealed);
    EXPECT_TRUE(archive.good) << archive.report;
    EXPECT_TRUE(qpdfCheck(sealed).good);
    const std::string words = pdfText(sealed);
    EXPECT_EQ(count(words, "Maria da Conceição"), structure.pageCount) << words;
}

TEST_F(SealOnInvoice, IsRefusedWhenItCanBeSeenThrough) {
    const auto invoice = save(sampleFacts());
    try {
        prepare(invoice, content());
        ADD_FAILURE() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "SEAL_TRANSPARENT");
    }
}

} // namespace
} // namespace cunho::test
