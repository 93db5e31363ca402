// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/inspect_file.hpp>
#include <cunho/pdf/revision.hpp>

#include <algorithm>

namespace cunho::app {

Inspection inspectFile(const std::filesystem::path& file, const pdf::Reader& reader) {
    Inspection found{file, {}, {}, {}};
    try {
        found.structure = reader.read(file);
        found.layout = pdf::layoutOf(file);
        pdf::prepareSignature(file, *found.structure, {});
    } catch (...) {
        found.obstacle = currentFailure();
    }
    return found;
}

bool coversWholeFile(const pdf::SignatureField& signature, const pdf::PdfStructure& structure) {
    const auto& range = signature.byteRange;
    const auto size = static_cast<std::int64_t>(structure.fileSize);
    const bool fits = range.size() == 4 && std::ranges::all_of(range, [size](std::int64_t number) {
                          return number >= 0 && number <= size;
                      });
    const auto hole = static_cast<std::int64_t>(2 * signature.contents.size() + 2);
    return fits && range[0] == 0 && range[2] - range[1] == hole && range[3] > 0 &&
           range[2] + range[3] == size;
}

} // namespace cunho::app
