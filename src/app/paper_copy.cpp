// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/paper_copy.hpp>
#include <cunho/app/print_settings.hpp>
#include <cunho/core/error.hpp>

namespace cunho::app {

using print::CopyMark;

std::vector<CopyMark> paperCopies(const invoicing::IssuedDocument& document) {
    using invoicing::SaftBlock;
    const SaftBlock block = invoicing::documentType(document->type).block;
    if (block == SaftBlock::Payments || block == SaftBlock::WorkingDocuments)
        return {CopyMark::Original, CopyMark::Duplicate, CopyMark::Second};
    return {CopyMark::Original, CopyMark::Duplicate, CopyMark::Triplicate, CopyMark::Second};
}

Bytes paperCopy(Services& services, std::int64_t documentId, CopyMark mark) {
    if (mark == CopyMark::Archive)
        throw Error(Fault::Internal, "UNEXPECTED", {}, "the archived rendering is no paper copy");
    const auto document = services.documents.find(documentId);
    if (!document)
        throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN");
    print::PrintOptions options = printOptions(services, *document);
    options.mark = mark;
    const auto states = services.documents.states(documentId);
    if (!states.empty() && states.back().status == 'A') {
        options.cancelled = true;
        options.cancelReason = states.back().reason;
    }
    return print::printDocument(*document, services.environment, options);
}

} // namespace cunho::app
