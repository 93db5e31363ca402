// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/row_model.hpp"
#include "ui/jobs/run_job.hpp"

#include <cunho/invoicing/masters.hpp>

#include <functional>
#include <string>

namespace cunho::ui {

/// One record of a master list: its row, and the text that lists are sorted and paged by.
struct MasterRow {
    std::string key;
    ListRow row;
};

/// Reads a page of records, on a worker.
using MasterReader = std::function<std::vector<MasterRow>(const invoicing::MasterQuery&)>;

/// Customers or products, read page by page as the person scrolls; every page begins at a key.
class MasterModel : public RowModel {
    Q_OBJECT

  public:
    static constexpr int pageSize = 200;

    MasterModel(Jobs& jobs, std::vector<RowColumn> columns, MasterReader reader, QObject* parent = nullptr);

    /// Reads anew from the top.
    void ask(const QString& text, bool withInactive);
    void refresh();
    const invoicing::MasterQuery& query() const { return query_; }

    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

  signals:
    void loaded(); ///< the first page of the last question is there
    void failed(const cunho::Failure& failure);

  private:
    void read();
    void take(std::vector<MasterRow> page, bool first);

    Jobs& jobs_;
    MasterReader reader_;
    invoicing::MasterQuery query_;
    JobHandle reading_;
    int question_ = 0; ///< answers to earlier questions are dropped
    bool busy_ = false;
    bool more_ = false;
};

/// Every record that the query finds, as lines for a spreadsheet with the columns' names above.
std::string masterCsv(const std::vector<RowColumn>& columns, const MasterReader& reader,
                      invoicing::MasterQuery query, const JobContext& job);

} // namespace cunho::ui
