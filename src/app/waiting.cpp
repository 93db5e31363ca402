// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/waiting.hpp"

namespace cunho::app {

void awaitLevel(const signing::SignedFile& file, signing::CompletionQueue* queue, const Clock& clock) {
    if (queue == nullptr || file.level >= file.wanted)
        return;
    queue->put({std::filesystem::absolute(file.path),
                file.wanted,
                file.documentId,
                clock.now(),
                file.shortfall.value_or(Failure{}),
                file.sha256,
                {}});
}

} // namespace cunho::app
