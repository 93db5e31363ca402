// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/helper_programs.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/worker_reader.hpp>
#include <cunho/wiring/file_passwords.hpp>
#include <cunho/wiring/password_block.hpp>

#include <utility>

namespace cunho::wiring {
namespace {

constexpr std::size_t longest = 0xffff; ///< bytes of one password

} // namespace

FilePasswords::FilePasswords(std::filesystem::path programs) : programs_(std::move(programs)) {}

/// Without any password.
bool FilePasswords::isOpen(const std::filesystem::path& file) const {
    try {
        pdf::makeWorkerReader({programs_ / workerProgram, nullptr})->read(file);
        return true;
    } catch (const Error& error) {
        if (error.reason() != "PDF_PASSWORD_NEEDED")
            throw;
        return false;
    }
}

/// By a reader of its own: what others read meanwhile is tried with passwords that fit some file only.
void FilePasswords::open(const std::filesystem::path& file, Secret password) {
    if (isOpen(file))
        return;
    const auto candidate = std::make_shared<pdf::Passwords>();
    candidate->add(password.duplicate());
    pdf::makeWorkerReader({programs_ / workerProgram, candidate})->read(file);
    all_->add(std::move(password));
}

Secret passwordBlock(const pdf::Passwords* passwords) {
    if (passwords == nullptr)
        return {};
    Bytes block;
    block.reserve(largestPasswordBlock); // moved nowhere while it is filled
    const auto all = passwords->all();
    std::size_t taken = 0;
    for (auto password = all.rbegin(); password != all.rend() && taken < mostPasswords; ++password) {
        const ByteView bytes = password->expose();
        if (bytes.empty() || bytes.size() > longest || block.size() + 2 + bytes.size() > largestPasswordBlock)
            continue;
        block.push_back(static_cast<Byte>(bytes.size() % 256));
        block.push_back(static_cast<Byte>(bytes.size() / 256));
        block.insert(block.end(), bytes.begin(), bytes.end());
        ++taken;
    }
    Secret out{ByteView(block)};
    wipe(block);
    return out;
}

} // namespace cunho::wiring
