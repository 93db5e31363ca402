// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/registry.hpp"
#include "sandbox/service.hpp"

#include <map>
#include <mutex>
#include <set>

namespace cunho::sandbox {

/// Stands in for the Autenticação.gov plug-in, which reads a Citizen Card for the authentication page: a
/// program of its own on a port of its own on 127.0.0.1 (TLS with the sandbox's certificate). There is no
/// reader and no card: whoever sits before it says whose card is in, and types its authentication PIN.
///
///     GET  /sandbox/plugin/status   {"running":true,"card":true}; the authentication page alone may read it
///     POST /sandbox/plugin          challenge, return, [card], [pin], [action]: form fields
///
/// The authentication page sends the citizen here with `challenge` and `return`; the page asks for `card`
/// (letter of a citizen) and `pin`, by the button `action=read`, or `action=cancel`, and leads back to
/// `return` with `?assertion=…`, which is empty when it was cancelled. Three wrong PINs block a card.
class CardPlugin {
  public:
    explicit CardPlugin(const Registry& registry) : registry_(registry) {}

    /// Where it stands, and the origin of the authentication pages: nobody else is answered.
    void admit(std::string url, std::string pageOrigin);
    std::string url() const;

    /// One request to its own port.
    Reply handle(const Request& request);

    /// Whose card is in the reader already; none: the page asks.
    void insert(std::optional<char> letter);
    std::optional<char> inserted() const;

    /// As if it was not installed.
    void setRunning(bool running);
    bool running() const;

    /// Document number of whose card answered the challenge; each assertion once.
    std::optional<std::string> redeem(const std::string& assertion, const std::string& challenge);

    /// Forgets the wrong PINs.
    void unblock();

    void reset();

  private:
    Reply ask(const std::map<std::string, std::string>& form, std::string_view trouble) const;
    Reply read(const std::map<std::string, std::string>& form);

    struct Assertion {
        std::string challenge;
        std::string documentNumber;
    };

    const Registry& registry_;
    mutable std::mutex mutex_;
    std::string url_;
    std::string pageOrigin_;
    bool running_ = true;
    std::optional<char> card_;
    std::map<std::string, int> wrongPins_; ///< by document number
    std::map<std::string, Assertion> assertions_;
};

} // namespace cunho::sandbox
