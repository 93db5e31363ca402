// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/card_plugin.hpp"

#include <filesystem>
#include <memory>

namespace cunho::sandbox {

/// The port of the stand-in plug-in on 127.0.0.1, which the system chooses; TLS as the sandbox has it.
class CardPluginListener {
  public:
    /// Takes its port at once. Throws Service/SANDBOX_NOT_STARTED.
    CardPluginListener(const std::filesystem::path& certificate, const std::filesystem::path& key);
    ~CardPluginListener();
    CardPluginListener(const CardPluginListener&) = delete;
    CardPluginListener& operator=(const CardPluginListener&) = delete;

    /// "https://127.0.0.1:40125"
    std::string url() const;

    /// Once only. Throws Service/SANDBOX_NOT_STARTED. `plugin` must outlive the next stop.
    void start(CardPlugin& plugin);
    void stop();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::sandbox
