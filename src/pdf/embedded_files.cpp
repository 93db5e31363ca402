// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/embedded_files.hpp"

#include "pdf/file_outline.hpp"
#include "pdf/open_as_read.hpp"
#include "pdf/unpacked_size.hpp"

#include <cunho/core/utf8.hpp>

#include <algorithm>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

namespace cunho::pdf {

namespace {

constexpr std::size_t longestName = 255;

bool isXml(const std::string& name) {
    constexpr std::string_view ending = ".xml";
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return name.size() >= ending.size() && name.size() <= longestName && isUtf8(name) &&
           std::equal(ending.begin(), ending.end(), name.end() - ending.size(),
                      [&](char a, char b) { return a == lower(b); });
}

std::vector<EmbeddedFile> filesOf(QPDF& document) {
    std::vector<EmbeddedFile> out;
    for (const auto& [key, file] : QPDFEmbeddedFileDocumentHelper(document).getEmbeddedFiles()) {
        const std::string name = file->getFilename();
        QPDFObjectHandle stream = file->getEmbeddedFileStream();
        if (out.size() == mostEmbeddedFiles || !isXml(name) || !stream.isStream() ||
            unpackedSize(stream, largestEmbeddedFile) > largestEmbeddedFile)
            continue;
        const auto data = stream.getStreamData(qpdf_dl_generalized);
        const ByteView bytes(data->getBuffer(), data->getSize());
        out.push_back({name, Bytes(bytes.begin(), bytes.end())});
    }
    return out;
}

} // namespace

std::vector<EmbeddedFile> embeddedXml(const std::filesystem::path& file, const PdfStructure& structure,
                                      const Passwords* passwords) {
    try {
        const ReadHandle handle(file);
        return filesOf(*openAsRead(file, handle, structure, passwords));
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) { // QPDFExc is one
        throw fileError(file, "PDF_DAMAGED", error.what());
    }
}

} // namespace cunho::pdf
