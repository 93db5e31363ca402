// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/pdf_encryption.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace cunho::test {

/// One section of a PDF: objects and their cross-references, as the first of a file or appended to one.
class PdfSection {
  public:
    enum class Xref {
        Table,
        Stream,
        WideStream, ///< offsets of eight bytes, as pyHanko writes them
        Hybrid,     ///< what is packed is listed in the stream only (7.5.8.4)
    };

    /// `origin` is where "%PDF-" stands: offsets count from there. A null cipher encrypts nothing.
    PdfSection(std::string before, Xref xref, const FileCipher* cipher, std::size_t origin = 0)
        : out_(std::move(before)), xref_(xref), cipher_(cipher), origin_(origin) {}

    /// An object outside object streams. Returns where its body begins in `text()`.
    std::size_t add(std::size_t number, const std::string& body);

    /// The same without encryption: /Encrypt itself.
    std::size_t addPlain(std::size_t number, const std::string& body);

    /// `dictionary` without << >> and /Length.
    void addStream(std::size_t number, const std::string& dictionary, std::string data,
                   bool isEncrypted = true);

    /// An object into this section's object stream; needs one of the kinds with a stream.
    void pack(std::size_t number, const std::string& body) { packed_[number] = body; }

    /// Entry 0 and free ones, each only in the first section of a file.
    void release(std::size_t number, std::size_t generation) { entries_[number] = {0, 0, generation}; }

    /// `keys` such as "/Root 1 0 R"; `next` is the first number that no object has. Ends with %%EOF.
    std::string finish(const std::string& keys, std::size_t next);

    const std::string& text() const noexcept { return out_; }

  private:
    struct Entry {
        std::uint64_t type, second, third;
    };
    using Entries = std::map<std::size_t, Entry>;

    void addContainer(std::size_t number, Entries& into);
    void addXrefStream(std::size_t number, Entries entries, const std::string& keys);
    void addTable(const Entries& entries, const std::string& keys);
    std::size_t here() const { return out_.size() - origin_; }

    std::string out_;
    Xref xref_;
    const FileCipher* cipher_;
    std::size_t origin_;
    Entries entries_;
    std::map<std::size_t, std::string> packed_;
};

} // namespace cunho::test
