// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/test_pki.hpp"

#include <cunho/pdf/structure.hpp>

#include <filesystem>
#include <functional>
#include <vector>

namespace cunho::bench {

/// What no verification of a B-LTA file can do without, by OpenSSL alone: SHA-256 of the bytes that each
/// signature and document time-stamp covers, and one public-key check for each signature, time-stamp,
/// certificate below the root, OCSP response and CRL.
class VerificationFloor {
  public:
    enum class Objects {
        Ready,   ///< parsed beforehand, with their keys
        FromDer, ///< parsed for each check, once
    };

    VerificationFloor(const std::filesystem::path& file, const pdf::PdfStructure& structure,
                      const test::TestPki& pki, Objects objects);

    /// Throws std::runtime_error when a check fails.
    void run() const;
    std::size_t checks() const { return checks_.size(); }

  private:
    /// A check that `prepare` makes of bytes, now or each time.
    void add(std::function<std::function<bool()>()> prepare);
    void addCms(const Bytes& der, bool detached);
    void addCertificates(const test::TestPki& pki);
    void addEvidence(const pdf::DocumentSecurityStore& store, const test::TestPki& pki);

    Objects objects_;
    std::vector<Bytes> covered_;
    std::vector<std::function<bool()>> checks_;
};

} // namespace cunho::bench
