// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/form_fields.hpp"
#include "ui/jobs/run_job.hpp"
#include "ui/scroll_column.hpp"

#include <cunho/app/services.hpp>

namespace cunho::ui {

/// *Dados da empresa*: what documents and SAF-T say of the issuer.
class CompanySection : public ScrollColumn {
    Q_OBJECT

  public:
    CompanySection(Jobs& jobs, app::Services& services, QWidget* parent);

    void refresh();

    /// `issued`: documents stand under the tax number, which is fixed then.
    void show(const invoicing::Company& company, bool issued);
    invoicing::Company edited() const;
    FormFields& fields() { return *fields_; }
    bool isChanged() const { return changed_; }

    /// Shows every problem at its field; true when there is none.
    bool check();
    void save();

  signals:
    void saved(const QString& name);
    void told(const QString& text);

  private:
    void build();
    void touch();

    Jobs& jobs_;
    app::Services& services_;
    invoicing::Company shown_;
    bool changed_ = false;
    FormFields* fields_;
    ErrorCard* error_;
    QPushButton* save_;
    QPushButton* revert_;
    bool issued_ = false;
};

} // namespace cunho::ui
