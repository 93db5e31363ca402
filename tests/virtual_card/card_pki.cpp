// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/card_pki.hpp"

#include "virtual_card/openssl.hpp"
#include "virtual_card/tlv.hpp"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <functional>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace cunho::test {
namespace {

using namespace openssl;

enum class Role { Root, Authority, SubAuthority, Signature, Authentication, Responder };

struct Node {
    const char* name;
    const char* issuer;
    Role role;
    const char* key; ///< curve, or bits of an RSA key
    const char* commonName;
};

constexpr const char* rootName = "ecraizestado-002";

constexpr std::array<Node, 20> nodes = {{
    {rootName, nullptr, Role::Root, "2048", "ECRaizEstado 002"},
    {"cc-007", rootName, Role::Authority, "2048", "Cartão de Cidadão 007"},
    {"cc-008", rootName, Role::Authority, "P-521", "Cartão de Cidadão 008"},
    {"asc-0018", "cc-007", Role::SubAuthority, "2048",
     "EC de Assinatura Digital Qualificada do Cartão de Cidadão 0018"},
    {"auc-0018", "cc-007", Role::SubAuthority, "2048", "EC de Autenticação do Cartão de Cidadão 0018"},
    {"asc-0020", "cc-008", Role::SubAuthority, "P-384",
     "EC de Assinatura Digital Qualificada do Cartão de Cidadão 0020"},
    {"auc-0020", "cc-008", Role::SubAuthority, "P-384", "EC de Autenticação do Cartão de Cidadão 0020"},
    {"cc1-signature-3072", "asc-0018", Role::Signature, "3072", nullptr},
    {"cc1-authentication-3072", "auc-0018", Role::Authentication, "3072", nullptr},
    {"cc1-signature-2048", "asc-0018", Role::Signature, "2048", nullptr},
    {"cc1-authentication-2048", "auc-0018", Role::Authentication, "2048", nullptr},
    {"cc2-signature", "asc-0020", Role::Signature, "P-256", nullptr},
    {"cc2-authentication", "auc-0020", Role::Authentication, "P-256", nullptr},
    {"ocsp-ecraizestado-002", rootName, Role::Responder, "P-256", "Validação on-line ECRaizEstado 002"},
    {"ocsp-cc-007", "cc-007", Role::Responder, "P-256", "Validação on-line 007"},
    {"ocsp-cc-008", "cc-008", Role::Responder, "P-256", "Validação on-line 008"},
    {"ocsp-asc-0018", "asc-0018", Role::Responder, "P-256", "Validação on-line de Assinatura 0018"},
    {"ocsp-auc-0018", "auc-0018", Role::Responder, "P-256", "Validação on-line de Autenticação 0018"},
    {"ocsp-asc-0020", "asc-0020", Role::Responder, "P-256", "Validação on-line de Assinatura 0020"},
    {"ocsp-auc-0020", "auc-0020", Role::Responder, "P-256", "Validação on-line de Autenticação 0020"},
}};

const Node& nodeOf(const std::string& name) {
    const auto* const at =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return name == node.name; });
    check(at != nodes.end(), "no node " + name);
    return *at;
}

bool isAuthority(Role role) {
    return role == Role::Root || role == Role::Authority || role == Role::SubAuthority;
}

/// Whether it is a citizen's.
bool isPersonal(Role role) {
    return role == Role::Signature || role == Role::Authentication;
}

/// An exclusive lock between processes and threads, for as long as the object lives.
class Lock {
  public:
    explicit Lock(const std::filesystem::path& folder)
        : descriptor_(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        check(descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) == 0, "cannot lock " + folder.string());
    }
    ~Lock() { ::close(descriptor_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

  private:
    int descriptor_;
};

/// A file that appears whole or not at all.
void writeWhole(const std::filesystem::path& path, const std::function<bool(BIO*)>& write) {
    std::filesystem::create_directories(path.parent_path());
    const std::filesystem::path half = path.string() + ".half";
    {
        const File file = openFile(half, "w");
        check(write(file.get()) && BIO_flush(file.get()) == 1, "cannot write " + half.string());
    }
    std::filesystem::rename(half, path);
}

Key generate(const std::string& kind) {
    Key key(kind.starts_with("P-") ? EVP_EC_gen(kind.c_str())
                                   : EVP_RSA_gen(static_cast<unsigned>(std::stoul(kind))));
    check(key != nullptr, "no key of kind " + kind);
    return key;
}

using Subject = std::vector<std::pair<const char*, std::string>>;

/// Names as the State's own certificates have them.
Subject subjectOf(const Node& node, const CardHolder& holder) {
    switch (node.role) {
    case Role::Root:
        return {{"C", "PT"},
                {"O", "Sistema de Certificação Eletrónica do Estado"},
                {"OU", "(Teste)"},
                {"CN", node.commonName}};
    case Role::Authority:
        return {{"C", "PT"},
                {"O", "SCEE - Sistema de Certificação Electrónica do Estado"},
                {"OU", "(Teste) ECEstado"},
                {"CN", node.commonName}};
    case Role::SubAuthority:
        return {{"C", "PT"},
                {"O", "Instituto dos Registos e do Notariado I.P."},
                {"OU", "Cartão de Cidadão"},
                {"OU", "(Teste) subECEstado"},
                {"CN", node.commonName}};
    case Role::Responder:
        return {{"C", "PT"},
                {"O", "Instituto dos Registos e do Notariado I.P."},
                {"OU", "(Teste) Serviços do Cartão de Cidadão"},
                {"CN", node.commonName}};
    case Role::Signature:
    case Role::Authentication: break;
    }
    const std::string use =
        node.role == Role::Signature ? "Assinatura Qualificada do Cidadão" : "Autenticação do Cidadão";
    return {{"C", "PT"},
            {"O", "Cartão de Cidadão"},
            {"OU", "(Teste) Cidadão Português"},
            {"OU", "(Teste) " + use},
            {"SN", holder.surnames},
            {"GN", holder.givenNames},
            {"serialNumber", "BI" + holder.civilNumber},
            {"CN", holder.givenNames + " " + holder.surnames}};
}

void setName(X509* certificate, const Subject& subject) {
    X509_NAME* name = X509_get_subject_name(certificate);
    for (const auto& [field, value] : subject) {
        const ByteView text = asBytes(value);
        check(X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, text.data(),
                                         static_cast<int>(text.size()), -1, 0) == 1,
              "name " + value);
    }
}

