// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// A certificate revocation list, from the network or from a file's security store.
#include "fakes/test_pki.hpp"
#include "fuzz/fuzz.hpp"

#include <cunho/crypto/revocation.hpp>

void cunho::fuzz::tryInput(ByteView input) {
    static const test::TestPki pki;
    static const auto leaf = pki.leaf();
    static const auto issuing = pki.issuing();
    const auto found = crypto::readCrl(input, leaf, issuing);
    require(!found.usable() || found.signer == issuing, "a usable list is signed by the issuer");
    found.isCurrent(found.thisUpdate);
}
