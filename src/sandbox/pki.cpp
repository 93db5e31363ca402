// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/pki.hpp"

#include "sandbox/folder_lock.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/random.hpp>

#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using crypto::CertificateRequest;
using Profile = CertificateRequest::Profile;

/// Every name says what it is; nobody may take a signature made here for a real one.
constexpr const char* mark = "SANDBOX sem valor legal";

/// The same years in every folder: neither a fake clock nor an old folder may make a certificate unusable.
CertificateRequest request(Profile profile, std::vector<std::pair<std::string, std::string>> subject) {
    using namespace std::chrono;
    CertificateRequest request;
    request.profile = profile;
    request.subject = std::move(subject);
    request.notBefore = sys_days{2024y / January / 1};
    request.notAfter = sys_days{2044y / December / 31};
    return request;
}

CertificateRequest rootRequest() {
    return request(Profile::Root, {{"C", "PT"}, {"O", mark}, {"CN", "SANDBOX Root"}});
}

CertificateRequest authorityRequest() {
    return request(Profile::Authority, {{"C", "PT"}, {"O", mark}, {"CN", "SANDBOX EC SAFE"}});
}

CertificateRequest tlsRequest() {
    auto tls = request(Profile::TlsServer, {{"C", "PT"}, {"O", mark}, {"CN", "SANDBOX 127.0.0.1"}});
    tls.ipAddresses = {"127.0.0.1"};
    return tls;
}

/// Subject members as in the service's example certificate (autenticacao-gov B.2).
CertificateRequest signerRequest(const std::string& nipc) {
    return request(Profile::QualifiedLeaf,
                   {{"C", "PT"},
                    {"O", "SANDBOX Exemplo, Lda."},
                    {"organizationIdentifier", "VATPT-" + nipc},
                    {"title", "Signatário autorizado de fatura eletrónica - NIF " + nipc},
                    {"serialNumber", "00000000"},
                    {"SN", "EXEMPLO"},
                    {"GN", "ANA"},
                    {"CN", "ANA EXEMPLO - SANDBOX sem valor legal"}});
}

void keepFile(const std::filesystem::path& path, std::string_view text) {
    AtomicFile file(path, AtomicFile::Existing::Replace);
    std::filesystem::permissions(file.temporary(),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    file.write(asBytes(text));
    file.commit();
}

} // namespace

Identity Pki::keep(const std::string& name, int bits, const CertificateRequest& request,
                   const Identity* issuer) {
    const FolderLock lock(folder_);
    const auto certificateFile = folder_ / (name + ".pem");
    const auto keyFile = folder_ / (name + ".key.pem");
    if (std::filesystem::exists(certificateFile)) {
        return {crypto::PrivateKey::fromPem(readFile(keyFile)),
                crypto::Certificate::fromPem(asText(readFile(certificateFile)))};
    }
    auto key = crypto::PrivateKey::generateRsa(bits);
    auto certificate = issuer == nullptr
                           ? crypto::issueCertificate(request, key, std::nullopt, key)
                           : crypto::issueCertificate(request, key, issuer->certificate, issuer->key);
    keepFile(keyFile, key.pem().exposeText()); // first the key: a certificate on disk has its key there
    keepFile(certificateFile, certificate.pem());
    return {std::move(key), std::move(certificate)};
}

Pki::Pki(std::filesystem::path folder, int leafBits, int authorityBits)
    : folder_(std::move(folder))
    , leafBits_(leafBits)
    , root_(keep("root", authorityBits, rootRequest(), nullptr))
    , authority_(keep("ec-safe", authorityBits, authorityRequest(), &root_)) {
    keep("tls", leafBits_, tlsRequest(), &root_);
}

Identity Pki::signer(const std::string& nipc) {
    return keep("signer-" + nipc, leafBits_, signerRequest(nipc), &authority_);
}

std::string Pki::credentialId(const std::string& nipc) {
    const FolderLock lock(folder_);
    const auto file = folder_ / "credentials.json";
    auto known = nlohmann::json::object();
    if (std::filesystem::exists(file))
        known = nlohmann::json::parse(readFile(file), nullptr, false);
    if (known.is_object() && known.contains(nipc) && known[nipc].is_string())
        return known[nipc].get<std::string>();
    if (!known.is_object())
        known = nlohmann::json::object();
    known[nipc] = newUuid();
    keepFile(file, known.dump(2) + "\n");
    return known[nipc].get<std::string>();
}

crypto::Certificate Pki::namingCompany(const crypto::PrivateKey& key, const std::string& nipc) const {
    return crypto::issueCertificate(signerRequest(nipc), key, authority_.certificate, authority_.key);
}

} // namespace cunho::sandbox
