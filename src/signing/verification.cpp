// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/byte_range.hpp"
#include "signing/pdf_date.hpp"
#include "signing/verification/conclusions.hpp"
#include "signing/verification/signature_check.hpp"
#include "signing/verification/sub_filter.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/signing/verification.hpp>

#include <algorithm>
#include <chrono>
#include <map>

namespace cunho::signing {

namespace {

/// Processor time for comparing the revisions of one file, however many signatures it has: thirty over ten
/// thousand pages take half of it.
constexpr std::chrono::seconds longestComparing{20};

/// Judges one file: document time-stamps from the newest to the oldest, each proving what it covers, then
/// the signatures at the times thus proven.
class FileVerification {
  public:
    FileVerification(const std::filesystem::path& file, const pdf::Reader& reader,
                     const VerificationOptions& options)
        : file_(file)
        , reader_(reader)
        , before_(fileState(file))
        , structure_(readLimited(file, reader))
        , handle_(file)
        , context_(options)
        , subjects_(readSubjects(structure_, handle_)) {}

    std::vector<SignatureReport> run() {
        gatherEvidence();
        for (std::size_t i = subjects_.size(); i-- > 0;) // the reader sorts them by their ends
            if (subjects_[i].token)
                checkStamp(i);
        std::vector<SignatureReport> reports;
        for (std::size_t i = 0; i < subjects_.size(); ++i) {
            context_.options.job.throwIfStopped();
            reports.push_back(report(i));
            remarkLists(reports.back());
        }
        requireUnchanged();
        return reports;
    }

  private:
    static pdf::PdfStructure readLimited(const std::filesystem::path& file, const pdf::Reader& reader) {
        pdf::PdfStructure structure = reader.read(file);
        limitSignatures(structure.signatures, file.filename().string());
        return structure;
    }

    /// The reader opens the file by its name, and more than once: what was put together must be one file's.
    void requireUnchanged() const {
        if (handle_.state() != before_ || fileState(file_) != before_)
            throw Error(Fault::File, "FILE_CHANGED", {{"file", file_.filename().string()}});
    }

    void gatherEvidence() {
        context_.pool.addStore(structure_.securityStore);
        for (const Subject& subject : subjects_) {
            if (subject.cms)
                context_.pool.addSignature(*subject.cms, subject.end());
            if (subject.token)
                context_.pool.addCertificates(subject.token->certificates);
            for (const crypto::TimestampToken& stamp : subject.stamps)
                context_.pool.addCertificates(stamp.certificates);
        }
    }

    void checkStamp(std::size_t index) {
        const Subject& subject = subjects_[index];
        KnownTimes times(context_.options.at);
        for (const TokenFinding* outer : stampsAround(subject, Side::Over))
            if (outer->report.passed())
                times.addProof(outer->report.time);
        TokenFinding found = checkTimestamp(context_, *subject.token, subject.covered, times);
        found.report.kind = TimestampReport::Kind::Document;
        found.report.field = subject.field->name;
        const bool ordered = !times.hasProof || found.report.time <= times.proven;
        if (found.report.passed() && !ordered)
            conclude(found.report,
                     indeterminate("TIMESTAMP_ORDER_FAILURE", "it is newer than a time-stamp over it"));
        if (found.credible())
            context_.pool.cover(storeUpTo(subject), subject.range->firstLength, found.report.time,
                                found.report.passed());
        stamps_.emplace(index, std::move(found));
    }

    /// The DSS as the revision had it that a document time-stamp covers.
    pdf::DocumentSecurityStore storeUpTo(const Subject& subject) const {
        if (structure_.securityStore.empty() || subject.end() == structure_.fileSize)
            return structure_.securityStore;
        try {
            const TemporaryFolder folder;
            AtomicFile prefix(folder.path() / "revision.pdf");
            prefix.copyFrom(handle_.descriptor(), 0, subject.end());
            return reader_.read(prefix.temporary()).securityStore;
        } catch (const Error& error) { // a revision that cannot be read proves nothing
            if (error.fault() == Fault::Storage || error.fault() == Fault::Cancelled)
                throw;
            return {};
        }
    }

    enum class Side { Over, Under };

