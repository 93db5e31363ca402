// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/sample_pdf.hpp"
#include "ui/pages/painter_process.hpp"

#include <cunho/core/file.hpp>

#include <fstream>
#include <string>

namespace cunho::ui {

/// Files in a folder of their own, and the program that draws them.
class PaintedFiles {
  public:
    std::filesystem::path put(const std::string& name, const std::string& bytes) const {
        const auto file = folder.path() / name;
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }

    static PainterOptions options() {
        PainterOptions options;
        options.program = std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-page-painter";
        return options;
    }

    TemporaryFolder folder{"cunho-pages"};
};

/// What a page with a red box in its user space looks like.
struct BoxedPage {
    std::string entries = "/MediaBox [0 0 400 600]"; ///< of the page
    std::string box = "100 200 120 60";              ///< left, bottom, width, height
    int pages = 1;                                   ///< all alike
};

inline std::string boxedPdf(const BoxedPage& page = {}) {
    test::PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    std::string kids;
    for (int number = 0; number < page.pages; ++number)
        kids += std::to_string(4 + number) + " 0 R ";
    builder.add("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(page.pages) + " >>");
    builder.addStream("", "1 0 0 rg " + page.box + " re f");
    for (int number = 0; number < page.pages; ++number)
        builder.add("<< /Type /Page /Parent 2 0 R /Contents 3 0 R /Resources << >> " + page.entries + " >>");
    return builder.build("/Root 1 0 R");
}

} // namespace cunho::ui
