// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// cunho-fuzz-seeds DIR: writes what the fuzz targets start from, DIR/<target>/<name>, made by the tests'
// fakes.
#include "fakes/full_structure.hpp"
#include "fakes/levelled_pdf.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/scmd_replies.hpp"
#include "fakes/trusted_list_xml.hpp"
#include "fuzz/pdf_seeds.hpp"
#include "fuzz/timestamp_request.hpp"
#include "pdf/worker/protocol.hpp"

#include <cunho/crypto/revocation.hpp>

#include <cstdio>
#include <map>

namespace cunho::fuzz {
namespace {

using test::TestPki;
const TimePoint now = test::day(2026, 11, 25);

/// Files by the name of their target, numbered.
class Seeds {
  public:
    explicit Seeds(std::filesystem::path folder) : folder_(std::move(folder)) {}

    void put(const std::string& target, ByteView content) {
        std::filesystem::create_directories(folder_ / target);
        test::writeSample(folder_ / target, std::to_string(++numbers_[target]), content);
    }

  private:
    std::filesystem::path folder_;
    std::map<std::string, int> numbers_;
};

crypto::TimestampToken token(const TestPki& pki, const crypto::Digest& imprint) {
    const auto request = crypto::TimestampRequest::make(imprint);
    crypto::TimestampIssue issue;
    issue.time = now;
    return crypto::acceptTimestampReply(
        crypto::issueTimestampReply(request.der, pki.timestampKey(), pki.timestampChain(), issue), request);
}

void cms(Seeds& seeds, const TestPki& pki) {
    using Algorithm = crypto::DigestAlgorithm;
    using Kind = crypto::SignatureAlgorithm::Kind;
    const auto make = [&](const crypto::PrivateKey& key, const crypto::Certificate& signer, Kind kind,
                          Algorithm digest, const crypto::AttributeOptions& options, bool stamped) {
        crypto::SignatureAlgorithm algorithm{kind};
        algorithm.digest = digest;
        const auto attributes =
            crypto::SignedAttributes::make(crypto::digest(digest, asBytes("cunho")), signer, options);
        const Bytes value = key.sign(algorithm, attributes.toBeSigned(digest));
        auto made = crypto::CmsSignature::assemble(attributes, {signer, pki.issuing()}, value, algorithm);
        if (stamped)
            made.addTimestamp(token(pki, made.valueDigest()));
        seeds.put("cms", made.der());
        seeds.put("cms", attributes.der());
    };
    crypto::AttributeOptions options;
    options.commitment = crypto::CommitmentType::ProofOfOrigin;
    options.policy = crypto::SignaturePolicy{"1.2.3.4", crypto::sha256(asBytes("policy")), "http://a.test/"};
    make(pki.leafKey(), pki.leaf(), Kind::RsaPkcs1, Algorithm::Sha256, {}, false);
    make(pki.leafKey(), pki.leaf(), Kind::RsaPss, Algorithm::Sha256, options, true);
    make(pki.p256Key(), pki.p256(), Kind::Ecdsa, Algorithm::Sha256, {}, true);
    make(pki.p384Key(), pki.p384(), Kind::Ecdsa, Algorithm::Sha384, {}, false);
}

void timestamps(Seeds& seeds, const TestPki& pki) {
    const auto request = fixedRequest();
    crypto::TimestampIssue issue;
    issue.time = now;
    const auto reply = [&] {
        return crypto::issueTimestampReply(request.der, pki.timestampKey(), pki.timestampChain(), issue);
    };
    seeds.put("timestamp", reply());
    seeds.put("timestamp", crypto::acceptTimestampReply(reply(), request).der);
    issue.accuracy.reset();
    issue.digest = crypto::DigestAlgorithm::Sha512;
    seeds.put("timestamp", reply());
    issue.withoutEss = true;
    seeds.put("timestamp", reply());
    seeds.put("timestamp", crypto::refuseTimestamp("no"));
}

void revocation(Seeds& seeds, const TestPki& pki) {
    const auto ocsp = [&](const crypto::PrivateKey& key, const crypto::Certificate& responder,
                          const crypto::OcspIssue& answer) {
        const auto request = crypto::OcspRequest::make(pki.leaf(), pki.issuing());
        seeds.put("ocsp", crypto::issueOcspResponse(request.der, pki.issuing(), key, {responder},
                                                    [&](const std::string&) { return answer; }));
    };
    const auto good = test::LevelledPki::good(now);
    ocsp(pki.responderKey(), pki.responder(), good);
    ocsp(pki.issuingKey(), pki.issuing(), test::LevelledPki::revoked(now, test::day(2026, 1, 1)));
    auto withNonce = good;
    withNonce.withNonce = true;
    ocsp(pki.foreignResponderKey(), pki.foreignResponder(), withNonce);
    seeds.put("ocsp", crypto::ocspError(3));
    const auto later = now + std::chrono::hours(24);
    seeds.put("crl", crypto::issueCrl(pki.issuing(), pki.issuingKey(), {}, now, later));
    seeds.put("crl", crypto::issueCrl(pki.issuing(), pki.issuingKey(),
                                      {{"01", now}, {pki.leaf().serialNumber(), now}}, now, later));
    seeds.put("crl", crypto::issueCrl(pki.root(), pki.rootKey(), {}, now, later));
}

void certificates(Seeds& seeds, const TestPki& pki) {
    for (const auto& certificate :
         {pki.leaf(), pki.issuing(), pki.root(), pki.p256(), pki.timestamp(), pki.responder(), pki.tls()})
        seeds.put("certificate", certificate.der());
    seeds.put("certificate", asBytes(pki.leaf().pem() + pki.issuing().pem()));
}

void trustedLists(Seeds& seeds, const TestPki& pki) {
    test::TrustedListXml list;
    list.services = {{"CA/QC", "Emissora", {pki.issuing()}}};
    seeds.put("trusted_list", asBytes(list.signedBy(pki.leafKeyFile())));
    list.version = "6";
    list.signature.rootUri = "#list";
    list.services[0].history = {{"2010-01-01T00:00:00Z", "undersupervision"}};
    list.services[0].uses = {"ForeSignatures"};
    list.services[0].moreIdentity = "<DigitalId><X509SubjectName>CN=a</X509SubjectName></DigitalId>";
    seeds.put("trusted_list", asBytes(list.signedBy(pki.leafKeyFile())));
}

void soapReplies(Seeds& seeds, const TestPki& pki) {
    namespace scmd = test::scmd;
    for (const std::string& text :
         {scmd::certificateReply(pki.leaf().pem()), scmd::certificateReply(""),
          scmd::statusReply("SCMDSign", "200", "P1"), scmd::statusReply("SCMDSign", "801", "", "Pin"),
          scmd::otpReply("200", "", "QUJD"), scmd::fault(),
          scmd::otpReply("200", scmd::hashStructure("0", "QUJD") + scmd::hashStructure("1", ""), "")}) {
        seeds.put("soap_reply", asBytes(text));
        std::string wide = "\xFF\xFE";
        for (const char c : text)
            wide.append({c, '\0'});
        seeds.put("soap_reply", asBytes(wide));
    }
}

void texts(Seeds& seeds) {
    for (const std::string_view text :
         {"(a\\(b\\)c\\\\)", "<FEFF00E1D83DDE00>", "\xFE\xFF\x00\xE1\xD8\x3D\xDE\x00", "\xEF\xBB\xBF\xC3\xA1",
          "D:20261125101500+01'00'", "20261125", "<< /A [(x) <30> % c\n] >>"})
        seeds.put("pdf_syntax", asBytes(text));
    for (const auto xref : {test::SamplePdf::Xref::Table, test::SamplePdf::Xref::Stream})
        seeds.put("pdf_syntax", [&] {
            test::SamplePdf options;
            options.xref = xref;
            return test::samplePdf(options);
        }());
    for (const std::string_view content :
         {"BT /F1 24 Tf 72 720 Td (Fatura) Tj T* [(a) -250 (b)] TJ ET", "q 1 0 0 1 9 9 cm /X Do Q",
          "1 g 0 0 595 842 re f 0 0 1 rg 10 10 m 20 20 30 30 40 40 c h W n 2 w 5 5 m 9 9 l S", "/G gs",
          "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI",
          "BT 12 TL 3 Tr 50 Tz 2 Tc 1 Tw 4 Ts 1 0 0 1 5 5 Tm (a) ' 1 2 (b) \" ET"})
        seeds.put("page_content", asBytes(content));
}

void revisions(Seeds& seeds) {
    const TemporaryFolder folder("cunho-seeds");
    test::SamplePdf options; // as changes_fuzz.cpp has it
    options.annots = test::SamplePdf::Annots::Indirect;
    options.acroForm = test::SamplePdf::AcroForm::IndirectFields;
    options.fields = {"Nome"};
    const Bytes revision = test::samplePdf(options);
    const test::LevelledPki pki;
    test::LevelledPdf pdf(test::writeSample(folder.path(), "a.pdf", revision), pki);
    const auto put = [&] {
        const Bytes whole = readFile(pdf.file());
        seeds.put("changes", ByteView(whole).subspan(revision.size()));
    };
    pdf.sign(now);
    put();
    pdf.store(pki.evidence(now));
    put();
    pdf.stamp(now);
    put();
}

void workerReplies(Seeds& seeds) {
    const auto put = [&](char operation, const pdf::Reply& reply) {
        const auto frame = pdf::encodeReply(reply);
        const ByteView body = frame.view().subspan(pdf::frameHeaderSize);
        seeds.put("worker_reply", asBytes(operation + std::string(asText(body))));
    };
    put('\0', test::fullStructure());
    auto plain = test::fullStructure();
    plain.encryption.reset();
    put('\0', plain);
    plain.recoveredXref.clear();
    put('\0', plain);
    put('\1', std::vector<pdf::Change>{{pdf::Change::Kind::FormFilled, true, "field"}});
    put('\2', std::vector<pdf::Rectangle>{{1, 2, 3, 4}});
    put('\0', Failure{Fault::File, "PDF_DAMAGED", {{"file", "a.pdf"}}, "detail"});
}

/// The Tax Authority's examples of QR codes, and as much of an invoice as is looked at.
void invoiceFacts(Seeds& seeds) {
    for (const char* const text :
         {"A:123456789*B:999999990*C:PT*D:FS*E:N*F:20190812*G:FS CDVF/12345*H:CDF7T5HD-12345*I1:PT*I7:0.65*"
          "I8:0.15*N:0.15*O:0.80*Q:YhGV*R:9999*S:NU;0.80",
          "A:500000000*B:123456789*C:PT*D:GT*E:N*F:20190720*G:GT G234CB/50987*H:GTVX4Y8B-50987*I1:0*N:0.00*"
          "O:0.00*Q:5uIg*R:9999",
          "A:123456789*B:500000000*C:PT*D:ND*E:N*F:20190216*G:M1F KLG/6145*H:RQD8L6DG-6145*I1:PT-MA*I6:26.50*"
          "N:26.50*O:26.50*Q:h1rB*R:9999",
          "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'><ID>FT 2026A/1</ID>"
          "<IssueDate>2026-11-26</IssueDate><AccountingSupplierParty><Party><PartyTaxScheme>"
          "<CompanyID>PT500000000</CompanyID></PartyTaxScheme></Party></AccountingSupplierParty><TaxTotal>"
          "<TaxAmount currencyID='EUR'>2.30</TaxAmount></TaxTotal><LegalMonetaryTotal>"
          "<TaxInclusiveAmount currencyID='EUR'>12.30</TaxInclusiveAmount></LegalMonetaryTotal></Invoice>",
          "<CrossIndustryInvoice xmlns='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'>"
          "<ExchangedDocument><ID>FT 2026A/1</ID><IssueDateTime><DateTimeString>20261126</DateTimeString>"
          "</IssueDateTime></ExchangedDocument><SupplyChainTradeTransaction><ApplicableHeaderTradeAgreement>"
          "<SellerTradeParty><SpecifiedTaxRegistration><ID schemeID='VA'>PT500000000</ID>"
          "</SpecifiedTaxRegistration></SellerTradeParty></ApplicableHeaderTradeAgreement>"
          "<ApplicableHeaderTradeSettlement><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode>"
          "<SpecifiedTradeSettlementHeaderMonetarySummation><TaxTotalAmount "
          "currencyID='EUR'>2.3</TaxTotalAmount>"
          "<GrandTotalAmount>12.30</GrandTotalAmount></SpecifiedTradeSettlementHeaderMonetarySummation>"
          "</ApplicableHeaderTradeSettlement></SupplyChainTradeTransaction></CrossIndustryInvoice>"})
        seeds.put("invoice_facts", asBytes(std::string(text)));
}

void all(const std::filesystem::path& folder) {
    Seeds seeds(folder);
    const TestPki pki;
    cms(seeds, pki);
    timestamps(seeds, pki);
    revocation(seeds, pki);
    certificates(seeds, pki);
    trustedLists(seeds, pki);
    soapReplies(seeds, pki);
    invoiceFacts(seeds);
    texts(seeds);
    revisions(seeds);
    workerReplies(seeds);
    for (const std::string& pdf : pdfSeeds())
        seeds.put("qpdf_reader", asBytes(pdf));
    for (const char* const target : {"writer", "security_store"})
        seeds.put(target, Bytes(600, 0x20));
}

} // namespace
} // namespace cunho::fuzz

int main(int count, char** arguments) {
    if (count != 2) {
        std::fprintf(stderr, "usage: cunho-fuzz-seeds DIR\n");
        return 2;
    }
    try {
        cunho::fuzz::all(arguments[1]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "cunho-fuzz-seeds: %s\n", error.what());
        return 1;
    }
}
