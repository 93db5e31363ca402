// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/pdf/reader.hpp>
#include <cunho/providers/registry.hpp>
#include <cunho/providers/soft_key.hpp>
#include <cunho/signing/pades.hpp>

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace cunho::test {
namespace {

using providers::SoftKeyProvider;

class SoftKey : public testing::Test {
  protected:
    std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }
    std::filesystem::path put(const std::string& name, const std::string& text) const {
        return writeSample(folder_.path(), name, asBytes(text));
    }

    static std::string reasonOf(const std::function<void()>& act) {
        try {
            act();
        } catch (const Error& error) {
            return error.reason();
        }
        return "nothing was thrown";
    }

    std::string openPem(const std::filesystem::path& key, const std::filesystem::path& certificate) const {
        return reasonOf([&] { SoftKeyProvider::fromPem(key, Secret{}, certificate, {}); });
    }

    void expectGoodSignature(SoftKeyProvider& provider, const std::string& name = "b.pdf") const {
        const FakeClock clock;
        const auto reader = pdf::makeDirectReader();
        signing::SignFileRequest request;
        request.source = writeSample(folder_.path(), "a.pdf", samplePdf());
        request.target = at(name);
        signing::SilentPrompter silent;
        const auto outcomes = signing::PadesSigner(*reader, provider, clock).sign({request}, silent, {});
        const auto* failure = std::get_if<Failure>(&outcomes.at(0));
        EXPECT_EQ(failure, nullptr) << failure->reason << ": " << failure->detail;
        EXPECT_TRUE(opensslCms(at(name), pki_.rootFile()).good);
    }

    TestPki pki_;
    TemporaryFolder folder_{"cunho-soft-key"};
};

TEST_F(SoftKey, SignsWithAPkcs12File) {
    const auto provider = SoftKeyProvider::fromPkcs12(pki_.pkcs12File(), TestPki::pkcs12Password());
    EXPECT_EQ(provider->credential({}).chain, pki_.chain());
    expectGoodSignature(*provider);
}

TEST_F(SoftKey, SignsWithPemFiles) {
    const auto provider =
        SoftKeyProvider::fromPem(pki_.leafKeyFile(), Secret{}, pki_.leafFile(), pki_.issuingFile());
    EXPECT_EQ(provider->credential({}).chain, pki_.chain());
    expectGoodSignature(*provider);
}

TEST_F(SoftKey, SignsWithEveryKindOfKeyAndTheChosenDigest) {
    using Kind = crypto::SignatureAlgorithm::Kind;
    using Digest = crypto::DigestAlgorithm;
    const std::string database = nssTrusting(at("nss"), pki_.rootFile());
    const struct {
        const char* name;
        std::filesystem::path key, certificate;
        crypto::SignatureAlgorithm algorithm;
        const char* digest; ///< as pdfsig says it
    } rows[] = {
        {"rsa", pki_.leafKeyFile(), pki_.leafFile(), {Kind::RsaPkcs1, Digest::Sha512}, "SHA-512"},
        {"pss", pki_.leafKeyFile(), pki_.leafFile(), {Kind::RsaPss, Digest::Sha256}, "SHA-256"},
        {"pss384", pki_.leafKeyFile(), pki_.leafFile(), {Kind::RsaPss, Digest::Sha384}, "SHA-384"},
        {"p256", pki_.p256KeyFile(), pki_.p256File(), {Kind::Ecdsa, Digest::Sha256}, "SHA-256"},
        {"p384", pki_.p384KeyFile(), pki_.p384File(), {Kind::Ecdsa, Digest::Sha384}, "SHA-384"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        const auto provider =
            SoftKeyProvider::fromPem(row.key, Secret{}, row.certificate, pki_.issuingFile());
        provider->useAlgorithm(row.algorithm);
        EXPECT_EQ(provider->credential({}).algorithm, row.algorithm);
        expectGoodSignature(*provider, std::string(row.name) + ".pdf");
        const std::string report = pdfsig(at(std::string(row.name) + ".pdf"), database);
        EXPECT_THAT(report, testing::HasSubstr("Signature is Valid."));
        EXPECT_THAT(report, testing::HasSubstr(std::string("Signing Hash Algorithm: ") + row.digest));
    }
}

TEST_F(SoftKey, ChoosesWhatIsUsualForTheKeyAndRefusesWhatDoesNotFit) {
    using Kind = crypto::SignatureAlgorithm::Kind;
    using Digest = crypto::DigestAlgorithm;
    SoftKeyProvider rsa(pki_.leafKey(), pki_.chain());
    SoftKeyProvider curve(pki_.p384Key(), {pki_.p384(), pki_.issuing()});
    EXPECT_EQ(rsa.credential({}).algorithm, crypto::SignatureAlgorithm{});
    EXPECT_EQ(curve.credential({}).algorithm, (crypto::SignatureAlgorithm{Kind::Ecdsa, Digest::Sha384}));
    EXPECT_EQ(reasonOf([&] { rsa.useAlgorithm({Kind::Ecdsa, Digest::Sha256}); }), "KEY_KIND_UNSUPPORTED");
    EXPECT_EQ(reasonOf([&] { curve.useAlgorithm({Kind::RsaPss, Digest::Sha256}); }), "KEY_KIND_UNSUPPORTED");
    EXPECT_EQ(reasonOf([&] { rsa.useAlgorithm({Kind::RsaPkcs1, Digest::Sha1}); }), "KEY_KIND_UNSUPPORTED");
    EXPECT_EQ(rsa.credential({}).algorithm, crypto::SignatureAlgorithm{})
        << "a refused choice changes nothing";
}

TEST_F(SoftKey, FindsItsCertificateAmongOthersInOneFile) {
    const auto bundle = put("bundle.pem", pki_.issuing().pem() + pki_.leaf().pem() + pki_.tls().pem());
    const auto provider = SoftKeyProvider::fromPem(pki_.leafKeyFile(), Secret{}, bundle, {});
    EXPECT_EQ(provider->credential({}).chain, pki_.chain());
}

TEST_F(SoftKey, OpensAKeyThatOpensslEncrypted) {
    ASSERT_TRUE(ask("openssl", {"pkcs8", "-topk8", "-v2", "aes-256-cbc", "-in", pki_.leafKeyFile().string(),
                                "-passout", "pass:segredo", "-out", at("locked.key").string()})
                    .good);
    const auto provider = SoftKeyProvider::fromPem(at("locked.key"), Secret::fromText("segredo"),
                                                   pki_.leafFile(), pki_.issuingFile());
    expectGoodSignature(*provider);
    EXPECT_EQ(openPem(at("locked.key"), pki_.leafFile()), "WRONG_PASSWORD");
}

TEST_F(SoftKey, IsNeverCalledQualified) {
    const auto provider = SoftKeyProvider::fromPkcs12(pki_.pkcs12File(), TestPki::pkcs12Password());
    const signing::Credential credential = provider->credential({});
    EXPECT_FALSE(credential.qualified);
    EXPECT_EQ(credential.provider, "soft-key");
    EXPECT_TRUE(credential.foreignDocuments);
    EXPECT_GE(credential.batchLimit, 1000U);
}

TEST_F(SoftKey, TellsEachProblemWithTheFiles) {
    const auto wrong = [&] { SoftKeyProvider::fromPkcs12(pki_.pkcs12File(), Secret::fromText("errado")); };
    EXPECT_EQ(reasonOf(wrong), "WRONG_PASSWORD");
    const auto junk = put("junk.p12", "junk");
    EXPECT_EQ(reasonOf([&] { SoftKeyProvider::fromPkcs12(junk, Secret{}); }), "PKCS12_UNREADABLE");
    EXPECT_EQ(reasonOf([&] { SoftKeyProvider::fromPkcs12(at("none.p12"), Secret{}); }), "FILE_NOT_FOUND");
    EXPECT_EQ(openPem(junk, pki_.leafFile()), "KEY_UNREADABLE");
    EXPECT_EQ(openPem(pki_.leafKeyFile(), junk), "CERTIFICATE_UNREADABLE");
    EXPECT_EQ(openPem(pki_.leafKeyFile(), pki_.tlsChainFile()), "KEY_CERTIFICATE_MISMATCH");
    EXPECT_EQ(openPem(pki_.leafKeyFile(), at("none.pem")), "FILE_NOT_FOUND");
}

TEST_F(SoftKey, RefusesAKeyThatIsNotTheCertificates) {
    EXPECT_EQ(reasonOf([&] { SoftKeyProvider(pki_.tlsKey(), pki_.chain()); }), "KEY_CERTIFICATE_MISMATCH");
    EXPECT_EQ(reasonOf([&] { SoftKeyProvider(pki_.leafKey(), {}); }), "KEY_CERTIFICATE_MISMATCH");
}

TEST_F(SoftKey, StopsBetweenTwoFilesWhenAsked) {
    class Counting final : public signing::SignatureSink {
      public:
        explicit Counting(std::stop_source& stop) : stop_(stop) {}
        int values = 0;
        void signedValue(const std::string&, ByteView) override {
            ++values;
            stop_.request_stop();
        }
        void failed(const std::string&, const Failure&) override { ADD_FAILURE(); }

      private:
        std::stop_source& stop_;
    };
    std::stop_source stop;
    Counting sink(stop);
    SoftKeyProvider provider(pki_.leafKey(), pki_.chain());
    signing::SilentPrompter silent;
    const std::vector<signing::Dtbsr> items(3, {"id", crypto::sha256(asBytes("x")), "a", {}});
    const JobContext job(stop.get_token());
    EXPECT_EQ(reasonOf([&] { provider.sign(items, sink, silent, job); }), "STOPPED");
    EXPECT_EQ(sink.values, 1);
}

TEST(Registry, NamesEachWayToSignOnce) {
    std::set<std::string_view> names;
    for (const providers::ProviderRow& row : providers::registry()) {
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_FALSE(row.labelPt.empty());
        EXPECT_FALSE(row.labelEn.empty());
    }
    EXPECT_THAT(names, testing::IsSupersetOf({"safe", "cmd", "citizen-card", "soft-key"}));
}

} // namespace
} // namespace cunho::test
