// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/rendering.hpp"

#include <cunho/app/preview.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/print/document_printer.hpp>

namespace cunho::app {

Bytes ensureRendering(Services& services, std::int64_t documentId) {
    if (auto kept = services.documents.rendering(documentId))
        return std::move(*kept);
    const auto document = services.documents.find(documentId);
    if (!document)
        throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN");
    const Bytes pdf = print::printDocument(*document, services.environment);
    try {
        services.documents.keepRendering(documentId, pdf);
    } catch (const Error& error) {
        if (error.fault() != Fault::Conflict)
            throw; // another process was quicker: its bytes count
    }
    return services.documents.rendering(documentId).value();
}

Bytes documentPdf(Services& services, std::int64_t documentId) {
    if (const auto signature = services.documents.signature(documentId))
        return readFile(signature->file);
    return ensureRendering(services, documentId);
}

} // namespace cunho::app
