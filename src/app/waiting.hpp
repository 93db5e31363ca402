// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/signing/completion.hpp>
#include <cunho/signing/pades.hpp>

namespace cunho::app {

/// Remembers a file that is below its level; nothing to do for any other, or without a queue.
void awaitLevel(const signing::SignedFile& file, signing::CompletionQueue* queue, const Clock& clock);

} // namespace cunho::app
