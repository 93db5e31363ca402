// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/pki.hpp"
#include "sandbox/scap_checks.hpp"

namespace cunho::sandbox {

/// A call of the signature service that has passed the checks of every call, with what its own look at.
struct ScapSigningExchange {
    const ScapExchange& call;
    const Switches& switches;
    const Pki& pki;
    const ScapSearch* search = nullptr;   ///< whose key counts; null: nobody searched for this citizen
    const ScapProcess* process = nullptr; ///< that signHash and getSignHashResult name
    const ScapTransaction* transaction = nullptr;     ///< likewise
    std::size_t place = 0;                            ///< of the transaction
    std::optional<crypto::Certificate> certificate{}; ///< of the citizen, where it can be read
    std::string searchId{};                           ///< processId of `search`
};

/// Never fails, the checks say what is wrong.
ScapSigningExchange openScapSigning(const ScapExchange& call, const Switches& switches, const Pki& pki);

/// The first check that the exchange breaks: 19, 20, 22, 24 and 32 as at SAFE, 43, 45 to 49.
std::optional<BrokenCheck> firstBroken(const ScapSigningExchange& exchange);

namespace check {

/// 43: a one-time code (RFC 6238, HMAC-SHA1, 6 digits, steps of 60 s) of this step or of one beside it.
std::optional<Finding> oneTimeCode(ByteView key, std::string_view code, TimePoint now);

/// 46: `value` is the signature of the certificate's key over data of this SHA-256: RSA PKCS#1 v1.5 and PSS,
/// ECDSA in DER.
bool isSignedBy(const crypto::Certificate& signer, ByteView sha256, ByteView value);

/// 49: what is to be signed, `attributeProviderSignatures` of signHashAuthorization, was served so and has
/// not ended. `loose`: the switch scapLooseAttributes.
std::optional<Finding> servedAttributes(const ScapSearch& search, const nlohmann::json& toSign, TimePoint now,
                                        bool loose = false);

/// Whether an attribute is one of the served ones, by the same measure.
bool isServedAmong(const nlohmann::json& attributes, const nlohmann::json& one, bool loose);

/// Whether a certificate's number ("BI10000001", with the check digit "BI100000014", "PASGB-P0000004") is of
/// the document with this number.
bool namesDocument(std::string_view subjectNumber, std::string_view documentNumber);

} // namespace check

} // namespace cunho::sandbox
