// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/instance/hand_over.hpp"

#include <QObject>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace cunho::ui {

/// $XDG_RUNTIME_DIR/cunho, or $XDG_STATE_HOME/cunho/run, or below ~/.local/state.
std::filesystem::path instanceFolder();

/// The one window over a database: who is started later hands over what it was started for.
///
///     Instance instance(name, instanceFolder());
///     if (!instance.begin() && instance.handOver(wanted))
///         return 0; // the window that is there has it
///
/// They meet at a socket in a folder of this user alone, and each makes sure that the other is this user. A
/// socket that a crash has left is nobody's: a lock tells, which ends with its process.
class Instance : public QObject {
    Q_OBJECT

  public:
    /// `name` stands for the database; it is the same for the same one, and a file's name.
    Instance(std::string name, const std::filesystem::path& folder, QObject* parent = nullptr);
    ~Instance() override;

    /// False: another process was first. Where there is no such folder each is the first.
    bool begin();

    /// To the one that was first. False when it does not take it within `limit`, as one that hangs.
    bool handOver(const HandOver& wanted, std::chrono::milliseconds limit = std::chrono::seconds(10)) const;

  signals:
    void handedOver(const cunho::ui::HandOver& wanted);

  private:
    void welcome();

    struct Places;
    std::unique_ptr<Places> places_;
    std::string name_;
    int visits_ = 0;
};

} // namespace cunho::ui
