// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/hybrid_invoice.hpp"

#include <cunho/core/file.hpp>
#include <cunho/invoicing/structured_invoice.hpp>
#include <cunho/pdf/attachment.hpp>

namespace cunho::app {

Bytes hybridInvoice(const invoicing::IssuedDocument& document, ByteView pdf, const pdf::Reader& reader) {
    const TimePoint issued = fromLocal(document->systemEntry, Zone::Lisbon);
    const std::vector<pdf::Attachment> attachments{
        {"factur-x.xml", "Factur-X (CII, EN 16931)", "text/xml", "Alternative", issued,
         invoicing::ciiInvoice(document)},
        {"cius-pt.xml", "CIUS-PT (UBL 2.1)", "text/xml", "Alternative", issued,
         invoicing::ublInvoice(document)},
    };
    const TemporaryFolder folder;
    const auto printed = folder.path() / "printed.pdf";
    const auto hybrid = folder.path() / "hybrid.pdf";
    AtomicFile file(printed, AtomicFile::Existing::Refuse, AtomicFile::Keep::Scratch);
    file.write(pdf);
    file.commit();
    pdf::appendAttachments(printed, reader.read(printed), attachments, pdf::HybridMetadata{}, hybrid,
                           AtomicFile::Keep::Scratch);
    return readFile(hybrid);
}

} // namespace cunho::app
