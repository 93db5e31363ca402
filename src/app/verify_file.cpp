// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/trusted_lists.hpp>
#include <cunho/app/verify_file.hpp>
#include <cunho/pdf/reader.hpp>

#include <algorithm>

namespace cunho::app {

bool FileVerdict::passed() const noexcept {
    return !signatures.empty() && std::ranges::all_of(signatures, &signing::SignatureReport::passed);
}

FileVerdict verifyFile(const std::filesystem::path& file, const pdf::Reader& reader,
                       const signing::VerificationOptions& options) {
    return {file, signing::verifyFile(file, reader, options), listsUsed(options)};
}

FileVerdict verifyFile(const std::filesystem::path& file, const Services& services, const JobContext& job) {
    WorkplaceTrust trust = workplaceTrust(services, job);
    FileVerdict verdict = app::verifyFile(file, services.foreign, trust.options);
    verdict.lists = std::move(trust.lists);
    return verdict;
}

} // namespace cunho::app
