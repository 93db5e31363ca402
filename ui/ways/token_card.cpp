// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/ways/token_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/cards/card_text.hpp"
#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

QString holderOf(const crypto::Certificate& certificate) {
    const auto name = certificate.commonName();
    return toQt(name.empty() ? certificate.subject() : name);
}

} // namespace

TokenCard::TokenCard(QWidget* parent) : QFrame(parent), group_(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("card"));
    build();
}

void TokenCard::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Token criptográfico (PKCS#11)"), "heading", this));
    layout->addWidget(
        makeText(tr("Um certificado ou selo da empresa num token USB. O módulo do fabricante corre "
                    "dentro do Cunho: escolha só um em que confia."),
                 "dim", this));
    auto* use = new QHBoxLayout;
    use->setSpacing(10);
    inUse_ = makeText({}, "next", this);
    use->addWidget(inUse_, 1);
    forget_ = makeButton(tr("Deixar de usar"), "link", nullptr, this);
    use->addWidget(forget_);
    layout->addLayout(use);
    buildModules(*layout);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    answer_ = makeText({}, "dim", this);
    answer_->hide();
    layout->addWidget(answer_);
    list_ = new QVBoxLayout;
    list_->setSpacing(2);
    layout->addLayout(list_);
    use_ = makeButton(tr("Usar esta chave"), "primary", nullptr, this);
    use_->hide();
    layout->addWidget(use_, 0, Qt::AlignLeft);
    connect(forget_, &QPushButton::clicked, this, [this] { emit chosen({}); });
    connect(group_, &QButtonGroup::idClicked, this, [this] { use_->setEnabled(true); });
    connect(use_, &QPushButton::clicked, this, [this] {
        const int index = group_->checkedId();
        if (index >= 0)
            emit chosen(choiceOf(found_[static_cast<std::size_t>(index)]));
    });
}

void TokenCard::buildModules(QVBoxLayout& layout) {
    modules_ = new QComboBox(this);
    modules_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    modules_->setMinimumContentsLength(24);
    auto* field = new FormField(tr("Módulo do fabricante"), modules_, this);
    file_ = makeButton(tr("Escolher ficheiro…"), "button", "folder", this);
    field->setBeside(file_);
    layout.addWidget(field);
    look_ = makeButton(tr("Procurar chaves"), "button", "search", this);
    layout.addWidget(look_, 0, Qt::AlignLeft);
    connect(file_, &QPushButton::clicked, this, &TokenCard::chooseFile);
    connect(modules_, &QComboBox::currentIndexChanged, this, &TokenCard::clearKeys);
    connect(look_, &QPushButton::clicked, this, [this] {
        clearKeys();
        emit keysWanted(module());
    });
}

void TokenCard::chooseFile() {
    askFile(this, tr("Módulo PKCS#11"), tr("Módulos PKCS#11 (*.so);;Todos os ficheiros (*)"),
            [this](const QString& path) { addModule(path); });
}

void TokenCard::addModule(const QString& path) {
    int index = modules_->findData(path);
    if (index < 0) {
        modules_->addItem(path, path);
        index = modules_->count() - 1;
    }
    modules_->setCurrentIndex(index);
    look_->setEnabled(true);
}

QString TokenCard::module() const {
    return modules_->currentData().toString();
}

void TokenCard::show(const TokenSetting& setting, TimePoint now) {
    setting_ = setting;
    now_ = now;
    for (const auto& each : setting.modules) {
        const QString path = pathToQt(each.path);
        if (modules_->findData(path) < 0)
            modules_->addItem(tr("%1 (%2)").arg(toQt(each.name), path), path);
    }
    if (!setting.module.empty() && found_.empty())
        addModule(pathToQt(setting.module));
    look_->setEnabled(modules_->count() > 0);
    showUse();
}

