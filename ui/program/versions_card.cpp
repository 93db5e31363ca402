// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/program/versions_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

QString newerText(const wiring::UpdateNotice& newer) {
    const QString version = toQt(newer.version);
    const QString date = dateText(newer.date);
    return newer.required ? VersionsCard::tr(
                                "A versão que está a usar já não deve ser usada. Instale a versão %1, de %2.")
                                .arg(version, date)
                          : VersionsCard::tr("Há uma versão nova do Cunho: a %1, de %2.").arg(version, date);
}

VersionsCard::VersionsCard(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    build();
}

void VersionsCard::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Novas versões"), "heading", this));
    running_ = makeText({}, "dim", this);
    layout->addWidget(running_);
    known_ = new FactRow(this);
    layout->addWidget(known_);
    notes_ = makeText({}, "text", this);
    notes_->setContentsMargins(28, 0, 0, 0);
    layout->addWidget(notes_);
    get_ = makeButton({}, "primary", "external", this);
    look_ = makeButton(tr("Procurar agora"), "button", "refresh", this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(get_);
    buttons->addWidget(look_);
    buttons->addStretch();
    layout->addLayout(buttons);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    layout->addSpacing(4);
    layout->addWidget(buildSource());
    connect(get_, &QPushButton::clicked, this, [this] { openLink(address_); });
    connect(look_, &QPushButton::clicked, this, &VersionsCard::lookWanted);
}

QWidget* VersionsCard::buildSource() {
    auto* source = new QWidget(this);
    auto* layout = new QVBoxLayout(source);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Quem publica as versões"), "section", source));
    manifest_ = new QLineEdit(source);
    manifest_->setPlaceholderText(QStringLiteral("https://"));
    manifestField_ = new FormField(tr("Aviso de versões: endereço https ou ficheiro"), manifest_, source);
    auto* file = makeButton(tr("Escolher…"), "button", nullptr, source);
    file->setAccessibleName(tr("Escolher o ficheiro do aviso de versões"));
    manifestField_->setBeside(file);
    layout->addWidget(manifestField_);
    publisher_ = new QLineEdit(source);
    publisher_->setReadOnly(true);
    publisher_->setProperty("fixed", true);
    publisherField_ = new FormField(tr("Certificado de quem publica"), publisher_, source);
    auto* certificate = makeButton(tr("Escolher…"), "button", nullptr, source);
    certificate->setAccessibleName(tr("Escolher o ficheiro do certificado de quem publica"));
    publisherField_->setBeside(certificate);
    layout->addWidget(publisherField_);
    save_ = makeButton(tr("Guardar"), "button", "save", source);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(save_);
    foot->addWidget(
        makeText(tr("Só se acredita num aviso com a assinatura deste certificado. Nada se instala sozinho."),
                 "small", source),
        1);
    layout->addLayout(foot);
    connect(manifest_, &QLineEdit::textEdited, this, &VersionsCard::change);
    connect(manifest_, &QLineEdit::returnPressed, this, [this] { save_->click(); });
    connect(file, &QPushButton::clicked, this, [this] {
        askFile(this, tr("Aviso de versões"), tr("Aviso de versões (*.json);;Todos os ficheiros (*)"),
                [this](const QString& path) {
                    manifest_->setText(path);
                    change();
                });
    });
    connect(certificate, &QPushButton::clicked, this, [this] {
        askFile(this, tr("Certificado de quem publica"),
                tr("Certificados (*.pem *.crt *.cer *.der);;Todos os ficheiros (*)"),
                [this](const QString& path) { choosePublisher(path); });
    });
    connect(save_, &QPushButton::clicked, this, [this] {
        error_->hide();
        emit saveWanted(manifest_->text().trimmed(), publisherFile_);
    });
    return source;
}

void VersionsCard::choosePublisher(const QString& path) {
    publisherFile_ = path;
    publisher_->setText(path);
    change();
}

void VersionsCard::show(const ProgramOverview& overview) {
    const auto& versions = overview.versions;
    running_->setText(tr("Está a usar o Cunho %1.").arg(toQt(overview.version)));
    configured_ = !versions.manifest.empty();
    if (!changed_) {
        manifest_->setText(toQt(versions.manifest));
        publisher_->setText(toQt(versions.publisher));
    }
    showKnown(versions);
    refreshState();
}

void VersionsCard::showKnown(const VersionOverview& versions) {
    using Sign = FactRow::Sign;
    const auto& newer = versions.newer;
    if (!configured_)
        known_->show(Sign::Note, tr("Não se procuram versões novas: falta indicar quem as publica."));
    else if (newer)
        known_->show(newer->required ? Sign::Bad : Sign::Note, newerText(*newer));
    else if (versions.problem)
        known_->show(Sign::Bad, tr("Não se sabe se há uma versão nova. %1").arg(reason(*versions.problem)));
    else if (versions.asked)
        known_->show(Sign::Good,
                     tr("É a versão mais recente. Procurou-se em %1.").arg(timeText(*versions.asked)));
    else
        known_->show(Sign::Note, tr("Ainda não se procurou desde que o Cunho arrancou."));
    const bool portuguese = windowLanguage() == Language::Portuguese;
    notes_->setText(newer ? toQt(portuguese ? newer->notesPt : newer->notesEn) : QString());
    notes_->setVisible(newer.has_value());
    address_ = newer ? toQt(newer->address) : QString();
    get_->setText(newer ? tr("Obter a versão %1").arg(toQt(newer->version)) : QString());
    get_->setAccessibleName(get_->text());
    get_->setAccessibleDescription(newer ? StepPage::tr("Abre %1 no navegador").arg(address_) : QString());
    get_->setToolTip(address_);
    get_->setVisible(newer.has_value());
}

void VersionsCard::change() {
    changed_ = true;
    error_->hide();
    manifestField_->setProblem({});
    publisherField_->setProblem({});
    refreshState();
}

void VersionsCard::settle() {
    changed_ = false;
    publisherFile_.clear();
    refreshState();
}

void VersionsCard::refreshState() {
    look_->setEnabled(configured_ && !busy_);
    look_->setText(busy_ ? tr("A procurar…") : tr("Procurar agora"));
    look_->setAccessibleName(look_->text());
    save_->setEnabled(changed_ && !busy_);
}

void VersionsCard::setBusy(bool busy) {
    busy_ = busy;
    refreshState();
}

void VersionsCard::showProblem(const Failure& failure) {
    if (failure.reason == "UPDATE_PLACE_WRONG") {
        manifestField_->setProblem(reason(failure));
        manifest_->setFocus();
    } else if (failure.reason == "UPDATE_PUBLISHER_MISSING" || failure.reason == "CERTIFICATE_UNREADABLE") {
        publisherField_->setProblem(reason(failure));
    } else {
        error_->show(failure);
    }
}

} // namespace cunho::ui
