// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cunho::test {

/// A card without plastic.
struct FakeCard {
    Bytes atr = fromHex("3bff9600008131fe4380318065b085050011120fff829000e1");
    bool t0 = false;
    bool isMute = false;
    /// A command APDU; its data and SW1 SW2. Called with the service's lock held: it must not call FakePcsc.
    std::function<Bytes(ByteView)> answer = [](ByteView) { return fromHex("9000"); };
    std::function<void()> reset = [] {}; ///< what the card forgets
};

/// A reader's keys and display (PC/SC part 10).
struct FakePinPad {
    static constexpr std::uint32_t verifyCode = 0x42330006;
    static constexpr std::uint32_t modifyCode = 0x42330007;
    Bytes features = fromHex("060442330006070442330007"); ///< as CM_IOCTL_GET_FEATURE_REQUEST answers
    /// A PIN_VERIFY or PIN_MODIFY structure; the status word.
    std::function<Bytes(ByteView)> answer = [](ByteView) { return fromHex("9000"); };
};

/// What befalls a card in the middle of a call.
enum class Mishap {
    Removal,     ///< before the card gets the command
    LateRemoval, ///< likewise, but the service notices only when it is waited for
    Reset,       ///< by another program, before the card gets the command
    LostReply,   ///< the card got the command and stays, its reply does not arrive
    ServiceStop,
};

/// The smart card service of a test: SCard* of the program that compiles fake_pcsc.cpp, as pcsc-lite 1.9.9
/// behaves. One object at a time; none: the service does not run. Every method may be called from any thread.
class FakePcsc {
  public:
    FakePcsc();
    /// Ends what waits, and waits until no call is being answered any more.
    ~FakePcsc();
    FakePcsc(const FakePcsc&) = delete;
    FakePcsc& operator=(const FakePcsc&) = delete;

    void addReader(const std::string& name);
    void removeReader(const std::string& name);
    void setPinPad(const std::string& reader, FakePinPad pad);
    void insert(const std::string& reader, FakeCard card);
    void remove(const std::string& reader);

    /// Another program resets the card, holds a transaction (`end` may reset), or has it alone.
    void resetByOther(const std::string& reader);
    void beginByOther(const std::string& reader);
    void endByOther(const std::string& reader, bool resetting = false);
    void setExclusive(const std::string& reader, bool exclusive);

    /// Stops and starts the service: every context and handle is void.
    void restart();

    /// Befalls the card in `reader` at the n-th call of `function` from now on (1: the next), "" for any.
    void strike(Mishap mishap, const std::string& reader, const std::string& function, int n = 1);
    /// The next calls of a function return these codes and do nothing; 0 lets one through.
    void answerWith(const std::string& function, std::vector<std::uint32_t> codes);
    /// Waits with a limit are over at once, those that have begun too. At first they take their time.
    void setTimeLimitsPass(bool pass);
    /// The next SCardCancel comes too early, and is lost.
    void loseNextCancel();

    /// Waits until some thread is blocked in `function`.
    void awaitBlocked(const std::string& function);

    /// Waits until nobody has a context any more.
    void awaitNoContext();

    struct Call {
        std::string function; ///< "SCardTransmit"
        std::string reader;
        /// What was sent: APDU, control data; of VERIFY, CHANGE and RESET with data the first five bytes.
        Bytes sent;
        std::uint32_t argument = 0; ///< disposition, control code, preferred protocols
        std::uint32_t code = 0;     ///< returned
    };
    std::vector<Call> calls() const;
    std::vector<Call> calls(const std::string& function) const;
    /// APDUs sent, in lower-case hexadecimal, as Call::sent.
    std::vector<std::string> commands() const;
    /// Commands with a PIN that were sent, whether or not the card got them.
    int pinCount() const;
    /// Resets of the card by this program.
    int resetCount(const std::string& reader) const;
    /// Handles and contexts that were not given back.
    int openHandles() const;
    int openContexts() const;
    void forgetCalls();

    struct State;

  private:
    std::unique_ptr<State> state_;
};

} // namespace cunho::test
