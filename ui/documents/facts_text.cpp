// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/facts_text.hpp"

#include "ui/convert.hpp"
#include "ui/editor/type_fields.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

using invoicing::Money;

/// The rows of one document.
class FactsText {
    Q_DECLARE_TR_FUNCTIONS(FactsText)
  public:
    FactsText(const DocumentView& view, const QColor& link) : view_(view), link_(link) {}

    QString take() {
        addAmounts();
        addSignature();
        addTransport();
        addRelated();
        addConfirmations();
        addHistory();
        if (view_.facts.training())
            rows_ << tr("Documento de formação: sem valor fiscal");
        return QStringLiteral("<p style=\"line-height:125%\">%1</p>").arg(rows_.join(QStringLiteral("<br>")));
    }

  private:
    void add(const QString& name, const QString& value) { rows_ << factRow(name, value); }
    void addAmounts();
    void addSignature();
    void addTransport();
    void addRelated();
    void addConfirmations();
    void addHistory();
    void addLinks(const QString& name, const std::vector<std::string>& numbers);

    const DocumentView& view_;
    QColor link_;
    QStringList rows_;
};

void FactsText::addAmounts() {
    const auto& facts = view_.facts;
    add(tr("Total"), euroText(facts.totals.gross));
    if (facts.totals.withheld() != Money{})
        add(tr("A pagar"), euroText(facts.totals.payable()));
    if (const Money open = view_.open(); open > Money{} && open != facts.totals.payable())
        add(tr("Por receber"), euroText(open));
    if (facts.dueDate && view_.open() > Money{})
        add(tr("Vence"), dateText(*facts.dueDate));
}

void FactsText::addSignature() {
    add(tr("Emitido"), timeText(view_.facts.systemEntry));
    const auto& record = view_.signature;
    if (record) {
        add(tr("Assinado"), timeText(record->signedAt));
        add(tr("Por"), toQt(record->signer));
        add(tr("Nível"), tr("PAdES %1").arg(toQt(record->level)));
    } else if (!invoicing::documentType(view_.facts.type).isSigned) {
        add(tr("Assinatura"), tr("este documento não se assina"));
    } else {
        add(tr("Assinatura"), view_.lacksAtCode() ? tr("depois do código da AT") : tr("pendente"));
    }
}

void FactsText::addTransport() {
    const auto& facts = view_.facts;
    if (facts.transport)
        add(tr("Transporte"), timeText(facts.transport->start));
    if (!facts.atDocCode.empty())
        add(tr("Código da AT"), toQt(facts.atDocCode));
    else if (view_.lacksAtCode())
        add(tr("Código da AT"), tr("falta: ainda não pode acompanhar os bens"));
}

void FactsText::addLinks(const QString& name, const std::vector<std::string>& numbers) {
    if (numbers.empty())
        return;
    QStringList links;
    for (const auto& number : numbers) {
        const QString text = toQt(number).toHtmlEscaped();
        links << QStringLiteral("<a href=\"%1\" style=\"color:%2\">%1</a>").arg(text, link_.name());
    }
    rows_ << QStringLiteral("<b>%1</b>&nbsp; %2").arg(name.toHtmlEscaped(), links.join(QStringLiteral(", ")));
}

void FactsText::addRelated() {
    const auto& row = invoicing::documentType(view_.facts.type);
    addLinks(row.rectifies                     ? tr("Sobre")
             : view_.facts.settlements.empty() ? tr("Vem de")
                                               : tr("Recebe"),
             view_.sources());
    addLinks(tr("Notas"), view_.dealings.notes);
    addLinks(tr("Recibos"), view_.dealings.receipts);
}

void FactsText::addConfirmations() {
    if (!view_.isCreditNote() || view_.dealings.cancelled)
        return;
    if (view_.confirmations.empty())
        add(tr("Cliente"), tr("ainda não confirmou"));
    for (const auto& confirmation : view_.confirmations) {
        const QString how = toQt(confirmation.note.empty() ? confirmation.fileName : confirmation.note);
        add(tr("Cliente"), tr("confirmou em %1: %2").arg(dateText(confirmation.date), how));
    }
}

/// What came after it was issued.
void FactsText::addHistory() {
    for (const auto& state : view_.states) {
        if (state.status == 'A')
            add(isMasculine(view_.facts.type) ? tr("Anulado") : tr("Anulada"),
                tr("%1: %2").arg(timeText(state.at), toQt(state.reason)));
        else if (state.status == 'F')
            add(isMasculine(view_.facts.type) ? tr("Faturado") : tr("Faturada"), timeText(state.at));
    }
}

} // namespace

QString factRow(const QString& name, const QString& value) {
    return QStringLiteral("<b>%1</b>&nbsp; %2").arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString factsText(const DocumentView& view, const QColor& link) {
    return FactsText(view, link).take();
}

} // namespace cunho::ui
