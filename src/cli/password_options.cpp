// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/password_options.hpp"

#include <cunho/core/file.hpp>

#include <algorithm>

namespace cunho::cli {

void PasswordOptions::addTo(CLI::App& command) {
    command.add_option("--password-file", file,
                       "Passwords that may open encrypted PDFs, one a line, in a file or - (stdin)");
}

void PasswordOptions::requireSense(const CLI::App& command, const std::vector<std::string>& others) const {
    for (const auto& other : others)
        if (file == "-" && command.get_option(other)->as<std::string>() == "-")
            throw CLI::ValidationError(command.get_name(),
                                       "--password-file and " + other +
                                           " cannot both be read from standard input: name a file for one");
}

std::shared_ptr<const pdf::Passwords> PasswordOptions::read() const {
    if (file.empty())
        return nullptr;
    auto passwords = std::make_shared<pdf::Passwords>();
    Bytes bytes = readFile(file == "-" ? "/dev/stdin" : file, 64U << 10U);
    for (auto from = bytes.begin(); from != bytes.end();) {
        const auto end = std::find(from, bytes.end(), Byte{'\n'});
        const auto last = end != from && *(end - 1) == '\r' ? end - 1 : end;
        if (last != from) // the empty password is always tried
            passwords->add(Secret(ByteView(from, last)));
        from = end == bytes.end() ? end : end + 1;
    }
    wipe(bytes);
    return passwords;
}

} // namespace cunho::cli
