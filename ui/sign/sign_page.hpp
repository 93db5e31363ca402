// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/pages/page_preview.hpp"
#include "ui/sign/sign_queue.hpp"
#include "ui/widgets.hpp"

#include <QStackedWidget>

class QMimeData;

namespace cunho::ui {

class DropVeil;
class DropZone;
class LeftOutBar;
class SignBoard;
class SignedLogView;
class UnfinishedBar;

/// *Assinar PDF*: files dropped, chosen or pasted, seen and signed together. All of it is the queue's; the
/// page shows it and passes on what the person wants.
class SignPage : public QWidget {
    Q_OBJECT

  public:
    SignPage(Jobs& jobs, SignQueue& queue, PreviewParts preview, QWidget* parent = nullptr);

    /// Asks for files, or for a folder.
    void choose();
    void chooseFolder();
    /// What the clipboard holds, when it holds files.
    void paste();
    /// The log of signed files, in place of the files, or these again.
    void showLog(bool shown);

    SignBoard& board() { return *board_; }
    SignedLogView& log() { return *log_; }
    DropZone& dropZone() { return *zone_; }
    LeftOutBar& leftOut() { return *leftOut_; }
    UnfinishedBar& unfinished() { return *unfinished_; }

  signals:
    void verifyRequested(const std::vector<std::filesystem::path>& files);
    void preferencesRequested();
    void showInFolder(const std::filesystem::path& file);
    void saveKeptRequested(const std::vector<cunho::app::KeptFile>& kept);

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void build(Jobs& jobs, PreviewParts preview);
    QWidget* buildHead();
    void connectQueue();
    void connectParts();
    void refresh();
    void showPhase();
    void setDropping(bool dropping);

    SignQueue& queue_;
    QWidget* head_;
    QPushButton* open_;
    QPushButton* clear_;
    QPushButton* logLink_;
    ErrorCard* error_;
    UnfinishedBar* unfinished_;
    LeftOutBar* leftOut_;
    QStackedWidget* stack_;
    DropZone* zone_;
    SignBoard* board_;
    SignedLogView* log_;
    DropVeil* veil_;
    bool logShown_ = false;
};

} // namespace cunho::ui
