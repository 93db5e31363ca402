// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/terminal.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace cunho::cli {
namespace {

/// /dev/tty for one question.
class Tty {
  public:
    Tty() : descriptor_(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {}
    ~Tty() {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    Tty(const Tty&) = delete;
    Tty& operator=(const Tty&) = delete;

    bool isOpen() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }

    void write(const std::string& words) const {
        for (std::size_t at = 0; at < words.size();) {
            const ssize_t done = ::write(descriptor_, words.data() + at, words.size() - at);
            if (done < 0 && errno == EINTR)
                continue;
            if (done <= 0)
                return; // nobody is there to read it
            at += static_cast<std::size_t>(done);
        }
    }

    std::optional<char> read() const {
        char character = 0;
        ssize_t got = -1;
        do
            got = ::read(descriptor_, &character, 1);
        while (got < 0 && errno == EINTR);
        return got == 1 ? std::optional(character) : std::nullopt;
    }

  private:
    int descriptor_;
};

/// While it lives nothing that is typed is shown, and Ctrl-C is a character, so that no signal can leave the
/// terminal like this.
class Hidden {
  public:
    explicit Hidden(const Tty& tty) : tty_(tty), known_(::tcgetattr(tty.descriptor(), &before_) == 0) {
        if (!known_)
            return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG);
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        known_ = ::tcsetattr(tty.descriptor(), TCSAFLUSH, &quiet) == 0;
    }
    ~Hidden() {
        if (known_)
            ::tcsetattr(tty_.descriptor(), TCSAFLUSH, &before_);
    }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;

    bool works() const { return known_; }

  private:
    const Tty& tty_;
    termios before_{};
    bool known_;
};

constexpr std::size_t longestSecret = 64;

/// What was typed, wiped at its end.
class Typed {
  public:
    ~Typed() {
        volatile Byte* const bytes = bytes_.data();
        for (std::size_t i = 0; i < bytes_.size(); ++i)
            bytes[i] = 0;
    }
    void add(char character) {
        if (size_ < bytes_.size())
            bytes_[size_++] = static_cast<Byte>(character);
    }
    void erase() { size_ -= size_ > 0 ? 1 : 0; }
    Secret secret() const { return Secret(ByteView(bytes_.data(), size_)); }

  private:
    std::array<Byte, longestSecret> bytes_{};
    std::size_t size_ = 0;
};

} // namespace

bool Terminal::present() {
    return Tty().isOpen();
}

void Terminal::say(const std::string& words) {
    const Tty tty;
    if (tty.isOpen())
        tty.write(words);
}

std::optional<std::string> Terminal::ask(const std::string& words) {
    const Tty tty;
    if (!tty.isOpen())
        return std::nullopt;
    tty.write(words);
    std::string line;
    while (const auto character = tty.read()) {
        if (*character == '\n')
            return line;
        line += *character;
    }
    return std::nullopt;
}

std::optional<Secret> Terminal::askHidden(const std::string& words) {
    constexpr char controlC = 3;
    constexpr char controlD = 4;
    constexpr char backspace = 8;
    constexpr char erase = 127;
    const Tty tty;
    if (!tty.isOpen())
        return std::nullopt;
    Typed typed;
    std::optional<Secret> answer;
    {
        const Hidden hidden(tty); // before the question: some people type at once
        if (!hidden.works())
            return std::nullopt;
        tty.write(words);
        while (const auto character = tty.read()) {
            if (*character == controlC || *character == controlD)
                break;
            if (*character == '\n' || *character == '\r') {
                answer = typed.secret();
                break;
            }
            if (*character == backspace || *character == erase)
                typed.erase();
            else
                typed.add(*character);
        }
    }
    tty.write("\n");
    return answer;
}

} // namespace cunho::cli
