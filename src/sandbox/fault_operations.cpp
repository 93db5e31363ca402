// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/fault_operations.hpp"

#include "sandbox/refuse_fault.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace cunho::sandbox {
namespace {

using Action = InjectedFault::Action;

/// What can go wrong with an operation beside what happens on the wire.
struct FaultKind {
    enum Kind : unsigned {
        wire = 1U << 0U,        ///< everything on the TLS port
        queued = 1U << 1U,      ///< has a result that may be pending
        result = 1U << 2U,      ///< hands a result out
        account = 1U << 3U,     ///< looks at an account's tokens
        authorizing = 1U << 4U, ///< may meet the limit
        values = 1U << 5U,      ///< hands signature values out
        certificates = 1U << 6U,
        opening = 1U << 7U, ///< makes an account
        message = 1U << 8U, ///< sends or takes a code
        attributes = 1U << 9U,
        plain = 1U << 10U, ///< plain HTTP of the PKI
        timestamp = 1U << 11U,
        ocsp = 1U << 12U,
        crl = 1U << 13U,
        redirect = 1U << 14U, ///< leads to the redirect of an authentication
        asking = 1U << 15U,   ///< asks for the attribute that opens an account
        identity = 1U << 16U, ///< hands a citizen's attributes out
        soap = 1U << 17U,
        coded = 1U << 18U,    ///< answers with a code in SOAP
        matched = 1U << 19U,  ///< hands out signatures that are told apart by their ids
        capacity = 1U << 20U, ///< looks at the attributes that somebody signs with
    };
};

struct OperationRow {
    std::string_view name;
    unsigned kinds;
};

constexpr auto operations = [] {
    using enum FaultKind::Kind;
    return std::array{
        OperationRow{"safe.serviceInfo", wire},
        OperationRow{"safe.list", wire | account},
        OperationRow{"safe.info", wire | account | certificates},
        OperationRow{"safe.authorize", wire | account | queued | authorizing},
        OperationRow{"safe.authorizeVerify", wire | account | queued | authorizing | result},
        OperationRow{"safe.signHash", wire | account | queued},
        OperationRow{"safe.signHashVerify", wire | account | queued | values | result},
        OperationRow{"safe.updateToken", wire | account},
        OperationRow{"safe.cancel", wire | account},
        OperationRow{"safe.openAccount", opening},
        OperationRow{"fa.authorize", wire | redirect},
        OperationRow{"fa.login", wire | message},
        OperationRow{"fa.code", wire | message},
        OperationRow{"fa.consent", wire},
        OperationRow{"fa.attributesPost", wire | account | asking},
        OperationRow{"fa.attributesGet", wire | account | queued | result | attributes | identity},
        OperationRow{"fa.refreshToken", wire},
        OperationRow{"portal.page", wire},
        OperationRow{"phone.page", wire},
        OperationRow{"scap.institutions", wire},
        OperationRow{"scap.search", wire},
        OperationRow{"scap.attributes", wire | queued | result | attributes},
        OperationRow{"scap.signHashAuthorization", wire | capacity},
        OperationRow{"scap.signHash", wire | capacity | queued},
        OperationRow{"scap.getSignHashResult", wire | capacity | queued | values | result},
        OperationRow{"scmd.GetCertificate", wire | soap},
        OperationRow{"scmd.GetCertificateWithPin", wire | soap | coded | message},
        OperationRow{"scmd.SCMDSign", wire | soap | coded | message},
        OperationRow{"scmd.SCMDMultipleSign", wire | soap | coded | message},
        OperationRow{"scmd.ForceSMS", wire | soap | coded | message},
        OperationRow{"scmd.ValidateOtp", wire | soap | coded | message | values | matched},
        OperationRow{"pki.tsa", plain | timestamp},
        OperationRow{"pki.ocsp", plain | ocsp},
        OperationRow{"pki.crl", plain | crl},
    };
}();

struct ActionRow {
    std::string_view name;
    Action action;
    unsigned kinds;
    int least = 0; ///< smallest and highest value, both 0: none is taken
    int most = 0;
};

constexpr int mostPending = 1000;
constexpr int longTime = 24 * 3600 * 400;

constexpr auto actions = [] {
    using enum FaultKind::Kind;
    return std::array{
        ActionRow{"status", Action::Status, wire | plain | opening, 400, 599},
        ActionRow{"pending", Action::Pending, queued, 1, mostPending},
        ActionRow{"dropBeforeRead", Action::DropBeforeRead, wire},
        ActionRow{"dropAfterProcessing", Action::DropAfterProcessing, wire},
        ActionRow{"dropMidBody", Action::DropMidBody, wire},
        ActionRow{"truncateJson", Action::TruncateJson, wire},
        ActionRow{"wrongContentType", Action::WrongContentType, wire},
        ActionRow{"unknownExtraMembers", Action::UnknownExtraMembers, wire},
        ActionRow{"delay", Action::Delay, wire, 1, longTime},
        ActionRow{"clockSkew", Action::ClockSkew, wire, -longTime, longTime},
        ActionRow{"duplicateDelivery", Action::DuplicateDelivery, result, 400, 599},
        ActionRow{"expireAccess", Action::ExpireAccess, account},
        ActionRow{"expireRefresh", Action::ExpireRefresh, account},
        ActionRow{"notActive", Action::NotActive, account | opening, 1, longTime},
        ActionRow{"attributeMissing", Action::AttributeMissing, opening},
        ActionRow{"clientNotActive", Action::ClientNotActive, opening},
        ActionRow{"unauthorizedClient", Action::UnauthorizedClient, redirect},
        ActionRow{"invalidRequest", Action::InvalidRequest, redirect},
        ActionRow{"unsupportedGrant", Action::UnsupportedGrant, redirect},
        ActionRow{"stateMissing", Action::StateMissing, redirect},
        ActionRow{"stateWrong", Action::StateWrong, redirect},
        ActionRow{"invalidParameter", Action::InvalidParameter, asking, 1, 8},
        ActionRow{"missingAttribute", Action::MissingAttribute, identity},
        ActionRow{"noMessage", Action::NoMessage, message},
        ActionRow{"notAvailable", Action::NotAvailable, attributes},
        ActionRow{"wrongCode", Action::WrongCode, message},
        ActionRow{"lateCode", Action::LateCode, message},
        ActionRow{"attributesNone", Action::AttributesNone, capacity},
        ActionRow{"attributesExpired", Action::AttributesExpired, capacity},
        ActionRow{"attributesOutdated", Action::AttributesOutdated, capacity},
        ActionRow{"keyOutdated", Action::KeyOutdated, capacity},
        ActionRow{"limitReached", Action::LimitReached, authorizing},
        ActionRow{"corruptSignature", Action::CorruptSignature, values},
        ActionRow{"reorderSignatures", Action::ReorderSignatures, values},
        ActionRow{"missingSignature", Action::MissingSignature, matched},
        ActionRow{"code", Action::Code, coded, 201, 999},
        ActionRow{"soapFault", Action::SoapFault, soap},
        ActionRow{"encryptionReplaced", Action::EncryptionReplaced, soap},
        ActionRow{"wrongCertNipc", Action::WrongCertNipc, certificates},
        ActionRow{"singleBase64", Action::SingleBase64, certificates},
        ActionRow{"notThere", Action::NotThere, plain},
        ActionRow{"redirect", Action::Redirect, plain},
        ActionRow{"huge", Action::Huge, plain},
        ActionRow{"slow", Action::Slow, wire | plain},
        ActionRow{"rejection", Action::Rejection, timestamp},
        ActionRow{"wrongImprint", Action::WrongImprint, timestamp},
        ActionRow{"wrongNonce", Action::WrongNonce, timestamp},
        ActionRow{"revoked", Action::Revoked, ocsp | crl},
        ActionRow{"unknown", Action::Unknown, ocsp},
        ActionRow{"tryLater", Action::TryLater, ocsp},
        ActionRow{"otherRequest", Action::OtherRequest, ocsp},
        ActionRow{"expired", Action::Expired, ocsp},
        ActionRow{"old", Action::Old, ocsp | crl},
        ActionRow{"badSignature", Action::BadSignature, ocsp | crl},
    };
}();

bool belongs(std::string_view operation, std::string_view service) {
    return operation.size() > service.size() && operation.starts_with(service) &&
           operation[service.size()] == '.';
}

/// What is common to all that the name stands for.
unsigned kindsOf(std::string_view name) {
    unsigned kinds = ~0U;
    for (const OperationRow& row : operations)
        if (row.name == name)
            return row.kinds;
        else if (belongs(row.name, name) && row.kinds != FaultKind::opening)
            kinds &= row.kinds;
    return kinds;
}

int actionValue(const ActionRow& row, std::string_view text, std::size_t colon) {
    if (row.least == 0 && row.most == 0) {
        if (colon != text.size())
            refuseFault(std::string(row.name) + " takes no number");
        return 0;
    }
    int value = 0;
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data() + std::min(colon + 1, text.size()), end, value);
    if (error != std::errc{} || last != end || value < row.least || value > row.most)
        refuseFault("no number that fits in " + std::string(text));
    return value;
}

} // namespace

