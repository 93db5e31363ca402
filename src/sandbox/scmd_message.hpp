// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/scmd_schema.hpp"

#include <cunho/core/bytes.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cunho::sandbox::scmd {

/// A document to be signed, or a signature made; what is missing or nil is empty.
struct Document {
    std::string id;
    std::string name;
    Bytes hash; ///< DigestInfo; in a reply the signature value
};

/// A request, taken apart.
struct Message {
    const OperationRow* row = nullptr; ///< null when the body names none
    /// By name with a small first letter ("applicationId", "userId", "pin"); Base64 as it came. What is
    /// missing or nil is not there.
    std::map<std::string, std::string> values{};
    std::vector<Document> documents{}; ///< of SCMDMultipleSign all, of SCMDSign the one
    std::string problem{};             ///< why it is not what the WSDL says, or empty
};

/// Reads a SOAP envelope; never fails.
Message readMessage(std::string_view body);

/// SignStatus.
struct Status {
    std::string code; ///< autenticacao-gov C.4
    std::optional<std::string> field{};
    std::optional<std::string> fieldValue{};
    std::optional<std::string> message{};
    std::optional<std::string> processId{};
};

/// SignResponse.
struct Response {
    Status status;
    std::optional<Bytes> signature{};
    std::optional<std::vector<Document>> documents{};
    std::optional<std::string> certificate{};
};

/// Envelopes of replies. `extra`: with a member in each result that nobody documented.
std::string writeCertificate(const std::optional<std::string>& certificate);
std::string writeStatus(const OperationRow& row, const Status& status, bool extra = false);
std::string writeResponse(const Response& response, bool extra = false);

/// What the service's framework says when something in it broke: a:InternalServiceFault.
std::string writeFault();

} // namespace cunho::sandbox::scmd
