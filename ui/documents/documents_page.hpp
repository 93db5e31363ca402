// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/documents/details_panel.hpp"
#include "ui/documents/document_model.hpp"

#include <QButtonGroup>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>

namespace cunho::ui {

/// The list of documents: search, chips, table, and the chosen one's details.
class DocumentsPage : public QWidget {
    Q_OBJECT

  public:
    DocumentsPage(Jobs& jobs, app::Services& services, QWidget* parent = nullptr);

    DocumentModel& model() { return *model_; }
    QTableView& table() { return *table_; }
    DetailsPanel& details() { return *details_; }

    void focusSearch();
    void refresh();

    /// Reads anew and chooses this issued document.
    void refreshAndSelect(std::int64_t document);

    /// The document with this number, whatever is searched for and filtered now.
    void showNumber(const QString& number);

    /// Only these; nothing: all.
    void setType(std::optional<invoicing::DocumentType> type);
    void setStanding(std::optional<invoicing::Standing> standing);
    QMenu* newMenu() const { return create_->menu(); }

  signals:
    void newDocument(const QString& type); ///< "FT"
    void draftReady(const cunho::invoicing::Draft& draft);
    void copyDraft(qint64 draft);
    void saved(const QString& what, const QString& file);
    void editDraft(qint64 draft);
    void deleteDraft(qint64 draft);
    void signNow(qint64 document);
    void completeNow();
    void failed(const cunho::Failure& failure);  ///< the list could not be read
    void refused(const cunho::Failure& failure); ///< what was to be done with a document was not

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void build();
    QWidget* buildHead();
    QWidget* buildChips();
    QMenu* buildNewMenu();
    QPushButton* makeFilter(QWidget* parent);
    void fillTypes();
    void fillStandings();
    void showFilters();
    bool showsAll() const;
    void showEverything();
    void connectDetails();
    QWidget* buildEmpty();
    void buildTable();
    void ask();
    void afterLoad();
    void showCurrent();
    void activate(const QModelIndex& index);

    Jobs& jobs_;
    app::Services& services_;
    DocumentModel* model_;
    QTableView* table_;
    DetailsPanel* details_;
    QLineEdit* search_;
    QPushButton* create_;
    QButtonGroup* chips_;
    QPushButton* typeChip_;
    QPushButton* standingChip_;
    std::optional<invoicing::DocumentType> type_;
    std::optional<invoicing::Standing> standing_;
    QStackedWidget* stack_;
    QLabel* empty_;
    QPushButton* emptyButton_;
    QLabel* count_;
    QTimer* typing_;
    std::int64_t wanted_ = 0; ///< issued document to choose after the next load
};

} // namespace cunho::ui
