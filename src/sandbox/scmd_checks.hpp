// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/checks.hpp"
#include "sandbox/registry.hpp"
#include "sandbox/scmd_message.hpp"

#include <functional>
#include <set>

namespace cunho::sandbox::scmd {

using namespace std::chrono_literals;

/// Numbers of the protocol (autenticacao-gov C.2, C.3).
inline constexpr std::size_t batch = 100;
inline constexpr std::size_t nameCharacters = 44; ///< code points
inline constexpr auto codeLife = 5min;
inline constexpr int codeTries = 3;
inline constexpr auto resendPace = 30s;
inline constexpr int resends = 3;

/// What waits for its code.
struct Process {
    Operation kind = Operation::Sign;
    Citizen citizen{};
    std::vector<Document> documents{}; ///< to be signed; none: the certificate was asked for
    std::string code{};                ///< the last one sent
    TimePoint sent{};                  ///< when
    std::optional<TimePoint> told{};   ///< when a reply that was not harmed said that one was sent
    int resent = 0;                    ///< how many of those were of ForceSMS
    int wrong = 0;                     ///< wrong ones typed since the last one was sent
    bool late = false;                 ///< the code counts as too old, by a fault
    bool over = false;                 ///< used, too late, or tried too often
    bool toldOver = false;             ///< and a reply that was not harmed said so
    bool delivered = false;            ///< the result was handed out in such a reply
};

/// Everything the service remembers; lives in memory only.
struct State {
    std::map<std::string, Process> processes{};
    std::set<std::string> certified{};      ///< phones whose certificate was handed out
    std::set<std::string> ciphers{};        ///< every encrypted value that came
    std::map<std::string, int> wrongPins{}; ///< in a row, by the citizen's document
};

/// A request with everything the checks look at.
struct Exchange {
    const Request& request;
    const State& state;
    const Client& client;
    std::string_view applicationId;
    TimePoint now;
    Message message;
    /// What the encrypted values say, by name; those that nobody encrypted for the service are not there.
    std::map<std::string, std::string> plain{};

    bool is(Operation operation) const noexcept {
        return message.row != nullptr && message.row->operation == operation;
    }
    bool signs() const noexcept { return is(Operation::Sign) || is(Operation::MultipleSign); }

    /// Of a message without problem; empty when it is not there.
    std::string value(const std::string& name) const;

    /// The phone, "+351 912000001".
    std::string phone() const;

    /// The one that ValidateOtp and ForceSMS name, or null.
    const Process* process() const;
};

/// Nothing when it was not encrypted for the service.
using Decrypt = std::function<std::optional<std::string>(ByteView)>;

/// Takes the request apart; never fails, the checks say what is wrong.
Exchange openExchange(const Request& request, const State& state, const Client& client,
                      std::string_view applicationId, TimePoint now, const Decrypt& decrypt);

/// The first check that the exchange breaks: 12, 13, 20, 33 to 42.
///
///     34  also: the content type is text/xml (SOAP 1.1, 6), no query, and ValidateOtp and ForceSMS name a
///         process
///     35  the ApplicationId is there
///     36  everything that has to be encrypted is there, and has the form of a phone, of a PIN (4 to 8
///         digits), of a code (6 to 10, as nobody wrote down how many); the phone of ForceSMS is the one of
///         its process
///     38  neither ids nor names are empty
///     39  nor is the batch
///     40  the phone's certificate was handed out before, in a reply that was not harmed
///     41  at ValidateOtp: nobody is blamed for a wrong code (802), nor for one that comes up to a minute too
///         late (816): it may have been on its way. Blamed is the fourth try of one code, one after the
///         result was handed out or the client was told that the process is over, and one that is later than
///         that minute. Answered 816 all the same. A harmed reply is no reply: who did not get it may ask.
///         At ForceSMS: sooner than 30 s after the client was told that a code is on its way, more than three
///         times, or for a process that is over.
///     42  no encrypted value ever came before: a repeated request is encrypted anew
std::optional<BrokenCheck> firstBroken(const Exchange& exchange);

} // namespace cunho::sandbox::scmd
