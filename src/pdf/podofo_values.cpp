// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_file.hpp"

#include <algorithm>

namespace cunho::pdf {

ObjectId idOf(const PoDoFo::PdfReference& reference) {
    return {reference.ObjectNumber(), reference.GenerationNumber()};
}

std::string syntaxOf(const PoDoFo::PdfVariant& value) {
    std::string out;
    value.ToString(out, PoDoFo::ePdfWriteMode_Compact);
    return out.substr(std::min(out.find_first_not_of(' '), out.size())); // references start with a blank
}

Dictionary dictionaryOf(const PoDoFo::PdfDictionary& dictionary) {
    Dictionary out;
    for (const auto& [key, value] : dictionary.GetKeys()) {
        out.set(key.GetName(), syntaxOf(*value));
    }
    return out;
}

std::vector<std::string> itemsOf(const PoDoFo::PdfArray& array) {
    std::vector<std::string> out;
    for (const PoDoFo::PdfObject& item : array) {
        out.push_back(syntaxOf(item));
    }
    return out;
}

Bytes bytesOf(const PoDoFo::PdfString& string) {
    Bytes out;
    if (string.IsValid()) {
        if (string.IsUnicode()) {
            out = {0xFE, 0xFF};
        }
        const std::string_view raw(string.GetString(), static_cast<std::size_t>(string.GetLength()));
        const ByteView bytes = asBytes(raw);
        out.insert(out.end(), bytes.begin(), bytes.end());
    }
    return out;
}

} // namespace cunho::pdf
