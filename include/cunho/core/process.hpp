// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace cunho {

/// A child process started by posix_spawn with only the descriptors 0, 1 and 2 open.
///
/// Standard input is a pipe that stays open until `closeInput` (a server may end when it closes), standard
/// output is a pipe read by `readLine` or `readAll`, standard error is inherited or thrown away.
class Process {
  public:
    struct Options {
        std::vector<std::pair<std::string, std::string>> environment; ///< added to this process's own
        bool onlyThisEnvironment = false; ///< `environment` is all that the child gets
        bool inheritErrors = false;       ///< standard error is ours
    };

    /// Throws Configuration/PROGRAM_NOT_FOUND or Internal/SPAWN_FAILED.
    Process(const std::filesystem::path& program, const std::vector<std::string>& arguments);
    Process(const std::filesystem::path& program, const std::vector<std::string>& arguments,
            const Options& options);

    /// Kills the child when it is still running and reaps it.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    int id() const noexcept { return id_; }
    /// Throws Service/PROCESS_ENDED when nobody reads any more.
    void writeInput(ByteView bytes);

    /// The same for a child that may stand still: throws Service/PROCESS_TIMEOUT after `limit`, having killed
    /// it.
    void writeInput(ByteView bytes, std::chrono::milliseconds limit);
    void closeInput() noexcept;

    /// The next line without its end (the last one may lack it), or nothing at end of file or after `limit`.
    std::optional<std::string> readLine(std::chrono::milliseconds limit);

    /// Fills `out` with the next bytes, straight from the pipe: no copy of them stays here. False when the
    /// output ends before, or after `limit`; what `out` then holds is unspecified. Not to be mixed with
    /// `readLine`.
    bool readExactly(std::span<Byte> out, std::chrono::milliseconds limit);

    /// Everything up to end of file. Throws Service/PROCESS_TIMEOUT after `limit`, having killed the child.
    std::string readAll(std::chrono::milliseconds limit);

    /// The exit code, or 128 + signal. Throws Service/PROCESS_TIMEOUT after `limit`, having killed the child.
    int wait(std::chrono::milliseconds limit);

    void kill() noexcept;

    /// Processor time that the child has used so far; zero once it has ended.
    std::chrono::nanoseconds processorTime() const noexcept;

  private:
    bool fill(std::chrono::steady_clock::time_point until);
    void writeWhen(ByteView bytes, const std::function<void()>& writable, std::size_t piece);
    int id_ = -1;
    int exit_ = -1;
    bool reaped_ = false;
    int input_ = -1;
    int output_ = -1;
    std::string buffer_;
    bool ended_ = false;
};

/// Processor time that the calling thread has used so far.
std::chrono::nanoseconds threadProcessorTime() noexcept;

/// Runs a program to its end and returns exit code and standard output.
std::pair<int, std::string> run(const std::filesystem::path& program,
                                const std::vector<std::string>& arguments, std::chrono::milliseconds limit);

} // namespace cunho
