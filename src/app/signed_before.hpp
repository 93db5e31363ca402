// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/sign_batch.hpp>

#include <optional>

namespace cunho::app {

/// A crash between a signed file's name and the journal leaves a target that nothing records. Its record,
/// when the target begins with the very bytes of the source and a signature over all of them follows that is
/// not broken; else nothing.
std::optional<signing::SignedFileRecord> signedBefore(const BatchRow& row, const signing::BatchRecord& batch,
                                                      const pdf::Reader& reader, TimePoint now);

} // namespace cunho::app
