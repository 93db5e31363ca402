// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <cctype>
#include <functional>
#include <list>
#include <mutex>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace cunho::test {

struct PeerRequest {
    std::string method;
    std::string path;
    std::string contentType;
    Bytes body;
};

struct PeerReply {
    int status = 200;
    std::string contentType = "application/octet-stream";
    Bytes body{};
    std::vector<std::pair<std::string, std::string>> headers{};
    bool dropped = false; ///< the connection ends without a reply
};

inline PeerReply redirectTo(const std::string& location, int status = 302) {
    return {status, "text/plain", {}, {{"Location", location}}};
}

/// A plain HTTP/1.1 server on 127.0.0.1, one request a connection, each in a thread of its own.
class HttpPeer {
  public:
    using Handler = std::function<PeerReply(const PeerRequest&)>;

    explicit HttpPeer(Handler handler) : handler_(std::move(handler)) {
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener_, generic, length) != 0 || ::listen(listener_, 64) != 0 ||
            ::getsockname(listener_, generic, &length) != 0)
            throw std::runtime_error("the test peer cannot listen");
        port_ = ntohs(address.sin_port);
        acceptor_ = std::thread([this] { accept(); });
    }

    ~HttpPeer() {
        ::shutdown(listener_, SHUT_RDWR);
        acceptor_.join();
        ::close(listener_);
        for (auto& thread : connections_)
            thread.join();
    }
    HttpPeer(const HttpPeer&) = delete;
    HttpPeer& operator=(const HttpPeer&) = delete;

    std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
    std::string url(const std::string& path = "/") const { return "http://" + address() + path; }

    /// Requests read so far.
    int requests() const { return requests_; }

  private:
    void accept() {
        for (;;) {
            const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (connection < 0)
                return;
            connections_.emplace_back([this, connection] {
                serve(connection);
                ::shutdown(connection, SHUT_RDWR);
                ::close(connection);
            });
        }
    }

    void serve(int connection) {
        PeerRequest request;
        if (!read(connection, request))
            return;
        ++requests_;
        const PeerReply reply = handler_(request);
        if (reply.dropped)
            return;
        std::string head = "HTTP/1.1 " + std::to_string(reply.status) +
                           " -\r\nConnection: close\r\nContent-Type: " + reply.contentType +
                           "\r\nContent-Length: " + std::to_string(reply.body.size()) + "\r\n";
        for (const auto& [name, value] : reply.headers)
            head.append(name).append(": ").append(value).append("\r\n");
        send(connection, asBytes(head + "\r\n"));
        send(connection, reply.body);
    }

    static bool read(int connection, PeerRequest& request) {
        std::string text;
        std::size_t end = std::string::npos;
        while ((end = text.find("\r\n\r\n")) == std::string::npos) {
            if (!receive(connection, text))
                return false;
        }
        const std::string head = text.substr(0, end + 2);
        const std::size_t space = head.find(' ');
        request.method = head.substr(0, space);
        request.path = head.substr(space + 1, head.find(' ', space + 1) - space - 1);
        request.contentType = header(head, "content-type");
        const std::string length = header(head, "content-length");
        const std::size_t whole = end + 4 + (length.empty() ? 0 : std::stoul(length));
        while (text.size() < whole) {
            if (!receive(connection, text))
                return false;
        }
        request.body = toBytes(text.substr(end + 4));
        return true;
    }

    static bool receive(int connection, std::string& text) {
        char buffer[4096];
        const ssize_t got = ::recv(connection, buffer, sizeof buffer, 0);
        if (got > 0)
            text.append(buffer, static_cast<std::size_t>(got));
        return got > 0;
    }

    static void send(int connection, ByteView bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return;
            bytes = bytes.subspan(static_cast<std::size_t>(sent));
        }
    }

    static std::string header(std::string head, const std::string& name) {
        std::string lower = head;
        std::transform(lower.begin(), lower.end(), lower.begin(), ::tolower);
        const std::size_t at = lower.find("\r\n" + name + ":");
        if (at == std::string::npos)
            return {};
        const std::size_t from = head.find_first_not_of(' ', at + name.size() + 3);
        return head.substr(from, head.find("\r\n", from) - from);
    }

    Handler handler_;
    int listener_ = -1;
    unsigned port_ = 0;
    std::atomic<int> requests_ = 0;
    std::list<std::thread> connections_; ///< grown by the acceptor only
    std::thread acceptor_;
};

} // namespace cunho::test
