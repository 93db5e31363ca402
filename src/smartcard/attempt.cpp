// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "attempt.hpp"

#include "session_impl.hpp"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace cunho::smartcard {
namespace {

/// What the thread that waits and the one that wants the result share.
struct Attempt {
    std::mutex mutex;
    std::condition_variable_any ended;
    bool isOver = false;
    std::unique_ptr<Session::Impl> session;
    std::exception_ptr failure;
};

void run(Attempt& attempt, const std::string& reader) {
    std::unique_ptr<Session::Impl> session;
    std::exception_ptr failure;
    try {
        session = std::make_unique<Session::Impl>(reader);
    } catch (...) {
        failure = std::current_exception();
    }
    const std::lock_guard lock(attempt.mutex);
    attempt.isOver = true;
    attempt.failure = std::move(failure);
    attempt.session = std::move(session); // ends with the attempt when nobody takes it
    attempt.ended.notify_all();
}

} // namespace

std::unique_ptr<Session::Impl> beginSession(const std::string& reader, const JobContext& job) {
    job.throwIfStopped();
    if (!job.stop().stop_possible())
        return std::make_unique<Session::Impl>(reader);
    const auto attempt = std::make_shared<Attempt>();
    std::thread([attempt, reader] { run(*attempt, reader); }).detach();
    std::unique_lock lock(attempt->mutex);
    attempt->ended.wait(lock, job.stop(), [&] { return attempt->isOver; });
    if (attempt->failure)
        std::rethrow_exception(std::exchange(attempt->failure, nullptr)); // of this thread alone from now on
    if (!attempt->session)
        job.throwIfStopped();
    return std::move(attempt->session);
}

} // namespace cunho::smartcard
