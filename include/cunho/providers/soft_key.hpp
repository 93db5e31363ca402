// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/crypto/private_key.hpp>
#include <cunho/signing/provider.hpp>

#include <filesystem>
#include <memory>

namespace cunho::providers {

/// A key in a file: PKCS#12, or PEM key with PEM certificates. Never called qualified.
class SoftKeyProvider final : public signing::SignatureProvider {
  public:
    /// Throws Credential/WRONG_PASSWORD, File/PKCS12_UNREADABLE, NotFound/FILE_NOT_FOUND.
    static std::unique_ptr<SoftKeyProvider> fromPkcs12(const std::filesystem::path& file,
                                                       const Secret& password);

    /// `chain` may be empty. Throws File/KEY_UNREADABLE, File/CERTIFICATE_UNREADABLE,
    /// Input/KEY_CERTIFICATE_MISMATCH.
    static std::unique_ptr<SoftKeyProvider> fromPem(const std::filesystem::path& key, const Secret& password,
                                                    const std::filesystem::path& certificate,
                                                    const std::filesystem::path& chain);

    /// Signs with what is usual for the key. Throws Input/KEY_CERTIFICATE_MISMATCH,
    /// Unsupported/KEY_KIND_UNSUPPORTED.
    SoftKeyProvider(crypto::PrivateKey key, crypto::CertificateChain chain);

    /// Chooses the algorithm from now on. Throws Unsupported/KEY_KIND_UNSUPPORTED when the key does not fit,
    /// and for SHA-1.
    void useAlgorithm(const crypto::SignatureAlgorithm& algorithm);

    signing::Credential credential(const JobContext& job) override;
    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
              signing::Prompter& prompter, const JobContext& job) override;

  private:
    crypto::PrivateKey key_;
    crypto::CertificateChain chain_;
    crypto::SignatureAlgorithm algorithm_;
};

} // namespace cunho::providers
