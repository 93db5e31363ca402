// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/worker/wire.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

namespace cunho::pdf {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie in memory");

void Output::raw(const void* data, std::size_t size) {
    size_ += size;
    if (!counting_) {
        const auto* bytes = static_cast<const Byte*>(data);
        bytes_.insert(bytes_.end(), bytes, bytes + size);
    }
}

void Input::raw(void* data, std::size_t size) noexcept {
    if (size > left_.size()) {
        fail();
        return;
    }
    std::memcpy(data, left_.data(), size);
    left_ = left_.subspan(size);
}

void Input::get(bool& value) {
    Byte byte = 0;
    get(byte);
    if (byte > 1) {
        fail();
        return;
    }
    value = byte == 1;
}

ByteView Input::counted() {
    std::uint32_t size = 0;
    get(size);
    if (size > left_.size()) {
        fail();
        return {};
    }
    const ByteView out = left_.first(size);
    left_ = left_.subspan(size);
    return out;
}

void Input::get(Bytes& bytes) {
    const ByteView view = counted();
    bytes.assign(view.begin(), view.end());
}

void Input::get(std::string& text) {
    text = asText(counted());
}

void Input::get(std::shared_ptr<const Secret>& secret) {
    secret = std::make_shared<const Secret>(counted());
}

void Input::get(Dictionary& dictionary) {
    std::vector<Dictionary::Entry> entries;
    get(entries);
    std::vector<std::string_view> keys;
    for (const auto& [key, value] : entries) {
        keys.emplace_back(key);
    }
    std::ranges::sort(keys);
    if (std::ranges::adjacent_find(keys) != keys.end()) {
        fail();
        return;
    }
    dictionary = Dictionary(std::move(entries));
}

} // namespace cunho::pdf