bool isService(std::string_view name) noexcept {
    return std::any_of(operations.begin(), operations.end(),
                       [&](const OperationRow& row) { return belongs(row.name, name); });
}

std::string_view operationNamed(std::string_view service, std::string_view name) {
    const auto fits = [&](const OperationRow& row) {
        if (row.name == name)
            return service.empty() || belongs(name, service);
        const auto dot = row.name.find('.');
        const auto group = row.name.substr(0, dot);
        const bool mayBeLeftOut = group == "safe" || group == "pki";
        return row.name.substr(dot + 1) == name && (group == service || (service.empty() && mayBeLeftOut));
    };
    const auto* found = std::find_if(operations.begin(), operations.end(), fits);
    if (found == operations.end())
        refuseFault("unknown operation " + std::string(name));
    return found->name;
}

InjectedFault parseAction(std::string_view text, std::string_view operation) {
    if (text == "otp:wrong" || text == "otp:late")
        text = text == "otp:wrong" ? "wrongCode" : "lateCode";
    const auto colon = std::min(text.find(':'), text.size());
    const auto name = text.substr(0, colon);
    const auto* found =
        std::find_if(actions.begin(), actions.end(), [&](const ActionRow& row) { return row.name == name; });
    if (found == actions.end())
        refuseFault("unknown action " + std::string(name));
    if ((found->kinds & kindsOf(operation)) == 0)
        refuseFault(std::string(name) + " does not fit this operation");
    return {found->action, actionValue(*found, text, colon)};
}

} // namespace cunho::sandbox
