// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/file.hpp>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <vector>

namespace cunho::test {

/// Knows secrets, and finds them wherever they should not be: as they are, in Base64 (also in the middle of
/// other bytes), in hexadecimal, percent-encoded, and as UTF-16.
class Canary {
  public:
    /// `name` is what is told when the secret is found.
    void knows(const std::string& name, const std::string& secret) {
        if (secret.empty() || !known_.insert(secret).second)
            return;
        add(name, secret, isShort(secret));
        std::string wide;
        for (const char c : secret)
            wide += {c, '\0'};
        add(name + " in UTF-16", wide, false);
        for (const bool capitals : {false, true}) {
            add(name + " in hexadecimal", hexadecimal(secret, capitals), false);
            add(name + " percent-encoded", percent(secret, true, capitals), false);
            if (percent(secret, false, capitals) != secret)
                add(name + " percent-encoded", percent(secret, false, capitals), false);
        }
        for (std::size_t offset = 0; offset < 3; ++offset) {
            const std::string part = base64Part(secret, offset);
            add(name + " in Base64", part, false);
            std::string url = part;
            std::replace(url.begin(), url.end(), '+', '-');
            std::replace(url.begin(), url.end(), '/', '_');
            if (url != part)
                add(name + " in Base64", url, false);
        }
    }

    std::size_t secrets() const { return known_.size(); }

    /// What is found in a text, as "<name> in <place>".
    std::set<std::string> in(const std::string& place, std::string_view text) const {
        std::set<std::string> found;
        for (const auto& needle : needles_)
            if (holds(text, needle))
                found.insert(needle.name + " in " + place);
        return found;
    }

    /// In the names and the contents of all files below a folder.
    std::set<std::string> below(const std::filesystem::path& folder) const {
        std::set<std::string> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            found.merge(in("the name of " + entry.path().string(), entry.path().string()));
            if (entry.is_regular_file())
                found.merge(in(entry.path().string(), asText(readFile(entry.path(), 1U << 30U))));
        }
        return found;
    }

  private:
    struct Needle {
        std::string name;
        std::string text;
        bool whole = false; ///< no letter or digit may stand beside it
    };

    /// Six digits come about by chance in the offsets of a PDF.
    static bool isShort(const std::string& secret) { return secret.size() < 8; }

    void add(const std::string& name, const std::string& text, bool whole) {
        needles_.push_back({name, text, whole});
    }

    static bool isWord(std::string_view text, std::size_t at) {
        return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
    }

    static bool holds(std::string_view text, const Needle& needle) {
        for (std::size_t at = text.find(needle.text); at != std::string_view::npos;
             at = text.find(needle.text, at + 1))
            if (!needle.whole ||
                (!(at > 0 && isWord(text, at - 1)) && !isWord(text, at + needle.text.size())))
                return true;
        return false;
    }

    static std::string hexadecimal(const std::string& text, bool capitals) {
        std::string hex = toHex(asBytes(text));
        if (capitals)
            std::transform(hex.begin(), hex.end(), hex.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        return hex;
    }

    static std::string percent(const std::string& text, bool all, bool capitals) {
        std::string out;
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            if (!all &&
                (std::isalnum(byte) != 0 || std::string_view("-._~").find(c) != std::string_view::npos))
                out += c;
            else
                out += "%" + hexadecimal(std::string(1, c), capitals);
        }
        return out;
    }

    /// The characters of a Base64 text that this secret alone decides, when it begins at this place of three.
    static std::string base64Part(const std::string& secret, std::size_t offset) {
        const std::string text = toBase64(asBytes(std::string(offset, 'x') + secret));
        const std::size_t from = (offset * 8 + 5) / 6;
        const std::size_t to = (offset + secret.size()) * 8 / 6;
        return text.substr(from, to - from);
    }

    std::set<std::string> known_;
    std::vector<Needle> needles_;
};

/// The command lines and environments of all children of this process and of theirs, seen for as long as it
/// lives.
class ChildWatch {
  public:
    ChildWatch() : thread_([this](const std::stop_token& stop) { watch(stop); }) {}
    ~ChildWatch() { end(); }
    ChildWatch(const ChildWatch&) = delete;
    ChildWatch& operator=(const ChildWatch&) = delete;

    void end() {
        thread_.request_stop();
        if (thread_.joinable())
            thread_.join();
    }

    /// By process: what /proc says. After `end`.
    const std::map<std::string, std::string>& seen() const { return seen_; }

  private:
    void watch(const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any pause;
        std::unique_lock lock(mutex);
        do
            look();
        while (
            !pause.wait_for(lock, stop, std::chrono::milliseconds(10), [&] { return stop.stop_requested(); }));
    }

    void look() {
        std::set<std::string> family{std::to_string(getpid())};
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator("/proc", ignored)) {
            const std::string pid = entry.path().filename();
            if (!std::all_of(pid.begin(), pid.end(), [](unsigned char c) { return std::isdigit(c) != 0; }))
                continue;
            if (!family.contains(parentOf(textOf(entry.path() / "stat"))))
                continue;
            family.insert(pid);
            const std::string all =
                textOf(entry.path() / "cmdline") + "\n" + textOf(entry.path() / "environ");
            auto& text = seen_[pid];
            if (text.find(all) == std::string::npos) // it may have become another program
                text += all + "\n";
        }
    }

    static std::string textOf(const std::filesystem::path& file) {
        try {
            return std::string(asText(readFile(file)));
        } catch (const std::exception&) { // it is gone
            return {};
        }
    }

    /// The second word after the name in brackets.
    static std::string parentOf(const std::string& stat) {
        const auto at = stat.rfind(") ");
        if (at == std::string::npos || at + 4 > stat.size())
            return {};
        return stat.substr(at + 4, stat.find(' ', at + 4) - at - 4);
    }

    std::map<std::string, std::string> seen_;
    std::jthread thread_;
};

} // namespace cunho::test
