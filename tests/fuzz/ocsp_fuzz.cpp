// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// An OCSP responder's answer, from the network or from a file's security store.
#include "fakes/test_pki.hpp"
#include "fuzz/fuzz.hpp"

#include <cunho/crypto/revocation.hpp>

void cunho::fuzz::tryInput(ByteView input) {
    static const test::TestPki pki;
    static const auto leaf = pki.leaf();
    static const auto issuing = pki.issuing();
    static const std::vector<crypto::Certificate> trusted{pki.foreignRoot()};
    const Bytes nonce(16, 0x4E);
    for (const auto& found : {crypto::readOcspResponse(input, leaf, issuing),
                              crypto::readOcspResponse(input, leaf, issuing, trusted, nonce)}) {
        require(!found.usable() || found.signer.has_value(), "usable evidence has a signer");
        found.isCurrent(found.thisUpdate);
    }
}
