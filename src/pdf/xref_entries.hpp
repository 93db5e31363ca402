// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf.hpp"

#include <map>

namespace cunho::pdf {

using XrefTable = std::map<QPDFObjGen, QPDFXRefEntry>;

inline bool same(const QPDFXRefEntry& a, const QPDFXRefEntry& b) {
    if (a.getType() != b.getType()) {
        return false;
    }
    return a.getType() == 1 ? a.getOffset() == b.getOffset()
                            : a.getObjStreamNumber() == b.getObjStreamNumber() &&
                                  a.getObjStreamIndex() == b.getObjStreamIndex();
}

/// The object stream of a compressed entry.
inline QPDFObjGen containerOf(const QPDFXRefEntry& entry) {
    return QPDFObjGen(entry.getObjStreamNumber(), 0);
}

inline bool isEntryOf(const XrefTable& table, QPDFObjGen id, const QPDFXRefEntry& entry) {
    const auto found = table.find(id);
    return found != table.end() && same(found->second, entry);
}

} // namespace cunho::pdf
