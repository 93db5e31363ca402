// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/preferences_page.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <utility>

namespace cunho::ui {

PreferencesPage::PreferencesPage(Jobs& jobs, SigningDesk& desk, ProgramDesk* program, WaysDesk* ways,
                                 TrustedListParts lists, QWidget* parent)
    : QWidget(parent)
    , jobs_(jobs)
    , desk_(desk)
    , programDesk_(program)
    , waysDesk_(ways)
    , offersLists_(lists.all != nullptr)
    , lists_(new ListsSection(jobs, std::move(lists), this)) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    build();
}

void PreferencesPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 0);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("Preferências"), "title", this));
    buildHeads(*layout);
    sections_ = new QStackedWidget(this);
    signature_ = new SignatureSection(jobs_, desk_, waysDesk_, sections_);
    sections_->addWidget(signature_);
    auto* series = makeButton(tr("Abrir as séries"), "button", nullptr, this);
    sections_->addWidget(
        buildLater("documents", tr("Séries"),
                   tr("As séries comunicam-se no Portal das Finanças; o Cunho diz o que lá escrever e guarda "
                      "os códigos de validação."),
                   series));
    auto* saft = makeButton(tr("Abrir o SAF-T mensal"), "button", nullptr, this);
    sections_->addWidget(
        buildLater("inbox", tr("Faturas"),
                   tr("As faturas comunicam-se mês a mês com o ficheiro SAF-T (PT), até ao dia 5 do mês "
                      "seguinte."),
                   saft));
    connect(series, &QPushButton::clicked, this, &PreferencesPage::seriesWanted);
    connect(saft, &QPushButton::clicked, this, &PreferencesPage::saftWanted);
    sections_->addWidget(
        buildLater("building", tr("Transporte"),
                   tr("Aqui vão comunicar-se guias de transporte antes de a mercadoria sair.")));
    card_ = new CardSection(sections_);
    sections_->addWidget(card_);
    sections_->addWidget(lists_);
    if (programDesk_ != nullptr)
        buildProgram();
    attributes_ = new AttributesPage(jobs_, desk_, sections_);
    sections_->addWidget(attributes_);
    layout->addWidget(sections_, 1);
    connect(chips_, &QButtonGroup::idClicked, this,
            [this](int section) { choose(static_cast<Section>(section)); });
    connect(signature_, &SignatureSection::wizardWanted, this, &PreferencesPage::wizardWanted);
    connect(signature_, &SignatureSection::unlockWanted, this, &PreferencesPage::unlockWanted);
    connect(signature_, &SignatureSection::told, this, &PreferencesPage::told);
    connect(signature_, &SignatureSection::providerChanged, this, &PreferencesPage::connectWanted);
    connect(signature_, &SignatureSection::attributesWanted, this, &PreferencesPage::showAttributes);
    connect(lists_, &ListsSection::told, this, &PreferencesPage::told);
    connect(lists_, &ListsSection::changed, this, &PreferencesPage::listsChanged);
    connect(attributes_, &AttributesPage::left, this, [this] { choose(Signature); });
    choose(Signature);
}

/// Each group of sections under its heading, side by side.
void PreferencesPage::buildHeads(QVBoxLayout& layout) {
    chips_ = new QButtonGroup(this);
    auto* groups = new QHBoxLayout;
    groups->setSpacing(20);
    const auto addGroup = [&](const QString& heading, Section first, const QStringList& names) {
        auto* group = new QVBoxLayout;
        group->setSpacing(12);
        group->addWidget(makeLabel(heading, "heading", this));
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        int section = first;
        for (const auto& name : names) {
            auto* chip = makeButton(name, "chip", nullptr, this);
            chip->setCheckable(true);
            chips_->addButton(chip, section++);
            row->addWidget(chip);
        }
        group->addLayout(row);
        groups->addLayout(group);
    };
    addGroup(tr("Comunicação com o Estado"), Signature,
             {tr("Assinatura Digital Qualificada"), tr("Séries"), tr("Faturas"), tr("Transporte")});
    QStringList local{tr("Cartão de Cidadão")};
    if (offersLists_)
        local << tr("Listas de confiança");
    addGroup(tr("Neste computador"), Card, local);
    if (programDesk_ != nullptr)
        addGroup(tr("Ligação e programa"), Program, {tr("Ambiente, proxy e versões")});
    groups->addStretch();
    layout.addLayout(groups);
}

void PreferencesPage::buildProgram() {
    program_ = new ProgramSection(jobs_, *programDesk_, sections_);
    sections_->addWidget(program_);
    connect(program_, &ProgramSection::unlockWanted, this, &PreferencesPage::unlockWanted);
    connect(program_, &ProgramSection::protectionWanted, signature_, &SignatureSection::protect);
    connect(program_, &ProgramSection::told, this, &PreferencesPage::told);
    connect(program_, &ProgramSection::credentialsImported, this, &PreferencesPage::connectWanted);
    connect(signature_, &SignatureSection::protectionChanged, program_, &ProgramSection::refresh);
}

QWidget* PreferencesPage::buildLater(const char* icon, const QString& heading, const QString& text,
                                     QPushButton* lead) {
    auto* page = new QWidget(sections_);
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(8);
    layout->addStretch(2);
    auto* picture = makePicture(icon, tokensOf(*this).dim, 40, page);
    picture->setAlignment(Qt::AlignCenter);
    layout->addWidget(picture);
    auto* title = makeLabel(heading, "heading", page);
    title->setAlignment(Qt::AlignCenter);
    layout->addWidget(title);
    auto* words = makeText(text, "dim", page);
    words->setAlignment(Qt::AlignCenter);
    words->setMaximumWidth(520);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(words, 100);
    middle->addStretch(1);
    layout->addLayout(middle);
    if (lead != nullptr) {
        layout->addSpacing(8);
        layout->addWidget(lead, 0, Qt::AlignCenter);
    }
    layout->addStretch(3);
    return page;
}

void PreferencesPage::choose(Section section) {
    chips_->button(section)->setChecked(true);
    sections_->setCurrentIndex(section);
}

void PreferencesPage::refresh() {
    signature_->refresh();
    lists_->refresh();
    if (program_ != nullptr)
        program_->refresh();
}

void PreferencesPage::showAttributes() {
    sections_->setCurrentWidget(attributes_);
    attributes_->refresh();
}

} // namespace cunho::ui
