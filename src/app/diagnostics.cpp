// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/diagnostics.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/log.hpp>

#include <algorithm>
#include <sys/utsname.h>

namespace cunho::app {
namespace {

/// Lines "name: value", each redacted as a line of the log is.
class Lines {
  public:
    void section(const std::string& title) { text_ += "\n[" + title + "]\n"; }
    void add(const std::string& name, const std::string& value) {
        text_ += log::redact(name + ": " + oneLine(value)) + "\n";
    }
    void add(const std::string& name, std::size_t count) { add(name, std::to_string(count)); }

    /// A part that cannot be read says so, and the others follow.
    template<typename Part>
    void attempt(const char* title, Part part) {
        section(title);
        try {
            part();
        } catch (...) {
            add("not readable", currentFailure().reason);
        }
    }
    const std::string& text() const { return text_; }

  private:
    static std::string oneLine(std::string value) {
        std::replace_if(
            value.begin(), value.end(), [](unsigned char c) { return c < 0x20; }, ' ');
        return value;
    }
    std::string text_;
};

std::string osName() {
    try {
        const Bytes bytes = readFile("/etc/os-release", 1U << 16U);
        const auto text = asText(bytes);
        constexpr std::string_view name = "PRETTY_NAME=\"";
        const auto at = text.find(name);
        if (at != std::string_view::npos)
            return std::string(
                text.substr(at + name.size(), text.find('"', at + name.size()) - at - name.size()));
    } catch (const Error&) {
        return "unknown";
    }
    return "unknown";
}

std::string of(const Failure& failure) {
    return failure.reason.empty() ? "none" : std::string(faultName(failure.fault)) + "/" + failure.reason;
}

void describeMachine(Lines& lines) {
    utsname system{};
    if (::uname(&system) == 0)
        lines.add("kernel", std::string(system.sysname) + " " + system.release + " " + system.machine);
    lines.add("system", osName());
}

void describeVault(Lines& lines, const ActivationServices& services) {
    if (services.vault == nullptr)
        return lines.add("vault", "not wired");
    constexpr const char* states[] = {"absent", "locked", "open"};
    lines.add("vault", states[static_cast<std::size_t>(services.vault->state())]);
    lines.add("protection", services.vault->protection());
    lines.add("records", services.vault->names().size());
}

void describeAccounts(Lines& lines, const ActivationServices& services, TimePoint now) {
    if (services.accounts == nullptr)
        return lines.add("accounts", "not wired");
    for (const auto& account : services.accounts->all()) {
        const std::string name = "account " + std::to_string(account.id);
        lines.add(name + " state", std::string(signing::accountStateName(account.stateAt(now))));
        lines.add(name + " since", formatUtc(account.stateSince));
        lines.add(name + " ends", account.expires ? formatUtc(*account.expires) : "not told");
        lines.add(name + " signatures",
                  std::to_string(account.signaturesUsed) + " of " + std::to_string(account.signaturesLimit));
        lines.add(name + " certificates", account.chain.size());
        lines.add(name + " last failure", of(account.lastFailure));
    }
}

void describeActivation(Lines& lines, const ActivationServices& services) {
    if (services.activations == nullptr)
        return lines.add("activation", "not wired");
    const auto open = services.activations->open();
    lines.add("under way", open ? "yes" : "no");
    if (!open)
        return;
    lines.add("step", static_cast<std::size_t>(open->step));
    lines.add("changed", formatUtc(open->changed));
    lines.add("problem", of(open->problem));
    lines.add("detail", open->problem.detail);
}

void describeSigning(Lines& lines, Services& services) {
    lines.add("pending documents", services.documents.pending().size());
    for (const auto& entry : services.journal.open())
        lines.add("journal " + entry.provider,
                  std::string(signing::jobStateName(entry.state)) + ", " + of(entry.failure));
    if (services.completion != nullptr)
        lines.add("files below their level", services.completion->all().size());
}

} // namespace

std::string diagnostics(Services& services, const std::string& programVersion, const DiagnosticFacts& more) {
    Lines lines;
    lines.add("Cunho", programVersion);
    lines.add("environment", std::string(environmentName(services.environment)));
    lines.add("time", formatUtc(services.clock.now()));
    lines.attempt("machine", [&] { describeMachine(lines); });
    lines.attempt("vault", [&] { describeVault(lines, services.activation); });
    lines.attempt("accounts", [&] { describeAccounts(lines, services.activation, services.clock.now()); });
    lines.attempt("activation", [&] { describeActivation(lines, services.activation); });
    lines.attempt("signing", [&] { describeSigning(lines, services); });
    if (services.activation.webLogin != nullptr)
        lines.attempt("authentication page", [&] {
            const auto obstacle = services.activation.webLogin->obstacle();
            lines.add("obstacle", obstacle ? of(*obstacle) : "none");
        });
    lines.section("more");
    for (const auto& [name, value] : more)
        lines.add(name, value);
    return lines.text();
}

} // namespace cunho::app
