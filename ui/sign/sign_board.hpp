// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/pages/page_preview.hpp"
#include "ui/sign/sign_queue.hpp"

#include <QWidget>

class QSplitter;

namespace cunho::ui {

class FilterChips;
class RowPanel;
class SignList;
class SignListModel;
class SignOptions;
class StartBar;

/// Files and what is done with them: at the left the list and how they are signed, at the right the chosen
/// one, below what happens next.
class SignBoard : public QWidget {
    Q_OBJECT

  public:
    SignBoard(Jobs& jobs, SignQueue& queue, PreviewParts preview, QWidget* parent = nullptr);

    SignList& list() { return *list_; }
    SignListModel& model() { return *model_; }
    FilterChips& chips() { return *chips_; }
    SignOptions& options() { return *options_; }
    RowPanel& panel() { return *panel_; }
    StartBar& bar() { return *bar_; }

    /// A sentence over the row; goes with the next row that is chosen.
    void tell(const QString& text);

  signals:
    void verifyRequested(const std::vector<std::filesystem::path>& files);
    void preferencesRequested();
    void showInFolder(const std::filesystem::path& file);
    void saveKeptRequested(const std::vector<cunho::app::KeptFile>& kept);

  private:
    QWidget* buildLeft(Jobs& jobs);
    void connectQueue();
    void connectList();
    void connectRest();
    void showList();
    void showRows(const std::vector<qint64>& rows);
    void showPhase();
    void showSample();
    void showSignatures();
    void chooseSome();
    void step(const std::vector<qint64>& rows, int by);
    void put(const std::vector<qint64>& rows, qint64 before);
    void clearSigned();
    void verify(const std::vector<qint64>& rows);
    void showFolder(qint64 row);
    void send(qint64 row);
    void askPassword(qint64 row);
    void saveKept(qint64 row);

    Jobs& jobs_;
    SignQueue& queue_;
    OpenWithPassword unlock_;
    SignListModel* model_;
    SignList* list_;
    FilterChips* chips_;
    SignOptions* options_;
    RowPanel* panel_;
    StartBar* bar_;
};

/// Where the file of a row is: the signed one once there is one.
std::filesystem::path fileOf(const app::BatchRow& row);

} // namespace cunho::ui
