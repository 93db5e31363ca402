// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "codes.hpp"

#include <cunho/core/bytes.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reading what SCMD answered: SOAP 1.1, names with their namespaces, each member at most once; unknown ones
/// are passed over. Nil and missing members are empty.
///
/// Whatever else is not as SCMDService.wsdl says throws Service/CMD_REPLY_INVALID, a SOAP fault
/// Service/CMD_UNAVAILABLE. Nothing that came stands in an error.
namespace cunho::providers::cmd {

[[noreturn]] void refuseReply(const std::string& detail);

/// A value by the id of its document.
struct HashStructure {
    std::string id;
    Bytes value; ///< empty: it was no Base64
};

struct SignResponse {
    SignStatus status;
    std::optional<Bytes> signature; ///< of SCMDSign; as in HashStructure
    std::vector<HashStructure> values;
};

/// GetCertificateResult: PEM certificates, or nothing.
std::string certificateReply(ByteView body);

/// The result of any operation that answers with a SignStatus.
SignStatus statusReply(ByteView body, std::string_view operation);

/// ValidateOtpResult.
SignResponse validateOtpReply(ByteView body);

/// The name of a fault's code, without prefix, for an error's detail: "InternalServiceFault". Nothing when it
/// is no SOAP fault.
std::optional<std::string> faultCode(ByteView body);

} // namespace cunho::providers::cmd
