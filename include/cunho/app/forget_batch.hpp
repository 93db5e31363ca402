// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/batch_journal.hpp>

#include <string>

namespace cunho::app {

/// What is only kept, and whose bytes are not there any more: saved a moment ago, and about to be settled; or,
/// at the start of the program, gone by another way.
enum class GoneBytes { AboutToSettle, Forget };

/// Nothing of a batch is left to sign, or the person does not want it. Closes it; what is signed and only kept
/// (KeptFile) stays in the journal, so that it is logged and awaited once it is saved (BatchRunner::settle).
/// Nothing happens for a batch that is not there. Throws Busy/BATCH_HELD.
void forgetBatch(signing::BatchJournal& journal, const std::string& batch,
                 GoneBytes gone = GoneBytes::AboutToSettle);

} // namespace cunho::app
