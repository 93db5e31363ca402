// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/fiscal_check.hpp>
#include <cunho/app/revisions.hpp>
#include <cunho/app/verify_file.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/reason_text.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::app {

/// Whom the one who verified trusts.
struct TrustUsed {
    Environment environment = Environment::Production;
    std::size_t anchors = 0;
    ListsUsed lists{};
    bool online = false; ///< revocation was asked for
};

/// What a signer's certificate says of itself; each may be empty.
struct Signatory {
    std::string name;
    std::string company;
    std::string companyNumber; ///< NIPC, or the organizationIdentifier as it stands
    std::string capacity;      ///< title, or the unit of a company
};

Signatory signatoryOf(const signing::SignatureReport& report);

/// Everything that was found out about one file.
struct FileReport {
    std::filesystem::path file;
    FileState state{}; ///< when it was verified
    Bytes sha256;      ///< empty: it could not be read
    std::uint64_t size = 0;
    TimePoint verifiedAt{};
    TrustUsed trust;
    std::optional<Failure> failure; ///< why it has no verdict
    std::vector<signing::SignatureReport> signatures;
    std::vector<Revision> revisions;
    QrReport qr;

    /// As FileVerdict::passed.
    bool passed() const noexcept;
};

/// What a report is made with.
struct ReportSources {
    const pdf::Reader& reader;
    const signing::VerificationOptions& options;
    Environment environment = Environment::Production;
    const PageCodeReader* codes = nullptr;          ///< null: no QR codes are looked for
    invoicing::DocumentRepository* books = nullptr; ///< null: there are none
    std::vector<std::string> unusableLists{};       ///< see ListsUsed; the others are those of `options`
};

/// Verifies a file. What is wrong with it is in the report; throws Cancelled/STOPPED only.
FileReport reportOn(const std::filesystem::path& file, const ReportSources& sources);

/// The same with what the workplace has; without QR codes, which take longer: see `lookForCodes`.
FileReport reportOn(const std::filesystem::path& file, const Services& services, const JobContext& job);

/// The QR codes of a file, compared with `books` (null: there are none) or with the invoice in XML that
/// `reader` finds in it. Throws Cancelled/STOPPED only; what else went wrong is in the report.
QrReport lookForCodes(const std::filesystem::path& file, const PageCodeReader& codes,
                      const pdf::Reader& reader, invoicing::DocumentRepository* books, const JobContext& job);

/// One file as one JSON object on one line (docs/user-guide.md, "Verify"). Stable: keys are added, never
/// changed. Texts in English.
std::string toJson(const FileReport& report);

/// {"schema":"cunho-verification/1","program":…,"files":[…]}, with a line break at its end.
std::string toJson(const std::vector<FileReport>& reports, const std::string& programVersion);

/// The same for people, as PDF/A-1b. It says that it is a report of this program and no certificate in law.
/// Needs a print::Runtime. Throws as print::printReport.
Bytes toPdf(const std::vector<FileReport>& reports, Language language, const std::string& programVersion);

/// Writes one of the two, by the name's end (".json", else PDF), to a file that must not exist. Throws as
/// AtomicFile.
void saveReport(const std::vector<FileReport>& reports, Language language, const std::string& programVersion,
                const std::filesystem::path& target);

} // namespace cunho::app
