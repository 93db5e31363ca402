// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/lists/list_card.hpp"
#include "ui/lists/trusted_list_parts.hpp"
#include "ui/scroll_column.hpp"
#include "ui/state/confirm_dialog.hpp"

#include <QPointer>
#include <QVBoxLayout>

namespace cunho::ui {

/// *Listas de confiança* in the preferences: what they are for, those that are installed, and how to import
/// one: the list, and the certificate of who signs it where that is not known yet.
class ListsSection : public ScrollColumn {
    Q_OBJECT

  public:
    ListsSection(Jobs& jobs, TrustedListParts parts, QWidget* parent);

    /// Looks again; `shown` follows.
    void refresh();
    void show(const std::vector<app::TrustedListFacts>& lists);
    void showProblem(const Failure& failure);

    /// Of a list that is to be imported; `failure`: what the try said.
    void askSigner(const std::filesystem::path& file, const Failure& failure);
    void leaveSigner();

    /// As if the person had chosen these; `signers` may be empty.
    void import(const std::filesystem::path& file, const std::vector<std::filesystem::path>& signers,
                bool older = false);
    void remove(const std::string& territory);

    std::vector<ListCard*> cards() const { return cards_; }
    QPushButton* importButton() const { return import_; }
    /// Visible while it is not known who signs the list that was chosen.
    QPushButton* signerButton() const { return signer_; }
    /// Open while an older list is to be confirmed.
    ConfirmDialog* question() const { return question_; }

  signals:
    void shown();
    void changed(); ///< a list was installed or removed: verdicts may be others
    void told(const QString& text);

  private:
    void build();
    QWidget* buildHead();
    QWidget* buildSignerStep();
    void chooseList();
    void chooseSigners();
    void askRemove(const std::string& territory);
    void installed(Outcome<app::TrustedListFacts> outcome);
    void refused(const Failure& failure);
    void askOlder(const Failure& failure);
    void setBusy(bool busy);

    Jobs& jobs_;
    TrustedListParts parts_;
    std::filesystem::path file_; ///< that is being imported
    std::vector<std::filesystem::path> signers_;
    ErrorCard* error_;
    QLabel* none_;
    QPushButton* import_;
    QFrame* step_;
    QLabel* stepText_;
    QPushButton* signer_;
    QVBoxLayout* list_;
    std::vector<ListCard*> cards_;
    QPointer<ConfirmDialog> question_;
};

} // namespace cunho::ui
