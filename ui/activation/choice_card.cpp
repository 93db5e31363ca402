// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/choice_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace cunho::ui {

ChoiceCard::ChoiceCard(const char* icon, const QString& heading, const QString& text, QWidget* parent)
    : QPushButton(parent) {
    setObjectName(QStringLiteral("choice"));
    setCheckable(true);
    setAutoExclusive(true);
    setAutoDefault(false);
    setAccessibleName(heading);
    setAccessibleDescription(text);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 14, 44, 14);
    row->setSpacing(16);
    row->addWidget(makePicture(icon, tokensOf(*this).accent, 28, this), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(makeText(heading, "section", this));
    text_ = makeText(text, "dim", this);
    words->addWidget(text_);
    row->addLayout(words, 1);
    for (auto* label : findChildren<QLabel*>())
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize ChoiceCard::sizeHint() const {
    return layout()->totalSizeHint();
}

QSize ChoiceCard::minimumSizeHint() const {
    return layout()->totalMinimumSize();
}

void ChoiceCard::paintEvent(QPaintEvent*) {
    const Tokens tokens = tokensOf(*this);
    const bool strong = isChecked() || hasFocus();
    const double pen = strong ? 2 : 1;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() || isChecked() ? tokens.accent : tokens.edge, pen));
    painter.setBrush(isChecked() ? tokens.selection : underMouse() ? tokens.hover : tokens.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 10, 10);
    const QRectF ring(width() - 36, 20, 16, 16); // the radio's sign: colour alone says nothing
    painter.setPen(QPen(isChecked() ? tokens.accent : tokens.dim, 1.75));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(ring);
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.accent);
        painter.drawEllipse(ring.adjusted(4, 4, -4, -4));
    }
    if (hasFocus() && isChecked()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.text, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(4, 4, -4, -4), 7, 7);
    }
}

} // namespace cunho::ui
