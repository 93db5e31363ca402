// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/folder_lock.hpp"
#include "sandbox/pki.hpp"
#include "sandbox/pki_requests.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/digest.hpp>

// What SCAP's providers sign with, and SCAP itself.
namespace cunho::sandbox {
namespace {

/// The longest value of a name in a certificate, in characters (RFC 5280, upper bounds).
constexpr std::size_t longestName = 64;

std::string atMost(const std::string& utf8, std::size_t characters) {
    std::size_t end = 0;
    for (; end < utf8.size(); ++end) {
        const bool begins = (static_cast<unsigned char>(utf8[end]) & 0xC0U) != 0x80U;
        if (begins && characters-- == 0)
            break;
    }
    return utf8.substr(0, end);
}

crypto::CertificateRequest supplierRequest(const ScapSigner& signer) {
    constexpr std::string_view separator = " - ";
    std::string commonName =
        atMost(signer.name, longestName - separator.size() - std::string_view(certificateMark).size());
    commonName.append(separator).append(certificateMark);
    std::vector<std::pair<std::string, std::string>> subject{
        {"C", "PT"},
        {"O", atMost(signer.name, longestName)},
        {"OU", "Sistema de Certificação de Atributos Profissionais"},
        {"CN", commonName}};
    if (!signer.nipc.empty())
        subject.insert(subject.begin() + 2, {"organizationIdentifier", "VATPT-" + signer.nipc});
    return certificateOf(crypto::CertificateRequest::Profile::QualifiedLeaf, std::move(subject));
}

bool saysWhichSupplier(const crypto::Certificate& certificate, const ScapSigner& signer) {
    return certificate.organizationName() == atMost(signer.name, longestName) &&
           certificate.organizationIdentifier() == (signer.nipc.empty() ? "" : "VATPT-" + signer.nipc);
}

} // namespace

Identity Pki::scapSigner(const ScapSigner& signer) {
    const std::string name = "scap-" + toHex(crypto::sha256(asBytes(signer.uri)).value).substr(0, 16);
    {
        const FolderLock lock(folder_);
        const auto file = folder_ / (name + suffix_ + ".pem");
        if (std::filesystem::exists(file) &&
            !saysWhichSupplier(crypto::Certificate::fromPem(asText(readFile(file))), signer))
            std::filesystem::remove(file);
    }
    return keepUnder("ec-scap", name, leafBits_, supplierRequest(signer));
}

crypto::CertificateChain Pki::scapChain(const ScapSigner& signer) {
    return {scapSigner(signer).certificate, scapAuthority_.certificate, root_.certificate};
}

} // namespace cunho::sandbox
