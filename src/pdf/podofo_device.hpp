// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/file_window.hpp"
#include "pdf/nesting_guard.hpp"

#include <algorithm>
#include <podofo/podofo-base.h>

namespace cunho::pdf {

/// Feeds PoDoFo from a FileWindow and stops it when objects nest too deep.
class PodofoDevice final : public PoDoFo::PdfInputDevice {
  public:
    explicit PodofoDevice(FileWindow& window) : window_(window) { SetSeekable(true); }

    void Close() override {}
    std::streamoff Tell() const override { return static_cast<std::streamoff>(position_); }
    int Look() const override { return window_.at(position_); }
    bool Eof() const override { return ended_; }
    bool Bad() const override { return false; }
    void Clear(std::ios_base::iostate /*state*/) const override { ended_ = false; }

    int GetChar() const override {
        const int byte = window_.at(position_);
        if (byte < 0) {
            ended_ = true;
            return EOF;
        }
        ++position_;
        guard_.see(byte);
        if (guard_.tooDeep()) {
            PODOFO_RAISE_ERROR_INFO(PoDoFo::ePdfError_BrokenFile, "objects nest too deep");
        }
        return byte;
    }

    void Seek(std::streamoff offset, std::ios_base::seekdir from) override {
        const auto size = static_cast<std::streamoff>(window_.size());
        const auto base = from == std::ios_base::beg ? 0 : from == std::ios_base::end ? size : Tell();
        if (offset < -base || offset > size - base) {
            PODOFO_RAISE_ERROR_INFO(PoDoFo::ePdfError_InvalidDeviceOperation, "seek outside the file");
        }
        position_ = static_cast<std::uint64_t>(base + offset);
        ended_ = false;
        guard_.restart();
    }

    std::streamoff Read(char* buffer, std::streamsize length) override {
        const std::uint64_t left = window_.size() - position_;
        const std::uint64_t count = std::min<std::uint64_t>(left, static_cast<std::uint64_t>(length));
        for (std::uint64_t i = 0; i < count; ++i) {
            buffer[i] = static_cast<char>(window_.at(position_ + i));
        }
        position_ += count;
        ended_ = count < static_cast<std::uint64_t>(length);
        return static_cast<std::streamoff>(count);
    }

    bool tooDeep() const noexcept { return guard_.tooDeep(); }

  private:
    FileWindow& window_;
    mutable std::uint64_t position_ = 0;
    mutable bool ended_ = false;
    mutable NestingGuard guard_;
};

} // namespace cunho::pdf
