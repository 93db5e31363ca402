// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/worker/worker_process.hpp"

#include <cunho/core/process_limits.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace cunho::pdf {

WorkerProcess::WorkerProcess(const WorkerOptions& options)
    : limits_(options.limits)
    , process_(options.program,
               {std::to_string(options.limits.cpu.count()), std::to_string(options.limits.memory)}) {}

void WorkerProcess::allow(std::chrono::milliseconds time) {
    until_ = std::chrono::steady_clock::now() + time * timeFactor;
}

std::chrono::milliseconds WorkerProcess::timeLeft() const {
    return std::chrono::ceil<std::chrono::milliseconds>(until_ - std::chrono::steady_clock::now());
}

bool WorkerProcess::send(const Request& request) {
    ++files_;
    allow(limits_.wall);
    try {
        process_.writeInput(encodeRequest(request).view(), timeLeft());
    } catch (const Error&) { // it takes nothing any more
        return false;
    }
    return true;
}

void WorkerProcess::receiveGreeting() {
    allow(limits_.start);
    std::array<Byte, 64> got{};
    const ByteView expected = greeting();
    const std::span<Byte> place = std::span(got).first(expected.size());
    if (!process_.readExactly(place, timeLeft()) || !std::ranges::equal(place, expected)) {
        throw Error(Fault::Internal, "SPAWN_FAILED", {}, "the PDF worker did not greet");
    }
    greeted_ = true;
    allow(limits_.wall); // the file has what its worker took to start
}

std::optional<Reply> WorkerProcess::receive(const Request& request, std::uint64_t fileSize) {
    if (!greeted_) {
        receiveGreeting();
    }
    std::array<Byte, frameHeaderSize> header{};
    if (!process_.readExactly(header, timeLeft())) {
        return std::nullopt;
    }
    const std::uint32_t length = bodyLength(header);
    if (length > largestReply) {
        return std::nullopt;
    }
    WipedBytes body(length);
    if (!process_.readExactly(body.bytes, timeLeft())) {
        return std::nullopt;
    }
    return decodeReply(body.bytes, request, fileSize);
}

} // namespace cunho::pdf
