// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/trusted_list_content.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/crypto/signature_algorithm.hpp>
#include <cunho/signing/trusted_list.hpp>
#include <cunho/xml/signature.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>

namespace cunho::signing {
namespace {

bool isOneOf(std::string_view value, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Whether the type is one that only qualified services have; the others can be "accredited" too.
bool isQualifiedType(std::string_view type) {
    return isOneOf(type.substr(type.rfind('/') + 1), {"QC", "Q", "QTST"});
}

bool vouchesForCertificates(std::string_view type) {
    return isOneOf(type.substr(0, type.find('/')), {"CA", "TSA"}) || type.starts_with("Certstatus/OCSP");
}

xml::Document parse(const Bytes& content, const ErrorParams& params) {
    const auto unreadable = [&](const std::string& detail) {
        return Error(Fault::File, "TRUSTED_LIST_UNREADABLE", params, detail);
    };
    std::optional<xml::Document> document;
    try {
        document = xml::Document::parse(content);
    } catch (const Error& error) {
        const auto line = error.params().find("line");
        throw unreadable(error.what() + (line == error.params().end() ? "" : ", line " + line->second));
    }
    if (!isTrustedList(document->root()))
        throw unreadable("the root is no TrustServiceStatusList");
    return *document;
}

bool verifyPss(const Bytes& certificate, std::string_view digestName, ByteView data, ByteView value) {
    const auto algorithm = crypto::signatureAlgorithmNamed("RSASSA-PSS, " + std::string(digestName));
    return algorithm && crypto::verifySignature(crypto::Certificate::fromDer(certificate), *algorithm,
                                                crypto::digest(algorithm->digest, data), value);
}

void checkSignature(const xml::Document& document, const std::vector<crypto::Certificate>& signers,
                    const ErrorParams& params) {
    std::vector<Bytes> keys;
    for (const auto& signer : signers)
        keys.push_back(signer.der());
    const auto result = xml::verifyEnvelopedSignature(document, keys, verifyPss);
    if (result.check != xml::SignatureCheck::Valid)
        throw Error(Fault::Trust, "TRUSTED_LIST_SIGNATURE_WRONG", params,
                    std::string(xml::signatureCheckName(result.check)) + ": " + result.detail);
}

} // namespace

std::optional<std::string> TrustService::statusAt(TimePoint time) const {
    for (const ServicePeriod& period : periods) {
        if (period.from <= time)
            return period.status;
    }
    return {};
}

bool TrustService::isQualifiedAt(TimePoint time) const {
    const auto status = statusAt(time);
    return status && isQualifiedType(type) &&
           isOneOf(*status, {"granted", "undersupervision", "supervisionincessation", "accredited"});
}

std::vector<crypto::Certificate> TrustedList::anchors() const {
    std::vector<crypto::Certificate> anchors;
    std::set<Bytes> seen;
    for (const TrustService& service : services) {
        if (!vouchesForCertificates(service.type))
            continue;
        for (const auto& certificate : service.certificates) {
            if (seen.insert(certificate.fingerprint().value).second)
                anchors.push_back(certificate);
        }
    }
    return anchors;
}

std::size_t TrustedList::qualifiedServices(TimePoint time) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        services, [time](const TrustService& service) { return service.isQualifiedAt(time); }));
}

TrustedList readTrustedList(const std::filesystem::path& file,
                            const std::vector<crypto::Certificate>& signers) {
    return readTrustedList(readFile(file, xml::Document::largest), file.filename().string(),
                           [&signers](const std::string&) { return signers; });
}

TrustedList readTrustedList(const Bytes& content, const std::string& name, const SignersOf& signers) {
    const ErrorParams params{{"file", name}};
    const auto document = parse(content, params);
    checkSignature(document, signers(claimedTerritory(document.root())), params);
    return trustedListContent(document.root(), params);
}

} // namespace cunho::signing
