// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/window/sidebar.hpp"

#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

QPixmap dot(const QColor& colour, double ratio) {
    QPixmap pixmap(QSize(10, 10) * ratio);
    pixmap.fill(Qt::transparent);
    pixmap.setDevicePixelRatio(ratio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(0.5, 0.5, 9, 9));
    return pixmap;
}

QColor dotColour(SigningState state, const Tokens& tokens) {
    switch (state) {
    case SigningState::Ready: return pillColours(PillKind::Green, tokens.dark).text;
    case SigningState::Connecting: return tokens.dim;
    case SigningState::Problem: return tokens.danger;
    case SigningState::NotActivated:
    case SigningState::CardMissing:
    case SigningState::Locked: return pillColours(PillKind::Amber, tokens.dark).text;
    case SigningState::Absent: break;
    }
    return tokens.line;
}

/// Grey: nothing is there, and nothing is wrong.
QColor cardColour(PillKind tone, const Tokens& tokens) {
    if (tone == PillKind::Grey)
        return tokens.dim;
    return tone == PillKind::Red ? tokens.danger : pillColours(tone, tokens.dark).text;
}

} // namespace

StatusCard::StatusCard(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(11, 10, 8, 10);
    inside->setSpacing(3);
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    dot_ = new QLabel(this);
    heading_ = makeLabel({}, "section", this);
    heading_->setWordWrap(true);
    head->addWidget(dot_);
    head->addWidget(heading_, 1);
    inside->addLayout(head);
    text_ = makeLabel({}, "small", this);
    text_->setWordWrap(true);
    inside->addWidget(text_);
    action_ = makeButton({}, "link", nullptr, this);
    connect(action_, &QPushButton::clicked, this, &StatusCard::acted);
    inside->addWidget(action_);
}

void StatusCard::show(const QColor& colour, const QString& heading, const QString& text,
                      const QString& action) {
    dot_->setPixmap(dot(colour, devicePixelRatioF()));
    heading_->setText(heading);
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
    action_->setText(action);
    action_->setAccessibleName(QStringLiteral("%1: %2").arg(heading, action));
    action_->setVisible(!action.isEmpty());
    setAccessibleName(heading + QStringLiteral(". ") + text);
    setVisible(true);
}

Sidebar::Sidebar(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("sidebar"));
    setFixedWidth(216);
    build();
    setSigning(SigningState::Absent, {}, {});
}

void Sidebar::build() {
    const Tokens tokens = tokensOf(*this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 14, 12, 12);
    layout->setSpacing(6);
    auto* brand = new QHBoxLayout;
    brand->setContentsMargins(4, 0, 0, 0);
    brand->setSpacing(8);
    auto* stamp = new QLabel(this);
    stamp->setPixmap(iconPixmap(QStringLiteral("stamp"), tokens.accent, 22, devicePixelRatioF()));
    brand->addWidget(stamp);
    brand->addWidget(makeLabel(QStringLiteral("Cunho"), "heading", this), 1);
    layout->addLayout(brand);
    company_ = makeLabel({}, "dim", this);
    company_->setContentsMargins(4, 0, 0, 6);
    company_->setWordWrap(true);
    layout->addWidget(company_);
    buildPlaces(*layout);
    layout->addStretch();
    card_ = new StatusCard(this);
    card_->hide();
    layout->addWidget(card_);
    connect(card_, &StatusCard::acted, this, &Sidebar::cardChosen);
    signing_ = new StatusCard(this);
    layout->addWidget(signing_);
    connect(signing_, &StatusCard::acted, this, [this] {
        if (state_ == SigningState::NotActivated)
            emit activateChosen();
        else if (state_ == SigningState::Locked)
            emit unlockChosen();
        else
            emit retryChosen();
    });
}

void Sidebar::buildPlaces(QVBoxLayout& layout) {
    struct Entry {
        Place place;
        QString text;
        const char* icon;
        QString tip;
    };
    const Entry entries[] = {
        {Place::Documents, tr("Documentos"), "documents", tr("Documentos (Ctrl+1)")},
        {Place::Sign, tr("Assinar PDF"), "sign", tr("Assinar ficheiros PDF (Ctrl+2)")},
        {Place::Customers, tr("Clientes"), "people", tr("Clientes (Ctrl+3)")},
        {Place::Products, tr("Produtos e serviços"), "box", tr("Produtos e serviços (Ctrl+4)")},
        {Place::State, tr("Séries e SAF-T"), "send", tr("Comunicação com o Estado (Ctrl+5)")},
        {Place::Verify, tr("Verificar"), "shield", tr("Verificar assinaturas de ficheiros (Ctrl+6)")},
        {Place::Company, tr("Empresa"), "building", tr("Empresa (Ctrl+7)")},
        {Place::Preferences, tr("Preferências"), "settings", tr("Preferências (Ctrl+8)")}};
    places_ = new QButtonGroup(this);
    for (const auto& [place, text, icon, tip] : entries) {
        auto* button = makeButton(text, "nav", icon, this);
        button->setCheckable(true);
        button->setToolTip(tip);
        places_->addButton(button, static_cast<int>(place));
        layout.addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, chosen = place] { emit placeChosen(chosen); });
    }
    setPlace(Place::Documents);
}

void Sidebar::setPlace(Place place) {
    places_->button(static_cast<int>(place))->setChecked(true);
}

void Sidebar::setCompany(const QString& name) {
    company_->setText(name);
    for (auto* button : places_->buttons())
        button->setVisible(!name.isEmpty() && !missing_.contains(static_cast<Place>(places_->id(button))));
}

void Sidebar::setOffered(Place place, bool offered) {
    if (offered)
        missing_.erase(place);
    else
        missing_.insert(place);
    places_->button(static_cast<int>(place))->setVisible(offered && !company_->text().isEmpty());
}

void Sidebar::setSigning(SigningState state, const QString& heading, const QString& text) {
    state_ = state;
    const bool waits = state == SigningState::Problem || state == SigningState::NotActivated ||
                       state == SigningState::Locked;
    const QString action = !waits                                ? QString()
                           : state == SigningState::NotActivated ? tr("Ativar")
                           : state == SigningState::Locked       ? tr("Abrir o cofre")
                                                                 : tr("Tentar de novo");
    signing_->show(dotColour(state, tokensOf(*this)), heading, text, action);
    signing_->setVisible(state != SigningState::Absent);
}

void Sidebar::setCard(const CardNews& news) {
    card_->show(cardColour(news.tone, tokensOf(*this)), news.heading, news.text, news.action);
}

} // namespace cunho::ui
