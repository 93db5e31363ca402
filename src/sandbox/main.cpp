// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/reason_text.hpp>
#include <cunho/sandbox/server.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <poll.h>
#include <span>
#include <string_view>
#include <sys/signalfd.h>
#include <unistd.h>

namespace {

using namespace cunho;

constexpr std::string_view usage =
    "cunho-sandbox --state DIR [--seed-account] [--nipc N] [--fast-keys] [--tsa-quota N] [--time-scale N]\n"
    "              [--transcript FILE] [--expired-encryption]\n"
    "Stand-in of the State's services on 127.0.0.1, without legal value. Prints one line of JSON, then\n"
    "serves until standard input closes or SIGTERM comes.\n"
    "  --state DIR     folder of its keys and certificates, made at first start\n"
    "  --seed-account  opens a signing account for the company\n"
    "  --nipc N        the company, 9 digits (default 500000000)\n"
    "  --keep          accounts, attributes and the clock outlive a restart\n"
    "  --fast-keys     RSA-2048 everywhere: quicker to make, not what the State uses\n"
    "  --tsa-quota N   time-stamps in 20 minutes before the client is shut out for 24 hours (default 20, as\n"
    "                  the State has it; 0: no limit)\n"
    "  --time-scale N  its clock runs N times as fast, 1 to 10000\n"
    "  --transcript FILE\n"
    "                  adds every exchange to FILE as a line of JSON, without secrets\n"
    "  --expired-encryption\n"
    "                  names a certificate for the encryption of phone, PIN and code that has ended\n";

[[noreturn]] void refuse(std::string_view option) {
    throw Error(Fault::Input, "SANDBOX_BAD_OPTION", {{"option", std::string(option)}});
}

bool isNipc(std::string_view text) {
    return text.size() == 9 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int numberOf(std::string_view option, std::string_view text, int least, int most) {
    int number = 0;
    const auto [last, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || last != text.data() + text.size() || number < least || number > most)
        refuse(option);
    return number;
}

/// Nothing when help was asked for.
std::optional<sandbox::SandboxOptions> parse(std::span<char*> arguments) {
    sandbox::SandboxOptions options;
    options.timestampQuota = 20;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view option = arguments[i];
        const auto value = [&]() -> std::string_view {
            if (++i >= arguments.size())
                refuse(option);
            return arguments[i];
        };
        if (option == "--help")
            return std::nullopt;
        if (option == "--state")
            options.state = value();
        else if (option == "--seed-account")
            options.seedAccount = true;
        else if (option == "--nipc")
            options.seedNipc = value();
        else if (option == "--keep")
            options.keep = true;
        else if (option == "--fast-keys")
            options.leafBits = options.authorityBits = 2048;
        else if (option == "--tsa-quota")
            options.timestampQuota = numberOf(option, value(), 0, 9999);
        else if (option == "--expired-encryption")
            options.expiredCmdEncryption = true;
        else if (option == "--transcript")
            options.transcript = value();
        else if (option == "--time-scale")
            options.timeScale = numberOf(option, value(), 1, ScaledClock::highestScale);
        else
            refuse(option);
    }
    if (options.state.empty())
        refuse("--state");
    if (!isNipc(options.seedNipc))
        refuse("--nipc");
    return options;
}

void print(const sandbox::SandboxAccess& access, int timestampQuota) {
    std::cout << nlohmann::json{{"baseUrl", access.baseUrl},
                                {"controlUrl", access.controlUrl},
                                {"rootCertificate",
                                 std::filesystem::absolute(access.rootCertificate).string()},
                                {"clientName", access.clientName},
                                {"basicUser", access.basicUser},
                                {"basicPassword", access.basicPassword},
                                {"faClientId", access.faClientId},
                                {"scmd",
                                 {{"applicationId", access.cmdApplicationId},
                                  {"certificate", std::filesystem::absolute(access.cmdEncryption).string()}}},
                                {"pluginUrl", access.pluginUrl},
                                {"accessToken", access.accessToken},
                                {"refreshToken", access.refreshToken},
                                {"nipc", access.nipc},
                                {"timestampUrl", access.timestampUrl},
                                {"timestampQuota", timestampQuota},
                                {"pkiUrl", access.pkiUrl},
                                {"ocspResponder", std::filesystem::absolute(access.ocspResponder).string()}}
                     .dump()
              << std::endl;
}

/// SIGTERM and SIGINT as something to poll; to be called before the first thread starts.
int endingSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

/// Returns when standard input ends, as it does when the parent dies, or a signal asks for the end.
void waitForEnd(int signals) {
    std::array<pollfd, 2> watched{pollfd{STDIN_FILENO, POLLIN, 0}, pollfd{signals, POLLIN, 0}};
    for (;;) {
        if (poll(watched.data(), watched.size(), -1) < 0) {
            if (errno == EINTR)
                continue;
            return;
        }
        if (watched[1].revents != 0)
            return;
        std::array<char, 256> ignored{};
        if (watched[0].revents != 0 && read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
            return;
    }
}

} // namespace

int main(int count, char** values) {
    try {
        const auto options = parse(std::span(values, static_cast<std::size_t>(count)).subspan(1));
        if (!options) {
            std::cout << usage;
            return 0;
        }
        const int signals = endingSignals();
        SystemClock clock;
        sandbox::SandboxServer server(*options, clock);
        print(server.start(), options->timestampQuota);
        waitForEnd(signals);
        std::_Exit(0); // nothing is left to save; an idle connection would hold a clean stop for seconds
    } catch (...) {
        const Failure failure = currentFailure();
        std::cerr << "cunho-sandbox: " << reasonText(failure, Language::English) << "\n";
        if (!failure.detail.empty())
            std::cerr << failure.detail << "\n";
        return 1;
    }
}
