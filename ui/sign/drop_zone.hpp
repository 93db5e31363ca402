// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace cunho::ui {

/// The empty page: where files are dropped, and the other ways to name them.
class DropZone : public QWidget {
    Q_OBJECT

  public:
    explicit DropZone(QWidget* parent = nullptr);

    void setDropping(bool dropping);
    bool isDropping() const { return dropping_; }

  signals:
    void openWanted();
    void folderWanted();
    void pasteWanted();
    void logWanted();

  private:
    QFrame* buildFrame();
    QWidget* buildButtons(QWidget* parent);

    bool dropping_ = false;
    QFrame* frame_;
    QLabel* heading_;
};

/// Over the files while others are dragged in: they join those that are there.
class DropVeil : public QFrame {
    Q_OBJECT

  public:
    explicit DropVeil(QWidget* parent);

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace cunho::ui
