// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/forwarding_reader.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/pdf_update.hpp"
#include "signing_test.hpp"

#include <cunho/crypto/cms.hpp>
#include <cunho/pdf/revision.hpp>

#include <algorithm>

namespace cunho::test {
namespace {

class Verification : public SigningTest {
  protected:
    /// The text with the last occurrence of `old` replaced by as many characters.
    static std::string replacedLast(std::string where, const std::string& old, std::string with) {
        const std::size_t at = where.rfind(old);
        EXPECT_NE(at, std::string::npos) << old;
        with.resize(old.size(), ' ');
        return where.replace(at, old.size(), with);
    }

    /// The last ByteRange array as written, brackets and padding included.
    static std::string byteRangeOf(const std::string& file) {
        const std::size_t open = file.find('[', file.rfind("/ByteRange"));
        return file.substr(open, file.find('/', open) - open);
    }

    /// Signs with what `makeCms` returns for the prepared file.
    template<typename MakeCms>
    path signWith(MakeCms makeCms, const std::string& name, pdf::SignatureRequest request = {}) {
        request.claimedTime = clock_.now();
        const path source = sample("for-" + name);
        const pdf::PreparedPdf prepared = pdf::prepareSignature(source, reader_->read(source), request);
        prepared.fill(makeCms(prepared), at(name));
        return at(name);
    }

    static crypto::SignedAttributes attributesOf(const pdf::PreparedPdf& prepared,
                                                 const crypto::Certificate& signer) {
        crypto::Hasher hasher(crypto::DigestAlgorithm::Sha256);
        prepared.stream([&hasher](ByteView piece) { hasher.update(piece); });
        return crypto::SignedAttributes::make(hasher.finish(), signer);
    }

    Bytes cmsOf(const pdf::PreparedPdf& prepared) const {
        const auto attributes = attributesOf(prepared, pki_.leaf());
        const Bytes value = pki_.leafKey().signRsaPkcs1(attributes.toBeSigned());
        return crypto::CmsSignature::assemble(attributes, pki_.chain(), value).der();
    }

    /// `old`, which must be there, replaced by as many bytes.
    static Bytes replaced(Bytes where, const Bytes& old, const Bytes& with) {
        const auto found = std::ranges::search(where, old).begin();
        EXPECT_NE(found, where.end());
        std::ranges::copy(with, found);
        return where;
    }

    Bytes opensslSigned(const pdf::PreparedPdf& prepared, const std::vector<std::string>& options) const {
        std::string covered;
        prepared.stream([&covered](ByteView piece) { covered += asText(piece); });
        std::vector<std::string> arguments{"cms",       "-sign",
                                           "-binary",   "-nosmimecap",
                                           "-md",       "sha256",
                                           "-in",       put("covered.bin", covered).string(),
                                           "-signer",   pki_.leafFile().string(),
                                           "-inkey",    pki_.leafKeyFile().string(),
                                           "-certfile", pki_.issuingFile().string(),
                                           "-outform",  "DER",
                                           "-out",      at("cms.der").string()};
        arguments.insert(arguments.end(), options.begin(), options.end());
        EXPECT_TRUE(ask("openssl", arguments).good);
        return readFile(at("cms.der"));
    }
};

TEST_F(Verification, PassesAGoodSignature) {
    const auto reports = verify(signedCopy(sample("a.pdf"), "b.pdf"));
    ASSERT_EQ(reports.size(), 1U);
    const signing::SignatureReport& report = reports.front();
    EXPECT_EQ(indicationName(report.indication), "TOTAL-PASSED");
    EXPECT_EQ(report.subIndication, "");
    EXPECT_EQ(report.level, "B-B");
    EXPECT_EQ(report.field, "Assinatura1");
    EXPECT_EQ(report.subFilter, "ETSI.CAdES.detached");
    EXPECT_EQ(report.signer, pki_.leaf().commonName());
    EXPECT_EQ(report.certificate, pki_.leaf());
    EXPECT_TRUE(report.coversWholeFile);
    EXPECT_FALSE(report.timestamp);
    EXPECT_THAT(report.remarks, testing::ElementsAre(testing::HasSubstr("not checked: not asked for"),
                                                     testing::HasSubstr("not checked: not asked for")));
}

/// Compares like another reader and says that it took long.
class LongReader final : public ForwardingReader {
  public:
    LongReader(const pdf::Reader& reader, std::chrono::seconds time)
        : ForwardingReader(reader), time_(time) {}

