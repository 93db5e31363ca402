// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/hand_over_page.hpp"

#include "ui/convert.hpp"
#include "ui/state/save_file.hpp"

#include <QHBoxLayout>
#include <QUrl>
#include <QVBoxLayout>

namespace cunho::ui {

HandOverPage::HandOverPage(QWidget* parent) : StepPage(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(
        makeText(tr("Entregue esta página a quem vai assinar. Diz o que preparar antes, quanto demora e o "
                    "que fica autorizado. Pode fechar o Cunho: a ativação espera aqui."),
                 "dim", this));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    print_ = makeButton(tr("Abrir para imprimir"), "button", "print", this);
    auto* mail = makeButton(tr("Enviar por correio eletrónico"), "button", "mail", this);
    auto* save = makeButton(tr("Guardar"), "button", "save", this);
    for (auto* button : {print_, mail, save})
        buttons->addWidget(button);
    buttons->addStretch();
    layout->addLayout(buttons);
    text_ = new QPlainTextEdit(this);
    text_->setObjectName(QStringLiteral("paper"));
    text_->setReadOnly(true);
    text_->setTabChangesFocus(true);
    text_->setAccessibleName(tr("Página para quem assina"));
    text_->setMinimumHeight(300);
    layout->addWidget(text_, 1);
    connect(print_, &QPushButton::clicked, this, &HandOverPage::print);
    connect(mail, &QPushButton::clicked, this, [this] { openLink(this->mail()); });
    connect(save, &QPushButton::clicked, this, &HandOverPage::save);
}

void HandOverPage::present(const StepView& view) {
    company_ = toQt(view.scene.company);
    text_->setPlainText(toQt(view.scene.handOver));
}

QString HandOverPage::mail() const {
    return QStringLiteral("mailto:?subject=%1&body=%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(tr("Assinatura das faturas da %1").arg(company_))),
             QString::fromLatin1(QUrl::toPercentEncoding(
                 text_->toPlainText().replace(QLatin1Char('\n'), QStringLiteral("\r\n")))));
}

/// The desktop's viewer prints it: a dialog of our own would need one more library.
void HandOverPage::print() {
    openAsPage(text_->toPlainText(), tr("Assinatura das faturas da %1").arg(company_));
}

void HandOverPage::save() {
    saveText(this, tr("Guardar a página"), QStringLiteral("assinatura-entrega.txt"),
             text_->toPlainText().toUtf8());
}

} // namespace cunho::ui
