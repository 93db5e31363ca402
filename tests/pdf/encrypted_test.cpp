// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/read_structure.hpp"
#include "pdf_test.hpp"

namespace cunho::test {
namespace {

using pdf::Encryption;
using pdf::PdfStructure;
using Cipher = pdf::Encryption::Cipher;

class EncryptedFile : public PdfTest {
  protected:
    struct Kind {
        std::vector<std::string> options; ///< key length and what follows, for the program qpdf
        Cipher cipher;
        std::size_t keyBytes;
    };

    static std::vector<Kind> kinds() {
        return {{{"40"}, Cipher::Rc4, 5},
                {{"128", "--use-aes=n"}, Cipher::Rc4, 16},
                {{"128", "--use-aes=n", "--force-V4"}, Cipher::Rc4, 16},
                {{"128", "--use-aes=y"}, Cipher::AesV2, 16},
                {{"128", "--use-aes=y", "--cleartext-metadata"}, Cipher::AesV2, 16},
                {{"256", "--force-R5"}, Cipher::AesV3, 32},
                {{"256"}, Cipher::AesV3, 32},
                {{"256", "--cleartext-metadata"}, Cipher::AesV3, 32}};
    }

    path plain() const {
        SamplePdf options;
        options.acroForm = SamplePdf::AcroForm::Direct;
        options.fields = {"Nome (1)"};
        options.fileId = true;
        options.pages = 2;
        options.docMdp = 2;
        return put("plain.pdf", samplePdf(options));
    }

