// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "level_test.hpp"
#include "signing/seed_values.hpp"

#include <functional>

namespace cunho::test {
namespace {

using pdf::SeedValue;
using signing::ReasonText;

/// A reader that says of the field "Autor" what a test wants, and cautions.
class SeedingReader final : public pdf::Reader {
  public:
    explicit SeedingReader(SeedValue seed) : seed_(std::move(seed)) {}

    pdf::PdfStructure readPage(const std::filesystem::path& file, int page) const override {
        return seeded(direct_->readPage(file, page));
    }
    pdf::PdfStructure readAllPages(const std::filesystem::path& file, int page) const override {
        return seeded(direct_->readAllPages(file, page));
    }
    pdf::PdfStructure seeded(pdf::PdfStructure out) const {
        for (pdf::EmptySignatureField& field : out.emptyFields) {
            field.seed = seed_;
        }
        out.cautions = {pdf::Caution::Xfa};
        return out;
    }
    pdf::Comparison compare(const std::filesystem::path& file, std::uint64_t revisionEnd,
                            int docMdpLevel) const override {
        return direct_->compare(file, revisionEnd, docMdpLevel);
    }
    std::vector<pdf::Rectangle> occupiedBoxes(const std::filesystem::path& file,
                                              std::uint32_t page) const override {
        return direct_->occupiedBoxes(file, page);
    }

  private:
    SeedValue seed_;
    std::unique_ptr<pdf::Reader> direct_ = pdf::makeDirectReader();
};

class SeedValues : public LevelTest {
  protected:
    path form(const std::string& seed = {}) const {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>");
        builder.add("<< /Type /Page /Parent 2 0 R /Annots [4 0 R] >>");
        builder.add("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Autor) /Rect [10 10 60 40] /P 3 0 R " +
                    seed + " >>");
        return put("form.pdf", builder.build("/Root 1 0 R"));
    }

    signing::SignFileRequest asked(signing::Statement statement = {}, Level level = Level::B_B) const {
        signing::SignFileRequest out = request(form(), at("signed.pdf"), level);
        out.fieldName = "Autor";
        out.statement = std::move(statement);
        return out;
    }

    /// The request as it is then made.
    signing::SignFileRequest heed(const SeedValue& seed, signing::Statement statement = {},
                                  Level level = Level::B_B) {
        signing::Credential credential;
        credential.chain = pki_.chain();
        const signing::SignFileRequest wanted = asked(std::move(statement), level);
        const pdf::PdfStructure structure = SeedingReader(seed).read(wanted.source);
        return signing::heedSeedValue(wanted, structure, credential, clock_.now());
    }

    /// "SEED_VALUE_NOT_MET: MDP", or nothing.
    std::string refusal(const SeedValue& seed, signing::Statement statement = {}, Level level = Level::B_B) {
        try {
            heed(seed, std::move(statement), level);
            return "";
        } catch (const Error& error) {
            const Failure& failure = error.failure();
            EXPECT_EQ(failure.fault, Fault::Rejected);
            EXPECT_EQ(failure.params.at("file"), "form.pdf");
            EXPECT_EQ(failure.params.at("field"), "Autor");
            const auto constraint = failure.params.find("constraint");
            return failure.reason + (constraint == failure.params.end() ? "" : ": " + constraint->second);
        }
    }

    static std::string hexOf(const Bytes& der) { return '<' + toHex(der) + '>'; }

    static SeedValue seedWith(unsigned flags, const std::function<void(SeedValue&)>& fill) {
        SeedValue out;
        out.requiredFlags = flags;
        fill(out);
        return out;
    }

