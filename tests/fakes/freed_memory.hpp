// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>
#include <string_view>

/// Searches what a program frees for a value that had to be wiped first. It replaces the program's operator
/// new and delete: to be included by one source of a program only.
namespace cunho::test {

inline thread_local std::string_view watchedFor{}; ///< empty: no watch is on
inline thread_local int foundInFreed = 0;          ///< blocks with the value, since the watch began

/// A watch of this thread. The value must outlive it.
class FreedMemoryWatch {
  public:
    explicit FreedMemoryWatch(std::string_view value) {
        foundInFreed = 0;
        watchedFor = value;
    }
    ~FreedMemoryWatch() { watchedFor = {}; }
    FreedMemoryWatch(const FreedMemoryWatch&) = delete;
    FreedMemoryWatch& operator=(const FreedMemoryWatch&) = delete;
};

inline void releaseWatched(void* block) noexcept {
    if (!watchedFor.empty() && block != nullptr &&
        ::memmem(block, ::malloc_usable_size(block), watchedFor.data(), watchedFor.size()) != nullptr)
        ++foundInFreed;
    std::free(block);
}

} // namespace cunho::test

void* operator new(std::size_t size) {
    if (void* block = std::calloc(1, size == 0 ? 1 : size))
        return block;
    throw std::bad_alloc();
}
void operator delete(void* block) noexcept {
    cunho::test::releaseWatched(block);
}
void operator delete(void* block, std::size_t) noexcept {
    cunho::test::releaseWatched(block);
}
