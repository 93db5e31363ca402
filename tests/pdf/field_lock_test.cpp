// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "openssl_test.hpp"

#include <algorithm>

namespace cunho::test {
namespace {

using pdf::FieldLock;
using pdf::PdfStructure;

/// A form with an empty signature field that locks, another without a lock, and a text field.
class Lock : public OpensslTest {
  protected:
    path form(const std::string& lock) const {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R 5 0 R 6 0 R] >> >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>");
        builder.add("<< /Type /Page /Parent 2 0 R /Annots [4 0 R 5 0 R 6 0 R] >>");
        builder.add("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Autor) /Rect [10 10 60 40] /P 3 0 R /Lock "
                    "<< /Type /SigFieldLock " +
                    lock + " >> >>");
        builder.add(
            "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Gerente) /Rect [70 10 120 40] /P 3 0 R >>");
        builder.add("<< /Type /Annot /Subtype /Widget /FT /Tx /T (Nome) /Rect [10 60 60 90] /P 3 0 R >>");
        return put("form.pdf", builder.build("/Root 1 0 R"));
    }

    static PdfStructure withLock(PdfStructure structure, FieldLock lock) {
        for (pdf::EmptySignatureField& field : structure.emptyFields) {
            if (field.name == "Autor") {
                field.lock = lock;
            }
        }
        return structure;
    }

    path signField(const path& file, const PdfStructure& structure, const std::string& field,
                   const std::string& name) const {
        pdf::SignatureRequest request;
        request.fieldName = field;
        return signPrepared(pdf::prepareSignature(file, structure, request), name);
    }

    std::string signatureOf(const path& file, const std::string& object) const {
        const auto [code, text] = judge("qpdf", {"--show-object=" + object, file.string()});
        EXPECT_EQ(code, 0) << text;
        return text;
    }

    std::vector<pdf::Change> notPermitted(const path& earlier, const path& file) const {
        auto changes = pdf::changesAfter(file, std::filesystem::file_size(earlier));
        std::erase_if(changes, [](const pdf::Change& change) { return change.permitted; });
        return changes;
    }
};

TEST_F(Lock, BecomesTheSignaturesFieldMdp) {
    const path original = form("/Action /Include /Fields [(Nome) (Morada)]");
    const PdfStructure structure =
        withLock(read(original), {FieldLock::Action::Include, {"Nome", "Cidadão"}, std::nullopt});
    const path file = signField(original, structure, "Autor", "signed.pdf");
    expectHealthy(file);
    EXPECT_EQ(countOf(signatures(file), "Signature is Valid."), 1U);
    EXPECT_NE(signatureOf(file, "7").find("/Reference [ << /Data 1 0 R /TransformMethod /FieldMDP "
                                          "/TransformParams << /Action /Include /Fields [ (Nome) "),
              std::string::npos)
        << signatureOf(file, "7");
}

TEST_F(Lock, LeavesRoomForTimestampsAndTheStore) {
    const path original = form("/Action /All /P 1");
    const PdfStructure structure = withLock(read(original), {FieldLock::Action::All, {}, 1});
    const path first = signField(original, structure, "Autor", "signed.pdf");
    pdf::DocumentSecurityStore store;
    store.certificates = {Bytes(8, 1)};
    ASSERT_TRUE(pdf::appendSecurityStore(first, read(first), store, at("stored.pdf")));
    const path last = stamp(at("stored.pdf"), "last.pdf");
    expectHealthy(last);
    expectPermitted(first, last);
}

TEST_F(Lock, IsBrokenByWhatItLocks) {
    const path original = form("/Action /All");
    const PdfStructure structure = withLock(read(original), {FieldLock::Action::All, {}, std::nullopt});
    const path first = signField(original, structure, "Autor", "signed.pdf");
    PdfStructure blind = read(first);
    blind.fieldLocks.clear(); // as a signer that does not look
    const path second = signField(first, blind, "Gerente", "second.pdf");
    EXPECT_FALSE(notPermitted(first, second).empty());
}

TEST_F(Lock, OfAnEarlierSignatureRefusesItsFields) {
    const path original = form("/Action /All");
    PdfStructure structure = read(original);
    const auto refusal = [&](const std::string& field, FieldLock lock) {
        structure.fieldLocks = {std::move(lock)};
        return failureOf([&] { signField(original, structure, field, "x.pdf"); });
    };
    const Failure locked = refusal("Gerente", {FieldLock::Action::All, {}, std::nullopt});
    EXPECT_EQ(locked.fault, Fault::Rejected);
    EXPECT_EQ(locked.reason, "FIELD_LOCKED");
    EXPECT_EQ(locked.params, (ErrorParams{{"file", "form.pdf"}, {"field", "Gerente"}}));
    EXPECT_EQ(refusal("Gerente", {FieldLock::Action::Include, {"Gerente"}, {}}).reason, "FIELD_LOCKED");
    EXPECT_EQ(refusal("Gerente", {FieldLock::Action::Exclude, {"Nome"}, {}}).reason, "FIELD_LOCKED");
    EXPECT_EQ(refusal("Novo", {FieldLock::Action::All, {}, {}}).reason, "FIELD_LOCKED");
    EXPECT_EQ(refusal("Novo", {FieldLock::Action::Include, {}, 1}).reason, "PDF_LOCKED");
}

TEST_F(Lock, OfAnEarlierSignatureLeavesTheOtherFields) {
    const path original = form("/Action /Include /Fields [(Nome)]");
    const FieldLock lock{FieldLock::Action::Include, {"Nome"}, std::nullopt};
    const path first = signField(original, withLock(read(original), lock), "Autor", "first.pdf");
    PdfStructure structure = read(first);
    structure.fieldLocks = {lock};
    for (const std::string field : {"Gerente", "Novo"}) {
        const path second = signField(first, structure, field, "second.pdf");
        expectHealthy(second);
        expectPermitted(first, second);
        EXPECT_EQ(countOf(signatures(second), "Signature is Valid."), 2U);
        std::filesystem::remove(second);
    }
}

} // namespace
} // namespace cunho::test
