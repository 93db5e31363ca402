// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/authority_options.hpp"

#include <cunho/signing/trust_anchors.hpp>
#include <cunho/signing/trusted_list.hpp>

namespace cunho::cli {

void AuthorityOptions::addTo(CLI::App& command) {
    command.add_option("--trusted-list", trustedList,
                       "An EU trusted list (XML, TS 119 612) with the issuers of card or token");
    command.add_option("--trusted-list-signer", listSigner,
                       "Certificates that may have signed the trusted list: a file or folder");
}

void AuthorityOptions::requireSense(const CLI::App& command) const {
    if (trustedList.empty() != listSigner.empty())
        throw CLI::ValidationError(command.get_name(),
                                   "--trusted-list and --trusted-list-signer need each other");
}

std::vector<crypto::Certificate> AuthorityOptions::read(const std::string& chain) const {
    std::vector<crypto::Certificate> all;
    if (!chain.empty())
        all = signing::loadAnchors({chain});
    if (!trustedList.empty()) {
        const auto listed =
            signing::readTrustedList(trustedList, signing::loadAnchors({listSigner})).anchors();
        all.insert(all.end(), listed.begin(), listed.end());
    }
    return all;
}

} // namespace cunho::cli
