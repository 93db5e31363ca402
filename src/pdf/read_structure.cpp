// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/read_structure.hpp"

namespace cunho::pdf {

bool isForQpdf(const Error& error) noexcept {
    return error.failure().reason == "PDF_DAMAGED" || error.failure().reason == "PDF_ENCRYPTED";
}

const Error& moreTelling(const Error& podofo, const Error& qpdf) noexcept {
    return qpdf.failure().reason == "PDF_DAMAGED" && podofo.failure().reason != "PDF_DAMAGED" ? podofo : qpdf;
}

PdfStructure readStructure(const std::filesystem::path& file, int page, const Passwords* passwords) {
    try {
        return readWithPodofo(file, page);
    } catch (const Error& podofo) {
        if (!isForQpdf(podofo)) {
            throw;
        }
        try {
            return readWithQpdf(file, page, passwords);
        } catch (const Error& qpdf) {
            throw Error(moreTelling(podofo, qpdf));
        }
    }
}

} // namespace cunho::pdf
