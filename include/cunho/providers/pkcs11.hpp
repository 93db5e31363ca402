// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/certificate.hpp>
#include <cunho/signing/provider.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace cunho::providers {

/// A PKCS#11 module that the machine offers (p11-kit's list), or that was chosen by its path.
struct Pkcs11Module {
    std::string name; ///< "softhsm2", or the file's name
    std::filesystem::path path;
};

/// A certificate on a token whose private key is there too.
struct Pkcs11Key {
    std::string token;  ///< CK_TOKEN_INFO label, without padding
    std::string serial; ///< CK_TOKEN_INFO serialNumber
    Bytes id;           ///< CKA_ID
    std::string label;  ///< CKA_LABEL of the certificate
    crypto::Certificate certificate;
};

struct Pkcs11Options {
    std::filesystem::path module;
    std::string token; ///< label or serial number; empty: the only one
    Bytes id;          ///< CKA_ID; empty: the only one
    bool pss = false;
    bool onePinForAll = false; ///< as CitizenCardOptions; keys with CKA_ALWAYS_AUTHENTICATE ask each time
    std::vector<crypto::Certificate> authorities;
};

/// Modules that p11-kit's configuration names, without loading them.
std::vector<Pkcs11Module> listPkcs11Modules();

/// Tokens are asked without PIN. Throws Configuration/PKCS11_MODULE_UNUSABLE with {"module"}.
std::vector<Pkcs11Key> listPkcs11Keys(const std::filesystem::path& module);

/// A signature or a company's seal on a token (PKCS#11 2.40). Qualified only by its certificate and the
/// trusted list.
class Pkcs11Provider final : public signing::SignatureProvider {
  public:
    explicit Pkcs11Provider(Pkcs11Options options);
    ~Pkcs11Provider() override;

    /// Throws Configuration/PKCS11_MODULE_UNUSABLE with {"module"}, NotFound/PKCS11_NO_TOKEN,
    /// NotFound/PKCS11_NO_KEY, Input/PKCS11_CHOOSE_KEY with {"keys"}, Unsupported/KEY_KIND_UNSUPPORTED.
    signing::Credential credential(const JobContext& job) override;

    /// Throws Credential/PKCS11_PIN_WRONG, Credential/PKCS11_PIN_LOCKED, Declined/PIN_DECLINED,
    /// Conflict/PKCS11_TOKEN_REMOVED, Service/PKCS11_REFUSED with {"code"}, Integrity/SIGNATURE_VALUE_WRONG,
    /// and as above.
    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
              signing::Prompter& prompter, const JobContext& job) override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::providers
