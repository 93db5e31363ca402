// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/stop_signals.hpp"

#include <array>
#include <cerrno>
#include <iostream>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace cunho::cli {
namespace {

void await(pollfd* entries, nfds_t count) {
    while (::poll(entries, count, -1) < 0 && errno == EINTR) {
    }
}

} // namespace

StopSignals::StopSignals() {
    sigemptyset(&signals_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&signals_, signal);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    arrived_ = ::signalfd(-1, &signals_, SFD_CLOEXEC);
    end_ = ::eventfd(0, EFD_CLOEXEC);
    watcher_ = std::thread([this] { watch(); });
}

StopSignals::~StopSignals() {
    constexpr std::uint64_t one = 1;
    while (::write(end_, &one, sizeof one) < 0 && errno == EINTR) {
    }
    watcher_.join();
    ::close(end_);
    ::close(arrived_);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void StopSignals::watch() {
    std::array<pollfd, 2> entries{{{end_, POLLIN, 0}, {arrived_, POLLIN, 0}}};
    await(entries.data(), entries.size());
    if (entries[0].revents != 0)
        return;
    signalfd_siginfo told{};
    if (::read(arrived_, &told, sizeof told) < 0)
        return;
    pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr); // the next one does what it does without us
    std::cerr << "\ncunho-cli: stopping when what is under way is done; once more ends it at once\n";
    stop_.request_stop();
    await(entries.data(), 1);
}

} // namespace cunho::cli
