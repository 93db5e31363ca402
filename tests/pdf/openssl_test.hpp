// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/pdf_signature_cut.hpp"
#include "pdf_test.hpp"

#include <fstream>

namespace cunho::test {

/// Signs with throw-away keys of the openssl program, so that programs that nobody of us wrote can judge.
class OpensslTest : public PdfTest {
  protected:
    static void SetUpTestSuite() {
        keys_ = std::make_unique<TemporaryFolder>("cunho-keys");
        makeKey("signer", "extendedKeyUsage=emailProtection");
        makeKey("tsa", "extendedKeyUsage=critical,timeStamping");
        std::ofstream(key("serial")) << "01";
        std::ofstream(key("tsa.cnf"))
            << "[tsa]\nserial = " << key("serial") << "\nsigner_cert = " << key("tsa.crt")
            << "\nsigner_key = " << key("tsa.key")
            << "\nsigner_digest = sha256\ndefault_policy = 1.2.3.4\n"
               "digests = sha256\ness_cert_id_alg = sha256\n";
    }
    static void TearDownTestSuite() { keys_.reset(); }

    path sign(const path& file, const std::string& name, const pdf::SignatureRequest& request = {},
              int page = 1) const {
        return signPrepared(pdf::prepareSignature(file, reader_->readPage(file, page), request), name);
    }

    path signPrepared(const pdf::PreparedPdf& prepared, const std::string& name) const {
        const auto made =
            judge("openssl", {"cms", "-sign", "-binary", "-cades", "-nosmimecap", "-md", "sha256", "-in",
                              coveredBy(prepared), "-signer", key("signer.crt"), "-inkey", key("signer.key"),
                              "-outform", "DER", "-out", at("cms.der").string()});
        EXPECT_EQ(made.first, 0);
        prepared.fill(readFile(at("cms.der")), at(name));
        return at(name);
    }

    /// Adds a document time-stamp.
    path stamp(const path& file, const std::string& name) const {
        pdf::SignatureRequest request;
        request.kind = pdf::SignatureRequest::Kind::DocumentTimestamp;
        const pdf::PreparedPdf prepared = prepare(file, request);
        const std::string query = at("query.tsq").string();
        const std::string token = at("token.der").string();
        EXPECT_EQ(judge("openssl",
                        {"ts", "-query", "-data", coveredBy(prepared), "-sha256", "-cert", "-out", query})
                      .first,
                  0);
        EXPECT_EQ(judge("openssl", {"ts", "-reply", "-config", key("tsa.cnf"), "-section", "tsa",
                                    "-queryfile", query, "-token_out", "-out", token})
                      .first,
                  0);
        prepared.fill(readFile(token), at(name));
        return at(name);
    }

    /// openssl: the last signature is a right time-stamp over what its ByteRange covers.
    static Verdict opensslTs(const path& file) {
        cutToFiles(file, CutKind::Timestamp);
        return ask("openssl", {"ts", "-verify", "-token_in", "-in", file.string() + ".der", "-data",
                               file.string() + ".covered", "-CAfile", key("tsa.crt")});
    }

    static std::string signatures(const path& file) {
        const auto [code, report] = judge("pdfsig", {"-nocert", file.string()});
        EXPECT_EQ(code, 0) << report;
        return report;
    }

    static std::string key(const std::string& name) { return (keys_->path() / name).string(); }

  private:
    static void makeKey(const std::string& name, const std::string& extension) {
        const auto made = judge("openssl", {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout",
                                            key(name + ".key"), "-out", key(name + ".crt"), "-subj",
                                            "/CN=" + name, "-days", "2", "-addext", extension});
        ASSERT_EQ(made.first, 0);
    }

    std::string coveredBy(const pdf::PreparedPdf& prepared) const {
        std::ofstream out(at("covered.bin"), std::ios::binary);
        prepared.stream([&out](ByteView piece) { out << asText(piece); });
        return at("covered.bin").string();
    }

    inline static std::unique_ptr<TemporaryFolder> keys_;
};

} // namespace cunho::test
