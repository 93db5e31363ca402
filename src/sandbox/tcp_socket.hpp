// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <optional>
#include <span>
#include <utility>

namespace cunho::sandbox {

/// One TCP socket on 127.0.0.1, closed with the object. `shutDown` may come from another thread while one
/// waits for it; it ends every wait.
class TcpSocket {
  public:
    TcpSocket() noexcept = default;
    explicit TcpSocket(int descriptor) noexcept : descriptor_(descriptor) {}
    ~TcpSocket() { close(); }
    TcpSocket(TcpSocket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    TcpSocket& operator=(TcpSocket&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    TcpSocket(const TcpSocket&) = delete;
    TcpSocket& operator=(const TcpSocket&) = delete;

    /// On a port that the system chooses. Not open when there is none.
    static TcpSocket listen();
    /// Not open when nobody listens there.
    static TcpSocket connect(int port);

    bool isOpen() const noexcept { return descriptor_ >= 0; }
    int port() const; ///< its own

    /// The next connection; not open after `shutDown`.
    TcpSocket accept() const;

    /// The bytes read, 0 at the end.
    std::size_t receive(std::span<Byte> into) const;
    /// False when the peer takes no more.
    bool send(ByteView bytes) const;

    void endSending() const noexcept; ///< the peer reads to the end
    void shutDown() const noexcept;
    void close() noexcept;
    void reset() noexcept; ///< closes with RST: the peer learns that something was cut

    /// Waits until one of the open ones can be read, or has ended. First and second, in this order.
    static std::pair<bool, bool> waitFor(const TcpSocket* first, const TcpSocket* second);

  private:
    int descriptor_ = -1;
};

} // namespace cunho::sandbox
