// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/file.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace cunho::pdf {

/// Random access to an open file through one window of memory: a small file is read once, a large one in
/// pieces, only where somebody looks.
class FileWindow {
  public:
    /// Errors as ReadHandle.
    explicit FileWindow(const std::filesystem::path& file);

    /// A file that exists in memory only.
    explicit FileWindow(Bytes content);

    /// Offsets count from here on; `size` as well.
    void startAt(std::uint64_t begin);

    std::uint64_t size() const noexcept { return size_ - begin_; }

    /// The byte at `offset`, or -1 at or behind the end.
    int at(std::uint64_t offset) {
        if (offset - start_ >= window_.size()) {
            if (offset >= size()) {
                return -1;
            }
            load(offset);
        }
        return window_[static_cast<std::size_t>(offset - start_)];
    }

    /// Whether `word` stands at `offset`.
    bool has(std::uint64_t offset, std::string_view word);

    /// At most `count` bytes from `offset`; fewer at the end.
    Bytes read(std::uint64_t offset, std::size_t count) const;

  private:
    void load(std::uint64_t offset);

    std::optional<ReadHandle> handle_; ///< none: all of it is in the window
    std::uint64_t size_;               ///< of the file
    std::uint64_t begin_ = 0;
    std::uint64_t start_ = 0; ///< of the window, counted as offsets are
    Bytes window_;
};

} // namespace cunho::pdf
