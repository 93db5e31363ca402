// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/qpdf_parts.hpp"

#include "pdf/embedded_files.hpp"
#include "pdf/occupied_boxes.hpp"
#include "pdf/read_structure.hpp"

namespace cunho::pdf {

const QpdfParts& linkedQpdf() {
    static constexpr QpdfParts parts{readWithQpdf, changesAfter, occupiedBoxes, embeddedXml};
    return parts;
}

} // namespace cunho::pdf
