// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/passwords.hpp>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace cunho::pdf {

/// One thing that the revisions behind a signature did to the document that was signed.
struct Change {
    enum class Kind {
        SignatureAdded, ///< fine: one more signature field or its value
        TimestampAdded, ///< fine: a document time-stamp
        SecurityStore,  ///< fine: DSS
        FormFilled,     ///< fine, unless DocMDP 1: the value and appearance of a field that was there
        Metadata,       ///< fine: document information or XMP, which no page shows
        Annotated,      ///< fine only under DocMDP 3: an annotation that covers no content
        OverContent,    ///< an annotation or field drawn over what was signed
        PageContent,    ///< pages, their content, resources or order
        ShadowedObject, ///< an object of the signed revision was replaced without a reason that is fine
        Structure,      ///< catalog entries that change what is seen or run, or a damaged revision
    };
    Kind kind = Kind::Structure;
    bool permitted = false;
    std::string detail; ///< English, names object or page
};

/// What comparing one signed revision with the whole file found, and what it took.
struct Comparison {
    std::vector<Change> changes;
    std::chrono::nanoseconds processorTime{0};
};

/// What changed between the first `revisionEnd` bytes of a file and the whole of it; empty when they are the
/// same document. Compares the documents object by object from the catalog down, so that an object's
/// replacement is seen wherever it hides. `docMdpLevel` is what the signature itself allows (ISO 32000-1,
/// table 254), 2 where it says nothing; `passwords` open an encrypted file besides the empty one. A revision
/// that cannot be read is one Structure change. Throws as ReadHandle only.
std::vector<Change> changesAfter(const std::filesystem::path& file, std::uint64_t revisionEnd,
                                 int docMdpLevel = 2, const Passwords* passwords = nullptr);

} // namespace cunho::pdf
