// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/batch_memory.hpp"

#include <cunho/app/forget_batch.hpp>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace cunho::app {
namespace {

bool isToBeSettled(const signing::BatchEntry& entry, GoneBytes gone) {
    std::error_code unseen;
    return isKept(entry) && (gone == GoneBytes::AboutToSettle ||
                             std::filesystem::exists(entry.problem.params.at("kept"), unseen));
}

} // namespace

void forgetBatch(signing::BatchJournal& journal, const std::string& batch, GoneBytes gone) {
    auto all = journal.open();
    const auto known = std::ranges::find(all, batch, &signing::BatchRecord::id);
    if (known == all.end())
        return;
    const auto hold = journal.hold(batch);
    const auto isOver = [gone](const signing::BatchEntry& entry) { return !isToBeSettled(entry, gone); };
    const auto over = std::erase_if(known->files, isOver);
    if (known->files.empty())
        journal.close(batch);
    else if (over > 0)
        journal.begin(*known);
}

} // namespace cunho::app
