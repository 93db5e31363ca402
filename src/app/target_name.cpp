// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/target_name.hpp>
#include <cunho/core/error.hpp>

#include <algorithm>
#include <vector>

namespace cunho::app {
namespace {

constexpr std::size_t longestName = 255; ///< bytes, NAME_MAX of Linux
constexpr std::size_t longestPattern = 200;
constexpr std::string_view extension = ".pdf";

[[noreturn]] void invalid(std::string_view pattern) {
    // The text names the placeholders as they are written.
    throw Error(Fault::Input, "NAME_PATTERN_INVALID",
                {{"pattern", std::string(pattern)}, {"name", "{name}"}, {"date", "{date}"}, {"n", "{n}"}});
}

bool endsLikePdf(std::string_view text) {
    return text.size() >= extension.size() &&
           std::equal(extension.rbegin(), extension.rend(), text.rbegin(), [](char small, char any) {
               return small == (any >= 'A' && any <= 'Z' ? static_cast<char>(any - 'A' + 'a') : any);
           });
}

std::string padded(std::size_t number, std::size_t count) {
    const auto digits = std::to_string(std::max(count, number)).size();
    const std::string text = std::to_string(number);
    return std::string(digits - text.size(), '0') + text;
}

/// What stands for {name}, {date} and {n}.
struct Values {
    std::string name;
    std::string date;
    std::string number;

    const std::string* find(std::string_view placeholder) const {
        if (placeholder == "name")
            return &name;
        if (placeholder == "date")
            return &date;
        return placeholder == "n" ? &number : nullptr;
    }
};

std::string filled(std::string_view pattern, const Values& values) {
    std::string out;
    for (std::string_view rest = pattern; !rest.empty();) {
        const auto open = rest.find('{');
        out.append(rest.substr(0, open));
        if (open == std::string_view::npos)
            break;
        const auto close = rest.find('}', open);
        const std::string* value =
            close == std::string_view::npos ? nullptr : values.find(rest.substr(open + 1, close - open - 1));
        if (value == nullptr)
            invalid(pattern);
        out.append(*value);
        rest = rest.substr(close + 1);
    }
    return out;
}

/// The first bytes of it, which end with a whole character.
void cut(std::string& text, std::size_t length) {
    if (length >= text.size())
        return;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        --length;
    text.resize(length);
}

/// Of the pattern that a signed file's name is made by, without its ending.
std::string_view stemOf(std::string_view pattern) {
    return endsLikePdf(pattern) ? pattern.substr(0, pattern.size() - extension.size()) : pattern;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Of any alphabet: beyond ASCII everything counts.
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// What can stand behind a part of a pattern, when some of the text before was made by what comes before.
class NameMatch {
  public:
    explicit NameMatch(std::string_view text) : text_(text), reached_(text.size() + 1) { reached_[0] = true; }

    void literal(std::string_view part) {
        letters_ = 0;
        for (const char c : part) {
            letters_ = isLetter(c) ? letters_ + 1 : 0;
            hasWord_ = hasWord_ || letters_ == leastWord;
        }
        step([&](std::size_t from, Reached& next) {
            if (text_.substr(from).starts_with(part))
                next[from + part.size()] = true;
        });
    }

    void anything() {
        step([&](std::size_t from, Reached& next) {
            std::fill(next.begin() + static_cast<std::ptrdiff_t>(from) + 1, next.end(), true);
        });
    }

    void digits() {
        step([&](std::size_t from, Reached& next) {
            for (std::size_t at = from; at < text_.size() && isDigit(text_[at]); ++at)
                next[at + 1] = true;
        });
    }

    void date() {
        constexpr std::string_view form = "0000-00-00";
        step([&](std::size_t from, Reached& next) {
            const auto part = text_.substr(from, form.size());
            const auto fits = [](char c, char like) { return like == '0' ? isDigit(c) : c == like; };
            if (part.size() == form.size() && std::equal(part.begin(), part.end(), form.begin(), fits))
                next[from + form.size()] = true;
        });
    }

    bool hasWord() const noexcept { return hasWord_; }
    bool isWhole() const { return reached_.back(); }

  private:
    using Reached = std::vector<bool>;
    static constexpr std::size_t leastWord = 3;

    template<typename Part>
    void step(Part part) {
        Reached next(reached_.size());
        for (std::size_t from = 0; from < reached_.size(); ++from)
            if (reached_[from])
                part(from, next);
        reached_ = std::move(next);
    }

    std::string_view text_;
    Reached reached_; ///< by how many characters of the text are made so far
    std::size_t letters_ = 0;
    bool hasWord_ = false;
};

bool isMadeBy(std::string_view pattern, std::string_view text) {
    NameMatch match(text);
    for (std::string_view rest = pattern; !rest.empty();) {
        const auto open = rest.find('{');
        if (open != 0)
            match.literal(rest.substr(0, open));
        if (open == std::string_view::npos)
            break;
        const auto close = rest.find('}', open);
        const auto placeholder =
            rest.substr(open, close == std::string_view::npos ? close : close - open + 1);
        if (placeholder == "{name}")
            match.anything();
        else if (placeholder == "{date}")
            match.date();
        else if (placeholder == "{n}")
            match.digits();
        else
            return false;
        rest.remove_prefix(close + 1);
    }
    return match.hasWord() && match.isWhole();
}

/// "a-2" as "a"
std::string_view withoutCopy(std::string_view text) {
    const auto last = text.find_last_not_of("0123456789");
    const bool numbered = last != std::string_view::npos && last + 1 < text.size() && text[last] == '-';
    return numbered ? text.substr(0, last) : text;
}

std::size_t occurrences(std::string_view pattern, std::string_view part) {
    std::size_t count = 0;
    for (auto at = pattern.find(part); at != std::string_view::npos; at = pattern.find(part, at + 1))
        ++count;
    return count;
}

} // namespace

void requireNamePattern(std::string_view pattern) {
    const bool forbidden = std::ranges::any_of(
        pattern, [](char c) { return c == '/' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (pattern.empty() || pattern.size() > longestPattern || forbidden || pattern.front() == '.' ||
        pattern.find_first_not_of(' ') == std::string_view::npos)
        invalid(pattern);
    filled(pattern, {"a", "b", "c"});
}

bool mayBeSignedName(std::string_view pattern, std::string_view name) {
    if (!endsLikePdf(name))
        return false;
    const auto text = name.substr(0, name.size() - extension.size());
    return isMadeBy(stemOf(pattern), text) || isMadeBy(stemOf(pattern), withoutCopy(text));
}

std::string signedName(std::string_view pattern, const NameFacts& facts, int copy) {
    const std::string_view stem = stemOf(pattern);
    Values values{facts.source.stem().string(), formatDate(facts.date), padded(facts.number, facts.count)};
    const std::string ending =
        (copy > 1 ? "-" + std::to_string(copy) : std::string()) + std::string(extension);
    const std::size_t room = longestName - ending.size();
    std::string text = filled(stem, values);
    if (const auto names = occurrences(stem, "{name}"); text.size() > room && names > 0) {
        const auto excess = (text.size() - room + names - 1) / names;
        cut(values.name, values.name.size() - std::min(excess, values.name.size()));
        text = filled(stem, values);
    }
    cut(text, room);
    return text + ending;
}

} // namespace cunho::app
