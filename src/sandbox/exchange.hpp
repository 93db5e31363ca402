// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/state.hpp"
#include "sandbox/switches.hpp"

#include <memory>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {

/// What came over the wire, freed of the HTTP library.
struct Request {
    std::string method;
    std::string path; ///< without query
    std::multimap<std::string, std::string> query;
    std::string host;
    std::string authorization;
    std::string safeAuthorization;
    std::string contentType;
    std::string body{};
    int peerPort = 0;                             ///< which connection it came over
    std::string tlsVersion;                       ///< "TLSv1.3"
    std::map<std::string, std::string> headers{}; ///< all of them, names in lower case; the first of each
};

struct Reply {
    int status = 200;
    std::string body{};
    int violation = 0;    ///< check id, or 0
    bool drop = false;    ///< close the connection instead of answering
    bool dropMid = false; ///< close it in the middle of the body
    std::string contentType = "application/json";
    std::vector<std::pair<std::string, std::string>> headers{}; ///< Location, Set-Cookie, …
    std::chrono::milliseconds delay{0};                         ///< how long the reply waits
    bool hold = false;                                          ///< until the sandbox is reset or stops
    std::chrono::seconds dateSkew{0};                           ///< how wrong its header Date is
    std::shared_ptr<void> onItsWay{};                           ///< lives until the reply has gone out
};

/// Who may call: one client, as the agency registers it.
struct Client {
    std::string host; ///< "127.0.0.1:40123"
    std::string name;
    std::string basicUser;
    std::string basicPassword;
};

/// A request with everything the checks look at.
struct Exchange {
    const Request& request;
    Operation operation;
    const State& state;
    const Client& client;
    const Switches& switches;
    TimePoint now;
    nlohmann::json body;              ///< null when there is none or it does not parse
    std::string bodyProblem;          ///< why it does not parse, or empty
    std::string bearer;               ///< the value after "Bearer ", or empty
    const Token* token = nullptr;     ///< known one, alive or not
    const Account* account = nullptr; ///< of the token
    std::string processId;            ///< from clientData or the query, when it is a string
};

/// JSON in which no member comes twice. Throws std::exception for any other text.
nlohmann::json parseStrict(const std::string& text);

/// Which call this is, or nothing when there is no such path here.
std::optional<Operation> operationOf(const Request& request);

bool isVerify(Operation operation) noexcept;

/// Takes the request apart; never fails, the checks say what is wrong.
Exchange openExchange(const Request& request, Operation operation, const State& state, const Client& client,
                      const Switches& switches, TimePoint now);

/// The process that a verify asks for, or null.
const Process* askedFor(const Exchange& exchange);

/// What a POST of this verify's kind was.
Operation postOf(Operation verify) noexcept;

} // namespace cunho::sandbox
