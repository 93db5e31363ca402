// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf.hpp"

#include <algorithm>

namespace cunho::pdf {

/// A dictionary's entry, or null where the object is no dictionary: the library's own way leaves a warning.
inline QPDFObjectHandle entry(QPDFObjectHandle object, const std::string& key) {
    return object.isDictionary() ? object.getKey(key) : QPDFObjectHandle::newNull();
}

inline bool isNamed(QPDFObjectHandle object, const std::string& name) {
    return object.isNameAndEquals(name);
}

/// A number that can be reckoned with, however many digits the file gives it.
inline double bounded(QPDFObjectHandle number) {
    return std::clamp(number.getNumericValue(), -1e12, 1e12);
}

} // namespace cunho::pdf
