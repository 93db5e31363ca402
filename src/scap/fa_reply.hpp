// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "json_reply.hpp"

#include <cunho/core/secret.hpp>
#include <cunho/scap/fa_client.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace cunho::scap {

[[noreturn]] void refuseFaReply(const std::string& detail); ///< throws Service/FA_REPLY_INVALID

/// The reply to the POST: what the questions that follow are asked with.
struct AttributeContext {
    Secret token;
    std::string id;
};

/// Throws Service/FA_REPLY_INVALID.
AttributeContext readContext(ByteView body);

/// The reply to one question: attributes with their states.
class AttributeReply {
  public:
    enum class State { Available, Pending, NotAvailable, Absent };

    /// Throws Service/FA_REPLY_INVALID.
    explicit AttributeReply(ByteView body);

    /// A name that carries parameters is found by what stands before them. Without `state`, as older replies
    /// come, null is Pending.
    State state(std::string_view name) const;

    /// The value of one that is available; empty for all others.
    std::string_view value(std::string_view name) const;

  private:
    const Json* find(std::string_view name) const;
    std::unique_ptr<const WipedJson> json_;
};

/// The citizen and the attributes of what came. Throws Rejected/FA_CITIZEN_INCOMPLETE, and
/// Service/FA_REPLY_INVALID for company attributes that cannot be read where nothing else was asked for.
AuthenticatedCitizen readCitizen(const AttributeReply& reply, const AuthorizationQuery& query, TimePoint now);

} // namespace cunho::scap
