// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>
#include <utility>

namespace cunho::test {

/// A descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) noexcept : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    int number() const noexcept { return number_; }
    bool isOpen() const noexcept { return number_ >= 0; }

  private:
    int number_;
};

/// Binds a Unix socket, in place of what has its name, and listens. Throws std::runtime_error.
Descriptor listenAt(const std::filesystem::path& path);

} // namespace cunho::test
