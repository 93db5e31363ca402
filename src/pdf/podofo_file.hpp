// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/file_outline.hpp"
#include "pdf/podofo_device.hpp"
#include "pdf/podofo_streams.hpp"

#include <cunho/pdf/structure.hpp>

#include <optional>

namespace cunho::pdf {

constexpr long maximumObjects = 1'000'000; // the library's own 8,388,607 lets a 300-byte file cost 318 MB

/// One file opened with PoDoFo, whose objects are found here and never changed.
///
/// Every call may throw PoDoFo's exceptions; `guarded` turns them into File/PDF_DAMAGED.
class PodofoFile {
  public:
    using Object = PoDoFo::PdfObject;
    using Dict = PoDoFo::PdfDictionary;
    using Array = PoDoFo::PdfArray;

    PodofoFile(FileWindow& window, const std::filesystem::path& file);

    /// Runs `use` after parsing. PoDoFo's exceptions (PdfError is no std::exception in 0.9.8) end here.
    template<typename Use>
    void guarded(Use use) {
        try {
            parse();
            use();
            refuseDeepNesting();
        } catch (const Error&) {
            throw;
        } catch (const PoDoFo::PdfError& error) {
            throw damaged(PoDoFo::PdfError::ErrorName(error.GetError()));
        } catch (const std::exception& error) {
            throw damaged(error.what());
        }
    }

    const std::filesystem::path& path() const noexcept { return file_; }
    Error damaged(const char* detail) const { return fileError(file_, "PDF_DAMAGED", detail); }

    const Dict& trailer() const { return parser_.GetTrailer()->GetDictionary(); }
    const Dict& catalog() const { return *catalog_; }

    /// The highest object number known, plus one.
    std::int64_t objectCount() const;

    /// What is at the end of a chain of references; nullptr for null and for a chain that does not end.
    const Object* resolve(const Object* object) const;
    const Object* get(const Dict& parent, const char* key) const;
    const Dict* dictionary(const Object* object) const;
    const Dict* dictionary(const Dict& parent, const char* key) const;
    const Array* array(const Dict& parent, const char* key) const;

    /// Normalised; nothing when it is no array of four numbers.
    std::optional<Rectangle> rectangle(const Object* object) const;
    std::string name(const Dict& parent, const char* key) const;
    Bytes string(const Dict& parent, const char* key) const;
    std::string text(const Dict& parent, const char* key) const;

    /// What a stream holds, its filters undone; nothing when it is no stream, damaged, or holds more than
    /// `limit` bytes before or after decoding.
    std::optional<Bytes> stream(const Object* object, std::size_t limit) const;

    /// The same with its filters still on.
    std::optional<Bytes> rawStream(const Object* object, std::size_t limit) const;

    static std::optional<ObjectId> reference(const Dict& parent, const char* key);

  private:
    void parse();
    void refuseEncrypted();
    void refuseDeepNesting() const;
    std::optional<Bytes> takeStream(const Object* object, std::size_t limit, bool decoded) const;

    FileWindow& window_;
    std::filesystem::path file_;
    PodofoDevice* device_; ///< owned by `counted_`
    PoDoFo::PdfRefCountedInputDevice counted_;
    PodofoStreams streams_; ///< outlives the objects
    PoDoFo::PdfVecObjects objects_;
    PoDoFo::PdfParser parser_;
    const Dict* catalog_ = nullptr;
};

ObjectId idOf(const PoDoFo::PdfReference& reference);
std::string syntaxOf(const PoDoFo::PdfVariant& value);
Dictionary dictionaryOf(const PoDoFo::PdfDictionary& dictionary);
std::vector<std::string> itemsOf(const PoDoFo::PdfArray& array);

/// The string's bytes as the file has them; PoDoFo takes a UTF-16 mark away.
Bytes bytesOf(const PoDoFo::PdfString& string);

} // namespace cunho::pdf
