// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/process.hpp>
#include <cunho/core/random.hpp>
#include <cunho/wiring/web_login.hpp>
#include <cunho/wiring/webauth_protocol.hpp>

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cunho::wiring {
namespace {

using namespace std::chrono_literals;
using SteadyTime = std::chrono::steady_clock::time_point;

constexpr auto requestLimit = 5s; ///< for one whole request
constexpr auto lookAgain = 100ms; ///< how soon a stop is seen
constexpr std::size_t headLimit = 16384;

/// A fragment never reaches a server: a page sends it on, and takes it out of the address bar.
constexpr std::string_view fragmentPage =
    "<!doctype html><html lang=pt><meta charset=utf-8><title>Cunho</title><p id=p>A concluir…</p><script>"
    "const f=location.hash.substring(1);history.replaceState(null,'',location.pathname);"
    "fetch(location.pathname,{method:'POST',body:f}).then(()=>{document.getElementById('p').textContent="
    "'Pode fechar esta página e voltar ao programa.'})</script></html>";

class Descriptor {
  public:
    explicit Descriptor(int native) noexcept : native_(native) {}
    ~Descriptor() {
        if (native_ >= 0)
            ::close(native_);
    }
    Descriptor(Descriptor&& other) noexcept : native_(std::exchange(other.native_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const noexcept { return native_; }

  private:
    int native_;
};

/// False when `until` passed or somebody asked to stop.
bool readable(int descriptor, SteadyTime until, const JobContext& job) {
    while (std::chrono::steady_clock::now() < until && !job.stop().stop_requested()) {
        pollfd entry{descriptor, POLLIN, 0};
        if (::poll(&entry, 1, static_cast<int>(std::chrono::milliseconds(lookAgain).count())) > 0)
            return true;
    }
    return false;
}

struct BrowserRequest {
    std::string head;
    Bytes body;
    bool is(std::string_view method, const std::string& path) const {
        return head.starts_with(std::string(method) + " " + path + " ");
    }
};

std::size_t contentLength(const std::string& head) {
    std::string low = head;
    std::transform(low.begin(), low.end(), low.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::string_view name = "\r\ncontent-length:";
    const auto at = low.find(name);
    if (at == std::string::npos)
        return 0;
    const auto from = low.find_first_not_of(' ', at + name.size());
    std::size_t length = 0;
    if (from != std::string::npos)
        std::from_chars(low.data() + from, low.data() + low.size(), length);
    return length;
}

/// Head and body; an empty head for what is no whole request.
BrowserRequest readRequest(int connection, const JobContext& job) {
    const auto until = std::chrono::steady_clock::now() + requestLimit;
    Bytes all;
    std::size_t bodyAt = std::string::npos;
    std::size_t length = 0;
    while (readable(connection, until, job)) {
        Byte piece[4096];
        const auto got = ::recv(connection, piece, sizeof piece, 0);
        if (got <= 0)
            break;
        all.insert(all.end(), piece, piece + got);
        std::fill(std::begin(piece), std::end(piece), Byte{0});
        if (bodyAt == std::string::npos) {
            const auto end = asText(all).find("\r\n\r\n");
            if (end == std::string::npos) {
                if (all.size() > headLimit)
                    break;
                continue;
            }
            bodyAt = end + 4;
            length = contentLength(std::string(asText(all).substr(0, end + 2)));
            if (length > webauth::longestFragment)
                break;
        }
        if (all.size() < bodyAt + length)
            continue;
        BrowserRequest request{std::string(asText(all).substr(0, bodyAt)), {}};
        request.body.assign(all.begin() + static_cast<std::ptrdiff_t>(bodyAt),
                            all.begin() + static_cast<std::ptrdiff_t>(bodyAt + length));
        wipe(all);
        return request;
    }
    wipe(all);
    return {};
}

void reply(int connection, std::string_view status, std::string_view body) {
    const std::string text = "HTTP/1.1 " + std::string(status) +
                             "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n"
                             "Referrer-Policy: no-referrer\r\nConnection: close\r\nContent-Length: " +
                             std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
    static_cast<void>(::send(connection, text.data(), text.size(), MSG_NOSIGNAL));
}

/// Listens on 127.0.0.1 from `redirectUri` to the end of `login`. The path is random: another program of this
/// machine that finds the port does not find it.
class BrowserLogin final : public signing::WebLogin {
  public:
    explicit BrowserLogin(UrlOpener open) : open_(std::move(open)) {}

    std::optional<Failure> obstacle() const override { return std::nullopt; }

    std::string redirectUri() override {
        listen();
        return "http://127.0.0.1:" + std::to_string(port_) + path_;
    }

    Secret login(const signing::WebLoginRequest& request, const JobContext& job) override {
        listen();
        const auto until = std::chrono::steady_clock::now() + request.limit;
        open_(request.url);
        Secret fragment;
        while (fragment.empty() && readable(listener_->get(), until, job))
            fragment = serveOne(job);
        listener_.reset();
        job.throwIfStopped();
        if (fragment.empty())
            throw Error(Fault::Busy, "WEB_LOGIN_TIMEOUT");
        return fragment;
    }

  private:
    void listen() {
        if (listener_)
            return;
        Descriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        if (listener.get() < 0 || ::bind(listener.get(), generic, length) != 0 ||
            ::listen(listener.get(), 8) != 0 || ::getsockname(listener.get(), generic, &length) != 0)
            throw Error(Fault::Network, "WEB_PAGE_UNREACHABLE", {}, std::strerror(errno));
        port_ = ntohs(address.sin_port);
        path_ = "/" + newUuid();
        listener_.emplace(std::move(listener));
    }

    Secret serveOne(const JobContext& job) {
        const Descriptor connection(::accept4(listener_->get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (connection.get() < 0)
            return {};
        BrowserRequest request = readRequest(connection.get(), job);
        if (request.is("GET", path_)) {
            reply(connection.get(), "200 OK", fragmentPage);
        } else if (request.is("POST", path_)) {
            reply(connection.get(), "204 No Content", {});
            Secret fragment{request.body};
            wipe(request.body);
            return fragment;
        } else {
            reply(connection.get(), "404 Not Found", {});
        }
        return {};
    }

    UrlOpener open_;
    std::optional<Descriptor> listener_;
    int port_ = 0;
    std::string path_;
};

void openWithDesktop(const std::string& url) {
    if (const auto [code, output] = run("xdg-open", {url}, 20s); code != 0)
        throw Error(Fault::Configuration, "PROGRAM_NOT_FOUND", {{"program", "xdg-open"}},
                    "exit code " + std::to_string(code));
}

} // namespace

std::unique_ptr<signing::WebLogin> makeBrowserLogin(Environment environment, UrlOpener open) {
    if (environment != Environment::Sandbox)
        throw Error(Fault::Internal, "BROWSER_LOGIN_FORBIDDEN");
    return std::make_unique<BrowserLogin>(open ? std::move(open) : openWithDesktop);
}

} // namespace cunho::wiring
