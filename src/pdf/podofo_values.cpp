// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_values.hpp"

namespace cunho::pdf {

namespace {

Value convert(const PoDoFo::PdfVariant& value, int depth);

/// The string's bytes as the file has them; PoDoFo takes a UTF-16 mark away.
std::string bytesOf(const PoDoFo::PdfString& string) {
    if (!string.IsValid()) {
        return {};
    }
    const std::string_view raw(string.GetString(), static_cast<std::size_t>(string.GetLength()));
    return string.IsUnicode() ? std::string("\xFE\xFF").append(raw) : std::string(raw);
}

Value convertArray(const PoDoFo::PdfArray& array, int depth) {
    Value::Items items;
    items.reserve(array.size());
    for (const PoDoFo::PdfObject& item : array) {
        items.push_back(convert(item, depth));
    }
    return Value::array(std::move(items));
}

Value convertDictionary(const PoDoFo::PdfDictionary& dictionary, int depth) {
    Value::Entries entries;
    entries.reserve(dictionary.GetKeys().size());
    for (const auto& [key, value] : dictionary.GetKeys()) {
        entries.emplace_back(key.GetName(), convert(*value, depth));
    }
    return Value::dictionary(std::move(entries));
}

/// Recursion ends at a fixed depth, which PodofoDevice does not let the library reach either.
Value convert(const PoDoFo::PdfVariant& value, int depth) {
    if (depth > Value::maximumDepth) {
        PODOFO_RAISE_ERROR_INFO(PoDoFo::ePdfError_BrokenFile, "objects nest too deep");
    }
    switch (value.GetDataType()) {
    case PoDoFo::ePdfDataType_Bool: return Value::boolean(value.GetBool());
    case PoDoFo::ePdfDataType_Number: return Value::integer(value.GetNumber());
    case PoDoFo::ePdfDataType_Real: return Value::real(value.GetReal());
    case PoDoFo::ePdfDataType_String:
    case PoDoFo::ePdfDataType_HexString: return Value::string(bytesOf(value.GetString()));
    case PoDoFo::ePdfDataType_Name: return Value::name(value.GetName().GetName());
    case PoDoFo::ePdfDataType_Array: return convertArray(value.GetArray(), depth + 1);
    case PoDoFo::ePdfDataType_Dictionary: return convertDictionary(value.GetDictionary(), depth + 1);
    case PoDoFo::ePdfDataType_Reference:
        return Value::reference(
            {value.GetReference().ObjectNumber(), value.GetReference().GenerationNumber()});
    default: return {};
    }
}

} // namespace

Value valueOf(const PoDoFo::PdfObject& object) {
    const Value out = convert(object, 0);
    const auto* parsed = dynamic_cast<const PoDoFo::PdfParserObject*>(&object); // others have no stream
    return parsed != nullptr && parsed->HasStreamToParse() ? out.asStream() : out;
}

} // namespace cunho::pdf
