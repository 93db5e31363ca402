// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QLineEdit>
#include <string>

namespace cunho::ui {

/// A day that may be left empty: typed as 26/11/2026, 26-11-2026 or 2026-11-26, or picked from a calendar.
class DateField : public QLineEdit {
    Q_OBJECT

  public:
    explicit DateField(QWidget* parent = nullptr);

    void setIso(const std::string& date);

    /// "2026-11-26", empty, or what was typed and is no day, for the check to refuse.
    std::string iso() const;

  private:
    void pick();
};

} // namespace cunho::ui
