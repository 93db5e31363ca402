// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/check_pdf.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/reason_text.hpp>
#include <cunho/crypto/cms.hpp>
#include <cunho/pdf/reader.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace cunho::sandbox {
namespace {

using crypto::Certificate;
using crypto::CmsInspection;
using pdf::SignatureField;

/// Whose certificates sign documents here, and the policy of such signatures (autenticacao-gov F).
struct Authority {
    std::string_view issuer; ///< `Pki::issuer`
    std::string_view policy;
};

constexpr std::array authorityNames{
    Authority{"ec-safe", "2.16.620.2.1.2.2.2"},
    Authority{"ec-cmd", "2.16.620.2.1.2.2.1"},
    Authority{"ec-scap", "2.16.620.2.1.2.2.3"},
};

pdf::PdfStructure read(ByteView bytes) {
    const TemporaryFolder folder("cunho-sandbox");
    const auto path = folder.path() / "given.pdf";
    AtomicFile file(path, AtomicFile::Existing::Refuse, AtomicFile::Keep::Scratch);
    file.write(bytes);
    file.commit();
    return pdf::makeDirectReader()->read(path);
}

/// The bytes before and behind the hole, when the ByteRange is of the only allowed shape.
std::optional<std::pair<ByteView, ByteView>> coveredBy(const SignatureField& field, ByteView file) {
    const auto& range = field.byteRange;
    const auto size = static_cast<std::int64_t>(file.size());
    if (range.size() != 4 || range[0] != 0 || range[1] <= 0 || range[1] > size || range[2] <= range[1] ||
        range[2] > size || range[3] <= 0 || range[3] > size - range[2])
        return std::nullopt;
    const auto at = [](std::int64_t value) { return static_cast<std::size_t>(value); };
    const ByteView hole = file.subspan(at(range[1]), at(range[2] - range[1]));
    if (hole.front() != '<' || hole.back() != '>' || hole.size() != 2 * field.contents.size() + 2)
        return std::nullopt;
    return std::pair(file.first(at(range[1])), file.subspan(at(range[2]), at(range[3])));
}

class Judge {
  public:
    Judge(ByteView file, const pdf::PdfStructure& structure, const std::vector<IssuedSignature>& ledger,
          const Pki& pki, TimePoint now)
        : file_(file), structure_(structure), ledger_(ledger), pki_(pki), now_(now) {}

    PdfFindings judge() && {
        for (const SignatureField& field : structure_.signatures)
            if (!field.isTimestamp)
                judge(field);
        judgeOrder();
        if (findings_.signatures.empty() && findings_.problems.empty())
            findings_.problems.emplace_back("no signature of the service");
        return std::move(findings_);
    }

  private:
    /// A signature of the file, anybody's.
    struct Placed {
        const SignatureField* field;
        Bytes value;
        const IssuedSignature* issued; ///< or null

        std::int64_t end() const { return field->byteRange[2] + field->byteRange[3]; }
    };

    void judge(const SignatureField& field) {
        field_ = &field;
        const auto covered = coveredBy(field, file_);
        if (!covered)
            return complain("the ByteRange is not the file around the signature");
        crypto::Hasher hasher(crypto::DigestAlgorithm::Sha256);
        hasher.update(covered->first);
        hasher.update(covered->second);
        const CmsInspection cms = crypto::inspectCms(field.contents, hasher.finish());
        authority_ = cms.signer ? authorityOf(*cms.signer) : nullptr;
        const IssuedSignature* const issued = issuedAs(cms.signatureValue);
        placed_.push_back({&field, cms.signatureValue, issued});
        if (authority_ == nullptr && issued == nullptr &&
            cms.integrity != CmsInspection::Integrity::Unreadable)
            return; // somebody else's
        judgeCms(field, cms);
        if (issued == nullptr)
            return complain("the service never made this signature value");
        judgeSigner(cms, *issued);
        judgeEvidence(field, cms);
        const auto end = static_cast<std::size_t>(field.byteRange[2] + field.byteRange[3]);
        findings_.signatures.push_back(
            {field.name, issued->digest, levelOf(field, cms), toHex(crypto::sha256(file_.first(end)).value)});
    }

    /// SCAP's signatures (autenticacao-gov D.4).
    void judgeOrder() {
        std::sort(placed_.begin(), placed_.end(),
                  [](const Placed& a, const Placed& b) { return a.end() < b.end(); });
        std::map<std::string, std::vector<const Placed*>> documents;
        for (const Placed& one : placed_)
            if (one.issued != nullptr && !one.issued->document.empty())
                documents[one.issued->document].push_back(&one);
        for (const auto& [id, signatures] : documents)
            judgeOrder(signatures);
    }

    void judgeOrder(const std::vector<const Placed*>& signatures) {
        const Placed& first = *signatures.front();
        field_ = first.field;
        if (signatures.size() != first.issued->places)
            complain(std::to_string(signatures.size()) + " of SCAP's " +
                     std::to_string(first.issued->places) + " signatures");
        for (std::size_t i = 0; i < signatures.size(); ++i)
            if (signatures[i]->issued->place != i)
                return complain("SCAP's signatures are not in the order of their transactions");
        const bool after = std::any_of(placed_.begin(), placed_.end(), [&](const Placed& one) {
            return one.value == first.issued->afterValue && one.end() < first.end();
        });
        if (!after)
            complain("the citizen's signature does not stand before SCAP's");
    }

