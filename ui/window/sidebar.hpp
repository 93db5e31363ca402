// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/card_text.hpp"
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
    CardMissing,  ///< a card signs, and there is none that can
};

/// The pages of the window that the sidebar names.
enum class Place { Documents, Sign, Customers, Products, State, Verify, Company, Preferences };

/// A small area at the foot: a dot, a heading, a sentence, and one next step.
class StatusCard : public QFrame {
    Q_OBJECT

  public:
    explicit StatusCard(QWidget* parent);
    void show(const QColor& colour, const QString& heading, const QString& text, const QString& action);
    QString heading() const { return heading_->text(); }
    QString text() const { return text_->text(); }
    QPushButton* action() const { return action_; }

  signals:
    void acted();

  private:
    QLabel* dot_;
    QLabel* heading_;
    QLabel* text_;
    QPushButton* action_;
};

/// Name and company, the pages there are, reader and card, and the way to sign.
class Sidebar : public QFrame {
    Q_OBJECT

  public:
    explicit Sidebar(QWidget* parent = nullptr);
    void setPlace(Place place);
    void setCompany(const QString& name);
    void setOffered(Place place, bool offered); ///< a place that is not there has no button
    void setSigning(SigningState state, const QString& heading, const QString& text);
    QString signingHeading() const { return signing_->heading(); }

    /// Reader and card; until it is called there is nothing of them.
    void setCard(const CardNews& news);
    StatusCard& card() { return *card_; }

  signals:
    void placeChosen(cunho::ui::Place place);
    void retryChosen();
    void activateChosen();
    void unlockChosen();
    void cardChosen(); ///< what can be done about reader and card

  private:
    void build();
    void buildPlaces(class QVBoxLayout& layout);
    QLabel* company_;
    QButtonGroup* places_;
    std::set<Place> missing_;
    StatusCard* card_;
    StatusCard* signing_;
    SigningState state_ = SigningState::Absent;
};

} // namespace cunho::ui
