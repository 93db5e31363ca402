// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/verify/revisions_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/verify/verdict_card.hpp"

#include <cunho/app/verification_words.hpp>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

constexpr int revisionsAtFirst = 4;

/// Each kind of change once, in words.
QString wordsOf(const std::vector<pdf::Change>& changes) {
    QStringList out;
    for (const auto& change : changes)
        if (const QString words = toQt(app::changeWords(change, windowLanguage())); !out.contains(words))
            out << words;
    return out.join(QStringLiteral("; "));
}

} // namespace

RevisionsCard::RevisionsCard(std::vector<app::Revision> revisions, QWidget* parent)
    : QFrame(parent), revisions_(std::move(revisions)), grid_(new QGridLayout), more_(nullptr) {
    setObjectName(QStringLiteral("card"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(14);
    auto* sign = new QLabel(this);
    sign->setPixmap(discPixmap(QStringLiteral("copy"), pillColours(PillKind::Grey, tokensOf(*this).dark),
                               cardDisc, devicePixelRatioF()));
    layout->addWidget(sign, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    layout->addLayout(words, 1);
    words->addWidget(makeLabel(tr("O documento ao longo do tempo"), "section", this));
    words->addWidget(makeText(tr("Cada assinatura fixou o ficheiro como estava então. Pode ver cada estado."),
                              "dim", this));
    grid_->setHorizontalSpacing(12);
    grid_->setVerticalSpacing(8);
    grid_->setContentsMargins(0, 6, 0, 0);
    grid_->setColumnStretch(0, 1);
    words->addLayout(grid_);
    for (const auto& revision : revisions_)
        if (shown_ < revisionsAtFirst)
            addRow(revision);
    if (shown_ < int(revisions_.size())) {
        more_ = makeButton(tr("Mostrar todas (%1)").arg(revisions_.size()), "link", nullptr, this);
        more_->setProperty("flush", true);
        connect(more_, &QPushButton::clicked, this, &RevisionsCard::showAll);
        words->addWidget(more_, 0, Qt::AlignLeft);
    }
}

void RevisionsCard::addRow(const app::Revision& revision) {
    const QString who = revision.signer.empty() ? tr("alguém sem nome") : toQt(revision.signer);
    QString heading = (revision.timestamp ? tr("%1. Selada por %2") : tr("%1. Assinada por %2"))
                          .arg(revision.number)
                          .arg(who);
    if (revision.provenTime)
        heading += QStringLiteral(" · ") + timeText(*revision.provenTime);
    auto* text = new QWidget(this);
    auto* lines = new QVBoxLayout(text);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(1);
    lines->addWidget(makeText(heading, "value", text));
    const QString after = revision.isWholeFile ? tr("É o ficheiro inteiro: nada veio depois.")
                          : revision.changesAfter.empty()
                              ? tr("Depois vieram bytes que nada mudam.")
                              : tr("Depois: %1.").arg(wordsOf(revision.changesAfter));
    lines->addWidget(makeText(after, "small", text));
    const int row = shown_++;
    grid_->addWidget(text, row, 0);
    auto* open = makeButton(tr("Ver como foi assinado"), "link", "open", this);
    open->setAccessibleName(tr("Ver como foi assinado: revisão %1").arg(revision.number));
    connect(open, &QPushButton::clicked, this, [this, number = revision.number] { emit openWanted(number); });
    grid_->addWidget(open, row, 1, Qt::AlignTop);
    auto* save = makeButton(tr("Guardar cópia…"), "link", "save", this);
    save->setAccessibleName(tr("Guardar uma cópia da revisão %1").arg(revision.number));
    connect(save, &QPushButton::clicked, this, [this, number = revision.number] { emit saveWanted(number); });
    grid_->addWidget(save, row, 2, Qt::AlignTop);
}

void RevisionsCard::showAll() {
    more_->hide();
    while (shown_ < int(revisions_.size()))
        addRow(revisions_[std::size_t(shown_)]);
}

} // namespace cunho::ui
