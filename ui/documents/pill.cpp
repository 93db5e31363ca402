// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/pill.hpp"

#include "ui/documents/document_model.hpp"
#include "ui/documents/standing_text.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/row_table.hpp"

#include <QPainter>
#include <QTableView>

namespace cunho::ui {
namespace {

constexpr int pillHeight = 22;
constexpr int pillPadding = 10;
constexpr int signatureMark = 18; ///< px of the signature's mark

QFont pillFont(QFont font) {
    font.setPointSizeF(9);
    font.setWeight(QFont::DemiBold);
    return font;
}

/// A row is chosen as a whole; its ground is one band, with a hairline below.
void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& tokens) {
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    painter.fillRect(option.rect, chosen ? tokens.selection : tokens.panel);
    if (!chosen && option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(option.rect, tokens.hover);
    painter.setPen(tokens.line);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

/// Where the keyboard is: a bar at the chosen row, not colour of the ground alone.
void paintFocus(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& tokens) {
    if (option.state.testFlag(QStyle::State_Selected) && option.widget->hasFocus())
        painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height() - 1)), tokens.accent);
}

/// Number and, below it, what kind of document it is.
void paintNumber(QPainter& painter, const QRect& inner, const QModelIndex& index, const Tokens& tokens,
                 bool dim) {
    const QRect upper(inner.left(), inner.top() + 4, inner.width(), inner.height() / 2 - 2);
    const QRect lower(inner.left(), upper.bottom() + 1, inner.width(), inner.height() / 2 - 4);
    painter.setPen(dim ? tokens.dim : tokens.text);
    painter.drawText(
        upper, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    QFont small = painter.font();
    small.setPointSizeF(8);
    painter.setFont(small);
    painter.setPen(tokens.dim);
    painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(index.data(DocumentModel::TypeRole).toString(),
                                                      Qt::ElideRight, inner.width()));
}

/// How its signature stands, as a mark; the words are in the tip and for readers of the screen.
void paintSignature(QPainter& painter, const QRect& cell, invoicing::DocumentState state,
                    const Tokens& tokens) {
    const char* name = nullptr;
    switch (state) {
    case invoicing::DocumentState::SignaturePending: name = "clock"; break;
    case invoicing::DocumentState::Signed:
    case invoicing::DocumentState::SignedNotQualified: name = "check"; break;
    case invoicing::DocumentState::Draft:
    case invoicing::DocumentState::NotSigned: return;
    }
    const QPoint corner(cell.center().x() - signatureMark / 2, cell.center().y() - signatureMark / 2);
    painter.drawPixmap(corner, discPixmap(QLatin1String(name), pillColours(pillOf(state), tokens.dark),
                                          signatureMark, painter.device()->devicePixelRatioF()));
}

} // namespace

PillKind pillOf(invoicing::DocumentState state) {
    switch (state) {
    case invoicing::DocumentState::Draft: return PillKind::Grey;
    case invoicing::DocumentState::SignaturePending: return PillKind::Amber;
    case invoicing::DocumentState::Signed: return PillKind::Green;
    case invoicing::DocumentState::SignedNotQualified: return PillKind::Blue;
    case invoicing::DocumentState::NotSigned: return PillKind::Grey;
    }
    return PillKind::Grey;
}

QSize pillSize(const QFont& font, const QString& text) {
    return {QFontMetrics(pillFont(font)).horizontalAdvance(text) + 2 * pillPadding, pillHeight};
}

void paintPill(QPainter& painter, const QRect& area, const QString& text, const PillColours& colours) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QSize size = pillSize(painter.font(), text).boundedTo(QSize(area.width(), pillHeight));
    const QRect pill(area.left(), area.center().y() - size.height() / 2 + 1, size.width(), size.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ground);
    painter.drawRoundedRect(pill, pillHeight / 2.0, pillHeight / 2.0);
    painter.setFont(pillFont(painter.font()));
    painter.setPen(colours.text);
    const QString shown =
        painter.fontMetrics().elidedText(text, Qt::ElideRight, pill.width() - 2 * pillPadding + 2);
    painter.drawText(pill, Qt::AlignCenter, shown);
    painter.restore();
}

void DocumentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    const Tokens tokens = tokensOf(*option.widget);
    painter->save();
    paintGround(*painter, option, tokens);
    if (index.column() == DocumentModel::Number)
        paintFocus(*painter, option, tokens);
    painter->setFont(option.font);
    const QRect inner = option.rect.adjusted(tableCellPadding, 0, -tableCellPadding, -1);
    const auto state = static_cast<invoicing::DocumentState>(
        index.siblingAtColumn(DocumentModel::Number).data(DocumentModel::StateRole).toInt());
    const bool draft = state == invoicing::DocumentState::Draft;
    if (index.column() == DocumentModel::State) {
        paintSignature(*painter, option.rect, state, tokens);
    } else if (index.column() == DocumentModel::Standing) {
        const auto standing =
            static_cast<invoicing::Standing>(index.data(DocumentModel::StandingRole).toInt());
        paintPill(*painter, inner, index.data().toString(), pillColours(pillOf(standing), tokens.dark));
    } else if (index.column() == DocumentModel::Number) {
        paintNumber(*painter, inner, index, tokens, draft);
    } else {
        painter->setPen(draft || index.column() == DocumentModel::Day ? tokens.dim : tokens.text);
        const auto alignment = static_cast<int>(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>());
        painter->drawText(
            inner, alignment,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    }
    painter->restore();
}

QSize DocumentDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {QStyledItemDelegate::sizeHint(option, index).width(), tableRowHeight};
}

void PillLabel::show(invoicing::DocumentState state) {
    show(stateText(state), pillOf(state));
}

void PillLabel::show(const QString& text, PillKind kind) {
    text_ = text;
    kind_ = kind;
    setAccessibleName(text_);
    setFixedSize(sizeHint());
    update();
}

QSize PillLabel::sizeHint() const {
    return text_.isEmpty() ? QSize(0, pillHeight) : pillSize(font(), text_);
}

void PillLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(font());
    if (!text_.isEmpty())
        paintPill(painter, rect(), text_, pillColours(kind_, tokensOf(*this).dark));
}

} // namespace cunho::ui
