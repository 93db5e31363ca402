// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/filter_chips.hpp"

#include "ui/flow_layout.hpp"
#include "ui/widgets.hpp"

#include <QButtonGroup>

namespace cunho::ui {
namespace {

constexpr RowFilter filters[] = {RowFilter::All, RowFilter::Ready, RowFilter::Problem, RowFilter::Signed,
                                 RowFilter::Cancelled};

QString nameOf(RowFilter filter) {
    switch (filter) {
    case RowFilter::All: return FilterChips::tr("Todos");
    case RowFilter::Ready: return FilterChips::tr("Prontos");
    case RowFilter::Problem: return FilterChips::tr("Com problema");
    case RowFilter::Signed: return FilterChips::tr("Assinados");
    case RowFilter::Cancelled: return FilterChips::tr("Cancelados");
    }
    return {};
}

} // namespace

FilterChips::FilterChips(QWidget* parent) : QWidget(parent), chips_(new QButtonGroup(this)) {
    auto* row = new FlowLayout(8, this);
    for (const auto filter : filters) {
        auto* chip = makeButton(nameOf(filter), "chip", nullptr, this);
        chip->setCheckable(true);
        chip->setChecked(filter == RowFilter::All);
        chips_->addButton(chip, static_cast<int>(filter));
        row->addWidget(chip);
    }
    connect(chips_, &QButtonGroup::idClicked, this, [this] { emit chosen(filter()); });
    show({});
}

void FilterChips::show(const app::BatchCounts& counts) {
    for (const auto filter : filters) {
        const auto count = countOf(counts, filter);
        auto* button = chip(filter);
        const QString text = QStringLiteral("%1 %2").arg(nameOf(filter)).arg(count);
        if (button->text() != text) {
            button->setText(text);
            button->setAccessibleName(text);
        }
        button->setVisible(filter != RowFilter::Cancelled || count > 0 || this->filter() == filter);
    }
}

RowFilter FilterChips::filter() const {
    return static_cast<RowFilter>(chips_->checkedId());
}

void FilterChips::choose(RowFilter filter) {
    chip(filter)->setChecked(true);
    emit chosen(filter);
}

QAbstractButton* FilterChips::chip(RowFilter filter) const {
    return chips_->button(static_cast<int>(filter));
}

} // namespace cunho::ui
