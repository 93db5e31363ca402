// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/ways/capacity_dialog.hpp"
#include "ui/widgets.hpp"

namespace cunho::ui {

/// In which capacity PDFs that are no invoices are signed, and the way to choose.
class CapacityCard : public QFrame {
    Q_OBJECT

  public:
    explicit CapacityCard(QWidget* parent);
    void show(const CapacitySetting& setting, TimePoint now);

    /// Opens the list.
    CapacityDialog* ask();

    QString text() const { return text_->text(); }
    QString warning() const { return warning_->text(); }

  signals:
    void chosen(const std::vector<cunho::ui::ChosenCapacity>& capacities);
    void attributesWanted();

  private:
    CapacitySetting setting_;
    TimePoint now_{};
    QLabel* text_;
    QLabel* warning_;
};

} // namespace cunho::ui
