// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/pki.hpp"

#include "sandbox/folder_lock.hpp"
#include "sandbox/pki_requests.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/random.hpp>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using crypto::CertificateRequest;
using Profile = CertificateRequest::Profile;

CertificateRequest tlsRequest() {
    auto tls = certificateNamed(Profile::TlsServer, "SANDBOX 127.0.0.1");
    tls.ipAddresses = {"127.0.0.1"};
    return tls;
}

/// Subject members as in the service's example certificate (autenticacao-gov B.2).
CertificateRequest signerRequest(const Signer& signer) {
    auto leaf = certificateOf(Profile::QualifiedLeaf,
                              {{"C", "PT"},
                               {"O", signer.company},
                               {"organizationIdentifier", "VATPT-" + signer.nipc},
                               {"title", "Signatário autorizado de fatura eletrónica - NIF " + signer.nipc},
                               {"serialNumber", signer.documentNumber},
                               {"SN", signer.lastName},
                               {"GN", signer.givenName},
                               {"CN", signer.givenName + " " + signer.lastName + " - " + certificateMark}});
    leaf.notAfter = signer.notAfter;
    return leaf;
}

bool saysWhat(const crypto::Certificate& certificate, const Signer& signer) {
    return certificate.notAfter() == signer.notAfter &&
           certificate.organizationIdentifier() == "VATPT-" + signer.nipc &&
           certificate.organizationName() == signer.company &&
           certificate.subjectSerialNumber() == signer.documentNumber;
}

} // namespace

Pki::Pki(std::filesystem::path folder, int leafBits, int authorityBits, int port)
    : folder_(std::move(folder))
    , suffix_("." + std::to_string(port))
    , url_("http://127.0.0.1:" + std::to_string(port))
    , leafBits_(leafBits)
    // Only the signer's own path is as long as the State's: each RSA-4096 key makes the first start wait.
    , root_(keep("root", authorityBits, certificateNamed(Profile::Root, "SANDBOX Root")))
    , ocspRoot_(keep("ocsp-root", leafBits, certificateNamed(Profile::Root, "SANDBOX OCSP Root")))
    , authority_(keepUnder("root", "ec-safe", authorityBits,
                           certificateNamed(Profile::Authority, "SANDBOX EC SAFE")))
    , timestampAuthority_(keepUnder("root", "ec-timestamp", leafBits,
                                    certificateNamed(Profile::Authority, "SANDBOX EC Selos Temporais")))
    , timestamp_(keepUnder("ec-timestamp", "timestamp", leafBits,
                           certificateNamed(Profile::TimestampAuthority, "SANDBOX Selo Temporal")))
    , responder_(
          keepUnder("ocsp-root", "ocsp", leafBits, certificateNamed(Profile::OcspResponder, "SANDBOX OCSP")))
    , cmdAuthority_(
          keepUnder("root", "ec-cmd", leafBits, certificateNamed(Profile::Authority, "SANDBOX EC CMD")))
    , cmdEncryption_(keep("cmd-encryption", 2048, cmdEncryptionRequest()))
    , scapAuthority_(
          keepUnder("root", "ec-scap", leafBits, certificateNamed(Profile::Authority, "SANDBOX EC SCAP"))) {
    keepUnder("root", "tls", leafBits_, tlsRequest());
    const FolderLock lock(folder_);
    keepPrivateFile(responderFile(), responder_.certificate.pem() + ocspRoot_.certificate.pem());
}

std::vector<int> Pki::portsNamed(const std::filesystem::path& folder) {
    constexpr std::string_view begin = "ec-safe.";
    constexpr std::string_view end = ".pem";
    std::vector<int> ports;
    std::error_code unreadable;
    for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(begin) || !name.ends_with(end) || name.size() <= begin.size() + end.size())
            continue;
        int port = 0;
        const char* last = name.data() + name.size() - end.size();
        const auto [at, error] = std::from_chars(name.data() + begin.size(), last, port);
        if (error == std::errc{} && at == last && port > 0 && port < 65536)
            ports.push_back(port);
    }
    std::sort(ports.begin(), ports.end());
    return ports;
}

crypto::PrivateKey Pki::keepKey(const std::string& name, int bits) const {
    const auto file = folder_ / (name + ".key.pem");
    if (std::filesystem::exists(file))
        return crypto::PrivateKey::fromPem(readFile(file));
    auto key = crypto::PrivateKey::generateRsa(bits);
    keepPrivateFile(file, key.pem().exposeText());
    return key;
}

