// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/form_fields.hpp"
#include "ui/documents/pill.hpp"

#include <cunho/invoicing/series.hpp>

#include <QStackedWidget>

class QVBoxLayout;

namespace cunho::ui {

/// A series as it stands.
struct SeriesRow {
    invoicing::Series series;
    std::int64_t last = 0; ///< number of its last document, 0: none
};

/// How a series stands, as people read it.
QString seriesStateText(const SeriesRow& row);
PillKind seriesStatePill(const SeriesRow& row);
QString seriesKindText(invoicing::SeriesKind kind);
QString seriesName(const invoicing::Series& series); ///< "FT 2026A"

/// One series: what to type on the portal while it has no code, or a new one to be begun.
class SeriesPanel : public QWidget {
    Q_OBJECT

  public:
    explicit SeriesPanel(QWidget* parent);

    /// `form` is what the portal asks, in its order.
    void show(const SeriesRow& row, const invoicing::SeriesForm& form);

    /// A new one, with what most will want.
    void begin(const invoicing::Series& proposal);
    void clear();
    void showProblem(const Failure& failure);
    void setBusy(bool busy);

    FormFields& fields() { return *fields_; }

    /// What the rows for the portal say, in their order.
    QStringList portalValues() const;
    void submitCode();
    void submitNew();

  signals:
    void codeTyped(const cunho::invoicing::Series& series, const QString& code);
    void created(const cunho::invoicing::Series& series);
    void closeWanted(const cunho::invoicing::Series& series);
    void discarded();

  private:
    QWidget* buildShown();
    QWidget* buildPortal();
    QWidget* buildNew();
    void addPortalRow(const QString& name, const std::string& value);

    std::optional<SeriesRow> shown_;
    FormFields* fields_;
    QStackedWidget* pages_;
    QLabel* name_;
    PillLabel* pill_;
    QLabel* facts_;
    QWidget* portal_;
    QVBoxLayout* rows_;
    QStringList values_;
    QPushButton* keepCode_;
    QPushButton* close_;
    QPushButton* create_;
    ErrorCard* error_;
};

} // namespace cunho::ui
