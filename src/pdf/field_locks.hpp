// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace cunho::pdf {

/// The fields that signatures of a revision have locked (FieldMDP, ISO 32000-1, 12.8.2.4).
class FieldLocks {
  public:
    /// Heeds what the /Reference of a signature field's value says; other fields say nothing.
    void add(const QPDFObjectHandle& field);

    bool hold(QPDFObjectHandle field) const;

    /// The least of what a certification allows and what the locks do (/P; ISO 32000-2, table 236).
    int allowed(int docMdpLevel) const { return std::min(docMdpLevel, level_); }

  private:
    struct Lock {
        std::string action; ///< "/All", "/Include" or "/Exclude"
        std::set<std::string> names;
    };
    void lower(QPDFObjectHandle level);

    std::vector<Lock> locks_;
    int level_ = 3;
};

/// Partial names joined by dots, from the top of the field tree down (12.7.3.2).
std::string fullFieldName(QPDFObjectHandle field);

} // namespace cunho::pdf
