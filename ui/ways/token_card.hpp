// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/ways/ways_desk.hpp"
#include "ui/widgets.hpp"

#include <QButtonGroup>
#include <QComboBox>
#include <QRadioButton>

class QVBoxLayout;

namespace cunho::ui {

/// *Token criptográfico*: the PKCS#11 module, and which of its keys signs. A module is loaded only when the
/// person asks for its keys.
class TokenCard : public QFrame {
    Q_OBJECT

  public:
    explicit TokenCard(QWidget* parent);

    /// What the person is choosing stays.
    void show(const TokenSetting& setting, TimePoint now);

    /// The module is being asked.
    void setBusy(bool busy);
    void showKeys(const std::vector<wiring::TokenKey>& keys);
    void showProblem(const Failure& failure);

    /// A module that is no entry of the list.
    void addModule(const QString& path);

    QComboBox* modules() const { return modules_; }
    QPushButton* look() const { return look_; }
    QPushButton* use() const { return use_; }
    QPushButton* forget() const { return forget_; }
    std::vector<QRadioButton*> keys() const;

  signals:
    void keysWanted(const QString& module);
    void chosen(const cunho::ui::TokenChoice& choice); ///< an empty module: none any more

  private:
    void build();
    void buildModules(QVBoxLayout& layout);
    void chooseFile();
    void showUse();
    void clearKeys();
    QWidget* makeRow(const wiring::TokenKey& key, int index);
    TokenChoice choiceOf(const wiring::TokenKey& key) const;
    QString module() const;

    TokenSetting setting_;
    TimePoint now_{};
    std::vector<wiring::TokenKey> found_;
    QLabel* inUse_ = nullptr;
    QPushButton* forget_ = nullptr;
    QComboBox* modules_ = nullptr;
    QPushButton* look_ = nullptr;
    QPushButton* file_ = nullptr;
    QLabel* answer_ = nullptr;
    ErrorCard* error_ = nullptr;
    QVBoxLayout* list_ = nullptr;
    QButtonGroup* group_ = nullptr;
    QPushButton* use_ = nullptr;
};

} // namespace cunho::ui
