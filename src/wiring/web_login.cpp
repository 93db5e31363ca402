// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>
#include <cunho/wiring/web_login.hpp>
#include <cunho/wiring/webauth_protocol.hpp>

#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace cunho::wiring {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using webauth::Ending;

constexpr auto certutilLimit = 20s;
constexpr auto startMargin = 30s; ///< beyond the page's own limit: the engine's start
constexpr auto endMargin = 10s;   ///< for its processes to end

/// What a window needs of the environment, and nothing by which somebody could look into the page.
constexpr std::array windowNames{"DISPLAY",
                                 "WAYLAND_DISPLAY",
                                 "XAUTHORITY",
                                 "XDG_RUNTIME_DIR",
                                 "XDG_SESSION_TYPE",
                                 "XDG_CURRENT_DESKTOP",
                                 "DBUS_SESSION_BUS_ADDRESS",
                                 "QT_QPA_PLATFORM",
                                 "QT_SCALE_FACTOR",
                                 "LANG",
                                 "LC_ALL",
                                 "PATH",
                                 "TMPDIR"};
constexpr std::array proxyNames{"http_proxy", "https_proxy", "no_proxy"};
constexpr std::array testNames{"QTWEBENGINE_DISABLE_SANDBOX", "QTWEBENGINE_REMOTE_DEBUGGING"};

using Variables = std::vector<std::pair<std::string, std::string>>;

template<typename Names>
void take(Variables& variables, const Names& names) {
    for (const char* name : names)
        if (const char* value = std::getenv(name))
            variables.emplace_back(name, value);
}

std::string lineOf(const signing::WebLoginRequest& request) {
    return nlohmann::json{{"url", request.url},
                          {"redirect", "https://" + request.redirect}, // the page wants a whole address
                          {"allowedHosts", request.allowedHosts},
                          {"title", request.title},
                          {"language", request.language},
                          {"limitSeconds", std::chrono::ceil<std::chrono::seconds>(request.limit).count()}}
               .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
           "\n";
}

/// Chromium reads its own roots of trust from an NSS database below the home folder.
void trustInHome(const fs::path& home, const fs::path& root) {
    const fs::path folder = home / ".pki" / "nssdb";
    fs::create_directories(folder);
    const std::string database = "sql:" + folder.string();
    const auto certutil = [&](const std::vector<std::string>& arguments) {
        if (const auto [code, output] = run("certutil", arguments, certutilLimit); code != 0)
            throw Error(Fault::Configuration, "SANDBOX_ROOT_NOT_TRUSTED", {},
                        "certutil ended with " + std::to_string(code));
    };
    certutil({"-N", "-d", database, "--empty-password"});
    certutil({"-A", "-d", database, "-t", "C,,", "-n", "sandbox", "-i", root.string()});
}

std::size_t lengthOf(const std::array<Byte, 4>& head) {
    return std::size_t{head[0]} << 24U | std::size_t{head[1]} << 16U | std::size_t{head[2]} << 8U | head[3];
}

[[noreturn]] void refuse(int code) {
    switch (static_cast<Ending>(code)) {
    case Ending::Closed: throw Error(Fault::Cancelled, "WEB_LOGIN_CLOSED");
    case Ending::TimedOut: throw Error(Fault::Busy, "WEB_LOGIN_TIMEOUT");
    case Ending::Unreachable: throw Error(Fault::Network, "WEB_PAGE_UNREACHABLE");
    case Ending::Tls: throw Error(Fault::Trust, "TLS_FAILED", {}, "authentication page");
    case Ending::Root: throw Error(Fault::Unsupported, "WEB_LOGIN_AS_ROOT");
    case Ending::Caught:
    case Ending::Crashed:
    case Ending::BadRequest: break;
    }
    throw Error(Fault::Internal, "WEB_LOGIN_CRASHED", {}, "exit code " + std::to_string(code));
}

class EngineLogin final : public signing::WebLogin {
  public:
    explicit EngineLogin(WebLoginOptions options) : options_(std::move(options)) {}

    std::optional<Failure> obstacle() const override {
        std::error_code code;
        if (!fs::exists(options_.program, code))
            return Failure{Fault::Unsupported, "WEB_ENGINE_MISSING", {}, {}};
        if (::geteuid() == 0 && !(isSandbox() && std::getenv("QTWEBENGINE_DISABLE_SANDBOX") != nullptr))
            return Failure{Fault::Unsupported, "WEB_LOGIN_AS_ROOT", {}, {}};
        return std::nullopt;
    }

    Secret login(const signing::WebLoginRequest& request, const JobContext& job) override {
        if (auto failure = obstacle())
            throw Error(std::move(*failure));
        job.throwIfStopped();
        const TemporaryFolder home("cunho-webauth");
        if (isSandbox() && !options_.sandboxRoot.empty())
            trustInHome(home.path(), options_.sandboxRoot);
        Process::Options options;
        options.onlyThisEnvironment = true;
        options.environment = environment(home.path());
        Process process(options_.program, {}, options);
        const std::stop_callback onStop(job.stop(), [&process] { process.kill(); });
        process.writeInput(asBytes(lineOf(request)), startMargin);
        return fragment(process, request.limit, job);
    }

  private:
    bool isSandbox() const { return options_.environment == Environment::Sandbox; }

    Variables environment(const fs::path& home) const {
        Variables variables{{"HOME", home.string()}};
        take(variables, windowNames);
        if (options_.proxy.empty())
            take(variables, proxyNames);
        else
            for (const char* name : {"http_proxy", "https_proxy"})
                variables.emplace_back(name, options_.proxy);
        if (isSandbox())
            take(variables, testNames);
        return variables;
    }

    static Secret fragment(Process& process, std::chrono::milliseconds limit, const JobContext& job) {
        std::array<Byte, 4> head{};
        if (process.readExactly(head, limit + startMargin)) {
            Bytes bytes(std::min<std::size_t>(lengthOf(head), webauth::longestFragment));
            const bool whole = process.readExactly(bytes, endMargin);
            Secret secret{bytes};
            wipe(bytes);
            if (whole && !secret.empty())
                return secret;
        }
        const int code = ended(process);
        job.throwIfStopped();
        refuse(code);
    }

    /// A page that is still there after its time is killed.
    static int ended(Process& process) {
        try {
            return process.wait(endMargin);
        } catch (const Error& error) {
            if (error.reason() != "PROCESS_TIMEOUT")
                throw;
            return static_cast<int>(Ending::TimedOut);
        }
    }

    WebLoginOptions options_;
};

} // namespace

std::unique_ptr<signing::WebLogin> makeWebLogin(WebLoginOptions options) {
    return std::make_unique<EngineLogin>(std::move(options));
}

} // namespace cunho::wiring
