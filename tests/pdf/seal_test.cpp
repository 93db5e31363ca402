// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "seal_test.hpp"

namespace cunho::test {
namespace {

using pdf::PdfStructure;
using pdf::Rectangle;
using pdf::SignatureRequest;

TEST_F(SealOnPage, StandsUprightHoweverThePageIsTurned) {
    const Rectangle place{20, 30, 120, 70};
    for (const std::string rotation : {"0", "90", "180", "270", "-90", "450"}) {
        SCOPED_TRACE(rotation);
        const path file =
            sign(put("a" + rotation + ".pdf", turned(rotation)), "b" + rotation + ".pdf", sealed(place), 2);
        expectHealthy(file);
        const Pixels page = Pixels::byMutool(file, 2);
        EXPECT_EQ(page.width(), rotation.ends_with("0") && std::stoi(rotation) % 180 == 0 ? 300U : 530U);
        expectUprightEverywhere(file, 2, place);
        EXPECT_EQ(Pixels::byPoppler(file, 1).at(40, 45), white);
        EXPECT_EQ(countOf(signatures(file), "Signature is Valid."), 1U);
    }
}

TEST_F(SealOnPage, StandsUprightWhenItsOwnPageIsTurnedCroppedOrSplit) {
    const Rectangle place{20, 30, 120, 70};
    const path original = put("a.pdf", turned("90", SamplePdf::Xref::ObjectStreams));
    expectUprightEverywhere(sign(original, "split.pdf", sealed(place, {"", "", true}), 2), 2, place);

    // Turned by 90 degrees, lower left becomes upper left: the colours move on by one corner.
    const path turnedSeal = sign(original, "turned.pdf", sealed(place, {"/Rotate 90", "", false}), 2);
    EXPECT_EQ(Pixels::byMutool(turnedSeal, 2).at(25, 65), red);
    EXPECT_EQ(Pixels::byMutool(turnedSeal, 2).at(25, 35), green);

    const path cropped = sign(original, "cropped.pdf", sealed(place, {"/CropBox [0 0 20 10]", "", false}), 2);
    EXPECT_EQ(Pixels::byMutool(cropped, 2).at(115, 65), red);
    EXPECT_EQ(Pixels::byPoppler(cropped, 2).at(25, 35), red);
}

TEST_F(SealOnPage, KeepsEarlierSignaturesAndPrints) {
    SamplePdf options;
    options.annots = SamplePdf::Annots::Indirect;
    const path first = sign(put("a.pdf", samplePdf(options)), "b.pdf", sealed({300, 10, 380, 50}));
    const path second = sign(first, "c.pdf", sealed({100, 10, 180, 50}));
    EXPECT_TRUE(isPrefix(first, second));
    expectPermitted(first, second);
    expectHealthy(second);
    expectUprightEverywhere(second, 1, {300, 10, 380, 50});
    expectUprightEverywhere(second, 1, {100, 10, 180, 50});
    EXPECT_EQ(countOf(signatures(second), "Signature is Valid."), 2U);
    const auto shown =
        judge("mutool", {"show", "-g", second.string(), "trailer/Root/AcroForm/Fields/2"}).second;
    EXPECT_NE(shown.find("/F 132"), std::string::npos) << shown;
    EXPECT_NE(shown.find("/Rect[100 10 180 50]"), std::string::npos) << shown;
}

TEST_F(SealOnPage, NeedsAPlace) {
    const path file = put("a.pdf", samplePdf());
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double endless = std::numeric_limits<double>::infinity();
    for (const Rectangle& place : {Rectangle{}, Rectangle{0, 0, nan, 10}, Rectangle{0, 0, endless, 10}}) {
        const Failure failure = failureOf([&] { prepare(file, sealed(place)); });
        EXPECT_EQ(failure.fault, Fault::Input);
        EXPECT_EQ(failure.reason, "SEAL_WITHOUT_PLACE");
    }
}

TEST_F(SealOnPage, MustBeAPdf) {
    const path file = put("a.pdf", samplePdf());
    SignatureRequest request = sealed({0, 0, 10, 10});
    for (const Bytes& bytes : {Bytes{}, toBytes("PNG"), toBytes("%PDF-1.4\nx")}) {
        request.seal->pdf = bytes;
        EXPECT_EQ(failureOf([&] { prepare(file, request); }).fault, Fault::File);
    }
    const Bytes good = request.seal->pdf = drawing({});
    for (std::size_t length = 0; length + 30 < good.size(); length += 41) {
        request.seal->pdf = Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length));
        EXPECT_EQ(failureOf([&] { prepare(file, request); }).fault, Fault::File) << length;
    }
}