    path encrypt(const path& file, const std::string& user, const std::string& owner,
                 const std::vector<std::string>& options, const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments{"--allow-weak-crypto"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        arguments.insert(arguments.end(), {"--encrypt", user, owner});
        arguments.insert(arguments.end(), options.begin(), options.end());
        arguments.insert(arguments.end(), {"--", file.string(), at("encrypted.pdf").string()});
        const auto [code, output] = judge("qpdf", arguments);
        EXPECT_EQ(code, 0) << output;
        return at("encrypted.pdf");
    }

    static PdfStructure readWith(const path& file, const std::vector<std::string>& words) {
        auto passwords = std::make_shared<pdf::Passwords>();
        for (std::string word : words) {
            passwords->add(Secret::fromText(std::move(word)));
        }
        return pdf::makeDirectReader(passwords)->read(file);
    }

    static std::string keyOf(const path& file, const std::string& password) {
        const auto [code, output] = judge(
            "qpdf", {"--show-encryption-key", "--show-encryption", "--password=" + password, file.string()});
        EXPECT_EQ(code, 0) << output;
        const std::string label = "Encryption key = ";
        const std::size_t at = output.find(label) + label.size();
        return output.substr(at, output.find('\n', at) - at);
    }

    /// Replaces the first `from`, of the same length.
    static void patch(const path& file, const std::string& from, const std::string& to) {
        std::string text(asText(readFile(file)));
        ASSERT_EQ(from.size(), to.size());
        const std::size_t at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        writeSample(file.parent_path(), file.filename().string(), asBytes(text));
    }
};

TEST_F(EncryptedFile, IsReadWithTheEmptyPassword) {
    const PdfStructure before = read(plain());
    for (const Kind& kind : kinds()) {
        for (const std::string objects :
             {"--object-streams=disable", "--object-streams=generate", "--linearize"}) {
            SCOPED_TRACE(testing::PrintToString(kind.options) + objects);
            const path file = encrypt(plain(), "", "dono", kind.options, {objects});
            const PdfStructure structure = read(file);
            EXPECT_EQ(structure.pageCount, 2U);
            EXPECT_EQ(structure.fieldNames, before.fieldNames);
            ASSERT_EQ(structure.signatures.size(), 1U);
            EXPECT_EQ(structure.signatures[0].contents, before.signatures[0].contents);
            EXPECT_EQ(structure.docMdpLevel, 2);
            ASSERT_TRUE(structure.encryption.has_value());
            const Encryption& encryption = *structure.encryption;
            EXPECT_EQ(encryption.strings, kind.cipher);
            EXPECT_EQ(encryption.streams, kind.cipher);
            EXPECT_EQ(encryption.fileKey->size(), kind.keyBytes);
            EXPECT_EQ(toHex(encryption.fileKey->expose()), keyOf(file, ""));
            EXPECT_TRUE(encryption.entry.ends_with(" 0 R")) << encryption.entry;
            EXPECT_FALSE(encryption.openedAsOwner);
            EXPECT_TRUE(structure.cautions.empty());
        }
    }
    EXPECT_FALSE(before.encryption.has_value());
}

TEST_F(EncryptedFile, IsRefusedWhereViewersTakeAnotherKeyLength) {
    const path file = encrypt(plain(), "", "dono", {"128", "--use-aes=n"}, {"--object-streams=disable"});
    EXPECT_EQ(read(file).pageCount, 2U);
    patch(file, "/Length 128", "/Lengte 128"); // the standard then says 40 bits
    EXPECT_EQ(failureOf([&] { read(file); }).reason, "PDF_ENCRYPTED");
}

TEST_F(EncryptedFile, IsReadWithEitherPassword) {
    for (const Kind& kind : kinds()) {
        SCOPED_TRACE(testing::PrintToString(kind.options));
        const path file = encrypt(plain(), "leitor", "dono", kind.options);
        const PdfStructure asUser = readWith(file, {"errada", "leitor"});
        EXPECT_FALSE(asUser.encryption->openedAsOwner);
        EXPECT_EQ(toHex(asUser.encryption->fileKey->expose()), keyOf(file, "leitor"));
        const PdfStructure asOwner = readWith(file, {"dono"});
        EXPECT_TRUE(asOwner.encryption->openedAsOwner);
        EXPECT_EQ(toHex(asOwner.encryption->fileKey->expose()), keyOf(file, "leitor"));
        for (const std::vector<std::string>& words : {std::vector<std::string>{}, {"", "errada", "Leitor"}}) {
            const Failure failure = failureOf([&] { readWith(file, words); });
            EXPECT_EQ(failure.reason, "PDF_PASSWORD_NEEDED");
            EXPECT_EQ(failure.fault, Fault::Credential);
            EXPECT_EQ(failure.params.at("file"), "encrypted.pdf");
        }
    }
}

TEST_F(EncryptedFile, IsReadWithAccentsInThePassword) {
    const std::string latin = "caf\xE9";
    for (const Kind& kind : kinds()) {
        const bool unicode = kind.cipher == Cipher::AesV3;
        const path file =
            encrypt(plain(), unicode ? "café" : latin, "dono", kind.options, {"--password-mode=bytes"});
        EXPECT_EQ(readWith(file, {"café"}).pageCount, 2U) << testing::PrintToString(kind.options);
    }
}

TEST_F(EncryptedFile, MayHaveItsDictionaryInTheTrailer) {
    const path file = encrypt(plain(), "", "dono", {"128", "--use-aes=y"});
    std::string text(asText(readFile(file)));
    const std::string reference = read(file).encryption->entry;
    const std::string object = "\n" + reference.substr(0, reference.size() - 1) + "obj\n";
    const std::size_t start = text.find(object) + object.size();
    const std::string dictionary = text.substr(start, text.find("\nendobj", start) - start);
    const std::size_t entry = text.rfind("/Encrypt " + reference);
    text.replace(entry + 9, reference.size(), dictionary);
    const PdfStructure structure = read(put("direct.pdf", text));
    EXPECT_TRUE(structure.encryption->entry.starts_with("<< /CF << ")) << structure.encryption->entry;
    EXPECT_NE(structure.encryption->entry.find("/O <"), std::string::npos);
    EXPECT_EQ(structure.fieldNames.front(), "Nome (1)");
}

/// ISO/TS 32004: the update would leave no MAC, or one of another file, and whoever looks for it sees
/// tampering.
TEST_F(EncryptedFile, IsNotSignedWhenAMacProtectsIt) {
    const path file = encrypt(plain(), "", "dono", {"256"}, {"--object-streams=disable"});
    const std::string good(asText(readFile(file)));
    const auto with = [&](const std::string& before, const std::string& added) {
        std::string text = good;
        text.insert(text.rfind(before), added);
        return put("mac.pdf", text);
    };
    const std::string code = "/AuthCode << /MACLocation /Standalone /MAC <00> /ByteRange [0 9 9 9] >> ";
    const std::string entry = read(file).encryption->entry;
    const std::string object = "\n" + entry.substr(0, entry.size() - 1) + "obj\n";
    const std::size_t start = good.find(object) + object.size();
    std::string salted = good.substr(start, good.find("\nendobj", start) - start);
    salted.insert(salted.rfind(">>"), "/KDFSalt <00> ");
    std::string direct = good;
    direct.replace(direct.rfind("/Encrypt " + entry) + 9, entry.size(), salted);
    for (const path& protectedFile : {with("/Encrypt ", code), put("salt.pdf", direct)}) {
        const PdfStructure structure = read(protectedFile); // it can be looked at
        EXPECT_TRUE(structure.encryption->hasMac);
        const Failure failure = failureOf([&] { prepare(protectedFile); });
        EXPECT_EQ(failure.reason, "PDF_MAC");
        EXPECT_EQ(failure.fault, Fault::Unsupported);
        EXPECT_EQ(
            failureOf([&] {
                pdf::appendSecurityStore(protectedFile, structure, {{dummyCms()}, {}, {}, {}}, at("x.pdf"));
            }).reason,
            "PDF_MAC");
    }
    EXPECT_FALSE(read(file).encryption->hasMac);
    prepare(file);
    const path open = put("open.pdf", samplePdf());
    std::string text(asText(readFile(open)));
    text.insert(text.rfind("/Root "), code); // without a key nobody can have made it
    prepare(put("open.pdf", text));
}

TEST_F(EncryptedFile, MayLeaveStringsOrStreamsAsTheyAre) {
    const path file = encrypt(plain(), "", "dono", {"256"});
    const Bytes good = readFile(file);
    patch(file, "/StmF /StdCF", "/StmF/ /StdC"); // no such filter, but a name all the same
    EXPECT_EQ(failureOf([&] { read(file); }).reason, "PDF_ENCRYPTED");
    put("encrypted.pdf", good);
    std::string text(asText(good));
    text.replace(text.find("/StmF /StdCF"), 12, "/XX /Ignored");
    EXPECT_EQ(read(put("streams.pdf", text)).encryption->streams, Cipher::None);
    EXPECT_EQ(read(put("streams.pdf", text)).encryption->strings, Cipher::AesV3);
    text = std::string(asText(good));
    text.replace(text.find("/StrF /StdCF"), 12, "/XX /Ignored");
    const PdfStructure structure = read(put("strings.pdf", text));
    EXPECT_EQ(structure.encryption->streams, Cipher::AesV3);
    EXPECT_EQ(structure.encryption->strings, Cipher::None);
    EXPECT_NE(structure.fieldNames.front(), "Nome (1)"); // they were encrypted
}

TEST_F(EncryptedFile, KeepsTheHoleOfATimestampPlain) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    builder.add("<< /FT /Sig /T (Selo) /V 5 0 R >>");
    builder.add("<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /ByteRange [0 1 2 3] /Contents <" +
                std::string(64, 'A') + "> >>");
    const path file = encrypt(put("stamp.pdf", builder.build("/Root 1 0 R")), "", "dono", {"256"});
    std::string text(asText(readFile(file)));
    const std::size_t hole = text.find("/Contents <") + 11;
    const std::size_t digits = text.find('>', hole) - hole;
    text.replace(hole, digits, "30" + std::string(digits - 2, '1'));
    const PdfStructure structure = read(put("plain-hole.pdf", text));
    ASSERT_EQ(structure.signatures.size(), 1U);
    Bytes expected(digits / 2, 0x11);
    expected[0] = 0x30;
    EXPECT_EQ(structure.signatures[0].contents, expected);
    EXPECT_EQ(structure.signatures[0].name, "Selo");
}

TEST_F(EncryptedFile, SaysWhenItsAuthorPermitsNoSignature) {
    using Cautions = std::vector<pdf::Caution>;
    const auto cautions = [&](const path& file, const std::string& password,
                              const std::vector<std::string>& options) {
        return readWith(encrypt(file, "", "dono", options), {password}).cautions;
    };
    const Cautions restricted{pdf::Caution::Restricted};
    EXPECT_EQ(cautions(plain(), "", {"256", "--modify=none"}), restricted);
    EXPECT_EQ(cautions(plain(), "", {"256", "--modify=form"}), restricted); // no field is there to be filled
    EXPECT_EQ(cautions(plain(), "", {"256", "--modify=all"}), Cautions{});
    EXPECT_EQ(cautions(plain(), "", {"40", "--modify=n"}), restricted);
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    builder.add("<< /Subtype /Widget /FT /Sig /T (Gerente) >>");
    const path form = put("form.pdf", builder.build("/Root 1 0 R"));
    EXPECT_EQ(cautions(form, "", {"256", "--modify=form"}), Cautions{});
    EXPECT_EQ(cautions(form, "", {"256", "--modify=none"}), restricted);
}

TEST_F(EncryptedFile, IsRefusedWhenItsKindIsUnknown) {
    const Bytes good = readFile(encrypt(plain(), "", "dono", {"128", "--use-aes=y"}));
    for (const auto& [from, to] :
         {std::pair<std::string, std::string>{"/Filter /Standard", "/Filter /Adobe.Pu"},
          {"/CFM /AESV2", "/CFM /AESV9"},
          {"/V 4", "/V 3"},
          {"/R 4", "/R 9"}}) {
        const path file = put("encrypted.pdf", good);
        patch(file, from, to);
        const Failure failure = failureOf([&] { read(file); });
        EXPECT_EQ(failure.reason, "PDF_ENCRYPTED") << to << failure.detail;
        EXPECT_EQ(failure.fault, Fault::Unsupported);
    }
}

TEST_F(EncryptedFile, IsNeverOpenedByPodofo) {
    for (const Kind& kind : kinds()) {
        const path file = encrypt(plain(), "", "dono", kind.options);
        EXPECT_EQ(failureOf([&] { pdf::readWithPodofo(file, 1); }).reason, "PDF_ENCRYPTED");
    }
}

TEST_F(EncryptedFile, IsReadAgainOnceItIsSigned) {
    for (const Kind& kind : kinds()) {
        SCOPED_TRACE(testing::PrintToString(kind.options));
        pdf::SignatureRequest request;
        request.reason = "É assim";
        const path file = fillDummy(encrypt(plain(), "", "dono", kind.options), "signed.pdf", request);
        expectHealthy(file);
        const PdfStructure structure = read(file);
        ASSERT_EQ(structure.signatures.size(), 2U);
        EXPECT_EQ(structure.signatures[1].reason, "É assim");
        EXPECT_EQ(
            Bytes(structure.signatures[1].contents.begin(), structure.signatures[1].contents.begin() + 5),
            dummyCms());
        std::filesystem::remove(file);
    }
}

} // namespace
} // namespace cunho::test
