// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "conversation.hpp"
#include "pin_command.hpp"
#include "session_impl.hpp"

#include <cunho/core/error.hpp>

namespace cunho::smartcard {
namespace {

constexpr std::uint8_t insVerify = 0x20;
constexpr std::uint8_t insChange = 0x24;
constexpr std::uint8_t insReset = 0x2C;

bool carriesPin(const Command& command) {
    return !command.data.empty() &&
           (command.ins == insVerify || command.ins == insChange || command.ins == insReset);
}

} // namespace

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Session::Session(Session&&) noexcept = default;
Session::~Session() = default;

Protocol Session::protocol() const {
    return impl_->card.protocol();
}

const Bytes& Session::atr() const {
    return impl_->atr;
}

std::string Session::reader() const {
    return impl_->reader;
}

Response Session::transmit(const Command& command) {
    if (carriesPin(command))
        throw Error(Fault::Internal, "UNEXPECTED", {}, "a PIN outside of Session::verify");
    return converse(command, protocol(), [this](ByteView bytes) { return impl_->exchange(bytes); });
}

Response Session::verify(std::uint8_t reference, const Secret& pin, const PinFormat& format) {
    checkPin(pin, format);
    PinCommand command(insVerify, reference, format, 1);
    command.add(pin);
    return impl_->exchangePin(command.bytes());
}

Response Session::change(std::uint8_t reference, const Secret& old, const Secret& chosen,
                         const PinFormat& format) {
    checkPin(old, format);
    checkPin(chosen, format);
    PinCommand command(insChange, reference, format, 2);
    command.add(old);
    command.add(chosen);
    return impl_->exchangePin(command.bytes());
}

bool Session::hasPinPad() const {
    return impl_->pad().verify.has_value();
}

bool Session::canChangeOnPad() const {
    return impl_->pad().modify.has_value();
}

Response Session::verifyOnPad(std::uint8_t reference, const PinFormat& format) {
    return impl_->typeOnPad(impl_->pad().verify, verifyStructure(impl_->reader, reference, format));
}

Response Session::changeOnPad(std::uint8_t reference, const PinFormat& format) {
    return impl_->typeOnPad(impl_->pad().modify, modifyStructure(impl_->reader, reference, format));
}

} // namespace cunho::smartcard
