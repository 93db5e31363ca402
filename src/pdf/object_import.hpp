// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/object_source.hpp"
#include "pdf/section.hpp"

#include <deque>
#include <map>

namespace cunho::pdf {

/// Copies objects of another file into a section, under new numbers.
class ObjectImport {
  public:
    ObjectImport(ObjectSource& source, Section& target) : source_(source), target_(target) {}

    /// The value in PDF syntax; what it refers to is copied by `finish`.
    std::string syntax(const Value& value);

    /// Copies everything that was referred to. Throws File/PDF_DAMAGED when it is too much.
    void finish();

    /// Something seen on the way needs transparency (ISO 19005-1, 6.4).
    bool transparent() const noexcept { return transparent_; }

  private:
    Dictionary entries(const Value& dict);
    void lookForTransparency(const Value& dict);

    struct Waiting {
        ObjectId source;
        ObjectId target;
    };

    ObjectSource& source_;
    Section& target_;
    std::map<ObjectId, ObjectId> ids_;
    std::deque<Waiting> waiting_;
    bool transparent_ = false;
};

} // namespace cunho::pdf
