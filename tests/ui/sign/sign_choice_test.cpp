// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/sign_choice_setting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace {

using namespace cunho;
using namespace cunho::ui;

SignChoice unusual() {
    SignChoice choice;
    choice.way = "pkcs11";
    choice.level = signing::PadesLevel::B_T;
    choice.statement = signing::ReasonText{"Li e concordo – João"};
    choice.inCapacity = true;
    choice.place.on = SealPlace::On::ThisPage;
    choice.place.page = 7;
    choice.place.where = {100, 200.5, 310, 280};
    choice.place.sheet = {595, 842};
    choice.place.inAllFiles = false;
    choice.layout = signing::SealContent::Layout::Identity;
    choice.folder = "/home/ana/Assinados #1";
    choice.namePattern = "{date} {name}.pdf";
    return choice;
}

void expectSame(const SignChoice& a, const SignChoice& b) {
    EXPECT_EQ(writeSignChoice(a), writeSignChoice(b));
    EXPECT_EQ(a.way, b.way);
    EXPECT_EQ(a.level, b.level);
    EXPECT_EQ(a.inCapacity, b.inCapacity);
    EXPECT_EQ(a.place, b.place);
    EXPECT_EQ(a.layout, b.layout);
    EXPECT_EQ(a.folder, b.folder);
    EXPECT_EQ(a.namePattern, b.namePattern);
}

TEST(SignMemo, KeepsTheOwnPlacesOfRows) {
    OwnPlaces places;
    places[3] = unusual().place;
    places[41].on = SealPlace::On::Nothing;
    const auto memo = writeSignMemo(unusual(), places);
    expectSame(readSignChoice(memo).value(), unusual());
    EXPECT_EQ(readOwnPlaces(memo), places);
    EXPECT_EQ(writeSignMemo(unusual(), {}), writeSignChoice(unusual())); // as older programs wrote it
    EXPECT_TRUE(readOwnPlaces(writeSignChoice(unusual())).empty());
}

TEST(SignMemo, TakesNoPlaceThatIsNone) {
    for (const char* memo : {"", "--level B-T", "[]", "{", "{\"ownPlaces\":7}", "{\"ownPlaces\":{\"row\":1}}",
                             "{\"ownPlaces\":[7,null,\"1\",[],{}]}", "{\"ownPlaces\":[{\"row\":1}]}",
                             "{\"ownPlaces\":[{\"row\":0,\"where\":[24,24,234,94]}]}",
                             "{\"ownPlaces\":[{\"row\":-3,\"where\":[24,24,234,94]}]}",
                             "{\"ownPlaces\":[{\"row\":1.5,\"where\":[24,24,234,94]}]}",
                             "{\"ownPlaces\":[{\"row\":\"2\",\"where\":[24,24,234,94]}]}",
                             "{\"ownPlaces\":[{\"row\":1,\"where\":[24,24,234]}]}",
                             "{\"ownPlaces\":[{\"row\":1,\"where\":[24,24,1e300,94]}]}"})
        EXPECT_TRUE(readOwnPlaces(memo).empty()) << memo;
    const auto kept = readOwnPlaces("{\"ownPlaces\":[{\"row\":9007199254740993,\"where\":[24,24,234,94],"
                                    "\"page\":-4,\"on\":\"nowhere\"}]}");
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept.begin()->second, SealPlace());
}

TEST(SignMemo, SurvivesDamage) {
    OwnPlaces places;
    places[3] = unusual().place;
    const auto memo = writeSignMemo(unusual(), places);
    std::minstd_rand random(7); // NOLINT: the same damage each time
    for (int round = 0; round < 2000; ++round) {
        auto damaged = memo;
        for (int hits = 0; hits < 3; ++hits)
            damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        for (const auto& [row, place] : readOwnPlaces(damaged)) {
            EXPECT_GT(row, 0);
            EXPECT_GE(place.where.width(), leastSealWidth);
            EXPECT_GE(place.page, 1);
        }
    }
}

TEST(SignChoiceSetting, IsReadAsItWasWritten) {
    auto choice = unusual();
    expectSame(readSignChoice(writeSignChoice(choice)).value(), choice);
    EXPECT_EQ(std::get<signing::ReasonText>(readSignChoice(writeSignChoice(choice))->statement).text,
              "Li e concordo – João");
    choice.statement = crypto::CommitmentType::ProofOfApproval;
    EXPECT_EQ(std::get<crypto::CommitmentType>(readSignChoice(writeSignChoice(choice))->statement),
              crypto::CommitmentType::ProofOfApproval);
    choice.statement =
        crypto::SignaturePolicy{"1.2.3.4", {crypto::DigestAlgorithm::Sha256, Bytes(32, 7)}, "https://a.pt/p"};
    const auto policy = std::get<crypto::SignaturePolicy>(readSignChoice(writeSignChoice(choice))->statement);
    EXPECT_EQ(policy.oid, "1.2.3.4");
    EXPECT_EQ(policy.hash.value, Bytes(32, 7));
    EXPECT_EQ(policy.uri, "https://a.pt/p");
    choice.folder = "/home/ana/\xFF bytes";
    EXPECT_EQ(readSignChoice(writeSignChoice(choice))->folder, choice.folder);
    expectSame(readSignChoice(writeSignChoice({})).value(), {});
}

TEST(SignChoiceSetting, IsUsualWhereSomebodyEditedIt) {
    EXPECT_FALSE(readSignChoice(""));
    EXPECT_FALSE(readSignChoice("nada"));
    EXPECT_FALSE(readSignChoice("[1]"));
    expectSame(readSignChoice("{}").value(), {});
    expectSame(readSignChoice(R"({"way":7,"level":"B-X","reason":[],"inCapacity":"sim","layout":null,
        "place":{"on":"margin","page":0,"where":[1,2,3],"sheet":"A4","inAllFiles":1},
        "folder":"relativa","name":"a/b"})")
                   .value(),
               {});
    const auto some = readSignChoice(R"({"level":"B-B","name":"","place":{"on":"nothing","page":-3,
        "where":[10,10,1e9,50]},"outro":true})")
                          .value();
    EXPECT_EQ(some.level, signing::PadesLevel::B_B);
    EXPECT_EQ(some.place.on, SealPlace::On::Nothing);
    EXPECT_EQ(some.place.page, 1);
    EXPECT_EQ(some.place.where, SealPlace().where);
    EXPECT_EQ(some.namePattern, app::defaultNamePattern);
    const auto policy = readSignChoice(R"({"policy":{"oid":"1..2","hash":"00"}})").value();
    EXPECT_TRUE(std::holds_alternative<std::monostate>(policy.statement));
}

/// Whatever became of it, what is read can be used.
TEST(SignChoiceSetting, OutlivesDamage) {
    const std::string good = writeSignChoice(unusual());
    std::mt19937 random(3);
    for (int round = 0; round < 5000; ++round) {
        std::string text = good;
        for (int flips = 0; flips < 3; ++flips)
            text[random() % text.size()] = static_cast<char>(random());
        if (const auto read = readSignChoice(text)) {
            EXPECT_NO_THROW(app::requireNamePattern(read->namePattern));
            EXPECT_GE(read->place.page, 1);
            EXPECT_GE(read->place.where.width(), leastSealWidth);
        }
    }
}

} // namespace
