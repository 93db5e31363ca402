// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/signing/provider.hpp>

namespace cunho::signing {

void Credential::requirePurpose(const Purpose& purpose, const std::string& documentName) const {
    const bool foreign = purpose.kind == Purpose::Kind::Foreign;
    const bool served = foreign ? foreignDocuments : onlyNipc.empty() || purpose.nipc == onlyNipc;
    if (!served) {
        throw Error(Fault::Rejected, "PURPOSE_NOT_SERVED",
                    {{"document", documentName}, {"provider", provider}},
                    foreign ? "signs issued invoices only" : "signs invoices of another company only");
    }
}

} // namespace cunho::signing
