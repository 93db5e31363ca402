// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/freed_memory.hpp"

#include <cunho/core/secret.hpp>

#include <gtest/gtest.h>
#include <type_traits>

namespace cunho {
namespace {

using test::foundInFreed;

constexpr std::string_view canary = "Canary-7341-that-must-not-stay-in-memory";

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);

TEST(Secret, TheWatchFindsWhatIsNotWiped) {
    const test::FreedMemoryWatch watch(canary);
    { const std::string careless(canary); }
    EXPECT_EQ(foundInFreed, 1);
}

TEST(Secret, LeavesNothingInMemory) {
    const test::FreedMemoryWatch watch(canary);
    { const Secret secret{asBytes(canary)}; }
    EXPECT_EQ(foundInFreed, 0);
}

TEST(Secret, WipesTheTextItWasMadeFrom) {
    const test::FreedMemoryWatch watch(canary);
    {
        std::string text(canary);
        const Secret secret = Secret::fromText(std::move(text));
        EXPECT_TRUE(text.empty()); // NOLINT(bugprone-use-after-move): emptied on purpose
        EXPECT_EQ(secret.exposeText(), canary);
    }
    EXPECT_EQ(foundInFreed, 0);
}

TEST(Secret, WipesTheOldValueWhenItTakesAnother) {
    const test::FreedMemoryWatch watch(canary);
    Secret secret{asBytes(canary)};
    secret = Secret(asBytes("other"));
    EXPECT_EQ(foundInFreed, 0);
    EXPECT_EQ(secret.exposeText(), "other");
}

TEST(Secret, MovesWithoutLeavingACopy) {
    const test::FreedMemoryWatch watch(canary);
    {
        Secret first{asBytes(canary)};
        const Secret second = std::move(first);
        EXPECT_TRUE(first.empty()); // NOLINT(bugprone-use-after-move): what is left is the question
        EXPECT_EQ(second.exposeText(), canary);
    }
    EXPECT_EQ(foundInFreed, 0);
}

TEST(Secret, StaysItselfWhenMovedOntoItself) {
    Secret secret{asBytes("1234")};
    Secret& same = secret;
    secret = std::move(same);
    EXPECT_EQ(secret.exposeText(), "1234");
}

TEST(Secret, DuplicatesOnlyWhenAsked) {
    const test::FreedMemoryWatch watch(canary);
    {
        const Secret first{asBytes(canary)};
        const Secret second = first.duplicate();
        EXPECT_NE(first.expose().data(), second.expose().data());
        EXPECT_EQ(second.exposeText(), canary);
    }
    EXPECT_EQ(foundInFreed, 0);
}

TEST(Secret, MayBeEmpty) {
    const Secret none;
    const Secret alsoNone = Secret::fromText("");
    EXPECT_TRUE(none.empty());
    EXPECT_EQ(alsoNone.size(), 0U);
}

TEST(Wipe, AlsoClearsWhatALongerValueLeftBehind) {
    const test::FreedMemoryWatch watch(canary);
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
    EXPECT_EQ(foundInFreed, 0);
}

} // namespace
} // namespace cunho
