// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/sign/sign_list_model.hpp"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace cunho::ui {

/// Which rows are seen, and how many each choice has.
class FilterChips : public QWidget {
    Q_OBJECT

  public:
    explicit FilterChips(QWidget* parent = nullptr);

    void show(const app::BatchCounts& counts);
    RowFilter filter() const;
    void choose(RowFilter filter);
    QAbstractButton* chip(RowFilter filter) const;

  signals:
    void chosen(cunho::ui::RowFilter filter);

  private:
    QButtonGroup* chips_;
};

} // namespace cunho::ui
