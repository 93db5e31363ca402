// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/sign/sign_queue.hpp"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace cunho::ui {

class ElidedLabel;

/// The foot of *Assinar PDF*: what will happen and the button that begins it; while files are signed how far
/// it has come; afterwards what became of them.
class StartBar : public QFrame {
    Q_OBJECT

  public:
    explicit StartBar(QWidget* parent = nullptr);

    /// The queue as it is now. `mayStart`: nothing that is written keeps it from beginning.
    void show(const SignQueue& queue, bool mayStart);

    QString text() const;
    QString detail() const;
    QPushButton& start() { return *start_; }
    QPushButton& stop() { return *stop_; }
    QProgressBar& progress() { return *progress_; }

  signals:
    void startWanted();
    void stopWanted();
    void retryWanted();
    void clearSignedWanted();
    void saveKeptWanted();

  private:
    void showReady(const SignQueue& queue, bool mayStart);
    void showRunning(const SignQueue& queue);
    void showReading(const SignQueue& queue);
    void showFinished(const SignQueue& queue);
    void showButtons(bool running, bool start);
    void showAfter(const SignQueue& queue);

    ElidedLabel* text_;
    ElidedLabel* detail_;
    QProgressBar* progress_;
    QPushButton* start_;
    QPushButton* stop_;
    QPushButton* retry_;
    QPushButton* clear_;
    QPushButton* save_; ///< what is only kept
};

} // namespace cunho::ui
