// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/core/job_context.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace cunho::invoicing {

enum class SaftSeverity { Error, Warning };

/// Something in a SAF-T (PT) file that the Tax Authority would refuse (or ask about).
struct SaftFinding {
    SaftSeverity severity = SaftSeverity::Error;
    std::string reason; ///< id with a text in plain words: "SAFT_HASH_WRONG"
    ErrorParams params;
    std::string document;  ///< number of the document; empty: of the file
    std::string path;      ///< "SalesInvoices/Invoice[3]/Line[2]/Tax"
    std::int64_t line = 0; ///< of the file, counted from 1
};

struct SaftCheckOptions {
    std::string publicKeyPem; ///< of HashControl's key; empty: hashes are not verified, only their form
    std::size_t mostFindings = 1000; ///< the rest is counted
};

struct SaftCheckReport {
    std::vector<SaftFinding> findings; ///< in the order of the file
    std::int64_t errors = 0;
    std::int64_t warnings = 0;
    std::int64_t documents = 0;
    bool hashesVerified = false; ///< a key was given, and every hash is right by it

    bool accepted() const noexcept { return errors == 0; }
};

/// Reads any SAF-T (PT) 1.04_01 file, of any program, as a stream: structure, order, lengths and patterns of
/// the schema; and what its XSD 1.0 form cannot see: the asserts, sums and products (a cent of tolerance
/// where the Tax Authority gives one), the hash chain, gaps, order of dates and entries, codes in force on
/// the day, check digits, duplicate numbers, one internal code for two types, documents outside the header's
/// window, encoding and BOM, masters that are missing, statuses without reason, receipts and payments against
/// what they pay. Throws File/SAFT_UNREADABLE (no XML, a DTD, or no AuditFile), Storage errors of reading.
SaftCheckReport checkSaft(const std::filesystem::path& file, const SaftCheckOptions& options,
                          const JobContext& job);

} // namespace cunho::invoicing
