// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cards/question_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"

#include <QHBoxLayout>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

namespace cunho::ui {
namespace {

constexpr int wordsWidth = 400; ///< px
constexpr int pageWidth = 318;  ///< px: of an A4 page whose totals can be read
constexpr int pageHeight = 450;
constexpr int namesSeen = 5;      ///< lines; the others are scrolled to
constexpr int paperEdge = 2 * 17; ///< px: padding and border of the style sheet, left and right
constexpr int paperRim = 2 * 15;  ///< px: the same, above and below

/// Lines that the names take where they are broken at the paper's width.
int wrappedLines(const QStringList& names, const QFont& font) {
    int lines = 0;
    for (const auto& name : names) {
        QTextLayout layout(name, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(wordsWidth - paperEdge);
            ++lines;
        }
        layout.endLayout();
    }
    return lines;
}

} // namespace

QuestionDialog::QuestionDialog(Jobs& jobs, signing::Question question, QWidget* parent)
    : QDialog(parent), question_(std::move(question)), page_(new PageView(jobs, this)) {
    setObjectName(QStringLiteral("page"));
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(24, 20, 24, 20);
    columns->setSpacing(20);
    page_->setFixedSize(pageWidth, pageHeight);
    page_->hide();
    columns->addWidget(page_, 0, Qt::AlignTop);
    auto* words = new QWidget(this);
    words->setFixedWidth(wordsWidth);
    columns->addWidget(words);
    column_ = new QVBoxLayout(words);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(10);
}

QPlainTextEdit* QuestionDialog::makeNames(bool wrapped) {
    QStringList names;
    for (const auto& name : question_.documentNames)
        names << toQt(name);
    auto* list = new QPlainTextEdit(names.join(QLatin1Char('\n')), this);
    list->setObjectName(QStringLiteral("paper"));
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    list->setLineWrapMode(wrapped ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    list->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setAccessibleName(tr("Documentos a assinar"));
    list->document()->setDocumentMargin(0);
    list->ensurePolished();
    const int needed = wrapped ? wrappedLines(names, list->font()) : static_cast<int>(names.size());
    const int lines = std::min(namesSeen, needed);
    if (lines == needed)
        list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setFixedHeight(lines * list->fontMetrics().lineSpacing() + paperRim);
    return list;
}

QFrame* QuestionDialog::makeNote(const char* rule, const char* icon, const QColor& colour,
                                 const QString& heading, const QString& text) {
    auto* card = new QFrame(this);
    card->setObjectName(QLatin1String(rule));
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(12);
    row->addWidget(makePicture(icon, colour, 22, card), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    if (!heading.isEmpty())
        words->addWidget(makeText(heading, "section", card));
    if (!text.isEmpty())
        words->addWidget(makeText(text, "text", card));
    row->addLayout(words, 1);
    card->setAccessibleName(heading.isEmpty() ? text : heading);
    return card;
}

void QuestionDialog::addButtons(const QString& decline, const QString& go, const char* icon) {
    decline_ = makeButton(decline, "button", nullptr, this);
    go_ = makeButton(go, "primary", icon, this);
    go_->setEnabled(pin_ == nullptr);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    buttons->addWidget(decline_);
    buttons->addWidget(go_);
    column_->addStretch();
    column_->addSpacing(6);
    column_->addLayout(buttons);
    connect(decline_, &QPushButton::clicked, this, &QDialog::reject);
    connect(go_, &QPushButton::clicked, this, &QuestionDialog::submit);
}

void QuestionDialog::fit() {
    layout()->activate();
    setFixedSize(layout()->sizeHint().width(), layout()->totalHeightForWidth(layout()->sizeHint().width()));
    stepAside();
}

void QuestionDialog::keepLeftOf(const QWidget* panel) {
    panel_ = panel;
    stepAside();
}

void QuestionDialog::stepAside() {
    if (panel_ == nullptr || !isVisible())
        return;
    constexpr int gap = 12;
    const int left = panel_->mapToGlobal(QPoint(0, 0)).x() - gap - frameGeometry().width();
    const int least = panel_->window()->frameGeometry().left();
    move(std::max(least, std::min(x(), left)), y());
}

void QuestionDialog::showPage(const ShownDocument& document) {
    if (isWaitingForReader())
        return;
    if (!document.title.empty())
        titleKnown(toQt(document.title));
    page_->setVisible(true);
    fit();
    page_->show(document.pdf);
}

void QuestionDialog::titleKnown(const QString&) {}

} // namespace cunho::ui
