// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/pkcs11/key_search.hpp"

#include <cunho/core/log.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace cunho::providers::pkcs11 {

namespace {

constexpr std::size_t longestId = 256;
constexpr std::size_t longestLabel = 1024;
constexpr std::size_t longestCertificate = 64U << 10U;

CK_ATTRIBUTE attributeOf(CK_ATTRIBUTE_TYPE type, CK_ULONG& value) {
    return {type, &value, sizeof value};
}

std::set<Bytes> privateKeyIds(Session& session) {
    CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
    std::array wanted{attributeOf(CKA_CLASS, kind)};
    std::set<Bytes> out;
    for (const CK_OBJECT_HANDLE object : session.find(wanted)) {
        const auto id = session.attribute(object, CKA_ID, longestId);
        if (id && !id->empty())
            out.insert(*id);
    }
    return out;
}

std::optional<crypto::Certificate> certificateOf(Session& session, CK_OBJECT_HANDLE object) {
    const auto der = session.attribute(object, CKA_VALUE, longestCertificate);
    if (!der || der->empty())
        return std::nullopt;
    try {
        return crypto::Certificate::fromDer(*der);
    } catch (const Error&) { // one that cannot be read must not hide the others
        return std::nullopt;
    }
}

/// The renewed certificate of a key rather than the one before, and the key's own rather than its issuer's.
bool better(const crypto::Certificate& one, const crypto::Certificate& other) {
    if (one.isAuthority() != other.isAuthority())
        return other.isAuthority();
    return one.notBefore() > other.notBefore();
}

/// Adds what a token shows before login.
class TokenReading {
  public:
    TokenReading(Session& session, Inventory& inventory)
        : session_(session)
        , inventory_(inventory)
        , first_(inventory.keys.size())
        , visible_(privateKeyIds(session))
        , hidden_(visible_.empty() && session.token().has(CKF_LOGIN_REQUIRED)) {}

    void run() {
        CK_OBJECT_CLASS kind = CKO_CERTIFICATE;
        CK_CERTIFICATE_TYPE type = CKC_X_509;
        std::array wanted{attributeOf(CKA_CLASS, kind), attributeOf(CKA_CERTIFICATE_TYPE, type)};
        for (const CK_OBJECT_HANDLE object : session_.find(wanted)) {
            if (const auto certificate = certificateOf(session_, object)) {
                inventory_.certificates.push_back(*certificate);
                addKey(object, *certificate);
            }
        }
    }

  private:
    void addKey(CK_OBJECT_HANDLE object, const crypto::Certificate& certificate) {
        const auto id = session_.attribute(object, CKA_ID, longestId);
        if (!id || id->empty() || (hidden_ ? certificate.isAuthority() : !visible_.contains(*id)))
            return;
        const Token& token = session_.token();
        const auto label = session_.attribute(object, CKA_LABEL, longestLabel);
        Located found{token,
                      {token.label, token.serial, *id, label ? printable(*label) : std::string(), certificate,
                       !hidden_}};
        const auto begin = inventory_.keys.begin() + static_cast<std::ptrdiff_t>(first_);
        const auto same = std::find_if(begin, inventory_.keys.end(),
                                       [&](const Located& other) { return other.key.id == *id; });
        if (same == inventory_.keys.end())
            inventory_.keys.push_back(std::move(found));
        else if (better(certificate, same->key.certificate))
            *same = std::move(found);
    }

    Session& session_;
    Inventory& inventory_;
    std::size_t first_; ///< where this token's keys begin
    std::set<Bytes> visible_;
    bool hidden_; ///< private keys are listed after login only
};

std::string describe(const Located& located) {
    const std::string name = located.key.certificate.commonName();
    return located.token.label + " (" + located.token.serial + "), " + toHex(located.key.id) + ": " +
           (name.empty() ? located.key.label : name);
}

} // namespace

Inventory readTokens(const Module& module, const std::string& wanted) {
    Inventory out;
    std::optional<Error> problem;
    for (const Token& token : module.tokens()) {
        if (!wanted.empty() && token.label != wanted && token.serial != wanted)
            continue;
        ++out.tokens;
        try {
            Session session(module, token);
            TokenReading(session, out).run();
        } catch (const Error& error) {
            problem = error;
        }
    }
    if (problem && out.keys.empty())
        throw Error(*problem);
    if (problem)
        log::warning(std::string("a token could not be read: ") + problem->what());
    return out;
}

const Located& choose(const Inventory& inventory, const Pkcs11Options& options) {
    if (inventory.tokens == 0)
        throw Error(Fault::NotFound, "PKCS11_NO_TOKEN");
    std::vector<const Located*> fitting;
    for (const Located& located : inventory.keys) {
        if (options.id.empty() || located.key.id == options.id)
            fitting.push_back(&located);
    }
    if (fitting.empty())
        throw Error(Fault::NotFound, "PKCS11_NO_KEY");
    if (fitting.size() > 1) {
        std::string keys;
        for (const Located* one : fitting)
            keys += (keys.empty() ? "" : "; ") + describe(*one);
        throw Error(Fault::Input, "PKCS11_CHOOSE_KEY", {{"keys", keys}});
    }
    return *fitting.front();
}

std::optional<PrivateKeyObject> findPrivateKey(Session& session, const Bytes& id, CK_KEY_TYPE type) {
    CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
    Bytes name = id;
    std::array wanted{attributeOf(CKA_CLASS, kind), CK_ATTRIBUTE{CKA_ID, name.data(), name.size()},
                      attributeOf(CKA_KEY_TYPE, type)};
    for (const CK_OBJECT_HANDLE object : session.find(wanted)) {
        if (session.flag(object, CKA_SIGN).value_or(true))
            return PrivateKeyObject{object, session.flag(object, CKA_ALWAYS_AUTHENTICATE).value_or(false)};
    }
    return std::nullopt;
}

} // namespace cunho::providers::pkcs11
