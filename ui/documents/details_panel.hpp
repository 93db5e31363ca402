// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/documents/document_actions.hpp"
#include "ui/documents/page_view.hpp"
#include "ui/documents/pill.hpp"
#include "ui/widgets.hpp"

#include <QPushButton>
#include <QScrollArea>
#include <optional>

namespace cunho::ui {

/// The chosen document at the right of the list: its page, its facts and what can be done with it.
class DetailsPanel : public QWidget {
    Q_OBJECT

  public:
    DetailsPanel(Jobs& jobs, app::Services& services, QWidget* parent = nullptr);

    void clear();
    void show(const invoicing::DocumentRow& row);

    /// The menu of the chosen document, as *Mais ações* shows it, there.
    void popupMenu(const QPoint& place);

    /// What was read of the chosen document; nothing before, and of a draft.
    const std::optional<DocumentView>& view() const { return view_; }
    DocumentActions& actions() { return *actions_; }
    QMenu* menu() const { return menu_; }

    /// Plain words about the file's signatures, as the person sees them; empty before *Verificar*.
    QString verdict() const { return verdict_->text(); }
    QString facts() const { return facts_->text(); }

  signals:
    void signNow(qint64 document);
    void editDraft(qint64 draft);
    void copyDraft(qint64 draft);
    void deleteDraft(qint64 draft);
    void completeNow();
    void numberChosen(const QString& number); ///< of another document that was named

  private:
    void build();
    QWidget* buildFacts();
    void buildButtons(class QVBoxLayout& layout);
    void fillMenu();
    void showView(DocumentView view);
    void showFacts(const DocumentView& view);
    void showNext();
    void showWaiting(const std::optional<signing::WaitingFile>& waiting);
    void fitFacts();
    void verify();

    Jobs& jobs_;
    app::Services& services_;
    DocumentActions* actions_;
    invoicing::DocumentRow row_;
    std::optional<DocumentView> view_;
    int question_ = 0;
    QLabel* number_;
    PillLabel* pill_;
    QLabel* customer_;
    PageView* page_;
    QScrollArea* room_; ///< of the facts, where they are many
    QLabel* facts_;
    QWidget* waiting_; ///< what is still to be completed, and the way to do it now
    QLabel* waitingText_;
    QLabel* verdict_;
    ErrorCard* error_;
    QPushButton* sign_;
    QPushButton* verify_;
    QPushButton* edit_;
    QPushButton* next_;
    QPushButton* more_;
    QMenu* menu_;
    QWidget* content_;
};

} // namespace cunho::ui
