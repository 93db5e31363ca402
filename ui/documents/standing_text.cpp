// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/standing_text.hpp"

#include "ui/editor/type_fields.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

using invoicing::DocumentType;
using DocumentStanding = invoicing::Standing;

struct DocumentStandingText {
    Q_DECLARE_TR_FUNCTIONS(StandingText)
  public:
    static QString female(DocumentStanding standing);
    static QString male(DocumentStanding standing);
    static QString creditNote(DocumentStanding standing);
    static QString filter(DocumentStanding standing);
};

QString DocumentStandingText::female(DocumentStanding standing) {
    switch (standing) {
    case DocumentStanding::Draft: return tr("Rascunho");
    case DocumentStanding::Issued: return tr("Emitida");
    case DocumentStanding::PartlySettled: return tr("Paga em parte");
    case DocumentStanding::Settled: return tr("Paga");
    case DocumentStanding::PartlyCredited: return tr("Creditada em parte");
    case DocumentStanding::Credited: return tr("Creditada");
    case DocumentStanding::Invoiced: return tr("Faturada");
    case DocumentStanding::Cancelled: return tr("Anulada");
    }
    return {};
}

QString DocumentStandingText::male(DocumentStanding standing) {
    switch (standing) {
    case DocumentStanding::Issued: return tr("Emitido");
    case DocumentStanding::Invoiced: return tr("Faturado");
    case DocumentStanding::Cancelled: return tr("Anulado");
    default: return female(standing);
    }
}

/// A credit note is not paid: it is set against what the customer owes.
QString DocumentStandingText::creditNote(DocumentStanding standing) {
    switch (standing) {
    case DocumentStanding::PartlySettled: return tr("Acertada em parte");
    case DocumentStanding::Settled: return tr("Acertada");
    default: return female(standing);
    }
}

QString DocumentStandingText::filter(DocumentStanding standing) {
    switch (standing) {
    case DocumentStanding::Draft: return tr("Rascunhos");
    case DocumentStanding::Issued: return tr("Emitidos, em aberto");
    case DocumentStanding::PartlySettled: return tr("Pagos em parte");
    case DocumentStanding::Settled: return tr("Pagos");
    case DocumentStanding::PartlyCredited: return tr("Creditados em parte");
    case DocumentStanding::Credited: return tr("Creditados");
    case DocumentStanding::Invoiced: return tr("Faturados");
    case DocumentStanding::Cancelled: return tr("Anulados");
    }
    return {};
}

} // namespace

QString standingText(DocumentType type, DocumentStanding standing) {
    if (type == DocumentType::NC)
        return DocumentStandingText::creditNote(standing);
    return isMasculine(type) ? DocumentStandingText::male(standing) : DocumentStandingText::female(standing);
}

QString standingFilterText(DocumentStanding standing) {
    return DocumentStandingText::filter(standing);
}

std::vector<DocumentStanding> filterStandings() {
    return {DocumentStanding::Issued,         DocumentStanding::PartlySettled, DocumentStanding::Settled,
            DocumentStanding::PartlyCredited, DocumentStanding::Credited,      DocumentStanding::Invoiced,
            DocumentStanding::Cancelled};
}

PillKind pillOf(DocumentStanding standing) {
    switch (standing) {
    case DocumentStanding::Draft:
    case DocumentStanding::Credited: return PillKind::Grey;
    case DocumentStanding::Issued: return PillKind::Blue;
    case DocumentStanding::PartlySettled:
    case DocumentStanding::PartlyCredited: return PillKind::Amber;
    case DocumentStanding::Settled:
    case DocumentStanding::Invoiced: return PillKind::Green;
    case DocumentStanding::Cancelled: return PillKind::Red;
    }
    return PillKind::Grey;
}

} // namespace cunho::ui
