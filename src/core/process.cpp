// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/process.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <time.h>
#include <unistd.h>

extern char** environ;

namespace cunho {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

int millisecondsUntil(SteadyTime until) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
    return left < 0 ? 0 : static_cast<int>(std::min<long long>(left, 1'000'000'000));
}

struct Pipe {
    int read = -1;
    int write = -1;
    Pipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            throw Error(Fault::Internal, "SPAWN_FAILED", {}, std::strerror(errno));
        read = ends[0];
        write = ends[1];
    }
    ~Pipe() {
        if (read >= 0)
            ::close(read);
        if (write >= 0)
            ::close(write);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (auto& text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

std::vector<std::string> environmentOf(const Process::Options& options) {
    const auto& added = options.environment;
    std::vector<std::string> all;
    for (char** entry = environ; !options.onlyThisEnvironment && *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const auto name = text.substr(0, text.find('='));
        bool replaced = false;
        for (const auto& [key, value] : added)
            replaced = replaced || key == name;
        if (!replaced)
            all.emplace_back(text);
    }
    for (const auto& [key, value] : added)
        all.push_back(key + "=" + value);
    return all;
}

struct FileActions {
    posix_spawn_file_actions_t native{};
    FileActions() { posix_spawn_file_actions_init(&native); }
    ~FileActions() { posix_spawn_file_actions_destroy(&native); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
};

struct Attributes {
    posix_spawnattr_t native{};
    Attributes() {
        posix_spawnattr_init(&native);
        sigset_t set;
        sigemptyset(&set);
        posix_spawnattr_setsigmask(&native, &set);
        sigaddset(&set, SIGPIPE);
        posix_spawnattr_setsigdefault(&native, &set);
        posix_spawnattr_setflags(&native, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~Attributes() { posix_spawnattr_destroy(&native); }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
};

/// A child that ended must give EPIPE to who writes, not kill this process.
class PipeSignalBlock {
  public:
    PipeSignalBlock() {
        sigemptyset(&pipeSignal_);
        sigaddset(&pipeSignal_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipeSignal_, &before_);
    }
    ~PipeSignalBlock() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    PipeSignalBlock(const PipeSignalBlock&) = delete;
    PipeSignalBlock& operator=(const PipeSignalBlock&) = delete;

    void takeSignal() const {
        const timespec none{};
        sigtimedwait(&pipeSignal_, nullptr, &none);
    }

  private:
    sigset_t pipeSignal_{};
    sigset_t before_{};
};

/// False when `until` passed.
bool ready(int descriptor, short events, SteadyTime until) {
    pollfd entry{descriptor, events, 0};
    int count = 0;
    do
        count = ::poll(&entry, 1, millisecondsUntil(until));
    while (count < 0 && errno == EINTR);
    return count > 0;
}

std::chrono::nanoseconds timeOf(clockid_t clock) noexcept {
    timespec time{};
    if (::clock_gettime(clock, &time) != 0)
        return {};
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

[[noreturn]] void timedOut() {
    throw Error(Fault::Service, "PROCESS_TIMEOUT");
}

} // namespace

Process::Process(const std::filesystem::path& program, const std::vector<std::string>& arguments)
    : Process(program, arguments, Options{}) {}

Process::Process(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                 const Options& options) {
    Pipe input;
    Pipe output;
    FileActions actions;
    posix_spawn_file_actions_adddup2(&actions.native, input.read, 0);
    posix_spawn_file_actions_adddup2(&actions.native, output.write, 1);
    if (!options.inheritErrors)
        posix_spawn_file_actions_addopen(&actions.native, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions.native, 3);
    const Attributes attributes;

    std::vector<std::string> texts{program.string()};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    auto environment = environmentOf(options);
    const int code = ::posix_spawnp(&id_, program.c_str(), &actions.native, &attributes.native,
                                    pointers(texts).data(), pointers(environment).data());
    if (code != 0) {
        id_ = -1;
        if (code == ENOENT || code == ENOTDIR || code == EACCES)
            throw Error(Fault::Configuration, "PROGRAM_NOT_FOUND", {{"program", program.filename().string()}},
                        std::strerror(code));
        throw Error(Fault::Internal, "SPAWN_FAILED", {}, std::strerror(code));
    }
    input_ = std::exchange(input.write, -1);
    output_ = std::exchange(output.read, -1);
}

Process::~Process() {
    closeInput();
    if (output_ >= 0)
        ::close(output_);
    if (!reaped_) {
        kill();
        while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
}

/// `writable` returns when a piece can be written without waiting, or throws.
void Process::writeWhen(ByteView bytes, const std::function<void()>& writable, std::size_t piece) {
    const PipeSignalBlock block;
    while (!bytes.empty()) {
        writable();
        const auto written = ::write(input_, bytes.data(), std::min(piece, bytes.size()));
        if (written >= 0)
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        else if (errno != EINTR) {
            block.takeSignal();
            throw Error(Fault::Service, "PROCESS_ENDED");
        }
    }
}

void Process::writeInput(ByteView bytes) {
    writeWhen(
        bytes, [] {}, bytes.size());
}

void Process::writeInput(ByteView bytes, std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    const auto writable = [this, until] {
        if (!ready(input_, POLLOUT, until)) {
            kill();
            timedOut();
        }
    };
    writeWhen(bytes, writable, PIPE_BUF); // so much never waits once poll says that there is room
}

bool Process::readExactly(std::span<Byte> out, std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    while (!out.empty()) {
        if (!ready(output_, POLLIN, until))
            return false;
        const auto got = ::read(output_, out.data(), out.size());
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        if (got > 0)
            out = out.subspan(static_cast<std::size_t>(got));
    }
    return true;
}

void Process::closeInput() noexcept {
    if (input_ >= 0)
        ::close(std::exchange(input_, -1));
}

bool Process::fill(SteadyTime until) {
    if (ended_)
        return false;
    if (!ready(output_, POLLIN, until))
        return false;
    std::array<char, 65536> piece{};
    const auto got = ::read(output_, piece.data(), piece.size());
    if (got < 0 && errno == EINTR)
        return true;
    if (got <= 0)
        ended_ = true;
    else
        buffer_.append(piece.data(), static_cast<std::size_t>(got));
    return !ended_;
}

std::optional<std::string> Process::readLine(std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    for (;;) {
        if (const auto end = buffer_.find('\n'); end != std::string::npos) {
            std::string line = buffer_.substr(0, end);
            buffer_.erase(0, end + 1);
            return line;
        }
        if (fill(until))
            continue;
        if (!ended_ || buffer_.empty())
            return std::nullopt;
        return std::exchange(buffer_, {}); // a last line without its end
    }
}

std::string Process::readAll(std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    while (fill(until)) {
    }
    if (!ended_) {
        kill();
        timedOut();
    }
    return std::exchange(buffer_, {});
}

int Process::wait(std::chrono::milliseconds limit) {
    if (reaped_)
        return exit_;
    const int descriptor = static_cast<int>(::syscall(SYS_pidfd_open, id_, 0));
    if (descriptor < 0)
        throw Error(Fault::Internal, "SPAWN_FAILED", {}, std::string("pidfd_open: ") + std::strerror(errno));
    const bool ended = ready(descriptor, POLLIN, std::chrono::steady_clock::now() + limit);
    ::close(descriptor);
    if (!ended)
        kill();
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    reaped_ = true;
    exit_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (!ended)
        timedOut();
    return exit_;
}

void Process::kill() noexcept {
    if (!reaped_ && id_ > 0)
        ::kill(id_, SIGKILL);
}

std::chrono::nanoseconds Process::processorTime() const noexcept {
    clockid_t clock{};
    const bool lives = !reaped_ && id_ > 0 && ::clock_getcpuclockid(id_, &clock) == 0;
    return lives ? timeOf(clock) : std::chrono::nanoseconds(0);
}

std::chrono::nanoseconds threadProcessorTime() noexcept {
    return timeOf(CLOCK_THREAD_CPUTIME_ID);
}

std::pair<int, std::string> run(const std::filesystem::path& program,
                                const std::vector<std::string>& arguments, std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    Process process(program, arguments);
    process.closeInput();
    std::string output = process.readAll(limit);
    return {process.wait(std::chrono::milliseconds(millisecondsUntil(until)) + std::chrono::seconds(1)),
            std::move(output)};
}

} // namespace cunho