    pdf::Comparison compare(const std::filesystem::path& file, std::uint64_t revisionEnd,
                            int docMdpLevel) const override {
        ++comparisons;
        pdf::Comparison out = ForwardingReader::compare(file, revisionEnd, docMdpLevel);
        out.processorTime = time_;
        return out;
    }

    mutable int comparisons = 0;

  private:
    std::chrono::seconds time_;
};

TEST_F(Verification, ComparesNoMoreRevisionsThanItHasTimeFor) {
    using std::chrono::seconds;
    path file = sample("s0.pdf");
    for (int number = 1; number <= 6; ++number) {
        file = signedCopy(file, "s" + std::to_string(number) + ".pdf");
    }
    const auto options = trusting(pki_.root(), clock_.now());
    const LongReader patient(*reader_, seconds(4)); // five comparisons: the last has none to pay for
    for (const auto& report : signing::verifyFile(file, patient, options)) {
        EXPECT_TRUE(report.passed()) << report.field;
    }
    EXPECT_EQ(patient.comparisons, 5);

    const LongReader busy(*reader_, seconds(7));
    const auto reports = signing::verifyFile(file, busy, options);
    EXPECT_EQ(busy.comparisons, 3);
    ASSERT_EQ(reports.size(), 6U);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const bool compared = i < 3 || i == 5; // nothing follows the last
        EXPECT_EQ(reports[i].passed(), compared) << i;
    }
    ASSERT_EQ(reports[3].changes.size(), 1U);
    EXPECT_EQ(reports[3].changes[0].kind, pdf::Change::Kind::Structure);
    EXPECT_FALSE(reports[3].changes[0].permitted);
    EXPECT_TRUE(reports[5].changes.empty());
}

TEST_F(Verification, FindsNothingInAnUnsignedFile) {
    EXPECT_TRUE(verify(sample("a.pdf")).empty());
}

TEST_F(Verification, NoticesEveryChangedByteOfTheSignedText) {
    const std::string good = text(signedCopy(sample("a.pdf"), "b.pdf"));
    EXPECT_EQ(verdict(put("c.pdf", replacedLast(good, "(Fatura", "(fatura"))), "TOTAL-FAILED/HASH_FAILURE");
    const std::size_t mark = good.find("%\xE2\xE3");
    ASSERT_NE(mark, std::string::npos);
    std::string changed = good;
    changed[mark + 1] = '\xE4';
    EXPECT_EQ(verdict(put("d.pdf", changed)), "TOTAL-FAILED/HASH_FAILURE");
    const std::size_t name = good.rfind("/Filter");
    changed = good;
    changed[name + 1] = 'f';
    EXPECT_EQ(verdict(put("e.pdf", changed)), "TOTAL-FAILED/HASH_FAILURE");
}

TEST_F(Verification, NeverPassesAFileWithAFlippedBit) {
    const std::string good = text(signedCopy(sample("a.pdf"), "b.pdf"));
    const std::size_t hole = good.rfind("/Contents <");
    ASSERT_NE(hole, std::string::npos);
    const std::size_t holeEnd = good.find('>', hole);
    int tried = 0;
    for (std::size_t at = 0; at < good.size(); at += 11) {
        std::string changed = good;
        changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 7)));
        const path file = put("flipped.pdf", changed);
        try {
            for (const auto& report : verify(file)) {
                const bool believed = report.indication == signing::Indication::TotalPassed;
                EXPECT_FALSE(believed && (at < hole || at > holeEnd)) << "at " << at;
            }
            ++tried;
        } catch (const Error& error) {
            EXPECT_TRUE(error.fault() == Fault::File || error.fault() == Fault::Unsupported) << error.what();
        }
    }
    EXPECT_GT(tried, 100);
}

TEST_F(Verification, SeesWhatWasAppendedLater) {
    const std::string good = text(signedCopy(sample("a.pdf"), "b.pdf"));
    const auto reports = verify(put("c.pdf", good + "% one more line\n"));
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_FALSE(reports.front().coversWholeFile);
    EXPECT_THAT(reports.front().remarks, testing::Contains("bytes were appended after this signature"));
}

