// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pcsc.hpp"

#include "failure.hpp"

#include <algorithm>
#include <array>
#include <reader.h>
#include <winscard.h>

namespace cunho::smartcard {
namespace {

Outcome outcomeOf(LONG code) {
    switch (code) {
    case SCARD_S_SUCCESS: return Outcome::Done;
    case SCARD_E_NO_SERVICE:
    case SCARD_E_SERVICE_STOPPED:
    case SCARD_P_SHUTDOWN:
    case SCARD_F_COMM_ERROR: // the way to the service, not to the card
    case SCARD_E_INVALID_HANDLE: return Outcome::ServiceGone;
    case SCARD_E_UNKNOWN_READER:
    case SCARD_E_READER_UNAVAILABLE:
    case SCARD_E_INVALID_VALUE: // pcsc-lite, of a handle whose reader went away
    case SCARD_E_NO_READERS_AVAILABLE: return Outcome::ReaderGone;
    case SCARD_E_NO_SMARTCARD: return Outcome::NoCard;
    case SCARD_W_REMOVED_CARD: return Outcome::Removed;
    case SCARD_W_RESET_CARD: return Outcome::Reset;
    case SCARD_W_UNRESPONSIVE_CARD:
    case SCARD_W_UNPOWERED_CARD:
    case SCARD_W_UNSUPPORTED_CARD:
    case SCARD_E_CARD_UNSUPPORTED:
    case SCARD_E_PROTO_MISMATCH: return Outcome::Mute;
    case SCARD_E_SHARING_VIOLATION: return Outcome::InUse;
    case SCARD_E_NOT_TRANSACTED:
    case SCARD_E_COMM_DATA_LOST: return Outcome::Interrupted;
    case SCARD_E_INSUFFICIENT_BUFFER: return Outcome::TooLong;
    case SCARD_E_TIMEOUT: return Outcome::TimedOut;
    case SCARD_E_CANCELLED: return Outcome::Cancelled;
    case SCARD_E_UNSUPPORTED_FEATURE: return Outcome::Unsupported;
    default: return Outcome::Failed;
    }
}

Result resultOf(LONG code) {
    return {outcomeOf(code), static_cast<std::uint32_t>(code)};
}

/// "a\0b\0\0"
std::vector<std::string> namesOf(std::string_view list) {
    std::vector<std::string> names;
    while (!list.empty() && list.front() != '\0') {
        const std::string_view name = list.substr(0, list.find('\0'));
        names.emplace_back(name);
        list.remove_prefix(std::min(list.size(), name.size() + 1));
    }
    return names;
}

} // namespace

bool ReaderEntry::isThere() const noexcept {
    return (state & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE | SCARD_STATE_IGNORE)) == 0;
}

bool ReaderEntry::hasCard() const noexcept {
    return (state & SCARD_STATE_PRESENT) != 0;
}

bool ReaderEntry::isMute() const noexcept {
    return (state & SCARD_STATE_MUTE) != 0;
}

bool ReaderEntry::isExclusive() const noexcept {
    return (state & SCARD_STATE_EXCLUSIVE) != 0;
}

Context::Context() {
    SCARDCONTEXT context = 0;
    const Result result = resultOf(SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context));
    if (!result.isDone())
        throw serviceMissing(result);
    handle_ = context;
}

Context::~Context() {
    SCardReleaseContext(handle_);
}

Result Context::readers(std::vector<std::string>& names) const {
    std::array<char, mostEntries * MAX_READERNAME + 1> list{};
    DWORD size = list.size();
    const Result result = resultOf(SCardListReaders(handle_, nullptr, list.data(), &size));
    names.clear();
    if (result.isDone())
        names = namesOf({list.data(), std::min<std::size_t>(size, list.size())});
    return result.code == static_cast<std::uint32_t>(SCARD_E_NO_READERS_AVAILABLE) ? Result{} : result;
}