void setSerial(X509* certificate) {
    std::array<Byte, 16> serial{};
    check(RAND_bytes(serial.data(), static_cast<int>(serial.size())) == 1, "no random bytes");
    serial[0] = static_cast<Byte>((serial[0] & 0x7FU) | 0x40U); // positive and of one length
    check(ASN1_STRING_set(X509_get_serialNumber(certificate), serial.data(),
                          static_cast<int>(serial.size())) == 1,
          "serial number");
}

void extend(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_nconf_nid(nullptr, &context, kind, value.c_str()));
    check(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1, "extension " + value);
}

/// EN 319 412-5: QcCompliance, QcSSCD, QcType esign.
constexpr const char* qcStatements = "DER:3029"
                                     "3008060604008E460101"
                                     "3008060604008E460104"
                                     "3013060604008E4601063009060704008E46010601";

/// certificatePolicies of these object identifiers (RFC 5280 section 4.2.1.4).
std::string policies(std::initializer_list<const char*> identifiers) {
    Bytes all;
    for (const char* const text : identifiers) {
        const Identifier object(OBJ_txt2obj(text, 1));
        check(object != nullptr, text);
        append(all, tlv(0x30, tlv(0x06, ByteView(OBJ_get0_data(object.get()), OBJ_length(object.get())))));
    }
    return "DER:" + toHex(tlv(0x30, all));
}

void extendByRole(X509* certificate, X509* issuer, Role role) {
    // Of the arc of the Citizen Card, as its authorities' certificates have them.
    constexpr const char* statement = "2.16.620.1.1.1.2.4.0.7";
    constexpr const char* signing = "2.16.620.1.1.1.2.4.0.1.2";
    constexpr const char* authenticating = "2.16.620.1.1.1.2.4.0.1.3";
    constexpr const char* any = "2.5.29.32.0";
    const bool authority = isAuthority(role);
    extend(certificate, issuer, NID_basic_constraints,
           role == Role::SubAuthority ? "critical,CA:TRUE,pathlen:0"
           : authority                ? "critical,CA:TRUE"
                                      : "critical,CA:FALSE");
    extend(certificate, issuer, NID_key_usage,
           authority                 ? "critical,keyCertSign,cRLSign"
           : role == Role::Signature ? "critical,nonRepudiation"
           : role == Role::Responder ? "critical,digitalSignature"
                                     : "critical,digitalSignature,keyAgreement");
    if (role == Role::Authority || role == Role::SubAuthority)
        extend(certificate, issuer, NID_certificate_policies, policies({any}));
    if (role == Role::Signature) {
        extend(certificate, issuer, NID_certificate_policies, policies({statement, signing}));
        extend(certificate, issuer, NID_qcStatements, qcStatements);
    }
    if (role == Role::Authentication) {
        extend(certificate, issuer, NID_certificate_policies, policies({statement, authenticating}));
        extend(certificate, issuer, NID_ext_key_usage, "clientAuth,emailProtection");
    }
    if (role == Role::Responder) {
        extend(certificate, issuer, NID_ext_key_usage, "OCSPSigning");
        extend(certificate, issuer, NID_id_pkix_OCSP_noCheck, "ignored");
    }
    extend(certificate, issuer, NID_subject_key_identifier, "hash");
    extend(certificate, issuer, NID_authority_key_identifier, "keyid:always");
}

void extendByUrl(X509* certificate, X509* issuer, const std::string& url, const std::string& above) {
    extend(certificate, issuer, NID_crl_distribution_points, "URI:" + url + "/crl/" + above + ".crl");
    extend(certificate, issuer, NID_info_access,
           "OCSP;URI:" + url + "/ocsp/" + above + ",caIssuers;URI:" + url + "/ca/" + above + ".cer");
}

