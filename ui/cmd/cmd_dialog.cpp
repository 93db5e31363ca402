// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cmd/cmd_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/cmd/information_dialog.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QVBoxLayout>

namespace cunho::ui {

CmdDialog::CmdDialog(Jobs& jobs, const signing::Question& question, QWidget* parent)
    : QuestionDialog(jobs, question, parent) {}

void CmdDialog::addHead(const QString& step, const QString& heading) {
    auto* head = new QVBoxLayout;
    head->setSpacing(2);
    head->addWidget(makeText(step, "small", this));
    head->addWidget(makeText(heading, "heading", this));
    column().addLayout(head);
}

void CmdDialog::addNames() {
    names_ = makeNames(true);
    column().addWidget(names_);
}

void CmdDialog::addInformation() {
    information_ = makeButton(tr("O que assina, como e com que valor legal"), "link", nullptr, this);
    information_->setProperty("flush", true);
    information_->setIcon(icon(QStringLiteral("info"), tokensOf(*this).accent));
    column().addWidget(information_, 0, Qt::AlignLeft);
    connect(information_, &QPushButton::clicked, this, [this] { InformationDialog::openOver(this); });
}

} // namespace cunho::ui