Result Context::await(std::vector<ReaderEntry>& entries, std::chrono::milliseconds limit) const {
    std::vector<SCARD_READERSTATE> states(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        states[i].szReader = entries[i].name.c_str();
        states[i].dwCurrentState = entries[i].state;
    }
    const LONG code =
        SCardGetStatusChange(handle_, static_cast<DWORD>(limit.count()), states.data(), states.size());
    const bool told = code == SCARD_S_SUCCESS || code == SCARD_E_TIMEOUT;
    for (std::size_t i = 0; told && i < entries.size(); ++i) {
        const SCARD_READERSTATE& state = states[i];
        entries[i].state = static_cast<std::uint32_t>(state.dwEventState);
        const std::size_t length = std::min<std::size_t>(state.cbAtr, sizeof state.rgbAtr);
        entries[i].atr.assign(state.rgbAtr, state.rgbAtr + length);
    }
    return resultOf(code);
}

void Context::cancel() const noexcept {
    SCardCancel(handle_);
}

CardHandle::~CardHandle() {
    end(false);
}

void CardHandle::take(unsigned long protocol) noexcept {
    protocol_ = protocol == SCARD_PROTOCOL_T0 ? Protocol::T0 : Protocol::T1;
}

Result CardHandle::connect(const Context& context, const std::string& reader) {
    SCARDHANDLE handle = 0;
    DWORD protocol = 0;
    const Result result = resultOf(SCardConnect(context.handle(), reader.c_str(), SCARD_SHARE_SHARED,
                                                SCARD_PROTOCOL_ANY, &handle, &protocol));
    if (result.isDone()) {
        handle_ = handle;
        connected_ = true;
        take(protocol);
    }
    return result;
}

Result CardHandle::reconnect() {
    DWORD protocol = 0;
    const Result result = resultOf(
        SCardReconnect(handle_, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, SCARD_LEAVE_CARD, &protocol));
    if (result.isDone())
        take(protocol);
    return result;
}

Result CardHandle::beginTransaction() {
    const Result result = resultOf(SCardBeginTransaction(handle_));
    transacted_ = result.isDone();
    return result;
}

void CardHandle::end(bool resetting) noexcept {
    if (!connected_)
        return;
    // Reset while nobody else can have the card; failing that, at the latest with the connection.
    const DWORD disposition = resetting ? SCARD_RESET_CARD : SCARD_LEAVE_CARD;
    const Outcome ended =
        transacted_ ? outcomeOf(SCardEndTransaction(handle_, disposition)) : Outcome::Failed;
    const bool asWished = ended == Outcome::Done || ended == Outcome::Reset || ended == Outcome::Removed;
    SCardDisconnect(handle_, asWished ? SCARD_LEAVE_CARD : disposition);
    connected_ = false;
    transacted_ = false;
}

Result CardHandle::status(Bytes& atr) const {
    std::array<Byte, MAX_ATR_SIZE> bytes{};
    DWORD length = bytes.size();
    DWORD state = 0;
    DWORD protocol = 0;
    const Result result =
        resultOf(SCardStatus(handle_, nullptr, nullptr, &state, &protocol, bytes.data(), &length));
    atr.assign(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(
                                                  result.isDone() ? length : 0, bytes.size())));
    return result;
}

Result CardHandle::transmit(ByteView command, std::span<Byte> reply, std::size_t& received) const {
    const SCARD_IO_REQUEST* request = protocol_ == Protocol::T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
    DWORD length = reply.size();
    const Result result = resultOf(
        SCardTransmit(handle_, request, command.data(), command.size(), nullptr, reply.data(), &length));
    received = result.isDone() ? std::min<std::size_t>(length, reply.size()) : 0;
    return result;
}

Result CardHandle::control(std::uint32_t code, ByteView input, std::span<Byte> output,
                           std::size_t& received) const {
    DWORD length = 0;
    const Result result = resultOf(
        SCardControl(handle_, code, input.data(), input.size(), output.data(), output.size(), &length));
    received = result.isDone() ? std::min<std::size_t>(length, output.size()) : 0;
    return result;
}

Result CardHandle::features(std::span<Byte> output, std::size_t& received) const {
    return control(CM_IOCTL_GET_FEATURE_REQUEST, {}, output, received);
}

} // namespace cunho::smartcard
