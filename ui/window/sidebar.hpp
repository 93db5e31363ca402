// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/widgets.hpp"

namespace cunho::ui {

/// How the way to sign stands, in the card at the foot of the sidebar.
enum class SigningState { Absent, Connecting, Ready, Problem };

/// Name and company, the pages there are, and the way to sign.
class Sidebar : public QFrame {
    Q_OBJECT

  public:
    explicit Sidebar(QWidget* parent = nullptr);
    void setCompany(const QString& name);
    void setSigning(SigningState state, const QString& heading, const QString& text);
    QString signingHeading() const { return heading_->text(); }

  signals:
    void documentsChosen();
    void retryChosen();

  private:
    void build();
    QLabel* company_;
    QPushButton* documents_;
    QFrame* card_;
    QLabel* dot_;
    QLabel* heading_;
    QLabel* text_;
    QPushButton* retry_;
};

} // namespace cunho::ui
