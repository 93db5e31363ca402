// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/crypto/digest.hpp>

#include <span>
#include <string>
#include <string_view>

/// The bodies of SCMD's six operations, SOAP 1.1, document/literal, members in the order of SCMDService.wsdl.
namespace cunho::providers::cmd {

/// What the service calls them; also the ends of their SOAPAction.
namespace operation {
inline constexpr std::string_view getCertificate = "GetCertificate";
inline constexpr std::string_view getCertificateWithPin = "GetCertificateWithPin";
inline constexpr std::string_view sign = "SCMDSign";
inline constexpr std::string_view multipleSign = "SCMDMultipleSign";
inline constexpr std::string_view forceSms = "ForceSMS";
inline constexpr std::string_view validateOtp = "ValidateOtp";
} // namespace operation

/// Namespaces: of the operations and their members, and of what these consist of.
inline constexpr std::string_view serviceSpace = "http://Ama.Authentication.Service/";
inline constexpr std::string_view dataSpace =
    "http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature";
inline constexpr std::string_view soapSpace = "http://schemas.xmlsoap.org/soap/envelope/";

/// One that is to be signed.
struct Document {
    std::string id;        ///< by which its value comes back
    std::string name;      ///< DocName: what the person's phone shows
    crypto::Digest digest; ///< SHA-256; sent as DigestInfo
};

/// Who asks. Both are ciphers for the service, in Base64, where they are called so.
struct Sender {
    std::string applicationId; ///< as the agency gave it
    std::string userCipher;    ///< of the phone
};

Bytes getCertificateBody(const Sender& sender);
Bytes getCertificateWithPinBody(const Sender& sender, const std::string& pinCipher);
Bytes signBody(const Sender& sender, const std::string& pinCipher, const Document& document);
Bytes multipleSignBody(const Sender& sender, const std::string& pinCipher,
                       std::span<const Document> documents);
Bytes forceSmsBody(const Sender& sender, const std::string& processId);
Bytes validateOtpBody(const std::string& applicationId, const std::string& processId,
                      const std::string& codeCipher);

} // namespace cunho::providers::cmd
