// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/pki_requests.hpp"

#include <cunho/core/file.hpp>

namespace cunho::sandbox {

using crypto::CertificateRequest;

CertificateRequest certificateOf(CertificateRequest::Profile profile,
                                 std::vector<std::pair<std::string, std::string>> subject) {
    using namespace std::chrono;
    CertificateRequest request;
    request.profile = profile;
    request.subject = std::move(subject);
    request.notBefore = sys_days{2024y / January / 1};
    request.notAfter = sys_days{2044y / December / 31};
    return request;
}

CertificateRequest certificateNamed(CertificateRequest::Profile profile, const char* name) {
    return certificateOf(profile, {{"C", "PT"}, {"O", certificateMark}, {"CN", name}});
}

void keepPrivateFile(const std::filesystem::path& path, std::string_view text) {
    AtomicFile file(path, AtomicFile::Existing::Replace);
    std::filesystem::permissions(file.temporary(),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    file.write(asBytes(text));
    file.commit();
}

} // namespace cunho::sandbox
