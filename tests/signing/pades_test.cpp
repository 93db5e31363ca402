// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/pdf_signature_cut.hpp"
#include "signing_test.hpp"

namespace cunho::test {
namespace {

using signing::SignedFile;

class Pades : public SigningTest {
  protected:
    static bool isPrefix(const path& shorter, const path& longer) {
        const std::string first = text(shorter);
        const std::string second = text(longer);
        return first.size() < second.size() && second.starts_with(first);
    }
};

TEST_F(Pades, OpensslPopplerAndQpdfAcceptASignedFile) {
    const path file = signedCopy(sample("a.pdf"), "a-signed.pdf");
    EXPECT_TRUE(opensslCms(file, pki_.rootFile()).good);
    const std::string report = pdfsig(file, nssTrusting(at("nss"), pki_.rootFile()));
    EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report;
    // It asks the certificate's OCSP address, where nobody answers: trust is openssl's to say here.
    EXPECT_EQ(countOf(report, "  - Total document signed"), 1U) << report;
    EXPECT_EQ(countOf(report, "ETSI.CAdES.detached"), 1U) << report;
    const Verdict structure = qpdfCheck(file);
    EXPECT_TRUE(structure.good) << structure.report;
    EXPECT_TRUE(isPrefix(at("a.pdf"), file));
}

TEST_F(Pades, OpensslRefusesAnotherRoot) {
    const path file = signedCopy(sample("a.pdf"), "b.pdf");
    const auto key = crypto::PrivateKey::generateRsa(2048);
    crypto::CertificateRequest request;
    request.profile = crypto::CertificateRequest::Profile::Root;
    request.subject = {{"CN", "Outra raiz"}};
    request.notBefore = day(2020, 1, 1);
    request.notAfter = day(2040, 1, 1);
    const auto root = crypto::issueCertificate(request, key, {}, key);
    EXPECT_FALSE(opensslCms(file, put("other.pem", root.pem())).good);
    EXPECT_EQ(verdictOf(verify(file, {{root}, clock_.now()})), "INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND");
}

TEST_F(Pades, ThreeSignaturesStayValidOnEveryKindOfCrossReference) {
    const std::string database = nssTrusting(at("nss"), pki_.rootFile());
    using Xref = SamplePdf::Xref;
    for (const Xref xref : {Xref::Table, Xref::Stream, Xref::ObjectStreams, Xref::Hybrid}) {
        SamplePdf options;
        options.xref = xref;
        const std::string name = "x" + std::to_string(static_cast<int>(xref));
        path current = sample(name + ".pdf", options);
        for (std::size_t count = 1; count <= 3; ++count) {
            const path next = signedCopy(current, name + "-" + std::to_string(count) + ".pdf");
            EXPECT_TRUE(isPrefix(current, next));
            EXPECT_TRUE(opensslCms(next, pki_.rootFile()).good);
            const std::string report = pdfsig(next, database);
            EXPECT_EQ(countOf(report, "Signature is Valid."), count) << report;
            // From the second signature on pdfsig 22.12 at times reports NSS error -8054 about the same
            // chain, also when openssl made the CMS: trust is asked of openssl here.
            EXPECT_EQ(countOf(report, "  - Total document signed"), 1U) << report;
            const auto reports = verify(next);
            ASSERT_EQ(reports.size(), count);
            for (std::size_t index = 0; index < count; ++index) {
                EXPECT_EQ(reports[index].indication, signing::Indication::TotalPassed);
                EXPECT_EQ(reports[index].coversWholeFile, index + 1 == count);
            }
            current = next;
        }
        EXPECT_TRUE(qpdfCheck(current).good);
    }
}

TEST_F(Pades, TellsWhatItMade) {
    ScriptedProvider with = provider();
    auto wanted = request(sample("a.pdf"), at("b.pdf"));
    wanted.documentId = 42;
    wanted.statement = signing::ReasonText{"Fatura n.º 1 – emitida"};
    const auto outcomes = sign({wanted}, with);
    const auto& file = std::get<SignedFile>(outcomes.at(0));
    EXPECT_EQ(file.path, at("b.pdf"));
    EXPECT_EQ(file.sha256, crypto::sha256File(at("b.pdf")).value);
    EXPECT_EQ(file.documentId, 42);
    EXPECT_EQ(file.signer, pki_.leaf());
    EXPECT_EQ(formatUtc(file.signedAt), formatUtc(clock_.now()));
    const auto reports = verify(at("b.pdf"));
    EXPECT_EQ(reports.at(0).reason, "Fatura n.º 1 – emitida");
    EXPECT_EQ(reports.at(0).claimedTime, formatUtc(clock_.now()));
    EXPECT_EQ(filesIn(folder_.path()), 2U) << "something was left behind";
}

TEST_F(Pades, SandboxSignaturesSaySo) {
    ScriptedProvider with = provider();
    with.description.sandbox = true;
    auto named = request(sample("a.pdf"), at("b.pdf"));
    named.statement = signing::ReasonText{"Fatura"};
    sign({named, request(at("a.pdf"), at("c.pdf"))}, with);
    EXPECT_EQ(verify(at("b.pdf")).at(0).reason, "SANDBOX – sem valor legal: Fatura");
    EXPECT_EQ(verify(at("c.pdf")).at(0).reason, "SANDBOX – sem valor legal");
}

TEST_F(Pades, ABadFileFailsAlone) {
    ScriptedProvider with = provider();
    const path broken = put("broken.pdf", "not a PDF");
    const auto outcomes =
        sign({request(sample("a.pdf"), at("a2.pdf")), request(broken, at("broken2.pdf")),
              request(at("missing.pdf"), at("missing2.pdf")), request(sample("b.pdf"), at("b2.pdf"))},
             with);
    EXPECT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(0)));
    EXPECT_EQ(failureIn(outcomes.at(1)).reason, "PDF_NO_HEADER");
    EXPECT_EQ(failureIn(outcomes.at(2)).reason, "FILE_NOT_FOUND");
    EXPECT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(3)));
    EXPECT_EQ(verdict(at("b2.pdf")), "TOTAL-PASSED");
    EXPECT_FALSE(std::filesystem::exists(at("broken2.pdf")));
}

