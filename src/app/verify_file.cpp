// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/verify_file.hpp>
#include <cunho/pdf/reader.hpp>

#include <algorithm>

namespace cunho::app {

bool FileVerdict::passed() const noexcept {
    return !signatures.empty() && std::ranges::all_of(signatures, &signing::SignatureReport::passed);
}

FileVerdict verifyFile(const std::filesystem::path& file, const pdf::Reader& reader,
                       const signing::VerificationOptions& options) {
    return {file, signing::verifyFile(file, reader, options)};
}

FileVerdict verifyFile(const std::filesystem::path& file, const Services& services, const JobContext& job) {
    signing::VerificationOptions options{services.anchors, services.clock.now()};
    options.trustedResponders = services.trustedResponders;
    options.online = services.online;
    options.job = job;
    return app::verifyFile(file, services.foreign, options);
}

} // namespace cunho::app
