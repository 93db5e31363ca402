// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "service.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/signing/provider.hpp>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace cunho::providers::cmd {

/// Documents of one SCMDMultipleSign; more is refused with code 900 (autenticacao-gov C.3).
inline constexpr std::size_t largestBatch = 100;

/// What a conversation works with; all must outlive it.
struct ConversationParts {
    Service& service;
    Clock& clock;
    const signing::Credential& credential;
    signing::SignatureSink& sink;
    signing::Prompter& prompter;
    std::string sentTo;                       ///< the phone, masked
    std::function<void(const char*)> report;  ///< which step begins
    std::function<bool()> certificateChanged; ///< asked when a value does not verify
};

/// One PIN and one code: everything from the request to the values of up to `largestBatch` documents.
///
/// A PIN that is refused is asked for again, and then everything is asked for anew; a code that is refused is
/// asked for again in the same process. Nothing is repeated by itself. From the sent code on the job's stop
/// is not heeded until the values are with the sink: they are made by then.
class Conversation {
  public:
    Conversation(ConversationParts parts, const JobContext& job) : parts_(std::move(parts)), job_(job) {}

    /// `items` with SHA-256 digests, one at least. Throws what CmdProvider::sign says.
    void run(std::span<const signing::Dtbsr* const> items);

  private:
    SignResponse authorise(const std::vector<Document>& documents, Secret pin);
    SignStatus request(const std::vector<Document>& documents, Secret pin);
    SignResponse commit(const std::string& processId, Secret code);
    bool sendAnother(const std::string& processId);
    void deliver(std::span<const signing::Dtbsr* const> items, const SignResponse& response);
    bool deliverOne(const signing::Dtbsr& item, const std::vector<const Bytes*>& values);
    void refuseWrong(const std::vector<const signing::Dtbsr*>& wrong);

    ConversationParts parts_;
    const JobContext& job_;
    signing::Question question_; ///< what both questions share
};

} // namespace cunho::providers::cmd
