// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/scroll_column.hpp"
#include "ui/widgets.hpp"

#include <cunho/app/services.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

class QVBoxLayout;

namespace cunho::ui {

/// One condition of payment, to be edited.
class TermsRow : public QFrame {
    Q_OBJECT

  public:
    TermsRow(const invoicing::PaymentTerms& terms, QWidget* parent);
    invoicing::PaymentTerms terms() const;
    QLineEdit* name;

  signals:
    void edited();
    void removed();

  private:
    QLineEdit* days_;
    QCheckBox* endOfMonth_;
};

/// One way to pay, with what it needs: an IBAN, or a Multibanco entity.
class WayRow : public QFrame {
    Q_OBJECT

  public:
    WayRow(const invoicing::PaymentWay& way, QWidget* parent);
    invoicing::PaymentWay way() const;
    QLineEdit* name;
    QLineEdit* number; ///< IBAN or entity, by the mechanism
    QComboBox* mechanism;
    void setProblem(const QString& text);
    QString problem() const { return problem_->text(); }

  signals:
    void edited();
    void removed();

  private:
    void refresh();
    QCheckBox* printed_;
    QLabel* problem_;
};

/// *Pagamentos*: conditions and ways, short lists that are kept as a whole.
class PaymentSection : public ScrollColumn {
    Q_OBJECT

  public:
    /// `terms` null: nothing can be kept.
    PaymentSection(Jobs& jobs, invoicing::TermsRepository* terms, QWidget* parent);

    void refresh();
    void show(const std::vector<invoicing::PaymentTerms>& terms,
              const std::vector<invoicing::PaymentWay>& ways);
    const std::vector<TermsRow*>& terms() const { return terms_; }
    const std::vector<WayRow*>& ways() const { return ways_; }
    void addTerms(const invoicing::PaymentTerms& terms);
    void addWay(const invoicing::PaymentWay& way);

    /// Shows every problem; true when there is none.
    bool check();
    void save();
    bool isChanged() const { return changed_; }

  signals:
    void told(const QString& text);

  private:
    void touch();
    void clear();

    Jobs& jobs_;
    invoicing::TermsRepository* repository_;
    std::vector<TermsRow*> terms_;
    std::vector<WayRow*> ways_;
    QVBoxLayout* termsList_;
    QVBoxLayout* waysList_;
    ErrorCard* error_;
    QPushButton* save_;
    bool changed_ = false;
};

} // namespace cunho::ui
