// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/settings.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/signing/card_catalogue.hpp>
#include <cunho/signing/provider.hpp>
#include <cunho/signing/revocation_source.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::wiring {

/// How the Citizen Card in a reader signs; providers::CitizenCardOptions has the words.
struct CardUse {
    std::string reader; ///< empty: the only one with a Citizen Card in it
    bool pinPad = true;
    bool pss = false;
    bool onePinForAll = false;

    bool operator==(const CardUse&) const = default;
};

/// How a key on a token signs; providers::Pkcs11Options has the words.
struct TokenUse {
    std::filesystem::path module;
    std::string token;
    Bytes keyId;
    bool pss = false;
    bool onePinForAll = false;

    bool operator==(const TokenUse&) const = default;
};

/// With what somebody signs: "safe", "cmd", "citizen-card" or "pkcs11".
struct SigningWay {
    std::string provider;
    CardUse card;
    TokenUse token;
    std::string phone{}; ///< of the Chave Móvel Digital, in any usual notation

    /// Whether card or token are needed for it, and no service.
    bool isLocal() const { return provider == "citizen-card" || provider == "pkcs11"; }
    bool operator==(const SigningWay&) const = default;
};

/// The way that the person chose: `name` is "provider.FT" (issued invoices) or "provider.PDF" (other files),
/// `otherwise` the usual one. The settings "card.reader", "token.module", "token.name" and "token.key"
/// (CKA_ID, hexadecimal) say which card or key, "cmd.phone" whose Chave Móvel Digital; each may be missing.
SigningWay signingWay(Settings& settings, const std::string& name, const std::string& otherwise);

/// The phone of a Chave Móvel Digital as it is kept: providers::cmdPhone, also for its error.
std::string cmdPhone(std::string_view typed);

/// Readers and Citizen Cards. Threads may call it together: no two calls share a connection to PC/SC.
/// `authorities` complete the chains that a card does not carry.
std::unique_ptr<signing::CardCatalogue> makeCards(std::vector<crypto::Certificate> authorities = {});

/// Signs with the card or token of `way`, with a connection of its own, for one thread at a time; nothing is
/// asked before the first use. `issuers` answers where to find an issuer that is not there; null: nobody, and
/// it must outlive the provider. Throws Internal/UNEXPECTED for a way that is not local.
std::unique_ptr<signing::SignatureProvider> makeLocalProvider(const SigningWay& way,
                                                              std::vector<crypto::Certificate> authorities,
                                                              signing::RevocationSource* issuers);

/// A PKCS#11 module of p11-kit's list.
struct TokenModule {
    std::string name;
    std::filesystem::path path;
};

/// A certificate with its key on a token; providers::Pkcs11Key has the words.
struct TokenKey {
    std::string token;
    std::string serial;
    Bytes id;
    std::string label;
    crypto::Certificate certificate;
    bool keySeen = false;
};

/// Modules that the machine offers, none of them loaded.
std::vector<TokenModule> tokenModules();

/// Loads the module into this process: only ever one that the person chose. Throws as
/// providers::listPkcs11Keys.
std::vector<TokenKey> tokenKeys(const std::filesystem::path& module);

} // namespace cunho::wiring
