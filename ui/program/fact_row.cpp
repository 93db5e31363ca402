// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/program/fact_row.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>

namespace cunho::ui {
namespace {

constexpr int signSize = 18; ///< px

} // namespace

FactRow::FactRow(QWidget* parent)
    : QWidget(parent), picture_(new QLabel(this)), text_(makeText({}, "text", this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(picture_, 0, Qt::AlignTop);
    row->addWidget(text_, 1);
    hide();
}

void FactRow::show(Sign sign, const QString& text) {
    const Tokens tokens = tokensOf(*this);
    const auto [name, colour] = sign == Sign::Good  ? std::pair("tick", tokens.accent)
                                : sign == Sign::Bad ? std::pair("alert", tokens.danger)
                                                    : std::pair("info", tokens.dim);
    picture_->setPixmap(iconPixmap(QLatin1String(name), colour, signSize, devicePixelRatioF()));
    text_->setText(text);
    setVisible(!text.isEmpty());
}

QString FactRow::text() const {
    return text_->text();
}

} // namespace cunho::ui
