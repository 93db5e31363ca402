// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/documents/page_view.hpp"
#include "ui/documents/pill.hpp"
#include "ui/widgets.hpp"

#include <cunho/app/services.hpp>
#include <cunho/invoicing/repositories.hpp>

#include <QPushButton>
#include <filesystem>
#include <optional>

namespace cunho::ui {

/// The chosen document at the right of the list: its page, its facts and what can be done with it.
class DetailsPanel : public QWidget {
    Q_OBJECT

  public:
    DetailsPanel(Jobs& jobs, app::Services& services, QWidget* parent = nullptr);

    void clear();
    void show(const invoicing::DocumentRow& row);

    /// Plain words about the file's signatures, as the person sees them; empty before *Verificar*.
    QString verdict() const { return verdict_->text(); }

  signals:
    void signNow(qint64 document);
    void editDraft(qint64 draft);
    void completeNow();

  private:
    void build();
    QWidget* buildFacts();
    void buildButtons(class QVBoxLayout& layout);
    void showFacts(const invoicing::IssuedFacts& facts,
                   const std::optional<invoicing::SignatureRecord>& record);
    void showWaiting(const std::optional<signing::WaitingFile>& waiting);
    void verify();

    Jobs& jobs_;
    app::Services& services_;
    invoicing::DocumentRow row_;
    std::filesystem::path file_;
    int question_ = 0;
    QLabel* number_;
    PillLabel* pill_;
    QLabel* customer_;
    PageView* page_;
    QLabel* facts_;
    QWidget* waiting_; ///< what is still to be completed, and the way to do it now
    QLabel* waitingText_;
    QLabel* verdict_;
    ErrorCard* error_;
    QPushButton* open_;
    QPushButton* folder_;
    QPushButton* sign_;
    QPushButton* verify_;
    QPushButton* edit_;
    QWidget* content_;
};

} // namespace cunho::ui
