// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/read_structure.hpp"

#include "pdf/file_outline.hpp"

#include <algorithm>
#include <charconv>

namespace cunho::pdf {

namespace {

/// PoDoFo takes 1.2 kB for an object, asked for or not, libqpdf 90 bytes.
constexpr std::int64_t manyObjects = 20'000;
constexpr std::uint64_t leastSize = 100'000; ///< of a file worth asking
constexpr std::size_t trailerSize = 4096;

/// The largest /Size that the bytes name.
std::int64_t sizeNamed(ByteView bytes) {
    static constexpr std::string_view key = "/Size";
    const std::string_view text = asText(bytes);
    std::int64_t size = 0;
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at)) {
        at = std::min(text.find_first_not_of(" \r\n\t", at + key.size()), text.size());
        std::int64_t found = 0;
        std::from_chars(text.data() + at, text.data() + text.size(), found);
        size = std::max(size, found);
    }
    return size;
}

std::int64_t guessedObjects(const std::filesystem::path& path) {
    FileWindow window(path);
    const FileOutline outline = outlineOf(window, path);
    const std::uint64_t tail = outline.end > trailerSize ? outline.end - trailerSize : 0;
    return std::max(sizeNamed(window.read(outline.startXref, trailerSize)),
                    sizeNamed(window.read(tail, trailerSize)));
}

/// A guess, from where trailers are; false for what has none, of which the readers know what to say.
bool hasManyObjects(const std::filesystem::path& path) {
    std::error_code failure;
    const std::uint64_t size = std::filesystem::file_size(path, failure);
    try {
        return !failure && size >= leastSize && guessedObjects(path) > manyObjects;
    } catch (const Error&) {
        return false;
    }
}

} // namespace

bool isForQpdf(const Error& error) noexcept {
    return error.failure().reason == "PDF_DAMAGED" || error.failure().reason == "PDF_ENCRYPTED";
}

const Error& moreTelling(const Error& podofo, const Error& qpdf) noexcept {
    return qpdf.failure().reason == "PDF_DAMAGED" && podofo.failure().reason != "PDF_DAMAGED" ? podofo : qpdf;
}

PdfStructure readStructure(const std::filesystem::path& file, WantedPages wanted, const Passwords* passwords,
                           const std::function<const QpdfParts&()>& parts, Readers readers,
                           const std::function<void()>& starts) {
    const auto podofo = [&] {
        starts();
        return readWithPodofo(file, wanted);
    };
    const auto qpdf = [&] {
        starts();
        return parts().readPage(file, wanted, passwords);
    };
    if (readers == Readers::QpdfOnly) {
        return qpdf();
    }
    const bool qpdfFirst = hasManyObjects(file);
    try {
        return qpdfFirst ? qpdf() : podofo();
    } catch (const Error& first) {
        if (!isForQpdf(first)) {
            throw;
        }
        try {
            return qpdfFirst ? podofo() : qpdf();
        } catch (const Error& second) {
            throw Error(qpdfFirst ? moreTelling(second, first) : moreTelling(first, second));
        }
    }
}

} // namespace cunho::pdf
