// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/tcp_forwarder.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <array>

namespace cunho::sandbox {
namespace {

using WireAction = WireFault::Action;
using Direction = WireFault::Direction;

constexpr std::size_t mostCounts = 100;

/// One way of a connection.
class Lane {
  public:
    Lane(TcpSocket& from, TcpSocket& to, const WireFault& fault, Direction direction)
        : from_(from), to_(to), fault_(fault.direction == direction ? fault : WireFault{}) {}

    const TcpSocket* source() const noexcept { return ended_ ? nullptr : &from_; }
    bool hasEnded() const noexcept { return ended_; }
    std::uint64_t passed() const noexcept { return passed_; }

    /// Reads once and passes it on. The answer is the fault that has to come now.
    WireAction step(Clock& clock, const std::stop_token& stop) {
        std::array<Byte, 16384> buffer;
        const ByteView bytes(buffer.data(), from_.receive(buffer));
        if (bytes.empty()) {
            ended_ = true;
            to_.endSending();
            return WireAction::None;
        }
        if (stalled_)
            return WireAction::None;
        const bool due = fault_.action != WireAction::None && fault_.action != WireAction::Tls &&
                         passed_ + bytes.size() > fault_.afterBytes;
        if (!due)
            return pass(bytes);
        const ByteView before = bytes.first(static_cast<std::size_t>(fault_.afterBytes - passed_));
        pass(before);
        if (fault_.action == WireAction::Delay) {
            fault_.action = WireAction::None;
            clock.sleep(fault_.delay, stop);
            return pass(bytes.subspan(before.size()));
        }
        stalled_ = fault_.action == WireAction::Stall;
        return stalled_ ? WireAction::None : fault_.action;
    }

  private:
    WireAction pass(ByteView bytes) {
        if (bytes.empty())
            return WireAction::None;
        passed_ += bytes.size();
        return to_.send(bytes) ? WireAction::None : WireAction::Cut;
    }

    TcpSocket& from_;
    TcpSocket& to_;
    WireFault fault_;
    std::uint64_t passed_ = 0;
    bool ended_ = false;
    bool stalled_ = false;
};

void end(TcpPassage& passage, WireAction how) {
    if (how == WireAction::Reset)
        passage.reset();
    else
        passage.close();
}

} // namespace

// Who stalls forgets nothing: the client's end of a connection always ends it.
WireCount relay(TcpPassage& passage, const WireFault& fault, Clock& clock) {
    Lane request(passage.client(), passage.server(), fault, Direction::Request);
    Lane reply(passage.server(), passage.client(), fault, Direction::Reply);
    try {
        while (!request.hasEnded() || !reply.hasEnded()) {
            const auto [fromClient, fromServer] = TcpSocket::waitFor(request.source(), reply.source());
            WireAction due = fromClient ? request.step(clock, passage.stopping()) : WireAction::None;
            if (due == WireAction::None && fromServer)
                due = reply.step(clock, passage.stopping());
            if (due == WireAction::None)
                continue;
            end(passage, due);
            break;
        }
    } catch (const Error&) { // stopped while it waited
        passage.close();
    }
    return {request.passed(), reply.passed()};
}

TcpForwarder::TcpForwarder(WireRules& rules, Clock& clock, PortOfPeer peer)
    : rules_(rules), clock_(clock), peer_(std::move(peer)) {}

void TcpForwarder::start(int target) {
    target_ = target;
    listener_.start([this](TcpPassage& passage) { serve(passage); });
}

void TcpForwarder::serve(TcpPassage& passage) {
    const WireFault fault = rules_.take();
    const bool breaks = fault.action == WireAction::Cut || fault.action == WireAction::Reset;
    if (breaks && fault.direction == Direction::Request && fault.afterBytes == 0) {
        end(passage, fault.action);
        remember({});
        return;
    }
    if (!passage.connect(fault.action == WireAction::Tls ? peer_(fault.peer) : target_))
        return;
    remember(relay(passage, fault, clock_));
}

void TcpForwarder::remember(const WireCount& count) {
    const std::lock_guard lock(mutex_);
    counts_.push_back(count);
    if (counts_.size() > mostCounts)
        counts_.pop_front();
}

std::vector<WireCount> TcpForwarder::counts() const {
    const std::lock_guard lock(mutex_);
    return {counts_.begin(), counts_.end()};
}

void TcpForwarder::clearCounts() {
    const std::lock_guard lock(mutex_);
    counts_.clear();
}

} // namespace cunho::sandbox
