// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/ways/capacity_card.hpp"
#include "ui/ways/cmd_card.hpp"
#include "ui/ways/token_card.hpp"

namespace cunho::ui {

/// What the ways to sign need besides an account: a capacity, a phone, a token.
class WaysSection : public QWidget {
    Q_OBJECT

  public:
    WaysSection(Jobs& jobs, WaysDesk& desk, QWidget* parent);

    /// Asks the desk anew.
    void refresh();
    void show(const WaysOverview& overview);

    CapacityCard& capacity() { return *capacity_; }
    CmdCard& cmd() { return *cmd_; }
    TokenCard& token() { return *token_; }

  signals:
    void shown();
    void changed(); ///< what signs by default may be another
    void told(const QString& text);
    void attributesWanted();

  private:
    void keepPhone(const QString& typed);
    void replaceEncryption(const QString& path);
    void askKeys(const QString& module);
    void keepToken(const TokenChoice& choice);
    void keepCapacities(const std::vector<ChosenCapacity>& chosen);

    Jobs& jobs_;
    WaysDesk& desk_;
    ErrorCard* error_;
    CapacityCard* capacity_;
    CmdCard* cmd_;
    TokenCard* token_;
};

} // namespace cunho::ui
