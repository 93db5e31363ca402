// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/core/job_context.hpp>

#include <optional>

namespace cunho::app {

/// A crash between embedding and recording leaves a finished file that no record names. Its record, when the
/// archive's file is the document's rendering and one valid signature by the provider's certificate; else
/// nothing.
std::optional<invoicing::SignatureRecord>
findFinished(Services& services, const invoicing::IssuedDocument& document, const JobContext& job);

} // namespace cunho::app