TEST_F(Pades, WhatTheServiceRefusesFailsAlone) {
    ScriptedProvider with = provider();
    with.refuse = [](const signing::Dtbsr& item) {
        return item.documentName == "b"
                   ? std::optional(Failure{Fault::Rejected, "PURPOSE_NOT_SERVED", {}, ""})
                   : std::nullopt;
    };
    const auto outcomes =
        sign({request(sample("a.pdf"), at("a2.pdf")), request(sample("b.pdf"), at("b2.pdf")),
              request(sample("c.pdf"), at("c2.pdf"))},
             with);
    EXPECT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(0)));
    EXPECT_EQ(failureIn(outcomes.at(1)).reason, "PURPOSE_NOT_SERVED");
    EXPECT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(2)));
}

TEST_F(Pades, NeverTouchesTheOriginalNorAnotherFile) {
    ScriptedProvider with = provider();
    const path source = sample("a.pdf");
    const std::string before = text(source);
    const path taken = put("taken.pdf", "somebody's");
    std::filesystem::create_symlink(at("nowhere.pdf"), at("dangling.pdf"));
    const auto outcomes =
        sign({request(source, source), request(source, at(".") / "a.pdf"), request(source, taken),
              request(source, at("dangling.pdf")), request(source, at("twice.pdf")),
              request(source, at("spool") / ".." / "twice.pdf"), request(source, at("no-folder") / "x.pdf")},
             with);
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "TARGET_IS_SOURCE");
    EXPECT_EQ(failureIn(outcomes.at(1)).reason, "TARGET_IS_SOURCE");
    EXPECT_EQ(failureIn(outcomes.at(2)).reason, "TARGET_EXISTS");
    EXPECT_EQ(failureIn(outcomes.at(3)).reason, "TARGET_EXISTS");
    EXPECT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(4)));
    EXPECT_EQ(failureIn(outcomes.at(5)).reason, "TARGET_NAMED_TWICE");
    EXPECT_EQ(failureIn(outcomes.at(6)).reason, "FOLDER_NOT_FOUND");
    EXPECT_EQ(text(source), before);
    EXPECT_EQ(text(taken), "somebody's");
}

TEST_F(Pades, AsksNobodyWhenThePurposeIsNotServed) {
    ScriptedProvider with = provider();
    with.description.foreignDocuments = false;
    with.description.onlyNipc = "500000000";
    auto own = request(sample("own.pdf"), at("own2.pdf"));
    own.purpose = {signing::Purpose::Kind::IssuedInvoice, "500000000"};
    auto other = request(sample("other.pdf"), at("other2.pdf"));
    other.purpose = {signing::Purpose::Kind::IssuedInvoice, "500000018"};
    auto outcomes = sign({request(sample("foreign.pdf"), at("foreign2.pdf")), other}, with);
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "PURPOSE_NOT_SERVED");
    EXPECT_EQ(failureIn(outcomes.at(0)).params.at("document"), "foreign");
    EXPECT_EQ(failureIn(outcomes.at(1)).reason, "PURPOSE_NOT_SERVED");
    EXPECT_EQ(with.calls, 0);
    outcomes = sign({own}, with);
    EXPECT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(0)));
    EXPECT_EQ(with.calls, 1);
}

