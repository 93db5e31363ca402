// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "refusal.hpp"

#include <algorithm>
#include <array>

namespace cunho::providers::safe {
namespace {

struct Sentence {
    int status;
    std::string_view begin;
    Refusal refusal;
};

// What is not here is a defect: numSignatures, hashes, document names, SAD, signAlgo or bearer malformed.
constexpr std::array sentences{
    Sentence{400, "The access or refresh token is expired", Refusal::TokenExpired},
    Sentence{400, "Missing (or invalid type) string parameter credentialID", Refusal::CredentialUnknown},
    Sentence{400, "Invalid parameter credentialID", Refusal::CredentialUnknown},
    Sentence{400, "Missing parameter processId", Refusal::ProcessUnknown},
    Sentence{400, "Invalid parameter processId", Refusal::ProcessUnknown},
    Sentence{400, "Empty client name", Refusal::ClientRefused},
    Sentence{400, "Missing (or invalid type) parameter clientData", Refusal::ClientRefused},
    Sentence{400, "Numbers of signatures is too high", Refusal::TooMany},
    Sentence{400, "SigHash does not match", Refusal::SadRefused},
    Sentence{400, "Hash is not authorized by the SAD", Refusal::SadRefused},
    Sentence{401, "signatureLimit will be exceeded", Refusal::LimitNear},
    Sentence{401, "signatureLimit", Refusal::LimitReached},
    Sentence{401, "", Refusal::Unauthorized},
    Sentence{503, "", Refusal::Busy},
};

Failure failureOf(Refusal refusal, std::string detail) {
    const auto failure = [&](Fault fault, const char* reason) {
        return Failure{fault, reason, {}, std::move(detail)};
    };
    switch (refusal) {
    case Refusal::TokenExpired: return failure(Fault::Reactivate, "SAFE_TOKEN_EXPIRED");
    case Refusal::CredentialUnknown: return failure(Fault::Reactivate, "SAFE_CREDENTIAL_UNKNOWN");
    case Refusal::SadRefused: return failure(Fault::Service, "SAFE_AUTHORIZATION_REFUSED");
    case Refusal::ClientRefused: return failure(Fault::Configuration, "SAFE_CLIENT_REFUSED");
    case Refusal::Unauthorized: return failure(Fault::Reactivate, "SAFE_UNAUTHORIZED");
    case Refusal::LimitNear:
    case Refusal::LimitReached: return failure(Fault::Reactivate, "SAFE_LIMIT_REACHED");
    case Refusal::Failing:
    case Refusal::Busy: return failure(Fault::Service, "SAFE_UNAVAILABLE");
    case Refusal::ProcessUnknown:
    case Refusal::TooMany:
    case Refusal::Defect: break;
    }
    return failure(Fault::Internal, "SAFE_REQUEST_REFUSED");
}

} // namespace

Refusal refusalOf(int status, std::string_view description) {
    const auto* found = std::find_if(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
        return sentence.status == status && description.starts_with(sentence.begin);
    });
    if (found != sentences.end())
        return found->refusal;
    return status >= 500 || status == 429 ? Refusal::Failing : Refusal::Defect;
}

Refused::Refused(Refusal refusal, std::string detail)
    : Error(failureOf(refusal, std::move(detail))), refusal_(refusal) {}

} // namespace cunho::providers::safe
