// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/notice_bars.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/books/row_model.hpp"
#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/sign/row_text.hpp"
#include "ui/sign/sign_text.hpp"

#include <QHBoxLayout>
#include <QHeaderView>

namespace cunho::ui {
namespace {

constexpr int mostRows = 5; ///< that are seen at once

} // namespace

UnfinishedBar::UnfinishedBar(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("noticeCard"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 8, 8);
    row->setSpacing(10);
    row->addWidget(makePicture("clock", tokensOf(*this).bannerText, 20, this));
    text_ = makeText({}, "noticeText", this);
    row->addWidget(text_, 1);
    goOn_ = makeButton(tr("Continuar"), "button", nullptr, this);
    forget_ = makeButton(tr("Esquecer"), "button", nullptr, this);
    forget_->setToolTip(tr("O que já foi assinado fica; os outros deixam de ser lembrados"));
    look_ = makeButton(tr("Ver de novo"), "button", nullptr, this);
    look_->setToolTip(tr("Ver se a outra janela já acabou"));
    row->addWidget(goOn_);
    row->addWidget(forget_);
    row->addWidget(look_);
    connect(goOn_, &QPushButton::clicked, this, [this] { emit goOnWanted(batch_); });
    connect(forget_, &QPushButton::clicked, this, [this] { emit forgetWanted(batch_); });
    connect(look_, &QPushButton::clicked, this, &UnfinishedBar::lookWanted);
    hide();
}

void UnfinishedBar::show(const std::vector<signing::BatchRecord>& batches) {
    setVisible(!batches.empty());
    if (batches.empty())
        return;
    batch_ = batches.front().id;
    text_->setText(unfinishedText(batches.front()));
    setAccessibleName(text_->text());
    const bool elsewhere = batches.front().elsewhere;
    goOn_->setVisible(!elsewhere);
    forget_->setVisible(!elsewhere);
    look_->setVisible(elsewhere);
    for (auto* button : {goOn_, forget_, look_})
        button->setAccessibleDescription(text_->text());
}

QString UnfinishedBar::text() const {
    return text_->text();
}

LeftOutBar::LeftOutBar(QWidget* parent)
    : QFrame(parent)
    , model_(new RowModel({{tr("Ficheiro ou pasta"), 300, false}, {tr("Porquê"), 0, false}}, this)) {
    setObjectName(QStringLiteral("card"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(14, 6, 6, 6);
    rows->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(makePicture("info", tokensOf(*this).dim, 20, this));
    text_ = makeText({}, "text", this);
    head->addWidget(text_, 1);
    fold_ = makeButton(tr("Detalhes"), "link", "unfold", this);
    fold_->setCheckable(true);
    head->addWidget(fold_);
    auto* close = makeButton({}, "link", "close", this);
    close->setAccessibleName(tr("Fechar: o que ficou de fora"));
    close->setToolTip(tr("Fechar"));
    head->addWidget(close);
    rows->addLayout(head);
    table_ = makeRowTable(model_, tr("O que ficou de fora"), this);
    table_->horizontalHeader()->hide();
    table_->hide();
    rows->addWidget(table_);
    connect(fold_, &QPushButton::toggled, this, &LeftOutBar::setUnfolded);
    connect(close, &QPushButton::clicked, this, &LeftOutBar::closed);
    hide();
}

void LeftOutBar::show(const std::vector<app::LeftOut>& leftOut) {
    setVisible(!leftOut.empty());
    std::vector<ListRow> rows;
    for (const auto& each : leftOut) {
        const QString name = pathToQt(each.path.has_filename() ? each.path.filename() : each.path);
        rows.push_back({static_cast<qint64>(rows.size()), {{name}, {briefReason(each.why), {}, true}}});
    }
    const int shown = std::min(static_cast<int>(rows.size()), mostRows);
    table_->setFixedHeight(shown * table_->verticalHeader()->defaultSectionSize());
    model_->setRows(std::move(rows));
    text_->setText(leftOutText(leftOut));
    setAccessibleName(text_->text());
    if (leftOut.empty())
        fold_->setChecked(false);
}

void LeftOutBar::setUnfolded(bool unfolded) {
    fold_->setChecked(unfolded);
    fold_->setIcon(
        icon(unfolded ? QStringLiteral("fold") : QStringLiteral("unfold"), tokensOf(*this).accent));
    table_->setVisible(unfolded);
}

QString LeftOutBar::text() const {
    return text_->text();
}

} // namespace cunho::ui