Identity Pki::keep(const std::string& name, int bits, const CertificateRequest& request) {
    const FolderLock lock(folder_);
    auto key = keepKey(name, bits); // first the key: a certificate on disk has its key there
    const auto file = folder_ / (name + ".pem");
    if (std::filesystem::exists(file))
        return {std::move(key), crypto::Certificate::fromPem(asText(readFile(file)))};
    auto certificate = crypto::issueCertificate(request, key, std::nullopt, key);
    keepPrivateFile(file, certificate.pem());
    return {std::move(key), std::move(certificate)};
}

CertificateRequest Pki::addressed(CertificateRequest request, const std::string& issuer) const {
    if (request.profile == Profile::TlsServer)
        return request; // it names no address, so that it serves every port
    if (request.profile != Profile::OcspResponder)
        request.ocspUrls = {url_ + "/ocsp/" + issuer};
    request.issuerUrls = {url_ + "/ca/" + issuer + ".cer"};
    request.crlUrls = {url_ + "/crl/" + issuer + ".crl"};
    return request;
}

Identity Pki::keepUnder(const std::string& issuer, const std::string& name, int bits,
                        CertificateRequest request) {
    const FolderLock lock(folder_);
    auto key = keepKey(name, bits);
    const bool everyPort = request.profile == Profile::TlsServer;
    const auto file = folder_ / (name + (everyPort ? "" : suffix_) + ".pem");
    const Identity& above = *this->issuer(issuer);
    auto certificate = std::filesystem::exists(file)
                           ? crypto::Certificate::fromPem(asText(readFile(file)))
                           : crypto::issueCertificate(addressed(std::move(request), issuer), key,
                                                      above.certificate, above.key);
    if (!std::filesystem::exists(file))
        keepPrivateFile(file, certificate.pem());
    const std::lock_guard guard(mutex_);
    issued_.emplace(issuer, certificate.serialNumber());
    return {std::move(key), std::move(certificate)};
}

const Identity* Pki::issuer(std::string_view name) const noexcept {
    if (name == "root")
        return &root_;
    if (name == "ec-safe")
        return &authority_;
    if (name == "ec-cmd")
        return &cmdAuthority_;
    if (name == "ec-scap")
        return &scapAuthority_;
    if (name == "ec-timestamp")
        return &timestampAuthority_;
    return name == "ocsp-root" ? &ocspRoot_ : nullptr;
}

std::vector<std::string> Pki::issuedBy(const std::string& name) const {
    const std::lock_guard guard(mutex_);
    std::vector<std::string> serials;
    const auto [begin, end] = issued_.equal_range(name);
    for (auto at = begin; at != end; ++at)
        serials.push_back(at->second);
    return serials;
}

crypto::CertificateChain Pki::timestampChain() const {
    return {timestamp_.certificate, timestampAuthority_.certificate};
}

crypto::CertificateChain Pki::responderChain() const {
    return {responder_.certificate};
}

crypto::CertificateChain Pki::expiredResponderChain() const {
    using namespace std::chrono;
    auto past = addressed(certificateNamed(Profile::OcspResponder, "SANDBOX OCSP"), "ocsp-root");
    past.notBefore = sys_days{2010y / January / 1};
    past.notAfter = sys_days{2012y / January / 1};
    return {crypto::issueCertificate(past, responder_.key, ocspRoot_.certificate, ocspRoot_.key)};
}

Identity Pki::signer(const Signer& signer) {
    const std::string name = "signer-" + signer.name;
    {
        const FolderLock lock(folder_);
        const auto file = folder_ / (name + suffix_ + ".pem");
        if (std::filesystem::exists(file) &&
            !saysWhat(crypto::Certificate::fromPem(asText(readFile(file))), signer))
            std::filesystem::remove(file);
    }
    return keepUnder("ec-safe", name, leafBits_, signerRequest(signer));
}

std::string Pki::credentialId(const std::string& name) {
    const FolderLock lock(folder_);
    const auto file = folder_ / "credentials.json";
    auto known = nlohmann::json::object();
    if (std::filesystem::exists(file))
        known = nlohmann::json::parse(readFile(file), nullptr, false);
    if (known.is_object() && known.contains(name) && known[name].is_string())
        return known[name].get<std::string>();
    if (!known.is_object())
        known = nlohmann::json::object();
    known[name] = newUuid();
    keepPrivateFile(file, known.dump(2) + "\n");
    return known[name].get<std::string>();
}

crypto::Certificate Pki::namingCompany(const Identity& signer, const std::string& nipc) const {
    const auto& certificate = signer.certificate;
    const Signer other{{},    nipc,      "SANDBOX OUTRA EMPRESA, Lda.", certificate.subjectSerialNumber(),
                       "ANA", "EXEMPLO", certificate.notAfter()};
    return crypto::issueCertificate(addressed(signerRequest(other), "ec-safe"), signer.key,
                                    authority_.certificate, authority_.key);
}

} // namespace cunho::sandbox
