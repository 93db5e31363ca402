// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/sign_row_delegate.hpp"

#include "ui/documents/pill.hpp"
#include "ui/look/theme.hpp"

#include <QAbstractItemView>
#include <QPainter>

namespace cunho::ui {
namespace {

constexpr int signCellPadding = 12;
constexpr int barWidth = 3; ///< of the mark where the keyboard is

void paintGround(QPainter& painter, const QStyleOptionViewItem& option, bool first, const Tokens& tokens) {
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(option.rect, chosen ? tokens.selection : under ? tokens.hover : tokens.panel);
    painter.setPen(tokens.line);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (first && chosen && option.widget->hasFocus())
        painter.fillRect(QRect(option.rect.topLeft(), QSize(barWidth, option.rect.height() - 1)),
                         tokens.accent);
}

using enum SignRowDelegate::Role;

void paintLines(QPainter& painter, const QRect& inner, const QModelIndex& index, const Tokens& tokens) {
    const auto alignment = static_cast<int>(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>());
    const bool name = index.column() == 0;
    const bool two = !index.data(LineRole).toString().isEmpty();
    const QRect upper(inner.left(), inner.top() + (two ? 6 : 16), inner.width(), 20);
    const QRect lower(inner.left(), upper.bottom() + 1, inner.width(), 18);
    QFont font = painter.font();
    if (name)
        font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(name ? tokens.text : tokens.dim);
    painter.drawText(upper, alignment,
                     painter.fontMetrics().elidedText(index.data().toString().simplified(), Qt::ElideMiddle,
                                                      inner.width()));
    font.setPointSizeF(8.5);
    font.setWeight(QFont::Normal);
    painter.setFont(font);
    const bool problem = name && index.data(ProblemRole).toBool();
    painter.setPen(problem ? tokens.danger : tokens.dim);
    painter.drawText(lower, alignment,
                     painter.fontMetrics().elidedText(index.data(LineRole).toString(),
                                                      problem ? Qt::ElideRight : Qt::ElideMiddle,
                                                      inner.width()));
}

} // namespace

void SignRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const Tokens tokens = tokensOf(*option.widget);
    painter->save();
    paintGround(*painter, option, index.column() == 0, tokens);
    painter->setFont(option.font);
    const QRect inner = option.rect.adjusted(signCellPadding, 0, -signCellPadding, -1);
    const QVariant pill = index.data(PillRole);
    if (pill.isValid())
        paintPill(*painter, inner, index.data().toString(),
                  pillColours(static_cast<PillKind>(pill.toInt()), tokens.dark));
    else
        paintLines(*painter, inner, index, tokens);
    painter->restore();
}

QSize SignRowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
}

} // namespace cunho::ui
