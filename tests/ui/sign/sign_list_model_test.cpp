// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/row_order.hpp"
#include "ui/sign/sign_list_model.hpp"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using app::BatchFileState;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class SignListRows : public testing::Test {
  protected:
    void add(int files) {
        std::vector<std::filesystem::path> paths;
        for (int i = 0; i < files; ++i)
            paths.push_back("/home/ana/" + std::to_string(++last_) + ".pdf");
        batch.add(paths);
        model.show(batch);
    }

    void set(qint64 id, BatchFileState state) {
        auto row = *batch.find(id);
        row.state = state;
        batch.update(row);
    }

    std::vector<qint64> shown() const {
        std::vector<qint64> ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids.push_back(model.id(row));
        return ids;
    }

    app::SignBatch batch{{}, parseDate("2026-11-26")};
    SignListModel model{[](qint64) { return nullptr; }};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

  private:
    int last_ = 0;
};

TEST_F(SignListRows, TellNamesAsTheyAreThoughTheyLookLikeHtml) {
    batch.add(std::vector<std::filesystem::path>{"/home/ana/<b>x</b>.pdf", "/home/ana/y.pdf"});
    model.show(batch);
    const auto tip = [&](int row) { return model.data(model.index(row, 0), Qt::ToolTipRole).toString(); };
    EXPECT_TRUE(tip(0).startsWith(QStringLiteral("/home/ana/&lt;b&gt;x&lt;/b&gt;.pdf")));
    EXPECT_EQ(tip(1), QStringLiteral("/home/ana/y.pdf"));
}

TEST_F(SignListRows, ComeGoAndMoveWithoutTheListBeingMadeAnew) {
    QSignalSpy anew(&model, &QAbstractItemModel::modelReset);
    add(5);
    EXPECT_THAT(shown(), ElementsAre(1, 2, 3, 4, 5));
    const QPersistentModelIndex third(model.index(2, 0));
    add(2);
    batch.remove(std::vector<std::int64_t>{1, 5});
    model.show(batch);
    EXPECT_THAT(shown(), ElementsAre(2, 3, 4, 6, 7));
    EXPECT_EQ(third.row(), 1);
    batch.move(3, 4);
    model.show(batch);
    EXPECT_THAT(shown(), ElementsAre(2, 4, 6, 7, 3));
    EXPECT_EQ(third.row(), 4);
    batch.remove(std::vector<std::int64_t>{2, 3, 4, 6, 7});
    model.show(batch);
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_FALSE(third.isValid());
    EXPECT_EQ(anew.count(), 0);
}

TEST_F(SignListRows, FollowTheirStatesThroughAFilter) {
    add(4);
    model.setFilter(RowFilter::Signed);
    EXPECT_THAT(shown(), IsEmpty());
    set(3, BatchFileState::Done);
    set(1, BatchFileState::LtvPending);
    set(2, BatchFileState::Failed);
    model.touch({1, 2, 3});
    EXPECT_THAT(shown(), ElementsAre(1, 3));
    model.setFilter(RowFilter::Problem);
    EXPECT_THAT(shown(), ElementsAre(2));
    model.setFilter(RowFilter::Ready);
    EXPECT_THAT(shown(), ElementsAre(4));
    set(4, BatchFileState::Cancelled);
    model.touch({4});
    EXPECT_THAT(shown(), IsEmpty());
    const auto counts = batch.counts();
    EXPECT_EQ(countOf(counts, RowFilter::All), 4U);
    EXPECT_EQ(countOf(counts, RowFilter::Signed), 2U);
    EXPECT_EQ(countOf(counts, RowFilter::Cancelled), 1U);
}

TEST_F(SignListRows, TellOnlyWhatChanged) {
    add(10'000);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    set(5000, BatchFileState::Ready);
    set(5002, BatchFileState::Ready);
    model.touch({5002, 5000});
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].value<QModelIndex>().row(), 4999);
    EXPECT_EQ(changed[0][1].value<QModelIndex>().row(), 5001);
    EXPECT_EQ(model.rowOf(10'000), 9999);
    EXPECT_EQ(model.row(10'001), nullptr);
}

TEST_F(SignListRows, SayWhatWasDraggedAndStayWhereTheyAre) {
    add(4);
    QSignalSpy dragged(&model, &SignListModel::dragged);
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(2, 0), model.index(0, 0)}));
    EXPECT_FALSE(model.dropMimeData(data.get(), Qt::MoveAction, 3, 0, {}));
    ASSERT_EQ(dragged.count(), 1);
    EXPECT_THAT(dragged[0][0].value<std::vector<qint64>>(), ElementsAre(1, 3));
    EXPECT_EQ(dragged[0][1].toLongLong(), 4);
    EXPECT_FALSE(model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, {}));
    EXPECT_EQ(dragged[1][1].toLongLong(), 0); // below the last
    EXPECT_THAT(shown(), ElementsAre(1, 2, 3, 4));
}

std::vector<qint64> moved(app::SignBatch batch, const RowMoves& moves) {
    for (const auto& [row, place] : moves)
        EXPECT_TRUE(batch.move(row, place));
    std::vector<qint64> order;
    for (const auto& row : batch.rows())
        order.push_back(row.id);
    return order;
}

TEST_F(SignListRows, StandTogetherWhereTheyWereDropped) {
    add(5);
    EXPECT_THAT(moved(batch, moves(batch, {1, 4}, 3)), ElementsAre(2, 1, 4, 3, 5));
    EXPECT_THAT(moved(batch, moves(batch, {4, 5}, 1)), ElementsAre(4, 5, 1, 2, 3));
    EXPECT_THAT(moved(batch, moves(batch, {1, 2}, 0)), ElementsAre(3, 4, 5, 1, 2));
    EXPECT_THAT(moved(batch, moves(batch, {2, 3}, 3)), ElementsAre(1, 2, 3, 4, 5)); // on one of them
}

TEST_F(SignListRows, StepUpAndDownTogether) {
    add(5);
    EXPECT_THAT(moved(batch, steps(batch, {2, 3}, -1)), ElementsAre(2, 3, 1, 4, 5));
    EXPECT_THAT(moved(batch, steps(batch, {2, 4}, 1)), ElementsAre(1, 3, 2, 5, 4));
    EXPECT_THAT(steps(batch, {1, 2}, -1), IsEmpty());
    EXPECT_THAT(steps(batch, {4, 5}, 1), IsEmpty());
    EXPECT_THAT(steps(batch, {5}, -1), ElementsAre(Pair(5, 3)));
}

} // namespace
