// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What SCMD answers, written without the program's own writer, in the manner of its framework.
namespace cunho::test::scmd {

inline std::string element(const std::string& name, const std::string& content) {
    return "<" + name + ">" + content + "</" + name + ">";
}
inline std::string member(const std::string& name, const std::string& text) {
    return text.empty() ? "<a:" + name + " i:nil=\"true\"/>" : element("a:" + name, text);
}

inline std::string envelope(const std::string& body) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body +
           "</s:Body></s:Envelope>";
}

/// `result` is the content of <operation>Result; an empty one is nil.
inline std::string response(const std::string& operation, const std::string& result) {
    const std::string name = operation + "Result";
    const std::string spaces =
        " xmlns:a=\"http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature\""
        " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"";
    const std::string inside = result.empty() ? "<" + name + spaces + " i:nil=\"true\"/>"
                                              : "<" + name + spaces + ">" + result + "</" + name + ">";
    return envelope("<" + operation + "Response xmlns=\"http://Ama.Authentication.Service/\">" + inside +
                    "</" + operation + "Response>");
}

inline std::string status(const std::string& code, const std::string& processId = "",
                          const std::string& field = "") {
    return member("Code", code) + member("Field", field) + member("FieldValue", "") +
           member("Message", code == "200" ? "" : "texto do serviço") + member("ProcessId", processId);
}

inline std::string statusReply(const std::string& operation, const std::string& code,
                               const std::string& processId = "", const std::string& field = "") {
    return response(operation, status(code, processId, field));
}

inline std::string hashStructure(const std::string& id, const std::string& base64) {
    return element("a:HashStructure", member("Hash", base64) + member("Name", "") + member("id", id));
}

/// `array` is the content of ArrayOfHashStructure, `signature` Base64; an empty one is nil.
inline std::string otpReply(const std::string& code, const std::string& array, const std::string& signature,
                            const std::string& more = "") {
    return response("ValidateOtp", member("ArrayOfHashStructure", array) + member("Signature", signature) +
                                       element("a:Status", status(code)) + member("certificate", "") + more);
}

inline std::string certificateReply(const std::string& pem) {
    return response("GetCertificate", pem);
}

inline std::string fault(const std::string& code = "a:InternalServiceFault") {
    return envelope(
        "<s:Fault><faultcode xmlns:a=\"http://schemas.microsoft.com/net/2005/12/windowscommunication"
        "foundation/dispatcher\">" +
        code + "</faultcode><faultstring xml:lang=\"pt-PT\">erro</faultstring></s:Fault>");
}

} // namespace cunho::test::scmd
