// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/sign/sign_desk.hpp"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace cunho::ui {

class ElidedLabel;
class FormField;
class StatementFields;
class TargetFields;

/// How files are signed: with what and to which level in sight, the rest folded. Where the seal stands is the
/// preview's.
class SignOptions : public QFrame {
    Q_OBJECT

  public:
    explicit SignOptions(Jobs& jobs, QWidget* parent = nullptr);

    /// Which ways and capacities there are.
    void setOverview(const SignOverview& overview);
    void setChoice(const SignChoice& choice);
    const SignChoice& choice() const { return choice_; }
    /// Whether everything that is written can be used.
    bool isValid() const;

    /// The file that the example of a name is made of.
    void setSample(const app::NameFacts& facts);
    /// While files are signed nothing changes.
    void setLocked(bool locked);
    void setUnfolded(bool unfolded);
    bool isUnfolded() const { return unfolded_; }

    TargetFields& target() { return *target_; }
    StatementFields& statement() { return *statement_; }

  signals:
    void chosen(const cunho::ui::SignChoice& choice);
    void preferencesWanted();
    void folded();

  private:
    QWidget* buildFront();
    QWidget* buildMore();
    void buildCapacity(QVBoxLayout& rows);
    void fillWays();
    void fillLevels();
    void showWay();
    void showCapacity();
    void showSummary();
    const FileWay* way() const;
    void take();

    Jobs& jobs_;
    SignOverview overview_;
    SignChoice choice_;
    bool unfolded_ = false;
    QWidget* front_;
    QComboBox* way_;
    QComboBox* level_;
    FormField* wayField_;
    FormField* levelField_;
    QLabel* levelHelp_;
    QPushButton* preferences_;
    ElidedLabel* summary_;
    QPushButton* fold_;
    QScrollArea* room_;
    StatementFields* statement_;
    TargetFields* target_;
    QComboBox* layout_;
    QCheckBox* capacity_;
    QLabel* capacityHelp_;
    QPushButton* capacityLink_;
};

} // namespace cunho::ui
