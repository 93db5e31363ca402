// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scap_signing_checks.hpp"
#include "sandbox/scap_status.hpp"

#include <cunho/crypto/hmac.hpp>

#include <algorithm>

// How SCAP takes a code, a signature and attributes for right (autenticacao-gov D.3, D.4).
namespace cunho::sandbox::check {
namespace {

using nlohmann::json;

constexpr std::chrono::seconds step{60};

/// RFC 4226 section 5.3, six digits.
std::string oneTimeCodeOf(ByteView key, std::int64_t counter) {
    Bytes message(8);
    auto left = static_cast<std::uint64_t>(counter);
    for (auto at = message.rbegin(); at != message.rend(); ++at, left >>= 8U)
        *at = static_cast<Byte>(left);
    const Bytes value = crypto::hmac(crypto::DigestAlgorithm::Sha1, key, message);
    const std::size_t at = value.back() & 0x0FU;
    std::uint32_t number = value[at] & 0x7FU;
    for (std::size_t i = 1; i < 4; ++i)
        number = number << 8U | value[at + i];
    const std::string digits = std::to_string(number % 1'000'000);
    return std::string(6 - digits.size(), '0') + digits;
}

std::optional<Finding> outdated(std::string detail) {
    return Finding{scap_literal::outdatedAttributes, std::move(detail), 401};
}

const SuppliedAttributes* toldBy(const ScapSearch& search, const json& info) {
    const auto found =
        std::find_if(search.told.begin(), search.told.end(), [&](const SuppliedAttributes& one) {
            return info.is_object() && info.value("uriId", "") == one.supplier.uri &&
                   info.value("name", "") == one.supplier.name && info.value("type", "") == one.supplier.type;
        });
    return found == search.told.end() ? nullptr : &*found;
}

/// Of two moments, however a fraction and the zone UTC are spelt.
bool isSameMoment(const std::string& a, const std::string& b) {
    constexpr std::size_t seconds = std::string_view("2026-11-23T09:15:00").size();
    return a.substr(0, seconds) == b.substr(0, seconds);
}

bool isLooselySamePart(const json& served, const json& given) {
    return served.value("description", "") == given.value("description", "") &&
           served.value("value", "") == given.value("value", "") &&
           (!given.contains("id") || given.at("id") == served.at("id"));
}

bool isLooselySame(const json& served, const json& given) {
    const json none = json::array();
    const json servedParts = served.value("subAttributes", none);
    const json givenParts = given.value("subAttributes", none);
    return served.value("id", "") == given.value("id", "") &&
           served.value("description", "") == given.value("description", "") &&
           isSameMoment(served.value("validity", ""), given.value("validity", "")) &&
           std::equal(servedParts.begin(), servedParts.end(), givenParts.begin(), givenParts.end(),
                      isLooselySamePart);
}

/// What one provider is to certify.
std::optional<Finding> servedByProvider(const SuppliedAttributes* told, const json& attributes, TimePoint now,
                                        bool loose) {
    if (told == nullptr || told->code == "204")
        return outdated("a provider that told nothing");
    if (!attributes.is_array() || attributes.empty())
        return outdated("a provider without an attribute");
    for (const json& attribute : attributes) {
        if (!isServedAmong(told->attributes, attribute, loose))
            return outdated("an attribute that was not served so: " + attribute.dump() + ", not among " +
                            told->attributes.dump());
        if (told->code == "205" || attribute.value("validity", "9") < formatUtc(now))
            return Finding{scap_literal::expired, "an attribute that has ended"};
    }
    return std::nullopt;
}

} // namespace

std::optional<Finding> oneTimeCode(ByteView key, std::string_view code, TimePoint now) {
    const auto current = static_cast<std::int64_t>(now.time_since_epoch() / step);
    for (const std::int64_t counter : {current, current - 1, current + 1})
        if (code == oneTimeCodeOf(key, counter))
            return std::nullopt;
    return Finding{scap_literal::badTotp, "the one-time code is not of this step of 60 s or one beside it",
                   401};
}

bool isSignedBy(const crypto::Certificate& signer, ByteView sha256, ByteView value) {
    using Kind = crypto::SignatureAlgorithm::Kind;
    const crypto::Digest digest{crypto::DigestAlgorithm::Sha256, Bytes(sha256.begin(), sha256.end())};
    const auto holds = [&](Kind kind) {
        return crypto::verifySignature(signer, {kind, crypto::DigestAlgorithm::Sha256}, digest, value);
    };
    if (signer.keyAlgorithm() == crypto::KeyAlgorithm::Rsa)
        return holds(Kind::RsaPkcs1) || holds(Kind::RsaPss);
    return holds(Kind::Ecdsa);
}

bool isServedAmong(const json& attributes, const json& one, bool loose) {
    return std::any_of(attributes.begin(), attributes.end(), [&](const json& served) {
        return loose ? isLooselySame(served, one) : served == one;
    });
}

std::optional<Finding> servedAttributes(const ScapSearch& search, const json& toSign, TimePoint now,
                                        bool loose) {
    if (!toSign.is_array() || toSign.empty())
        return outdated("no attribute to sign with");
    std::set<const SuppliedAttributes*> providers;
    for (const json& one : toSign) {
        const json& chosen = one.at("attributesToSign");
        const auto* told = toldBy(search, chosen.at("attributeProviderInfo"));
        if (auto finding = servedByProvider(told, chosen.at("attributes"), now, loose))
            return finding;
        if (!providers.insert(told).second)
            return outdated("a provider that comes twice");
    }
    return std::nullopt;
}

bool namesDocument(std::string_view subjectNumber, std::string_view documentNumber) {
    const auto at = subjectNumber.find(documentNumber);
    if (at == std::string_view::npos)
        return false;
    const auto before = subjectNumber.substr(0, at);
    const auto behind = subjectNumber.substr(at + documentNumber.size());
    const auto isMark = [](char c) { return (c >= 'A' && c <= 'Z') || c == '-' || c == ':'; };
    return std::all_of(before.begin(), before.end(), isMark) && behind.size() <= 1 &&
           (behind.empty() || (behind.front() >= '0' && behind.front() <= '9'));
}

} // namespace cunho::sandbox::check
