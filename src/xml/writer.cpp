// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "xml/characters.hpp"
#include "xml/native.hpp"

#include <cunho/core/error.hpp>
#include <cunho/xml/writer.hpp>

#include <exception>
#include <libxml/xmlwriter.h>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace cunho::xml {
namespace {

struct FreeBuffer {
    void operator()(xmlBuffer* buffer) const noexcept { xmlBufferFree(buffer); }
};
struct FreeWriter {
    void operator()(xmlTextWriter* writer) const noexcept { xmlFreeTextWriter(writer); }
};

/// A defect of whoever writes: what it asked for would not be well-formed.
void require(bool holds, const char* what) {
    if (!holds)
        throw Error(Fault::Internal, "UNEXPECTED", {}, std::string("XML writer: ") + what);
}

std::string requireText(std::string_view text) {
    if (!isCharacterData(text))
        throw Error(Fault::Input, "XML_CHARACTER");
    return std::string(text);
}

std::string requireName(std::string_view name) {
    std::string out(name);
    require(isCharacterData(name) && xmlValidateQName(toXml(out.c_str()), 0) == 0, "no name");
    return out;
}

/// Of "s:Body": "s" and "Body"; of "Body": "" and "Body".
std::pair<std::string, std::string> parts(const std::string& name) {
    const auto colon = name.find(':');
    if (colon == std::string::npos)
        return {"", name};
    return {name.substr(0, colon), name.substr(colon + 1)};
}

/// What was said of an element.
struct Open {
    std::string name;
    std::map<std::string, std::string> spaces; ///< declared on it, by prefix
    std::vector<std::string> attributes;
};

/// What libxml2 gives back to, which knows no exceptions.
struct Pieces {
    ByteSink sink;
    std::exception_ptr failure{};
    bool abandoned = false; ///< the rest is for nobody
};

int giveBack(void* context, const char* bytes, int count) noexcept {
    auto& pieces = *static_cast<Pieces*>(context);
    if (pieces.failure || pieces.abandoned)
        return -1;
    try {
        pieces.sink(asBytes({bytes, static_cast<std::size_t>(count)}));
        return count;
    } catch (...) {
        pieces.failure = std::current_exception();
        return -1;
    }
}

} // namespace

struct Writer::Native {
    Pieces pieces;
    std::unique_ptr<xmlBuffer, FreeBuffer> buffer;
    std::unique_ptr<xmlTextWriter, FreeWriter> writer; ///< writes into the buffer until it is freed
    std::vector<Open> open;
    bool inTag = false; ///< the start-tag of the last one is not closed yet
    bool hasRoot = false;

    /// The door: libxml2 says how many bytes it wrote, or -1 when memory is out or the sink threw.
    void check(int result) const {
        if (pieces.failure)
            std::rethrow_exception(pieces.failure);
        if (result < 0)
            throw std::bad_alloc();
    }

    /// Nothing: the prefix was declared nowhere.
    std::optional<std::string> space(const std::string& prefix) const {
        if (prefix == "xml")
            return reinterpret_cast<const char*>(XML_XML_NAMESPACE);
        for (auto at = open.rbegin(); at != open.rend(); ++at) {
            if (const auto found = at->spaces.find(prefix); found != at->spaces.end())
                return found->second;
        }
        return prefix.empty() ? std::optional(std::string()) : std::nullopt;
    }

    /// What can be known only when all declarations of an element were made (Namespaces in XML 1.0, 5 and
    /// 6.3).
    void closeTag() {
        if (!std::exchange(inTag, false))
            return;
        require(space(parts(open.back().name).first).has_value(), "a prefix that was not declared");
        std::set<std::pair<std::string, std::string>> names;
        for (const std::string& name : open.back().attributes) {
            const auto [prefix, local] = parts(name);
            require(prefix.empty() || space(prefix).has_value(), "a prefix that was not declared");
            const std::string uri = prefix.empty() ? std::string() : space(prefix).value_or("");
            require(names.emplace(uri, local).second, "an attribute twice");
        }
    }
};

