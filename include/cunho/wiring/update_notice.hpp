// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/settings.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/http/client.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace cunho::wiring {

/// Who publishes this program's versions. Both are the operator's: a build of the source has neither, and
/// then nothing is asked.
struct UpdateSource {
    std::string manifest;          ///< https address, or path of a file
    crypto::Certificate publisher; ///< whose signature is believed, and nobody else's
};

/// A version newer than the running one.
struct UpdateNotice {
    std::string version;
    bool required = false; ///< the running one is older than the oldest that may still be used
    Date date{};
    std::string address; ///< where to get it
    std::string notesPt;
    std::string notesEn;
};

/// Looks for a newer version. The manifest is JSON,
///
///     {"program": "cunho", "version": "0.2.0", "oldest": "0.1.4", "date": "2026-12-01", "until":
///     "2027-03-01",
///      "address": "https://…", "notes": {"pt": "…", "en": "…"}}
///
/// and beside it, under the same name with ".sig", lies the Base64 of the publisher's signature over its
/// bytes (the usual algorithm of the key). One that is older than the last one seen is refused, so that
/// nobody can hide a version by showing an old manifest, and so is one whose `until` is over.
///
/// Nothing: this is the newest. Throws Trust/UPDATE_SIGNATURE_WRONG, Trust/UPDATE_MANIFEST_OLD,
/// Service/UPDATE_MANIFEST_INVALID, Service/FETCH_FAILED, and as http::Client and readFile.
std::optional<UpdateNotice> checkForUpdate(const UpdateSource& source, const std::string& runningVersion,
                                           const Clock& clock, Settings& settings, http::Client& http,
                                           const JobContext& job);

/// Numbers between dots, compared one by one: -1, 0 or 1. Throws Service/UPDATE_MANIFEST_INVALID.
int compareVersions(const std::string& a, const std::string& b);

/// Of the settings "update/manifest" and "update/publisher" (PEM); nothing while either is missing.
std::optional<UpdateSource> updateSource(Settings& settings);

/// Keeps where to look and whom to believe: `publisher` is a certificate's file (PEM or DER; the first of
/// several), and empty for the one that is kept already. No manifest: both are forgotten. Throws
/// Input/UPDATE_PLACE_WRONG (neither https nor a file that is there), Input/UPDATE_PUBLISHER_MISSING,
/// File/CERTIFICATE_UNREADABLE, and as readFile.
void keepUpdateSource(const std::string& manifest, const std::filesystem::path& publisher,
                      Settings& settings);

} // namespace cunho::wiring
