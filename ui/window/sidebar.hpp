// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/widgets.hpp"

#include <QButtonGroup>
#include <set>

namespace cunho::ui {

/// How the way to sign stands, in the card at the foot of the sidebar.
enum class SigningState {
    Absent,
    Connecting,
    Ready,
    Problem,
    NotActivated, ///< nobody has opened an account yet, or it is over
    Locked,       ///< the account's tokens lie in a vault that is locked
};

/// The pages of the window that the sidebar names.
enum class Place { Documents, Verify, Preferences };

/// Name and company, the pages there are, and the way to sign.
class Sidebar : public QFrame {
    Q_OBJECT

  public:
    explicit Sidebar(QWidget* parent = nullptr);
    void setPlace(Place place);
    void setCompany(const QString& name);
    void setOffered(Place place, bool offered); ///< a place that is not there has no button
    void setSigning(SigningState state, const QString& heading, const QString& text);
    QString signingHeading() const { return heading_->text(); }

  signals:
    void placeChosen(cunho::ui::Place place);
    void retryChosen();
    void activateChosen();
    void unlockChosen();

  private:
    void build();
    void buildPlaces(class QVBoxLayout& layout);
    QLabel* company_;
    QButtonGroup* places_;
    std::set<Place> missing_;
    QFrame* card_;
    QLabel* dot_;
    QLabel* heading_;
    QLabel* text_;
    SigningState state_ = SigningState::Absent;
    QPushButton* retry_;
};

} // namespace cunho::ui
