// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/prerequisite_row.hpp"

#include "ui/activation/prerequisite_text.hpp"
#include "ui/convert.hpp"
#include "ui/documents/pill.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
PrerequisiteRow::PrerequisiteRow(signing::Prerequisite prerequisite, QWidget* parent)
    : QFrame(parent), prerequisite_(prerequisite) {
    setObjectName(QStringLiteral("card"));
    build();
}

void PrerequisiteRow::build() {
    const auto text = prerequisiteText(prerequisite_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 12, 14, 12);
    row->setSpacing(14);
    disc_ = new QLabel(this);
    row->addWidget(disc_, 0, Qt::AlignTop);
    words_ = new QVBoxLayout;
    words_->setSpacing(3);
    row->addLayout(words_, 1);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(makeText(text.heading, "section", this), 1);
    pill_ = new PillLabel(this);
    head->addWidget(pill_, 0, Qt::AlignTop);
    words_->addLayout(head);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    auto* told = new QVBoxLayout;
    told->setSpacing(3);
    question_ = makeText(text.question, "dim", this);
    told->addWidget(question_);
    fact_ = makeText({}, "next", this);
    told->addWidget(fact_);
    middle->addLayout(told, 1);
    fold_ = makeButton({}, "link", "unfold", this);
    middle->addWidget(fold_, 0, Qt::AlignBottom);
    words_->addLayout(middle);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    yes_ = makeButton(tr("Sim"), "chip", nullptr, this);
    no_ = makeButton(tr("Não"), "chip", nullptr, this);
    pending_ = makeButton(tr("Pedido, por aprovar"), "chip", nullptr, this);
    for (auto* button : {yes_, no_, pending_}) {
        button->setCheckable(true);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(text.heading, button->text()));
        buttons->addWidget(button);
    }
    buttons->addStretch();
    words_->addLayout(buttons);
    connect(yes_, &QPushButton::clicked, this, [this] { emit answered(true, false); });
    connect(no_, &QPushButton::clicked, this, [this] { emit answered(false, false); });
    connect(pending_, &QPushButton::clicked, this, [this] { emit answered(false, true); });
    connect(fold_, &QPushButton::clicked, this, [this] { setUnfolded(!unfolded_); });
    setUnfolded(false);
}

void PrerequisiteRow::present(const signing::PrerequisiteFact& fact, const Guidance& guidance) {
    using signing::Standing;
    const auto told = standingText(fact, onlyWarns(prerequisite_));
    disc_->setPixmap(discPixmap(QLatin1String(told.icon), pillColours(told.pill, tokensOf(*this).dark),
                                stepDisc, devicePixelRatioF()));
    pill_->show(told.word, told.pill);
    const QString words = factText(fact);
    fact_->setText(words);
    fact_->setVisible(!words.isEmpty());
    const bool asked = fact.standing == Standing::Asked || fact.byPerson;
    yes_->setVisible(asked);
    no_->setVisible(asked);
    pending_->setVisible(asked && isApproved(prerequisite_));
    yes_->setChecked(fact.byPerson && fact.standing == Standing::Good);
    no_->setChecked(fact.byPerson && fact.standing == Standing::Bad);
    pending_->setChecked(fact.byPerson && fact.standing == Standing::Pending);
    question_->setVisible(fact.standing != Standing::Good || fact.byPerson);
    setAccessibleName(QStringLiteral("%1: %2").arg(prerequisiteText(prerequisite_).heading, told.word));
    showGuidance(guidance);
    if (fact.standing == Standing::Good) {
        fold_->hide(); // it is there
        setUnfolded(false);
    }
    if (fact.standing == Standing::Bad || fact.standing == Standing::Pending)
        setUnfolded(true);
}

void PrerequisiteRow::showGuidance(const Guidance& guidance) {
    delete how_;
    how_ = new QWidget(this);
    auto* layout = new QVBoxLayout(how_);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(4);
    int number = 0;
    for (const auto& step : guidance.steps)
        layout->addWidget(makePoint(QStringLiteral("%1.").arg(++number), toQt(step), how_));
    if (!guidance.cost.empty())
        layout->addWidget(makeText(toQt(guidance.cost), "dim", how_));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(12);
    if (!guidance.link.empty())
        foot->addWidget(makeLink(toQt(guidance.linkName), toQt(guidance.link), how_));
    foot->addStretch();
    if (guidance.checked.ok())
        foot->addWidget(makeLabel(tr("Verificado em %1").arg(dateText(guidance.checked)), "small", how_));
    layout->addLayout(foot);
    words_->addWidget(how_);
    fold_->setVisible(!guidance.steps.empty());
    setUnfolded(unfolded_);
}

void PrerequisiteRow::setUnfolded(bool unfolded) {
    unfolded_ = unfolded;
    if (how_ != nullptr)
        how_->setVisible(unfolded);
    fold_->setText(unfolded ? tr("Esconder") : tr("Saber mais"));
    fold_->setAccessibleName(
        QStringLiteral("%1: %2").arg(prerequisiteText(prerequisite_).heading, fold_->text()));
    fold_->setIcon(
        icon(unfolded ? QStringLiteral("fold") : QStringLiteral("unfold"), tokensOf(*this).accent));
}

} // namespace cunho::ui
