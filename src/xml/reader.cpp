// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "xml/native.hpp"
#include "xml/tag_watch.hpp"

#include <cunho/core/error.hpp>
#include <cunho/xml/reader.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <new>
#include <optional>
#include <vector>

namespace cunho::xml {
namespace {

constexpr std::size_t pieceSize = 64U << 10U;
constexpr std::string_view instance = "http://www.w3.org/2001/XMLSchema-instance";

struct FreeParser {
    void operator()(xmlParserCtxt* parser) const noexcept {
        if (parser->myDoc != nullptr)
            xmlFreeDoc(parser->myDoc);
        xmlFreeParserCtxt(parser);
    }
};

/// A stretch of the arena.
struct Stretch {
    std::size_t at = 0;
    std::size_t size = 0;
};

struct Found {
    Reader::Event event = Reader::Event::End;
    Stretch name;
    Stretch space; ///< or the text
    Stretch foreign;
    std::int64_t line = 0;
};

std::string_view between(const xmlChar* first, const xmlChar* last) noexcept {
    return {reinterpret_cast<const char*>(first), static_cast<std::size_t>(last - first)};
}

/// The value of encoding="…" in the XML declaration, as far as a piece holds it.
std::string declaredEncoding(std::string_view piece) {
    if (piece.starts_with("\xEF\xBB\xBF"))
        piece.remove_prefix(3);
    if (!piece.starts_with("<?xml"))
        return {};
    piece = piece.substr(0, piece.find("?>"));
    const auto word = piece.find("encoding");
    if (word == std::string_view::npos)
        return {};
    const auto open = piece.find_first_of("\"'", word);
    if (open == std::string_view::npos)
        return {};
    const auto close = piece.find(piece[open], open + 1);
    return close == std::string_view::npos ? std::string()
                                           : std::string(piece.substr(open + 1, close - open - 1));
}

/// Whether bytes below 128 are ASCII in it and nothing else.
bool hasAscii(std::string_view encoding) {
    std::string name;
    for (const char c : encoding)
        name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    constexpr std::array<std::string_view, 4> whole{"", "UTF-8", "US-ASCII", "ASCII"};
    constexpr std::array<std::string_view, 4> beginnings{"WINDOWS-125", "CP125", "ISO-8859-", "ISO8859-"};
    return std::find(whole.begin(), whole.end(), name) != whole.end() ||
           std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return name.starts_with(beginning); });
}

} // namespace

struct Reader::Native {
    ByteSource source;
    xmlSAXHandler handler{};
    std::unique_ptr<xmlParserCtxt, FreeParser> parser;
    TagWatch watch{mostAttributes, longestTag};
    std::string encoding;
    bool byteOrderMark = false;
    bool begun = false;
    bool ended = false;
    std::optional<Failure> failure; ///< what comes after the events that were found

    std::string arena; ///< names and texts of the events
    std::vector<Found> events;
    std::size_t next = 0;
    Found last;
    std::size_t depth = 0;
    bool outOfMemory = false;
    Stretch text; ///< of the text that may go on
    bool inText = false;
    std::int64_t textLine = 0;

    Stretch keep(std::string_view piece) {
        const Stretch stretch{arena.size(), piece.size()};
        arena.append(piece);
        return stretch;
    }

    std::int64_t line() const noexcept {
        return parser->input == nullptr ? 0 : static_cast<std::int64_t>(parser->input->line);
    }

    void stop(const char* reason, std::string detail = {}) {
        if (!failure)
            failure = Failure{Fault::File, reason, {{"line", std::to_string(line())}}, std::move(detail)};
        xmlStopParser(parser.get());
    }

    void endText() {
        if (!inText)
            return;
        inText = false;
        Found found;
        found.event = Event::Text;
        found.space = text;
        found.line = textLine;
        events.push_back(found);
    }

    void characters(std::string_view piece) {
        if (!inText)
            text = {arena.size(), 0};
        inText = true;
        text.size += keep(piece).size;
        textLine = line();
        if (text.size > longestText)
            stop("XML_TOO_COMPLEX", "a text of more than 1 MiB");
    }

    void start(std::string_view name, std::string_view space, std::string_view foreign) {
        endText();
        if (++depth > deepest)
            return stop("XML_TOO_COMPLEX", "too many levels");
        Found found;
        found.event = Event::Start;
        found.name = keep(name);
        found.space = keep(space);
        found.foreign = keep(foreign);
        found.line = line();
        events.push_back(found);
    }

    void close(std::string_view name) {
        endText();
        --depth;
        Found found;
        found.event = Event::Close;
        found.name = keep(name);
        found.line = line();
        events.push_back(found);
    }

    struct Calls;

    void open();
    void prepare(std::string_view piece);
    void feed();
    void forget();
    void fail(int code);
};

/// What libxml2 calls, which knows no exceptions; memory may be out.
struct Reader::Native::Calls {
    template<class Work>
    static void guarded(void* context, const Work& work) noexcept {
        auto& native = *static_cast<Native*>(static_cast<xmlParserCtxtPtr>(context)->_private);
        try {
            if (!native.failure)
                work(native);
        } catch (...) {
            native.outOfMemory = true;
            xmlStopParser(native.parser.get());
        }
    }

