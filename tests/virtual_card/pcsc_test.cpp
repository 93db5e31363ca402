// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/running_cards.hpp"

#include <PCSC/reader.h>
#include <PCSC/winscard.h>
#include <cerrno>
#include <csignal>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>
#include <poll.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/// The virtual readers as any client of PC/SC sees them.
namespace cunho::test {
namespace {

constexpr DWORD patience = 20000; ///< milliseconds, at which a test has failed

/// One connection to the private service.
class Client {
  public:
    Client() {
        EXPECT_EQ(SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context_), SCARD_S_SUCCESS);
    }
    ~Client() {
        if (card_ != 0)
            SCardDisconnect(card_, SCARD_LEAVE_CARD);
        SCardReleaseContext(context_);
    }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    std::vector<std::string> readers() const {
        std::array<char, 1024> names{};
        DWORD size = names.size();
        EXPECT_EQ(SCardListReaders(context_, nullptr, names.data(), &size), SCARD_S_SUCCESS);
        std::vector<std::string> all;
        for (const char* at = names.data(); *at != '\0'; at += all.back().size() + 1)
            all.emplace_back(at);
        return all;
    }

    /// Waits until a reader's state has one of these bits.
    DWORD waitFor(const std::string& reader, DWORD bits) const {
        SCARD_READERSTATE state{};
        state.szReader = reader.c_str();
        state.dwCurrentState = SCARD_STATE_UNAWARE;
        while (SCardGetStatusChange(context_, patience, &state, 1) == SCARD_S_SUCCESS) {
            if ((state.dwEventState & bits) != 0)
                return state.dwEventState;
            state.dwCurrentState = state.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
        }
        ADD_FAILURE() << "nothing happened in " << reader;
        return 0;
    }

    LONG connect(const std::string& reader) {
        return SCardConnect(context_, reader.c_str(), SCARD_SHARE_SHARED,
                            SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card_, &protocol_);
    }

    LONG reconnect(DWORD how) {
        return SCardReconnect(card_, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, how,
                              &protocol_);
    }

    LONG begin() { return SCardBeginTransaction(card_); }

    /// Answer in hexadecimal; after a failure nothing, and `error` says which.
    std::optional<std::string> send(const std::string& hex) {
        const Bytes command = fromHex(hex);
        Bytes answer(300);
        DWORD size = answer.size();
        const SCARD_IO_REQUEST* const request = protocol_ == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
        error = SCardTransmit(card_, request, command.data(), command.size(), nullptr, answer.data(), &size);
        if (error != SCARD_S_SUCCESS)
            return std::nullopt;
        return toHex(ByteView(answer).first(size));
    }

    LONG status() const {
        DWORD none = 0;
        return SCardStatus(card_, nullptr, &none, nullptr, nullptr, nullptr, nullptr);
    }

    /// As `send`, to the reader.
    std::optional<std::string> control(DWORD code, const std::string& hex) {
        const Bytes command = fromHex(hex);
        Bytes answer(300);
        DWORD size = 0;
        error =
            SCardControl(card_, code, command.data(), command.size(), answer.data(), answer.size(), &size);
        if (error != SCARD_S_SUCCESS)
            return std::nullopt;
        return toHex(ByteView(answer).first(size));
    }

    DWORD protocol() const { return protocol_; }
    LONG error = SCARD_S_SUCCESS;

