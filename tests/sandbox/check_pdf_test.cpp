// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/sample_pdf.hpp"
#include "pki_test.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/cms.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>

// Check 50: finished PDFs against what the service signed.
namespace cunho::test {
namespace {

using std::filesystem::path;

class SandboxCheckPdf : public testing::Test {
  protected:
    /// How a PDF is signed, and wrongly.
    struct How {
        crypto::AttributeOptions attributes{};
        bool stamped = false;
        bool leafAlone = false;
        std::size_t size = 0;
    };

    /// What the service signed for one file.
    struct Signed {
        pdf::PreparedPdf prepared;
        crypto::CmsSignature cms;
    };

    Signed sign(const How& how) {
        SamplePdf options;
        options.size = how.size;
        const path source = writeSample(folder_.path(), name(), samplePdf(options));
        pdf::SignatureRequest request;
        request.claimedTime = talk_.clock.now();
        auto prepared = pdf::prepareSignature(source, reader_->read(source), request);
        crypto::Hasher hasher(crypto::DigestAlgorithm::Sha256);
        prepared.stream([&](ByteView piece) { hasher.update(piece); });
        const auto attributes =
            crypto::SignedAttributes::make(hasher.finish(), talk_.signer(), how.attributes);
        const auto reply = talk_.sign({toBase64(crypto::digestInfo(attributes.toBeSigned()))});
        const Bytes value = fromBase64(reply.parsed().at("signatures").at(0).get<std::string>());
        const auto chain = how.leafAlone ? crypto::CertificateChain{talk_.signer()} : talk_.chain;
        auto cms = crypto::CmsSignature::assemble(attributes, chain, value);
        if (how.stamped)
            stamp(cms);
        return {std::move(prepared), std::move(cms)};
    }

    void stamp(crypto::CmsSignature& cms) {
        const auto request = crypto::TimestampRequest::make(cms.valueDigest());
        cms.addTimestamp(crypto::acceptTimestampReply(asBytes(talk_.askTime(request)->body), request));
    }

    path write(const Signed& made) {
        const path target = folder_.path() / name();
        made.prepared.fill(made.cms.der(), target);
        return target;
    }
    path file(const How& how) { return write(sign(how)); }
    path file() { return file(How()); }

    path withStore(const path& from, const pdf::DocumentSecurityStore& store) {
        const path target = folder_.path() / name();
        EXPECT_TRUE(pdf::appendSecurityStore(from, reader_->read(from), store, target));
        return target;
    }
    pdf::DocumentSecurityStore evidence() const {
        pdf::DocumentSecurityStore store;
        store.certificates = {talk_.authority().der(), talk_.root().der()};
        store.ocspResponses = {talk_.askOcsp(talk_.signer(), talk_.authority()).der};
        return store;
    }

    Received give(const Bytes& bytes, const std::string& query = "") {
        Sent sent;
        sent.path = "/sandbox/check-pdf" + query;
        sent.rawBody = asText(bytes);
        sent.contentType = "application/pdf";
        return talk_.send(sent);
    }
    Received give(const path& given, const std::string& query = "") { return give(readFile(given), query); }

    /// That the file trips check 50 and none else, with a problem that says this.
    void expectProblem(const Received& reply, const std::string& words) {
        EXPECT_EQ(reply.status, 400);
        EXPECT_NE(reply.parsed().at("problems").dump().find(words), std::string::npos) << reply.body;
        EXPECT_EQ(talk_.broken(), std::vector<int>{50});
    }

    json ledger() { return talk_.look("/sandbox/ledger").at("signatures"); }

    PkiTalk talk_;
    TemporaryFolder folder_;
    std::shared_ptr<const pdf::Reader> reader_ = pdf::makeDirectReader();

