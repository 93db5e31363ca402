// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/window_input.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <stdexcept>

namespace cunho::pdf {

namespace {
constexpr std::uint64_t pieceSize = 8192;
constexpr std::uint64_t allowance = 256U << 20U; // bytes that may be read on top of 16 times the file
} // namespace

WindowInput::WindowInput(const ReadHandle& file, std::uint64_t first, std::uint64_t size, std::string tail)
    : file_(file), first_(first), inFile_(size), tail_(std::move(tail)), size_(size + tail_.size()) {}

void WindowInput::load(std::uint64_t offset) {
    start_ = offset / (pieceSize / 2) * (pieceSize / 2);
    const std::uint64_t count = std::min(pieceSize, size_ - start_);
    loaded_ += count;
    if (loaded_ / 16 > size_ + allowance / 16) {
        throw std::runtime_error("the file sends its reader back and forth without end");
    }
    const std::uint64_t ofFile = start_ < inFile_ ? std::min(count, inFile_ - start_) : 0;
    const auto append = [this](ByteView bytes) { piece_.insert(piece_.end(), bytes.begin(), bytes.end()); };
    piece_.clear();
    try {
        file_.stream(first_ + start_, ofFile, append);
        if (ofFile < count) {
            append(asBytes(tail_).subspan(static_cast<std::size_t>(start_ + ofFile - inFile_),
                                          static_cast<std::size_t>(count - ofFile)));
        }
    } catch (...) {
        piece_.clear();
        failure_ = std::current_exception();
        throw;
    }
}

int WindowInput::at(std::uint64_t offset) {
    if (offset >= size_) {
        return -1;
    }
    if (offset < start_ || offset - start_ >= piece_.size()) {
        load(offset);
    }
    return piece_.at(static_cast<std::size_t>(offset - start_));
}

size_t WindowInput::read(char* out, size_t length) {
    last_offset = tell();
    const std::uint64_t left = position_ < size_ ? size_ - position_ : 0;
    const auto count = static_cast<size_t>(std::min<std::uint64_t>(left, length));
    for (size_t done = 0; done < count;) {
        at(position_); // loads the piece
        const auto from = static_cast<size_t>(position_ - start_);
        const size_t take = std::min(count - done, piece_.size() - from);
        std::copy_n(piece_.begin() + static_cast<std::ptrdiff_t>(from), take, out + done);
        done += take;
        position_ += take;
    }
    return count;
}

void WindowInput::seek(qpdf_offset_t offset, int whence) {
    const auto size = static_cast<qpdf_offset_t>(size_);
    const qpdf_offset_t base = whence == SEEK_SET ? 0 : whence == SEEK_END ? size : tell();
    if (offset < -base) {
        throw std::runtime_error("seek before the beginning of the file");
    }
    if (offset > std::numeric_limits<qpdf_offset_t>::max() - base) { // a stream's /Length may be any number
        throw std::runtime_error("seek behind every file");
    }
    position_ = static_cast<std::uint64_t>(base + offset);
}

void WindowInput::unreadCh(char /*ch*/) {
    position_ -= position_ > 0 ? 1 : 0;
}

qpdf_offset_t WindowInput::findAndSkipNextEOL() {
    const auto isEol = [this] {
        const int byte = at(position_);
        return byte == '\n' || byte == '\r';
    };
    while (position_ < size_ && !isEol()) {
        ++position_;
    }
    const qpdf_offset_t found = tell();
    while (position_ < size_ && isEol()) {
        ++position_;
    }
    return found;
}

void WindowInput::rethrow() const {
    if (failure_) {
        std::rethrow_exception(failure_);
    }
}

} // namespace cunho::pdf
