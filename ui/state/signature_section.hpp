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

namespace cunho::ui {

/// *Assinatura Digital Qualificada*: terms, accounts, notices, defaults, attributes and the vault.
class SignatureSection : public ScrollColumn {
    Q_OBJECT

  public:
    SignatureSection(Jobs& jobs, SigningDesk& desk, QWidget* parent);

    /// Asks the desk anew.
    void refresh();
    void show(const SigningOverview& overview);
    const SigningOverview& overview() const { return overview_; }
    TermsCard& terms() { return *terms_; }
    VaultCard& vault() { return *vault_; }
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
