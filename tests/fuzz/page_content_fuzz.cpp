// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// A page's content stream: what is drawn where, which our own code reckons behind libqpdf's tokenizer.
#include "fakes/sample_pdf.hpp"
#include "fuzz/fuzz.hpp"
#include "pdf/occupied_boxes.hpp"

#include <cunho/core/file.hpp>

#include <cmath>

namespace {

std::string fileWith(std::string_view content) {
    cunho::test::PdfBuilder pdf;
    pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 "
            "5 0 R "
            ">> /XObject << /X 6 0 R >> /ExtGState << /G << /LW 3 /Font [5 0 R 9] >> >> >> >>");
    pdf.addStream("", content);
    pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    pdf.addStream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Matrix [2 0 0 2 0 0] ",
                  "0 0 9 9 re f /X Do");
    return pdf.build("/Root 1 0 R");
}

} // namespace

void cunho::fuzz::tryInput(ByteView input) {
    static const TemporaryFolder folder("cunho-fuzz");
    const auto file = test::writeSample(folder.path(), "page.pdf", asBytes(fileWith(asText(input))));
    pdf::PdfStructure structure;
    structure.page.id = {3, 0};
    structure.page.geometry.cropBox = {0, 0, 595, 842};
    for (const auto& box : pdf::occupiedBoxes(file, structure, nullptr))
        require(std::isfinite(box.width()) && std::isfinite(box.height()), "a box has a finite size");
}
