// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/check_list.hpp"
#include "ui/scroll_column.hpp"
#include "ui/widgets.hpp"

namespace cunho::ui {

/// One reader and what is in it.
class ReaderCard : public QFrame {
    Q_OBJECT

  public:
    explicit ReaderCard(QWidget* parent);
    /// `choice`: there is more than one reader.
    void show(const signing::CardReader& reader, TimePoint now, const CardUser& user, bool choice);
    const std::string& reader() const { return reader_; }
    const CheckList& checks() const { return *checks_; }
    QPushButton* changePin() const { return change_; }
    QPushButton* choose() const { return choose_; }

  signals:
    void changePinWanted(const QString& reader);
    void chosen(const QString& reader);

  private:
    std::string reader_;
    QLabel* name_;
    CheckList* checks_;
    QPushButton* change_;
    QPushButton* choose_;
};

/// *Cartão de Cidadão* in the preferences: service, readers, cards, activation, PIN and certificates, looked
/// at one by one, each with what to do.
class CardSection : public ScrollColumn {
    Q_OBJECT

  public:
    explicit CardSection(QWidget* parent);
    void show(const CardSight& sight, TimePoint now, const CardUser& user);

    /// While a PIN is being changed.
    void setBusy(bool busy);
    void showProblem(const Failure& failure);

    const CheckList& service() const { return *service_; }
    std::vector<ReaderCard*> readers() const; ///< that are shown

  signals:
    void lookWanted();
    void changePinWanted(const QString& reader);
    void readerChosen(const QString& reader); ///< empty: whichever has the card

  private:
    void build();
    void showNotices(const CardSight& sight, TimePoint now, const CardUser& user);
    void addNotice(const QString& text, const QString& action, bool urgent);

    bool busy_ = false;
    ErrorCard* error_;
    QVBoxLayout* notices_;
    CheckList* service_;
    QPushButton* look_;
    QVBoxLayout* list_;
    std::vector<ReaderCard*> cards_;
};

} // namespace cunho::ui
