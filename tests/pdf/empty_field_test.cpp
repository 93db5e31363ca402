// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "openssl_test.hpp"

namespace cunho::test {
namespace {

using pdf::EmptySignatureField;
using pdf::PdfStructure;

class EmptyField : public OpensslTest {
  protected:
    /// Two pages, the second turned; five signature fields: on page 2 below a parent, on page 2 without /P,
    /// invisible without a page, with a value, with its widget apart; and a text field.
    path form() const {
        PdfBuilder builder;
        builder.add(
            "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R 7 0 R 8 0 R 9 0 R 11 0 R 13 0 "
            "R] >> >>");
        builder.add("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] >>");
        builder.add("<< /Type /Page /Parent 2 0 R >>");
        builder.add("<< /Type /Page /Parent 2 0 R /Rotate 90 /Annots [6 0 R 7 0 R] >>");
        builder.add("<< /T (Contrato) /FT /Sig /Kids [6 0 R] >>");
        builder.add(
            "<< /Type /Annot /Subtype /Widget /T <FEFF00C9> /Parent 5 0 R /Rect [300 200 100 100] /P 4 0 "
            "R /F 4 /Lock << /Type /SigFieldLock /Action /All >> >>");
        builder.add("<< /Subtype /Widget /FT /Sig /T (Gerente) /Rect [10 10 60 40] /V null >>");
        builder.add("<< /Subtype /Widget /FT /Sig /T (Oculto) >>");
        builder.add("<< /Subtype /Widget /FT /Sig /T (Assinado) /V 10 0 R >>");
        builder.add("<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>");
        builder.add("<< /FT /Sig /T (Separado) /Kids [12 0 R] >>");
        builder.add("<< /Subtype /Widget /Parent 11 0 R /Rect [0 0 9 9] >>");
        builder.add("<< /Subtype /Widget /FT /Tx /T (Nome) /Rect [0 0 9 9] >>");
        return put("form.pdf", builder.build("/Root 1 0 R"));
    }
};

TEST_F(EmptyField, IsFoundWithItsPageAndPlace) {
    const PdfStructure structure = read(form());
    ASSERT_EQ(structure.emptyFields.size(), 3U);
    const EmptySignatureField& first = structure.emptyFields[0];
    EXPECT_EQ(first.name, "Contrato.É");
    EXPECT_EQ(first.field, (pdf::ObjectId{6, 0}));
    EXPECT_EQ(first.page, 2U);
    EXPECT_EQ(first.geometry.rotation, 90);
    EXPECT_EQ(first.rectangle, (pdf::Rectangle{100, 100, 300, 200}));
    EXPECT_NE(first.dictionary.find("Lock"), nullptr);
    EXPECT_EQ(structure.emptyFields[1].name, "Gerente");
    EXPECT_EQ(structure.emptyFields[1].page, 2U);
    EXPECT_EQ(structure.emptyFields[2].name, "Oculto");
    EXPECT_EQ(structure.emptyFields[2].page, 0U);
    EXPECT_EQ(structure.emptyFields[2].rectangle, pdf::Rectangle{});
    EXPECT_EQ(structure.signatures.size(), 1U);
}

TEST_F(EmptyField, TakesNoSealWhereNobodySeesIt) {
    for (const auto& [flags, reason] :
         {std::pair{"2", "SEAL_WITHOUT_PLACE"}, {"36", "SEAL_WITHOUT_PLACE"}, {"4", ""}}) {
        SCOPED_TRACE(flags);
        std::string text(asText(readFile(form())));
        const std::string before = "/T (Gerente) /Rect [10 10 60 40] /V null";
        const std::string after = std::string("/T (Gerente) /Rect [10 10 60 40] /F ") + flags;
        text.replace(text.find(before), before.size(),
                     after + std::string(before.size() - after.size(), ' '));
        const path original = put("hidden.pdf", text);
        pdf::SignatureRequest request;
        request.fieldName = "Gerente";
        prepare(original, request);
        request.seal = pdf::Seal{samplePdf(), {}};
        std::string found;
        try {
            prepare(original, request);
        } catch (const Error& error) {
            found = error.reason();
        }
        EXPECT_EQ(found, reason);
    }
}

/// Object 2 is no flag 2, which would hide the seal.
TEST_F(EmptyField, KeepsFlagsThatStandInAnObjectOfTheirOwn) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 3 0 R /AcroForm << /Fields [5 0 R] >> >>");
    builder.add("68"); // Print, ReadOnly
    builder.add("<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 595 842] >>");
    builder.add("<< /Type /Page /Parent 3 0 R /Annots [5 0 R] >>");
    builder.add("<< /Subtype /Widget /FT /Sig /T (Gerente) /Rect [10 10 60 40] /F 2 0 R >>");
    const path original = put("flags.pdf", builder.build("/Root 1 0 R"));
    pdf::SignatureRequest request;
    request.fieldName = "Gerente";
    const path file = fillDummy(original, "signed.pdf", request);
    const std::string section = std::string(asText(readFile(file))).substr(readFile(original).size());
    EXPECT_NE(section.find("/F 196 "), std::string::npos) << section;
}

TEST_F(EmptyField, IsFilledWithoutASeal) {
    const path original = form();
    for (const std::string name : {"Contrato.É", "Gerente", "Oculto"}) {
        SCOPED_TRACE(name);
        pdf::SignatureRequest request;
        request.fieldName = name;
        const pdf::PreparedPdf prepared = prepare(original, request);
        EXPECT_EQ(prepared.fieldName(), name);
        const path file = sign(original, "signed.pdf", request);
        expectHealthy(file);
        expectPermitted(original, file);
        const std::string report = signatures(file);
        EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report;
        const PdfStructure structure = read(file);
        EXPECT_EQ(structure.emptyFields.size(), 2U);
        EXPECT_EQ(structure.signatures.size(), 2U);
        EXPECT_EQ(structure.signatures.back().name, name);
        EXPECT_EQ(structure.fields.size(), 6U);
        std::filesystem::remove(file);
    }
}

TEST_F(EmptyField, IsNoOtherKindOfField) {
    const path original = form();
    pdf::SignatureRequest request;
    for (const std::string name : {"Assinado", "Separado", "Nome", "Contrato"}) {
        request.fieldName = name;
        EXPECT_EQ(failureOf([&] { prepare(original, request); }).reason, "FIELD_NAME_TAKEN") << name;
    }
    request.fieldName = "Contrato.Outro";
    EXPECT_EQ(failureOf([&] { prepare(original, request); }).reason, "FIELD_NAME_INVALID");
}

TEST_F(EmptyField, WithoutRoomShowsNoSeal) {
    pdf::SignatureRequest request;
    request.fieldName = "Oculto";
    request.seal = pdf::Seal{samplePdf(), {10, 10, 50, 50}};
    EXPECT_EQ(failureOf([&] { prepare(form(), request); }).reason, "SEAL_WITHOUT_PLACE");
}

} // namespace
} // namespace cunho::test
