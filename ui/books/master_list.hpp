// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/master_model.hpp"

#include <QCheckBox>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

class QLabel;
class QPushButton;

namespace cunho::ui {

/// What a list of records says of itself.
struct MasterListTexts {
    QString title;
    QString searchHint;
    QString searchName; ///< for who does not see the field
    QString create;     ///< of the button
    QString empty;      ///< sentence while there is no record
    QString nothing;    ///< sentence when the search finds none
    const char* icon = "people";
    QString fileName; ///< of the exported table
};

/// A list of records with its search field, from which one is chosen or a new one is begun.
class MasterList : public QWidget {
    Q_OBJECT

  public:
    MasterList(Jobs& jobs, MasterListTexts texts, std::vector<RowColumn> columns, MasterReader reader,
               QWidget* parent);

    MasterModel& model() { return *model_; }
    QTableView& table() { return *table_; }
    QLineEdit& search() { return *search_; }
    void focusSearch();

    /// Reads anew and keeps the choice, or chooses this record.
    void refresh(qint64 wanted = 0);

    /// Looks for this text and chooses what is found first.
    void lookFor(const QString& text);

    /// Marks the row without telling of it.
    void mark(qint64 id);
    qint64 chosen() const;

    /// Whether the choice that is told of was made by a reading, not by the person.
    bool isReading() const { return reading_; }

    /// To a file, every record that is found; `done` gets nothing or the failure.
    void writeCsv(const std::filesystem::path& file, std::function<void(std::optional<Failure>)> done);

  signals:
    void chosenChanged(qint64 id); ///< 0: none
    void createWanted();
    void opened(qint64 id); ///< Enter or a double click on the row
    void failed(const cunho::Failure& failure);
    void told(const QString& text);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QWidget* buildHead();
    QWidget* buildEmpty();
    void ask();
    void afterLoad();
    void exportCsv();

    Jobs& jobs_;
    MasterListTexts texts_;
    MasterReader reader_;
    MasterModel* model_;
    QTableView* table_;
    QLineEdit* search_;
    QCheckBox* inactive_;
    QStackedWidget* stack_;
    QLabel* empty_;
    QPushButton* emptyButton_;
    QPushButton* export_;
    QTimer typing_;
    qint64 wanted_ = 0;
    bool quiet_ = false;
    bool reading_ = false;
};

} // namespace cunho::ui
