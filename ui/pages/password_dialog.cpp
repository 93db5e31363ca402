// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/pages/password_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <memory>
#include <utility>

namespace cunho::ui {

bool isLocked(const Failure& failure) {
    return failure.reason == "PDF_PASSWORD_NEEDED";
}

PasswordDialog::PasswordDialog(Jobs& jobs, OpenWithPassword open, std::filesystem::path file, QWidget* parent)
    : QDialog(parent), jobs_(jobs), open_(std::move(open)), file_(std::move(file)) {
    setObjectName(QStringLiteral("page"));
    setWindowTitle(tr("Palavra-passe do ficheiro"));
    setMinimumWidth(460);
    build();
    fit();
    password_->setFocus();
}

void PasswordDialog::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(10);
    auto* heading = makeText(tr("«%1» está protegido").arg(pathToQt(file_.filename())), "heading", this);
    heading->setMinimumWidth(1); // a name without spaces is cut, not the window widened
    layout->addWidget(heading);
    layout->addWidget(makeText(tr("Escreva a palavra-passe com que o ficheiro se abre. Serve também para os "
                                  "outros ficheiros que a tenham, e é esquecida quando fechar o Cunho."),
                               "dim", this));
    password_ = new SecretEdit(SecretEdit::Kind::Passphrase, this);
    field_ = new FormField(tr("Palavra-passe"), password_, this);
    layout->addWidget(field_);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    layout->addSpacing(6);
    layout->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    auto* cancel = makeButton(tr("Cancelar"), "button", nullptr, this);
    go_ = makeButton(tr("Abrir ficheiro"), "primary", "unlock", this);
    buttons->addWidget(cancel);
    buttons->addWidget(go_);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go_, &QPushButton::clicked, this, &PasswordDialog::submit);
    connect(password_, &SecretEdit::accepted, this, &PasswordDialog::submit);
    connect(password_, &SecretEdit::edited, this, [this] {
        if (!password_->isEmpty())
            field_->setProblem({});
    });
}

/// As high as its texts at this width.
void PasswordDialog::fit() {
    layout()->activate();
    resize(minimumWidth(), layout()->totalHeightForWidth(minimumWidth()));
}

void PasswordDialog::submit() {
    if (!go_->isEnabled())
        return;
    error_->hide();
    if (password_->isEmpty()) {
        field_->setProblem(tr("Escreva a palavra-passe."));
        password_->setFocus();
        fit();
        return;
    }
    go_->setEnabled(false);
    auto secret = std::make_shared<Secret>(password_->take());
    runJob(
        jobs_, Lane::Files, this,
        [open = open_, file = file_, secret](const JobContext&) { open(file, std::move(*secret)); },
        [this](Outcome<std::monostate> outcome) {
            go_->setEnabled(true);
            const auto* failure = std::get_if<Failure>(&outcome);
            if (failure == nullptr) {
                emit opened();
                accept();
                return;
            }
            if (isLocked(*failure))
                field_->setProblem(
                    tr("Esta palavra-passe não abre o ficheiro. Confirme-a e escreva-a de novo."));
            else
                error_->show(*failure);
            password_->setFocus();
            fit();
        });
}

} // namespace cunho::ui
