// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/export_structured.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/invoicing/structured_invoice.hpp>

#include <algorithm>

namespace cunho::app {

std::string structuredFileName(const invoicing::IssuedDocument& document, StructuredForm form) {
    std::string name = document->number;
    std::ranges::replace_if(
        name, [](char c) { return c == ' ' || c == '/'; }, '_');
    return name + (form == StructuredForm::Ubl ? ".cius-pt.xml" : ".factur-x.xml");
}

void exportStructured(Services& services, std::int64_t documentId, StructuredForm form,
                      const std::filesystem::path& target, bool replace) {
    const auto document = services.documents.find(documentId);
    if (!document)
        throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN");
    const Bytes xml =
        form == StructuredForm::Ubl ? invoicing::ublInvoice(*document) : invoicing::ciiInvoice(*document);
    AtomicFile file(target, replace ? AtomicFile::Existing::Replace : AtomicFile::Existing::Refuse);
    file.write(xml);
    file.commit();
}

} // namespace cunho::app
