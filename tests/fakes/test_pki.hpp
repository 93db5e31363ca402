// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/file.hpp>
#include <cunho/crypto/authority.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/private_key.hpp>

#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace cunho::test {

/// The moment at which a day begins in UTC.
inline TimePoint day(int year, unsigned month, unsigned dayOfMonth) {
    return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) /
                                 std::chrono::day(dayOfMonth));
}

/// A public key infrastructure for tests: root, issuing authority, a leaf shaped like the State's qualified
/// certificates, two more with keys on P-256 and P-384, and a TLS server for 127.0.0.1 and localhost; a
/// time-stamp authority under the same root; an OCSP responder of the issuing authority, and one of another
/// root, as the State has it. All other keys are RSA-2048, valid 2020-01-01 to 2040-01-01. All but the roots
/// name `ocspUrl`, and files of `baseUrl` for the issuer's certificate and CRL ("issuing.cer",
/// "issuing.crl"); nobody answers there. It is made once a build folder, in the folder test-pki, and shared
/// by every test process.
class TestPki {
  public:
    TestPki() : folder_(std::filesystem::path(CUNHO_BINARY_DIR).parent_path() / "test-pki") {
        std::filesystem::create_directories(folder_);
        const Lock lock(folder_ / "lock");
        if (!std::filesystem::exists(folder_ / complete))
            make();
    }

    crypto::PrivateKey rootKey() const { return key("root"); }
    crypto::PrivateKey issuingKey() const { return key("issuing"); }
    crypto::PrivateKey leafKey() const { return key("leaf"); }
    crypto::PrivateKey p256Key() const { return key("p256"); }
    crypto::PrivateKey p384Key() const { return key("p384"); }
    crypto::PrivateKey tlsKey() const { return key("tls"); }

    crypto::Certificate root() const { return certificate("root"); }
    crypto::Certificate issuing() const { return certificate("issuing"); }
    crypto::Certificate leaf() const { return certificate("leaf"); }
    crypto::Certificate p256() const { return certificate("p256"); }
    crypto::Certificate p384() const { return certificate("p384"); }
    crypto::Certificate tls() const { return certificate("tls"); }

    /// Leaf and issuing authority, without the root.
    crypto::CertificateChain chain() const { return {leaf(), issuing()}; }

    static constexpr const char* baseUrl = "http://pki.cunho.example/";
    static constexpr const char* ocspUrl = "http://pki.cunho.example/ocsp";

    /// The time-stamp authority, the authority above it, and both as a chain without the root.
    crypto::PrivateKey timestampKey() const { return key("timestamp"); }
    crypto::Certificate timestamp() const { return certificate("timestamp"); }
    crypto::PrivateKey timestampIssuingKey() const { return key("timestamp-issuing"); }
    crypto::Certificate timestampIssuing() const { return certificate("timestamp-issuing"); }
    crypto::CertificateChain timestampChain() const { return {timestamp(), timestampIssuing()}; }
    std::filesystem::path timestampFile() const { return folder_ / "timestamp.pem"; }
    std::filesystem::path timestampKeyFile() const { return folder_ / "timestamp.key"; }
    std::filesystem::path timestampIssuingFile() const { return folder_ / "timestamp-issuing.pem"; }

    /// The responder issued by the leaf's own issuer.
    crypto::PrivateKey responderKey() const { return key("responder"); }
    crypto::Certificate responder() const { return certificate("responder"); }

    /// A responder under another root, which clients must trust explicitly.
    crypto::PrivateKey foreignResponderKey() const { return key("foreign-responder"); }
    crypto::Certificate foreignResponder() const { return certificate("foreign-responder"); }
    crypto::PrivateKey foreignRootKey() const { return key("foreign-root"); }
    crypto::Certificate foreignRoot() const { return certificate("foreign-root"); }
    std::filesystem::path foreignRootFile() const { return folder_ / "foreign-root.pem"; }

    std::filesystem::path rootFile() const { return folder_ / "root.pem"; }
    std::filesystem::path issuingFile() const { return folder_ / "issuing.pem"; }
    std::filesystem::path leafFile() const { return folder_ / "leaf.pem"; }
    std::filesystem::path leafKeyFile() const { return folder_ / "leaf.key"; }
    std::filesystem::path p256File() const { return folder_ / "p256.pem"; }
    std::filesystem::path p256KeyFile() const { return folder_ / "p256.key"; }
    std::filesystem::path p384File() const { return folder_ / "p384.pem"; }
    std::filesystem::path p384KeyFile() const { return folder_ / "p384.key"; }
    std::filesystem::path tlsKeyFile() const { return folder_ / "tls.key"; }

    /// TLS leaf and issuing authority in one PEM file, as servers want it.
    std::filesystem::path tlsChainFile() const { return folder_ / "tls-chain.pem"; }

    /// Leaf key with its chain; the password is "segredo".
    std::filesystem::path pkcs12File() const { return folder_ / "leaf.p12"; }
    static Secret pkcs12Password() { return Secret::fromText("segredo"); }

