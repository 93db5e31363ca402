// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/reader_server.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

/// cunho-virtual-card PKI-FOLDER SOCKET[=WORDS]…
int main(int count, char** arguments) {
    using namespace cunho::test;
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() < 2) {
        std::cerr
            << "cunho-virtual-card PKI-FOLDER SOCKET[=WORDS]...\n"
               "Serves Citizen Cards without plastic to cunho-virtual-ifd.so; words such as cc1,t0,pad.\n";
        return 2;
    }
    try {
        std::vector<ReaderServer::Place> places;
        for (std::size_t at = 1; at < words.size(); ++at) {
            const std::size_t equals = std::min(words[at].find('='), words[at].size());
            const std::size_t begin = std::min(equals + 1, words[at].size());
            places.push_back({words[at].substr(0, equals), readerChoice(words[at].substr(begin))});
        }
        ReaderServer(words[0], places).run();
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << "cunho-virtual-card: " << problem.what() << '\n';
        return 1;
    }
}
