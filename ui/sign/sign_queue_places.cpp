// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Where the seal stands in files that have a place of their own.
#include "ui/sign/sign_queue.hpp"

namespace cunho::ui {

void SignQueue::setOwnPlace(qint64 row, const std::optional<SealPlace>& place) {
    if (place && batch_.find(row) != nullptr)
        ownPlaces_.insert_or_assign(row, *place);
    else
        ownPlaces_.erase(row);
}

const SealPlace& SignQueue::placeOf(qint64 row) const {
    const auto found = ownPlaces_.find(row);
    return found == ownPlaces_.end() ? choice_.place : found->second;
}

/// For a job: the seal says in each file what it says in all, and stands where the person put it there.
app::SignBatch SignQueue::sealed(SignDesk& desk, app::SignBatch batch, const SignChoice& choice,
                                 const OwnPlaces& places) {
    for (const auto& [row, place] : places) {
        SignChoice own = choice;
        own.place = place;
        batch.setSeal(row, desk.optionsOf(own).sign.seal);
    }
    return batch;
}

} // namespace cunho::ui
