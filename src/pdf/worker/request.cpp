// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/worker/protocol.hpp"

namespace cunho::pdf {

namespace {

constexpr bool isKnown(Operation value) {
    switch (value) {
    case Operation::ReadPage:
    case Operation::ChangesAfter:
    case Operation::OccupiedBoxes:
    case Operation::EmbeddedXml: return true;
    }
    return false;
}

constexpr bool isKnown(Readers value) {
    switch (value) {
    case Readers::PodofoThenQpdf:
    case Readers::QpdfOnly: return true;
    }
    return false;
}

template<typename Enum>
bool getKnown(Input& in, Enum& value) {
    Byte number = 0;
    in.get(number);
    value = static_cast<Enum>(number);
    return isKnown(value);
}

void putBody(Output& out, const Request& request) {
    out.put(request.operation);
    out.put(request.readers);
    out.put(request.file.native());
    out.put(request.page);
    out.put(request.allPages);
    out.put(request.revisionEnd);
    out.put(request.docMdpLevel);
    out.put(request.passwords);
}

} // namespace

Output encodeRequest(const Request& request) {
    Output count;
    putBody(count, request);
    Output out(frameHeaderSize + count.size());
    out.put(static_cast<std::uint32_t>(count.size()));
    putBody(out, request);
    return out;
}

std::optional<Request> decodeRequest(ByteView body) {
    Input in(body);
    Request out;
    std::string file;
    const bool known = getKnown(in, out.operation) && getKnown(in, out.readers);
    in.get(file);
    in.get(out.page);
    in.get(out.allPages);
    in.get(out.revisionEnd);
    in.get(out.docMdpLevel);
    in.get(out.passwords);
    out.file = file;
    return known && in.done() ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace cunho::pdf
