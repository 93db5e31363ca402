// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/fake_documents.hpp"
#include "tests/ui/wait.hpp"
#include "ui/documents/document_model.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho::ui;
using cunho::invoicing::DocumentState;

class DocumentList : public testing::Test {
  protected:
    static constexpr int many = 100'000;
    FakeDocuments documents{many};
    Jobs jobs;
    DocumentModel model{jobs, documents};
    QSignalSpy loaded{&model, &DocumentModel::loaded};

    void askAndWait(DocumentFilter filter) {
        loaded.clear();
        model.ask(filter, {});
        ASSERT_TRUE(waitFor([this] { return loaded.count() == 1; }));
    }

    void fetch() {
        const int before = model.rowCount();
        model.fetchMore({});
        ASSERT_TRUE(waitFor([&] { return model.rowCount() > before; }));
    }
};

TEST_F(DocumentList, ShowsTheFirstPageOfAHundredThousandWithoutReadingMore) {
    askAndWait(DocumentFilter::All);
    EXPECT_EQ(model.rowCount(), DocumentModel::pageSize);
    EXPECT_EQ(documents.begins().size(), 1U);
    EXPECT_EQ(model.data(model.index(0, DocumentModel::Number), Qt::DisplayRole).toString(),
              "FT 2026A/100000");
    EXPECT_TRUE(model.canFetchMore({}));
}

TEST_F(DocumentList, GoesOnAfterTheLastKeyAndLosesNoRow) {
    askAndWait(DocumentFilter::All);
    for (int i = 0; i < 5; ++i)
        fetch();
    ASSERT_EQ(model.rowCount(), 6 * DocumentModel::pageSize);
    for (int row = 0; row < model.rowCount(); ++row)
        ASSERT_EQ(model.row(row).id, many - row);
    const auto begins = documents.begins();
    for (std::size_t i = 0; i < begins.size(); ++i)
        EXPECT_EQ(begins[i], many - static_cast<std::int64_t>(i) * DocumentModel::pageSize);
}

TEST_F(DocumentList, ReadsOnePageAtATime) {
    askAndWait(DocumentFilter::All);
    model.fetchMore({});
    EXPECT_FALSE(model.canFetchMore({}));
    model.fetchMore({}); // asked again by an impatient view
    ASSERT_TRUE(waitFor([&] { return model.canFetchMore({}); }));
    EXPECT_EQ(documents.begins().size(), 2U);
}

TEST_F(DocumentList, MergesBothKindsOfSignatureInTheListsOrder) {
    askAndWait(DocumentFilter::Signed);
    fetch();
    ASSERT_EQ(model.rowCount(), 2 * DocumentModel::pageSize);
    std::int64_t expected = many;
    for (int row = 0; row < model.rowCount(); ++row, --expected) {
        if (FakeDocuments::stateOf(expected) == DocumentState::SignaturePending)
            --expected;
        ASSERT_EQ(model.row(row).id, expected);
    }
}

TEST_F(DocumentList, DropsTheAnswerToAnEarlierQuestion) {
    model.ask(DocumentFilter::All, {});
    model.ask(DocumentFilter::Pending, {});
    ASSERT_TRUE(waitFor([this] { return loaded.count() == 1; }));
    for (int row = 0; row < model.rowCount(); ++row)
        ASSERT_EQ(model.row(row).state, DocumentState::SignaturePending);
}

TEST_F(DocumentList, EndsWhenAllIsRead) {
    FakeDocuments few(7);
    DocumentModel small(jobs, few);
    QSignalSpy done(&small, &DocumentModel::loaded);
    small.refresh();
    ASSERT_TRUE(waitFor([&] { return done.count() == 1; }));
    EXPECT_EQ(small.rowCount(), 7);
    EXPECT_FALSE(small.canFetchMore({}));
}

TEST_F(DocumentList, KeepsTheRulesOfQtsModels) {
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    askAndWait(DocumentFilter::All);
    fetch();
    EXPECT_EQ(model.data(model.index(0, DocumentModel::Total), Qt::TextAlignmentRole).value<Qt::Alignment>(),
              Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace
