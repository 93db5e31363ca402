// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/podofo_file.hpp"
#include "pdf/section.hpp"

#include <deque>
#include <map>

namespace cunho::pdf {

/// Copies objects of another file into a section, under new numbers.
class PodofoImport {
  public:
    PodofoImport(const PodofoFile& source, Section& target) : source_(source), target_(target) {}

    /// The value in PDF syntax; what it refers to is copied by `finish`.
    std::string syntax(const PodofoFile::Object& value);

    /// Copies everything that was referred to. Throws File/PDF_DAMAGED when it is too much.
    void finish();

    /// Something seen on the way needs transparency (ISO 19005-1, 6.4).
    bool transparent() const noexcept { return transparent_; }

  private:
    Dictionary entries(const PodofoFile::Dict& dict);
    void lookForTransparency(const PodofoFile::Dict& dict);

    struct Waiting {
        const PodofoFile::Object* object;
        ObjectId id;
    };

    const PodofoFile& source_;
    Section& target_;
    std::map<const PodofoFile::Object*, ObjectId> ids_;
    std::deque<Waiting> waiting_;
    bool transparent_ = false;
};

} // namespace cunho::pdf
