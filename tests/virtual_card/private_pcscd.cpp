// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/private_pcscd.hpp"

#include "virtual_card/unix_socket.hpp"

#include <cunho/core/process.hpp>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sched.h>
#include <stdexcept>
#include <string>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace cunho::test {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::runtime_error(what + ": " + std::strerror(errno));
}

/// A program that ends at once, or a service that nobody asks any more, must not outlive the test.
void dieWithParent() {
    const pid_t parent = ::getppid();
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::getppid() != parent)
        fail("prctl");
}

void writeConfiguration(const PrivatePcscd& pcscd) {
    std::filesystem::create_directories(pcscd.folder / "conf");
    std::filesystem::create_directories(pcscd.folder / "no-usb-drivers");
    std::ofstream file(pcscd.folder / "conf" / "readers");
    for (const auto& [name, socket] : pcscd.readers)
        file << "FRIENDLYNAME \"" << name << "\"\nDEVICENAME /dev/null:" << socket.string() << "\nLIBPATH "
             << pcscd.library.string() << "\nCHANNELID 0\n\n";
    if (!file.flush())
        throw std::runtime_error("cannot write the configuration of pcscd");
}

void writeTo(const char* path, const std::string& text) {
    std::ofstream file(path);
    file << text;
    if (!file.flush())
        fail(path);
}

/// Mounts and network of our own; nothing when the machine forbids it.
bool enterNamespaces() {
    if (::unshare(CLONE_NEWNS | CLONE_NEWNET) == 0)
        return true;
    const std::string user = std::to_string(::geteuid());
    const std::string group = std::to_string(::getegid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET) != 0)
        return false;
    writeTo("/proc/self/setgroups", "deny");
    writeTo("/proc/self/uid_map", "0 " + user + " 1");
    writeTo("/proc/self/gid_map", "0 " + group + " 1");
    return true;
}

/// /run becomes the folder's, in this namespace only.
bool hideRun(const std::filesystem::path& run) {
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount(run.c_str(), "/run", nullptr, MS_BIND, nullptr) == 0;
}

/// Without a namespace pcscd wants its usual folder, in which a machine with a service of its own has one,
/// and root may make one.
void needRun() {
    constexpr const char* usual = "/run/pcscd";
    std::error_code refused;
    if (!std::filesystem::is_directory(usual) && !std::filesystem::create_directory(usual, refused))
        throw std::runtime_error("namespaces are forbidden, and there is no /run/pcscd");
}

std::string programPath() {
    for (const char* const path : {"/usr/sbin/pcscd", "/usr/bin/pcscd", "/usr/local/sbin/pcscd"})
        if (::access(path, X_OK) == 0)
            return path;
    throw std::runtime_error("there is no pcscd: install the package pcscd");
}

/// What systemd tells a service whose socket it made (sd_listen_fds).
void handOver(int socket) {
    constexpr int first = 3; // SD_LISTEN_FDS_START
    if (::dup2(socket, first) != first || ::fcntl(first, F_SETFD, 0) != 0)
        fail("dup2");
    ::setenv("LISTEN_FDS", "1", 1);
    ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
}

void sendOutputTo(const std::filesystem::path& log) {
    const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0 || ::dup2(file, STDOUT_FILENO) < 0 || ::dup2(file, STDERR_FILENO) < 0)
        fail(log.string());
}

} // namespace

void become(const PrivatePcscd& pcscd) {
    dieWithParent();
    const std::string program = programPath();
    const bool asksPolkit =
        run(program, {"--help"}, std::chrono::seconds(10)).second.find("--disable-polkit") !=
        std::string::npos;
    writeConfiguration(pcscd);
    const std::filesystem::path own = pcscd.folder / "run" / "pcscd";
    std::filesystem::create_directories(own);
    Descriptor socket = listenAt(own / "pcscd.comm");
    const bool hidden = pcscd.namespaces && enterNamespaces() && hideRun(pcscd.folder / "run");
    if (!hidden)
        needRun();
    handOver(socket.number());
    // Drivers of USB readers are looked for where there are none.
    ::setenv("PCSCLITE_HP_DROPDIR", (pcscd.folder / "no-usb-drivers").c_str(), 1);
    const std::string configuration = (pcscd.folder / "conf").string();
    std::vector<std::string> words{program, "--foreground", "--info", "--config", configuration};
    if (asksPolkit)
        words.emplace_back("--disable-polkit");
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    sendOutputTo(pcscd.folder / "pcscd.log");
    ::execv(program.c_str(), arguments.data());
    fail(program);
}

} // namespace cunho::test