  private:
    std::string name() { return "FT-" + std::to_string(++files_) + ".pdf"; }
    int files_ = 0;
};

TEST_F(SandboxCheckPdf, AGoodFileIsInTheLedger) {
    const path good = file();
    ASSERT_EQ(ledger().size(), 1U);
    EXPECT_EQ(ledger().at(0).at("files"), 0) << "nobody has shown it yet";
    EXPECT_EQ(ledger().at(0).at("delivered"), true);
    EXPECT_EQ(ledger().at(0).at("nipc"), "500000000");
    const auto reply = give(good);
    EXPECT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.parsed().at("signatures").at(0).at("level"), "B-B");
    EXPECT_EQ(reply.parsed().at("signatures").at(0).at("digest"), ledger().at(0).at("digest"));
    EXPECT_EQ(ledger().at(0).at("files"), 1);
    EXPECT_EQ(give(good).status, 200) << "the same file again";
    EXPECT_EQ(ledger().at(0).at("files"), 1);
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

TEST_F(SandboxCheckPdf, AFileMayGrow) {
    const path stamped = file({{}, true});
    EXPECT_EQ(give(stamped, "?level=B-T").status, 200);
    const auto reply = give(withStore(stamped, evidence()), "?level=B-LT");
    EXPECT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.parsed().at("signatures").at(0).at("level"), "B-LT");
    EXPECT_EQ(ledger().at(0).at("files"), 1);
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

TEST_F(SandboxCheckPdf, LargeFilesAreTakenHereAlone) {
    How how;
    how.size = 3U << 20U;
    EXPECT_EQ(give(file(how)).status, 200);
    Sent sent;
    sent.path = "/info";
    sent.rawBody = std::string(2U << 20U, ' ');
    EXPECT_EQ(talk_.send(sent).status, 413);
}

TEST_F(SandboxCheckPdf, ASignatureWithoutAFileIsSeen) {
    give(file());
    file();
    int lost = 0;
    for (const auto& one : ledger())
        lost += one.at("delivered").get<bool>() && one.at("files") == 0 ? 1 : 0;
    EXPECT_EQ(lost, 1);
}

TEST_F(SandboxCheckPdf, Check50WantsTheLevelThatWasAsked) {
    expectProblem(give(file(), "?level=B-T"), "the level is B-B");
}

TEST_F(SandboxCheckPdf, Check50FindsAChangedByte) {
    Bytes bytes = readFile(file());
    const auto at = std::string(asText(bytes)).find("obj");
    bytes.at(at + 3) ^= 0x2AU; // white space of another kind
    expectProblem(give(bytes), "not what was signed");
}

TEST_F(SandboxCheckPdf, Check50FindsAByteRangeThatLeavesSomethingOut) {
    const path good = file();
    Bytes bytes = readFile(good);
    const auto at = std::string(asText(bytes)).find("/ByteRange");
    const auto zero = std::string(asText(bytes)).find('0', at);
    bytes.at(zero) = '1';
    expectProblem(give(bytes), "ByteRange");
}

TEST_F(SandboxCheckPdf, Check50FindsOneSignatureInTwoFiles) {
    auto made = sign({});
    EXPECT_EQ(give(write(made)).status, 200);
    stamp(made.cms);
    expectProblem(give(write(made)), "another PDF");
    EXPECT_EQ(ledger().at(0).at("files"), 2);
}

TEST_F(SandboxCheckPdf, Check50FindsASignatureThatNobodyIssued) {
    const path good = file();
    talk_.control("/sandbox/reset", json::object());
    expectProblem(give(good), "never made");
}

TEST_F(SandboxCheckPdf, Check50WantsACertificateChain) {
    How how;
    how.leafAlone = true;
    expectProblem(give(file(how)), "do not lead to the root");
}

TEST_F(SandboxCheckPdf, Check50TakesNoPolicyButTheServices) {
    How how;
    how.attributes.policy =
        crypto::SignaturePolicy{"2.16.620.2.1.2.2.2", crypto::sha256(asBytes("policy")), ""};
    EXPECT_EQ(give(file(how)).status, 200);
    how.attributes.policy->oid = "2.16.620.2.1.2.2.1";
    expectProblem(give(file(how)), "the policy is 2.16.620.2.1.2.2.1");
}

TEST_F(SandboxCheckPdf, Check50WantsADssThatHoldsWhatItPromises) {
    const path stamped = file({{}, true});
    auto store = evidence();
    store.ocspResponses.clear();
    expectProblem(give(withStore(stamped, store)), "no revocation information");
}

TEST_F(SandboxCheckPdf, Check50TakesNoDssWithoutATimestamp) {
    expectProblem(give(withStore(file(), evidence())), "without a signature time-stamp");
}

TEST_F(SandboxCheckPdf, Check50WantsASignature) {
    expectProblem(give(samplePdf()), "no signature of the service");
}

TEST_F(SandboxCheckPdf, Check50WantsAPdf) {
    EXPECT_EQ(give(toBytes("<html></html>")).status, 400);
    EXPECT_EQ(talk_.broken(), std::vector<int>{50});
}

TEST_F(SandboxCheckPdf, RefusesALevelThatThereIsNot) {
    EXPECT_EQ(give(file(), "?level=B-X").status, 400);
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

} // namespace
} // namespace cunho::test
