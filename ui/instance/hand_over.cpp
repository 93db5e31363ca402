// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/instance/hand_over.hpp"

#include <cunho/app/collect_files.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace cunho::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view handOverMark = "CUNHO1";
constexpr std::uint8_t signFlag = 1;
constexpr std::size_t longestToken = 512;
constexpr std::size_t longestPath = 4096; ///< PATH_MAX
constexpr std::size_t numberSize = 4;
constexpr unsigned byteBits = 8;

void putNumber(Bytes& out, std::size_t number) {
    for (std::size_t i = 0; i < numberSize; ++i)
        out.push_back(static_cast<std::uint8_t>(number >> (byteBits * i)));
}

void putText(Bytes& out, std::string_view text) {
    putNumber(out, text.size());
    const ByteView bytes = asBytes(text);
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// Takes one thing after the other; what is not there makes all of it wrong.
class Taking {
  public:
    explicit Taking(ByteView bytes) : rest_(bytes) {}

    std::size_t number() {
        const ByteView bytes = take(numberSize);
        std::size_t value = 0;
        for (std::size_t i = bytes.size(); i > 0; --i)
            value = (value << byteBits) | bytes[i - 1];
        return value;
    }

    std::string text(std::size_t longest) {
        const std::size_t length = number();
        good_ = good_ && length <= longest;
        return std::string(asText(take(good_ ? length : 0)));
    }

    std::uint8_t byte() {
        const ByteView bytes = take(1);
        return bytes.empty() ? 0 : bytes[0];
    }

    bool good() const { return good_; }
    bool atEnd() const { return rest_.empty(); }

  private:
    ByteView take(std::size_t count) {
        good_ = good_ && count <= rest_.size();
        if (!good_)
            return {};
        const ByteView taken = rest_.first(count);
        rest_ = rest_.subspan(count);
        return taken;
    }

    ByteView rest_;
    bool good_ = true;
};

bool isUsable(const std::string& path) {
    return path.starts_with('/') && path.size() < longestPath && path.find('\0') == std::string::npos;
}

} // namespace

Bytes writeHandOver(const HandOver& wanted) {
    Bytes rest;
    rest.push_back(wanted.sign ? signFlag : 0);
    putText(rest, wanted.activation.size() <= longestToken ? wanted.activation : std::string());
    std::vector<const std::string*> names;
    std::size_t size = rest.size() + numberSize;
    for (const fs::path& file : wanted.files) {
        size += numberSize + file.native().size();
        if (names.size() == mostHandedFiles || size > largestHandOver - handOverHead)
            break;
        if (isUsable(file.native()))
            names.push_back(&file.native());
    }
    putNumber(rest, names.size());
    for (const std::string* name : names)
        putText(rest, *name);
    Bytes message = toBytes(handOverMark);
    putNumber(message, rest.size());
    message.insert(message.end(), rest.begin(), rest.end());
    return message;
}

std::optional<std::size_t> handOverLength(ByteView head) {
    if (head.size() < handOverHead || asText(head.first(handOverMark.size())) != handOverMark)
        return std::nullopt;
    const std::size_t length = handOverHead + Taking(head.subspan(handOverMark.size(), numberSize)).number();
    return length <= largestHandOver ? std::optional(length) : std::nullopt;
}

std::optional<HandOver> readHandOver(ByteView message) {
    if (handOverLength(message) != message.size())
        return std::nullopt;
    Taking taking(message.subspan(handOverHead));
    HandOver wanted;
    wanted.sign = (taking.byte() & signFlag) != 0;
    wanted.activation = taking.text(longestToken);
    const std::size_t count = taking.number();
    if (!taking.good() || count > mostHandedFiles)
        return std::nullopt;
    for (std::size_t i = 0; i < count && taking.good(); ++i) {
        std::string name = taking.text(longestPath);
        if (!isUsable(name))
            return std::nullopt;
        wanted.files.emplace_back(std::move(name));
    }
    return taking.good() && taking.atEnd() ? std::optional(std::move(wanted)) : std::nullopt;
}

std::vector<fs::path> namedFiles(const std::vector<std::string>& names, const fs::path& folder) {
    std::vector<fs::path> files;
    for (const std::string& name : names) {
        if (name.empty())
            continue;
        if (name.starts_with("file:")) {
            const auto addresses = app::pathsOf(name);
            files.insert(files.end(), addresses.paths.begin(), addresses.paths.end());
        } else {
            files.push_back(folder / name); // an absolute one stays
        }
    }
    return files;
}

} // namespace cunho::ui
