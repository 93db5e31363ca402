// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <csignal>
#include <fcntl.h>
#include <functional>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cunho::test {

/// A second process that does something and then stays where it is until it is killed.
class OtherProcess {
  public:
    /// `work` runs there. It calls what it is given once it has what it wants; that does not return.
    explicit OtherProcess(const std::function<void(const std::function<void()>& stay)>& work) {
        EXPECT_EQ(::pipe2(pipe_, O_CLOEXEC), 0);
        child_ = ::fork();
        if (child_ == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            work([this] {
                const char there = 't';
                (void)!::write(pipe_[1], &there, 1);
                for (;;)
                    ::pause();
            });
            ::_exit(1);
        }
        ::close(pipe_[1]);
        char there = 0;
        EXPECT_EQ(::read(pipe_[0], &there, 1), 1) << "the other process has not got so far";
    }
    ~OtherProcess() {
        die();
        ::close(pipe_[0]);
    }
    OtherProcess(const OtherProcess&) = delete;
    OtherProcess& operator=(const OtherProcess&) = delete;

    void die() {
        if (child_ > 0) {
            ::kill(child_, SIGKILL);
            ::waitpid(child_, nullptr, 0);
        }
        child_ = 0;
    }

  private:
    int pipe_[2]{};
    pid_t child_ = 0;
};

} // namespace cunho::test
