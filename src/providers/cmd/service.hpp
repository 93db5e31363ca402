// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "envelope.hpp"
#include "reply.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/http/client.hpp>
#include <cunho/providers/cmd.hpp>

#include <span>
#include <string>

namespace cunho::providers::cmd {

/// SCMD's six operations: one method an operation, requests written and replies read here; each is one HTTP
/// request, and nothing is sent twice. Phone, PIN and code are encrypted for the service before they are
/// written; PIN and code are wiped as soon as that is done.
///
/// Throws `Refused` for a code other than 200; Configuration/CMD_ENCRYPTION_MISSING and
/// CMD_ENCRYPTION_EXPIRED with {"date"} before anything is sent; Configuration/CMD_CLIENT_REFUSED (401, 403)
/// and CMD_ADDRESS_WRONG (nothing there, or a redirect); Service/CMD_UNAVAILABLE (5xx, SOAP faults),
/// CMD_REFUSED, CMD_REPLY_INVALID. Transport errors pass as http::Client throws them, and so does a gateway's
/// 502 or 504 as Network/REPLY_LOST. No text of an error holds what was sent or what came.
class Service {
  public:
    /// `phone` as `cmdPhone` gives it. All that is referred to must outlive it.
    Service(const CmdClient& client, const std::string& phone, http::Client& http, const Clock& clock)
        : client_(client), phone_(phone), http_(http), clock_(clock) {}

    /// Throws when nothing could be encrypted for the service now.
    void requireEncryption() const { recipient(); }

    /// PEM certificates in no sure order; empty: no account, or its signature is not active.
    std::string certificate(const JobContext& job);

    /// Begins a process at whose end, after the code, the certificate stands. For accounts whose certificate
    /// needs the PIN; no signer of ours does, as `certificate` serves all.
    SignStatus certificateWithPin(Secret pin, const JobContext& job);

    /// Each begins a process, whose id is not empty; a code goes to the phone.
    SignStatus sign(Secret pin, const Document& document, const JobContext& job);
    SignStatus multipleSign(Secret pin, std::span<const Document> documents, const JobContext& job);

    /// Another code, for the same process.
    SignStatus forceSms(const std::string& processId, const JobContext& job);

    /// The point of commitment: with the right code everything of the process is signed.
    SignResponse validateOtp(const std::string& processId, Secret code, const JobContext& job);

  private:
    const crypto::Certificate& recipient() const;
    std::string encrypted(Secret text) const;
    Sender sender() const;
    http::Response post(std::string_view operation, Bytes body, const JobContext& job);
    SignStatus begin(std::string_view operation, Bytes body, const JobContext& job);

    const CmdClient& client_;
    const std::string& phone_;
    http::Client& http_;
    const Clock& clock_;
};

} // namespace cunho::providers::cmd
