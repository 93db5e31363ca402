// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/documents/document_view.hpp"
#include "ui/jobs/run_job.hpp"

#include <QMenu>
#include <filesystem>
#include <functional>

namespace cunho::ui {

/// What can be done with an issued document, beyond looking at it.
enum class Deed {
    AtCode,
    Invoice,
    Receive,
    Credit,
    Debit,
    Deliver,
    Confirm,
    Copy,
    Print,
    OpenFile,
    ShowFolder,
    SaveUbl,
    SaveCii,
    Cancel,
};

/// Does them: asks in a dialog what is to be asked, runs a job, tells what came of it.
class DocumentActions : public QObject {
    Q_OBJECT

  public:
    /// Dialogs open over `window`.
    DocumentActions(Jobs& jobs, app::Services& services, QWidget* window);

    /// What is open to the document, in groups; what it never has is left out.
    void fill(QMenu& menu, const DocumentView& view);

    /// The one that comes next for most; nothing when there is none.
    static std::optional<Deed> next(const DocumentView& view);
    static QString text(Deed deed, invoicing::DocumentType type);

    /// `into`: what Invoice (FT, FS, FR) and Deliver (GT, GR) make.
    void run(Deed deed, const DocumentView& view, std::optional<invoicing::DocumentType> into = {});

  signals:
    void draftReady(const cunho::invoicing::Draft& draft); ///< to be gone on with in the editor
    void changed(qint64 document);                         ///< the books say something new of it
    void failed(const cunho::Failure& failure);
    void saved(const QString& what, const QString& file);

  private:
    using Make = std::function<invoicing::Draft(app::FollowUp&)>;
    void add(QMenu& menu, Deed deed, const DocumentView& view,
             std::optional<invoicing::DocumentType> into = {});
    void addInto(QMenu& menu, Deed deed, const DocumentView& view,
                 std::initializer_list<invoicing::DocumentType> types);
    void draft(Make make);
    void change(std::int64_t document, std::function<void()> work);
    void cancel(const DocumentView& view);
    void askAtCode(const DocumentView& view);
    void confirm(const DocumentView& view);
    void print(const DocumentView& view);
    void savePaper(const DocumentView& view, int mark, const std::filesystem::path& target, bool open);
    void saveXml(const DocumentView& view, bool ubl);

    Jobs& jobs_;
    app::Services& services_;
    QWidget* window_;
};

} // namespace cunho::ui