    static std::string reasonOf(const signing::SignFileRequest& request) {
        const auto* reason = std::get_if<ReasonText>(&request.statement);
        return reason == nullptr ? "none" : reason->text;
    }
};

TEST_F(SeedValues, ThatThisProgramMeetsAreNoHindrance) {
    EXPECT_EQ(refusal({}), "");
    EXPECT_EQ(refusal(seedWith(1 | 2 | 4 | 64,
                               [](SeedValue& seed) {
                                   seed.filter = "Adobe.PPKLite";
                                   seed.subFilters = {"adbe.pkcs7.detached", "ETSI.CAdES.detached"};
                                   seed.version = 3;
                                   seed.digestMethods = {"SHA1", "SHA256"};
                                   seed.certification = 0;
                               })),
              "");
}

TEST_F(SeedValues, ThatThisProgramCannotMeetAreRefused) {
    const std::string start = "SEED_VALUE_NOT_MET: ";
    EXPECT_EQ(refusal(seedWith(1, [](SeedValue& seed) { seed.filter = "Entrust.PPKEF"; })),
              start + "Filter: Entrust.PPKEF");
    EXPECT_EQ(refusal(seedWith(2, [](SeedValue& seed) { seed.subFilters = {"adbe.pkcs7.detached"}; })),
              start + "SubFilter: adbe.pkcs7.detached");
    EXPECT_EQ(refusal(seedWith(4, [](SeedValue& seed) { seed.version = 4; })), start + "V");
    EXPECT_EQ(refusal(seedWith(64,
                               [](SeedValue& seed) {
                                   seed.digestMethods = {"SHA1", "SHA512"};
                               })),
              start + "DigestMethod: SHA1 | SHA512");
    const auto nothing = [](SeedValue&) {};
    EXPECT_EQ(refusal(seedWith(16, nothing)), start + "LegalAttestation");
    EXPECT_EQ(refusal(seedWith(256, nothing)), start + "AppearanceFilter");
    EXPECT_EQ(refusal(seedWith(32, nothing)), start + "AddRevInfo");
    EXPECT_EQ(refusal(seedWith(128, nothing)), start + "LockDocument");
    for (const int level : {1, 2, 3}) {
        EXPECT_EQ(refusal(seedWith(0, [level](SeedValue& seed) { seed.certification = level; })),
                  start + "MDP");
    }
}

TEST_F(SeedValues, ThatAreWishesHinderNothing) {
    EXPECT_EQ(refusal(seedWith(0,
                               [](SeedValue& seed) {
                                   seed.filter = "Entrust.PPKEF";
                                   seed.subFilters = {"adbe.pkcs7.detached"};
                                   seed.version = 9;
                                   seed.digestMethods = {"SHA1"};
                                   seed.reasons = {"Aprovo", "Recuso"};
                                   seed.subjects = {Bytes(3, 1)};
                                   seed.timestampUrl = "http://tsa.example/";
                               }),
                      ReasonText{"Outro"}),
              "");
}

TEST_F(SeedValues, OfferReasons) {
    const SeedValue two = seedWith(8, [](SeedValue& seed) { seed.reasons = {"Aprovo", "Recuso"}; });
    EXPECT_EQ(reasonOf(heed(two, ReasonText{"Recuso"})), "Recuso");
    EXPECT_EQ(refusal(two, ReasonText{"Talvez"}), "SEED_VALUE_NOT_MET: Reasons: Aprovo | Recuso");
    EXPECT_EQ(refusal(two), "SEED_VALUE_NOT_MET: Reasons: Aprovo | Recuso");
    EXPECT_EQ(refusal(two, crypto::CommitmentType::ProofOfApproval),
              "SEED_VALUE_NOT_MET: Reasons: Aprovo | Recuso");
    for (const unsigned flags : {0U, 8U}) {
        const SeedValue one = seedWith(flags, [](SeedValue& seed) { seed.reasons = {".", "Aprovo"}; });
        EXPECT_EQ(reasonOf(heed(one)), "Aprovo");
        EXPECT_EQ(reasonOf(heed(one, ReasonText{""})), "Aprovo");
    }
    const SeedValue none = seedWith(8, [](SeedValue& seed) { seed.reasons = {"."}; });
    EXPECT_EQ(refusal(none, ReasonText{"Aprovo"}), "SEED_VALUE_NOT_MET: Reasons: .");
    EXPECT_EQ(reasonOf(heed(none)), "none");
}

TEST_F(SeedValues, AskForACertificate) {
    const auto certificate = [&](unsigned flags, std::vector<Bytes> subjects, std::vector<Bytes> issuers) {
        return refusal(seedWith(0, [&](SeedValue& seed) {
            seed.requiredCertificateFlags = flags;
            seed.subjects = std::move(subjects);
            seed.issuers = std::move(issuers);
        }));
    };
    const Bytes leaf = pki_.leaf().der();
    const Bytes other = pki_.foreignRoot().der();
    EXPECT_EQ(certificate(1, {other, leaf}, {}), "");
    EXPECT_EQ(certificate(1, {other}, {}), "SEED_VALUE_NOT_MET: Cert Subject");
    EXPECT_EQ(certificate(2, {}, {other, pki_.issuing().der()}), "");
    EXPECT_EQ(certificate(2, {}, {pki_.root().der()}), "");
    EXPECT_EQ(certificate(2, {}, {other, Bytes(5, 9)}), "SEED_VALUE_NOT_MET: Cert Issuer");
    EXPECT_EQ(certificate(4, {}, {}), "SEED_VALUE_NOT_MET: Cert OID");
    EXPECT_EQ(certificate(8, {}, {}), "SEED_VALUE_NOT_MET: Cert SubjectDN");
    EXPECT_EQ(certificate(32, {}, {}), "SEED_VALUE_NOT_MET: Cert KeyUsage");
    EXPECT_EQ(certificate(64, {}, {}), ""); // a URL asks for nothing of the signature
}

TEST_F(SeedValues, AskForATimestamp) {
    const SeedValue seed = seedWith(0, [](SeedValue& wanted) { wanted.timestampRequired = true; });
    EXPECT_EQ(refusal(seed), "SEED_TIMESTAMP_NEEDED");
    EXPECT_EQ(refusal(seed, {}, Level::B_T), "");
}

TEST_F(SeedValues, AreReadFromTheFile) {
    const auto outcomeFor = [&](const std::string& seed, const std::string& target) {
        form(seed);
        signing::SignFileRequest wanted = request(at("form.pdf"), at(target), Level::B_B);
        wanted.fieldName = "Autor";
        ScriptedProvider with = provider();
        return SigningTest::sign({wanted}, with).at(0);
    };
    fileOf(outcomeFor("/SV << /Type /SV /Ff 8 /Reasons [(Aprovo)] /Cert << /Ff 2 /Issuer [" +
                          hexOf(pki_.root().der()) + "] >> >>",
                      "signed.pdf"));
    EXPECT_EQ(reader_->read(at("signed.pdf")).signatures.at(0).reason, "Aprovo");
    EXPECT_EQ(
        failureIn(outcomeFor("/SV << /TimeStamp << /URL (http://tsa.example/) /Ff 1 >> >>", "a.pdf")).reason,
        "SEED_TIMESTAMP_NEEDED");
    EXPECT_EQ(failureIn(outcomeFor("/SV << /Ff 64 /DigestMethod [(SHA1)] >>", "b.pdf")).reason,
              "SEED_VALUE_NOT_MET");
    EXPECT_EQ(failureIn(outcomeFor("/SV << /MDP << /P 2 >> >>", "c.pdf")).reason, "SEED_VALUE_NOT_MET");
}

TEST_F(SeedValues, AreHeededWhenAFileIsSigned) {
    reader_ =
        std::make_unique<SeedingReader>(seedWith(8, [](SeedValue& seed) { seed.reasons = {"Aprovo"}; }));
    ScriptedProvider with = provider();
    with.description.sandbox = true;
    const auto outcome = SigningTest::sign({asked()}, with).at(0);
    EXPECT_EQ(fileOf(outcome).cautions, std::vector{pdf::Caution::Xfa});
    EXPECT_EQ(reader_->read(at("signed.pdf")).signatures.at(0).reason, "Aprovo");
    EXPECT_NE(text(at("signed.pdf")).find("/Location"), std::string::npos);

    reader_ = std::make_unique<SeedingReader>(seedWith(16, [](SeedValue&) {}));
    signing::SignFileRequest refused = asked();
    refused.target = at("refused.pdf");
    EXPECT_EQ(failureIn(SigningTest::sign({refused}, with).at(0)).reason, "SEED_VALUE_NOT_MET");
    EXPECT_FALSE(std::filesystem::exists(at("refused.pdf")));
}

} // namespace
} // namespace cunho::test
