// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/lists/list_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

struct ListText {
    Q_DECLARE_TR_FUNCTIONS(ListText)
  public:
    static QString day(TimePoint time) { return dateText(toLocal(time, Zone::Lisbon).date); }

    static QString facts(const app::TrustedListFacts& list) {
        QStringList parts{tr("N.º %1").arg(toQt(list.number))};
        if (list.issued)
            parts << tr("emitida em %1").arg(day(*list.issued));
        if (list.issued && list.pointers > 0 && list.services == 0)
            parts << tr("diz quem assina %n lista(s)", nullptr, static_cast<int>(list.pointers));
        else if (list.issued)
            parts << tr("%n serviço(s) qualificado(s)", nullptr, static_cast<int>(list.qualified));
        QString text = parts.join(QStringLiteral(" · "));
        QStringList signers;
        for (const auto& signer : list.signers)
            signers << toQt(signer);
        if (!signers.isEmpty())
            text += QLatin1Char('\n') + tr("Assinada por: %1").arg(signers.join(QStringLiteral(", ")));
        return text;
    }

    static QString outOfDate(const app::TrustedListFacts& list) {
        return tr("Desatualizada desde %1: só diz o que era qualificado até esse dia. Importe a lista nova.")
            .arg(day(*list.nextUpdate));
    }

    static QString current(const app::TrustedListFacts& list) {
        return list.nextUpdate ? tr("Atual. A próxima sai até %1.").arg(day(*list.nextUpdate))
                               : tr("Encerrada: não vai haver outra.");
    }

    static QString portugal() { return tr("Portugal (PT)"); }
    static QString europe() { return tr("União Europeia (EU): lista das listas"); }
};

} // namespace

QString territoryText(const std::string& territory) {
    if (territory == "PT")
        return ListText::portugal();
    return territory == "EU" ? ListText::europe() : toQt(territory);
}

ListCard::ListCard(const app::TrustedListFacts& list, QWidget* parent)
    : QFrame(parent), territory_(list.territory) {
    setObjectName(QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    name_ = makeText(territoryText(list.territory), "heading", this);
    head->addWidget(name_, 1);
    remove_ = makeButton(tr("Remover"), "link", "trash", this);
    remove_->setAccessibleName(tr("Remover a lista: %1").arg(name_->text()));
    head->addWidget(remove_, 0, Qt::AlignTop);
    layout->addLayout(head);
    facts_ = makeText(ListText::facts(list), "dim", this);
    layout->addWidget(facts_);
    state_ = new FactRow(this);
    layout->addWidget(state_);
    showState(list);
    connect(remove_, &QPushButton::clicked, this, &ListCard::removeWanted);
}

void ListCard::showState(const app::TrustedListFacts& list) {
    if (list.problem)
        state_->show(FactRow::Sign::Bad, reason(*list.problem));
    else if (list.outOfDate)
        state_->show(FactRow::Sign::Bad, ListText::outOfDate(list));
    else
        state_->show(FactRow::Sign::Good, ListText::current(list));
}

QString ListCard::text() const {
    return name_->text() + QLatin1Char('\n') + facts_->text() + QLatin1Char('\n') + state_->text();
}

} // namespace cunho::ui
