// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/standing_text.hpp"

#include "ui/editor/type_fields.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

using invoicing::DocumentType;
using invoicing::Standing;

struct StandingText {
    Q_DECLARE_TR_FUNCTIONS(StandingText)
  public:
    static QString female(Standing standing);
    static QString male(Standing standing);
    static QString creditNote(Standing standing);
    static QString filter(Standing standing);
};

QString StandingText::female(Standing standing) {
    switch (standing) {
    case Standing::Draft: return tr("Rascunho");
    case Standing::Issued: return tr("Emitida");
    case Standing::PartlySettled: return tr("Paga em parte");
    case Standing::Settled: return tr("Paga");
    case Standing::PartlyCredited: return tr("Creditada em parte");
    case Standing::Credited: return tr("Creditada");
    case Standing::Invoiced: return tr("Faturada");
    case Standing::Cancelled: return tr("Anulada");
    }
    return {};
}

QString StandingText::male(Standing standing) {
    switch (standing) {
    case Standing::Issued: return tr("Emitido");
    case Standing::Invoiced: return tr("Faturado");
    case Standing::Cancelled: return tr("Anulado");
    default: return female(standing);
    }
}

/// A credit note is not paid: it is set against what the customer owes.
QString StandingText::creditNote(Standing standing) {
    switch (standing) {
    case Standing::PartlySettled: return tr("Acertada em parte");
    case Standing::Settled: return tr("Acertada");
    default: return female(standing);
    }
}

QString StandingText::filter(Standing standing) {
    switch (standing) {
    case Standing::Draft: return tr("Rascunhos");
    case Standing::Issued: return tr("Emitidos, em aberto");
    case Standing::PartlySettled: return tr("Pagos em parte");
    case Standing::Settled: return tr("Pagos");
    case Standing::PartlyCredited: return tr("Creditados em parte");
    case Standing::Credited: return tr("Creditados");
    case Standing::Invoiced: return tr("Faturados");
    case Standing::Cancelled: return tr("Anulados");
    }
    return {};
}

} // namespace

QString standingText(DocumentType type, Standing standing) {
    if (type == DocumentType::NC)
        return StandingText::creditNote(standing);
    return isMasculine(type) ? StandingText::male(standing) : StandingText::female(standing);
}

QString standingFilterText(Standing standing) {
    return StandingText::filter(standing);
}

std::vector<Standing> filterStandings() {
    return {Standing::Issued,   Standing::PartlySettled, Standing::Settled,  Standing::PartlyCredited,
            Standing::Credited, Standing::Invoiced,      Standing::Cancelled};
}

PillKind pillOf(Standing standing) {
    switch (standing) {
    case Standing::Draft:
    case Standing::Credited: return PillKind::Grey;
    case Standing::Issued: return PillKind::Blue;
    case Standing::PartlySettled:
    case Standing::PartlyCredited: return PillKind::Amber;
    case Standing::Settled:
    case Standing::Invoiced: return PillKind::Green;
    case Standing::Cancelled: return PillKind::Red;
    }
    return PillKind::Grey;
}

} // namespace cunho::ui
