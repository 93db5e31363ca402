// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/structured_facts.hpp>
#include <cunho/app/trusted_lists.hpp>
#include <cunho/app/verification_report.hpp>
#include <cunho/core/error.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/signing/seal.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

/// "VATPT-500000000" as "500000000".
std::string companyNumberOf(std::string identifier) {
    constexpr std::string_view portuguese = "VATPT-";
    return identifier.starts_with(portuguese) ? identifier.substr(portuguese.size()) : identifier;
}

TrustUsed trustOf(const ReportSources& sources) {
    TrustUsed out{sources.environment, sources.options.anchors.size(), listsUsed(sources.options),
                  sources.options.online != nullptr};
    out.lists.unusable = sources.unusableLists;
    return out;
}

Bytes sha256Of(const ReadHandle& handle, std::uint64_t size, const JobContext& job) {
    crypto::Hasher hasher(crypto::DigestAlgorithm::Sha256);
    handle.stream(0, size, [&](ByteView piece) {
        job.throwIfStopped();
        hasher.update(piece);
    });
    return hasher.finish().value;
}

/// Runs one part of a report; what goes wrong in it is its result.
template<class Part>
std::optional<Failure> attempt(Part part) {
    try {
        part();
    } catch (const Error& error) {
        if (error.fault() == Fault::Cancelled)
            throw;
        return error.failure();
    } catch (...) { // one bad file must not stop the others
        return currentFailure();
    }
    return std::nullopt;
}

} // namespace

Signatory signatoryOf(const signing::SignatureReport& report) {
    Signatory out{report.signer, {}, {}, {}};
    if (!report.certificate)
        return out;
    const auto content = signing::sealContentOf(*report.certificate, {});
    out.company = content.company;
    out.capacity = content.capacity;
    out.companyNumber = companyNumberOf(report.certificate->organizationIdentifier());
    return out;
}

bool FileReport::passed() const noexcept {
    return !failure && !signatures.empty() &&
           std::ranges::all_of(signatures, &signing::SignatureReport::passed);
}

FileReport reportOn(const std::filesystem::path& file, const ReportSources& sources) {
    FileReport out;
    out.file = file;
    out.verifiedAt = sources.options.at;
    out.trust = trustOf(sources);
    const JobContext& job = sources.options.job;
    out.failure = attempt([&] {
        const ReadHandle handle(file);
        out.state = handle.state();
        out.size = out.state.size;
        const Bytes hash = sha256Of(handle, out.size, job);
        out.signatures = signing::verifyFile(file, sources.reader, sources.options);
        if (handle.state() != out.state || fileState(file) != out.state)
            throw Error(Fault::File, "FILE_CHANGED", {{"file", file.filename().string()}});
        out.sha256 = hash;
        out.revisions = revisionsOf(out.signatures);
    });
    if (out.failure)
        out.signatures.clear();
    else if (sources.codes != nullptr)
        out.qr = lookForCodes(file, *sources.codes, sources.reader, sources.books, job);
    return out;
}

FileReport reportOn(const std::filesystem::path& file, const Services& services, const JobContext& job) {
    WorkplaceTrust trust;
    if (auto failure = attempt([&] { trust = workplaceTrust(services, job); })) {
        FileReport out;
        out.file = file;
        out.verifiedAt = services.clock.now();
        out.failure = std::move(failure);
        return out;
    }
    ReportSources sources{services.foreign, trust.options, services.environment};
    sources.unusableLists = std::move(trust.lists.unusable);
    return reportOn(file, sources);
}

QrReport lookForCodes(const std::filesystem::path& file, const PageCodeReader& codes,
                      const pdf::Reader& reader, invoicing::DocumentRepository* books,
                      const JobContext& job) {
    QrReport out;
    const auto failure = attempt([&] {
        const PageCodes found = codes.find(file, job);
        std::optional<StructuredFacts> attached;
        if (!found.codes.empty()) // what cannot be read of it is nothing to compare with
            attempt([&] { attached = structuredFactsOf(reader.embeddedXml(file)); });
        out = judgeCodes(found, books, attached);
    });
    out.asked = true;
    out.failure = failure;
    return out;
}

void saveReport(const std::vector<FileReport>& reports, Language language, const std::string& programVersion,
                const std::filesystem::path& target) {
    AtomicFile file(target);
    if (target.extension() == ".json")
        file.write(asBytes(toJson(reports, programVersion)));
    else
        file.write(toPdf(reports, language, programVersion));
    file.commit();
}

} // namespace cunho::app
