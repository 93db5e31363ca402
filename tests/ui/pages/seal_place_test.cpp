// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/pages/seal_place.hpp"

#include <gtest/gtest.h>
#include <random>

namespace {

using namespace cunho;
using namespace cunho::ui;
using pdf::Rectangle;
using On = SealPlace::On;

constexpr SheetSize a4{595, 842};
const Rectangle seal{100, 100, 310, 170};

TEST(SealPlace, IsDrawnToMarginsMiddleAndEdges) {
    const SnapLines lines = snapLines(a4, {{200, 300, 500, 400}});
    const auto moved = [&](double dx, double dy) { return dragged(seal, Grip::Body, dx, dy, a4, lines, 6); };
    const auto margin = moved(-73, 0);
    EXPECT_EQ(margin.seal.left, 24);
    EXPECT_EQ(margin.guideX, 24);
    EXPECT_FALSE(margin.guideY);
    EXPECT_EQ(margin.seal.width(), 210);
    const auto middle = moved(90, 0); // its middle 295, the page's 297.5
    EXPECT_EQ((middle.seal.left + middle.seal.right) / 2, 297.5);
    EXPECT_EQ(middle.guideX, 297.5);
    const auto beside = moved(0, 127); // its upper edge 297, the object's lower one 300
    EXPECT_EQ(beside.seal.top, 300);
    EXPECT_EQ(beside.guideY, 300);
    const auto between = moved(40, 40);
    EXPECT_EQ(between.seal, (Rectangle{140, 140, 350, 210}));
    EXPECT_FALSE(between.guideX || between.guideY);
    const auto right = dragged(seal, Grip::Right, 187, 50, a4, lines, 6);
    EXPECT_EQ(right.seal, (Rectangle{100, 100, 500, 170}));
}

TEST(SealPlace, StaysOnTheSheetWhateverIsDone) {
    std::minstd_rand random(3); // NOLINT(cert-msc51-cpp): the same each time
    const auto any = [&random](double least, double most) {
        return least + (most - least) * double(random() % 10'001) / 10000;
    };
    for (int round = 0; round < 20'000; ++round) {
        const SheetSize sheet{any(20, 1200), any(20, 1200)};
        const double x = any(-100, 1200);
        const double y = any(-100, 1200);
        const Rectangle start = keptOn({x, y, x + any(10, 900), y + any(10, 900)}, sheet);
        std::vector<Rectangle> objects;
        for (int count = 0; count < round % 4; ++count)
            objects.push_back({any(-50, 1200), any(-50, 1200), any(-50, 1200), any(-50, 1200)});
        const auto grip = static_cast<Grip>(1 + random() % 9);
        const Rectangle to =
            dragged(start, grip, any(-900, 900), any(-900, 900), sheet, snapLines(sheet, objects), any(0, 30))
                .seal;
        const double hair = 1e-9 * 1200;
        EXPECT_GE(to.left, -hair);
        EXPECT_GE(to.bottom, -hair);
        EXPECT_LE(to.right, sheet.width + hair);
        EXPECT_LE(to.top, sheet.height + hair);
        EXPECT_GE(to.width(), std::min(leastSealWidth, start.width()) - hair);
        EXPECT_GE(to.height(), std::min(leastSealHeight, start.height()) - hair);
        if (grip == Grip::Body) {
            EXPECT_NEAR(to.width(), start.width(), hair);
            EXPECT_NEAR(to.height(), start.height(), hair);
        }
    }
}

TEST(SealPlace, IsResizedByTheEdgeThatIsHeld) {
    const auto resized = [&](Grip grip, double dx, double dy) {
        return dragged(seal, grip, dx, dy, a4, {}, 0).seal;
    };
    EXPECT_EQ(resized(Grip::Left, -50, 33), (Rectangle{50, 100, 310, 170}));
    EXPECT_EQ(resized(Grip::Top, 9, 20), (Rectangle{100, 100, 310, 190}));
    EXPECT_EQ(resized(Grip::BottomRight, 20, -30), (Rectangle{100, 70, 330, 170}));
    EXPECT_EQ(resized(Grip::Left, 500, 0), (Rectangle{220, 100, 310, 170})); // no smaller than a seal can be
    EXPECT_EQ(resized(Grip::Top, 0, -500), (Rectangle{100, 100, 310, 130}));
}

TEST(SealPlace, IsTakenWhereItIsTouched) {
    EXPECT_EQ(gripAt(seal, 200, 130, 6), Grip::Body);
    EXPECT_EQ(gripAt(seal, 97, 130, 6), Grip::Left);
    EXPECT_EQ(gripAt(seal, 312, 172, 6), Grip::TopRight);
    EXPECT_EQ(gripAt(seal, 105, 98, 6), Grip::BottomLeft);
    EXPECT_EQ(gripAt(seal, 200, 180, 6), Grip::None);
    EXPECT_EQ(gripAt(seal, 205, 135, 200), Grip::Body); // seen from afar it can still be moved
}

TEST(SealPlace, KeepsItsDistanceFromTheNearestEdges) {
    SealPlace place;
    place.where = {361, 24, 571, 94}; // lower right
    place.sheet = a4;
    EXPECT_EQ(placedOn(place, {842, 595}), (Rectangle{608, 24, 818, 94}));
    place.where = {24, 748, 234, 818}; // upper left
    EXPECT_EQ(placedOn(place, {420, 300}), (Rectangle{24, 206, 234, 276}));
    // In proportion, and as far from above as goes.
    EXPECT_EQ(placedOn(place, {105, 50}), (Rectangle{0, 0, 105, 35}));
    place.sheet = {};
    EXPECT_EQ(placedOn(place, {900, 900}), place.where);
}

TEST(SealPlace, BecomesWhatASignerIsAsked) {
    SealPlace place;
    place.where = {361, 24, 571, 94};
    place.sheet = a4;
    EXPECT_EQ(sealRequest(place, {})->page, 1);
    EXPECT_FALSE(sealRequest(place, {})->everyPage);
    place.on = On::LastPage;
    const auto last = sealRequest(place, {});
    EXPECT_EQ(last->page, -1);
    const auto where = std::get<pdf::OnSheet>(last->placement.where);
    EXPECT_EQ(where, (pdf::OnSheet{{361, 24, 571, 94}, 595, 842}));
    EXPECT_EQ(pdf::onSheet(where, 842, 595), placedOn(place, {842, 595})); // one for files of every size
    place.on = On::EveryPage;
    EXPECT_EQ(sealRequest(place, {})->page, 1);
    EXPECT_TRUE(sealRequest(place, {})->everyPage);
    place.on = On::ThisPage;
    place.page = 7;
    EXPECT_EQ(sealRequest(place, {})->page, 7);
    place.on = On::Nothing;
    EXPECT_FALSE(sealRequest(place, {}));
}

TEST(SealPlace, StandsOnThePagesThatWereChosen) {
    SealPlace place;
    const auto pages = [&place] {
        std::vector<int> out;
        for (int page = 1; page <= 4; ++page)
            if (standsOn(place, page, 4))
                out.push_back(page);
        return out;
    };
    EXPECT_EQ(pages(), std::vector{1});
    place.on = On::LastPage;
    EXPECT_EQ(pages(), std::vector{4});
    place.on = On::EveryPage;
    EXPECT_EQ(pages(), (std::vector{1, 2, 3, 4}));
    EXPECT_TRUE(standsOn(place, 1, 4, false));
    EXPECT_FALSE(standsOn(place, 2, 4, false)); // of a file that was signed
    place.on = On::ThisPage;
    place.page = 9; // of a longer file
    EXPECT_EQ(pages(), std::vector{4});
    place.on = On::Nothing;
    EXPECT_TRUE(pages().empty());
}

} // namespace