    static void start(void* context, const xmlChar* local, const xmlChar* /*prefix*/, const xmlChar* uri,
                      int /*spaces*/, const xmlChar** /*namespaces*/, int count, int /*defaulted*/,
                      const xmlChar** attributes) noexcept {
        guarded(context, [&](Native& native) {
            std::string_view foreign;
            for (int at = 0; at < count && foreign.empty(); ++at) {
                const std::string_view name = fromXml(attributes[5 * at]);
                if (fromXml(attributes[5 * at + 2]) != instance || name == "type" || name == "nil")
                    foreign = name;
            }
            native.start(fromXml(local), fromXml(uri), foreign);
        });
    }

    static void close(void* context, const xmlChar* local, const xmlChar* /*prefix*/,
                      const xmlChar* /*uri*/) noexcept {
        guarded(context, [&](Native& native) { native.close(fromXml(local)); });
    }

    static void text(void* context, const xmlChar* text, int size) noexcept {
        guarded(context, [&](Native& native) { native.characters(between(text, text + size)); });
    }

    static void doctype(void* context, const xmlChar* /*name*/, const xmlChar* /*external*/,
                        const xmlChar* /*system*/) noexcept {
        guarded(context, [](Native& native) { native.stop("XML_DOCTYPE"); });
    }
};

void Reader::Native::open() {
    xmlInitParser();
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = Calls::start;
    handler.endElementNs = Calls::close;
    handler.characters = Calls::text;
    handler.ignorableWhitespace = Calls::text;
    handler.cdataBlock = Calls::text;
    handler.internalSubset = Calls::doctype;
    parser.reset(xmlCreatePushParserCtxt(&handler, nullptr, nullptr, 0, nullptr));
    if (!parser)
        throw std::bad_alloc();
    parser->_private = this;
    xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

void Reader::Native::prepare(std::string_view piece) {
    begun = true;
    byteOrderMark = piece.starts_with("\xEF\xBB\xBF");
    encoding = declaredEncoding(piece);
    const bool wide = piece.starts_with("\xFE\xFF") || piece.starts_with("\xFF\xFE") ||
                      piece.substr(0, 4).find('\0') != std::string_view::npos;
    if (wide || !hasAscii(encoding))
        throw Error(Fault::File, "XML_ENCODING", {{"encoding", wide ? std::string("UTF-16") : encoding}});
}

/// Nothing of the events that were given is kept, but a text that may go on.
void Reader::Native::forget() {
    if (inText) {
        arena.erase(0, text.at);
        text.at = 0;
    } else {
        arena.clear();
    }
    events.clear();
    next = 0;
}

void Reader::Native::fail(int code) {
    if (failure || code == XML_ERR_OK)
        return;
    const auto* error = xmlCtxtGetLastError(parser.get());
    std::string detail = error == nullptr || error->message == nullptr ? "" : error->message;
    while (!detail.empty() && detail.back() == '\n')
        detail.pop_back();
    const std::int64_t at = error == nullptr ? line() : error->line;
    failure = Failure{Fault::File, "XML_MALFORMED", {{"line", std::to_string(at)}}, std::move(detail)};
}

void Reader::Native::feed() {
    std::array<Byte, pieceSize> buffer;
    forget();
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const std::size_t got = source(std::span(buffer).subspan(filled));
        if (got == 0)
            break;
        filled += got;
    }
    const std::string_view piece = asText(ByteView(buffer.data(), filled));
    if (!begun)
        prepare(piece);
    if (!watch.look(piece))
        throw Error(Fault::File, "XML_TOO_COMPLEX", {}, "a tag with too many attributes, or without end");
    const bool whole = filled < buffer.size();
    const int code = xmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), whole ? 1 : 0);
    if (outOfMemory)
        throw std::bad_alloc();
    fail(code);
    if (whole && !failure) {
        ended = true;
        events.emplace_back();
        events.back().line = line();
    }
}

Reader::Reader(ByteSource source) : native_(std::make_unique<Native>()) {
    native_->source = std::move(source);
    native_->open();
}

Reader::~Reader() = default;

Reader::Event Reader::next() {
    while (native_->next == native_->events.size()) {
        if (native_->failure)
            throw Error(*native_->failure);
        if (native_->ended)
            return Event::End;
        native_->feed();
    }
    native_->last = native_->events[native_->next++];
    return native_->last.event;
}

std::string_view Reader::name() const noexcept {
    return std::string_view(native_->arena).substr(native_->last.name.at, native_->last.name.size);
}

std::string_view Reader::space() const noexcept {
    return native_->last.event == Event::Start
               ? std::string_view(native_->arena).substr(native_->last.space.at, native_->last.space.size)
               : std::string_view();
}

std::string_view Reader::text() const noexcept {
    return native_->last.event == Event::Text
               ? std::string_view(native_->arena).substr(native_->last.space.at, native_->last.space.size)
               : std::string_view();
}

std::int64_t Reader::line() const noexcept {
    return native_->last.line;
}

std::string_view Reader::foreignAttribute() const noexcept {
    return native_->last.event == Event::Start
               ? std::string_view(native_->arena).substr(native_->last.foreign.at, native_->last.foreign.size)
               : std::string_view();
}

const std::string& Reader::encoding() const noexcept {
    return native_->encoding;
}

bool Reader::byteOrderMark() const noexcept {
    return native_->byteOrderMark;
}

} // namespace cunho::xml
