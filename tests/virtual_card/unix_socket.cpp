// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/unix_socket.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace cunho::test {

Descriptor::~Descriptor() {
    if (number_ >= 0)
        ::close(number_);
}

Descriptor listenAt(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string text = path.string();
    if (text.size() >= sizeof address.sun_path)
        throw std::runtime_error("too long for a socket: " + text);
    std::copy(text.begin(), text.end(), std::begin(address.sun_path));
    ::unlink(text.c_str());
    Descriptor made(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto* const generic = static_cast<const sockaddr*>(static_cast<const void*>(&address));
    if (!made.isOpen() || ::bind(made.number(), generic, sizeof address) != 0 ||
        ::listen(made.number(), 8) != 0)
        throw std::runtime_error("cannot listen at " + text + ": " + std::strerror(errno));
    return made;
}

} // namespace cunho::test