TEST_F(Pades, ACertificateOfTheFutureSignsNothing) {
    ScriptedProvider with = provider();
    clock_.set("2019-12-31T00:00:00");
    const auto outcomes = sign({request(sample("a.pdf"), at("b.pdf"))}, with);
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "CERTIFICATE_NOT_YET_VALID");
    EXPECT_EQ(failureIn(outcomes.at(0)).params.at("date"), "2020-01-01");
    EXPECT_EQ(with.calls, 0);
}

TEST_F(Pades, AnExpiredCertificateSignsNothing) {
    ScriptedProvider with = provider();
    clock_.set("2040-01-02T00:00:00");
    const auto outcomes = sign({request(sample("a.pdf"), at("b.pdf"))}, with);
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "CERTIFICATE_EXPIRED");
    EXPECT_EQ(failureIn(outcomes.at(0)).params.at("date"), "2040-01-01");
    EXPECT_EQ(with.calls, 0);
}

TEST_F(Pades, AWrongValueIsNeverEmbedded) {
    ScriptedProvider with = provider();
    with.alter = [](Bytes& value) { value[10] ^= 1U; };
    const auto outcomes = sign({request(sample("a.pdf"), at("b.pdf"))}, with);
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "SIGNATURE_VALUE_WRONG");
    EXPECT_FALSE(std::filesystem::exists(at("b.pdf")));
    EXPECT_EQ(filesIn(folder_.path()), 1U);
}

TEST_F(Pades, WhatStopsTheJobIsTheFailureOfTheRest) {
    ScriptedProvider with = provider();
    with.beforeSending = [](const signing::Dtbsr& item) {
        if (item.documentName == "b")
            throw Error(Fault::Network, "NO_CONNECTION");
    };
    const auto outcomes =
        sign({request(sample("a.pdf"), at("a2.pdf")), request(sample("b.pdf"), at("b2.pdf")),
              request(sample("c.pdf"), at("c2.pdf"))},
             with);
    EXPECT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(0)));
    EXPECT_EQ(failureIn(outcomes.at(1)).reason, "NO_CONNECTION");
    EXPECT_EQ(failureIn(outcomes.at(2)).reason, "NO_CONNECTION");
}

TEST_F(Pades, AStoppedJobKeepsWhatIsDone) {
    ScriptedProvider with = provider();
    std::stop_source stop;
    with.afterDelivery = [&stop](const signing::Dtbsr&) { stop.request_stop(); };
    const std::vector requests{request(sample("a.pdf"), at("a2.pdf")),
                               request(sample("b.pdf"), at("b2.pdf"))};
    signing::PadesSigner signer(*reader_, with, clock_);
    const auto outcomes = signer.sign(requests, silent_, JobContext(stop.get_token()));
    EXPECT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(0)));
    EXPECT_EQ(failureIn(outcomes.at(1)).fault, Fault::Cancelled);
    EXPECT_FALSE(std::filesystem::exists(at("b2.pdf")));
}

TEST_F(Pades, ASilentProviderIsNotTakenForSuccess) {
    class Idle final : public signing::SignatureProvider {
      public:
        explicit Idle(signing::Credential credential) : credential_(std::move(credential)) {}
        signing::Credential credential(const JobContext&) override { return credential_; }
        void sign(std::span<const signing::Dtbsr>, signing::SignatureSink&, signing::Prompter&,
                  const JobContext&) override {}

      private:
        signing::Credential credential_;
    };
    Idle idle(provider().description);
    const auto outcomes = sign({request(sample("a.pdf"), at("b.pdf"))}, idle);
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "NO_SIGNATURE_VALUE");
}

TEST_F(Pades, DocumentsOfABatchHaveDifferentNames) {
    ScriptedProvider with = provider();
    std::vector<std::string> names;
    with.afterDelivery = [&names](const signing::Dtbsr& item) { names.push_back(item.documentName); };
    auto nameless = request(sample("b.pdf"), at("3.pdf"));
    nameless.documentName.clear();
    sign({request(sample("a.pdf"), at("1.pdf")), request(at("a.pdf"), at("2.pdf")), nameless}, with);
    EXPECT_EQ(names, (std::vector<std::string>{"a", "a (2)", "b.pdf"}));
}

} // namespace
} // namespace cunho::test