    void judgeCms(const SignatureField& field, const CmsInspection& cms) {
        if (field.subFilter != "ETSI.CAdES.detached")
            complain("the SubFilter is " + field.subFilter);
        if (cms.integrity == CmsInspection::Integrity::DigestMismatch)
            complain("the file is not what was signed");
        else if (cms.integrity != CmsInspection::Integrity::Good)
            complain("the signature does not hold: " + cms.detail);
        if (!cms.attributesAreDer)
            complain("the signed attributes are not coded as DER");
        if (!cms.essSigningCertificate || cms.essMismatch)
            complain("signing-certificate-v2 is missing or names another certificate");
        if (cms.signingTimeAttribute)
            complain("there is a signing-time");
        if (!cms.policy.empty() && authority_ != nullptr && cms.policy != authority_->policy)
            complain("the policy is " + cms.policy);
    }

    void judgeSigner(const CmsInspection& cms, const IssuedSignature& issued) {
        const auto chain = crypto::verifyChain(*cms.signer, cms.certificates, {pki_.root()}, now_);
        if (chain.status != crypto::ChainResult::Status::Trusted)
            complain("the certificates in it do not lead to the root: " + chain.detail);
        if (authority_ == nullptr || authority_->issuer != issued.issuer)
            complain("the certificate is not of the authority that the service signs with");
        if (!issued.nipc.empty() && cms.signer->organizationIdentifier() != "VATPT-" + issued.nipc)
            complain("the certificate is of another company than the account");
        if (!issued.subjectNumber.empty() && cms.signer->subjectSerialNumber() != issued.subjectNumber)
            complain("the certificate is of somebody else than who signed");
    }

    /// A DSS promises that the signature can be validated from the file alone.
    void judgeEvidence(const SignatureField& field, const CmsInspection& cms) {
        const auto& store = structure_.securityStore;
        if (store.empty() || authority_ == nullptr)
            return;
        if (cms.timestamps.empty() && timestampsBehind(field) == 0)
            complain("a DSS without a signature time-stamp, or one of the document behind it");
        if (store.ocspResponses.empty() && store.crls.empty())
            complain("the DSS holds no revocation information");
        const Certificate& authority = pki_.issuer(authority_->issuer)->certificate;
        const auto holds = [](const auto& list, const auto& one) {
            return std::find(list.begin(), list.end(), one) != list.end();
        };
        if (!holds(store.certificates, authority.der()) && !holds(cms.certificates, authority))
            complain("the issuing authority is neither in the DSS nor in the signature");
    }

    /// Document time-stamps over the signature: the first one vouches for its time where it has none of its
    /// own (EN 319 142-1, 6.3).
    std::ptrdiff_t timestampsBehind(const SignatureField& field) const {
        const auto end = field.byteRange[2] + field.byteRange[3];
        return std::count_if(structure_.signatures.begin(), structure_.signatures.end(),
                             [&](const SignatureField& other) {
                                 return other.isTimestamp && other.byteRange.size() == 4 &&
                                        other.byteRange[2] + other.byteRange[3] > end;
                             });
    }

    std::string levelOf(const SignatureField& field, const CmsInspection& cms) const {
        const std::ptrdiff_t vouching = cms.timestamps.empty() ? 1 : 0;
        const std::ptrdiff_t behind = timestampsBehind(field);
        if (behind < vouching)
            return "B-B";
        if (structure_.securityStore.empty())
            return "B-T";
        return behind > vouching ? "B-LTA" : "B-LT";
    }

    const Authority* authorityOf(const Certificate& signer) const {
        const auto* const found =
            std::find_if(authorityNames.begin(), authorityNames.end(), [&](const Authority& one) {
                return pki_.issuer(one.issuer)->certificate.subject() == signer.issuer();
            });
        return found == authorityNames.end() ? nullptr : found;
    }

    const IssuedSignature* issuedAs(const Bytes& value) const {
        const auto found = std::find_if(ledger_.begin(), ledger_.end(),
                                        [&](const IssuedSignature& one) { return one.value == value; });
        return found == ledger_.end() ? nullptr : &*found;
    }

    void complain(const std::string& what) { findings_.problems.push_back(field_->name + ": " + what); }

    ByteView file_;
    const pdf::PdfStructure& structure_;
    const std::vector<IssuedSignature>& ledger_;
    const Pki& pki_;
    TimePoint now_;
    const SignatureField* field_ = nullptr;
    const Authority* authority_ = nullptr; ///< of the signer of `field_`
    std::vector<Placed> placed_;
    PdfFindings findings_;
};

} // namespace

PdfFindings checkPdf(ByteView file, const std::vector<IssuedSignature>& ledger, const Pki& pki,
                     TimePoint now) {
    try {
        const auto structure = read(file);
        return Judge(file, structure, ledger, pki, now).judge();
    } catch (const Error& error) {
        return {{}, {reasonText(error.failure(), Language::English)}};
    }
}

} // namespace cunho::sandbox
