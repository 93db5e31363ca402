// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/painter/code_search.hpp"
#include "ui/painter/service.hpp"

#include <cunho/core/process_limits.hpp>

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfDocument>
#include <charconv>
#include <cstdio>
#include <string_view>

namespace {

/// A whole number, 0 for anything else.
long long number(std::string_view text) {
    long long value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    return code == std::errc() && end == text.data() + text.size() ? value : 0;
}

/// QtPdf loads what it needs with its first document: before the limits, of which that is no part.
void warmUp() {
    QByteArray bytes("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                     "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
                     "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj\n"
                     "trailer <</Root 1 0 R>>\n%%EOF\n");
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    document.render(0, QSize(9, 9));
}

/// From now on, beyond what QtPdf has.
void restrictMemory(long long bytes) {
    constexpr unsigned descriptors = 24; // three pipes, and fonts of the system for files without their own
    constexpr std::chrono::seconds life{600};
    cunho::restrictOwnProcess({static_cast<std::uint64_t>(bytes), 0, descriptors, life});
}

/// Reads QR codes instead: see cunho/wiring/page_codes_protocol.hpp.
int searchCodes(char** argv) {
    cunho::ui::painter::CodeSearchLimits limits;
    limits.time = std::chrono::milliseconds(number(argv[2]));
    limits.pages = static_cast<std::uint32_t>(number(argv[4]));
    limits.skip = static_cast<std::uint32_t>(number(argv[5]));
    warmUp();
    restrictMemory(number(argv[3]));
    return cunho::ui::painter::searchCodes(0, 1, limits);
}

} // namespace

/// cunho-page-painter CPU-MILLISECONDS MEMORY-BYTES
///
/// Draws the pages of files of unknown origin for the window, which gets nothing but pictures. Started by the
/// window, never by a person; needs no display. See ui/pages/painter_protocol.hpp.
int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    if (argc == 6 && std::string_view(argv[1]) == "codes" && number(argv[2]) > 0 && number(argv[3]) > 0)
        return searchCodes(argv);
    const long long time = argc == 3 ? number(argv[1]) : 0;
    const long long memory = argc == 3 ? number(argv[2]) : 0;
    if (time <= 0 || memory <= 0) {
        std::fputs("cunho-page-painter draws the pages of PDF files for cunho\n", stderr);
        return 2;
    }
    warmUp();
    restrictMemory(memory);
    return cunho::ui::painter::serve(0, 1, std::chrono::milliseconds(time));
}
