// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cards/check_list.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/documents/pill.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

constexpr int checkDiscSize = 28; ///< px

} // namespace

CheckRow::CheckRow(QWidget* parent)
    : QWidget(parent)
    , disc_(new QLabel(this))
    , title_(makeText({}, "section", this))
    , text_(makeText({}, "dim", this))
    , pill_(new PillLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->addWidget(disc_, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(title_);
    words->addWidget(text_);
    row->addLayout(words, 1);
    row->addWidget(pill_, 0, Qt::AlignTop);
}

void CheckRow::show(const CardCheck& check) {
    const auto told = standingText(check.standing);
    standing_ = check.standing;
    disc_->setPixmap(discPixmap(QLatin1String(told.icon), pillColours(told.pill, tokensOf(*this).dark),
                                checkDiscSize, devicePixelRatioF()));
    title_->setText(check.title);
    text_->setText(check.text);
    pill_->show(told.word, told.pill);
    pill_->setVisible(check.standing != CardCheck::Standing::Good); // calm where nothing is to be done
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(check.title, told.word, check.text));
    setVisible(true);
}

QString CheckRow::text() const {
    return text_->text();
}

CheckList::CheckList(QWidget* parent) : QWidget(parent), layout_(new QVBoxLayout(this)) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(14);
}

/// Rows stay where they are: whoever reads one does not lose it because another changed.
void CheckList::show(const std::vector<CardCheck>& checks) {
    while (rows_.size() < checks.size()) {
        rows_.push_back(new CheckRow(this));
        layout_->addWidget(rows_.back());
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (i < checks.size())
            rows_[i]->show(checks[i]);
        else
            rows_[i]->hide();
    }
}

const CheckRow* CheckList::row(const QString& title) const {
    const auto prefix = title + QStringLiteral(": ");
    const auto found = std::ranges::find_if(rows_, [&](const auto* each) {
        return each->isVisibleTo(this) && each->accessibleName().startsWith(prefix);
    });
    return found == rows_.end() ? nullptr : *found;
}

} // namespace cunho::ui