  private:
    /// Its number changes with what `make` writes, so that an old build folder makes the files anew.
    static constexpr const char* complete = "complete-3";

    /// An exclusive lock between processes, for as long as the object lives.
    class Lock {
      public:
        explicit Lock(const std::filesystem::path& file)
            : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
            if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX) != 0) {
                throw std::runtime_error("cannot lock " + file.string());
            }
        }
        ~Lock() { ::close(descriptor_); }
        Lock(const Lock&) = delete;
        Lock& operator=(const Lock&) = delete;

      private:
        int descriptor_;
    };

    using Profile = crypto::CertificateRequest::Profile;

    static crypto::CertificateRequest request(Profile profile, const std::string& name) {
        crypto::CertificateRequest request;
        request.profile = profile;
        request.notBefore = day(2020, 1, 1);
        request.notAfter = day(2040, 1, 1);
        request.subject = {{"C", "PT"}, {"O", "Cunho Testes"}, {"CN", name}};
        return request;
    }

    static crypto::CertificateRequest leafRequest() {
        auto leaf = request(Profile::QualifiedLeaf, "Assinatura de Faturas (teste)");
        leaf.subject = {{"C", "PT"},
                        {"O", "Olaria Exemplo, Lda."},
                        {"organizationIdentifier", "VATPT-500000000"},
                        {"title", "Gerência"},
                        {"serialNumber", "TESTE-1"},
                        {"CN", "Assinatura de Faturas (teste)"}};
        return leaf;
    }

    /// A key and its certificate on their way into the folder.
    struct Made {
        crypto::PrivateKey key;
        crypto::Certificate certificate;
    };

    Made makeRoot(const std::string& file, const std::string& name) const {
        auto key = crypto::PrivateKey::generateRsa(2048);
        const auto made = issueCertificate(request(Profile::Root, name), key, {}, key);
        write(file, key, made);
        return {std::move(key), made};
    }

    Made makeUnder(const Made& issuer, const std::string& issuerFile, const std::string& file,
                   crypto::CertificateRequest request,
                   crypto::PrivateKey key = crypto::PrivateKey::generateRsa(2048)) const {
        request.ocspUrls = {ocspUrl};
        request.issuerUrls = {baseUrl + issuerFile + ".cer"};
        request.crlUrls = {baseUrl + issuerFile + ".crl"};
        const auto made = issueCertificate(request, key, issuer.certificate, issuer.key);
        write(file, key, made);
        return {std::move(key), made};
    }

    void make() const {
        const auto root = makeRoot("root", "Raiz de teste");
        const auto issuing =
            makeUnder(root, "root", "issuing", request(Profile::Authority, "Emissora de teste"));
        const auto leaf = makeUnder(issuing, "issuing", "leaf", leafRequest());
        auto tlsRequest = request(Profile::TlsServer, "127.0.0.1");
        tlsRequest.ipAddresses = {"127.0.0.1"};
        tlsRequest.dnsNames = {"localhost"};
        const auto tls = makeUnder(issuing, "issuing", "tls", tlsRequest);
        write("tls-chain.pem", asBytes(tls.certificate.pem() + issuing.certificate.pem()));
        write("leaf.p12",
              crypto::Pkcs12::create(leaf.key, {leaf.certificate, issuing.certificate}, pkcs12Password()));

        const auto time = makeUnder(root, "root", "timestamp-issuing",
                                    request(Profile::Authority, "Emissora de selos temporais de teste"));
        makeUnder(time, "timestamp-issuing", "timestamp",
                  request(Profile::TimestampAuthority, "Selo temporal de teste"));
        makeUnder(issuing, "issuing", "responder", request(Profile::OcspResponder, "OCSP de teste"));
        const auto foreign = makeRoot("foreign-root", "Outra raiz de teste");
        makeUnder(foreign, "foreign-root", "foreign-responder",
                  request(Profile::OcspResponder, "OCSP de outra raiz de teste"));
        makeUnder(issuing, "issuing", "p256", leafRequest(),
                  crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256));
        makeUnder(issuing, "issuing", "p384", leafRequest(),
                  crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP384));
        write(complete, {});
    }

    void write(const std::string& name, const crypto::PrivateKey& key,
               const crypto::Certificate& certificate) const {
        write(name + ".key", key.pem().expose());
        write(name + ".pem", asBytes(certificate.pem()));
    }

    void write(const std::string& name, ByteView content) const {
        AtomicFile file(folder_ / name, AtomicFile::Existing::Replace);
        file.write(content);
        file.commit();
    }

    crypto::PrivateKey key(const std::string& name) const {
        return crypto::PrivateKey::fromPem(readFile(folder_ / (name + ".key")));
    }

    crypto::Certificate certificate(const std::string& name) const {
        return crypto::Certificate::fromPem(asText(readFile(folder_ / (name + ".pem"))));
    }

    std::filesystem::path folder_;
};

} // namespace cunho::test
