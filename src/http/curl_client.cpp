// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/http/client.hpp>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <curl/curl.h>
#include <memory>
#include <mutex>
#include <netinet/in.h>
#include <sys/socket.h>

namespace cunho::http {
namespace {

struct FreeHandle {
    void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};

/// Header lines for curl; they may hold a token, so each is wiped before it is freed.
class HeaderList {
  public:
    HeaderList() = default;
    ~HeaderList() {
        for (auto* line = list_; line != nullptr; line = line->next)
            explicit_bzero(line->data, std::char_traits<char>::length(line->data));
        curl_slist_free_all(list_);
    }
    HeaderList(const HeaderList&) = delete;
    HeaderList& operator=(const HeaderList&) = delete;

    void add(std::string line) {
        list_ = curl_slist_append(list_, line.c_str());
        wipe(line);
    }
    curl_slist* get() const noexcept { return list_; }

  private:
    curl_slist* list_ = nullptr;
};

struct Exchange {
    Response response;
    std::size_t limit = 0;
    bool tooLarge = false;
    const JobContext* job = nullptr;
    const ClientOptions* options = nullptr;
    std::array<char, CURL_ERROR_SIZE> message{};
    bool refused = false; ///< an address that `mayConnect` does not like
};

std::size_t takeBody(char* data, std::size_t size, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    const std::size_t length = size * count;
    if (exchange.response.body.size() + length > exchange.limit) {
        exchange.tooLarge = true;
        return 0;
    }
    const ByteView bytes = asBytes({data, length});
    exchange.response.body.insert(exchange.response.body.end(), bytes.begin(), bytes.end());
    return length;
}

std::size_t takeHeader(char* data, std::size_t size, std::size_t count, void* user) {
    auto& headers = static_cast<Exchange*>(user)->response.headers;
    std::string_view line(data, size * count);
    if (line.substr(0, 5) == "HTTP/")
        headers.clear(); // an interim or proxy reply came before
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || headers.size() > 200)
        return size * count;
    std::string name(line.substr(0, colon));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && std::isspace(static_cast<unsigned char>(value.front())) != 0)
        value.remove_prefix(1);
    while (!value.empty() && std::isspace(static_cast<unsigned char>(value.back())) != 0)
        value.remove_suffix(1);
    headers.emplace_back(std::move(name), value);
    return size * count;
}

int checkStop(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Exchange*>(user)->job->stop().stop_requested() ? 1 : 0;
}

bool mayConnect(const ClientOptions& options, const sockaddr& address) {
    char text[INET6_ADDRSTRLEN] = {};
    if (address.sa_family == AF_INET) {
        sockaddr_in four{};
        std::memcpy(&four, &address, sizeof four);
        ::inet_ntop(AF_INET, &four.sin_addr, text, sizeof text);
        return options.mayConnect(text, ntohs(four.sin_port));
    }
    if (address.sa_family != AF_INET6)
        return false;
    sockaddr_in6 six{};
    std::memcpy(&six, &address, sizeof six);
    ::inet_ntop(AF_INET6, &six.sin6_addr, text, sizeof text);
    return options.mayConnect(text, ntohs(six.sin6_port));
}

