// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>

namespace cunho::pdf {

/// Watches the bytes that a tokenizer consumes and says when dictionaries and arrays nest too deep.
///
/// Copying nested dictionaries costs PoDoFo 0.9.8 cubic time and then the stack (measured: depth 3000 takes
/// minutes). Watching what is really parsed, instead of scanning the file beforehand, cannot be misled by
/// binary streams and costs nothing for the parts nobody reads.
class NestingGuard {
  public:
    static constexpr int limit = 100;

    /// A new object starts at the next byte.
    void restart() noexcept {
        state_ = State::Plain;
        depth_ = 0;
    }

    bool tooDeep() const noexcept { return tooDeep_; }

    /// Outside every dictionary, array, string and comment.
    bool atRest() const noexcept { return depth_ == 0 && state_ == State::Plain; }

    void see(int byte) noexcept {
        switch (state_) {
        case State::Plain: seePlain(byte); return;
        case State::Less: seeAfterLess(byte); return;
        case State::Greater:
            state_ = State::Plain;
            if (byte == '>') {
                close();
            } else {
                seePlain(byte);
            }
            return;
        case State::Hex: state_ = byte == '>' ? State::Plain : State::Hex; return;
        case State::Comment: state_ = byte == '\n' || byte == '\r' ? State::Plain : State::Comment; return;
        case State::Escape: state_ = State::Text; return;
        case State::Text: seeInText(byte); return;
        }
    }

  private:
    enum class State : std::uint8_t { Plain, Less, Greater, Hex, Comment, Text, Escape };

    void open() noexcept { tooDeep_ = ++depth_ > limit || tooDeep_; }
    void close() noexcept { depth_ -= depth_ > 0 ? 1 : 0; }

    void seePlain(int byte) noexcept {
        switch (byte) {
        case '<': state_ = State::Less; break;
        case '>': state_ = State::Greater; break;
        case '[': open(); break;
        case ']': close(); break;
        case '%': state_ = State::Comment; break;
        case '(':
            state_ = State::Text;
            parentheses_ = 0;
            break;
        default: break;
        }
    }

    void seeAfterLess(int byte) noexcept {
        if (byte == '<') {
            open();
        }
        state_ = byte == '<' || byte == '>' ? State::Plain : State::Hex;
    }

    void seeInText(int byte) noexcept {
        if (byte == '\\') {
            state_ = State::Escape;
        } else if (byte == '(') {
            ++parentheses_;
        } else if (byte == ')' && parentheses_-- == 0) {
            state_ = State::Plain;
        }
    }

    State state_ = State::Plain;
    bool tooDeep_ = false;
    int depth_ = 0;
    std::int64_t parentheses_ = 0;
};

} // namespace cunho::pdf
