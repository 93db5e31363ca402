// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/tcp_socket.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cunho::sandbox {
namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

TcpSocket opened() {
    return TcpSocket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

void sendAtOnce(int descriptor) {
    const int yes = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

} // namespace

TcpSocket TcpSocket::listen() {
    TcpSocket socket = opened();
    const sockaddr_in address = loopback(0);
    const auto* const generic = reinterpret_cast<const sockaddr*>(&address);
    if (!socket.isOpen() || ::bind(socket.descriptor_, generic, sizeof address) != 0 ||
        ::listen(socket.descriptor_, SOMAXCONN) != 0)
        return {};
    return socket;
}

TcpSocket TcpSocket::connect(int port) {
    TcpSocket socket = opened();
    const sockaddr_in address = loopback(port);
    const auto* const generic = reinterpret_cast<const sockaddr*>(&address);
    if (!socket.isOpen() || ::connect(socket.descriptor_, generic, sizeof address) != 0)
        return {};
    sendAtOnce(socket.descriptor_);
    return socket;
}

int TcpSocket::port() const {
    sockaddr_in address{};
    socklen_t length = sizeof address;
    ::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &length);
    return ntohs(address.sin_port);
}

TcpSocket TcpSocket::accept() const {
    for (;;) {
        const int descriptor = ::accept4(descriptor_, nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor >= 0) {
            sendAtOnce(descriptor);
            return TcpSocket(descriptor);
        }
        if (errno != EINTR && errno != ECONNABORTED)
            return {};
    }
}

std::size_t TcpSocket::receive(std::span<Byte> into) const {
    for (;;) {
        const auto length = ::recv(descriptor_, into.data(), into.size(), 0);
        if (length >= 0)
            return static_cast<std::size_t>(length);
        if (errno != EINTR)
            return 0;
    }
}

bool TcpSocket::send(ByteView bytes) const {
    while (!bytes.empty()) {
        const auto length = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (length < 0 && errno == EINTR)
            continue;
        if (length <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(length));
    }
    return true;
}

void TcpSocket::endSending() const noexcept {
    ::shutdown(descriptor_, SHUT_WR);
}

void TcpSocket::shutDown() const noexcept {
    ::shutdown(descriptor_, SHUT_RDWR);
}

void TcpSocket::close() noexcept {
    if (descriptor_ >= 0)
        ::close(std::exchange(descriptor_, -1));
}

void TcpSocket::reset() noexcept {
    const linger now{1, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
}

std::pair<bool, bool> TcpSocket::waitFor(const TcpSocket* first, const TcpSocket* second) {
    std::array<pollfd, 2> watched{pollfd{first == nullptr ? -1 : first->descriptor_, POLLIN, 0},
                                  pollfd{second == nullptr ? -1 : second->descriptor_, POLLIN, 0}};
    while (::poll(watched.data(), watched.size(), -1) < 0)
        if (errno != EINTR)
            return {true, true}; // reading says what is wrong
    return {watched[0].revents != 0, watched[1].revents != 0};
}

} // namespace cunho::sandbox
