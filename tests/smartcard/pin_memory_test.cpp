// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "smartcard_test.hpp"

#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>
#include <optional>

namespace {

// Every block this program frees is searched for the PIN while a watch is on.
constexpr std::string_view canary = "73419265";
thread_local bool watching = false;
thread_local int found = 0;

void release(void* block) noexcept {
    if (watching && block != nullptr &&
        ::memmem(block, ::malloc_usable_size(block), canary.data(), canary.size()) != nullptr)
        ++found;
    std::free(block);
}

class Watch {
  public:
    Watch() {
        found = 0;
        watching = true;
    }
    ~Watch() { watching = false; }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
};

} // namespace

void* operator new(std::size_t size) {
    if (void* block = std::calloc(1, size == 0 ? 1 : size))
        return block;
    throw std::bad_alloc();
}
void operator delete(void* block) noexcept {
    release(block);
}
void operator delete(void* block, std::size_t) noexcept {
    release(block);
}

namespace cunho::smartcard {
namespace {

class PinMemoryTest : public SmartcardTest {
  protected:
    Secret right{asBytes(canary)};
    Secret other{asBytes("1234")};
};

TEST_F(PinMemoryTest, TheWatchFindsWhatIsNotWiped) {
    const Watch watch;
    { const Bytes careless = toBytes(canary); }
    EXPECT_EQ(found, 1);
}

TEST_F(PinMemoryTest, HasNoPinAfterVerifyAndChange) {
    std::optional<Session> session = begin(FakeCard{});
    const Watch watch;
    session->verify(0x82, right, format);
    session->change(0x82, right, other, format);
    session->change(0x82, other, right, format);
    session.reset();
    EXPECT_EQ(service.pinCount(), 3);
    EXPECT_EQ(found, 0);
}

TEST_F(PinMemoryTest, HasNoPinAfterARefusal) {
    std::optional<Session> session = begin(FakeCard{});
    const Watch watch;
    EXPECT_EQ(thrown([&] { session->verify(0x82, right, {.most = 6}); }), "Input/CARD_PIN_LENGTH");
    EXPECT_EQ(thrown([&] { session->change(0x82, right, Secret(asBytes("1")), format); }),
              "Input/CARD_PIN_LENGTH");
    session.reset();
    EXPECT_EQ(found, 0);
}

TEST_F(PinMemoryTest, HasNoPinAfterAFailure) {
    std::optional<Session> session = begin(FakeCard{});
    service.strike(Mishap::Removal, reader, "SCardTransmit");
    const Watch watch;
    EXPECT_EQ(thrown([&] { session->verify(0x82, right, format); }), "Conflict/CARD_REMOVED");
    session.reset();
    EXPECT_EQ(found, 0);
}

TEST_F(PinMemoryTest, HasNoPinThatTheCardSentBack) {
    FakeCard card;
    card.answer = [](ByteView command) {
        Bytes reply(command.begin() + 5, command.end());
        reply.resize(reply.size() + 2);
        return reply;
    };
    std::optional<Session> session = begin(card);
    EXPECT_EQ(thrown([&] { session->verify(0x82, right, format); }), "Service/CARD_REPLY_INVALID");
    const Watch watch; // from now on: the card's own copy is its own
    session.reset();
    EXPECT_EQ(found, 0);
}

} // namespace
} // namespace cunho::smartcard
