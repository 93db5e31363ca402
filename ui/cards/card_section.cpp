// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cards/card_section.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/look/theme.hpp"
#include "ui/state/notice_bar.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

ReaderCard::ReaderCard(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(14);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(makePicture("card", tokensOf(*this).dim, 22, this), 0, Qt::AlignTop);
    name_ = makeText({}, "heading", this);
    head->addWidget(name_, 1);
    layout->addLayout(head);
    checks_ = new CheckList(this);
    layout->addWidget(checks_);
    change_ = makeButton(tr("Alterar PIN da assinatura…"), "button", "lock", this);
    choose_ = makeButton(tr("Assinar com este leitor"), "chip", nullptr, this);
    choose_->setCheckable(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(change_);
    buttons->addWidget(choose_);
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(choose_, &QPushButton::clicked, this,
            [this](bool checked) { emit chosen(checked ? toQt(reader_) : QString()); });
    connect(change_, &QPushButton::clicked, this, [this] { emit changePinWanted(toQt(reader_)); });
}

void ReaderCard::show(const signing::CardReader& reader, TimePoint now, const CardUser& user, bool choice) {
    reader_ = reader.name;
    name_->setText(toQt(reader.name));
    checks_->show(cardChecks(reader, now, user));
    for (auto* button : {change_, choose_})
        button->setAccessibleDescription(toQt(reader.name));
    choose_->setVisible(choice);
    choose_->setChecked(reader.name == user.reader);
    change_->setVisible(reader.card && reader.card->signatureActive && !reader.card->signaturePin.blocked);
    setVisible(true);
}

CardSection::CardSection(QWidget* parent)
    : ScrollColumn(new QWidget, preferencesColumn, {2, 2, 10, 16}, parent) {
    build();
    show({}, {}, {});
}

void CardSection::build() {
    auto* column = this->column();
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    error_ = new ErrorCard(column);
    layout->addWidget(error_);
    notices_ = new QVBoxLayout;
    notices_->setSpacing(8);
    layout->addLayout(notices_);
    auto* card = makeCard(column);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(18, 14, 18, 16);
    inside->setSpacing(14);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(tr("Assinar com o Cartão de Cidadão"), "heading", card));
    words->addWidget(makeText(tr("Com o cartão num leitor assina-se sem conta, sem custos e mesmo sem rede. "
                                 "Precisa do PIN de assinatura."),
                              "dim", card));
    head->addLayout(words, 1);
    look_ = makeButton(tr("Verificar de novo"), "button", "refresh", card);
    head->addWidget(look_, 0, Qt::AlignTop);
    inside->addLayout(head);
    service_ = new CheckList(card);
    inside->addWidget(service_);
    layout->addWidget(card);
    list_ = new QVBoxLayout;
    list_->setSpacing(12);
    layout->addLayout(list_);
    layout->addStretch();
    connect(look_, &QPushButton::clicked, this, [this] {
        error_->hide();
        emit lookWanted();
    });
}

void CardSection::show(const CardSight& sight, TimePoint now, const CardUser& user) {
    service_->show(serviceChecks(sight));
    while (cards_.size() < sight.readers.size()) {
        auto* card = new ReaderCard(column());
        connect(card, &ReaderCard::changePinWanted, this, &CardSection::changePinWanted);
        connect(card, &ReaderCard::chosen, this, &CardSection::readerChosen);
        list_->addWidget(card);
        cards_.push_back(card);
    }
    for (std::size_t i = 0; i < cards_.size(); ++i) {
        if (i < sight.readers.size())
            cards_[i]->show(sight.readers[i], now, user, sight.readers.size() > 1);
        else
            cards_[i]->hide();
    }
    setBusy(busy_);
    showNotices(sight, now, user);
}

/// What is not to be overlooked stands above all else.
void CardSection::showNotices(const CardSight& sight, TimePoint now, const CardUser& user) {
    while (auto* item = notices_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was pressed
        delete item;
    }
    const bool gone =
        sight.known && !sight.problem && !user.reader.empty() && readerNamed(sight, user.reader) == nullptr;
    if (gone)
        addNotice(tr("O leitor escolhido não está ligado: %1").arg(toQt(user.reader)),
                  tr("Usar qualquer leitor"), false);
    const auto news = cardNews(sight, now, user);
    const QString words = news.heading + QStringLiteral(". ") + news.text;
    if (news.state == CardState::Expired || news.state == CardState::ExpiresSoon)
        addNotice(words, {}, news.state == CardState::Expired);
    else if (news.state == CardState::Ready && news.tone == PillKind::Amber)
        addNotice(words, {}, false);
}

void CardSection::addNotice(const QString& text, const QString& action, bool urgent) {
    auto* bar = new NoticeBar(Notice{text, action, urgent, false, "card"}, widget());
    connect(bar, &NoticeBar::acted, this, [this] { emit readerChosen({}); });
    notices_->addWidget(bar);
    bar->show();
}

void CardSection::setBusy(bool busy) {
    busy_ = busy;
    look_->setEnabled(!busy);
    for (auto* card : cards_)
        card->changePin()->setEnabled(!busy);
    if (busy)
        error_->hide();
}

void CardSection::showProblem(const Failure& failure) {
    error_->show(failure);
    ensureWidgetVisible(error_);
}

std::vector<ReaderCard*> CardSection::readers() const {
    std::vector<ReaderCard*> shown;
    for (auto* card : cards_)
        if (card->isVisibleTo(column()))
            shown.push_back(card);
    return shown;
}

} // namespace cunho::ui
