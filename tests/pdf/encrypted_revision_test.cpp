// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "openssl_test.hpp"

#include <algorithm>

namespace cunho::test {
namespace {

using pdf::Encryption;
using pdf::PdfStructure;

struct EncryptionKind {
    const char* name;
    std::vector<std::string> options;
    Encryption::Cipher cipher;
    std::string password;
};

std::ostream& operator<<(std::ostream& out, const EncryptionKind& kind) {
    return out << kind.name;
}

const std::vector<EncryptionKind>& kinds() {
    using Cipher = Encryption::Cipher;
    static const std::vector<EncryptionKind> all{
        {"Rc4With40Bits",
         {"--encrypt", "", "owner", "40", "--", "--object-streams=disable"},
         Cipher::Rc4,
         ""},
        {"Rc4With128Bits",
         {"--encrypt", "segredo", "owner", "128", "--use-aes=n", "--", "--object-streams=disable"},
         Cipher::Rc4,
         "segredo"},
        {"Rc4InObjectStreams",
         {"--encrypt", "", "owner", "128", "--use-aes=n", "--", "--object-streams=generate"},
         Cipher::Rc4,
         ""},
        {"Aes128", {"--encrypt", "segredo", "owner", "128", "--use-aes=y", "--"}, Cipher::AesV2, "segredo"},
        {"Aes128InObjectStreams",
         {"--encrypt", "", "owner", "128", "--use-aes=y", "--", "--object-streams=generate"},
         Cipher::AesV2,
         ""},
        {"Aes128CleartextMetadata",
         {"--encrypt", "", "owner", "128", "--use-aes=y", "--cleartext-metadata", "--"},
         Cipher::AesV2,
         ""},
        {"Rc4InCryptFilters",
         {"--encrypt", "", "owner", "128", "--use-aes=n", "--force-V4", "--"},
         Cipher::Rc4,
         ""},
        {"Aes256OfRevision5", {"--encrypt", "", "owner", "256", "--force-R5", "--"}, Cipher::AesV3, ""},
        {"Aes256", {"--encrypt", "segredo", "owner", "256", "--"}, Cipher::AesV3, "segredo"},
        {"Aes256InObjectStreams",
         {"--encrypt", "", "owner", "256", "--", "--object-streams=generate"},
         Cipher::AesV3,
         ""},
        {"Aes256Linearised",
         {"--encrypt", "", "owner", "256", "--", "--linearize", "--object-streams=generate"},
         Cipher::AesV3,
         ""},
    };
    return all;
}

class EncryptedRevision : public OpensslTest, public testing::WithParamInterface<EncryptionKind> {
  protected:
    path encrypted(const SamplePdf& options = {}) const {
        return encryptedCopy(put("plain.pdf", samplePdf(options)));
    }
    path encryptedCopy(const path& plain) const {
        std::vector<std::string> arguments = GetParam().options;
        arguments.insert(arguments.begin(), "--allow-weak-crypto");
        arguments.push_back(plain.string());
        arguments.push_back(at("original.pdf").string());
        EXPECT_EQ(judge("qpdf", arguments).first, 0);
        return at("original.pdf");
    }
    std::string password() const { return "--password=" + GetParam().password; }

    void expectClean(const path& file) const {
        const auto [code, output] = judge("qpdf", {password(), "--check", file.string()});
        EXPECT_EQ(code, 0) << output;
        EXPECT_EQ(output.find("WARNING"), std::string::npos) << output;
    }
    void expectSigned(const path& file, std::size_t count) const {
        const auto [code, report] = judge("pdfsig", {"-nocert", "-upw", GetParam().password, file.string()});
        EXPECT_EQ(code, 0) << report;
        EXPECT_EQ(countOf(report, "Signature is Valid."), count) << report;
        EXPECT_EQ(countOf(report, "  - Total document signed"), 1U) << report;
    }
    void expectSamePicture(const path& first, const path& second) const {
        std::vector<Bytes> pictures;
        for (const path& file : {first, second}) {
            EXPECT_EQ(judge("mutool", {"draw", "-q", "-r", "40", "-p", GetParam().password, "-o",
                                       at("page.png").string(), file.string(), "1"})
                          .first,
                      0);
            pictures.push_back(readFile(at("page.png")));
        }
        EXPECT_EQ(pictures[0], pictures[1]);
    }

    /// What qpdf makes of an object, decrypted.
    std::string shown(const path& file, pdf::ObjectId id) const {
        const auto [code, text] =
            judge("qpdf", {password(), "--show-object=" + std::to_string(id.number), file.string()});
        EXPECT_EQ(code, 0) << text;
        return text;
    }

    void SetUp() override {
        auto passwords = std::make_shared<pdf::Passwords>();
        passwords->add(Secret::fromText(std::string("outra")));
        passwords->add(Secret::fromText(std::string(GetParam().password)));
        passwords_ = passwords;
        reader_ = pdf::makeDirectReader(passwords);
    }

