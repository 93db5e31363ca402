// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace cunho::pdf {

/// The objects of the signed revision that later revisions may touch, each by its own rule: page tree,
/// annotations, form fields. A walk that meets one of them elsewhere, as a destination for example, need not
/// go in.
struct SignedSkeleton {
    /// Throws std::runtime_error when the page tree turns back on itself or is none.
    explicit SignedSkeleton(QPDFObjectHandle catalog);

    bool anchors(QPDFObjGen id) const {
        return id == catalog || pages.contains(id) || annotations.contains(id) || fields.contains(id);
    }

    QPDFObjGen catalog;
    std::map<QPDFObjGen, int> pages; ///< number from 1; nodes of the tree have that of the next page
    std::vector<QPDFObjGen> order;   ///< the pages
    std::set<QPDFObjGen> annotations;
    std::set<QPDFObjGen> fields;

  private:
    void readPages(const QPDFObjectHandle& top);
    void readFields(QPDFObjectHandle form);
};

/// The key's value of the nearest node that has it, up the /Parent chain (7.7.3.4, 12.7.3.1); null otherwise.
QPDFObjectHandle inheritedValue(QPDFObjectHandle node, const std::string& key);

/// The name a key holds, such as "/Sig"; empty when it holds no name.
std::string nameAt(const QPDFObjectHandle& dictionary, const std::string& key);

} // namespace cunho::pdf
