// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "reply.hpp"

#include "envelope.hpp"
#include "utf16.hpp"

#include <cunho/core/error.hpp>
#include <cunho/xml/document.hpp>

#include <algorithm>

namespace cunho::providers::cmd {
namespace {

using xml::Element;
using xml::Name;

constexpr std::string_view instanceSpace = "http://www.w3.org/2001/XMLSchema-instance";
constexpr std::string_view blanks = " \t\r\n";

/// SOAP may come in UTF-8 or UTF-16 (WS-I Basic Profile 1.1, R1012).
xml::Document parsed(ByteView body) {
    try {
        if (!isUtf16(body))
            return xml::Document::parse(body);
        if (const auto text = utf8FromUtf16(body))
            return xml::Document::parse(asBytes(*text));
    } catch (const Error& error) {
        refuseReply(error.reason()); // its detail may quote the reply
    }
    refuseReply("no UTF-16");
}

std::optional<Element> onlyChild(const Element& parent, Name name) {
    const auto found = parent.children(name);
    if (found.size() > 1)
        refuseReply("a member twice");
    return found.empty() ? std::nullopt : std::optional(found.front());
}

bool isNil(const Element& element) {
    const auto nil = element.attribute({instanceSpace, "nil"});
    return nil && (*nil == "true" || *nil == "1");
}

/// A member that is there and not nil.
std::optional<Element> member(const Element& parent, Name name) {
    const auto found = onlyChild(parent, name);
    return found && !isNil(*found) ? found : std::nullopt;
}

std::string textOf(const Element& element) {
    if (!element.children().empty())
        refuseReply("elements where a text should be");
    return element.text();
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(blanks);
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string memberText(const Element& parent, std::string_view name) {
    const auto found = member(parent, {dataSpace, name});
    return found ? trimmed(textOf(*found)) : std::string();
}

/// Empty for what is no Base64: one wrong value must not cost the others.
Bytes value(const Element& element) {
    std::string text = textOf(element);
    std::erase_if(text, [](char c) { return blanks.find(c) != std::string_view::npos; });
    try {
        return fromBase64(text);
    } catch (const Error&) {
        return {};
    }
}

Element bodyOf(const xml::Document& document) {
    const Element root = document.root();
    if (root.name() != Name{soapSpace, "Envelope"})
        refuseReply("no SOAP 1.1 envelope");
    const auto body = onlyChild(root, {soapSpace, "Body"});
    if (!body)
        refuseReply("no SOAP body");
    const auto content = body->children();
    if (content.size() != 1)
        refuseReply("not one element in the SOAP body");
    return content.front();
}

bool isFault(const Element& content) {
    return content.name() == Name{soapSpace, "Fault"};
}

/// faultcode is a QName without namespace of its own (SOAP 1.1, 4.4): what stands behind its prefix, as far
/// as it looks like a name.
std::string codeOfFault(const Element& fault) {
    constexpr std::size_t longest = 60;
    const auto element = fault.child({"", "faultcode"});
    std::string code = element ? trimmed(element->text()) : std::string();
    code.erase(0, code.find(':') == std::string::npos ? 0 : code.find(':') + 1);
    const bool plain = std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
    });
    return plain && code.size() <= longest ? code : std::string();
}

/// The result of `operation` in its response; nothing when it is nil or missing.
std::optional<Element> resultOf(const xml::Document& document, std::string_view operation) {
    const Element content = bodyOf(document);
    if (isFault(content))
        throw Error(Fault::Service, "CMD_UNAVAILABLE", {}, "SOAP fault " + codeOfFault(content));
    const std::string name(operation);
    if (content.name() != Name{serviceSpace, name + "Response"})
        refuseReply("not the response of " + name);
    return member(content, {serviceSpace, name + "Result"});
}

SignStatus statusOf(const Element& element) {
    return {memberText(element, "Code"), memberText(element, "Field"), memberText(element, "ProcessId")};
}

std::vector<HashStructure> valuesOf(const Element& array) {
    std::vector<HashStructure> out;
    for (const Element& element : array.children({dataSpace, "HashStructure"})) {
        if (isNil(element))
            continue;
        if (const auto hash = member(element, {dataSpace, "Hash"}))
            out.push_back({memberText(element, "id"), value(*hash)});
    }
    return out;
}

} // namespace

void refuseReply(const std::string& detail) {
    throw Error(Fault::Service, "CMD_REPLY_INVALID", {}, detail);
}

std::string certificateReply(ByteView body) {
    const auto document = parsed(body);
    const auto result = resultOf(document, operation::getCertificate);
    return result ? trimmed(textOf(*result)) : std::string();
}

SignStatus statusReply(ByteView body, std::string_view operation) {
    const auto document = parsed(body);
    const auto result = resultOf(document, operation);
    if (!result)
        refuseReply("no SignStatus");
    return statusOf(*result);
}

SignResponse validateOtpReply(ByteView body) {
    const auto document = parsed(body);
    const auto result = resultOf(document, operation::validateOtp);
    if (!result)
        refuseReply("no result");
    const auto status = member(*result, {dataSpace, "Status"});
    if (!status)
        refuseReply("no Status");
    SignResponse out;
    out.status = statusOf(*status);
    if (const auto signature = member(*result, {dataSpace, "Signature"}))
        out.signature = value(*signature);
    if (const auto array = member(*result, {dataSpace, "ArrayOfHashStructure"}))
        out.values = valuesOf(*array);
    return out;
}

std::optional<std::string> faultCode(ByteView body) {
    try {
        const auto document = parsed(body);
        const Element content = bodyOf(document);
        return isFault(content) ? std::optional(codeOfFault(content)) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace cunho::providers::cmd
