// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/program/fact_row.hpp"
#include "ui/program/program_desk.hpp"
#include "ui/widgets.hpp"

#include <QLineEdit>

namespace cunho::ui {

/// "0.2.0, de 20 nov. 2026" and whether it must be taken, in one sentence.
QString newerText(const wiring::UpdateNotice& newer);

/// *Novas versões*: what is known, who is asked, and whom the program believes.
class VersionsCard : public QFrame {
    Q_OBJECT

  public:
    explicit VersionsCard(QWidget* parent);

    /// What the person is writing stays.
    void show(const ProgramOverview& overview);
    void setBusy(bool busy);
    void showProblem(const Failure& failure);

    QLineEdit* manifest() const { return manifest_; }
    QPushButton* look() const { return look_; }
    QPushButton* save() const { return save_; }

    /// As if the person had chosen this file.
    void choosePublisher(const QString& path);

    /// What is shown is kept now.
    void settle();

  signals:
    void lookWanted();
    void saveWanted(const QString& manifest, const QString& publisher);

  private:
    void build();
    QWidget* buildSource();
    void showKnown(const VersionOverview& versions);
    void change();
    void refreshState();

    QLabel* running_;
    FactRow* known_;
    QLabel* notes_;
    QPushButton* get_;
    QString address_;
    ErrorCard* error_;
    QPushButton* look_;
    QLineEdit* manifest_;
    QLineEdit* publisher_;
    FormField* manifestField_;
    FormField* publisherField_;
    QPushButton* save_;
    QString publisherFile_; ///< chosen, and not kept yet
    bool configured_ = false;
    bool changed_ = false;
    bool busy_ = false;
};

} // namespace cunho::ui
