// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/attribute_form.hpp"

#include "crypto/oid.hpp"
#include "crypto/signed_data.hpp"

#include <algorithm>
#include <set>

namespace cunho::crypto {
namespace {

/// Whether `part` stands in `text`, in linear time (Knuth, Morris, Pratt): both come from a stranger, and
/// std::search takes hours over a few megabytes that repeat themselves.
bool contains(ByteView text, ByteView part) {
    std::vector<std::size_t> border(part.size() + 1, 0);
    std::size_t matched = 0;
    for (std::size_t at = 1; at < part.size(); ++at) {
        while (matched > 0 && part[at] != part[matched])
            matched = border[matched];
        matched += part[at] == part[matched] ? 1U : 0U;
        border[at + 1] = matched;
    }
    matched = 0;
    for (const Byte byte : text) {
        while (matched > 0 && (matched == part.size() || byte != part[matched]))
            matched = border[matched];
        matched += byte == part[matched] ? 1U : 0U;
        if (matched == part.size())
            return true;
    }
    return false;
}

bool isSorted(ByteView set) {
    ByteView before;
    for (der::Reader list(set); !list.atEnd();) {
        const ByteView member = list.next().whole;
        if (std::ranges::lexicographical_compare(member, before))
            return false;
        before = member;
    }
    return true;
}

/// The first type that is there twice, or empty. EN 319 122-1 section 5.2.8 allows several
/// content-time-stamps.
std::string doubledType(ByteView set) {
    std::set<std::string> seen;
    for (der::Reader list(set); !list.atEnd();) {
        der::Reader attribute(list.next().content);
        const der::Element type = attribute.expect(der::ObjectIdentifier);
        std::string name = attributeName(type);
        if (!der::equal(type.whole, oid::contentTimeStamp) && !seen.insert(name).second)
            return name;
    }
    return {};
}

} // namespace

std::string attributeFormFault(const der::Element& attributes, ByteView cms) {
    if (!contains(cms, attributes.whole) || !der::hasShortestLengths(attributes.whole))
        return "the signed attributes have lengths that DER forbids";
    if (const std::string name = doubledType(attributes.content); !name.empty())
        return "the attribute " + name + " is there twice";
    if (!isSorted(attributes.content))
        return "the signed attributes are not sorted as DER demands";
    return {};
}

} // namespace cunho::crypto
