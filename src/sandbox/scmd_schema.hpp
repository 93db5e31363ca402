// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

/// The interface of SCMD, the signing service of the Chave Móvel Digital, as tables: requests are judged by
/// them, and the WSDL is written from them (autenticacao-gov C.1; SCMDService.wsdl).
namespace cunho::sandbox::scmd {

inline constexpr std::string_view path = "/Ama.Authentication.Frontend/SCMDService.svc";

/// Of the operations and what stands in them directly, and of everything further down.
inline constexpr std::string_view serviceSpace = "http://Ama.Authentication.Service/";
inline constexpr std::string_view dataSpace =
    "http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature";
inline constexpr std::string_view soapSpace = "http://schemas.xmlsoap.org/soap/envelope/";
inline constexpr std::string_view instanceSpace = "http://www.w3.org/2001/XMLSchema-instance";
inline constexpr std::string_view schemaSpace = "http://www.w3.org/2001/XMLSchema";

struct Member;

/// A type of a member: a simple one of XML Schema, or a sequence of members.
struct Type {
    std::string_view name; ///< "xs:string", "SignRequest"
    std::span<const Member> members{};
};

/// An element of a sequence; each may be nil.
struct Member {
    std::string_view name;
    const Type* type;
    bool required = false; ///< minOccurs is 1
    bool many = false;     ///< maxOccurs is unbounded
};

enum class Operation { Sign, GetCertificate, GetCertificateWithPin, ValidateOtp, MultipleSign, ForceSms };

struct OperationRow {
    Operation operation;
    std::string_view name; ///< "SCMDSign": of the request's element, and in the SOAPAction
    std::string_view faultName;
    std::span<const Member> request;
    const Type* result; ///< of NAMEResult in NAMEResponse

    std::string action() const; ///< "http://Ama.Authentication.Service/SCMDService/SCMDSign"
};

/// In the order of the WSDL.
std::span<const OperationRow> operations() noexcept;
const OperationRow& rowOf(Operation operation) noexcept;

/// Null when there is none of this name.
const OperationRow* operationNamed(std::string_view name) noexcept;

/// The complex types, all of `dataSpace`.
std::span<const Type* const> types() noexcept;

inline constexpr Type text{"xs:string"};
inline constexpr Type binary{"xs:base64Binary"};

/// The service's description (WSDL 1.1) for this address.
std::string wsdl(std::string_view address);

} // namespace cunho::sandbox::scmd
