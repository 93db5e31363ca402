// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/state_page.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

StatePage::StatePage(Jobs& jobs, app::Services& services, SaftDesk& desk, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 0);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("Comunicação com o Estado"), "title", this));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    chips_ = new QButtonGroup(this);
    int section = Series;
    for (const auto& text : {tr("Séries"), tr("SAF-T mensal"), tr("Verificar um ficheiro SAF-T")}) {
        auto* chip = makeButton(text, "chip", nullptr, this);
        chip->setCheckable(true);
        chips_->addButton(chip, section++);
        row->addWidget(chip);
    }
    row->addStretch();
    layout->addLayout(row);
    sections_ = new QStackedWidget(this);
    series_ = new SeriesSection(jobs, services, sections_);
    saft_ = new SaftSection(jobs, desk, sections_);
    check_ = new SaftCheckSection(jobs, desk, sections_);
    for (QWidget* each : std::initializer_list<QWidget*>{series_, saft_, check_})
        sections_->addWidget(each);
    layout->addWidget(sections_, 1);
    connect(chips_, &QButtonGroup::idClicked, this, [this](int each) { choose(static_cast<Section>(each)); });
    connect(series_, &SeriesSection::told, this, &StatePage::told);
    connect(series_, &SeriesSection::failed, this, &StatePage::failed);
    connect(saft_, &SaftSection::placeWanted, this, &StatePage::placeWanted);
    connect(saft_, &SaftSection::told, this, &StatePage::told);
    connect(saft_, &SaftSection::exported, this, &StatePage::exported);
    connect(saft_, &SaftSection::failed, this, &StatePage::failed);
    connect(saft_, &SaftSection::changed, this, &StatePage::communicated);
    choose(Series);
}

void StatePage::choose(Section section) {
    chips_->button(section)->setChecked(true);
    setFocusProxy(chips_->button(section));
    sections_->setCurrentIndex(section);
}

void StatePage::refresh() {
    series_->refresh();
    saft_->refresh();
}

} // namespace cunho::ui
