// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/certificate.hpp>
#include <cunho/signing/provider.hpp>
#include <cunho/signing/revocation_source.hpp>

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
    bool keySeen = false; ///< false: the token lists private keys after login only, and may have none for it
};

struct Pkcs11Options {
    /// A foreign library that runs in this process: only ever one that the person chose. An absolute path, or
    /// a file's name in p11-kit's folder of modules.
    std::filesystem::path module;
    std::string token;         ///< label or serial number; empty: the only one
    Bytes id;                  ///< CKA_ID; empty: the only one
    bool pss = false;          ///< RSASSA-PSS for an RSA key; else PKCS#1 v1.5
    bool onePinForAll = false; ///< as CitizenCardOptions; keys with CKA_ALWAYS_AUTHENTICATE ask each time
    std::vector<crypto::Certificate> authorities; ///< known issuers, for chains that the token does not carry
};

/// Modules that p11-kit's configuration names, without loading them.
std::vector<Pkcs11Module> listPkcs11Modules();

/// Tokens are asked without PIN; one that cannot be read is passed over while there is another. Throws
/// Configuration/PKCS11_MODULE_UNUSABLE with {"module"}, Service/PKCS11_REFUSED with {"code"}.
std::vector<Pkcs11Key> listPkcs11Keys(const std::filesystem::path& module);

/// A signature or a company's seal on a token (PKCS#11 2.40). Qualified only by its certificate and the
/// trusted list.
///
/// Digests are made here and every value is verified with the certificate before it is given on. A PIN that
/// was typed is sent once, and for the items of one call only. Calls block, without a limit of time, as long
/// as the module does: they belong on the pool of one that card work runs on (docs/decisions/0018).
class Pkcs11Provider final : public signing::SignatureProvider {
  public:
    /// `issuers` answers where to find an issuer that neither token nor `authorities` have; null: nobody. It
    /// must outlive the provider.
    explicit Pkcs11Provider(Pkcs11Options options, signing::RevocationSource* issuers = nullptr);
    ~Pkcs11Provider() override;

    /// Read without PIN at first use; the chain is as long as what can be had, with or without network.
    /// Throws Configuration/PKCS11_MODULE_UNUSABLE with {"module"}, NotFound/PKCS11_NO_TOKEN,
    /// NotFound/PKCS11_NO_KEY, Input/PKCS11_CHOOSE_KEY with {"keys"}, Unsupported/KEY_KIND_UNSUPPORTED,
    /// Unsupported/PKCS11_NO_MECHANISM with {"token"}, Service/PKCS11_REFUSED with {"code"}.
    signing::Credential credential(const JobContext& job) override;

    /// Asks with Question::Kind::CardPin, or PinPad where the token has a protected authentication path; not
    /// at all where it wants no login. `refused` is also said when the token tells that a PIN was wrong
    /// before, `triesLeft` when it tells that the last one is left. Throws Credential/PKCS11_PIN_WRONG
    /// (wrong, and nobody types another one), Credential/PKCS11_PIN_LOCKED and PKCS11_PIN_TO_BE_SET, all with
    /// {"token"}, Declined/PIN_DECLINED, Conflict/PKCS11_TOKEN_REMOVED with {"token"} (what is left may be
    /// signed by another call), Conflict/PKCS11_TOKEN_CHANGED (the certificate of `credential` is not there
    /// any more), Integrity/SIGNATURE_VALUE_WRONG (nothing is embedded), and as above.
    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
              signing::Prompter& prompter, const JobContext& job) override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::providers