  private:
    SCARDCONTEXT context_ = 0;
    SCARDHANDLE card_ = 0;
    DWORD protocol_ = 0;
};

const std::string selectCc1 = "00a4040c07604632ff000002";
const std::string selectCc2 = "00a4040c07604632ff000004";

TEST(VirtualReader, TellsOfACardThatComesAndGoes) {
    RunningCards cards("cc2");
    Client client;
    const DWORD first = client.waitFor(cards.reader(), SCARD_STATE_PRESENT);
    cards.tell("remove 0", "removed");
    const DWORD then = client.waitFor(cards.reader(), SCARD_STATE_EMPTY);
    EXPECT_EQ(client.connect(cards.reader()), SCARD_E_NO_SMARTCARD);
    cards.tell("insert 0 cc1,bits=2048", "inserted");
    const DWORD last = client.waitFor(cards.reader(), SCARD_STATE_PRESENT);
    EXPECT_LT(first >> 16U, then >> 16U) << "events are counted";
    EXPECT_LT(then >> 16U, last >> 16U);
    ASSERT_EQ(client.connect(cards.reader()), SCARD_S_SUCCESS);
    EXPECT_EQ(client.send(selectCc1), "9000") << "it is the other card";
}

TEST(VirtualReader, LosesItsCardInATransaction) {
    RunningCards cards("cc2");
    Client client;
    ASSERT_EQ(client.connect(cards.reader()), SCARD_S_SUCCESS);
    ASSERT_EQ(client.begin(), SCARD_S_SUCCESS);
    cards.tell("remove-at 0 2", "waiting");
    EXPECT_EQ(client.send(selectCc2), "9000");
    EXPECT_EQ(client.send("0020008200"), std::nullopt);
    EXPECT_EQ(client.error, static_cast<LONG>(SCARD_E_NOT_TRANSACTED));
    cards.await("removed");
    client.waitFor(cards.reader(), SCARD_STATE_EMPTY);
    EXPECT_EQ(client.status(), static_cast<LONG>(SCARD_W_REMOVED_CARD));
    EXPECT_EQ(cards.counters().at("commands"), 1) << "the card never saw the second";
}

TEST(VirtualReader, StandsBesideOthersOfTheSameDriver) {
    RunningCards cards(std::vector<RunningCards::Reader>{
        {"Left", "cc1,bits=2048"}, {"Middle", "cc1,t0,bits=2048"}, {"Right", "cc2"}});
    EXPECT_THAT(Client().readers(), testing::ElementsAre("Left 00 00", "Middle 01 00", "Right 02 00"));
    Client left;
    Client middle;
    Client right;
    ASSERT_EQ(left.connect(cards.reader(0)), SCARD_S_SUCCESS);
    ASSERT_EQ(middle.connect(cards.reader(1)), SCARD_S_SUCCESS);
    ASSERT_EQ(right.connect(cards.reader(2)), SCARD_S_SUCCESS);
    EXPECT_EQ(left.protocol(), static_cast<DWORD>(SCARD_PROTOCOL_T1));
    EXPECT_EQ(middle.protocol(), static_cast<DWORD>(SCARD_PROTOCOL_T0));
    EXPECT_EQ(left.send(selectCc1), "9000");
    EXPECT_EQ(middle.send("00a4040007604632ff000002"), "610b");
    EXPECT_EQ(right.send(selectCc1), "6a82");
    EXPECT_EQ(right.send(selectCc2), "9000");
    cards.tell("remove 1", "removed");
    left.waitFor(cards.reader(1), SCARD_STATE_EMPTY);
    EXPECT_EQ(left.send("0020008200"), "63c3") << "the others stay";
}

TEST(VirtualReader, ForgetsThePinAtAReset) {
    RunningCards cards("cc2");
    Client client;
    ASSERT_EQ(client.connect(cards.reader()), SCARD_S_SUCCESS);
    client.send(selectCc2);
    EXPECT_EQ(client.send("002000820832323232ffffffff"), "9000");
    ASSERT_EQ(client.reconnect(SCARD_RESET_CARD), SCARD_S_SUCCESS);
    EXPECT_EQ(client.send("0020008200"), "6a88");
    client.send(selectCc2);
    EXPECT_EQ(client.send("0020008200"), "63c3");
}

TEST(VirtualReader, SaysThatACardIsMute) {
    RunningCards cards("cc2,mute");
    const DWORD state = Client().waitFor(cards.reader(), SCARD_STATE_PRESENT);
    EXPECT_NE(state & SCARD_STATE_MUTE, 0U);
}

TEST(VirtualReader, HandsOnAnAnswerThatIsTooLong) {
    RunningCards cards("cc2,spoil=1:oversized");
    Client client;
    ASSERT_EQ(client.connect(cards.reader()), SCARD_S_SUCCESS);
    EXPECT_EQ(client.send(selectCc2), std::nullopt);
    EXPECT_EQ(client.error, static_cast<LONG>(SCARD_E_INSUFFICIENT_BUFFER));
}

// ---- PIN pad (PC/SC part 10) ----

constexpr DWORD verifyDirect = SCARD_CTL_CODE(0x330006);
constexpr DWORD modifyDirect = SCARD_CTL_CODE(0x330007);

/// Structures for the signature PIN: 30 s, ASCII, 4 to 8 digits; the new PIN is confirmed.
const std::string verifyStructure = "1e1e020800080402010904000000000d000000"
                                    "0020008208ffffffffffffffff";
const std::string modifyStructure = "1e1e02080000080804030203090400010200000015000000"
                                    "0024008210ffffffffffffffffffffffffffffffff";

class PinPad : public testing::Test {
  protected:
    PinPad() {
        EXPECT_EQ(client_.connect(cards_.reader()), SCARD_S_SUCCESS);
        EXPECT_EQ(client_.send(selectCc2), "9000");
    }

