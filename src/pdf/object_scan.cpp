// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/object_scan.hpp"

#include "pdf/lexical.hpp"

#include <charconv>
#include <limits>
#include <optional>

namespace cunho::pdf {

namespace {

std::uint64_t find(FileWindow& window, std::uint64_t from, std::string_view word) {
    const std::uint64_t size = window.size();
    const int first = static_cast<unsigned char>(word.front());
    for (std::uint64_t at = from; at < size; ++at) {
        if (window.at(at) == first && window.has(at, word)) {
            return at;
        }
    }
    return size;
}

/// Steps from token to token (7.2) and keeps what it takes to know an object when one begins.
class ObjectScanner {
  public:
    ObjectScanner(FileWindow& window, std::size_t limit) : window_(window), limit_(limit) {}

    ObjectScan run() {
        while (at_ < window_.size() && out_.definitions.size() <= limit_) {
            step();
        }
        return std::move(out_);
    }

  private:
    struct Number {
        std::uint64_t value = 0;
        std::uint64_t offset = 0;
    };

    void step() {
        const int c = window_.at(at_);
        if (isSpace(c)) {
            ++at_;
        } else if (c == '%') {
            comment();
        } else if (c == '(') {
            text();
        } else if (c == '<') {
            less();
        } else if (c == '>') {
            greater();
        } else if (c == '/') {
            ++at_;
            name(word());
        } else if (isDelimiter(c)) {
            ++at_;
            forget();
        } else {
            const std::uint64_t start = at_;
            regular(word(), start);
        }
    }

    /// Numbers and a key that a bracket or a string follows mean nothing.
    void forget() {
        before_ = last_ = std::nullopt;
        key_.clear();
        dictionaryEnded_ = false;
    }

    void comment() {
        out_.hasSecondHeader = out_.hasSecondHeader || (at_ > 0 && window_.has(at_, "%PDF-"));
        while (at_ < window_.size() && window_.at(at_) != '\n' && window_.at(at_) != '\r') {
            ++at_;
        }
    }

    void text() {
        forget();
        std::uint64_t open = 0;
        for (; at_ < window_.size(); ++at_) {
            const int c = window_.at(at_);
            if (c == '\\') {
                ++at_;
            } else if (c == '(') {
                ++open;
            } else if (c == ')' && --open == 0) {
                ++at_;
                return;
            }
        }
    }

    void less() {
        forget();
        if (window_.at(at_ + 1) == '<') {
            if (depth_++ == 0) {
                dictionary_.begin = at_;
                type_.clear();
                length_ = std::nullopt;
            }
            at_ += 2;
            return;
        }
        at_ = find(window_, at_, ">") + 1;
    }

    void greater() {
        forget();
        if (window_.at(at_ + 1) != '>') {
            ++at_;
            return;
        }
        at_ += 2;
        depth_ -= depth_ > 0 ? 1 : 0;
        if (depth_ == 0) {
            dictionary_.end = at_;
            dictionaryEnded_ = true;
            endDictionary();
        }
    }

    void endDictionary() {
        if (isTrailer_ || (inObject_ && type_ == "XRef")) {
            out_.trailers.push_back(dictionary_);
        }
        if (inObject_ && type_ == "ObjStm") {
            out_.definitions.back().isObjectStream = true;
        }
        isTrailer_ = false;
    }

    void name(std::string text) {
        if (depth_ == 1 && key_ == "Type") {
            type_ = text;
            text.clear();
        }
        forget();
        key_ = std::move(text);
    }

    void regular(const std::string& text, std::uint64_t start) {
        Number number{0, start};
        const auto result = std::from_chars(text.data(), text.data() + text.size(), number.value);
        if (result.ec == std::errc() && result.ptr == text.data() + text.size()) {
            if (depth_ == 1 && key_ == "Length") {
                length_ = number;
            }
            before_ = std::exchange(last_, number);
            key_.clear();
            dictionaryEnded_ = false;
            return;
        }
        keyword(text);
        forget();
    }

