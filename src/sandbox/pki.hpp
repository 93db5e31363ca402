// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/authority.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/private_key.hpp>

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace cunho::sandbox {

/// A key and its certificate.
struct Identity {
    crypto::PrivateKey key;
    crypto::Certificate certificate;
};

/// Whom a signing account's certificate names.
struct Signer {
    std::string name; ///< of its files: "signer-<name>.key.pem"
    std::string nipc;
    std::string company;
    std::string documentNumber;
    std::string givenName;
    std::string lastName;
    TimePoint notAfter{};
};

/// Whom a citizen's certificate of the Chave Móvel Digital names.
struct CmdSigner {
    std::string documentType;
    std::string documentCountry;
    std::string documentNumber;
    std::string givenName;
    std::string lastName;

    /// "BI10000001"; of another document "PASGB-P0000004" (EN 319 412-1, 5.1.3).
    std::string subjectNumber() const;
};

/// Who certifies attributes, or SCAP.
struct ScapSigner {
    std::string uri; ///< tells them apart
    std::string name;
    std::string nipc; ///< may be empty
};

/// The sandbox's own hierarchy in the shape of the State's: root → "EC SAFE" → signer, root → "EC CMD" →
/// citizen, root → "EC SCAP" → who certifies attributes, root → "EC Selos Temporais" → time-stamp authority,
/// a root of its own → OCSP responder, a TLS server certificate, and the self-signed one that phones, PINs
/// and codes are encrypted for. Made at first use of a folder, kept there as PEM files that only their owner
/// can read, and read back afterwards. Certificates name the address at which their status is asked, hence
/// there is a set of them for each port, all with the same keys.
class Pki {
  public:
    /// `port` is the one of the `PkiListener`. Throws Storage errors when the folder cannot be used,
    /// File/KEY_UNREADABLE and the like when it is damaged.
    Pki(std::filesystem::path folder, int leafBits, int authorityBits, int port);

    /// The ports that certificates of the folder name, in ascending order.
    static std::vector<int> portsNamed(const std::filesystem::path& folder);

    /// "http://127.0.0.1:40124"
    const std::string& url() const noexcept { return url_; }

    const crypto::Certificate& root() const noexcept { return root_.certificate; }
    const crypto::Certificate& authority() const noexcept { return authority_.certificate; }
    const crypto::Certificate& cmdAuthority() const noexcept { return cmdAuthority_.certificate; }
    std::filesystem::path rootFile() const { return folder_ / "root.pem"; }
    std::filesystem::path tlsFile() const { return folder_ / "tls.pem"; }
    std::filesystem::path tlsKeyFile() const { return folder_ / "tls.key.pem"; }

    /// The responder's certificate and its root, which clients must trust explicitly.
    std::filesystem::path responderFile() const { return folder_ / ("ocsp-chain" + suffix_ + ".pem"); }

    const Identity& timestamp() const noexcept { return timestamp_; }
    crypto::CertificateChain timestampChain() const;
    const Identity& responder() const noexcept { return responder_; }
    crypto::CertificateChain responderChain() const;

    /// As `responderChain`, with a responder whose certificate ended long ago; the key is the same.
    crypto::CertificateChain expiredResponderChain() const;

    /// "root", "ec-safe", "ec-cmd", "ec-scap", "ec-timestamp", "ocsp-root"; null for another name.
    const Identity* issuer(std::string_view name) const noexcept;

    /// Serial numbers of what an issuer of that name has issued for this port.
    std::vector<std::string> issuedBy(const std::string& name) const;

    /// The signer of an account: same key at each start, same certificate at each start on this port for as
    /// long as it says the same.
    Identity signer(const Signer& signer);

    /// The citizen's key and certificate at the Chave Móvel Digital: the same at each start.
    Identity cmdSigner(const CmdSigner& signer);

    /// The same key at each start, and the same certificate for as long as it says the same.
    Identity scapSigner(const ScapSigner& signer);

    /// Leaf, "EC SCAP" and root.
    crypto::CertificateChain scapChain(const ScapSigner& signer);

    /// What SCMD decrypts with, RSA-2048.
    const Identity& cmdEncryption() const noexcept { return cmdEncryption_; }
    std::filesystem::path cmdEncryptionFile() const { return folder_ / "cmd-encryption.pem"; }

    /// A certificate for the same key that ended long ago.
    std::filesystem::path expiredCmdEncryptionFile() const;

    /// A credentialID that is the same at each start.
    std::string credentialId(const std::string& name);

    /// A certificate for the same key, as the given one but for the company.
    crypto::Certificate namingCompany(const Identity& signer, const std::string& nipc) const;

  private:
    Identity keep(const std::string& name, int bits, const crypto::CertificateRequest& request);
    Identity keepUnder(const std::string& issuer, const std::string& name, int bits,
                       crypto::CertificateRequest request);
    crypto::CertificateRequest addressed(crypto::CertificateRequest request, const std::string& issuer) const;
    static crypto::CertificateRequest cmdEncryptionRequest();
    crypto::PrivateKey keepKey(const std::string& name, int bits) const;

    std::filesystem::path folder_;
    std::string suffix_; ///< of the files of this port
    std::string url_;
    int leafBits_;
    mutable std::mutex mutex_;
    std::multimap<std::string, std::string> issued_; ///< issuer's name → serial number
    Identity root_;
    Identity ocspRoot_;
    Identity authority_;
    Identity timestampAuthority_;
    Identity timestamp_;
    Identity responder_;
    Identity cmdAuthority_;
    Identity cmdEncryption_;
    Identity scapAuthority_;
};

} // namespace cunho::sandbox
