// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/secret_lines.hpp"

#include <cunho/core/error.hpp>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace cunho::cli {

SecretLines::~SecretLines() {
    if (descriptor_ > STDIN_FILENO)
        ::close(descriptor_);
}

void SecretLines::open() {
    if (descriptor_ >= 0)
        return;
    descriptor_ = file_ == "-" ? STDIN_FILENO : ::open(file_.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor_ < 0)
        throw Error(errno == ENOENT ? Fault::NotFound : Fault::Storage,
                    errno == ENOENT ? "FILE_NOT_FOUND" : "FILE_NOT_READABLE",
                    {{"file", std::filesystem::path(file_).filename().string()}}, std::strerror(errno));
}

std::optional<Secret> SecretLines::next() {
    open();
    Bytes line;
    line.reserve(longest); // it never moves, so that no copy is left behind
    for (bool ended = false; !ended;) {
        Byte byte = 0;
        const auto got = ::read(descriptor_, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 && line.empty())
            return std::nullopt;
        ended = got <= 0 || byte == '\n';
        if (ended || byte == '\r')
            continue;
        if (line.size() == longest) {
            wipe(line);
            throw Error(Fault::Input, "SECRET_LINE_TOO_LONG", {{"limit", std::to_string(longest)}});
        }
        line.push_back(byte);
    }
    Secret out{line};
    wipe(line);
    return out;
}

} // namespace cunho::cli
