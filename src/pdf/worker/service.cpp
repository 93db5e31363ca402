// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/worker/service.hpp"

#include <cunho/core/process_limits.hpp>

#include <array>
#include <cerrno>
#include <span>
#include <unistd.h>

namespace cunho::pdf {

namespace {

enum ExitCode { Done = 0, ParentGone = 1, NoRequest = 2 };

/// False at the end of the input.
bool readAll(int in, std::span<Byte> to) {
    while (!to.empty()) {
        const auto got = ::read(in, to.data(), to.size());
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return false;
        }
        to = to.subspan(static_cast<std::size_t>(got > 0 ? got : 0));
    }
    return true;
}

bool writeAll(int out, ByteView bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(out, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written > 0 ? written : 0));
    }
    return true;
}

/// Nothing at the end of the input, or for what is no request.
std::optional<Request> nextRequest(int in, bool& ended) {
    std::array<Byte, frameHeaderSize> header{};
    ended = !readAll(in, header);
    const std::uint32_t length = ended ? 0 : bodyLength(header);
    if (length > largestRequest) {
        return std::nullopt;
    }
    WipedBytes body(length);
    ended = ended || !readAll(in, body.bytes);
    return ended ? std::nullopt : decodeRequest(body.bytes);
}

using Qpdf = std::function<const QpdfParts&()>;

Reply read(const Request& request, std::chrono::milliseconds time, const Qpdf& qpdf) {
    Passwords passwords;
    for (const auto& password : request.passwords) {
        passwords.add(password->duplicate());
    }
    const auto readPage = [&] {
        const WantedPages wanted(request.page, request.allPages);
        return readStructure(request.file, wanted, &passwords, qpdf, request.readers,
                             [&] { allowProcessorTime(time); });
    };
    switch (request.operation) {
    case Operation::ReadPage: return readPage();
    case Operation::ChangesAfter:
        allowProcessorTime(time * longestShare); // reads two revisions
        return qpdf().changesAfter(request.file, request.revisionEnd, request.docMdpLevel, &passwords);
    case Operation::OccupiedBoxes: {
        const PdfStructure structure = readPage();
        allowProcessorTime(time);
        return qpdf().occupiedBoxes(request.file, structure, &passwords);
    }
    case Operation::EmbeddedXml: {
        const PdfStructure structure = readPage();
        allowProcessorTime(time);
        return qpdf().embeddedXml(request.file, structure, &passwords);
    }
    }
    return Failure{};
}

Reply answer(const Request& request, std::chrono::milliseconds time, const Qpdf& qpdf) {
    Reply reply;
    try {
        reply = read(request, time, qpdf);
    } catch (...) { // the edge of this job: the failure crosses the pipe as a value
        reply = currentFailure();
    }
    allowProcessorTime(std::chrono::milliseconds(0));
    return reply;
}

} // namespace

int serve(int in, int out, std::chrono::milliseconds time, const Qpdf& qpdf) {
    if (!writeAll(out, greeting())) {
        return ParentGone;
    }
    for (;;) {
        bool ended = false;
        const auto request = nextRequest(in, ended);
        if (!request) {
            return ended ? Done : NoRequest;
        }
        if (!writeAll(out, encodeReply(answer(*request, time, qpdf)).view())) {
            return ParentGone;
        }
    }
}

} // namespace cunho::pdf
