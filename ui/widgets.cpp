// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/widgets.hpp"

#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QStyle>
#include <QTextDocument>
#include <QVBoxLayout>

namespace cunho::ui {

QLabel* makeLabel(const QString& text, const char* name, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    return label;
}

QPushButton* makeButton(const QString& text, const char* name, const char* iconName, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    if (iconName != nullptr) {
        const Tokens tokens = tokensOf(*button);
        const bool primary = qstrcmp(name, "primary") == 0;
        QIcon picture = icon(QLatin1String(iconName), primary ? tokens.accentText : tokens.text);
        picture.addPixmap(iconPixmap(QLatin1String(iconName), tokens.dim, 18, button->devicePixelRatioF()),
                          QIcon::Disabled);
        button->setIcon(picture);
        button->setIconSize({18, 18});
    }
    return button;
}

QFrame* makeCard(QWidget* parent) {
    auto* card = new QFrame(parent);
    card->setObjectName(QStringLiteral("card"));
    return card;
}

QString plainTip(const QString& text) {
    if (!Qt::mightBeRichText(text))
        return text;
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br/>"));
}

FormField::FormField(const QString& label, QWidget* control, QWidget* parent)
    : QWidget(parent), control_(control), problem_(makeLabel({}, "problem", this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* caption = makeLabel(label, "small", this);
    caption->setBuddy(control);
    control->setAccessibleName(label);
    problem_->setWordWrap(true);
    problem_->hide();
    layout->addWidget(caption);
    layout->addWidget(control);
    layout->addWidget(problem_);
    layout->addStretch();
}

void FormField::setProblem(const QString& text) {
    problem_->setText(text);
    problem_->setVisible(!text.isEmpty());
    control_->setAccessibleDescription(text);
    if (control_->property("problem").toBool() == !text.isEmpty())
        return;
    control_->setProperty("problem", !text.isEmpty());
    control_->style()->unpolish(control_);
    control_->style()->polish(control_);
}

void FormField::setHint(QLabel* hint) {
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->indexOf(problem_) + 1, hint);
}

void FormField::setBeside(QWidget* button) {
    auto* column = static_cast<QVBoxLayout*>(layout());
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    const int place = column->indexOf(control_);
    column->removeWidget(control_);
    row->addWidget(control_, 1);
    row->addWidget(button);
    column->insertLayout(place, row);
    setTabOrder(control_, button);
}

QString FormField::problem() const {
    return problem_->text();
}

ErrorCard::ErrorCard(QWidget* parent)
    : QFrame(parent), heading_(makeLabel({}, "section", this)), text_(makeLabel({}, "text", this)) {
    setObjectName(QStringLiteral("errorCard"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 6, 10, 10);
    layout->setSpacing(2);
    auto* head = new QHBoxLayout;
    heading_->setWordWrap(true);
    head->addWidget(heading_, 1);
    auto* copy = makeButton(tr("Copiar detalhe"), "link", "copy", this);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(detail_); });
    head->addWidget(copy, 0, Qt::AlignTop);
    auto* close = makeButton({}, "link", "close", this);
    close->setAccessibleName(tr("Fechar"));
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    head->addWidget(close, 0, Qt::AlignTop);
    layout->addLayout(head);
    text_->setWordWrap(true);
    layout->addWidget(text_);
    hide();
}

void ErrorCard::show(const Failure& failure) {
    const FaultText words = faultText(failure);
    heading_->setText(words.heading);
    const bool told = words.reason.endsWith(words.next); // many a reason names the next step itself
    text_->setText(told ? words.reason : words.reason + QLatin1Char(' ') + words.next);
    detail_ = words.detail;
    setVisible(true);
}

} // namespace cunho::ui
