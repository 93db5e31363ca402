// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scmd_message.hpp"

#include <cunho/xml/writer.hpp>

#include <functional>

// Replies in the form and order of the WSDL.
namespace cunho::sandbox::scmd {
namespace {

using xml::Writer;

constexpr std::string_view dispatcherSpace =
    "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher";

std::string enveloped(const std::function<void(Writer&)>& body) {
    Writer out;
    out.start("s:Envelope");
    out.declare("s", soapSpace);
    out.start("s:Body");
    body(out);
    out.end();
    out.end();
    return std::string(asText(std::move(out).finish()));
}

void member(Writer& out, std::string_view name, const std::optional<std::string>& value) {
    if (value)
        return out.element(name, *value);
    out.start(name);
    out.attribute("i:nil", "true");
    out.end();
}

/// NAMEResponse and NAMEResult around the members, which have the prefix d.
void result(Writer& out, std::string_view operation, const std::function<void()>& members) {
    out.start(std::string(operation).append("Response"));
    out.declare("", serviceSpace);
    out.start(std::string(operation).append("Result"));
    out.declare("d", dataSpace);
    out.declare("i", instanceSpace);
    members();
    out.end();
    out.end();
}

void addUndocumented(Writer& out) {
    out.start("d:SandboxExtra");
    out.element("d:Since", "9.9");
    out.end();
}

void writeStatusMembers(Writer& out, const Status& status) {
    member(out, "d:Code", status.code);
    member(out, "d:Field", status.field);
    member(out, "d:FieldValue", status.fieldValue);
    member(out, "d:Message", status.message);
    member(out, "d:ProcessId", status.processId);
}

void documents(Writer& out, const std::optional<std::vector<Document>>& documents) {
    if (!documents)
        return member(out, "d:ArrayOfHashStructure", std::nullopt);
    out.start("d:ArrayOfHashStructure");
    for (const Document& document : *documents) {
        out.start("d:HashStructure");
        member(out, "d:Hash", toBase64(document.hash));
        member(out, "d:Name", document.name);
        member(out, "d:id", document.id);
        out.end();
    }
    out.end();
}

} // namespace

std::string writeCertificate(const std::optional<std::string>& certificate) {
    return enveloped([&](Writer& out) {
        out.start("GetCertificateResponse");
        out.declare("", serviceSpace);
        out.declare("i", instanceSpace);
        member(out, "GetCertificateResult", certificate);
        out.end();
    });
}

std::string writeStatus(const OperationRow& row, const Status& status, bool extra) {
    return enveloped([&](Writer& out) {
        result(out, row.name, [&] {
            writeStatusMembers(out, status);
            if (extra)
                addUndocumented(out);
        });
    });
}

std::string writeResponse(const Response& response, bool extra) {
    return enveloped([&](Writer& out) {
        result(out, rowOf(Operation::ValidateOtp).name, [&] {
            documents(out, response.documents);
            member(out, "d:Signature",
                   response.signature ? std::optional(toBase64(*response.signature)) : std::nullopt);
            out.start("d:Status");
            writeStatusMembers(out, response.status);
            out.end();
            member(out, "d:certificate", response.certificate);
            if (extra)
                addUndocumented(out);
        });
    });
}

std::string writeFault() {
    return enveloped([](Writer& out) {
        out.start("s:Fault");
        out.start("faultcode");
        out.declare("a", dispatcherSpace);
        out.text("a:InternalServiceFault");
        out.end();
        out.element("faultstring", "SANDBOX: o serviço não conseguiu tratar o pedido.");
        out.end();
    });
}

} // namespace cunho::sandbox::scmd