    /// Document time-stamps that cover the subject or that it covers, oldest first.
    std::vector<const TokenFinding*> stampsAround(const Subject& subject, Side side) const {
        std::vector<const TokenFinding*> found;
        for (const auto& [index, stamp] : stamps_) {
            const Subject& other = subjects_[index];
            const bool related = side == Side::Over ? other.covers(subject) : subject.covers(other);
            if (related)
                found.push_back(&stamp);
        }
        return found;
    }

    SignatureReport report(std::size_t index) {
        const Subject& subject = subjects_[index];
        const pdf::SignatureField& field = *subject.field;
        SignatureReport report;
        report.field = field.name;
        report.timestamp = field.isTimestamp;
        report.subFilter = field.subFilter;
        report.reason = field.reason;
        report.signer = field.signerName;
        if (const auto claimed = parsePdfDate(field.claimedTime))
            report.claimedTime = formatUtc(*claimed);
        if (!subject.range) {
            conclude(report, totalFailed("FORMAT_FAILURE", subject.rangeFault));
            return report;
        }
        report.revisionEnd = subject.end();
        lookBehind(subject, report);
        if (subject.token)
            describeStamp(stamps_.at(index), report);
        else if (subject.cms)
            checkSignature(context_, subject,
                           {stampsAround(subject, Side::Over), stampsAround(subject, Side::Under),
                            !structure_.securityStore.empty()},
                           report);
        else if (isKnownSubFilter(field.subFilter))
            conclude(report, judgeCms(crypto::inspectCms(field.contents, {})));
        else
            conclude(report, indeterminate("GENERIC", "signatures of SubFilter " + field.subFilter +
                                                          " are not verified"));
        return report;
    }

    void lookBehind(const Subject& subject, SignatureReport& report) {
        report.coversWholeFile = subject.end() == handle_.size();
        if (report.coversWholeFile)
            return;
        report.changes = changesBehind(subject.end());
        report.remarks.emplace_back("bytes were appended after this signature");
    }

    /// Each comparison reads the whole file anew, and a hostile one has many signatures.
    std::vector<pdf::Change> changesBehind(std::uint64_t end) {
        if (comparing_ >= longestComparing)
            return {{pdf::Change::Kind::Structure, false,
                     "the revisions were not compared: the signatures before took too much work"}};
        pdf::Comparison compared = reader_.compare(file_, end, structure_.docMdpLevel.value_or(2));
        comparing_ += compared.processorTime;
        return std::move(compared.changes);
    }

    /// A list that its country should have replaced still counts, and the person is told.
    void remarkLists(SignatureReport& report) const {
        for (const TrustedList& list : context_.options.trustedLists)
            if (list.nextUpdate && *list.nextUpdate < context_.options.at)
                report.remarks.push_back("the trusted list of " + list.territory + " is out of date since " +
                                         formatUtc(*list.nextUpdate));
    }

    static void describeStamp(const TokenFinding& found, SignatureReport& report) {
        const std::vector<std::string> remarks = std::move(report.remarks);
        static_cast<Finding&>(report) = found.report;
        report.remarks.insert(report.remarks.end(), remarks.begin(), remarks.end());
        if (report.passed())
            report.provenTime = found.report.time;
        Conclusion changes = judgeChanges(report);
        if (report.passed() && !changes.passed())
            conclude(report, std::move(changes));
    }

    const std::filesystem::path& file_;
    const pdf::Reader& reader_;
    FileState before_;
    pdf::PdfStructure structure_;
    ReadHandle handle_;
    Context context_;
    std::vector<Subject> subjects_;
    std::chrono::nanoseconds comparing_{0};      ///< processor time that comparing revisions took
    std::map<std::size_t, TokenFinding> stamps_; ///< by the index of their subject: oldest first
};

} // namespace

std::string_view indicationName(Indication indication) noexcept {
    switch (indication) {
    case Indication::TotalPassed: return "TOTAL-PASSED";
    case Indication::TotalFailed: return "TOTAL-FAILED";
    case Indication::Indeterminate: return "INDETERMINATE";
    }
    return "INDETERMINATE";
}

std::vector<SignatureReport> verifyFile(const std::filesystem::path& file, const pdf::Reader& reader,
                                        const VerificationOptions& options) {
    return FileVerification(file, reader, options).run();
}

} // namespace cunho::signing
