// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf.hpp"

#include <cunho/core/file.hpp>

#include <exception>

namespace cunho::pdf {

/// Bytes of an open file as a document of their own: what a signature's revision is, from its header on. A
/// `tail` stands behind them as if it were in the file.
///
/// Reads in small pieces, because a reader jumps from object to object. A failed read is remembered: the
/// library may take it for a damaged object and go on.
class WindowInput final : public InputSource {
  public:
    WindowInput(const ReadHandle& file, std::uint64_t first, std::uint64_t size, std::string tail = {});

    qpdf_offset_t findAndSkipNextEOL() override;
    const std::string& getName() const override { return name_; }
    qpdf_offset_t tell() override { return static_cast<qpdf_offset_t>(position_); }
    void seek(qpdf_offset_t offset, int whence) override;
    void rewind() override { position_ = 0; }
    size_t read(char* out, size_t length) override;
    void unreadCh(char ch) override;

    /// Throws again what a read threw.
    void rethrow() const;

  private:
    int at(std::uint64_t offset);
    void load(std::uint64_t offset);

    const ReadHandle& file_;
    std::uint64_t first_;  ///< where the document begins in the file
    std::uint64_t inFile_; ///< bytes before the tail
    std::string tail_;
    std::uint64_t size_;
    std::uint64_t position_ = 0;
    std::uint64_t start_ = 0;
    Bytes piece_;
    std::uint64_t loaded_ = 0;
    std::exception_ptr failure_;
    std::string name_ = "PDF"; // the same for every revision, so that warnings can be compared
};

} // namespace cunho::pdf
