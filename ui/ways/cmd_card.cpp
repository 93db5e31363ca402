// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/ways/cmd_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"
#include "ui/state/notice_bar.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <chrono>

namespace cunho::ui {

CmdCard::CmdCard(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    build();
}

void CmdCard::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Chave Móvel Digital"), "heading", this));
    layout->addWidget(
        makeText(tr("Assina com o telemóvel, sem leitor nem cartão. Em cada assinatura ou lote "
                    "pede o PIN e o código que chega ao telemóvel; nenhum dos dois fica guardado."),
                 "dim", this));
    notices_ = new QVBoxLayout;
    notices_->setSpacing(8);
    layout->addLayout(notices_);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    phone_ = new QLineEdit(this);
    phone_->setPlaceholderText(QStringLiteral("912 345 678"));
    phone_->setInputMethodHints(Qt::ImhDialableCharactersOnly);
    field_ = new FormField(tr("Telemóvel associado à Chave Móvel Digital"), phone_, this);
    save_ = makeButton(tr("Guardar"), "button", nullptr, this);
    save_->setAccessibleName(tr("Guardar o telemóvel"));
    save_->setEnabled(false);
    field_->setBeside(save_);
    field_->setHint(
        makeText(tr("Sem indicativo é português; com outro, por exemplo +34 612 345 678."), "small", this));
    auto* row = new QHBoxLayout;
    row->addWidget(field_, 2);
    row->addStretch(1);
    layout->addLayout(row);
    const auto save = [this] {
        if (changed_)
            emit phoneChosen(phone_->text().trimmed());
    };
    connect(phone_, &QLineEdit::textEdited, this, [this] {
        changed_ = true;
        field_->setProblem({});
        save_->setEnabled(true);
    });
    connect(phone_, &QLineEdit::returnPressed, this, save);
    connect(save_, &QPushButton::clicked, this, save);
}

void CmdCard::show(const CmdSetting& setting, TimePoint now) {
    setVisible(setting.offered);
    error_->hide();
    if (!changed_) {
        phone_->setText(toQt(setting.phone));
        field_->setProblem({});
        save_->setEnabled(false);
    }
    showEnd(setting, now);
}

void CmdCard::showEnd(const CmdSetting& setting, TimePoint now) {
    while (auto* item = notices_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!setting.encryptionWatched)
        return;
    if (setting.encryptionEnds && *setting.encryptionEnds - now > encryptionWarning)
        return;
    QString text =
        tr("Falta o certificado que protege o telemóvel, o PIN e o código: sem ele não se assina com a "
           "Chave Móvel Digital.");
    const bool over = !setting.encryptionEnds || *setting.encryptionEnds <= now;
    if (setting.encryptionEnds) {
        const QString day = dateText(toLocal(*setting.encryptionEnds, Zone::Lisbon).date);
        const auto left = std::chrono::floor<std::chrono::days>(*setting.encryptionEnds - now).count();
        text =
            over ? tr("O certificado que protege o telemóvel, o PIN e o código terminou em %1: não se assina "
                      "com a Chave Móvel Digital até o trocar.")
                       .arg(day)
                 : tr("O certificado que protege o telemóvel, o PIN e o código termina em %1, daqui a %n "
                      "dia(s).",
                      nullptr, static_cast<int>(left))
                       .arg(day);
    }
    const QString next = setting.replaceable ? tr("Escolha o que a agência publicou.")
                                             : tr("Peça o novo a quem instalou o Cunho.");
    auto* bar = new NoticeBar(Notice{text + QLatin1Char(' ') + next,
                                     setting.replaceable ? tr("Escolher…") : QString(), over, false},
                              this);
    connect(bar, &NoticeBar::acted, this, &CmdCard::chooseCertificate);
    notices_->addWidget(bar);
    bar->show();
}

void CmdCard::chooseCertificate() {
    askFile(this, tr("Certificado do serviço da Chave Móvel Digital"),
            tr("Certificados (*.pem *.crt *.cer *.der);;Todos os ficheiros (*)"),
            [this](const QString& path) { emit certificateChosen(path); });
}

void CmdCard::showCertificateProblem(const Failure& failure) {
    error_->show(failure);
}

void CmdCard::showProblem(const Failure& failure) {
    field_->setProblem(reason(failure));
    phone_->setFocus();
}

} // namespace cunho::ui
