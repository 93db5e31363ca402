// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"

#include <cunho/crypto/certificate.hpp>

#include <algorithm>
#include <openssl/err.h>
#include <openssl/x509_vfy.h>

namespace cunho::crypto {
namespace {

bool contains(const std::vector<Certificate>& list, const Certificate& certificate) {
    return std::find(list.begin(), list.end(), certificate) != list.end();
}

Certificate findLeaf(const std::vector<Certificate>& bag) {
    std::vector<Certificate> leaves;
    for (const auto& certificate : bag) {
        const bool possible = !certificate.isAuthority() || bag.size() == 1;
        if (possible && !contains(leaves, certificate))
            leaves.push_back(certificate);
    }
    if (leaves.size() != 1) {
        throw Error(Fault::File, "CERTIFICATE_CHAIN_UNCLEAR", {{"count", std::to_string(leaves.size())}});
    }
    return leaves.front();
}

ChainResult::Status statusOf(int error) {
    using enum ChainResult::Status;
    switch (error) {
    case X509_V_OK: return Trusted;
    case X509_V_ERR_CERT_HAS_EXPIRED: return Expired;
    case X509_V_ERR_CERT_NOT_YET_VALID: return NotYetValid;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_CHAIN_TOO_LONG:
    case X509_V_ERR_CERT_UNTRUSTED: return NoPath;
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
    case X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE:
    case X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: return BadSignature;
    default: return Constraint;
    }
}

/// Lets the walk go on over a certificate that is out of date, so that a worse fault behind it is not
/// hidden, and keeps the first such error.
int rememberTimeError(int ok, X509_STORE_CTX* context) {
    const int error = X509_STORE_CTX_get_error(context);
    if (ok == 1 || (error != X509_V_ERR_CERT_HAS_EXPIRED && error != X509_V_ERR_CERT_NOT_YET_VALID))
        return ok;
    auto* first = static_cast<int*>(X509_STORE_CTX_get_app_data(context));
    if (*first == X509_V_OK)
        *first = error;
    return 1;
}

X509StackHandle stackOf(const std::vector<Certificate>& certificates) {
    auto stack = own<X509StackHandle>(sk_X509_new_null());
    for (const auto& certificate : certificates) {
        check(X509_add_cert(stack.get(), certificate.native().x509.get(), X509_ADD_FLAG_UP_REF) == 1);
    }
    return stack;
}

StoreHandle storeOf(const std::vector<Certificate>& anchors, TimePoint at) {
    auto store = own<StoreHandle>(X509_STORE_new());
    for (const auto& anchor : anchors)
        check(X509_STORE_add_cert(store.get(), anchor.native().x509.get()) == 1);
    X509_VERIFY_PARAM* parameters = X509_STORE_get0_param(store.get());
    // The store holds nothing but the anchors given, so a path may end at an anchor that is no root and
    // nowhere else.
    check(X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN) == 1);
    check(X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_ANY) == 1);
    X509_VERIFY_PARAM_set_time(parameters, secondsOf(at));
    return store;
}

CertificateChain pathOf(X509_STORE_CTX* context, const Certificate& leaf,
                        const std::vector<Certificate>& others, const std::vector<Certificate>& anchors) {
    CertificateChain path;
    const STACK_OF(X509)* found = X509_STORE_CTX_get0_chain(context);
    for (int i = 0; i < sk_X509_num(found); ++i) {
        const X509* wanted = sk_X509_value(found, i);
        const auto same = [&](const Certificate& known) { return known.native().x509.get() == wanted; };
        for (const auto* list : {&anchors, &others}) {
            const auto known = std::find_if(list->begin(), list->end(), same);
            if (known == list->end())
                continue;
            path.push_back(*known);
            break;
        }
        if (path.size() == static_cast<std::size_t>(i))
            path.push_back(leaf);
    }
    return path;
}

/// Between leaf and anchor; the library lets keyUsage stand in for basicConstraints (RFC 5280, 6.1.4 k).
bool onlyAuthoritiesBetween(const CertificateChain& path) {
    return path.size() < 3 || std::all_of(path.begin() + 1, path.end() - 1,
                                          [](const Certificate& issuer) { return issuer.isAuthority(); });
}

} // namespace

CertificateChain orderChain(const std::vector<Certificate>& bag, const std::optional<Certificate>& leaf) {
    CertificateChain chain{leaf ? *leaf : findLeaf(bag)};
    while (!chain.back().isSelfIssued()) {
        const auto above = std::find_if(bag.begin(), bag.end(), [&](const Certificate& candidate) {
            return !contains(chain, candidate) && issues(candidate, chain.back());
        });
        if (above == bag.end())
            break;
        chain.push_back(*above);
    }
    return chain;
}

ChainResult verifyChain(const Certificate& leaf, const std::vector<Certificate>& others,
                        const std::vector<Certificate>& anchors, TimePoint at) {
    const auto untrusted = stackOf(others);
    const auto store = storeOf(anchors, at);
    const auto context = own<StoreContextHandle>(X509_STORE_CTX_new());
    check(X509_STORE_CTX_init(context.get(), store.get(), leaf.native().x509.get(), untrusted.get()) == 1);
    int timeError = X509_V_OK;
    check(X509_STORE_CTX_set_app_data(context.get(), &timeError) == 1);
    X509_STORE_CTX_set_verify_cb(context.get(), rememberTimeError);

    const bool built = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    int error = built ? timeError : X509_STORE_CTX_get_error(context.get());
    if (!built && error == X509_V_OK)
        error = X509_V_ERR_UNSPECIFIED;
    ChainResult result;
    result.status = statusOf(error);
    if (built)
        result.path = pathOf(context.get(), leaf, others, anchors);
    if (result.status == ChainResult::Status::Trusted && !onlyAuthoritiesBetween(result.path)) {
        result.status = ChainResult::Status::Constraint;
        result.detail = "an issuer in the path is no authority by basicConstraints";
    }
    if (error != X509_V_OK)
        result.detail = X509_verify_cert_error_string(error);
    return result;
}

} // namespace cunho::crypto
