// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/authority.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/private_key.hpp>

#include <filesystem>
#include <string>

namespace cunho::sandbox {

/// A key and its certificate.
struct Identity {
    crypto::PrivateKey key;
    crypto::Certificate certificate;
};

/// The sandbox's own hierarchy in the shape of the State's: root → "EC SAFE" → signer, and a TLS server
/// certificate. Made at first use of a folder, kept there as PEM files that only their owner can read, and
/// read back afterwards.
class Pki {
  public:
    /// Throws Storage errors when the folder cannot be used, File/KEY_UNREADABLE and the like when it is
    /// damaged.
    Pki(std::filesystem::path folder, int leafBits, int authorityBits);

    const crypto::Certificate& root() const noexcept { return root_.certificate; }
    const crypto::Certificate& authority() const noexcept { return authority_.certificate; }
    std::filesystem::path rootFile() const { return folder_ / "root.pem"; }
    std::filesystem::path tlsFile() const { return folder_ / "tls.pem"; }
    std::filesystem::path tlsKeyFile() const { return folder_ / "tls.key.pem"; }

    /// The signer of a company's account: same key and certificate at each start.
    Identity signer(const std::string& nipc);

    /// The credentialID of a company's account: same at each start.
    std::string credentialId(const std::string& nipc);

    /// A certificate for the same key that names another company.
    crypto::Certificate namingCompany(const crypto::PrivateKey& key, const std::string& nipc) const;

  private:
    Identity keep(const std::string& name, int bits, const crypto::CertificateRequest& request,
                  const Identity* issuer);
    std::filesystem::path folder_;
    int leafBits_;
    Identity root_;
    Identity authority_;
};

} // namespace cunho::sandbox
