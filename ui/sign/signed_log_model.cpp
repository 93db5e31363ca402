// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/signed_log_model.hpp"

#include "ui/convert.hpp"
#include "ui/look/tokens.hpp"
#include "ui/sign/sign_row_delegate.hpp"
#include "ui/sign/sign_text.hpp"
#include "ui/widgets.hpp"

#include <algorithm>

namespace cunho::ui {
namespace {

QString levelName(signing::PadesLevel level) {
    const auto name = signing::padesLevelName(level);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

bool isPending(const signing::SignedFileRecord& record) {
    return record.level < record.wanted;
}

} // namespace

SignedLogModel::SignedLogModel(Jobs& jobs, SignDesk& desk, QObject* parent)
    : QAbstractTableModel(parent), jobs_(jobs), desk_(desk) {}

void SignedLogModel::search(const QString& words) {
    words_ = words.simplified();
    ask(true);
}

void SignedLogModel::ask(bool anew) {
    signing::SignedFileQuery query;
    query.search = fromQt(words_);
    query.limit = pageSize;
    if (!anew && !records_.empty())
        query.after = records_.back().id;
    asking_ = true;
    runJob(
        jobs_, Lane::Reading, this,
        [&desk = desk_, query](const JobContext&) { return desk.signedFiles(query); },
        [this, anew, turn = ++turn_](Outcome<SignedPage> outcome) {
            if (turn != turn_)
                return;
            asking_ = false;
            if (auto* page = std::get_if<SignedPage>(&outcome)) {
                take(std::move(*page), anew);
                emit loaded();
            } else {
                more_ = false;
                emit failed(std::get<Failure>(outcome));
            }
        });
}

void SignedLogModel::take(SignedPage page, bool anew) {
    all_ = page.all;
    more_ = page.records.size() >= pageSize;
    if (anew) {
        beginResetModel();
        records_ = std::move(page.records);
        endResetModel();
        return;
    }
    if (page.records.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(page.records.size()) - 1);
    std::ranges::move(page.records, std::back_inserter(records_));
    endInsertRows();
}

bool SignedLogModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && more_ && !asking_;
}

void SignedLogModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent))
        ask(false);
}

int SignedLogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(records_.size());
}

int SignedLogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SignedLogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto& each = record(index.row());
    const int column = index.column();
    const auto text = [&]() -> QString {
        switch (column) {
        case File: return pathToQt(each.file.filename());
        case Signer: return toQt(each.signer);
        case Level: return levelName(each.level);
        default: return timeText(each.signedAt);
        }
    };
    switch (role) {
    case Qt::DisplayRole: return text();
    case Qt::ToolTipRole:
        return plainTip(column == File    ? pathToQt(each.file)
                        : column == Level ? levelHelp(each.level)
                                          : text());
    case Qt::AccessibleTextRole:
        return column != File
                   ? text()
                   : QStringList({text(), toQt(each.signer), levelName(each.level), timeText(each.signedAt)})
                         .join(QStringLiteral(", "));
    case SignRowDelegate::LineRole:
        return column == File     ? pathToQt(each.file.parent_path())
               : column == Signer ? wayText(each.provider)
                                  : QString();
    case SignRowDelegate::PillRole:
        return column != Level   ? QVariant()
               : isPending(each) ? QVariant(static_cast<int>(PillKind::Amber))
                                 : QVariant(static_cast<int>(PillKind::Green));
    default: return {};
    }
}

QVariant SignedLogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File: return tr("Ficheiro assinado");
    case Signer: return tr("Quem assinou");
    case Level: return tr("Nível");
    case Time: return tr("Quando");
    default: return {};
    }
}

} // namespace cunho::ui