Writer::Writer() : native_(std::make_unique<Native>()) {
    native_->buffer.reset(xmlBufferCreate());
    if (!native_->buffer)
        throw std::bad_alloc();
    native_->writer.reset(xmlNewTextWriterMemory(native_->buffer.get(), 0));
    if (!native_->writer)
        throw std::bad_alloc();
    native_->check(xmlTextWriterStartDocument(native_->writer.get(), "1.0", "UTF-8", nullptr));
}

Writer::Writer(WriterOutput output) : native_(std::make_unique<Native>()) {
    native_->pieces.sink = std::move(output.sink);
    auto* const buffer = xmlOutputBufferCreateIO(giveBack, nullptr, &native_->pieces, nullptr);
    if (buffer == nullptr)
        throw std::bad_alloc();
    native_->writer.reset(xmlNewTextWriter(buffer));
    if (!native_->writer) {
        xmlOutputBufferClose(buffer);
        throw std::bad_alloc();
    }
    if (output.indent)
        xmlTextWriterSetIndent(native_->writer.get(), 1);
    const int started =
        xmlTextWriterStartDocument(native_->writer.get(), "1.0", output.encoding.c_str(), nullptr);
    require(started >= 0 || native_->pieces.failure, "an unknown encoding");
    native_->check(started);
}

Writer::~Writer() {
    native_->pieces.abandoned = true;
}

void Writer::start(std::string_view name) {
    native_->closeTag();
    require(!native_->open.empty() || !native_->hasRoot, "a second root");
    std::string checked = requireName(name);
    native_->check(xmlTextWriterStartElement(native_->writer.get(), toXml(checked.c_str())));
    native_->open.push_back({std::move(checked), {}, {}});
    native_->inTag = native_->hasRoot = true;
}

void Writer::declare(std::string_view prefix, std::string_view space) {
    require(native_->inTag, "a declaration outside of a start-tag");
    require(prefix != "xml" && prefix != "xmlns", "a reserved prefix");
    require(prefix.empty() || !space.empty(), "a prefix without namespace");
    const std::string checked = prefix.empty() ? "xmlns" : "xmlns:" + requireName(prefix);
    require(prefix.find(':') == std::string_view::npos, "no prefix");
    const std::string uri = requireText(space);
    require(native_->open.back().spaces.emplace(prefix, uri).second, "a declaration twice");
    native_->check(
        xmlTextWriterWriteAttribute(native_->writer.get(), toXml(checked.c_str()), toXml(uri.c_str())));
}

void Writer::attribute(std::string_view name, std::string_view value) {
    require(native_->inTag, "an attribute outside of a start-tag");
    std::string checked = requireName(name);
    require(checked != "xmlns" && !checked.starts_with("xmlns:"), "a declaration as an attribute");
    const std::string text = requireText(value);
    native_->check(
        xmlTextWriterWriteAttribute(native_->writer.get(), toXml(checked.c_str()), toXml(text.c_str())));
    native_->open.back().attributes.push_back(std::move(checked));
}

void Writer::text(std::string_view text) {
    require(!native_->open.empty(), "text outside of the root");
    const std::string checked = requireText(text);
    native_->closeTag();
    native_->check(xmlTextWriterWriteString(native_->writer.get(), toXml(checked.c_str())));
}

void Writer::end() {
    require(!native_->open.empty(), "an end without a start");
    native_->closeTag();
    native_->check(xmlTextWriterEndElement(native_->writer.get()));
    native_->open.pop_back();
}

void Writer::element(std::string_view name, std::string_view text) {
    start(name);
    this->text(text);
    end();
}

Bytes Writer::finish() && {
    require(native_->hasRoot && native_->writer, "no root");
    native_->closeTag();
    native_->check(xmlTextWriterEndDocument(native_->writer.get()));
    native_->open.clear();
    native_->writer.reset();
    native_->check(0);
    if (!native_->buffer)
        return {};
    const xmlChar* const content = xmlBufferContent(native_->buffer.get());
    const auto size = static_cast<std::size_t>(xmlBufferLength(native_->buffer.get()));
    return content == nullptr ? Bytes{} : Bytes(content, content + size);
}

} // namespace cunho::xml
