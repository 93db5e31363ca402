// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "session_impl.hpp"

#include "conversation.hpp"
#include "failure.hpp"

#include <cstring>

namespace cunho::smartcard {
namespace {

/// How often another program may reset the card while we wait for it.
constexpr int mostResets = 16;

/// pcscd looks for a card every 400 ms: so long a removed one may still seem to be there.
constexpr std::chrono::milliseconds removalNotice{1000};

} // namespace

Session::Impl::Impl(std::string name) : reader(std::move(name)) {
    Result result = card.connect(context, reader);
    if (result.isDone())
        result = card.beginTransaction();
    for (int resets = 0; result.outcome == Outcome::Reset && resets < mostResets; ++resets) {
        result = card.reconnect();
        if (result.isDone())
            result = card.beginTransaction();
    }
    if (result.isDone())
        result = card.status(atr);
    if (!result.isDone())
        throw beginningFailure(result, reader);
}

Session::Impl::~Impl() {
    card.end(pinSent_);
}

ByteView Session::Impl::exchange(ByteView command) {
    std::size_t received = 0;
    const Result result = card.transmit(command, reply_, received);
    if (!result.isDone())
        fail(result);
    return ByteView(reply_).first(received);
}

Response Session::Impl::exchangePin(ByteView command) {
    pinSent_ = true;
    const ByteView reply = exchange(command);
    const StatusWord status = statusOf(reply);
    const bool more = reply.size() > 2;
    explicit_bzero(reply_.data(), reply_.size()); // a card might repeat the PIN
    if (more)
        throw replyInvalid("data in answer to a PIN");
    return {{}, status};
}

Response Session::Impl::typeOnPad(std::optional<std::uint32_t> code, ByteView structure) {
    if (!code)
        throw Error(Fault::Unsupported, "CARD_READER_NO_PIN_PAD", {{"reader", reader}});
    pinSent_ = true;
    std::size_t received = 0;
    const Result result = card.control(*code, structure, reply_, received);
    if (!result.isDone())
        fail(result);
    if (received != 2)
        throw replyInvalid("a PIN pad's answer is no status word");
    return {{}, statusOf(ByteView(reply_).first(received))};
}

const PinPad& Session::Impl::pad() {
    if (!pad_) {
        std::size_t received = 0;
        const Result result = card.features(reply_, received);
        Bytes ignored;
        const Result status = result.isDone() ? result : card.status(ignored);
        if (!status.isDone())
            fail(status);
        pad_ = readFeatures(ByteView(reply_).first(received)); // drivers that know no features answer anyhow
    }
    return *pad_;
}

void Session::Impl::fail(const Result& result) {
    if (result.outcome != Outcome::Interrupted)
        throw sessionFailure(result);
    Bytes ignored;
    const Result status = card.status(ignored);
    if (!status.isDone())
        throw sessionFailure(status);
    throw isGone() ? sessionFailure({Outcome::Removed, result.code}) : sessionFailure(result);
}

bool Session::Impl::isGone() const {
    std::vector<ReaderEntry> entries(1);
    entries[0].name = reader;
    const Result now = context.await(entries, std::chrono::milliseconds{0});
    if (now.outcome == Outcome::ReaderGone || !entries[0].hasCard())
        return true;
    const std::uint32_t events = entries[0].events();
    const Result later = context.await(entries, removalNotice);
    return later.outcome == Outcome::ReaderGone || !entries[0].hasCard() || entries[0].events() != events;
}

} // namespace cunho::smartcard
