// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/confirm_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

ConfirmDialog::ConfirmDialog(const Confirmation& confirmation, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("page"));
    setWindowTitle(confirmation.title);
    setMinimumWidth(520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(makePicture("alert", tokensOf(*this).danger, 26, this), 0, Qt::AlignTop);
    head->addWidget(makeText(confirmation.question, "heading", this), 1);
    layout->addLayout(head);
    layout->addSpacing(2);
    for (const auto& consequence : confirmation.consequences)
        layout->addWidget(makePoint(QStringLiteral("•"), consequence, this));
    layout->addSpacing(6);
    if (!confirmation.understood.isEmpty()) {
        tick_ = new QCheckBox(confirmation.understood, this);
        layout->addWidget(tick_);
        layout->addSpacing(6);
    }
    layout->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    auto* keep = makeButton(confirmation.keep.isEmpty() ? tr("Não, manter") : confirmation.keep, "button",
                            nullptr, this);
    keep->setDefault(true);
    action_ = makeButton(confirmation.action, "danger", nullptr, this);
    buttons->addWidget(keep);
    buttons->addWidget(action_);
    layout->addLayout(buttons);
    if (tick_ != nullptr) {
        action_->setEnabled(false);
        connect(tick_, &QCheckBox::toggled, action_, &QWidget::setEnabled);
    }
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(action_, &QPushButton::clicked, this, &QDialog::accept);
    resize(minimumWidth(), layout->totalHeightForWidth(minimumWidth())); // wrapped texts ask for too much
    (tick_ != nullptr ? static_cast<QWidget*>(tick_) : keep)->setFocus();
}

ConfirmDialog* ConfirmDialog::ask(const Confirmation& confirmation, QWidget* parent,
                                  std::function<void()> confirmed) {
    auto* dialog = new ConfirmDialog(confirmation, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, parent, std::move(confirmed));
    dialog->open();
    return dialog;
}

} // namespace cunho::ui
