// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/widgets.hpp"

#include <cunho/app/services.hpp>

#include <QLineEdit>

namespace cunho::ui {

/// First start: the company and its first series.
class SetupPage : public QWidget {
    Q_OBJECT

  public:
    SetupPage(Jobs& jobs, app::Services& services, QWidget* parent = nullptr);

    /// Example data, offered in the sandbox only.
    void useExample();

    /// Shows every problem at its field; true when there is none.
    bool check();
    void save();

  signals:
    void done();

  private:
    struct Entry {
        FormField* field = nullptr;
        QLineEdit* line = nullptr;
        QString text() const { return line->text().trimmed(); }
    };
    Entry add(const QString& label, const QString& hint = {});
    void build();
    void require(const Entry& entry, const QString& text, bool& good);

    Jobs& jobs_;
    app::Services& services_;
    Entry nif_, name_, address_, postalCode_, city_, series_, code_;
    ErrorCard* error_;
    QPushButton* save_;
};

} // namespace cunho::ui
