// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/look/tokens.hpp"
#include "ui/verify/technical_text.hpp"
#include "ui/verify/verdict_text.hpp"
#include "ui/widgets.hpp"

namespace cunho::ui {

inline constexpr int cardDisc = 36; ///< px of the picture beside a card's words

PillKind pillOf(Standing standing);

/// The name of the picture (resources/icons) that stands for a verdict.
QString iconOf(const VerdictText& verdict);

/// One verdict: plain words, and the technical ones folded below them.
class VerdictCard : public QFrame {
    Q_OBJECT

  public:
    VerdictCard(const VerdictText& text, std::vector<TechnicalRow> rows, QWidget* parent);
    void setUnfolded(bool unfolded);
    bool isUnfolded() const { return unfolded_; }

  signals:
    void listsWanted(); ///< where one would tell more

  private:
    QLayout* buildHead(const VerdictText& text);
    QLayout* buildButtons(bool lists);
    void buildDetails();

    std::vector<TechnicalRow> rows_;
    bool unfolded_ = false;
    QWidget* details_ = nullptr;
    QPushButton* fold_ = nullptr;
    QPushButton* copy_ = nullptr;
};

} // namespace cunho::ui