TEST_F(Verification, DoesNotPassATruncatedFile) {
    const std::string good = text(signedCopy(sample("a.pdf"), "b.pdf"));
    for (const std::size_t less : {1U, 7U, 100U, 600U, 3000U, 6000U}) {
        const path file = put("cut.pdf", good.substr(0, good.size() - less));
        try {
            for (const auto& report : verify(file))
                EXPECT_NE(report.indication, signing::Indication::TotalPassed) << less;
        } catch (const Error& error) {
            EXPECT_EQ(error.fault(), Fault::File) << error.what();
        }
    }
}

TEST_F(Verification, RefusesTricksWithTheByteRange) {
    const std::string good = text(signedCopy(sample("a.pdf"), "b.pdf"));
    const std::string range = byteRangeOf(good);
    const auto size = std::to_string(good.size());
    long long first = 0;
    long long second = 0;
    long long length = 0;
    ASSERT_EQ(std::sscanf(range.c_str(), "[0 %lld %lld %lld]", &first, &second, &length), 3);
    const auto numbers = [](long long a, long long b, long long c, long long d) {
        return "[" + std::to_string(a) + " " + std::to_string(b) + " " + std::to_string(c) + " " +
               std::to_string(d) + "]";
    };
    const std::vector<std::pair<std::string, std::string>> tricks{
        {"gap behind the hole", numbers(0, first, second + 2, length - 2)},
        {"gap before the hole", numbers(0, first - 2, second, length)},
        {"overlap", numbers(0, second + 4, second, length)},
        {"no hole", numbers(0, second, second, length)},
        {"inside the hole", numbers(0, first + 2, second - 2, length)},
        {"negative length", numbers(0, first, second, -1)},
        {"negative start", numbers(-10, first, second, length)},
        {"negative second", numbers(0, first, -second, length)},
        {"beyond the end", numbers(0, first, second, length + 1)},
        {"far beyond the end", numbers(0, first, second, 9223372036854775807LL)},
        {"second part beyond the end", numbers(0, first, second + length + 100, 1)},
        {"not from the start", numbers(1, first - 1, second, length)},
        {"three numbers", "[0 " + std::to_string(first) + " " + std::to_string(second) + "]"},
        {"five numbers", "[0 1 2 3 4]"},
        {"no numbers", "[]"},
    };
    for (const auto& [name, array] : tricks)
        EXPECT_EQ(verdict(put("trick.pdf", replacedLast(good, range, array))), "TOTAL-FAILED/FORMAT_FAILURE")
            << name << " " << array << " of " << size;
}

TEST_F(Verification, RefusesACommentHiddenInTheHole) {
    const auto make = [&](const pdf::PreparedPdf& prepared) { return cmsOf(prepared); };
    const path file = signWith(make, "b.pdf");
    EXPECT_EQ(verdict(file), "TOTAL-PASSED");
    const std::string zeros = "000000000000>";
    EXPECT_EQ(verdict(put("c.pdf", replacedLast(text(file), zeros, ">%hidden it\n"))),
              "TOTAL-FAILED/FORMAT_FAILURE");
    EXPECT_EQ(verdict(put("d.pdf", replacedLast(text(file), zeros, "0000 00\n0000>"))),
              "TOTAL-FAILED/FORMAT_FAILURE");
}

/// A later revision that gives the same signature dictionary to one more field.
TEST_F(Verification, RefusesASignatureThatTwoFieldsClaim) {
    const path file = signedCopy(sample("a.pdf"), "b.pdf");
    const std::string good = text(file);
    const pdf::PdfStructure structure = reader_->read(file);
    const std::size_t at = good.rfind("/V ") + 3;
    const std::string value = good.substr(at, good.find('R', at) + 1 - at);
    pdf::Dictionary form = structure.acroForm;
    form.set("Fields", "[" + structure.fields.front() + " " + std::to_string(structure.size) + " 0 R]");
    PdfUpdate wrapped(good);
    wrapped.trailer("/Root " + std::to_string(structure.root.number) + " 0 R")
        .set(structure.size, "<< /FT /Sig /T (Copia) /V " + value + " >>")
        .set(structure.acroFormId.value().number, form.serialize());
    const auto reports = verify(put("c.pdf", wrapped.build()));
    ASSERT_EQ(reports.size(), 2U);
    for (const auto& report : reports)
        EXPECT_EQ(report.indication, signing::Indication::TotalFailed);
}

