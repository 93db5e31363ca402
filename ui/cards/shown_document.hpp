// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>

#include <functional>
#include <optional>
#include <string>

namespace cunho::ui {

/// A document about to be signed, as it is shown before the PIN.
struct ShownDocument {
    std::string title; ///< "FT 2026A/37"
    Bytes pdf;
};

/// The document that is signed under this name; nothing when its page is not known. Runs on a worker.
using DocumentSource = std::function<std::optional<ShownDocument>(const std::string& name)>;

/// Issued documents that wait for their signature, by the name of their file. `services` outlives the jobs.
DocumentSource documentsOf(app::Services& services);

} // namespace cunho::ui