    void keyword(const std::string& text) {
        if (text == "obj" && before_ && last_) {
            beginObject();
        } else if (text == "R" && before_ && length_ && before_->offset == length_->offset) {
            length_ = std::nullopt; // is elsewhere
        } else if (text == "stream" && inObject_ && dictionaryEnded_) {
            stepOverStream();
        } else if (text == "trailer") {
            isTrailer_ = true;
            inObject_ = false;
            depth_ = 0;
        } else if (text == "endobj" || text == "xref" || text == "startxref") {
            inObject_ = false;
            depth_ = 0;
        }
    }

    void beginObject() {
        constexpr std::uint64_t mostNumber = std::numeric_limits<std::uint32_t>::max();
        constexpr std::uint64_t mostGeneration = std::numeric_limits<std::uint16_t>::max();
        depth_ = 0;
        isTrailer_ = false;
        inObject_ = before_->value <= mostNumber && last_->value <= mostGeneration;
        if (inObject_) {
            out_.definitions.push_back(
                {{static_cast<std::uint32_t>(before_->value), static_cast<std::uint16_t>(last_->value)},
                 before_->offset});
        }
    }

    /// To the end that /Length names or, where none stands there, to the first one.
    void stepOverStream() {
        static constexpr std::string_view end = "endstream";
        at_ += window_.at(at_) == '\r' ? 1U : 0U;
        at_ += window_.at(at_) == '\n' ? 1U : 0U;
        if (length_ && length_->value < window_.size() - at_) {
            std::uint64_t behind = at_ + length_->value;
            while (behind < window_.size() && isSpace(window_.at(behind))) {
                ++behind;
            }
            if (window_.has(behind, end)) {
                at_ = behind + end.size();
                return;
            }
        }
        at_ = find(window_, at_, end) + end.size();
    }

    /// A run of regular characters, cut where it is longer than any that matters.
    std::string word() {
        std::string out;
        for (; at_ < window_.size() && isRegular(window_.at(at_)); ++at_) {
            if (out.size() < 24) {
                out += static_cast<char>(window_.at(at_));
            }
        }
        return out;
    }

    FileWindow& window_;
    std::size_t limit_;
    ObjectScan out_;
    std::uint64_t at_ = 0;
    int depth_ = 0; ///< of dictionaries
    std::optional<Number> before_, last_;
    std::optional<Number> length_;
    std::string key_;
    std::string type_;
    ObjectScan::Span dictionary_;
    bool dictionaryEnded_ = false;
    bool inObject_ = false;
    bool isTrailer_ = false;
};

/// Steps back over at least one blank; false when there is none.
bool backOverSpace(FileWindow& window, std::uint64_t& at) {
    const std::uint64_t end = at;
    while (at > 0 && isSpace(window.at(at - 1))) {
        --at;
    }
    return at != end;
}

bool backOverDigits(FileWindow& window, std::uint64_t& at) {
    const std::uint64_t end = at;
    while (at > 0 && isDigit(window.at(at - 1))) {
        --at;
    }
    return at != end;
}

} // namespace

ObjectScan ObjectScan::of(FileWindow& window, std::size_t limit) {
    return ObjectScanner(window, limit).run();
}

std::vector<std::uint64_t> everyDefinition(FileWindow& window, std::size_t limit) {
    static constexpr std::string_view word = "obj";
    std::vector<std::uint64_t> out;
    for (std::uint64_t at = find(window, 0, word); at < window.size() && out.size() <= limit;
         at = find(window, at + word.size(), word)) {
        std::uint64_t start = at;
        if (!isRegular(window.at(at + word.size())) && backOverSpace(window, start) &&
            backOverDigits(window, start) && backOverSpace(window, start) && backOverDigits(window, start) &&
            (start == 0 || !isRegular(window.at(start - 1)))) {
            out.push_back(start);
        }
    }
    return out;
}

bool mentions(FileWindow& window, std::string_view bytes) {
    return find(window, 0, bytes) < window.size();
}

} // namespace cunho::pdf
