// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/worker/loaded_qpdf.hpp"
#include "pdf/worker/service.hpp"

#include <cunho/core/process_limits.hpp>

#include <charconv>
#include <csignal>
#include <iostream>
#include <string_view>

namespace {

/// A whole number, 0 for anything else.
long long number(std::string_view text) {
    long long value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    return code == std::errc() && end == text.data() + text.size() ? value : 0;
}

constexpr std::uint64_t mostLibraries = 64U << 20U;
constexpr unsigned mostDescriptors = 16; ///< three pipes and a file or two
constexpr std::chrono::seconds longestLife{300};

} // namespace

/// cunho-pdf-worker CPU-MILLISECONDS MEMORY-BYTES
///
/// Started by the program's other parts, never by a person; see include/cunho/pdf/worker_reader.hpp.
int main(int argc, char** argv) {
    const long long cpu = argc == 3 ? number(argv[1]) : 0;
    const long long memory = argc == 3 ? number(argv[2]) : 0;
    if (cpu <= 0 || memory <= 0) {
        std::cerr << "cunho-pdf-worker reads PDF files for cunho and cunho-cli\n";
        return 2;
    }
    if (cunho::pdf::qpdfModule().empty()) {
        std::cerr << "cunho-pdf-worker is not complete: its module for libqpdf is missing\n";
        return 3;
    }
    std::signal(SIGINT,
                SIG_IGN); // Ctrl-C is for the program that started this one: it ends what is under way
    cunho::restrictOwnProcess(
        {static_cast<std::uint64_t>(memory), mostLibraries, mostDescriptors, longestLife});
    return cunho::pdf::serve(0, 1, std::chrono::milliseconds(cpu), cunho::pdf::loadedQpdf);
}
