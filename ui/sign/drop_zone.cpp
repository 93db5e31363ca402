// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/drop_zone.hpp"

#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/widgets.hpp"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

constexpr int dropDiscSize = 72;
constexpr int widestText = 560; ///< px: longer lines are not read

} // namespace

DropZone::DropZone(QWidget* parent) : QWidget(parent) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    frame_ = buildFrame();
    rows->addWidget(frame_, 1);
    auto* log = makeButton(tr("Ver o registo do que foi assinado"), "link", "clock", this);
    connect(log, &QPushButton::clicked, this, &DropZone::logWanted);
    rows->addWidget(log, 0, Qt::AlignHCenter);
}

QFrame* DropZone::buildFrame() {
    auto* frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("drop"));
    frame->setAccessibleName(tr("Largue aqui os PDF que quer assinar"));
    auto* rows = new QVBoxLayout(frame);
    rows->setSpacing(8);
    rows->addStretch(2);
    const Tokens tokens = tokensOf(*this);
    auto* picture = new QLabel(frame);
    picture->setPixmap(discPixmap(QStringLiteral("inbox"), {tokens.selection, tokens.accent}, dropDiscSize,
                                  devicePixelRatioF()));
    rows->addWidget(picture, 0, Qt::AlignHCenter);
    rows->addSpacing(8);
    heading_ = makeLabel(frame->accessibleName(), "title", frame);
    rows->addWidget(heading_, 0, Qt::AlignHCenter);
    auto* words =
        makeLabel(tr("Ficheiros ou pastas inteiras. O Cunho lê-os e mostra-os com o selo; só assina "
                     "quando o mandar. Os originais ficam como estão: cada ficheiro assinado é novo."),
                  "dim", frame);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignHCenter);
    words->setFixedWidth(widestText);
    auto* middle = new QHBoxLayout; // an alignment would take a wrapped text for one line
    middle->addStretch();
    middle->addWidget(words);
    middle->addStretch();
    rows->addLayout(middle);
    rows->addSpacing(12);
    rows->addWidget(buildButtons(frame), 0, Qt::AlignHCenter);
    rows->addStretch(3);
    return frame;
}

QWidget* DropZone::buildButtons(QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(10);
    auto* open = makeButton(tr("Abrir ficheiros…"), "primary", "documents", row);
    open->setToolTip(tr("Abrir ficheiros (Ctrl+O)"));
    auto* folder = makeButton(tr("Abrir pasta…"), "button", "folder", row);
    auto* paste = makeButton(tr("Colar"), "button", "copy", row);
    paste->setToolTip(tr("Colar ficheiros ou caminhos copiados (Ctrl+V)"));
    connect(open, &QPushButton::clicked, this, &DropZone::openWanted);
    connect(folder, &QPushButton::clicked, this, &DropZone::folderWanted);
    connect(paste, &QPushButton::clicked, this, &DropZone::pasteWanted);
    for (auto* button : {open, folder, paste})
        columns->addWidget(button);
    return row;
}

void DropZone::setDropping(bool dropping) {
    dropping_ = dropping;
    heading_->setText(dropping ? tr("Largue para juntar à lista") : frame_->accessibleName());
    frame_->setProperty("dropping", dropping);
    frame_->style()->unpolish(frame_);
    frame_->style()->polish(frame_);
}

DropVeil::DropVeil(QWidget* parent) : QFrame(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents); // what is dragged goes on to the page
    setAccessibleName(tr("Largue para juntar à lista"));
    hide();
}

void DropVeil::paintEvent(QPaintEvent*) {
    const Tokens tokens = tokensOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = tokens.selection;
    ground.setAlpha(225);
    painter.setBrush(ground);
    QPen edge(tokens.accent, 2, Qt::DashLine);
    painter.setPen(edge);
    painter.drawRoundedRect(QRectF(rect()).adjusted(9, 9, -9, -9), 14, 14);
    QFont font = painter.font();
    font.setPointSizeF(18);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(tokens.selectionText);
    painter.drawText(rect(), Qt::AlignCenter, accessibleName());
}

} // namespace cunho::ui
