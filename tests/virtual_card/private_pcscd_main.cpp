// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/private_pcscd.hpp"

#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

/// cunho-private-pcscd FOLDER LIBRARY [--activation-only] NAME=SOCKET…
int main(int count, char** arguments) {
    using namespace cunho::test;
    std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() < 3) {
        std::cerr << "cunho-private-pcscd FOLDER LIBRARY [--activation-only] NAME=SOCKET...\n"
                     "Becomes a pcscd of its own at FOLDER/run/pcscd/pcscd.comm with these readers.\n";
        return 2;
    }
    try {
        PrivatePcscd pcscd;
        pcscd.folder = std::filesystem::absolute(words[0]);
        pcscd.library = std::filesystem::absolute(words[1]);
        words.erase(words.begin(), words.begin() + 2);
        if (words.front() == "--activation-only") {
            pcscd.namespaces = false;
            words.erase(words.begin());
        }
        for (const std::string& word : words) {
            const std::size_t equals = word.find('=');
            if (equals == std::string::npos)
                throw std::invalid_argument("no socket in " + word);
            pcscd.readers.emplace_back(word.substr(0, equals),
                                       std::filesystem::absolute(word.substr(equals + 1)));
        }
        become(pcscd);
    } catch (const std::exception& problem) {
        std::cerr << "cunho-private-pcscd: " << problem.what() << '\n';
        return 1;
    }
}
