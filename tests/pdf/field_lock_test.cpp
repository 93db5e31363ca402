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

    path signField(const path& file, const PdfStructure& structure, const std::string& field,
                   const std::string& name) const {
        pdf::SignatureRequest request;
        request.fieldName = field;
        return signPrepared(pdf::prepareSignature(file, structure, request), name);
    }

    path signField(const path& file, const std::string& field, const std::string& name) const {
        return signField(file, read(file), field, name);
    }

    static std::string shownObject(const path& file, const std::string& object) {
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
    const path original = form("/Action /Include /Fields [(Nome) <FEFF004D00E3>]");
    const path file = signField(original, "Autor", "signed.pdf");
    expectHealthy(file);
    EXPECT_EQ(countOf(signatures(file), "Signature is Valid."), 1U);
    const std::string shown = shownObject(file, "7");
    EXPECT_NE(shown.find("/Reference [ << /Data 1 0 R /TransformMethod /FieldMDP /TransformParams << /Action "
                         "/Include /Fields [ (Nome) "),
              std::string::npos)
        << shown;
    const std::vector<FieldLock> locks = read(file).fieldLocks;
    ASSERT_EQ(locks.size(), 1U);
    EXPECT_EQ(locks[0].action, FieldLock::Action::Include);
    EXPECT_EQ(locks[0].fields, (std::vector<std::string>{"Nome", "Mã"}));
}

TEST_F(Lock, LeavesRoomForTimestampsAndTheStore) {
    const path first = signField(form("/Action /All /P 1"), "Autor", "signed.pdf");
    pdf::DocumentSecurityStore store;
    store.certificates = {dummyCms()};
    ASSERT_TRUE(pdf::appendSecurityStore(first, read(first), store, at("stored.pdf")));
    const path last = stamp(at("stored.pdf"), "last.pdf");
    expectHealthy(last);
    expectPermitted(first, last);
}

TEST_F(Lock, IsBrokenByWhatItLocks) {
    const path first = signField(form("/Action /All"), "Autor", "signed.pdf");
    PdfStructure blind = read(first);
    blind.fieldLocks.clear(); // as a signer that does not look
    const path second = signField(first, blind, "Gerente", "second.pdf");
    EXPECT_FALSE(notPermitted(first, second).empty());
}

TEST_F(Lock, TakesPermissionsAway) {
    for (const std::string action : {"/Action /All", "/Action /Include /Fields []", ""}) {
        const path first = signField(form(action + " /P 1"), "Autor", "signed.pdf");
        EXPECT_EQ(failureOf([&] { signField(first, "", "second.pdf"); }).reason, "PDF_LOCKED") << action;
        PdfStructure blind = read(first);
        blind.fieldLocks.clear();
        const path second = signField(first, blind, "", "second.pdf");
        EXPECT_FALSE(notPermitted(first, second).empty()) << action;
        std::filesystem::remove(first);
        std::filesystem::remove(second);
    }
}

TEST_F(Lock, OfAnEarlierSignatureRefusesItsFields) {
    const auto refusal = [&](const std::string& lock, const std::string& field) {
        const path first = signField(form(lock), "Autor", "first.pdf");
        const Failure out = failureOf([&] { signField(first, field, "x.pdf"); });
        std::filesystem::remove(first);
        return out;
    };
    const Failure locked = refusal("/Action /All", "Gerente");
    EXPECT_EQ(locked.fault, Fault::Rejected);
    EXPECT_EQ(locked.reason, "FIELD_LOCKED");
    EXPECT_EQ(locked.params, (ErrorParams{{"file", "first.pdf"}, {"field", "Gerente"}}));
    EXPECT_EQ(refusal("/Action /Include /Fields [(Gerente)]", "Gerente").reason, "FIELD_LOCKED");
    EXPECT_EQ(refusal("/Action /Exclude /Fields [(Nome)]", "Gerente").reason, "FIELD_LOCKED");
    EXPECT_EQ(refusal("/Action /All", "Novo").reason, "FIELD_LOCKED");
}

TEST_F(Lock, OfAnEarlierSignatureLeavesTheOtherFields) {
    const path first = signField(form("/Action /Include /Fields [(Nome)]"), "Autor", "first.pdf");
    for (const std::string field : {"Gerente", "Novo"}) {
        const path second = signField(first, field, "second.pdf");
        expectHealthy(second);
        expectPermitted(first, second);
        EXPECT_EQ(countOf(signatures(second), "Signature is Valid."), 2U);
        std::filesystem::remove(second);
    }
}

} // namespace
} // namespace cunho::test
