// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/appended_sections.hpp"

#include "pdf/lexical.hpp"

#include <charconv>
#include <optional>
#include <string_view>

namespace cunho::pdf {

namespace {

constexpr std::size_t longestToken = 32; // of those that matter

template<typename Number>
std::optional<Number> numberOf(const std::string& token) {
    Number out = 0;
    const auto result = std::from_chars(token.data(), token.data() + token.size(), out);
    return result.ec == std::errc() && result.ptr == token.data() + token.size() ? std::optional(out)
                                                                                 : std::nullopt;
}

/// Takes one byte after the other, as the file streams by.
class SectionScanner {
  public:
    explicit SectionScanner(std::uint64_t offset) : offset_(offset) {}

    void see(std::uint8_t byte) {
        switch (state_) {
        case State::Plain: seePlain(byte); break;
        case State::Text: seeText(byte); break;
        case State::Escape: state_ = State::Text; break;
        case State::Hex: state_ = byte == '<' || byte == '>' ? State::Plain : State::Hex; break;
        case State::Comment: state_ = byte == '\n' || byte == '\r' ? State::Plain : State::Comment; break;
        case State::Stream: seeStream(byte); break;
        }
        ++offset_;
    }

    AppendedSections finish() && {
        endToken();
        out_.ended = state_ == State::Plain || state_ == State::Comment ? out_.ended : false;
        return std::move(out_);
    }

  private:
    enum class State : std::uint8_t { Plain, Text, Escape, Hex, Comment, Stream };

    void seePlain(std::uint8_t byte) {
        if (isRegular(byte)) {
            if (token_.empty()) {
                tokenAt_ = offset_;
            }
            if (token_.size() < longestToken) {
                token_ += static_cast<char>(byte);
            }
            return;
        }
        endToken();
        if (state_ == State::Stream || isSpace(byte)) {
            return;
        }
        switch (byte) {
        case '(':
            state_ = State::Text;
            parentheses_ = 0;
            break;
        case '<': state_ = State::Hex; break; // "<<" comes back at once
        case '%': state_ = State::Comment; return;
        case '/':
            tokenAt_ = offset_;
            token_.assign(1, '/');
            break;
        default: break;
        }
        out_.ended = false;
    }

    void seeText(std::uint8_t byte) {
        if (byte == '\\') {
            state_ = State::Escape;
        } else if (byte == '(') {
            ++parentheses_;
        } else if (byte == ')' && parentheses_-- == 0) {
            state_ = State::Plain;
        }
    }

    /// To the keyword, whatever Length says: no keyword may hide between the two.
    void seeStream(std::uint8_t byte) {
        static constexpr std::string_view end = "endstream";
        const bool goesOn = byte == static_cast<std::uint8_t>(end[matched_]);
        matched_ = goesOn ? matched_ + 1 : (byte == 'e' ? 1 : 0);
        if (matched_ == end.size()) {
            matched_ = 0;
            state_ = State::Plain;
        }
    }

    void endToken() {
        if (token_.empty()) {
            return;
        }
        const std::string token = std::move(token_);
        token_.clear();
        out_.ended = before_ == "startxref";
        if (token == "obj") {
            addObject();
        } else if (token == "stream") {
            state_ = State::Stream;
        } else if (before_ == "startxref" || before_ == "/XRefStm") {
            if (const auto start = numberOf<std::uint64_t>(token)) {
                out_.starts.insert(*start);
            }
            section_ += before_ == "startxref" ? 1U : 0U;
        }
        beforeThat_ = std::move(before_);
        beforeThatAt_ = beforeAt_;
        before_ = token;
        beforeAt_ = tokenAt_;
    }

    void addObject() {
        const auto number = numberOf<int>(beforeThat_);
        const auto generation = numberOf<int>(before_);
        if (number && generation) {
            out_.objects.push_back({*number, *generation, beforeThatAt_, section_});
        }
    }

    std::uint64_t offset_;
    State state_ = State::Plain;
    std::int64_t parentheses_ = 0;
    std::size_t matched_ = 0;
    std::size_t section_ = 0;
    std::string token_;
    std::uint64_t tokenAt_ = 0;
    std::string before_;
    std::uint64_t beforeAt_ = 0;
    std::string beforeThat_;
    std::uint64_t beforeThatAt_ = 0;
    AppendedSections out_;
};

} // namespace

AppendedSections readAppendedSections(const ReadHandle& file, std::uint64_t offset) {
    SectionScanner scanner(offset);
    file.stream(offset, file.size() - offset, [&scanner](ByteView bytes) {
        for (const std::uint8_t byte : bytes) {
            scanner.see(byte);
        }
    });
    return std::move(scanner).finish();
}

} // namespace cunho::pdf
