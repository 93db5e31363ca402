// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/program/environment_card.hpp"
#include "ui/program/proxy_card.hpp"
#include "ui/program/versions_card.hpp"
#include "ui/scroll_column.hpp"

#include <QVBoxLayout>

namespace cunho::ui {

/// *Ligação e programa*: warnings about the computer, environment, proxy and newer versions.
class ProgramSection : public ScrollColumn {
    Q_OBJECT

  public:
    ProgramSection(Jobs& jobs, ProgramDesk& desk, QWidget* parent);

    /// Asks the desk anew.
    void refresh();
    void show(const ProgramOverview& overview);
    const ProgramOverview& overview() const { return overview_; }

    /// Asks the publisher; at the start nobody is kept waiting for it.
    void lookForVersion();

    /// Brings them in sight.
    void showVersions();

    EnvironmentCard& environment() { return *environment_; }
    ProxyCard& proxy() { return *proxy_; }
    VersionsCard& versions() { return *versions_; }
    void importCredentials(const QString& path);

  signals:
    void shown();
    void versionKnown(); ///< somebody answered, or nobody is asked
    void told(const QString& text);
    void credentialsImported(); ///< what was closed may be open now
    void unlockWanted();
    void protectionWanted();

  private:
    void build();
    void connectCards();
    void showWarnings();
    void saveProxy();
    void tryConnection();
    void saveSource(const QString& manifest, const QString& publisher);

    Jobs& jobs_;
    ProgramDesk& desk_;
    ProgramOverview overview_;
    ErrorCard* error_;
    QVBoxLayout* warnings_;
    EnvironmentCard* environment_;
    ProxyCard* proxy_;
    VersionsCard* versions_;
};

} // namespace cunho::ui
