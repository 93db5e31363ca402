// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scmd_message.hpp"

#include <cunho/core/error.hpp>
#include <cunho/xml/document.hpp>

#include <algorithm>

// Requests against the tables of the WSDL.
namespace cunho::sandbox::scmd {
namespace {

using xml::Element;
using xml::Name;

std::string shown(const Element& element) {
    return "{" + std::string(element.name().space) + "}" + std::string(element.name().local);
}

std::string withoutSpace(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    return text;
}

/// Whether anything but white space stands between its elements.
bool hasTextBetween(const Element& parent, const std::vector<Element>& children) {
    std::string inner;
    for (const Element& child : children)
        inner += child.text();
    return withoutSpace(parent.text()) != withoutSpace(std::move(inner));
}

bool isNil(const Element& element) {
    const auto value = element.attribute({instanceSpace, "nil"});
    return value == "true" || value == "1";
}

bool isBase64(const std::string& text) {
    try {
        fromBase64(text);
        return true;
    } catch (const Error&) {
        return false;
    }
}

class Reader {
  public:
    explicit Reader(Message& into) : into_(into) {}

    void read(const Element& envelope) {
        if (envelope.name() != Name{soapSpace, "Envelope"})
            return complain("the root is " + shown(envelope) + " and no SOAP 1.1 Envelope");
        auto parts = envelope.children();
        if (!parts.empty() && parts.front().name() == Name{soapSpace, "Header"})
            parts.erase(parts.begin());
        if (parts.size() != 1 || parts.front().name() != Name{soapSpace, "Body"})
            return complain("the Envelope holds something else than one Body");
        const auto inside = parts.front().children();
        if (inside.size() != 1 || hasTextBetween(parts.front(), inside))
            return complain("the Body holds something else than one element");
        const Element& call = inside.front();
        if (call.name().space == serviceSpace)
            into_.row = operationNamed(call.name().local);
        if (into_.row == nullptr)
            return complain("no operation is " + shown(call));
        sequence(call, into_.row->request, serviceSpace);
    }

  private:
    void complain(std::string problem) {
        if (into_.problem.empty())
            into_.problem = std::move(problem);
    }

    void sequence(const Element& parent, std::span<const Member> members, std::string_view space) {
        const auto children = parent.children();
        auto at = children.begin();
        for (const Member& member : members) {
            const auto first = at;
            for (; at != children.end() && at->name() == Name{space, member.name}; ++at) {
                if (at != first && !member.many)
                    break;
                take(*at, member);
            }
            if (at == first && member.required)
                complain(std::string(member.name) + " is missing or not in its place");
        }
        if (at != children.end())
            complain(shown(*at) + " is unknown or not in its place");
        if (hasTextBetween(parent, children))
            complain("text between the elements of " + shown(parent));
    }

    void take(const Element& element, const Member& member) {
        if (member.name == "HashStructure")
            into_.documents.emplace_back();
        if (isNil(element)) {
            if (!element.children().empty() || !element.text().empty())
                complain(shown(element) + " is nil and holds something");
            return;
        }
        if (!member.type->members.empty())
            return sequence(element, member.type->members, dataSpace);
        if (!element.children().empty())
            return complain(shown(element) + " holds elements");
        const std::string text = element.text();
        if (member.type == &binary && !isBase64(text))
            return complain(shown(element) + " is no Base64");
        if (into_.documents.empty())
            return keep(member.name, text);
        Document& document = into_.documents.back();
        if (member.name == "Hash")
            document.hash = fromBase64(text);
        else
            (member.name == "id" ? document.id : document.name) = text;
    }

    void keep(std::string_view name, const std::string& text) {
        std::string key(name);
        if (key.front() >= 'A' && key.front() <= 'Z')
            key.front() = static_cast<char>(key.front() - 'A' + 'a');
        into_.values[key] = text;
    }

    Message& into_;
};

/// What stands in a SCMDSign itself.
void takeTheDocument(Message& message) {
    Document document;
    if (const auto name = message.values.find("docName"); name != message.values.end())
        document.name = name->second;
    if (const auto hash = message.values.find("hash"); hash != message.values.end())
        document.hash = fromBase64(hash->second);
    message.documents.push_back(std::move(document));
}

} // namespace

Message readMessage(std::string_view body) {
    Message message;
    try {
        const auto document = xml::Document::parse(asBytes(body));
        Reader(message).read(document.root());
    } catch (const Error& error) {
        message.problem = "no XML that is taken here: " + error.reason();
    }
    if (message.problem.empty() && message.row->operation == Operation::Sign)
        takeTheDocument(message);
    return message;
}

} // namespace cunho::sandbox::scmd
