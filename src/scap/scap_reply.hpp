// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "json_reply.hpp"

#include <cunho/http/client.hpp>
#include <cunho/scap/attribute_service.hpp>

#include <map>
#include <string>
#include <vector>

namespace cunho::scap {

/// What a reply of SCAP comes to (autenticacao-gov D.2).
enum class ScapOutcome { Done, Empty, Partial, Processing };

/// A status of SCAP: a code, and words for a technical detail.
struct ScapStatus {
    int code = 0; ///< 0: none told
    std::string text;
    std::string
        name; ///< all that it says, such as "401 401_CLIENT_BAD_TOTP": what tells one 401 from another
};

constexpr std::size_t mostSubAttributes = 100; ///< of one attribute

[[noreturn]] void refuseScapReply(const std::string& detail); ///< throws Service/SCAP_REPLY_INVALID

/// A list, or nothing where it is missing or null. Throws Service/SCAP_REPLY_INVALID for anything else, and
/// for more than `most` items.
const Json* listMember(const Json& object, const char* name, std::size_t most);

/// An object, or nothing where it is missing or null. Throws Service/SCAP_REPLY_INVALID for anything else.
const Json* objectMember(const Json& parent, const char* name);

/// {"uriId","name","type","nipc"}; what is missing is empty. Throws Service/SCAP_REPLY_INVALID for no object.
AttributeProvider readProvider(const Json& json);

/// `status` of an object; the code is a text, or a number, the words stand in `message` or `codeDescription`.
ScapStatus readStatus(const Json& object);

/// Throws Service/SCAP_REPLY_INVALID for what is no object, and for one of another process.
std::unique_ptr<const WipedJson> readScapReply(const http::Response& response, const std::string& processId);

/// Throws Service/SCAP_REPLY_INVALID.
std::vector<AttributeProvider> readProviders(const Json& reply);

/// The results of one search, as they come in: the newest word of each provider counts.
class SearchResults {
  public:
    SearchResults(const Citizen& citizen, TimePoint now) : citizen_(citizen), now_(now) {}

    /// Throws Service/SCAP_RESULT_GONE, Service/SCAP_UNAVAILABLE, Service/SCAP_REPLY_INVALID.
    ScapOutcome take(const Json& reply);

    bool empty() const noexcept { return providers_.empty(); }
    FoundAttributes found() &&;

  private:
    struct Provider {
        std::string name;
        std::vector<ProfessionalAttribute> attributes;
        bool silent = false;
    };

    void requireSameCitizen(const Json& reply) const;
    void takeProvider(const Json& one);
    ProfessionalAttribute readAttribute(const Json& one, const AttributeProvider& provider,
                                        bool expired) const;

    const Citizen& citizen_;
    TimePoint now_;
    std::map<std::string, Provider> providers_; ///< by address, or by name
    Secret totpKey_;
};

} // namespace cunho::scap
