// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <string>
#include <string_view>

namespace cunho {

/// PIN, code, token or password: move-only bytes that are wiped on destruction.
///
/// It cannot be copied, compared or printed; `expose()` is the one way in, easy to search for.
class Secret {
  public:
    Secret() noexcept = default;

    /// Copies `bytes`; the caller wipes its own copy.
    explicit Secret(ByteView bytes);

    /// Takes the characters out of `text` and wipes it.
    static Secret fromText(std::string&& text);

    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    bool empty() const noexcept { return bytes_.empty(); }
    std::size_t size() const noexcept { return bytes_.size(); }

    /// The bytes, valid as long as this object.
    ByteView expose() const noexcept { return bytes_; }

    /// The bytes as characters, valid as long as this object; not zero-terminated.
    std::string_view exposeText() const noexcept { return asText(bytes_); }

    /// A second holder of the same value, for a job that outlives this one.
    Secret duplicate() const { return Secret(bytes_); }

  private:
    void wipe() noexcept;
    Bytes bytes_;
};

/// Overwrites `text` so that the compiler cannot leave it out, then empties it.
void wipe(std::string& text) noexcept;
void wipe(Bytes& bytes) noexcept;

} // namespace cunho
