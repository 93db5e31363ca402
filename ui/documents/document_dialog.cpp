// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/document_dialog.hpp"

#include "ui/activation/step_page.hpp"

namespace cunho::ui {
namespace {

constexpr int documentDialogWidth = 520; ///< px

} // namespace

DocumentDialog::DocumentDialog(const QString& title, const QString& question, const char* button,
                               const QString& action, QWidget* parent)
    : QDialog(parent), body_(new QVBoxLayout), foot_(new QHBoxLayout) {
    setObjectName(QStringLiteral("page"));
    setWindowTitle(title);
    setMinimumWidth(documentDialogWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(14);
    layout->addWidget(makeText(question, "heading", this));
    body_->setSpacing(10);
    layout->addLayout(body_);
    layout->addStretch();
    auto* keep = makeButton(tr("Cancelar"), "button", nullptr, this);
    action_ = makeButton(action, button, nullptr, this);
    action_->setDefault(true);
    foot_->addStretch();
    foot_->addWidget(keep);
    foot_->addWidget(action_);
    layout->addLayout(foot_);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(action_, &QPushButton::clicked, this, &QDialog::accept);
}

void DocumentDialog::addText(const QString& text) {
    body_->addWidget(makeText(text, "text", this));
}

void DocumentDialog::addPoints(const QStringList& points) {
    for (const auto& point : points)
        body_->addWidget(makePoint(QStringLiteral("•"), point, this));
}

void DocumentDialog::fit() {
    resize(documentDialogWidth, layout()->totalHeightForWidth(documentDialogWidth));
}

} // namespace cunho::ui
