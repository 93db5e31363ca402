// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/verify_file.hpp>

#include <algorithm>

namespace cunho::app {

bool FileVerdict::passed() const noexcept {
    return !signatures.empty() && std::ranges::all_of(signatures, &signing::SignatureReport::passed);
}

FileVerdict verifyFile(const std::filesystem::path& file, const pdf::StructureReader& reader,
                       const signing::VerificationOptions& options) {
    return {file, signing::verifyFile(file, reader, options)};
}

FileVerdict verifyFile(const std::filesystem::path& file, const pdf::StructureReader& reader,
                       const Clock& clock, const std::vector<crypto::Certificate>& anchors) {
    signing::VerificationOptions options{anchors, clock.now()};
    options.revocation = signing::RevocationRule::Never;
    return app::verifyFile(file, reader, options);
}

} // namespace cunho::app
