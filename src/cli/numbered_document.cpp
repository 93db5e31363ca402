// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/numbered_document.hpp"

namespace cunho::cli {

invoicing::IssuedDocument documentOf(app::Services& services, const std::string& number) {
    auto document = services.documents.findByNumber(number);
    if (!document)
        throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN", {{"document", number}});
    return std::move(*document);
}

std::int64_t idOf(app::Services& services, const std::string& number) {
    return documentOf(services, number)->id;
}

} // namespace cunho::cli
