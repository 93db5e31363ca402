// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/consent_page.hpp"

#include "ui/convert.hpp"

namespace cunho::ui {

LegalTextView::LegalTextView(QWidget* parent) : QFrame(parent), layout_(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("card"));
    layout_->setContentsMargins(20, 16, 20, 18);
    layout_->setSpacing(4);
}

void LegalTextView::show(const LegalText& text) {
    while (auto* item = layout_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!text.title.empty())
        layout_->addWidget(makeText(toQt(text.title), "heading", this));
    layout_->addWidget(makeText(tr("Versão %1").arg(toQt(text.version)), "small", this));
    for (const auto& part : text.parts) {
        layout_->addSpacing(8);
        if (!part.heading.empty())
            layout_->addWidget(makeText(toQt(part.heading), "section", this));
        auto* words = makeText(toQt(part.text), "text", this);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout_->addWidget(words);
    }
}

ConsentPage::ConsentPage(QWidget* parent) : StepPage(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(makeText(tr("Leia com quem vai assinar. A resposta fica guardada com a data e a versão "
                                  "do texto, antes de qualquer pedido ao Estado."),
                               "dim", this));
    text_ = new LegalTextView(this);
    layout->addWidget(text_);
    agree_ = new QCheckBox(tr("Li e aceito que o Cunho guarde a autorização e assine as faturas em meu nome"),
                           this);
    layout->addWidget(agree_);
    layout->addStretch();
    connect(agree_, &QCheckBox::toggled, this, &StepPage::changed);
}

void ConsentPage::present(const StepView& view) {
    const auto& text = view.scene.consent;
    if (text.version == version_ && text.language == language_)
        return;
    version_ = text.version;
    language_ = text.language;
    shownAt_ = view.scene.now;
    text_->show(text);
    agree_->setChecked(false);
}

void ConsentPage::advance() {
    emit sent(app::activation::ConsentGiven{version_, language_, shownAt_});
}

} // namespace cunho::ui
