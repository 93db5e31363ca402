// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/crypto/certificate.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cunho::signing {

/// What a service was from one moment on (TS 119 612, 5.5.4 and 5.6).
struct ServicePeriod {
    TimePoint from{};
    std::string status; ///< URI without its stem: "granted", "withdrawn", "undersupervision", …
};

/// One trust service of a trusted list.
struct TrustService {
    std::string type; ///< URI without its stem: "CA/QC", "TSA/QTST", "Certstatus/OCSP/QC", …
    std::string provider;
    std::string name;
    std::vector<crypto::Certificate> certificates; ///< its digital identity
    std::vector<ServicePeriod> periods;            ///< newest first
    /// additionalServiceInformation without its stem: "ForeSignatures", "ForeSeals", …; empty: not said.
    std::vector<std::string> uses;

    /// The status at `time`; nothing before its first period.
    std::optional<std::string> statusAt(TimePoint time) const;
    /// A type of qualified service that was granted, or had one of the older words that counted as it (TS
    /// 119 612, annex J).
    bool isQualifiedAt(TimePoint time) const;
};

/// Another list that a list points to (TS 119 612, 5.3.13): so the EU's list of lists names who signs each
/// national one.
struct ListPointer {
    std::string territory;
    std::vector<crypto::Certificate> signers; ///< those that can be read; of all pointers to that territory
};

/// A trusted list (TS 119 612 version 5 or 6) whose signature was checked.
struct TrustedList {
    std::string territory; ///< "PT"
    int version = 0;
    std::string sequenceNumber;
    TimePoint issued{};
    std::optional<TimePoint> nextUpdate; ///< after it the list is out of date, which is the caller's to say
    std::vector<TrustService> services;
    std::vector<ListPointer> pointers{}; ///< by territory

    std::vector<crypto::Certificate> anchors() const; ///< every certificate of every CA, TSA and OCSP service

    std::size_t qualifiedServices(TimePoint time) const; ///< see TrustService::isQualifiedAt

    /// Its country should have issued a newer one by then. It still tells what was true up to `nextUpdate`.
    bool isOutOfDateAt(TimePoint time) const noexcept { return nextUpdate && *nextUpdate < time; }
};

/// Reads a trusted list and checks its XML signature: made by `signer` (the key inside the file is never
/// believed), over the whole document, by same-document reference only. Throws File/TRUSTED_LIST_UNREADABLE,
/// Trust/TRUSTED_LIST_SIGNATURE_WRONG, Unsupported/TRUSTED_LIST_VERSION, each with {"file"}; before
/// that as `readFile` (the limit is 20 MB).
TrustedList readTrustedList(const std::filesystem::path& file,
                            const std::vector<crypto::Certificate>& signers);

/// Who may have signed the list of a territory, which the file names and nobody believes yet.
using SignersOf = std::function<std::vector<crypto::Certificate>(const std::string& territory)>;

/// The same of a list that was read already; `name` is {"file"} of the errors. Throws as `signers`, too.
TrustedList readTrustedList(const Bytes& content, const std::string& name, const SignersOf& signers);

} // namespace cunho::signing