    RunningCards cards_{"cc2,pad"};
    Client client_;
};

TEST_F(PinPad, IsAFeatureOfTheReader) {
    const auto features = client_.control(CM_IOCTL_GET_FEATURE_REQUEST, "");
    EXPECT_EQ(features, "060442330006"
                        "070442330007");
}

TEST_F(PinPad, SendsWhatIsTypedThere) {
    cards_.tell("type 0 2222");
    EXPECT_EQ(client_.control(verifyDirect, verifyStructure), "9000");
    EXPECT_EQ(cards_.await("pad").at("asks"), "verify");
    EXPECT_EQ(client_.send("0020008200"), "9000");
    cards_.tell("type 0 1234");
    EXPECT_EQ(client_.control(verifyDirect, verifyStructure), "63c2");
    EXPECT_EQ(cards_.counters().at("verifies"), 2);
}

TEST_F(PinPad, SaysWhyNothingWasTyped) {
    cards_.tell("expire 0");
    EXPECT_EQ(client_.control(verifyDirect, verifyStructure), "6400");
    cards_.tell("cancel 0");
    EXPECT_EQ(client_.control(verifyDirect, verifyStructure), "6401");
    cards_.tell("type 0 123");
    EXPECT_EQ(client_.control(verifyDirect, verifyStructure), "6403");
    EXPECT_EQ(client_.control(verifyDirect, "00"), "6b80") << "no structure";
    EXPECT_EQ(cards_.counters().at("verifies"), 0);
}

TEST_F(PinPad, ChangesThePin) {
    cards_.tell("type 0 2222 4444 4445");
    EXPECT_EQ(client_.control(modifyDirect, modifyStructure), "6402");
    cards_.tell("type 0 2222 4444 4444");
    EXPECT_EQ(client_.control(modifyDirect, modifyStructure), "9000");
    EXPECT_EQ(client_.send("002000820834343434ffffffff"), "9000");
}

TEST_F(PinPad, LosesTheCardWhileItWaits) {
    auto asked =
        std::async(std::launch::async, [this] { return client_.control(verifyDirect, verifyStructure); });
    cards_.await("pad");
    cards_.tell("remove 0", "removed");
    EXPECT_EQ(asked.get(), std::nullopt);
}

TEST(PlainReader, HasNoPinPad) {
    RunningCards cards("cc2");
    Client client;
    ASSERT_EQ(client.connect(cards.reader()), SCARD_S_SUCCESS);
    EXPECT_EQ(client.control(CM_IOCTL_GET_FEATURE_REQUEST, ""), "");
    EXPECT_EQ(client.control(verifyDirect, "00"), std::nullopt);
}

// ---- the fixture itself ----

/// Whether a process ends within the test's patience.
bool ends(int process) {
    const int descriptor = static_cast<int>(::syscall(SYS_pidfd_open, process, 0));
    if (descriptor < 0)
        return errno == ESRCH;
    pollfd waited{descriptor, POLLIN, 0};
    const bool ended = ::poll(&waited, 1, static_cast<int>(patience)) == 1;
    ::close(descriptor);
    return ended;
}

TEST(RunningCards, DieWithATestThatIsKilled) {
    RunningCards::socket(); // its folder is this process's, which removes it
    std::array<int, 2> tube{};
    ASSERT_EQ(::pipe(tube.data()), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        const RunningCards cards("cc2");
        const auto processes = cards.processes();
        if (::write(tube[1], processes.data(), sizeof processes) == sizeof processes)
            ::raise(SIGKILL);
        ::_exit(1);
    }
    ::close(tube[1]);
    std::array<int, 2> processes{};
    EXPECT_EQ(::read(tube[0], processes.data(), sizeof processes), static_cast<ssize_t>(sizeof processes));
    ::close(tube[0]);
    int how = 0;
    ::waitpid(child, &how, 0);
    EXPECT_TRUE(WIFSIGNALED(how));
    for (const int process : processes)
        EXPECT_TRUE(process > 0 && ends(process));
}

/// A /run of this process's own, as if it were a machine whose service may be disturbed.
bool hideRun() {
    return ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("none", "/run", "tmpfs", 0, nullptr) == 0;
}

TEST(RunningCards, DoWithoutNamespacesWhereTheyAreForbidden) {
    constexpr int forbiddenHere = 77;
    RunningCards::socket(); // its folder is this process's, which removes it
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        if (!hideRun())
            ::_exit(forbiddenHere);
        RunningCards cards({{"Cunho Virtual", "cc2"}}, false);
        const bool connected = Client().connect(cards.reader()) == SCARD_S_SUCCESS;
        ::_exit(connected && std::filesystem::exists("/run/pcscd/pcscd.pid") ? 0 : 1);
    }
    int how = 0;
    ::waitpid(child, &how, 0);
    if (WIFEXITED(how) && WEXITSTATUS(how) == forbiddenHere)
        GTEST_SKIP() << "only root can prepare this";
    EXPECT_EQ(how, 0);
}

TEST(RunningCards, SayWhatTheyDoNotKnow) {
    RunningCards cards("cc2");
    EXPECT_THROW(cards.tell("explode 0", "exploded"), std::runtime_error);
    EXPECT_THROW(cards.tell("insert 0", "inserted"), std::runtime_error) << "there is a card already";
}

} // namespace
} // namespace cunho::test
