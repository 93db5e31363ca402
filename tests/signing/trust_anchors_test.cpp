// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/signing/trust_anchors.hpp>

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using signing::loadAnchors;

class TrustAnchors : public testing::Test {
  protected:
    using path = std::filesystem::path;
    using Certificates = std::vector<crypto::Certificate>;

    path at(const std::string& name) const { return folder_.path() / name; }

    path put(const std::string& name, ByteView content) const {
        std::filesystem::create_directories(at(name).parent_path());
        AtomicFile file(at(name));
        file.write(content);
        file.commit();
        return at(name);
    }

    /// A PKCS#7 with certificates alone, as the openssl program makes it.
    path pkcs7(const std::string& name, const std::string& form) const {
        std::filesystem::create_directories(at(name).parent_path());
        const bool made =
            ask("openssl", {"crl2pkcs7", "-nocrl", "-certfile", pki_.rootFile().string(), "-certfile",
                            pki_.issuingFile().string(), "-outform", form, "-out", at(name).string()})
                .good;
        EXPECT_TRUE(made);
        return at(name);
    }

    /// "Fault/REASON file" of what loading `paths` throws.
    static std::string refusal(const std::vector<path>& paths) {
        try {
            loadAnchors(paths);
        } catch (const Error& error) {
            return std::string(faultName(error.fault())) + "/" + error.reason() + " " +
                   error.params().at("file");
        }
        return "nothing";
    }

    TestPki pki_;
    TemporaryFolder folder_{"cunho-anchors"};
};

TEST_F(TrustAnchors, ReadsEveryKindOfFile) {
    const Certificates both{pki_.root(), pki_.issuing()};
    const std::string bundle = "# raiz\n" + pki_.root().pem() + "# emissora\n" + pki_.issuing().pem();
    EXPECT_EQ(loadAnchors({put("bundle.pem", asBytes(bundle))}), both);
    EXPECT_EQ(loadAnchors({put("root.der", pki_.root().der())}), Certificates{pki_.root()});
    EXPECT_EQ(loadAnchors({pkcs7("der.p7b", "DER")}), both);
    EXPECT_EQ(loadAnchors({pkcs7("pem.p7b", "PEM")}), both);
    EXPECT_EQ(loadAnchors({put("no-ending", asBytes(pki_.root().pem()))}), Certificates{pki_.root()});
    EXPECT_TRUE(loadAnchors({}).empty());
}

TEST_F(TrustAnchors, ReadsTheCertificatesOfAFolderInTheOrderOfTheirNames) {
    put("trust/b.CRT", pki_.root().der());
    put("trust/a.cer", asBytes(pki_.issuing().pem()));
    put("trust/README", asBytes("not a certificate"));
    put("trust/below/c.pem", asBytes(pki_.leaf().pem()));
    std::filesystem::create_symlink(at("nowhere.pem"), at("trust/d.pem"));
    EXPECT_EQ(loadAnchors({at("trust")}), (Certificates{pki_.issuing(), pki_.root()}));
}

TEST_F(TrustAnchors, GivesEachCertificateOnce) {
    pkcs7("trust/a.p7c", "DER");
    put("trust/b.pem", asBytes(pki_.root().pem()));
    EXPECT_EQ(loadAnchors({pki_.issuingFile(), at("trust"), pki_.issuingFile()}),
              (Certificates{pki_.issuing(), pki_.root()}));
}

TEST_F(TrustAnchors, SkipsAKeyBesideItsCertificate) {
    const Bytes key = readFile(pki_.leafKeyFile());
    const std::string both = std::string(asText(key)) + pki_.leaf().pem();
    EXPECT_EQ(loadAnchors({put("both.pem", asBytes(both))}), Certificates{pki_.leaf()});
}

TEST_F(TrustAnchors, NamesTheFileThatItCannotUse) {
    const Bytes der = pki_.root().der();
    Bytes longer = der;
    longer.push_back(0);
    const std::string broken = pki_.root().pem().substr(0, 300);
    const Bytes list = readFile(pkcs7("list.p7b", "DER"));
    const struct {
        const char* name;
        Bytes content;
    } cases[] = {
        {"text.pem", toBytes("hello")},
        {"empty.pem", {}},
        {"cut.der", Bytes(der.begin(), der.begin() + 100)},
        {"one-byte.der", {0x30}},
        {"longer.der", longer},
        {"cut.p7b", Bytes(list.begin(), list.begin() + 200)},
        {"key.pem", readFile(pki_.leafKeyFile())},
        {"cut.pem", toBytes(broken)},
        {"data.p7b", fromHex("300f06092a864886f70d010701a0020400")}, // id-data: no certificates
    };
    for (const auto& [name, content] : cases)
        EXPECT_EQ(refusal({put(name, content)}), std::string("File/TRUST_ANCHOR_UNREADABLE ") + name);
}

TEST_F(TrustAnchors, NamesThePathThatIsNoHelp) {
    EXPECT_EQ(refusal({at("absent.pem")}), "NotFound/FILE_NOT_FOUND absent.pem");
    put("papers/README", asBytes("nothing here"));
    EXPECT_EQ(refusal({at("papers")}), "NotFound/TRUST_ANCHOR_NONE " + at("papers").string());
    put("mixed/a.pem", asBytes(pki_.root().pem()));
    put("mixed/b.pem", asBytes("hello"));
    EXPECT_EQ(refusal({at("mixed")}), "File/TRUST_ANCHOR_UNREADABLE b.pem");
}

} // namespace
} // namespace cunho::test
