// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/structure_parts.hpp"

#include <string_view>

namespace cunho::pdf {

namespace {

constexpr std::size_t largestMetadata = 4U << 20U;
constexpr std::string_view pdfaNamespace = "http://www.aiim.org/pdfa/ns/id/";

/// The prefix that XMP binds to the PDF/A identification schema; empty when there is none.
std::string_view pdfaPrefix(std::string_view xmp) {
    static constexpr std::string_view binding = "xmlns:";
    const std::size_t uri = xmp.find(pdfaNamespace);
    const std::size_t start = uri == std::string_view::npos ? uri : xmp.rfind(binding, uri);
    if (start == std::string_view::npos) {
        return {};
    }
    const std::string_view prefix = xmp.substr(start + binding.size(), uri - start - binding.size());
    return prefix.substr(0, prefix.find_first_of(" \t\r\n="));
}

/// <pdfaid:part>1</pdfaid:part> or pdfaid:part="1" (ISO 19005-1, 6.7.11).
bool claimsPart1(std::string_view xmp) {
    const std::string_view prefix = pdfaPrefix(xmp);
    if (prefix.empty()) {
        return false;
    }
    const std::string property = std::string(prefix) + ":part";
    for (std::size_t at = xmp.find(property); at != std::string_view::npos;
         at = xmp.find(property, at + property.size())) {
        const std::string_view rest = xmp.substr(at + property.size());
        const std::size_t value = rest.find_first_not_of(" \t\r\n=>\"'");
        if (value != std::string_view::npos && rest[value] == '1' && value + 1 < rest.size() &&
            std::string_view(" \t\r\n<\"'").find(rest[value + 1]) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

} // namespace

void readMetadata(ObjectSource& file, PdfStructure& out) {
    const auto xmp = file.stream(file.catalog().at("Metadata"), largestMetadata);
    out.transparencyForbidden = xmp && claimsPart1(asText(*xmp));
}

} // namespace cunho::pdf
