// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/string_spans.hpp"

#include "pdf/lexical.hpp"

#include <algorithm>
#include <optional>

namespace cunho::pdf {

namespace {

bool endsName(char c) {
    return !isRegular(static_cast<unsigned char>(c));
}

/// Goes through the tokens once, with one frame for each dictionary that is open.
class Scan {
  public:
    explicit Scan(std::string_view body) : body_(body) {}

    std::vector<StringSpan> run() && {
        while (at_ < body_.size()) {
            step();
        }
        return std::move(spans_);
    }

  private:
    struct Frame {
        bool hasByteRange = false;
        std::optional<std::size_t> contents{}; ///< index of the span that is its /Contents
    };

    void step() {
        switch (body_[at_]) {
        case '(': addString(literalEnd()); break;
        case '<':
            if (next() == '<') {
                open_.emplace_back();
                pass(2);
            } else {
                addString(std::min(body_.find('>', at_), body_.size() - 1) + 1);
            }
            break;
        case '>': close(); break;
        case '/': readName(); break;
        case '%': at_ = std::min(body_.find_first_of("\r\n", at_), body_.size()); break;
        default:
            if (!isSpace(body_[at_])) {
                name_ = {};
            }
            ++at_;
        }
    }

    char next() const { return at_ + 1 < body_.size() ? body_[at_ + 1] : '\0'; }

    void pass(std::size_t count) {
        name_ = {};
        at_ += count;
    }

    std::size_t literalEnd() const {
        std::size_t depth = 0;
        for (std::size_t at = at_; at < body_.size(); ++at) {
            if (body_[at] == '\\') {
                ++at;
            } else if (body_[at] == '(') {
                ++depth;
            } else if (body_[at] == ')' && --depth == 0) {
                return at + 1;
            }
        }
        return body_.size();
    }

    void addString(std::size_t end) {
        if (name_ == "Contents" && !open_.empty()) {
            open_.back().contents = spans_.size();
        }
        spans_.push_back({at_, end, false});
        pass(end - at_);
    }

    void readName() {
        std::size_t end = at_ + 1;
        while (end < body_.size() && !endsName(body_[end])) {
            ++end;
        }
        name_ = body_.substr(at_ + 1, end - at_ - 1);
        if (name_ == "ByteRange" && !open_.empty()) {
            open_.back().hasByteRange = true;
        }
        at_ = end;
    }

    void close() {
        const bool isDictionary = next() == '>' && !open_.empty();
        if (isDictionary) {
            const Frame frame = open_.back();
            open_.pop_back();
            if (frame.hasByteRange && frame.contents) {
                spans_[*frame.contents].isSignature = true;
            }
        }
        pass(isDictionary ? 2 : 1);
    }

    std::string_view body_;
    std::size_t at_ = 0;
    std::string_view name_; ///< the name right before, when the token before was one
    std::vector<Frame> open_;
    std::vector<StringSpan> spans_;
};

} // namespace

std::vector<StringSpan> stringSpans(std::string_view body) {
    return Scan(body).run();
}

} // namespace cunho::pdf
