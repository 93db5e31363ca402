// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/rendering.hpp"

#include "app/hybrid_invoice.hpp"

#include <cunho/app/preview.hpp>
#include <cunho/app/print_settings.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/invoicing/structured_invoice.hpp>

namespace cunho::app {
namespace {

using invoicing::IssuedDocument;

/// GT and GR say on paper that they are not valid until the Tax Authority's code is typed; that rendering is
/// for looking at alone (DL 147/2003, article 5).
bool isProvisional(const IssuedDocument& document) {
    return invoicing::documentType(document->type).block == invoicing::SaftBlock::MovementOfGoods &&
           document->atDocCode.empty();
}

Bytes render(const Services& services, const IssuedDocument& document) {
    Bytes printed = print::printDocument(document, services.environment, printOptions(services, document));
    const bool hybrid = invoicing::hasStructuredForm(document) && printSettings(services).hybrid;
    return hybrid ? hybridInvoice(document, printed, services.reader) : printed;
}

} // namespace

Bytes ensureRendering(Services& services, std::int64_t documentId) {
    if (auto kept = services.documents.rendering(documentId))
        return std::move(*kept);
    const auto document = services.documents.find(documentId);
    if (!document)
        throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN");
    Bytes pdf = render(services, *document);
    if (isProvisional(*document))
        return pdf;
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
