// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/instance/hand_over.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace {

using namespace cunho;
using namespace cunho::ui;
using testing::ElementsAre;
using testing::IsEmpty;
using Paths = std::vector<std::filesystem::path>;

/// Names of all kinds that a file may have.
Paths oddNames() {
    return {
        "/home/ana/a#1.pdf",      "/home/ana/contrato \xF0\x9F\x98\x80.pdf",     "/home/ana/duas\nlinhas.pdf",
        "/home/ana/\xFF\xFE.pdf", "/home/ana/" + std::string(251, 'x') + ".pdf", "/home/ana/--sign",
        "/home/ana/%41 \"'.pdf"};
}

TEST(HandOver, CarriesNamesByteByByte) {
    const HandOver wanted{oddNames(), true, "token"};
    const auto message = writeHandOver(wanted);
    EXPECT_EQ(handOverLength(ByteView(message).first(handOverHead)), message.size());
    EXPECT_EQ(readHandOver(message), wanted);
    EXPECT_EQ(readHandOver(writeHandOver({})), HandOver{});
}

TEST(HandOver, RefusesWhatIsNotWholeOrMore) {
    const auto message = writeHandOver({oddNames(), false, "token"});
    for (std::size_t length = 0; length < message.size(); ++length)
        EXPECT_EQ(readHandOver(ByteView(message).first(length)), std::nullopt) << length;
    auto more = message;
    more.push_back(0);
    EXPECT_EQ(readHandOver(more), std::nullopt);
}

TEST(HandOver, RefusesPathsThatAreRelativeOrEndEarly) {
    EXPECT_THAT(readHandOver(writeHandOver({{"a.pdf", "/b.pdf"}, false, {}}))->files, ElementsAre("/b.pdf"));
    auto message = writeHandOver({{"/b.pdf"}, false, {}});
    message[message.size() - 6] = 'x'; // the slash
    EXPECT_EQ(readHandOver(message), std::nullopt);
    message = writeHandOver({{"/b.pdf"}, false, {}});
    message.back() = 0;
    EXPECT_EQ(readHandOver(message), std::nullopt);
}

TEST(HandOver, IsBounded) {
    EXPECT_EQ(readHandOver(writeHandOver({Paths(mostHandedFiles + 5, "/a.pdf"), false, {}}))->files.size(),
              mostHandedFiles);
    EXPECT_LE(writeHandOver({Paths(mostHandedFiles, "/" + std::string(4000, 'x')), false, {}}).size(),
              largestHandOver);
    EXPECT_EQ(readHandOver(writeHandOver({{}, true, std::string(10'000, 't')}))->activation, "");
    auto head = writeHandOver({});
    for (std::size_t i = 6; i < handOverHead; ++i)
        head[i] = 0xFF;
    EXPECT_EQ(handOverLength(head), std::nullopt);
}

/// Whatever comes, nothing but a refusal or a message with sound paths.
TEST(HandOver, OutlivesDamage) {
    const auto good = writeHandOver({oddNames(), true, "token"});
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        auto message = good;
        for (int flips = 0; flips < 3; ++flips)
            message[random() % message.size()] = static_cast<std::uint8_t>(random());
        const auto read = readHandOver(message);
        for (const auto& file : read ? read->files : Paths())
            ASSERT_TRUE(file.is_absolute());
    }
}

TEST(NamedFiles, AreThoseOfTheSendersFolder) {
    EXPECT_THAT(namedFiles({"a.pdf", "/b.pdf", "", "file:///c%20d.pdf", "../e.pdf"}, "/home/ana"),
                ElementsAre("/home/ana/a.pdf", "/b.pdf", "/c d.pdf", "/home/ana/../e.pdf"));
    EXPECT_THAT(namedFiles({}, "/home/ana"), IsEmpty());
}

} // namespace
