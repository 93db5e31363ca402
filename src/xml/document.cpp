// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "xml/complexity.hpp"
#include "xml/native.hpp"

#include <cunho/core/error.hpp>
#include <cunho/xml/document.hpp>

#include <libxml/parser.h>

namespace cunho::xml {
namespace {

template<auto Function>
struct Free {
    template<class T>
    void operator()(T* object) const noexcept {
        Function(object);
    }
};
using ParserHandle = std::unique_ptr<xmlParserCtxt, Free<xmlFreeParserCtxt>>;
using DocumentHandle = std::unique_ptr<xmlDoc, Free<xmlFreeDoc>>;

struct FreeText {
    void operator()(xmlChar* text) const noexcept { xmlFree(text); }
};
using TextHandle = std::unique_ptr<xmlChar, FreeText>;

// Without XML_PARSE_HUGE libxml2 itself stops at 256 levels.
constexpr int parserOptions = XML_PARSE_IGNORE_ENC | XML_PARSE_NONET | XML_PARSE_NOERROR |
                              XML_PARSE_NOWARNING | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES;

constexpr double mostSteps = 2e8; // some seconds; a trusted list of 7 MB takes a tenth of it

/// Called with the name of the document type, before anything it declares is read.
void refuseDoctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto* parser = static_cast<xmlParserCtxtPtr>(context);
    parser->_private = parser;
    xmlStopParser(parser);
}

[[noreturn]] void refuse(const ParserHandle& parser) {
    if (parser->_private != nullptr)
        throw Error(Fault::File, "XML_DOCTYPE");
    const auto* error = xmlCtxtGetLastError(parser.get());
    std::string detail = error == nullptr || error->message == nullptr ? "" : error->message;
    while (!detail.empty() && detail.back() == '\n')
        detail.pop_back();
    const int line = error == nullptr ? 0 : error->line;
    throw Error(Fault::File, "XML_MALFORMED", {{"line", std::to_string(line)}}, detail);
}

xmlNodePtr firstElement(xmlNodePtr node) noexcept {
    while (node != nullptr && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

Name nameOf(const xmlChar* local, const xmlNs* space) noexcept {
    return {space == nullptr ? std::string_view() : fromXml(space->href), fromXml(local)};
}

} // namespace

struct Document::Native {
    DocumentHandle document;
};

Document Document::parse(ByteView bytes) {
    const auto text = asText(bytes);
    if (text.size() > largest)
        throw Error(Fault::File, "XML_TOO_LARGE");
    if (hasTagWithMoreAttributes(text, mostAttributes))
        throw Error(Fault::File, "XML_TOO_COMPLEX", {}, "a tag with too many attributes");
    xmlInitParser();
    const ParserHandle parser(xmlNewParserCtxt());
    if (!parser)
        throw std::bad_alloc();
    parser->sax->internalSubset = refuseDoctype;
    DocumentHandle document(xmlCtxtReadMemory(parser.get(), text.data(), static_cast<int>(text.size()),
                                              nullptr, "UTF-8", parserOptions));
    if (!document || xmlDocGetRootElement(document.get()) == nullptr)
        refuse(parser);
    if (canonicalizationSteps(xmlDocGetRootElement(document.get())) > mostSteps)
        throw Error(Fault::File, "XML_TOO_COMPLEX", {}, "too many namespaces or levels");
    return Document(std::make_shared<const Native>(Native{std::move(document)}));
}

Element Document::root() const noexcept {
    return Element(xmlDocGetRootElement(native_->document.get()));
}

Name Element::name() const noexcept {
    return nameOf(nodeOf(*this)->name, nodeOf(*this)->ns);
}

std::size_t Element::line() const noexcept {
    return static_cast<std::size_t>(xmlGetLineNo(nodeOf(*this)));
}

std::string Element::text() const {
    const TextHandle text(xmlNodeGetContent(nodeOf(*this)));
    return std::string(fromXml(text.get()));
}

std::optional<std::string> Element::attribute(Name name) const {
    for (const auto* at = nodeOf(*this)->properties; at != nullptr; at = at->next) {
        if (nameOf(at->name, at->ns) != name)
            continue;
        const TextHandle text(xmlNodeListGetString(at->doc, at->children, 1));
        return std::string(fromXml(text.get()));
    }
    return {};
}

std::vector<Element> Element::children() const {
    std::vector<Element> list;
    for (auto* at = firstElement(nodeOf(*this)->children); at != nullptr; at = firstElement(at->next))
        list.emplace_back(at);
    return list;
}

std::vector<Element> Element::children(Name name) const {
    std::vector<Element> list = children();
    std::erase_if(list, [&](const Element& child) { return child.name() != name; });
    return list;
}

std::optional<Element> Element::child(Name name) const {
    for (auto* at = firstElement(nodeOf(*this)->children); at != nullptr; at = firstElement(at->next)) {
        if (nameOf(at->name, at->ns) == name)
            return Element(at);
    }
    return {};
}

} // namespace cunho::xml
