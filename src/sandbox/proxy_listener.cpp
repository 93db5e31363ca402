// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/proxy_listener.hpp"

#include "sandbox/tcp_forwarder.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace cunho::sandbox {
namespace {

constexpr std::size_t longestHead = 16384;

/// Everything up to the empty line, or nothing. A client waits for the answer before it sends more.
std::string headOf(const TcpSocket& client) {
    std::string head;
    std::array<Byte, 1024> buffer;
    while (head.size() < longestHead) {
        const auto length = client.receive(buffer);
        if (length == 0)
            return {};
        head += asText(ByteView(buffer.data(), length));
        if (head.ends_with("\r\n\r\n"))
            return head;
    }
    return {};
}

bool isKnownUser(std::string head) {
    static const std::string credentials = toBase64(asBytes("proxy:sandbox"));
    const auto at = head.find(credentials);
    if (at == std::string::npos)
        return false;
    std::transform(head.begin(), head.end(), head.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::string_view before = "\r\nproxy-authorization: basic ";
    return at >= before.size() && head.compare(at - before.size(), before.size(), before) == 0;
}

/// The port of "CONNECT 127.0.0.1:40123 HTTP/1.1", or 0.
int portOf(const std::string& head) {
    constexpr std::string_view begin = "CONNECT 127.0.0.1:";
    int port = 0;
    if (head.starts_with(begin))
        std::from_chars(head.data() + begin.size(), head.data() + head.size(), port);
    return port > 0 && port < 65536 ? port : 0;
}

void turnAway(const TcpSocket& client, std::string_view status, std::string_view header = {}) {
    client.send(asBytes("HTTP/1.1 " + std::string(status) + "\r\n" + std::string(header) +
                        "Content-Length: 0\r\nConnection: close\r\n\r\n"));
    client.endSending();
}

} // namespace

void ProxyListener::start() {
    listener_.start([this](TcpPassage& passage) { serve(passage); });
}

void ProxyListener::serve(TcpPassage& passage) {
    const std::string head = headOf(passage.client());
    if (head.empty())
        return;
    if (!isKnownUser(head))
        return turnAway(passage.client(), "407 Proxy Authentication Required",
                        "Proxy-Authenticate: Basic realm=\"sandbox\"\r\n");
    const int port = portOf(head);
    if (port == 0)
        return turnAway(passage.client(), "403 Forbidden");
    if (!passage.connect(port))
        return turnAway(passage.client(), "502 Bad Gateway");
    if (passage.client().send(asBytes("HTTP/1.1 200 Connection established\r\n\r\n")))
        relay(passage, {}, clock_);
}

} // namespace cunho::sandbox
