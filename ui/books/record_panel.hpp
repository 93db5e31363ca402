// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/form_fields.hpp"
#include "ui/documents/pill.hpp"
#include "ui/jobs/run_job.hpp"

#include <QVBoxLayout>
#include <functional>
#include <optional>

namespace cunho::ui {

/// What is stored of the record that a panel shows, as far as every kind of record has it.
struct RecordState {
    qint64 id = 0; ///< 0: not stored yet
    QString name;
    bool active = true;
    bool used = false; ///< documents name it: it cannot be deleted
};

/// What a panel says of its kind of record.
struct RecordTexts {
    const char* nameField; ///< the field that has the record's name
    QString fresh;         ///< heading of one that is not stored yet
    QString removal;       ///< title of the question before it is deleted
};

/// One record, to be read and changed: its name above, its fields, and below what keeps it, undoes the
/// changes, makes it inactive or deletes it. Each kind of record brings its fields and its store.
class RecordPanel : public QWidget {
    Q_OBJECT

  public:
    qint64 shown() const { return shown_ ? shown_->id : 0; }
    bool isChanged() const { return changed_; }
    FormFields& fields() const { return *fields_; }
    void focusName();

    /// An empty one, to be filled in.
    virtual void showNew() = 0;
    virtual void clear();

    /// Every problem at its field, or stored.
    void save();

  signals:
    void saved(qint64 id);
    void removed();
    void discarded(); ///< one that was never stored
    void told(const QString& text);

  protected:
    /// What a worker does to store a record; gives its key.
    using Storing = std::function<std::int64_t()>;

    /// `width` in pixels.
    RecordPanel(Jobs& jobs, RecordTexts texts, int width, QWidget* parent);

    /// Below the name, in the order of the calls; the foot comes last.
    void addPart(QWidget* part, int stretch = 0);
    void addFoot();
    QWidget* content() { return content_; }
    void setFootVisible(bool visible) { foot_->setVisible(visible); }
    void showFailure(const Failure& failure) { error_->show(failure); }

    /// Shows the record as it is stored: calls `fill`.
    void display(const RecordState& state);

    /// To be called when the person has changed something that is not among `fields`.
    void touch();

    /// Writes the stored record into the form.
    virtual void fill() = 0;

    /// After the record was shown or changed.
    virtual void refreshForm() {}

    /// Everything that keeps what stands in the form from being stored, by the form's fields.
    virtual std::vector<invoicing::Problem> problems() const = 0;
    virtual Storing storeEdited() const = 0;
    virtual Storing storeActive(bool active) const = 0;
    virtual std::function<void()> remove() const = 0;

    Jobs& jobs_;

  private:
    void addHead();
    void refresh();
    void revert();
    void toggleActive();
    void store(Storing storing, const QString& done);
    void askRemove();

    RecordTexts texts_;
    std::optional<RecordState> shown_;
    bool changed_ = false;
    bool filling_ = false;
    FormFields* fields_;
    QWidget* content_;
    QVBoxLayout* column_;
    QLabel* name_ = nullptr;
    PillLabel* pill_ = nullptr;
    ErrorCard* error_ = nullptr;
    QWidget* foot_ = nullptr;
    QPushButton* save_ = nullptr;
    QPushButton* revert_ = nullptr;
    QPushButton* active_ = nullptr;
    QPushButton* remove_ = nullptr;
};

} // namespace cunho::ui
