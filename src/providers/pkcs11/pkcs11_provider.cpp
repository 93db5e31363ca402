// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/issuer_search.hpp"
#include "providers/pkcs11/authorisation.hpp"
#include "providers/pkcs11/key_search.hpp"
#include "providers/pkcs11/mechanism.hpp"
#include "providers/pkcs11/module_list.hpp"

#include <cunho/crypto/qc_statements.hpp>
#include <cunho/providers/pkcs11.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace cunho::providers {

namespace {

using pkcs11::Authorisation;
using pkcs11::Inventory;
using pkcs11::Located;
using pkcs11::Mechanism;
using pkcs11::PrivateKeyObject;

crypto::SignatureAlgorithm algorithmFor(const crypto::Certificate& signer, bool pss) {
    crypto::SignatureAlgorithm out = crypto::usualAlgorithm(signer);
    if (pss && out.kind == crypto::SignatureAlgorithm::Kind::RsaPkcs1)
        out.kind = crypto::SignatureAlgorithm::Kind::RsaPss;
    return out;
}

void requireDigest(const signing::Dtbsr& item) {
    if (item.digest.algorithm != item.algorithm.digest ||
        item.digest.value.size() != crypto::digest(item.algorithm.digest, {}).value.size())
        throw Error(Fault::Internal, "UNEXPECTED", {},
                    "digest and algorithm do not fit: " + item.documentName);
}

/// The items of one call, signed in one session.
class TokenBatch {
  public:
    TokenBatch(const pkcs11::Module& module, const Located& located, bool onePinForAll,
               std::span<const signing::Dtbsr> items, signing::Prompter& prompter, const JobContext& job)
        : key_(located.key)
        , onePinForAll_(onePinForAll)
        , items_(items)
        , job_(job)
        , session_(module, located.token)
        , authorisation_(session_, key_.certificate.commonName(), prompter, job) {
        if (located.token.has(CKF_LOGIN_REQUIRED))
            session_.logout(); // what is typed now lets these items be signed, nothing typed before
    }

    void run(signing::SignatureSink& sink) {
        Progress progress{0, items_.size(), "sign"};
        for (rest_ = items_; !rest_.empty(); rest_ = rest_.subspan(1)) {
            job_.throwIfStopped();
            const signing::Dtbsr& item = rest_.front();
            const Bytes value = sign(item);
            if (!crypto::verifySignature(key_.certificate, item.algorithm, item.digest, value))
                throw Error(Fault::Integrity, "SIGNATURE_VALUE_WRONG",
                            {{"name", key_.certificate.commonName()}}, "the token's value does not verify");
            sink.signedValue(item.id, value);
            ++progress.done;
            // After the last one the session's end does it, whose failure no longer matters.
            if (!loginServesAll_ && !object_->alwaysAuthenticate && progress.done < items_.size())
                close();
            job_.report(progress);
        }
    }

  private:
    Bytes sign(const signing::Dtbsr& item) {
        Mechanism mechanism(key_.certificate, item.algorithm);
        if (!object_)
            open(mechanism.keyType());
        CK_MECHANISM native = mechanism.native();
        const auto begin = [&](bool maybeActive) {
            session_.beginSigning(native, object_->handle, maybeActive);
        };
        if (object_->alwaysAuthenticate)
            authorisation_.forOneSignature(names(), begin);
        else
            begin(false);
        return mechanism.value(session_.finishSigning(mechanism.input(item.digest)));
    }

    void open(CK_KEY_TYPE type) {
        if (session_.token().has(CKF_LOGIN_REQUIRED)) {
            const auto visible = findPrivateKey(session_, key_.id, type);
            const bool servesMore = !(visible && visible->alwaysAuthenticate);
            loginServesAll_ = authorisation_.logIn(names(), servesMore && onePinForAll_,
                                                   servesMore && !onePinForAll_ && rest_.size() > 1);
        }
        object_ = findPrivateKey(session_, key_.id, type);
        if (!object_)
            throw Error(Fault::NotFound, "PKCS11_NO_KEY", {}, "the certificate has none");
    }

    /// A handle of a private object ends with the login (2.40, 5.6).
    void close() {
        if (session_.token().has(CKF_LOGIN_REQUIRED))
            session_.logout();
        object_.reset();
    }

