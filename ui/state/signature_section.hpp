// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/scroll_column.hpp"
#include "ui/state/account_card.hpp"
#include "ui/state/notice_bar.hpp"
#include "ui/state/provider_choices.hpp"
#include "ui/state/terms_card.hpp"
#include "ui/state/vault_card.hpp"
#include "ui/ways/ways_section.hpp"

namespace cunho::ui {

/// *Assinatura Digital Qualificada*: terms, accounts, notices, defaults, attributes and the vault.
class SignatureSection : public ScrollColumn {
    Q_OBJECT

  public:
    /// Without `ways` nothing is asked about phone, token and capacities.
    SignatureSection(Jobs& jobs, SigningDesk& desk, WaysDesk* ways, QWidget* parent);

    /// Asks the desk anew.
    void refresh();
    void show(const SigningOverview& overview);
    const SigningOverview& overview() const { return overview_; }
    TermsCard& terms() { return *terms_; }
    VaultCard& vault() { return *vault_; }
    WaysSection* ways() { return ways_; }
    std::vector<AccountCard*> accounts() const { return accounts_; }
    void askCancelAll();

    /// Asks what protects the vault.
    void protect();

  signals:
    void shown();
    void wizardWanted(qint64 renews); ///< 0: none to renew
    void attributesWanted();
    void unlockWanted();
    void told(const QString& text);
    void protectionChanged();
    void providerChanged(); ///< what signs by default is another

  private:
    void build();
    void buildWays(class QVBoxLayout& layout);
    QWidget* buildAttributes();
    QWidget* buildDanger();
    void showNotices();
    void showAccounts();
    void askCancel(const signing::SigningAccount& account);
    void cancelAll();
    void act(const app::AccountNotice& notice);
    template<class Work>
    void change(Lane lane, Work work, const QString& done = {}, std::function<void()> then = {});

    Jobs& jobs_;
    SigningDesk& desk_;
    WaysDesk* waysDesk_;
    WaysSection* ways_ = nullptr;
    SigningOverview overview_;
    TimePoint shownAt_{};
    ErrorCard* error_;
    QVBoxLayout* notices_;
    TermsCard* terms_;
    QVBoxLayout* list_;
    std::vector<AccountCard*> accounts_;
    ProviderChoices* providers_;
    QLabel* attributes_;
    VaultCard* vault_;
    QWidget* danger_;
};

} // namespace cunho::ui
