// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cmd/information_dialog.hpp"

#include "ui/activation/consent_page.hpp"
#include "ui/convert.hpp"
#include "ui/scroll_column.hpp"
#include "ui/state/desk_texts.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

constexpr int informationWidth = 600; ///< px
constexpr QSize opening{620, 560};

} // namespace

InformationDialog::InformationDialog(QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("page"));
    setWindowTitle(tr("Informação legal"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    auto* text = new LegalTextView(nullptr);
    text->show(cmdInformation(windowLanguage()));
    auto* scroll = new ScrollColumn(text, informationWidth, {2, 2, 10, 2}, this);
    scroll->setFocusPolicy(Qt::StrongFocus); // read with the keys
    scroll->setAccessibleName(windowTitle());
    layout->addWidget(scroll, 1);
    auto* close = makeButton(tr("Fechar"), "primary", nullptr, this);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(close);
    layout->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    resize(opening);
    close->setFocus();
}

InformationDialog* InformationDialog::openOver(QWidget* parent) {
    auto* dialog = new InformationDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace cunho::ui
