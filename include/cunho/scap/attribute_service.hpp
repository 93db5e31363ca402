// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/http/client.hpp>
#include <cunho/scap/attribute.hpp>

#include <memory>
#include <string>
#include <vector>

namespace cunho::scap {

/// How SCAP knows this program (autenticacao-gov D.1).
struct ScapOptions {
    std::string baseUrl; ///< "https://scap.autenticacao.gov.pt"
    std::string clientName;
    std::string basicUser;
    Secret basicPassword;
    std::string credentialId; ///< GUID of this installation
};

struct AttributeProvider {
    std::string uri;
    std::string name;
    std::string type;
    std::string nipc;
};

/// What a search brought.
struct FoundAttributes {
    std::vector<ProfessionalAttribute> attributes;
    std::vector<std::string> silent; ///< names of providers that did not answer in time
    bool bodiesAsked = true;         ///< false: nobody could tell which professional bodies there are
    Secret totpKey;                  ///< as it came, Base64; may be empty
};

/// SCAP's attribute service: search, then a question after 5 s and every 2 s, 50 s at most.
class AttributeService {
  public:
    virtual ~AttributeService() = default;
    virtual std::vector<AttributeProvider> providers(const JobContext& job) = 0;

    /// `faToken`: of an authentication of the same citizen. Throws Service/SCAP_NOT_READY,
    /// Reactivate/FA_TOKEN_EXPIRED, Configuration/SCAP_CLIENT_REFUSED, Service/SCAP_RESULT_GONE (404:
    /// consumed or unknown), Service/SCAP_UNAVAILABLE, Service/SCAP_REPLY_INVALID, and as http::Client. No
    /// attribute at all is an answer.
    virtual FoundAttributes search(const Citizen& citizen, const Secret& faToken, const JobContext& job) = 0;
};

std::unique_ptr<AttributeService> makeAttributeService(ScapOptions options, http::Client& http, Clock& clock);

/// RFC 6238 with HMAC-SHA1, 6 digits and steps of 60 s (autenticacao-gov D.3). `key` is Base64. Throws
/// Service/SCAP_REPLY_INVALID for a key that is none.
Secret totp(const Secret& key, TimePoint time);

} // namespace cunho::scap
