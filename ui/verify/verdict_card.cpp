// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/verify/verdict_card.hpp"

#include "ui/documents/pill.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

constexpr int technicalNameWidth = 150;

QLabel* optionalText(const QString& text, const char* name, QWidget* parent) {
    auto* label = makeLabel(text, name, parent);
    label->setWordWrap(true);
    label->setMinimumWidth(1); // a word without end is cut, not the page widened
    label->setVisible(!text.isEmpty());
    return label;
}

} // namespace

PillKind pillOf(Standing standing) {
    switch (standing) {
    case Standing::Valid: return PillKind::Green;
    case Standing::Changed:
    case Standing::Invalid: return PillKind::Red;
    case Standing::Unconfirmed:
    case Standing::Unreadable: return PillKind::Amber;
    case Standing::Unsigned: break;
    }
    return PillKind::Grey;
}

QString iconOf(const VerdictText& verdict) {
    if (!verdict.icon.isEmpty())
        return verdict.icon;
    switch (verdict.standing) {
    case Standing::Valid: return verdict.timestamp ? QStringLiteral("clock") : QStringLiteral("shield");
    case Standing::Changed:
    case Standing::Invalid: return QStringLiteral("alert");
    case Standing::Unconfirmed:
    case Standing::Unreadable: return QStringLiteral("question");
    case Standing::Unsigned: break;
    }
    return QStringLiteral("documents");
}

VerdictCard::VerdictCard(const VerdictText& text, std::vector<TechnicalRow> rows, QWidget* parent)
    : QFrame(parent), rows_(std::move(rows)) {
    setObjectName(QStringLiteral("card"));
    setAccessibleName(QStringLiteral("%1: %2").arg(text.heading, text.pill));
    setAccessibleDescription(QStringLiteral("%1 %2 %3 %4 %5")
                                 .arg(text.sentence, text.who, text.time, text.qualification, text.next));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 10);
    layout->setSpacing(14);
    auto* sign = new QLabel(this);
    sign->setPixmap(discPixmap(iconOf(text), pillColours(pillOf(text.standing), tokensOf(*this).dark),
                               cardDisc, devicePixelRatioF()));
    layout->addWidget(sign, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    layout->addLayout(words, 1);
    words->addLayout(buildHead(text));
    words->addWidget(optionalText(text.sentence, "text", this));
    words->addWidget(optionalText(text.who, "dim", this));
    words->addWidget(optionalText(text.time, "dim", this));
    words->addWidget(optionalText(text.qualification, "dim", this));
    words->addWidget(optionalText(text.next, "next", this));
    if (rows_.empty()) {
        words->addSpacing(4);
        return;
    }
    words->addLayout(buildButtons(text.wantsList));
    details_ = new QWidget(this);
    details_->hide();
    words->addWidget(details_);
}

QLayout* VerdictCard::buildHead(const VerdictText& text) {
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    auto* heading = optionalText(text.heading, "section", this);
    auto* pill = new PillLabel(this);
    pill->show(text.pill, pillOf(text.standing));
    head->addWidget(heading, 1);
    head->addWidget(pill, 0, Qt::AlignTop);
    return head;
}

QLayout* VerdictCard::buildButtons(bool lists) {
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->setContentsMargins(0, 2, 0, 0);
    fold_ = makeButton(tr("Detalhes"), "link", nullptr, this);
    fold_->setProperty("flush", true);
    fold_->setIconSize({16, 16});
    fold_->setIcon(icon(QStringLiteral("unfold"), tokensOf(*this).accent));
    connect(fold_, &QPushButton::clicked, this, [this] { setUnfolded(!unfolded_); });
    copy_ = makeButton(tr("Copiar detalhes"), "link", nullptr, this);
    copy_->hide();
    connect(copy_, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(technicalCopy(rows_)); });
    row->addWidget(fold_);
    row->addWidget(copy_);
    if (lists) {
        auto* toLists = makeButton(tr("Listas de confiança…"), "link", nullptr, this);
        toLists->setAccessibleDescription(tr("Abre as preferências, onde se importam"));
        connect(toLists, &QPushButton::clicked, this, &VerdictCard::listsWanted);
        row->addWidget(toLists);
    }
    row->addStretch();
    return row;
}

void VerdictCard::setUnfolded(bool unfolded) {
    if (rows_.empty() || unfolded == unfolded_)
        return;
    unfolded_ = unfolded;
    if (unfolded && details_->layout() == nullptr)
        buildDetails();
    details_->setVisible(unfolded);
    copy_->setVisible(unfolded);
    fold_->setText(unfolded ? tr("Esconder detalhes") : tr("Detalhes"));
    fold_->setAccessibleName(fold_->text());
    fold_->setIcon(
        icon(unfolded ? QStringLiteral("fold") : QStringLiteral("unfold"), tokensOf(*this).accent));
}

void VerdictCard::buildDetails() {
    auto* grid = new QGridLayout(details_);
    grid->setContentsMargins(0, 4, 0, 6);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, technicalNameWidth);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const auto& row : rows_) {
        auto* value = optionalText(row.values.join(QLatin1Char('\n')), "value", details_);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAccessibleName(row.name + QStringLiteral(": ") + value->text());
        grid->addWidget(makeLabel(row.name, "small", details_), line, 0, Qt::AlignTop);
        grid->addWidget(value, line++, 1);
    }
}

} // namespace cunho::ui
