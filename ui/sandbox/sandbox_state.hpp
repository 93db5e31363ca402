// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>

#include <QDateTime>
#include <QString>
#include <functional>
#include <string>
#include <vector>

namespace cunho::ui {

/// One request to the sandbox's own pages, "GET" or "POST", with its path and JSON; returns the answer's
/// body. Throws `Error`. Called on a worker.
using SandboxRequest = std::function<std::string(const std::string& method, const std::string& path,
                                                 const std::string& body, const JobContext& job)>;

/// A message on the sandbox's phone. Its code opens nothing but the sandbox.
struct SandboxMessage {
    QString at;
    QString phone;
    QString text;
};

/// A named set of faults.
struct SandboxPreset {
    QString name;
    QString title;
    QString text;
};

struct SandboxClock {
    QDateTime now;
    int scale = 1;
};

/// What the dock shows; what an answer lacks stays empty.
struct SandboxState {
    std::vector<SandboxMessage> messages; ///< newest first
    std::vector<SandboxPreset> presets;
    SandboxClock clock;
};

/// Reads GET /sandbox/phone.json, /sandbox/presets and /sandbox/clock.
SandboxState readSandbox(const SandboxRequest& request, const JobContext& job);

/// The bodies of what the dock sends.
std::string presetBody(const QString& name);
std::string scaleBody(int scale);
std::string jumpBody(int days);

} // namespace cunho::ui
