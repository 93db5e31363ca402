// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/step_page.hpp"

#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QUrl>

namespace cunho::ui {
namespace {

void openOutside(const QString& url) {
    QDesktopServices::openUrl(QUrl(url));
}

void (*linkOpener)(const QString&) = openOutside;

} // namespace

StepPage::StepPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("page"));
}

void openLink(const QString& url) {
    linkOpener(url);
}

void setLinkOpener(void (*opener)(const QString&)) {
    linkOpener = opener == nullptr ? openOutside : opener;
}

QLabel* makeText(const QString& text, const char* name, QWidget* parent) {
    auto* label = makeLabel(text, name, parent);
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    return label;
}

QWidget* makePoint(const QString& mark, const QString& text, QWidget* parent) {
    constexpr int markWidth = 18;
    auto* point = new QWidget(parent);
    auto* row = new QHBoxLayout(point);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto* sign = makeLabel(mark, "text", point);
    sign->setFixedWidth(markWidth);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(makeText(text, "text", point), 1);
    return point;
}

QLabel* makePicture(const char* name, const QColor& colour, int size, QWidget* parent) {
    auto* picture = new QLabel(parent);
    picture->setPixmap(iconPixmap(QLatin1String(name), colour, size, picture->devicePixelRatioF()));
    return picture;
}

QPushButton* makeLink(const QString& name, const QString& url, QWidget* parent) {
    auto* button = makeButton(name, "link", nullptr, parent);
    button->setProperty("flush", true);
    button->setIcon(icon(QStringLiteral("external"), tokensOf(*button).accent));
    button->setToolTip(url);
    button->setAccessibleDescription(StepPage::tr("Abre %1 no navegador").arg(url));
    button->setVisible(!url.isEmpty());
    QObject::connect(button, &QPushButton::clicked, button, [url] { openLink(url); });
    return button;
}

} // namespace cunho::ui
