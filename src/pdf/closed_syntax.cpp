// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/closed_syntax.hpp"

#include "pdf/lexical.hpp"
#include "pdf/nesting_guard.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

namespace cunho::pdf {

namespace {

bool isWordPart(char c) {
    return isRegular(static_cast<unsigned char>(c));
}
bool isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Walks over tokens; the open containers stand on a stack of its own, never on the program's.
class SyntaxWalk {
  public:
    explicit SyntaxWalk(std::string_view text) : text_(text) {}

    bool isOneValue() {
        bool fine = true;
        for (skipBlanks(); fine && at_ < text_.size(); skipBlanks()) {
            fine = !(open_.empty() && complete_) && token();
        }
        return fine && complete_ && open_.empty();
    }

  private:
    struct Container {
        char kind;           ///< '[' or '<'
        bool keyNext = true; ///< in a dictionary
    };

    void skipBlanks() {
        while (at_ < text_.size() && isSpace(text_[at_])) {
            ++at_;
        }
    }

    bool token() {
        switch (text_[at_]) {
        case '/': return name();
        case '(': return text() && value();
        case '[': return open('[', 1);
        case ']': return close('[', 1);
        case '<': return text_.substr(at_).starts_with("<<") ? open('<', 2) : hex() && value();
        case '>': return text_.substr(at_).starts_with(">>") && close('<', 2);
        default: return word() && value();
        }
    }

    bool wantsKey() const { return !open_.empty() && open_.back().kind == '<' && open_.back().keyNext; }

    /// A value ended here.
    bool value() {
        if (wantsKey()) {
            return false;
        }
        if (open_.empty()) {
            complete_ = true;
        } else {
            open_.back().keyNext = true;
        }
        return true;
    }

    bool open(char kind, std::size_t width) {
        if (wantsKey() || open_.size() >= NestingGuard::limit) {
            return false;
        }
        open_.push_back({kind});
        at_ += width;
        return true;
    }

    bool close(char kind, std::size_t width) {
        if (open_.empty() || open_.back().kind != kind || (kind == '<' && !open_.back().keyNext)) {
            return false;
        }
        open_.pop_back();
        at_ += width;
        return value();
    }

    bool name() {
        ++at_;
        while (at_ < text_.size() && isWordPart(text_[at_])) {
            ++at_;
        }
        if (wantsKey()) {
            open_.back().keyNext = false;
            return true;
        }
        return value();
    }

    bool text() {
        std::size_t depth = 0;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\\') {
                ++at_;
            } else if (c == '(') {
                ++depth;
            } else if (c == ')' && --depth == 0) {
                ++at_;
                return true;
            }
        }
        return false;
    }

    bool hex() {
        const std::size_t end = text_.find('>', at_);
        const auto allowed = [](char c) { return isHexDigit(c) || isSpace(c); };
        if (end == std::string_view::npos ||
            !std::ranges::all_of(text_.substr(at_ + 1, end - at_ - 1), allowed)) {
            return false;
        }
        at_ = end + 1;
        return true;
    }

    std::string_view regular() {
        const std::size_t from = at_;
        while (at_ < text_.size() && isWordPart(text_[at_])) {
            ++at_;
        }
        return text_.substr(from, at_ - from);
    }

    bool word() {
        const std::string_view first = regular();
        if (first == "null" || first == "true" || first == "false") {
            return true;
        }
        if (!isNumber(first)) {
            return false;
        }
        const std::size_t behind = at_;
        if (!isReferenceRest(first)) {
            at_ = behind;
        }
        return true;
    }

    static bool isNumber(std::string_view word) {
        if (word.starts_with('+') || word.starts_with('-')) {
            word.remove_prefix(1);
        }
        const auto digits = std::ranges::count_if(word, isDigit);
        const auto points = std::ranges::count(word, '.');
        return digits > 0 && points <= 1 && static_cast<std::size_t>(digits + points) == word.size();
    }

    /// The "0 R" behind an object number.
    bool isReferenceRest(std::string_view number) {
        skipBlanks();
        const std::string_view generation = regular();
        skipBlanks();
        return fits(number, 0, UINT32_MAX) && fits(generation, 0, UINT16_MAX) && regular() == "R";
    }

    static bool fits(std::string_view word, std::uint64_t least, std::uint64_t most) {
        std::uint64_t number = 0;
        const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), number);
        return code == std::errc() && end == word.data() + word.size() && number >= least && number <= most;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool complete_ = false;
    std::vector<Container> open_;
};

} // namespace

bool isClosedValue(std::string_view syntax) {
    return SyntaxWalk(syntax).isOneValue();
}

} // namespace cunho::pdf