void TokenCard::showUse() {
    const bool any = !setting_.module.empty();
    inUse_->setVisible(any);
    forget_->setVisible(any);
    const QString token = toQt(setting_.token);
    const QString holder = toQt(setting_.holder.empty() ? setting_.key : setting_.holder);
    inUse_->setText(token.isEmpty()
                        ? tr("Em uso: a única chave do módulo %1").arg(pathToQt(setting_.module.filename()))
                        : tr("Em uso: %1, no token «%2»").arg(holder, token));
}

void TokenCard::clearKeys() {
    found_.clear();
    while (auto* item = list_->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (auto* each : group_->buttons())
        group_->removeButton(each);
    use_->hide();
    answer_->hide();
    error_->hide();
}

void TokenCard::setBusy(bool busy) {
    look_->setEnabled(!busy);
    file_->setEnabled(!busy);
    modules_->setEnabled(!busy);
    look_->setText(busy ? tr("A perguntar ao módulo…") : tr("Procurar chaves"));
    look_->setAccessibleName(look_->text());
}

void TokenCard::showKeys(const std::vector<wiring::TokenKey>& keys) {
    clearKeys();
    found_ = keys;
    answer_->setText(keys.empty() ? tr("O módulo não mostra nenhum certificado com chave. Ligue o token ao "
                                       "computador e procure outra vez, ou escolha outro módulo.")
                                  : tr("%n chave(s). Escolha com qual se assina:", nullptr,
                                       static_cast<int>(keys.size())));
    answer_->show();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        auto* row = makeRow(keys[i], static_cast<int>(i));
        list_->addWidget(row);
        row->show(); // not a turn later
    }
    use_->setVisible(!keys.empty());
    use_->setEnabled(group_->checkedId() >= 0);
}

QWidget* TokenCard::makeRow(const wiring::TokenKey& key, int index) {
    auto* row = new QWidget(this);
    auto* layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 2, 0, 2);
    layout->setSpacing(0);
    const auto& certificate = key.certificate;
    const QString holder = holderOf(certificate);
    const bool ended = now_ > certificate.notAfter();
    auto* radio = new QRadioButton(row);
    constexpr int room = 620; ///< px
    radio->setText(radio->fontMetrics().elidedText(holder, Qt::ElideRight, room));
    radio->setToolTip(holder);
    radio->setEnabled(!ended);
    QStringList facts{
        tr("Token «%1»").arg(toQt(key.token)),
        ended ? tr("terminou em %1: peça um certificado novo").arg(dayText(certificate.notAfter()))
              : tr("válido até %1").arg(dayText(certificate.notAfter()))};
    if (!key.keySeen)
        facts << tr("a chave só se vê com o PIN");
    auto* words = makeText(facts.join(QStringLiteral(" · ")), ended ? "problem" : "small", row);
    words->setContentsMargins(30, 0, 0, 0);
    radio->setAccessibleName(holder + QStringLiteral(", ") + facts.join(QStringLiteral(", ")));
    group_->addButton(radio, index);
    const auto choice = choiceOf(key);
    radio->setChecked(!ended && choice.module == setting_.module && choice.token == setting_.token &&
                      choice.key == setting_.key);
    layout->addWidget(radio);
    layout->addWidget(words);
    return row;
}

/// By the token's label, unless another token has the same.
TokenChoice TokenCard::choiceOf(const wiring::TokenKey& key) const {
    const bool unique = std::ranges::none_of(
        found_, [&](const auto& other) { return other.token == key.token && other.serial != key.serial; });
    return {std::filesystem::path(fromQt(module())), unique ? key.token : key.serial, toHex(key.id),
            fromQt(holderOf(key.certificate))};
}

void TokenCard::showProblem(const Failure& failure) {
    clearKeys();
    error_->show(failure);
}

std::vector<QRadioButton*> TokenCard::keys() const {
    std::vector<QRadioButton*> all;
    for (auto* each : group_->buttons())
        all.push_back(static_cast<QRadioButton*>(each));
    return all;
}

} // namespace cunho::ui
