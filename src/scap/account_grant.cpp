// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "account_grant.hpp"

#include "folded.hpp"
#include "json_reply.hpp"
#include "moment.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <array>

namespace cunho::scap {
namespace {

constexpr std::size_t longestGrantToken = 16U << 10U;

/// Parameters of refusals, as they are named in them, and the field of our form that each stands in.
struct Field {
    std::string_view parameter;
    const char* field;
    const char* reason;
};
constexpr std::array fields{
    Field{"enterpriseNipc", "nipc", "FA_NIPC_INVALID"},
    Field{"enterpriseAdditionalInfo", "additionalInfo", "FA_ADDITIONAL_INFO_INVALID"},
    Field{"email", "email", "FA_EMAIL_INVALID"},
    Field{"expidationDate", "until", "FA_UNTIL_INVALID"}, // the service's own spelling
    Field{"expirationDate", "until", "FA_UNTIL_INVALID"},
    Field{"signaturesLimit", "signaturesLimit", "FA_LIMIT_INVALID"},
    Field{"Numbers of signatures", "signaturesLimit", "FA_LIMIT_INVALID"}};

bool holds(const std::string& text, std::string_view part) {
    return folded(text).find(folded(part)) != std::string::npos;
}

/// "Invalid parameter citizenDocId" and the like: what the consent lacked.
std::optional<std::string> citizenParameter(const std::string& description) {
    constexpr std::array<std::string_view, 5> names{"citizenDocId", "citizenDocType", "citizenDocCountry",
                                                    "citizenGivenName", "citizenLastName"};
    const auto* found = std::find_if(names.begin(), names.end(),
                                     [&](std::string_view name) { return holds(description, name); });
    return found == names.end() ? std::nullopt : std::optional(std::string(*found));
}

[[noreturn]] void badRequest(const std::string& description, const std::string& nipc) {
    if (holds(description, "already exists")) // of a second account of a key (autenticacao-gov J.6)
        throw Error(Fault::Conflict, "ACCOUNT_EXISTS", {{"nipc", nipc}}, forDetail(description));
    if (holds(description, "creationClientName") || holds(description, "Client is not active"))
        throw Error(Fault::Configuration, "FA_CLIENT_NOT_ACTIVE", {}, forDetail(description));
    if (const auto name = citizenParameter(description))
        throw Error(Fault::Rejected, "FA_CITIZEN_INCOMPLETE", {{"attribute", *name}}, forDetail(description));
    for (const Field& field : fields) {
        if (holds(description, field.parameter))
            throw Error(Fault::Input, field.reason, {{"field", field.field}}, forDetail(description));
    }
    throw Error(Fault::Internal, "FA_INVALID_REQUEST", {}, forDetail(description));
}

[[noreturn]] void refuseGrant(const std::string& error, const std::string& description,
                              const std::string& nipc) {
    if (holds(error, "Missing required enterprise attributes"))
        throw Error(Fault::Rejected, "INVOICE_ATTRIBUTE_MISSING", {{"nipc", nipc}}, forDetail(description));
    if (holds(error, "Bad Request"))
        badRequest(description, nipc);
    // "Internal Server Error", or what nobody wrote down. The same authentication says the same again.
    throw Error(Fault::Service, "FA_ACCOUNT_NOT_OPENED", {}, forDetail(error + ": " + description));
}

Secret token(const Json& reply, const char* name) {
    auto text = textMember(reply, name, longestGrantToken);
    const bool usable = text && !text->empty() &&
                        std::all_of(text->begin(), text->end(), [](char c) { return c > ' ' && c <= '~'; });
    if (!usable)
        throw Error(Fault::Service, "FA_REPLY_INVALID", {}, std::string("no usable ") + name);
    return Secret::fromText(std::move(*text));
}

} // namespace

AccountGrant readAccountGrant(std::string_view value, const std::string& nipc) {
    auto json = readJson(value);
    if (!json || !json->is_object())
        throw Error(Fault::Service, "FA_REPLY_INVALID", {}, "the account's attribute is no JSON object");
    const WipedJson reply(std::move(*json));
    if (const auto error = textMember(reply.get(), "error"))
        refuseGrant(*error, textMember(reply.get(), "error_description").value_or(""), nipc);
    AccountGrant grant;
    grant.accessToken = token(reply.get(), "accessToken");
    grant.refreshToken = token(reply.get(), "refreshToken");
    if (const auto end = textMember(reply.get(), "accountExpirationDate"))
        grant.expires = readMoment(*end);
    return grant;
}

} // namespace cunho::scap
