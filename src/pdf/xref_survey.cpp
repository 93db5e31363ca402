// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/xref_survey.hpp"

#include "pdf/lexical.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::pdf {

namespace {

constexpr std::size_t maximumSections = 4096;
constexpr std::size_t firstPiece = 1U << 11U;
constexpr std::size_t maximumDictionary = 1U << 17U;
constexpr std::uint64_t entryLength = 20;

/// The number behind a key; nothing when the key is not there or something else follows it.
std::optional<std::uint64_t> numberOf(std::string_view text, std::string_view key) {
    std::size_t at = text.find(key);
    while (at != std::string_view::npos && at + key.size() < text.size() &&
           !isSpace(text[at + key.size()])) { // a longer key
        at = text.find(key, at + 1);
    }
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    for (at += key.size(); at < text.size() && isSpace(text[at]);) {
        ++at;
    }
    std::uint64_t out = 0;
    const auto result = std::from_chars(text.data() + at, text.data() + text.size(), out);
    return result.ec == std::errc() ? std::optional(out) : std::nullopt;
}

std::size_t count(std::string_view text, std::string_view word) {
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
        ++found;
    }
    return found;
}

/// Whether a trailer's text tells all that its dictionary holds, and that it has no /Encrypt: nothing of it
/// is a string, a comment or an escaped name, or is missing, and whoever parses it finds the same next
/// sections.
bool tellsNoEncryption(std::string_view text) {
    return text.find_first_of("(%#") == std::string_view::npos && count(text, "<<") == count(text, ">>") &&
           count(text, "/Encrypt") == 0 && count(text, "/Prev") <= 1 && count(text, "/XRefStm") <= 1;
}

class Survey {
  public:
    explicit Survey(FileWindow& window) : window_(window) {}

    std::optional<XrefSurvey> from(std::uint64_t start) {
        open_.push_back(start);
        while (!open_.empty()) {
            const std::uint64_t at = open_.back();
            open_.pop_back();
            if (!met_.insert(at).second) {
                continue;
            }
            if (met_.size() > maximumSections || !section(at)) {
                return std::nullopt;
            }
        }
        if (highest_ >= size_ || size_ > UINT32_MAX) {
            return std::nullopt;
        }
        return XrefSurvey{static_cast<std::uint32_t>(size_), isPlain_};
    }

  private:
    bool section(std::uint64_t at) {
        skipSpace(at);
        return window_.has(at, "xref") ? table(at + 4) : stream(at);
    }

    bool table(std::uint64_t at) {
        for (skipSpace(at); isDigit(window_.at(at)); skipSpace(at)) {
            std::uint64_t first = 0;
            std::uint64_t count = 0;
            if (!number(at, first) || !number(at, count)) {
                return false;
            }
            skipSpace(at);
            if (count == 0) {
                continue;
            }
            if (count > window_.size() / entryLength || !isEntry(at) ||
                !isEntry(at + (count - 1) * entryLength)) {
                return false;
            }
            highest_ = std::max(highest_, first + count - 1);
            at += count * entryLength;
        }
        return window_.has(at, "trailer") && dictionary(at + 7, "startxref");
    }

    bool stream(std::uint64_t at) {
        std::uint64_t own = 0;
        std::uint64_t generation = 0;
        if (!number(at, own) || !number(at, generation)) {
            return false;
        }
        highest_ = std::max(highest_, own);
        return dictionary(at, "stream");
    }

    /// A trailer's, or a stream's: its keys up to `end`.
    bool dictionary(std::uint64_t at, std::string_view end) {
        const std::string text = textUpTo(at, end);
        const auto size = numberOf(text, "/Size");
        if (!size || *size == 0) {
            return false;
        }
        if (met_.size() == 1) { // the newest section's is the file's
            size_ = *size;
        }
        isPlain_ = isPlain_ && tellsNoEncryption(text);
        for (const char* const key : {"/Prev", "/XRefStm"}) {
            const auto place = numberOf(text, key);
            if (place && *place != 0) { // PoDoFo, libqpdf and poppler take /Prev 0 for none
                open_.push_back(*place);
            }
        }
        return end == "startxref" || index(text, *size);
    }

    /// Empty when `end` does not come soon.
    std::string textUpTo(std::uint64_t at, std::string_view end) const {
        for (std::size_t length = firstPiece; length <= maximumDictionary; length *= 8) {
            const Bytes bytes = window_.read(at, length);
            const std::size_t found = asText(bytes).find(end);
            if (found != std::string_view::npos) {
                return std::string(asText(bytes).substr(0, found));
            }
        }
        return {};
    }

    /// A stream's /Index; without one it lists what /Size says.
    bool index(std::string_view text, std::uint64_t size) {
        std::size_t at = text.find("/Index");
        if (at == std::string_view::npos) {
            highest_ = std::max(highest_, size - 1);
            return true;
        }
        at = text.find('[', at);
        const std::size_t end = text.find(']', at);
        if (end == std::string_view::npos) {
            return false;
        }
        std::uint64_t pair[2]{};
        for (std::size_t which = 0; ++at < end;) {
            if (!isDigit(text[at])) {
                continue;
            }
            const auto result = std::from_chars(text.data() + at, text.data() + end, pair[which]);
            if (result.ec != std::errc() || pair[which] > UINT32_MAX) {
                return false;
            }
            at = static_cast<std::size_t>(result.ptr - text.data());
            if (which == 1 && pair[1] != 0) {
                highest_ = std::max(highest_, pair[0] + pair[1] - 1);
            }
            which = 1 - which;
        }
        return true;
    }

    /// "nnnnnnnnnn ggggg n" and two bytes of white space.
    bool isEntry(std::uint64_t at) {
        static constexpr std::string_view form = "dddddddddd ddddd kss";
        for (const char wanted : form) {
            const int c = window_.at(at++);
            const bool fits = wanted == 'd' ? isDigit(c) : wanted == 'k' ? c == 'n' || c == 'f' : isSpace(c);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    bool number(std::uint64_t& at, std::uint64_t& out) {
        skipSpace(at);
        const std::uint64_t first = at;
        out = 0;
        for (; isDigit(window_.at(at)) && at - first < 10; ++at) {
            out = out * 10 + static_cast<std::uint64_t>(window_.at(at) - '0');
        }
        return at != first;
    }

    void skipSpace(std::uint64_t& at) {
        while (isSpace(window_.at(at))) {
            ++at;
        }
    }

    FileWindow& window_;
    std::vector<std::uint64_t> open_;
    std::set<std::uint64_t> met_;
    std::uint64_t highest_ = 0;
    std::uint64_t size_ = 0;
    bool isPlain_ = true;
};

} // namespace

std::optional<XrefSurvey> surveySections(FileWindow& window, std::uint64_t start) {
    return Survey(window).from(start);
}

} // namespace cunho::pdf
