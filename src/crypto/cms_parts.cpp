// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/signed_data.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/cms.hpp>

namespace cunho::crypto {
namespace {

[[noreturn]] void damaged(const std::string& why) {
    throw Error(Fault::Integrity, "SIGNED_ATTRIBUTES_DAMAGED", {}, why);
}

/// RFC 5652 section 5.4: hashed as a SET OF, not as [0].
Bytes asSet(const der::Element& attributes) {
    return der::element(der::Set, {attributes.content});
}

CmsParts partsOf(const SignedDataView& cms) {
    if (!cms.detached)
        damaged("the signed content stands inside the signature");
    if (cms.signerInfos.size() != 1)
        damaged(std::to_string(cms.signerInfos.size()) + " signers");
    const SignerInfoView signer = cms.signer(0);
    if (!signer.signedAttributes)
        damaged("no signed attributes");
    auto certificate = findSigner(signer.identifier, readableCertificates(cms));
    if (!certificate)
        damaged("the signer's certificate is missing");
    return {asSet(*signer.signedAttributes), Bytes(signer.signature.begin(), signer.signature.end()),
            std::move(*certificate)};
}

} // namespace

CmsParts cmsParts(ByteView cms) {
    try {
        return partsOf(SignedDataView(cms));
    } catch (const Error& error) {
        damaged(error.detail());
    }
}

} // namespace cunho::crypto
