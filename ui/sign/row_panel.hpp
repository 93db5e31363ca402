// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/pages/page_preview.hpp"
#include "ui/sign/sign_queue.hpp"

#include <QTimer>

namespace cunho::ui {

class ElidedLabel;
class ErrorCard;
class PillLabel;

/// One file of the list: what is wrong with it, what can be done with it, and its pages with the seal.
///
/// What is shown is what is signed: when the file that is drawn is not the one that was read, it is read
/// again, and the person is told so.
class RowPanel : public QWidget {
    Q_OBJECT

  public:
    RowPanel(SignQueue& queue, PreviewParts parts, QWidget* parent = nullptr);

    /// 0: none.
    void show(qint64 row);
    qint64 row() const { return row_; }
    /// The row may be in another state by now.
    void refresh();
    /// The seal as it was chosen: its place, and what it says.
    void showSeal();
    /// Whether the seal can be moved now: not once the file is given to whom signs.
    void showLock();
    /// Looks at the disk whether the file is as it is shown.
    void checkShown();

    /// The file can be opened by now.
    void openAgain();

    /// A sentence over the pages, until another row is chosen.
    void tell(const QString& text) { setNotice(text); }

    PagePreview& preview() { return *preview_; }
    QString notice() const;
    const ErrorCard& problem() const { return *problem_; }

  signals:
    void folderWanted(qint64 row);
    void verifyWanted(const std::vector<qint64>& rows);
    void sendWanted(qint64 row);
    void removeWanted(const std::vector<qint64>& rows);
    void unlockWanted(qint64 row);
    void saveKeptWanted(qint64 row);

  protected:
    bool event(QEvent* event) override;

  private:
    QWidget* buildHead();
    QWidget* buildNotice();
    QWidget* buildActions();
    QWidget* buildRemedies();
    void showRemedies(const app::BatchRow* row);
    const app::BatchRow* current() const { return queue_.batch().find(row_); }
    void showProblem(const app::BatchRow& row);
    void openLater(const std::filesystem::path& file);
    void open();
    void compare();
    void tellChanged();
    void takePlace(SealPlace place);
    void setNotice(const QString& text);

    SignQueue& queue_;
    Jobs& jobs_;
    qint64 row_ = 0;
    std::filesystem::path file_; ///< that is shown or about to be
    int readAgain_ = 0; ///< of this row: a file that is written all the time is not followed for ever
    bool changeTold_ = false;
    Bytes givenUp_;           ///< SHA-256 as it was read when that went too far; empty: it did not
    bool unreadable_ = false; ///< as it was when the preview failed
    QTimer settle_;           ///< whoever goes through the list quickly opens nothing
    ElidedLabel* name_;
    ElidedLabel* path_;
    PillLabel* pill_;
    ErrorCard* problem_;
    QFrame* notice_;
    QLabel* noticeText_;
    QWidget* actions_;
    QWidget* remedies_; ///< what helps against the problem
    QPushButton* unlock_;
    QPushButton* save_;
    bool unlocks_; ///< somebody can type passwords
    PagePreview* preview_;
};

/// What the seal will say, as far as it is known before somebody signs.
signing::SealContent sealContentFor(const SignQueue& queue);

} // namespace cunho::ui
