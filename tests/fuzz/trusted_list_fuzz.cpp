// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// A trusted list from the network: parsed, its signature checked, and read whether or not that holds.
#include "fakes/test_pki.hpp"
#include "fuzz/fuzz.hpp"
#include "signing/trusted_list_content.hpp"

#include <cunho/xml/signature.hpp>

void cunho::fuzz::tryInput(ByteView input) {
    static const test::TestPki pki;
    static const std::vector<Bytes> keys{pki.leaf().der()};
    const auto document = xml::Document::parse(input);
    const auto pss = [](const Bytes&, std::string_view, ByteView, ByteView) { return false; };
    xml::verifyEnvelopedSignature(document, keys, pss);
    if (!signing::isTrustedList(document.root()))
        return;
    const auto list = signing::trustedListContent(document.root(), {});
    list.anchors();
    for (const auto& service : list.services)
        service.isQualifiedAt(list.issued);
}
