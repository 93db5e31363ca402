// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/closed_syntax.hpp"
#include "pdf/occupancy.hpp"
#include "pdf/worker/protocol.hpp"
#include "pdf/worker/structure_check.hpp"

#include <cunho/core/utf8.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace cunho::pdf {

namespace {

constexpr std::size_t longestDetail = 500;

/// The first byte of a reply's body.
enum class Kind : Byte { Structure = 'S', Changes = 'C', Boxes = 'B', Files = 'X', Failure = 'F' };

/// What a reader may refuse a file with (Reader, ReadHandle).
struct KnownReason {
    std::string_view reason;
    Fault fault;
};
constexpr std::array knownReasons{
    KnownReason{"FILE_CHANGED", Fault::File},
    KnownReason{"FILE_IS_FOLDER", Fault::File},
    KnownReason{"FILE_IS_NO_FILE", Fault::File},
    KnownReason{"FILE_NOT_FOUND", Fault::NotFound},
    KnownReason{"FILE_NOT_READABLE", Fault::Storage},
    KnownReason{"FILE_TOO_LARGE", Fault::File},
    KnownReason{"PAGE_NOT_THERE", Fault::Input},
    KnownReason{"PDF_DAMAGED", Fault::File},
    KnownReason{"PDF_EMPTY", Fault::File},
    KnownReason{"PDF_ENCRYPTED", Fault::Unsupported},
    KnownReason{"PDF_NO_HEADER", Fault::File},
    KnownReason{"PDF_NO_PAGE", Fault::File},
    KnownReason{"PDF_PASSWORD_NEEDED", Fault::Credential},
    KnownReason{"PDF_TOO_LARGE", Fault::File},
    KnownReason{"PDF_TOO_MANY_PAGES", Fault::Input},
    KnownReason{"PDF_TOO_MUCH_WORK", Fault::File},
};

bool isReasonSyntax(std::string_view reason) {
    const auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
    return !reason.empty() && reason.size() <= 64 && std::ranges::all_of(reason, fits);
}

bool isInteger(std::string_view text) {
    int number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    return code == std::errc() && end == text.data() + text.size();
}

/// A technical text as a log may show it.
std::string displayable(std::string text) {
    const bool utf8 = isUtf8(text);
    for (char& c : text) {
        const auto byte = static_cast<Byte>(c);
        c = byte < 0x20 || byte == 0x7F || (byte >= 0x80 && !utf8) ? '?' : c;
    }
    return text;
}

void makeDisplayable(PdfStructure& structure) {
    const auto all = [](std::vector<std::string>& texts) {
        for (std::string& text : texts) {
            text = displayable(std::move(text));
        }
    };
    for (SignatureField& signature : structure.signatures) {
        signature.subFilter = displayable(std::move(signature.subFilter));
    }
    for (EmptySignatureField& empty : structure.emptyFields) {
        if (empty.seed) {
            empty.seed->filter = displayable(std::move(empty.seed->filter));
            all(empty.seed->subFilters);
            all(empty.seed->digestMethods);
        }
    }
}

std::string parameter(const Failure& failure, const char* key) {
    const auto found = failure.params.find(key);
    return found == failure.params.end() ? "" : found->second;
}

void putBody(Output& out, const PdfStructure& structure) {
    out.put(static_cast<Byte>(Kind::Structure));
    out.put(structure);
}

void putBody(Output& out, const std::vector<Change>& changes) {
    out.put(static_cast<Byte>(Kind::Changes));
    out.put(changes);
}

void putBody(Output& out, const std::vector<Rectangle>& boxes) {
    out.put(static_cast<Byte>(Kind::Boxes));
    out.put(boxes);
}

void putBody(Output& out, const std::vector<EmbeddedFile>& files) {
    out.put(static_cast<Byte>(Kind::Files));
    out.put(files);
}

/// The parent knows the fault of a reason and the file; it is told neither.
void putBody(Output& out, const Failure& failure) {
    out.put(static_cast<Byte>(Kind::Failure));
    out.put(failure.reason);
    out.put(parameter(failure, "page"));
    out.put(parameter(failure, "count"));
    out.put(failure.detail.substr(0, longestDetail));
}

std::optional<Reply> getStructure(Input& in, const Request& request, std::uint64_t fileSize) {
    PdfStructure out;
    in.get(out);
    if (request.operation != Operation::ReadPage || !in.done() || !isPlausible(out, request, fileSize)) {
        return std::nullopt;
    }
    makeDisplayable(out);
    return out;
}

std::optional<Reply> getChanges(Input& in, const Request& request) {
    std::vector<Change> out;
    in.get(out);
    for (Change& change : out) {
        change.detail = displayable(std::move(change.detail));
    }
    return request.operation == Operation::ChangesAfter && in.done() ? std::optional<Reply>(std::move(out))
                                                                     : std::nullopt;
}

std::optional<Reply> getBoxes(Input& in, const Request& request) {
    std::vector<Rectangle> out;
    in.get(out);
    return request.operation == Operation::OccupiedBoxes && in.done() && out.size() <= mostOccupiedBoxes &&
                   std::ranges::all_of(out, isBox)
               ? std::optional<Reply>(std::move(out))
               : std::nullopt;
}

std::optional<Reply> getFiles(Input& in, const Request& request) {
    std::vector<EmbeddedFile> out;
    in.get(out);
    const auto isFile = [](const EmbeddedFile& file) {
        return file.data.size() <= largestEmbeddedFile && isUtf8(file.name);
    };
    if (request.operation != Operation::EmbeddedXml || !in.done() || out.size() > mostEmbeddedFiles ||
        !std::ranges::all_of(out, isFile)) {
        return std::nullopt;
    }
    for (EmbeddedFile& file : out) {
        file.name = displayable(std::move(file.name));
    }
    return std::optional<Reply>(std::move(out));
}

std::optional<Reply> getFailure(Input& in, const Request& request) {
    Failure out;
    std::string page;
    std::string count;
    in.get(out.reason);
    in.get(page);
    in.get(count);
    in.get(out.detail);
    if (!in.done() || !isReasonSyntax(out.reason) || out.detail.size() > longestDetail) {
        return std::nullopt;
    }
    out.detail = displayable(std::move(out.detail));
    out.params["file"] = request.file.filename().string();
    const auto known = std::ranges::find(knownReasons, out.reason, &KnownReason::reason);
    if (known == knownReasons.end()) { // a library's own exception, or a defect of the readers
        out.detail = out.reason + ": " + out.detail;
        out.reason = "PDF_DAMAGED";
        out.fault = Fault::File;
        return out;
    }
    out.fault = known->fault;
    if (out.reason == "PAGE_NOT_THERE") {
        if (!isInteger(page) || !isInteger(count)) {
            return std::nullopt;
        }
        out.params["page"] = page;
        out.params["count"] = count;
    }
    return out;
}

} // namespace

ByteView greeting() {
    // The length, then a name with the protocol's number: programs of different releases never talk.
    static constexpr std::string_view frame("\x0B\0\0\0cunho-pdf-2", 15);
    return asBytes(frame);
}

Output encodeReply(const Reply& reply) {
    Output count;
    std::visit([&count](const auto& value) { putBody(count, value); }, reply);
    Output out(frameHeaderSize + count.size());
    out.put(static_cast<std::uint32_t>(count.size()));
    std::visit([&out](const auto& value) { putBody(out, value); }, reply);
    return out;
}

std::uint32_t bodyLength(ByteView header) {
    Input in(header);
    std::uint32_t length = 0;
    in.get(length);
    return length;
}

std::optional<Reply> decodeReply(ByteView body, const Request& request, std::uint64_t fileSize) {
    Input in(body);
    Byte kind = 0;
    in.get(kind);
    switch (static_cast<Kind>(kind)) {
    case Kind::Structure: return getStructure(in, request, fileSize);
    case Kind::Changes: return getChanges(in, request);
    case Kind::Boxes: return getBoxes(in, request);
    case Kind::Files: return getFiles(in, request);
    case Kind::Failure: return getFailure(in, request);
    }
    return std::nullopt;
}

} // namespace cunho::pdf
