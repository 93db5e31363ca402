// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/help_panel.hpp"

#include "ui/activation/step_page.hpp"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace cunho::ui {

HelpPanel::HelpPanel(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    setFixedWidth(272);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 8, 12);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    title_ = makeText({}, "section", this);
    head->addWidget(title_, 1);
    auto* close = makeButton({}, "link", "close", this);
    close->setAccessibleName(tr("Fechar a ajuda"));
    connect(close, &QPushButton::clicked, this, &HelpPanel::closed);
    head->addWidget(close, 0, Qt::AlignTop);
    layout->addLayout(head);
    text_ = makeText({}, "text", this);
    text_->setAlignment(Qt::AlignTop);
    text_->setContentsMargins(0, 0, 8, 0);
    layout->addWidget(text_, 1);
}

void HelpPanel::show(const QString& title, const QString& text) {
    title_->setText(title);
    text_->setText(text);
    setAccessibleName(tr("Ajuda: %1").arg(title));
    setAccessibleDescription(text);
}

} // namespace cunho::ui
