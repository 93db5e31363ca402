// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/master_model.hpp"

#include "ui/books/csv.hpp"
#include "ui/convert.hpp"

namespace cunho::ui {

MasterModel::MasterModel(Jobs& jobs, std::vector<RowColumn> columns, MasterReader reader, QObject* parent)
    : RowModel(std::move(columns), parent), jobs_(jobs), reader_(std::move(reader)) {
    query_.limit = pageSize;
}

void MasterModel::ask(const QString& text, bool withInactive) {
    query_.text = fromQt(text.trimmed());
    query_.withInactive = withInactive;
    refresh();
}

void MasterModel::refresh() {
    reading_.stop();
    ++question_;
    query_.after.reset();
    busy_ = false;
    read();
}

void MasterModel::read() {
    busy_ = true;
    const bool first = !query_.after;
    reading_ = runJob(
        jobs_, Lane::Reading, this,
        [reader = reader_, query = query_](const JobContext& job) {
            job.throwIfStopped();
            return reader(query);
        },
        [this, first, question = question_](Outcome<std::vector<MasterRow>> outcome) {
            if (question != question_)
                return;
            busy_ = false;
            if (auto* page = std::get_if<0>(&outcome))
                take(std::move(*page), first);
            else
                emit failed(std::get<Failure>(outcome));
        });
}

void MasterModel::take(std::vector<MasterRow> page, bool first) {
    more_ = page.size() == static_cast<std::size_t>(pageSize);
    if (!page.empty())
        query_.after = std::pair(page.back().key, static_cast<std::int64_t>(page.back().row.id));
    std::vector<ListRow> rows;
    rows.reserve(page.size());
    for (auto& each : page)
        rows.push_back(std::move(each.row));
    if (!first) {
        append(std::move(rows));
        return;
    }
    setRows(std::move(rows));
    emit loaded();
}

bool MasterModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && more_ && !busy_;
}

void MasterModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent))
        read();
}

std::string masterCsv(const std::vector<RowColumn>& columns, const MasterReader& reader,
                      invoicing::MasterQuery query, const JobContext& job) {
    QStringList names;
    for (const auto& column : columns)
        names << column.name;
    std::string text = csvMark + csvLine(names);
    query.after.reset();
    query.limit = MasterModel::pageSize;
    for (bool more = true; more;) {
        job.throwIfStopped();
        const auto page = reader(query);
        for (const auto& [key, row] : page) {
            QStringList fields;
            for (const auto& cell : row.cells)
                fields << cell.text;
            text += csvLine(fields);
        }
        more = page.size() == static_cast<std::size_t>(query.limit);
        if (more)
            query.after = std::pair(page.back().key, static_cast<std::int64_t>(page.back().row.id));
    }
    return text;
}

} // namespace cunho::ui
