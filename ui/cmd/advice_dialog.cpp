// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cmd/advice_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/look/theme.hpp"

#include <cunho/core/reason_text.hpp>
#include <cunho/scap/guidance.hpp>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

constexpr int fixedWidth = 520; ///< px

} // namespace

std::optional<Advice> adviceOf(const Failure& failure) {
    const QString portal = toQt(scap::portalUrl);
    const QString name = AdviceDialog::tr("Abrir %1").arg(portal.section(QStringLiteral("//"), 1));
    if (failure.reason == "CMD_CHANGE_PINS" || failure.reason == "CMD_CHANGE_SIGNATURE_PIN")
        return Advice{AdviceDialog::tr("O PIN de assinatura tem de ser alterado"),
                      toQt(reasonText(failure, Language::Portuguese)), portal, name};
    if (failure.reason == "CMD_NOT_ACTIVE")
        return Advice{AdviceDialog::tr("A assinatura da Chave Móvel Digital não está ativa"), reason(failure),
                      portal, name};
    return std::nullopt;
}

AdviceDialog::AdviceDialog(const Advice& advice, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("page"));
    setWindowTitle(tr("Chave Móvel Digital"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(makePicture("alert", tokensOf(*this).danger, 26, this), 0, Qt::AlignTop);
    head->addWidget(makeText(advice.heading, "heading", this), 1);
    layout->addLayout(head);
    text_ = makeText(advice.text, "text", this);
    QFont letters = text_->font(); // "->" is mandated: no arrow is made of it
    letters.setStyleStrategy(QFont::PreferNoShaping);
    text_->setFont(letters);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(text_);
    layout->addSpacing(6);
    layout->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    auto* close = makeButton(tr("Fechar"), "button", nullptr, this);
    portal_ = makeButton(advice.linkName, "primary", "external", this);
    portal_->setToolTip(advice.link);
    buttons->addWidget(close);
    buttons->addWidget(portal_);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(portal_, &QPushButton::clicked, this, [link = advice.link] { openLink(link); });
    layout->activate();
    setFixedSize(fixedWidth, layout->totalHeightForWidth(fixedWidth));
    portal_->setFocus();
}

AdviceDialog* AdviceDialog::openOver(const Advice& advice, QWidget* parent) {
    auto* dialog = new AdviceDialog(advice, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace cunho::ui
