// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/file_outline.hpp"
#include "pdf/object_value.hpp"

#include <filesystem>

namespace cunho::pdf {

constexpr long maximumObjects = 1'000'000; ///< a few hundred bytes can claim millions

/// An open file whose objects are looked up, whatever library parses it.
///
/// Every call may throw what the library throws; the door of each implementation turns that into an Error.
class ObjectSource {
  public:
    explicit ObjectSource(std::filesystem::path file) : file_(std::move(file)) {}
    virtual ~ObjectSource() = default;
    ObjectSource(const ObjectSource&) = delete;
    ObjectSource& operator=(const ObjectSource&) = delete;

    /// All trailer dictionaries as one, the newest first; strings as the file has them.
    virtual Value trailer() = 0;

    /// The object, its strings decrypted; null when there is none.
    virtual Value object(ObjectId id) = 0;

    /// The highest object number known, plus one.
    virtual std::int64_t objectCount() = 0;

    /// What the stream at the end of a reference holds, decrypted and its filters undone; nothing when it is
    /// no stream, damaged, or holds more than `limit` bytes before or after decoding.
    std::optional<Bytes> stream(const Value& reference, std::size_t limit);

    /// The same with its filters still on.
    std::optional<Bytes> rawStream(const Value& reference, std::size_t limit);

    /// Before `root` and `catalog`. Throws File/PDF_DAMAGED when there is none.
    void findCatalog();

    const std::filesystem::path& path() const noexcept { return file_; }
    Error damaged(std::string detail) const { return fileError(file_, "PDF_DAMAGED", std::move(detail)); }
    ObjectId root() const noexcept { return root_; }
    const Value& catalog() const noexcept { return catalog_; }

    /// What is at the end of a chain of references, and its number in `id` when there was one; null for a
    /// chain that does not end.
    Value resolve(const Value& value, ObjectId* id = nullptr);
    Value get(const Value& dictionary, std::string_view key) { return resolve(dictionary.at(key)); }

    /// Normalised; nothing when it is no array of four numbers.
    std::optional<Rectangle> rectangle(const Value& value);
    std::string name(const Value& dictionary, std::string_view key); ///< empty when it is none
    Bytes string(const Value& dictionary, std::string_view key);
    std::string text(const Value& dictionary, std::string_view key); ///< UTF-8

  private:
    virtual std::optional<Bytes> streamData(ObjectId id, std::size_t limit, bool decoded) = 0;
    std::optional<Bytes> takeStream(const Value& reference, std::size_t limit, bool decoded);

    std::filesystem::path file_;
    ObjectId root_;
    Value catalog_;
};

} // namespace cunho::pdf