    /// The next one, then those that follow it.
    std::vector<std::string> names() const {
        std::vector<std::string> out;
        out.reserve(rest_.size());
        for (const signing::Dtbsr& item : rest_)
            out.push_back(item.documentName);
        return out;
    }

    Pkcs11Key key_;
    bool onePinForAll_;
    bool loginServesAll_ = false;
    std::span<const signing::Dtbsr> items_;
    std::span<const signing::Dtbsr> rest_; ///< not signed yet
    const JobContext& job_;
    pkcs11::Session session_;
    Authorisation authorisation_;
    std::optional<PrivateKeyObject> object_; ///< while it may be used
};

} // namespace

struct Pkcs11Provider::Impl {
    Pkcs11Options options;
    signing::RevocationSource* issuers;
    std::optional<pkcs11::Module> module;
    std::optional<signing::Credential> credential;
    std::vector<crypto::Certificate> known; ///< that may be its issuers

    Impl(Pkcs11Options given, signing::RevocationSource* asked) : options(std::move(given)), issuers(asked) {}

    const pkcs11::Module& opened() {
        if (!module)
            module.emplace(options.module);
        return *module;
    }

    /// The credential of the key that `options` names, kept from then on.
    Located fetch() {
        const Inventory inventory = readTokens(opened(), options.token);
        const Located& located = choose(inventory, options);
        signing::Credential found;
        const crypto::Certificate& signer = located.key.certificate;
        found.algorithm = algorithmFor(signer, options.pss);
        requireMechanism(located, Mechanism(signer, found.algorithm));
        found.id = toHex(signer.fingerprint().value);
        found.provider = "pkcs11";
        known = inventory.certificates;
        known.insert(known.end(), options.authorities.begin(), options.authorities.end());
        found.chain = orderChain(known, signer);
        found.batchLimit = options.onePinForAll ? std::numeric_limits<std::size_t>::max() : 1;
        const auto statements = qcStatements(signer);
        found.qualified = statements && statements->compliance;
        credential = std::move(found);
        return located;
    }

    void requireMechanism(const Located& located, const Mechanism& mechanism) {
        if (!opened().signsWith(located.token.slot, mechanism.type()))
            throw pkcs11::errorOf(CKR_MECHANISM_INVALID, "C_GetMechanismInfo", located.token.label);
    }

    /// The key that the items were prepared for, wherever its token is now.
    Located locate() {
        if (!credential)
            return fetch();
        const Inventory inventory = readTokens(opened(), options.token);
        for (const Located& located : inventory.keys) {
            if (located.key.certificate == credential->chain.front())
                return located;
        }
        if (inventory.tokens == 0)
            throw Error(Fault::NotFound, "PKCS11_NO_TOKEN");
        credential.reset();
        throw Error(Fault::Conflict, "PKCS11_TOKEN_CHANGED");
    }
};

Pkcs11Provider::Pkcs11Provider(Pkcs11Options options, signing::RevocationSource* issuers)
    : impl_(std::make_unique<Impl>(std::move(options), issuers)) {}
Pkcs11Provider::~Pkcs11Provider() = default;

signing::Credential Pkcs11Provider::credential(const JobContext& job) {
    job.throwIfStopped();
    if (!impl_->credential)
        impl_->fetch();
    signing::Credential& found = *impl_->credential;
    if (impl_->issuers != nullptr) // each time: the network may be there now
        found.chain = completed(found.chain, impl_->known, *impl_->issuers, job);
    return found;
}

void Pkcs11Provider::sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
                          signing::Prompter& prompter, const JobContext& job) {
    job.throwIfStopped();
    if (items.empty())
        return;
    const Located located = impl_->locate();
    // Before anybody is asked for a PIN.
    for (const signing::Dtbsr& item : items) {
        requireDigest(item);
        impl_->requireMechanism(located, Mechanism(located.key.certificate, item.algorithm));
    }
    TokenBatch(impl_->opened(), located, impl_->options.onePinForAll, items, prompter, job).run(sink);
}

std::vector<Pkcs11Module> listPkcs11Modules() {
    return pkcs11::listModules(pkcs11::moduleFolders(), "cunho");
}

std::vector<Pkcs11Key> listPkcs11Keys(const std::filesystem::path& module) {
    const pkcs11::Module opened(module);
    std::vector<Pkcs11Key> out;
    for (Located& located : readTokens(opened, {}).keys)
        out.push_back(std::move(located.key));
    return out;
}

} // namespace cunho::providers
