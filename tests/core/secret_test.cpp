// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/secret.hpp>

#include <cstdlib>
#include <cstring>
#include <gtest/gtest.h>
#include <malloc.h>
#include <new>
#include <type_traits>

namespace {

// Every block this program frees is searched for the canary while a watch is on.
constexpr std::string_view canary = "Canary-7341-that-must-not-stay-in-memory";
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

namespace cunho {
namespace {

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);

TEST(Secret, TheWatchFindsWhatIsNotWiped) {
    const Watch watch;
    { const std::string careless(canary); }
    EXPECT_EQ(found, 1);
}

TEST(Secret, LeavesNothingInMemory) {
    const Watch watch;
    { const Secret secret{asBytes(canary)}; }
    EXPECT_EQ(found, 0);
}

TEST(Secret, WipesTheTextItWasMadeFrom) {
    const Watch watch;
    {
        std::string text(canary);
        const Secret secret = Secret::fromText(std::move(text));
        EXPECT_TRUE(text.empty()); // NOLINT(bugprone-use-after-move): emptied on purpose
        EXPECT_EQ(secret.exposeText(), canary);
    }
    EXPECT_EQ(found, 0);
}

TEST(Secret, WipesTheOldValueWhenItTakesAnother) {
    const Watch watch;
    Secret secret{asBytes(canary)};
    secret = Secret(asBytes("other"));
    EXPECT_EQ(found, 0);
    EXPECT_EQ(secret.exposeText(), "other");
}

TEST(Secret, MovesWithoutLeavingACopy) {
    const Watch watch;
    {
        Secret first{asBytes(canary)};
        const Secret second = std::move(first);
        EXPECT_TRUE(first.empty()); // NOLINT(bugprone-use-after-move): what is left is the question
        EXPECT_EQ(second.exposeText(), canary);
    }
    EXPECT_EQ(found, 0);
}

TEST(Secret, StaysItselfWhenMovedOntoItself) {
    Secret secret{asBytes("1234")};
    Secret& same = secret;
    secret = std::move(same);
    EXPECT_EQ(secret.exposeText(), "1234");
}

TEST(Secret, DuplicatesOnlyWhenAsked) {
    const Watch watch;
    {
        const Secret first{asBytes(canary)};
        const Secret second = first.duplicate();
        EXPECT_NE(first.expose().data(), second.expose().data());
        EXPECT_EQ(second.exposeText(), canary);
    }
    EXPECT_EQ(found, 0);
}

TEST(Secret, MayBeEmpty) {
    const Secret none;
    const Secret alsoNone = Secret::fromText("");
    EXPECT_TRUE(none.empty());
    EXPECT_EQ(alsoNone.size(), 0U);
}

TEST(Wipe, AlsoClearsWhatALongerValueLeftBehind) {
    const Watch watch;
    {
        std::string text;
        text.reserve(2 * canary.size());
        text.append("x").append(canary);
        Bytes bytes = toBytes(text);
        text.resize(1);
        bytes.resize(1);
        wipe(text);
        wipe(bytes);
        EXPECT_TRUE(text.empty());
        EXPECT_TRUE(bytes.empty());
    }
    EXPECT_EQ(found, 0);
}

} // namespace
} // namespace cunho
