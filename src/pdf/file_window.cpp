// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/file_window.hpp"

#include <algorithm>

namespace cunho::pdf {

namespace {
constexpr std::uint64_t windowSize = 128U << 10U;
constexpr std::uint64_t alignment = 32U << 10U; // keeps a few earlier bytes for a reader that steps back
} // namespace

FileWindow::FileWindow(const std::filesystem::path& file) : handle_(file), size_(handle_->size()) {}

FileWindow::FileWindow(Bytes content) : size_(content.size()), window_(std::move(content)) {}

void FileWindow::startAt(std::uint64_t begin) {
    start_ += begin_ - begin; // wraps below zero, as the difference in `at` does
    begin_ = begin;
}

Bytes FileWindow::read(std::uint64_t offset, std::size_t count) const {
    Bytes out;
    if (offset < size()) {
        const std::uint64_t length = std::min<std::uint64_t>(count, size() - offset);
        out.reserve(static_cast<std::size_t>(length));
        const auto append = [&out](ByteView piece) { out.insert(out.end(), piece.begin(), piece.end()); };
        if (handle_) {
            handle_->stream(begin_ + offset, length, append);
        } else {
            append(ByteView(window_).subspan(static_cast<std::size_t>(begin_ + offset),
                                             static_cast<std::size_t>(length)));
        }
    }
    return out;
}

bool FileWindow::has(std::uint64_t offset, std::string_view word) {
    return std::ranges::all_of(word, [&](char c) { return at(offset++) == static_cast<unsigned char>(c); });
}

void FileWindow::load(std::uint64_t offset) {
    const std::uint64_t start = size() <= windowSize ? 0 : offset / alignment * alignment;
    window_ = read(start, windowSize);
    start_ = start;
}

} // namespace cunho::pdf
