// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scap_checks.hpp"

#include <cunho/crypto/hmac.hpp>

#include <algorithm>

// What SCAP looks at when attributes are signed with (autenticacao-gov D.3, D.4).
namespace cunho::sandbox::check {
namespace {

using nlohmann::json;

constexpr std::chrono::seconds step{60};

/// RFC 4226 section 5.3, six digits.
std::string codeOf(ByteView key, std::int64_t counter) {
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
    return Finding{"401_INVALID_SIGNATURE_TRANSACTION_CITIZEN_ATTRIBUTES", std::move(detail), 401};
}

const SuppliedAttributes* toldBy(const ScapSearch& search, const json& info) {
    const auto found =
        std::find_if(search.told.begin(), search.told.end(), [&](const SuppliedAttributes& one) {
            return info.is_object() && info.value("uriId", "") == one.supplier.uri &&
                   info.value("name", "") == one.supplier.name && info.value("type", "") == one.supplier.type;
        });
    return found == search.told.end() ? nullptr : &*found;
}

bool isAmong(const json& attributes, const json& one) {
    return std::find(attributes.begin(), attributes.end(), one) != attributes.end();
}

} // namespace

std::optional<Finding> oneTimeCode(ByteView key, std::string_view code, TimePoint now) {
    const auto current = static_cast<std::int64_t>(now.time_since_epoch() / step);
    for (const std::int64_t counter : {current, current - 1, current + 1})
        if (code == codeOf(key, counter))
            return std::nullopt;
    return Finding{"401_CLIENT_BAD_TOTP", "the one-time code is not of this step of 60 s or one beside it",
                   401};
}

std::optional<Finding> servedAttributes(const ScapSearch& search, const json& toSign) {
    if (!toSign.is_array() || toSign.empty())
        return outdated("no attribute to sign with");
    for (const json& one : toSign) {
        const json chosen = one.is_object() ? one.value("attributesToSign", json::object()) : json::object();
        const auto* told =
            chosen.is_object() ? toldBy(search, chosen.value("attributeProviderInfo", json())) : nullptr;
        if (told == nullptr || told->code != "200")
            return outdated("a provider that told nothing that holds");
        const json attributes = chosen.value("attributes", json::array());
        if (!attributes.is_array() || attributes.empty())
            return outdated("a provider without an attribute");
        for (const json& attribute : attributes)
            if (!isAmong(told->attributes, attribute))
                return outdated("an attribute that was not served so");
    }
    return std::nullopt;
}

} // namespace cunho::sandbox::check
