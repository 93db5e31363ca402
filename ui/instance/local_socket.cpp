// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/instance/local_socket.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace cunho::ui {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr mode_t onlyOwner = 0700;
constexpr mode_t onlyOwnersFile = 0600;
constexpr int backlog = 8;

/// By the folder's descriptor: its own name may be longer than an address can be.
std::optional<sockaddr_un> addressOf(const Descriptor& folder, const std::string& name) {
    const std::string path = "/proc/self/fd/" + std::to_string(folder.get()) + "/" + name;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return std::nullopt;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

Descriptor localSocket(int flags) {
    return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | flags, 0));
}

const sockaddr* generic(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

bool waitFor(int descriptor, short events, std::chrono::steady_clock::time_point deadline) {
    using std::chrono::milliseconds;
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        pollfd watched{descriptor, events, 0};
        const int ready = ::poll(&watched, 1, static_cast<int>(left.count()));
        if (ready > 0)
            return true;
        if (ready == 0 || errno != EINTR)
            return false;
    }
}

} // namespace

Descriptor::~Descriptor() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Descriptor openPrivateFolder(const fs::path& folder) {
    std::error_code ignored;
    fs::create_directories(folder.parent_path(), ignored);
    ::mkdir(folder.c_str(), onlyOwner); // or it is there
    Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    struct stat found {};
    if (!opened || ::fstat(opened.get(), &found) != 0 || found.st_uid != ::geteuid())
        return Descriptor();
    if ((found.st_mode & 077U) != 0 && ::fchmod(opened.get(), onlyOwner) != 0)
        return Descriptor();
    return opened;
}

Descriptor lockFile(const Descriptor& folder, const std::string& name, bool& failed) {
    Descriptor file(
        ::openat(folder.get(), name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, onlyOwnersFile));
    failed = !file;
    if (file && ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        failed = errno != EWOULDBLOCK;
        return Descriptor();
    }
    return file;
}

Descriptor listenAt(const Descriptor& folder, const std::string& name) {
    const std::string fresh = name + ".new";
    const auto address = addressOf(folder, fresh);
    Descriptor listening = localSocket(SOCK_NONBLOCK);
    if (!address || !listening)
        return Descriptor();
    removeSocket(folder, fresh);
    if (::bind(listening.get(), generic(*address), sizeof *address) != 0 ||
        ::listen(listening.get(), backlog) != 0 ||
        ::renameat(folder.get(), fresh.c_str(), folder.get(), name.c_str()) != 0)
        return Descriptor();
    return listening;
}

Descriptor acceptFrom(const Descriptor& listening) {
    return Descriptor(::accept4(listening.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
}

Descriptor connectTo(const Descriptor& folder, const std::string& name, steady_clock::time_point deadline) {
    const auto address = addressOf(folder, name);
    Descriptor connection = localSocket(0);
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - steady_clock::now());
    if (!address || !connection || left.count() <= 0)
        return Descriptor();
    const timeval limit{left.count() / 1'000'000, left.count() % 1'000'000}; // of connect, too
    if (::setsockopt(connection.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) != 0 ||
        ::connect(connection.get(), generic(*address), sizeof *address) != 0 ||
        ::fcntl(connection.get(), F_SETFL, O_NONBLOCK) != 0)
        return Descriptor();
    return connection;
}

SocketWatch::SocketWatch(const Descriptor& folder) : events_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    const std::string path = "/proc/self/fd/" + std::to_string(folder.get());
    if (events_ && ::inotify_add_watch(events_.get(), path.c_str(), IN_MOVED_TO) < 0)
        events_ = Descriptor();
}

bool SocketWatch::wait(steady_clock::time_point deadline) {
    if (!events_ || !waitToReceive(events_, deadline))
        return false;
    std::array<char, 4096> heard{};
    return ::read(events_.get(), heard.data(), heard.size()) > 0;
}

void removeSocket(const Descriptor& folder, const std::string& name) {
    ::unlinkat(folder.get(), name.c_str(), 0);
}

bool isOwn(const Descriptor& connection) {
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(connection.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == ::geteuid();
}

std::optional<Bytes> receive(const Descriptor& connection, std::size_t most) {
    constexpr std::size_t piece = 65536;
    Bytes bytes(std::min(most, piece));
    const ssize_t count = ::recv(connection.get(), bytes.data(), bytes.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return std::nullopt;
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    return bytes;
}

bool sendAll(const Descriptor& connection, ByteView bytes, std::chrono::steady_clock::time_point deadline) {
    while (!bytes.empty()) {
        const ssize_t count = ::send(connection.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(count));
        else if (count == 0 || (errno != EAGAIN && errno != EINTR) ||
                 !waitFor(connection.get(), POLLOUT, deadline))
            return false;
    }
    return true;
}

bool waitToReceive(const Descriptor& connection, std::chrono::steady_clock::time_point deadline) {
    return waitFor(connection.get(), POLLIN, deadline);
}

} // namespace cunho::ui
