// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scmd_schema.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/xml/writer.hpp>

// WSDL 1.1, document/literal over SOAP 1.1, written from the tables.
namespace cunho::sandbox::scmd {
namespace {

constexpr std::string_view wsdlSpace = "http://schemas.xmlsoap.org/wsdl/";
constexpr std::string_view bindingSpace = "http://schemas.xmlsoap.org/wsdl/soap/";
constexpr std::string_view transport = "http://schemas.xmlsoap.org/soap/http";
constexpr std::string_view service = "SCMDService";

/// What stands before the name of a message's input or output.
std::string messageName(const OperationRow& row, bool input) {
    return std::string(row.name).append(input ? "Input" : "Output");
}

class Description {
  public:
    explicit Description(std::string_view address) : address_(address) {}

    std::string write() && {
        out_.start("wsdl:definitions");
        out_.declare("wsdl", wsdlSpace);
        out_.declare("soap", bindingSpace);
        out_.declare("tns", serviceSpace);
        out_.attribute("name", service);
        out_.attribute("targetNamespace", serviceSpace);
        out_.start("wsdl:types");
        serviceSchema();
        dataSchema();
        out_.end();
        for (const OperationRow& row : operations())
            messages(row);
        portType();
        binding();
        port();
        out_.end();
        return std::string(asText(std::move(out_).finish()));
    }

  private:
    void startSchema(std::string_view space) {
        out_.start("xs:schema");
        out_.declare("xs", schemaSpace);
        out_.declare("data", dataSpace);
        out_.attribute("elementFormDefault", "qualified");
        out_.attribute("targetNamespace", space);
    }

    static std::string typeName(const Type& type) {
        return type.members.empty() ? std::string(type.name) : std::string("data:").append(type.name);
    }

    void element(const Member& member) {
        out_.start("xs:element");
        if (!member.required)
            out_.attribute("minOccurs", "0");
        if (member.many)
            out_.attribute("maxOccurs", "unbounded");
        out_.attribute("name", member.name);
        out_.attribute("nillable", "true");
        out_.attribute("type", typeName(*member.type));
        out_.end();
    }

    void sequence(std::span<const Member> members) {
        out_.start("xs:sequence");
        for (const Member& member : members)
            element(member);
        out_.end();
    }

    /// A global element with a type of its own.
    void message(std::string_view name, std::span<const Member> members) {
        out_.start("xs:element");
        out_.attribute("name", name);
        out_.start("xs:complexType");
        sequence(members);
        out_.end();
        out_.end();
    }

    void serviceSchema() {
        startSchema(serviceSpace);
        out_.start("xs:import");
        out_.attribute("namespace", dataSpace);
        out_.end();
        for (const OperationRow& row : operations()) {
            message(row.name, row.request);
            const std::string result = std::string(row.name).append("Result");
            const Member member{result, row.result};
            message(std::string(row.name).append("Response"), std::span(&member, 1));
        }
        out_.end();
    }

    void dataSchema() {
        startSchema(dataSpace);
        for (const Type* type : types()) {
            out_.start("xs:complexType");
            out_.attribute("name", type->name);
            sequence(type->members);
            out_.end();
            element({type->name, type, true});
        }
        out_.end();
    }

    void messages(const OperationRow& row) {
        for (const bool input : {true, false}) {
            out_.start("wsdl:message");
            out_.attribute("name", messageName(row, input));
            out_.start("wsdl:part");
            out_.attribute("name", "parameters");
            out_.attribute("element", std::string("tns:").append(row.name).append(input ? "" : "Response"));
            out_.end();
            out_.end();
        }
    }

    void portType() {
        out_.start("wsdl:portType");
        out_.attribute("name", service);
        for (const OperationRow& row : operations()) {
            out_.start("wsdl:operation");
            out_.attribute("name", row.name);
            for (const bool input : {true, false}) {
                out_.start(input ? "wsdl:input" : "wsdl:output");
                out_.attribute("message", "tns:" + messageName(row, input));
                out_.end();
            }
            out_.end();
        }
        out_.end();
    }

    void binding() {
        out_.start("wsdl:binding");
        out_.attribute("name", "SCMDBinding");
        out_.attribute("type", "tns:SCMDService");
        out_.start("soap:binding");
        out_.attribute("style", "document");
        out_.attribute("transport", transport);
        out_.end();
        for (const OperationRow& row : operations())
            bound(row);
        out_.end();
    }

    void bound(const OperationRow& row) {
        out_.start("wsdl:operation");
        out_.attribute("name", row.name);
        out_.start("soap:operation");
        out_.attribute("soapAction", row.action());
        out_.end();
        for (const char* direction : {"wsdl:input", "wsdl:output"}) {
            out_.start(direction);
            out_.start("soap:body");
            out_.attribute("use", "literal");
            out_.end();
            out_.end();
        }
        out_.end();
    }

    void port() {
        out_.start("wsdl:service");
        out_.attribute("name", service);
        out_.start("wsdl:port");
        out_.attribute("name", "SCMDPort");
        out_.attribute("binding", "tns:SCMDBinding");
        out_.start("soap:address");
        out_.attribute("location", address_);
        out_.end();
        out_.end();
        out_.end();
    }

    std::string address_;
    xml::Writer out_;
};

} // namespace

std::string wsdl(std::string_view address) {
    return Description(address).write();
}

} // namespace cunho::sandbox::scmd