TEST_F(SealOnPage, SurvivesEveryFlippedByte) {
    const path file = put("a.pdf", samplePdf());
    const PdfStructure structure = read(file);
    SignatureRequest request = sealed({10, 10, 50, 30});
    const Bytes good = request.seal->pdf;
    for (std::size_t i = 0; i < good.size(); ++i) {
        request.seal->pdf = good;
        request.seal->pdf[i] ^= 0x15U;
        try {
            pdf::prepareSignature(file, structure, request);
        } catch (const Error& error) {
            EXPECT_EQ(error.fault(), Fault::File) << i << error.what();
        }
    }
}

TEST_F(SealOnPage, IsOpaqueOnPdfA1) {
    const std::vector<std::tuple<std::string, std::string, bool>> cases{
        {"", "", true},
        {"", "/ExtGState << /G 10 0 R >>", true},
        {"", "/ExtGState << /G 9 0 R >>", false},
        {"", "/ExtGState << /G << /CA 0.999 >> >>", false},
        {"", "/ExtGState << /G << /BM /Multiply >> >>", false},
        {"", "/ExtGState << /G << /SMask << /S /Alpha >> >> >>", false},
        {"/Group << /S /Transparency >>", "", true}, // the page's own group stays behind
    };
    const path file = put("a.pdf", samplePdf());
    for (const auto& [page, resources, fine] : cases) {
        SCOPED_TRACE(resources);
        PdfStructure structure = read(file);
        const SignatureRequest request = sealed({10, 10, 50, 30}, {page, resources, false});
        EXPECT_NO_THROW(pdf::prepareSignature(file, structure, request));
        structure.transparencyForbidden = true;
        if (fine) {
            EXPECT_NO_THROW(pdf::prepareSignature(file, structure, request));
        } else {
            const Failure failure = failureOf([&] { pdf::prepareSignature(file, structure, request); });
            EXPECT_EQ(failure.fault, Fault::Input);
            EXPECT_EQ(failure.reason, "SEAL_TRANSPARENT");
        }
    }
}

TEST_F(SealOnPage, FillsAnEmptyFieldOnItsOwnPage) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>");
    builder.add("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 400 600] >>");
    builder.add("<< /Type /Page /Parent 2 0 R >>");
    builder.add("<< /Type /Page /Parent 2 0 R /Rotate 270 /Annots [6 0 R] >>");
    builder.add("<< /T (Contrato) /FT /Sig /Kids [6 0 R] >>");
    builder.add(
        "<< /Type /Annot /Subtype /Widget /T (Cliente) /Parent 5 0 R /Rect [100 100 140 180] /P 4 0 R /F 4 "
        "/Lock << /Type /SigFieldLock /Action /All >> /MK << /BC [1 0 0] >> >>");
    const path original = put("a.pdf", builder.build("/Root 1 0 R"));
    SignatureRequest request = sealed({});
    request.fieldName = "Contrato.Cliente";
    const path file = sign(original, "b.pdf", request);
    expectHealthy(file);
    expectPermitted(original, file);
    const Rectangle place = read(original).emptyFields.at(0).geometry.toShown({100, 100, 140, 180});
    EXPECT_EQ(place.width(), 80);
    expectUprightEverywhere(file, 2, place);
    const PdfStructure structure = read(file);
    EXPECT_TRUE(structure.emptyFields.empty());
    ASSERT_EQ(structure.signatures.size(), 1U);
    EXPECT_EQ(structure.signatures[0].name, "Contrato.Cliente");
    EXPECT_EQ(structure.signatures[0].field, (pdf::ObjectId{6, 0}));
    EXPECT_EQ(structure.fields.size(), 1U);
    EXPECT_EQ(*structure.acroForm.find("SigFlags"), "3");
    const std::string report = signatures(file);
    EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report;
    EXPECT_EQ(countOf(report, "  - Total document signed"), 1U) << report;
    const auto shown = judge("mutool", {"show", "-g", file.string(), "6"}).second;
    EXPECT_NE(shown.find("/Lock<<"), std::string::npos) << shown;
    EXPECT_NE(shown.find("/F 132"), std::string::npos) << shown;
}

} // namespace
} // namespace cunho::test
