// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/saft_check_section.hpp"
#include "ui/books/saft_section.hpp"
#include "ui/books/series_section.hpp"

#include <QButtonGroup>
#include <QStackedWidget>

namespace cunho::ui {

/// *Comunicação com o Estado*: series, and SAF-T (PT) month by month or of any file.
class StatePage : public QWidget {
    Q_OBJECT

  public:
    enum Section { Series, Saft, Check };

    StatePage(Jobs& jobs, app::Services& services, SaftDesk& desk, QWidget* parent = nullptr);

    void choose(Section section);
    void refresh();
    SeriesSection& series() { return *series_; }
    SaftSection& saft() { return *saft_; }
    SaftCheckSection& check() { return *check_; }

  signals:
    void placeWanted(const cunho::ui::FindingPlace& place);
    void told(const QString& text);
    void exported(const QString& text, const QString& file);
    void failed(const cunho::Failure& failure);
    void communicated();

  private:
    QButtonGroup* chips_;
    QStackedWidget* sections_;
    SeriesSection* series_;
    SaftSection* saft_;
    SaftCheckSection* check_;
};

} // namespace cunho::ui
