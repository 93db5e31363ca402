// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

/// The operating-system calls of Instance.
namespace cunho::ui {

/// An open descriptor, or -1.
class Descriptor {
  public:
    explicit Descriptor(int descriptor = -1) : descriptor_(descriptor) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }

    int get() const { return descriptor_; }
    explicit operator bool() const { return descriptor_ >= 0; }

  private:
    int descriptor_;
};

/// A folder of this user that nobody else can enter, made when it is missing; none when it is another's.
Descriptor openPrivateFolder(const std::filesystem::path& folder);

/// Holds `name` in the folder until it is closed, or the process ends; none when another process does.
/// `failed` tells that nobody can.
Descriptor lockFile(const Descriptor& folder, const std::string& name, bool& failed);

/// Replaces what is left of an earlier one, once it listens. Does not block.
Descriptor listenAt(const Descriptor& folder, const std::string& name);
Descriptor acceptFrom(const Descriptor& listening);

/// None when nobody listens there. Waits until `deadline` where many wait already.
Descriptor connectTo(const Descriptor& folder, const std::string& name,
                     std::chrono::steady_clock::time_point deadline);
void removeSocket(const Descriptor& folder, const std::string& name);

/// Whether the process at the other end is of this user (SO_PEERCRED).
bool isOwn(const Descriptor& connection);

/// What has come; nothing when nothing has by now, empty at its end or when it is broken.
std::optional<Bytes> receive(const Descriptor& connection, std::size_t most);

/// All of it, or false. Waits for the other end until `deadline`.
bool sendAll(const Descriptor& connection, ByteView bytes, std::chrono::steady_clock::time_point deadline);

/// Tells when somebody begins to listen in a folder, from when it was made.
class SocketWatch {
  public:
    explicit SocketWatch(const Descriptor& folder);

    /// False when nobody did until `deadline`, or it cannot be told here.
    bool wait(std::chrono::steady_clock::time_point deadline);

  private:
    Descriptor events_;
};

/// Waits until something has come, or its end.
bool waitToReceive(const Descriptor& connection, std::chrono::steady_clock::time_point deadline);

} // namespace cunho::ui