/// Called with the address that is about to be connected.
curl_socket_t openSocket(void* user, curlsocktype, curl_sockaddr* address) {
    auto& exchange = *static_cast<Exchange*>(user);
    if (!mayConnect(*exchange.options, address->addr)) {
        exchange.refused = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// The environment's proxy for a URL, as curl reads it; "http_proxy" counts in lower case only.
std::string environmentProxy(const std::string& url) {
    const std::vector<const char*> names =
        url.starts_with("https://")
            ? std::vector<const char*>{"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}
            : std::vector<const char*>{"http_proxy", "all_proxy", "ALL_PROXY"};
    for (const char* const name : names) {
        const char* const value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return value;
    }
    return {};
}

std::string hostOf(const std::string& url) {
    const auto begin = url.find("://");
    const auto from = begin == std::string::npos ? 0 : begin + 3;
    return url.substr(from, url.find('/', from) - from);
}

/// Whether a TLS handshake failed because the network went away, not because of what was said in it. curl has
/// one code for both.
bool wasCut(std::string_view message) {
    constexpr std::string_view signs[] = {"SSL_ERROR_SYSCALL", "SSL_ERROR_ZERO_RETURN", "unexpected eof",
                                          "Connection reset", "Broken pipe"};
    return std::any_of(std::begin(signs), std::end(signs),
                       [&](std::string_view sign) { return message.find(sign) != std::string_view::npos; });
}

/// The door: what curl's code means for the person.
[[noreturn]] void fail(CURLcode code, const std::string& url, long sent, std::string_view message) {
    const ErrorParams params{{"host", hostOf(url)}};
    const std::string detail = curl_easy_strerror(code);
    if (code == CURLE_SSL_CONNECT_ERROR && wasCut(message))
        throw Error(Fault::Network, "NO_CONNECTION", params, detail);
    switch (code) {
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR: throw Error(Fault::Trust, "TLS_FAILED", params, detail);
    case CURLE_ABORTED_BY_CALLBACK: throw Error(Fault::Cancelled, "STOPPED");
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT: throw Error(Fault::Network, "NO_CONNECTION", params, detail);
    default: throw Error(Fault::Network, sent > 0 ? "REPLY_LOST" : "NO_CONNECTION", params, detail);
    }
}

/// One request over a handle of its own: no thread stands in another's way.
class Transfer {
  public:
    explicit Transfer(const ClientOptions& options) : options_(options), handle_(curl_easy_init()) {
        if (!handle_)
            throw Error(Fault::Internal, "UNEXPECTED", {}, "curl_easy_init");
    }

    Response send(Request request, const JobContext& job) {
        job.throwIfStopped();
        if (!request.url.starts_with("https://") && !request.url.starts_with("http://"))
            throw Error(Fault::Configuration, "PLAIN_HTTP", {{"host", hostOf(request.url)}});
        if (request.url.starts_with("http://") && !request.secretHeaders.empty())
            throw Error(Fault::Configuration, "PLAIN_HTTP", {{"host", hostOf(request.url)}});
        HeaderList headers;
        for (const auto& [name, value] : request.headers)
            headers.add(name + ": " + value);
        for (const auto& [name, value] : request.secretHeaders)
            headers.add(name + ": " + std::string(value.exposeText()));
        headers.add("Content-Type:" +
                    (request.contentType.empty() ? std::string() : " " + request.contentType));
        headers.add("Expect:"); // no 100-continue round trip

        Exchange exchange;
        exchange.limit = request.responseLimit;
        exchange.job = &job;
        exchange.options = &options_;
        configure(request, headers, exchange);
        const CURLcode code = curl_easy_perform(handle_.get());
        wipe(request.body); // may hold a permission to sign
        long status = 0;
        long sent = 0;
        long proxyStatus = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(handle_.get(), CURLINFO_REQUEST_SIZE, &sent);
        curl_easy_getinfo(handle_.get(), CURLINFO_HTTP_CONNECTCODE, &proxyStatus);
        if (exchange.tooLarge)
            throw Error(Fault::Service, "REPLY_TOO_LARGE", {{"host", hostOf(request.url)}});
        if (exchange.refused && code != CURLE_OK)
            throw Error(Fault::Trust, "ADDRESS_REFUSED", {{"host", hostOf(request.url)}});
        if (proxyStatus == 407 || status == 407)
            throw Error(Fault::Network, "PROXY_AUTHENTICATION", {{"host", hostOf(request.url)}});
        if (code != CURLE_OK)
            fail(code, request.url, sent, exchange.message.data());
        exchange.response.status = static_cast<int>(status);
        return std::move(exchange.response);
    }

  private:
    template<typename Value>
    void set(CURLoption option, Value value) {
        if (curl_easy_setopt(handle_.get(), option, value) != CURLE_OK)
            throw Error(Fault::Internal, "UNEXPECTED", {}, "curl_easy_setopt " + std::to_string(option));
    }

    void configure(const Request& request, const HeaderList& headers, Exchange& exchange) {
        set(CURLOPT_URL, request.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, request.url.starts_with("https://") ? "https" : "http");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        // On a kept connection that turns out dead curl sends again by itself; every request counts here.
        set(CURLOPT_FRESH_CONNECT, 1L);
        set(CURLOPT_FORBID_REUSE, 1L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        if (!options_.trustAnchors.empty()) {
            set(CURLOPT_CAINFO, options_.trustAnchors.c_str());
            set(CURLOPT_CAPATH, nullptr);
        }
        route(request, exchange);
        set(CURLOPT_USERAGENT, options_.userAgent.c_str());
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connectLimit.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.totalLimit.count()));
        set(CURLOPT_HTTPHEADER, headers.get());
        set(CURLOPT_WRITEFUNCTION, takeBody);
        set(CURLOPT_WRITEDATA, static_cast<void*>(&exchange));
        set(CURLOPT_HEADERFUNCTION, takeHeader);
        set(CURLOPT_HEADERDATA, static_cast<void*>(&exchange));
        set(CURLOPT_XFERINFOFUNCTION, checkStop);
        set(CURLOPT_XFERINFODATA, static_cast<void*>(&exchange));
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_ERRORBUFFER, exchange.message.data());
        set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
        if (request.method == "GET")
            return;
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(CURLOPT_POSTFIELDS,
            request.body.empty() ? "" : reinterpret_cast<const char*>(request.body.data()));
    }

    /// curl keeps copies of its own until the handle goes, as it does with every header.
    void authenticateToProxy() {
        if (options_.proxyUser.empty())
            return;
        set(CURLOPT_PROXYAUTH, CURLAUTH_ANY);
        set(CURLOPT_PROXYUSERNAME, options_.proxyUser.c_str());
        std::string password(options_.proxyPassword ? options_.proxyPassword->exposeText()
                                                    : std::string_view());
        set(CURLOPT_PROXYPASSWORD, password.c_str());
        wipe(password);
    }

    void route(const Request& request, Exchange& exchange) {
        authenticateToProxy();
        if (!options_.mayConnect) {
            if (options_.direct)
                set(CURLOPT_PROXY, ""); // an empty text switches every proxy off
            else if (!options_.proxy.empty())
                set(CURLOPT_PROXY, options_.proxy.c_str());
            return;
        }
        // Either every host goes through the proxy, or each address is asked about: no_proxy would lead to
        // addresses that neither has seen.
        std::string proxy = options_.proxy;
        if (options_.direct)
            proxy.clear();
        else if (proxy.empty())
            proxy = environmentProxy(request.url);
        set(CURLOPT_PROXY, proxy.c_str());
        set(CURLOPT_NOPROXY, "");
        if (!proxy.empty())
            return;
        set(CURLOPT_OPENSOCKETFUNCTION, openSocket);
        set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(&exchange));
    }

    const ClientOptions& options_;
    std::unique_ptr<CURL, FreeHandle> handle_;
};

class CurlClient final : public Client {
  public:
    explicit CurlClient(ClientOptions options) : options_(std::move(options)) {
        static std::once_flag once; // curl's own global state
        std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    }

    Response send(Request request, const JobContext& job) override {
        return Transfer(options_).send(std::move(request), job);
    }

  private:
    const ClientOptions options_;
};

} // namespace

std::optional<std::string> Response::header(std::string_view name) const {
    const auto found =
        std::find_if(headers.begin(), headers.end(), [&](const auto& entry) { return entry.first == name; });
    return found == headers.end() ? std::nullopt : std::optional(found->second);
}

std::unique_ptr<Client> makeCurlClient(const ClientOptions& options) {
    return std::make_unique<CurlClient>(options);
}

} // namespace cunho::http