TEST_F(Verification, RefusesAChangedSignatureValue) {
    const path file = signedCopy(sample("a.pdf"), "b.pdf");
    const Bytes cms = cutSignature(file).cms;
    std::string tail = toHex(ByteView(cms).last(16));
    std::ranges::transform(tail, tail.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
    std::string other = tail;
    other.back() = other.back() == '0' ? '1' : '0';
    EXPECT_EQ(verdict(put("c.pdf", replacedLast(text(file), tail, other))),
              "TOTAL-FAILED/SIG_CRYPTO_FAILURE");
}

TEST_F(Verification, RefusesContentsThatAreNoCms) {
    const auto junk = [](const pdf::PreparedPdf&) { return Bytes{0x30, 0x03, 0x02, 0x01, 0x2A}; };
    EXPECT_EQ(verdict(signWith(junk, "junk.pdf")), "TOTAL-FAILED/FORMAT_FAILURE");
    const auto nothing = [](const pdf::PreparedPdf&) { return Bytes{}; };
    EXPECT_EQ(verdict(signWith(nothing, "nothing.pdf")), "TOTAL-FAILED/FORMAT_FAILURE");
}

TEST_F(Verification, ASigningTimeInTheCmsIsNoBaselineSignature) {
    const auto make = [&](const pdf::PreparedPdf& prepared) { return opensslSigned(prepared, {"-cades"}); };
    const auto reports = verify(signWith(make, "time.pdf"));
    EXPECT_EQ(verdictOf(reports), "TOTAL-PASSED");
    EXPECT_EQ(reports.at(0).level, "");
    EXPECT_THAT(reports.at(0).remarks,
                testing::Contains("no PAdES baseline level: the CMS has a signing-time attribute"));
}

TEST_F(Verification, AReasonBesideACommitmentIsNoBaselineSignature) {
    for (const char* reason : {"", "Porque sim"}) {
        pdf::SignatureRequest request;
        request.reason = reason;
        const auto make = [&](const pdf::PreparedPdf& prepared) {
            crypto::Hasher hasher(crypto::DigestAlgorithm::Sha256);
            prepared.stream([&hasher](ByteView piece) { hasher.update(piece); });
            const auto attributes = crypto::SignedAttributes::make(
                hasher.finish(), pki_.leaf(), {{}, crypto::CommitmentType::ProofOfApproval});
            return crypto::CmsSignature::assemble(attributes, pki_.chain(),
                                                  pki_.leafKey().signRsaPkcs1(attributes.toBeSigned()))
                .der();
        };
        const auto report = verify(signWith(make, std::string("reason") + reason + ".pdf", request)).at(0);
        EXPECT_TRUE(report.passed());
        EXPECT_EQ(report.level, *reason == '\0' ? "B-B" : "");
        EXPECT_FALSE(report.commitment.empty());
    }
}

TEST_F(Verification, DoubtsASignatureThatDoesNotNameItsCertificate) {
    const auto make = [&](const pdf::PreparedPdf& prepared) { return opensslSigned(prepared, {}); };
    const auto reports = verify(signWith(make, "no-ess.pdf"));
    EXPECT_EQ(verdictOf(reports), "INDETERMINATE/SIG_CONSTRAINTS_FAILURE");
    EXPECT_EQ(reports.at(0).level, "");
}

TEST_F(Verification, DoubtsASignatureThatNamesAnotherCertificate) {
    const auto make = [&](const pdf::PreparedPdf& prepared) {
        const auto attributes = attributesOf(prepared, pki_.leaf());
        const Bytes named = pki_.leaf().fingerprint().value;
        const Bytes otherDer = replaced(attributes.der(), named, pki_.issuing().fingerprint().value);
        const Bytes value = pki_.leafKey().signRsaPkcs1(crypto::sha256(otherDer));
        const Bytes cms = replaced(cmsOf(prepared), named, pki_.issuing().fingerprint().value);
        return replaced(cms, pki_.leafKey().signRsaPkcs1(attributes.toBeSigned()), value);
    };
    const path file = signWith(make, "ess.pdf");
    EXPECT_EQ(verdict(file), "INDETERMINATE/NO_SIGNING_CERTIFICATE_FOUND");
    EXPECT_EQ(verify(file).at(0).level, "");
    EXPECT_FALSE(opensslCms(file, pki_.rootFile()).good);
}

TEST_F(Verification, RefusesAttributesInAnotherOrder) {
    for (const bool signedSo : {false, true}) {
        const auto make = [&](const pdf::PreparedPdf& prepared) {
            const auto attributes = attributesOf(prepared, pki_.leaf());
            const Bytes good = pki_.leafKey().signRsaPkcs1(attributes.toBeSigned());
            const Bytes cms = crypto::CmsSignature::assemble(attributes, pki_.chain(), good).der();
            // content-type (26 bytes) and message-digest (49) change places.
            const ByteView all = attributes.der();
            const std::size_t start = all[1] < 0x80 ? 2 : 2 + (all[1] & 0x7FU);
            const auto type = all.subspan(start, 26);
            const auto messageDigest = all.subspan(start + 26, 49);
            Bytes before(type.begin(), type.end());
            before.insert(before.end(), messageDigest.begin(), messageDigest.end());
            Bytes after(messageDigest.begin(), messageDigest.end());
            after.insert(after.end(), type.begin(), type.end());
            const Bytes set = replaced(attributes.der(), before, after);
            const Bytes value = signedSo ? pki_.leafKey().signRsaPkcs1(crypto::sha256(set)) : good;
            return replaced(replaced(cms, before, after), good, value);
        };
        EXPECT_EQ(verdict(signWith(make, signedSo ? "signed.pdf" : "moved.pdf")),
                  signedSo ? "TOTAL-FAILED/FORMAT_FAILURE" : "TOTAL-FAILED/SIG_CRYPTO_FAILURE");
    }
}

TEST_F(Verification, RefusesTwoSignersInOneCms) {
    const auto make = [&](const pdf::PreparedPdf& prepared) {
        return opensslSigned(
            prepared, {"-cades", "-signer", pki_.p256File().string(), "-inkey", pki_.p256KeyFile().string()});
    };
    EXPECT_EQ(verdict(signWith(make, "two.pdf")), "TOTAL-FAILED/FORMAT_FAILURE");
}

TEST_F(Verification, DoubtsASignatureWithoutItsCertificate) {
    const auto make = [&](const pdf::PreparedPdf& prepared) {
        return opensslSigned(prepared, {"-cades", "-nocerts"});
    };
    EXPECT_EQ(verdict(signWith(make, "bare.pdf")), "INDETERMINATE/NO_SIGNING_CERTIFICATE_FOUND");
}

TEST_F(Verification, DoubtsASignatureOutsideTheCertificatesTime) {
    const path file = signedCopy(sample("a.pdf"), "b.pdf");
    EXPECT_EQ(verdictOf(verify(file, {{pki_.root()}, day(2041, 1, 1)})),
              "INDETERMINATE/OUT_OF_BOUNDS_NO_POE");
    EXPECT_EQ(verdictOf(verify(file, {{pki_.root()}, day(2019, 1, 1)})),
              "INDETERMINATE/OUT_OF_BOUNDS_NO_POE");
    EXPECT_EQ(verdictOf(verify(file, {{}, clock_.now()})), "INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND");
}

TEST_F(Verification, DoubtsAChainThroughACertificateThatIsNoAuthority) {
    const auto key = crypto::PrivateKey::generateRsa(2048);
    crypto::CertificateRequest wanted;
    wanted.subject = {{"CN", "Filho da folha"}};
    wanted.notBefore = day(2020, 1, 1);
    wanted.notAfter = day(2040, 1, 1);
    const auto child = crypto::issueCertificate(wanted, key, pki_.leaf(), pki_.leafKey());
    const auto make = [&](const pdf::PreparedPdf& prepared) {
        const auto attributes = attributesOf(prepared, child);
        return crypto::CmsSignature::assemble(attributes, {child, pki_.leaf(), pki_.issuing()},
                                              key.signRsaPkcs1(attributes.toBeSigned()))
            .der();
    };
    EXPECT_EQ(verdict(signWith(make, "child.pdf")), "INDETERMINATE/CHAIN_CONSTRAINTS_FAILURE");
}

TEST_F(Verification, NamesEachIndication) {
    using signing::Indication;
    EXPECT_EQ(indicationName(Indication::TotalPassed), "TOTAL-PASSED");
    EXPECT_EQ(indicationName(Indication::TotalFailed), "TOTAL-FAILED");
    EXPECT_EQ(indicationName(Indication::Indeterminate), "INDETERMINATE");
}

} // namespace
} // namespace cunho::test