/// Eight characters that differ with the text.
std::string shortHash(const std::string& text) {
    std::array<Byte, 32> digest{};
    const ByteView bytes = asBytes(text);
    check(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1,
          "digest");
    return toHex(ByteView(digest).first(4));
}

} // namespace

CardPki::CardPki(std::filesystem::path folder, std::string url, CardHolder holder)
    : folder_(std::move(folder)), url_(std::move(url)), holder_(std::move(holder)) {
    std::filesystem::create_directories(folder_);
}

std::filesystem::path CardPki::key(const std::string& node) const {
    const Lock lock(folder_);
    return makeKey(node);
}

std::filesystem::path CardPki::certificate(const std::string& node) const {
    const Lock lock(folder_);
    return makeCertificate(node);
}

std::filesystem::path CardPki::makeKey(const std::string& node) const {
    auto path = folder_ / (node + ".key.pem");
    if (std::filesystem::exists(path))
        return path;
    const Key key = generate(nodeOf(node).key);
    writeWhole(path, [&](BIO* file) {
        return PEM_write_bio_PKCS8PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
    });
    return path;
}

/// Its number changes with what is written, so that an old build folder makes certificates anew.
constexpr const char* version = "3";

std::filesystem::path CardPki::addressed() const {
    return folder_ / shortHash(version + url_);
}

std::filesystem::path CardPki::fileOf(const std::string& node, const std::string& suffix) const {
    const Role role = nodeOf(node).role;
    if (role == Role::Root)
        return folder_ / (node + "." + version + suffix);
    const std::string holder = holder_.givenNames + "|" + holder_.surnames + "|" + holder_.civilNumber + "|" +
                               holder_.notAfter + "|" + holder_.notBefore;
    return addressed() / (node + (isPersonal(role) ? "." + shortHash(holder) : "") + suffix);
}

void CardPki::forgetUrl() const {
    const Lock lock(folder_);
    std::filesystem::remove_all(addressed());
}

bool CardPki::isIssuer(const std::string& node) {
    const auto* const at =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& one) { return node == one.name; });
    return at != nodes.end() && isAuthority(at->role);
}

std::filesystem::path CardPki::makeCertificate(const std::string& name) const {
    auto path = fileOf(name, ".pem");
    if (std::filesystem::exists(path))
        return path;
    const Node& node = nodeOf(name);
    const Key key = readKey(makeKey(name));
    const std::string notBefore = isPersonal(node.role) ? holder_.notBefore : "20200101000000Z";
    const X509Handle made(X509_new());
    X509* certificate = made.get();
    check(certificate != nullptr && X509_set_version(certificate, X509_VERSION_3) == 1 &&
              X509_set_pubkey(certificate, key.get()) == 1 &&
              ASN1_TIME_set_string_X509(X509_getm_notBefore(certificate), notBefore.c_str()) == 1 &&
              ASN1_TIME_set_string_X509(X509_getm_notAfter(certificate), isPersonal(node.role)
                                                                             ? holder_.notAfter.c_str()
                                                                             : "20430101000000Z") == 1,
          "certificate of " + name);
    setSerial(certificate);
    setName(certificate, subjectOf(node, holder_));
    const X509Handle above = node.issuer == nullptr ? nullptr : readCertificate(makeCertificate(node.issuer));
    X509* issuer = above ? above.get() : certificate;
    const Key issuerKey = readKey(makeKey(node.issuer == nullptr ? name : node.issuer));
    check(X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1, "issuer");
    extendByRole(certificate, issuer, node.role);
    if (node.issuer != nullptr && !url_.empty())
        extendByUrl(certificate, issuer, url_, node.issuer);
    check(X509_sign(certificate, issuerKey.get(), EVP_sha256()) > 0, "signature on " + name);
    writeWhole(path, [&](BIO* file) { return PEM_write_bio_X509(file, certificate) == 1; });
    return path;
}

std::filesystem::path CardPki::authorities(const std::string& node) const {
    const Lock lock(folder_);
    auto path = fileOf(node, ".authorities.pem");
    if (std::filesystem::exists(path))
        return path;
    std::vector<X509Handle> above;
    for (const char* name = nodeOf(node).issuer; name != nullptr && nodeOf(name).issuer != nullptr;
         name = nodeOf(name).issuer)
        above.push_back(readCertificate(makeCertificate(name)));
    writeWhole(path, [&](BIO* file) {
        return std::all_of(above.begin(), above.end(),
                           [&](const X509Handle& one) { return PEM_write_bio_X509(file, one.get()) == 1; });
    });
    return path;
}

Bytes CardPki::certificateDer(const std::string& node) const {
    const X509Handle certificate = readCertificate(this->certificate(node));
    Bytes der(static_cast<std::size_t>(i2d_X509(certificate.get(), nullptr)));
    unsigned char* end = der.data();
    i2d_X509(certificate.get(), &end);
    return der;
}

} // namespace cunho::test
