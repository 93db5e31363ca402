// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/text_rules.hpp"

#include <cunho/core/error.hpp>
#include <cunho/invoicing/certification.hpp>
#include <cunho/invoicing/nif.hpp>

#include <nlohmann/json.hpp>

namespace cunho::invoicing {
namespace {

using nlohmann::json;

constexpr std::size_t longestFile = std::size_t{64} * 1024;
constexpr int highestNumber = 9999; ///< four characters in the QR code's field R
constexpr int highestVersion = 9999;
constexpr int keyBits = 1024; ///< whose signature is SAF-T's 172 characters of Base64
constexpr std::size_t longestProductId = 255;
constexpr std::size_t longestProductVersion = 30;

[[noreturn]] void refuse(const char* field) {
    throw Error(Fault::Input, "CERTIFICATION_FIELD", {{"field", field}});
}

int wholeNumber(const json& profile, const char* field, int highest) {
    const auto found = profile.find(field);
    if (found == profile.end() || !found->is_number_integer())
        refuse(field);
    const auto value = found->get<std::int64_t>();
    if (value < 1 || value > highest)
        refuse(field);
    return static_cast<int>(value);
}

std::string text(const json& profile, const char* field, std::size_t longest) {
    const auto found = profile.find(field);
    if (found == profile.end() || !found->is_string())
        refuse(field);
    std::string value = found->get<std::string>();
    const TextFacts facts = lookAt(value);
    if (value.empty() || value != trimmed(value) || !facts.utf8 || facts.controls || facts.length > longest)
        refuse(field);
    return value;
}

/// SAF-T ProductID: "Name/Producer".
std::string productId(const json& profile) {
    std::string value = text(profile, "productId", longestProductId);
    const auto slash = value.find('/');
    if (slash == 0 || slash == std::string::npos || slash + 1 == value.size())
        refuse("productId");
    return value;
}

crypto::PrivateKey privateKey(const Secret& pem) {
    try {
        auto key = crypto::PrivateKey::fromPem(pem.expose());
        if (key.algorithm() == crypto::KeyAlgorithm::Rsa && key.bits() == keyBits)
            return key;
    } catch (const Error&) { // what the file is wrong in is said below; a passphrase there is none
    }
    throw Error(Fault::Input, "CERTIFICATION_KEY", {{"bits", std::to_string(keyBits)}});
}

/// Takes the key's text out of the parsed file, which is wiped there.
Secret takeKey(json& profile) {
    const auto found = profile.find("privateKey");
    if (found == profile.end() || !found->is_string())
        refuse("privateKey");
    return Secret::fromText(std::move(found->get_ref<std::string&>()));
}

} // namespace

CertificationProfile parseCertification(const Secret& file, std::string_view programVersion) {
    json profile;
    if (file.size() <= longestFile)
        profile = json::parse(file.exposeText(), nullptr, false);
    if (!profile.is_object())
        throw Error(Fault::Input, "CERTIFICATION_UNREADABLE");
    const Secret pem = takeKey(profile);
    const int number = wholeNumber(profile, "certificateNumber", highestNumber);
    const int version = wholeNumber(profile, "keyVersion", highestVersion);
    std::string nif = text(profile, "producerNif", 9);
    if (!Nif::parse(nif))
        refuse("producerNif");
    std::string product = productId(profile);
    std::string productVersion = text(profile, "productVersion", longestProductVersion);
    if (productVersion != programVersion) {
        throw Error(Fault::Input, "CERTIFICATION_VERSION",
                    {{"certified", productVersion}, {"program", std::string(programVersion)}});
    }
    return {number, version, std::move(nif), std::move(product), privateKey(pem), std::move(productVersion)};
}

CertificationSummary summaryOf(const CertificationProfile& profile) {
    return {profile.number, profile.keyVersion, profile.producerNif, profile.productId,
            profile.key.publicPem()};
}

std::string summaryText(const CertificationSummary& summary) {
    return json{{"certificateNumber", summary.number},
                {"keyVersion", summary.keyVersion},
                {"producerNif", summary.producerNif},
                {"productId", summary.productId},
                {"publicKey", summary.publicKeyPem}}
        .dump();
}

std::optional<CertificationSummary> parseSummary(std::string_view summary) {
    const json parsed = json::parse(summary, nullptr, false);
    if (!parsed.is_object())
        return std::nullopt;
    try {
        return CertificationSummary{
            parsed.at("certificateNumber").get<int>(), parsed.at("keyVersion").get<int>(),
            parsed.at("producerNif").get<std::string>(), parsed.at("productId").get<std::string>(),
            parsed.at("publicKey").get<std::string>()};
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

} // namespace cunho::invoicing
