// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/step_rail.hpp"

#include "ui/activation/step_text.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/widgets.hpp"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

constexpr int stepDiscSize = 24;

/// A number, or a tick once it is behind.
QPixmap stepSign(int step, bool behind, bool here, const Tokens& tokens, double ratio) {
    QPixmap pixmap(QSize(stepDiscSize, stepDiscSize) * ratio);
    pixmap.fill(Qt::transparent);
    pixmap.setDevicePixelRatio(ratio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = here ? tokens.accent : behind ? tokens.selection : tokens.window;
    const QColor colour = here ? tokens.accentText : behind ? tokens.accent : tokens.dim;
    painter.setPen(here || behind ? QPen(Qt::NoPen) : QPen(tokens.dim, 1));
    painter.setBrush(ground);
    painter.drawEllipse(QRectF(0.5, 0.5, stepDiscSize - 1, stepDiscSize - 1));
    if (behind) {
        painter.drawPixmap(4, 4, iconPixmap(QStringLiteral("check"), colour, 16, ratio));
        return pixmap;
    }
    QFont font;
    font.setPointSizeF(9);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(QRectF(0, 0, stepDiscSize, stepDiscSize), Qt::AlignCenter, QString::number(step));
    return pixmap;
}

} // namespace

StepRail::StepRail(QWidget* parent) : QFrame(parent) {
    setFixedWidth(172);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(12);
    for (int step = 0; step < guideSteps; ++step) {
        auto* row = new QHBoxLayout;
        row->setSpacing(10);
        auto* disc = new QLabel(this);
        auto* name = makeLabel(guideStepName(step), "text", this);
        row->addWidget(disc);
        row->addWidget(name, 1);
        layout->addLayout(row);
        rows_.emplace_back(disc, name);
    }
    layout->addStretch();
    setStep(0, false);
}

void StepRail::setStep(int current, bool finished) {
    const Tokens tokens = tokensOf(*this);
    for (int step = 0; step < guideSteps; ++step) {
        const auto& [disc, name] = rows_[static_cast<std::size_t>(step)];
        const bool behind = step < current || finished;
        const bool here = step == current && !finished;
        disc->setPixmap(stepSign(step, behind, here, tokens, devicePixelRatioF()));
        QPalette palette = name->palette();
        palette.setColor(QPalette::WindowText, here || behind ? tokens.text : tokens.dim);
        name->setPalette(palette);
        QFont font = name->font();
        font.setWeight(here ? QFont::DemiBold : QFont::Normal);
        name->setFont(font);
        name->setAccessibleName(behind ? tr("%1: feito").arg(name->text())
                                : here ? tr("%1: passo atual").arg(name->text())
                                       : name->text());
    }
}

} // namespace cunho::ui
