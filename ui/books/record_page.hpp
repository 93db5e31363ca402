// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/master_list.hpp"
#include "ui/books/record_panel.hpp"

namespace cunho::ui {

/// A list of records, and the chosen one's record beside it.
class RecordPage : public QWidget {
    Q_OBJECT

  public:
    MasterList& list() { return *list_; }
    virtual void refresh();
    void create();

    /// Looks for a record by what its list can be searched for.
    virtual void lookFor(const QString& text);

  signals:
    void told(const QString& text);
    void failed(const cunho::Failure& failure);

  protected:
    /// Reads a record on a worker; what it returns shows it, on the window's thread. Empty: it is gone.
    using RecordReader = std::function<std::function<void()>(qint64 id)>;

    RecordPage(Jobs& jobs, QWidget* parent);

    /// To be called once, by the constructor.
    void setParts(MasterList* list, RecordPanel* panel, RecordReader reader);

    Jobs& jobs_;

  private:
    void choose(qint64 id);
    void open(qint64 id);
    void leaveThen(std::function<void()> go);

    MasterList* list_ = nullptr;
    RecordPanel* panel_ = nullptr;
    RecordReader reader_;
    int question_ = 0;
};

} // namespace cunho::ui