    std::shared_ptr<const pdf::Passwords> passwords_;
};

TEST_P(EncryptedRevision, IsReadWithItsKey) {
    const PdfStructure structure = read(encrypted());
    ASSERT_TRUE(structure.encryption);
    EXPECT_EQ(structure.encryption->strings, GetParam().cipher);
    EXPECT_EQ(structure.encryption->streams, GetParam().cipher);
}

TEST_P(EncryptedRevision, IsSignedTwiceWithSealsAndStamped) {
    SamplePdf options;
    options.acroForm = SamplePdf::AcroForm::Indirect;
    options.annots = SamplePdf::Annots::Direct;
    options.fields = {"Nome"};
    const path original = encrypted(options);
    pdf::SignatureRequest request;
    request.reason = "Aprovação (final)";
    request.signerName = "Ana Sá";
    request.seal = pdf::Seal{samplePdf(), {10, 10, 110, 60}};
    const path once = sign(original, "once.pdf", request);
    EXPECT_TRUE(isPrefix(original, once));
    expectClean(once);
    expectSigned(once, 1);
    const path twice = sign(once, "twice.pdf", request);
    expectClean(twice);
    expectSigned(twice, 2);
    const path last = stamp(twice, "last.pdf");
    expectClean(last);
    EXPECT_TRUE(opensslTs(last).good);

    const PdfStructure structure = read(last);
    ASSERT_EQ(structure.signatures.size(), 3U);
    const pdf::SignatureField& first = structure.signatures.front();
    EXPECT_EQ(first.reason, "Aprovação (final)");
    EXPECT_EQ(first.signerName, "Ana Sá");
    EXPECT_NE(shown(last, first.field).find("/T (Assinatura1)"), std::string::npos)
        << shown(last, first.field);
    const Bytes bytes = readFile(last);
    EXPECT_EQ(asText(bytes).substr(readFile(original).size()).find("Assinatura"), std::string_view::npos);
    for (const path& signedFile : {once, twice}) {
        const auto changes =
            pdf::changesAfter(last, std::filesystem::file_size(signedFile), 2, passwords_.get());
        EXPECT_FALSE(changes.empty());
        for (const pdf::Change& change : changes) {
            EXPECT_TRUE(change.permitted) << change.detail;
        }
    }
}

TEST_P(EncryptedRevision, LooksTheSameWithAnInvisibleSignature) {
    const path original = encrypted();
    expectSamePicture(original, sign(original, "signed.pdf"));
}

TEST_P(EncryptedRevision, TakesASecurityStore) {
    const path original = sign(encrypted(), "signed.pdf");
    pdf::DocumentSecurityStore store;
    store.certificates = {dummyCms(), Bytes(16, 0x30)};
    store.crls = {Bytes(47, 0x30)};
    ASSERT_TRUE(pdf::appendSecurityStore(original, read(original), store, at("stored.pdf")));
    expectClean(at("stored.pdf"));
    const PdfStructure structure = read(at("stored.pdf"));
    EXPECT_EQ(structure.securityStore.certificates, store.certificates);
    EXPECT_EQ(structure.securityStore.crls, store.crls);
    EXPECT_FALSE(pdf::appendSecurityStore(at("stored.pdf"), structure, store, at("again.pdf")));
}

TEST_P(EncryptedRevision, FillsAFieldAndKeepsItsTexts) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] /DA (/Helv 0 Tf) >> >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>");
    builder.add("<< /Type /Page /Parent 2 0 R /Annots [4 0 R] >>");
    builder.add(
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Autor) /TU (Assine \\(aqui\\)) /Rect [10 10 60 40] "
        "/P 3 0 R /Lock << /Type /SigFieldLock /Action /Include /Fields [(Nome)] >> >>");
    const path original = encryptedCopy(put("form.pdf", builder.build("/Root 1 0 R")));
    pdf::SignatureRequest request;
    request.fieldName = "Autor";
    const path file = sign(original, "signed.pdf", request);
    expectClean(file);
    expectSigned(file, 1);
    const PdfStructure structure = read(file);
    ASSERT_EQ(structure.fieldLocks.size(), 1U);
    EXPECT_EQ(structure.fieldLocks[0].fields, std::vector<std::string>{"Nome"});
    const std::string field = shown(file, structure.signatures.at(0).field);
    EXPECT_NE(field.find("/TU (Assine \\(aqui\\))"), std::string::npos) << field;
    EXPECT_NE(field.find("/Fields [ (Nome) ]"), std::string::npos) << field;
}

TEST_P(EncryptedRevision, ShowsItsFreeSpace) {
    const path file = encrypted();
    EXPECT_EQ(reader_->occupiedBoxes(file, 1).size(),
              reader_->occupiedBoxes(put("p.pdf", samplePdf()), 1).size());
}

INSTANTIATE_TEST_SUITE_P(, EncryptedRevision, testing::ValuesIn(kinds()),
                         [](const auto& kind) { return std::string(kind.param.name); });

} // namespace
} // namespace cunho::test
