// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/finding_list.hpp"
#include "ui/books/saft_desk.hpp"
#include "ui/jobs/run_job.hpp"
#include "ui/program/fact_row.hpp"
#include "ui/widgets.hpp"

#include <QLineEdit>
#include <QProgressBar>
#include <QStackedWidget>

namespace cunho::ui {

/// *Verificar um ficheiro*: any SAF-T (PT) file, dropped or chosen, of whatever program.
class SaftCheckSection : public QWidget {
    Q_OBJECT

  public:
    SaftCheckSection(Jobs& jobs, SaftDesk& desk, QWidget* parent);

    void check(const std::filesystem::path& file);
    void choosePublicKey(const std::filesystem::path& file);
    void show(const std::filesystem::path& file, invoicing::SaftCheckReport report);

    QString verdict() const { return verdict_->text(); }
    FindingList& findings() { return *findings_; }
    bool isBusy() const { return busy_; }

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    QWidget* buildDrop();
    QWidget* buildResult();
    void setDropping(bool dropping);
    void choose();
    void chooseKey();

    Jobs& jobs_;
    SaftDesk& desk_;
    std::filesystem::path file_;
    std::filesystem::path key_;
    QFrame* drop_;
    QStackedWidget* pages_;
    QLabel* name_;
    FactRow* verdict_;
    FactRow* hashes_;
    QProgressBar* progress_;
    QFrame* card_;
    FindingList* findings_;
    ErrorCard* error_;
    JobHandle running_;
    int question_ = 0;
    bool busy_ = false;
};

} // namespace cunho::ui
