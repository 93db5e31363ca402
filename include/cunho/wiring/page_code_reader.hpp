// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/page_codes.hpp>
#include <cunho/pdf/passwords.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace cunho::wiring {

/// What the search in one file may use. Under AddressSanitizer times count tenfold.
struct CodeReaderOptions {
    std::filesystem::path program;                     ///< cunho-page-painter
    std::shared_ptr<const pdf::Passwords> passwords{}; ///< that may open encrypted files
    std::chrono::milliseconds cpu{5'000};              ///< processor time for each page
    std::chrono::milliseconds wall{20'000}; ///< for the whole file; pages that come later are not looked at
    std::uint64_t memory = 768U << 20U;     ///< bytes beyond what the process starts with
    std::uint32_t pages = 40;               ///< that are looked at
    int processes = 3;                      ///< for one file: a page that kills one is left out
};

/// Reads QR codes in cunho-page-painter, a process for each file, whose answers are judged: bounded counts,
/// every page once and as it was asked for.
std::unique_ptr<app::PageCodeReader> makePageCodeReader(CodeReaderOptions options);

/// The same with the program that lies beside the running one. `passwords`: as for makeForeignReader.
std::unique_ptr<app::PageCodeReader>
makeForeignCodeReader(std::shared_ptr<const pdf::Passwords> passwords = nullptr);

} // namespace cunho::wiring
