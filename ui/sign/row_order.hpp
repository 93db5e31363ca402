// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/sign_batch.hpp>

#include <QtGlobal>
#include <cstddef>
#include <utility>
#include <vector>

namespace cunho::ui {

/// What `SignBatch::move` is to be told, one after the other.
using RowMoves = std::vector<std::pair<qint64, std::size_t>>;

/// So that the rows stand together, in their order, before this one; 0: at the end.
RowMoves moves(const app::SignBatch& batch, const std::vector<qint64>& rows, qint64 before);

/// So that each of the rows stands one place further up (-1) or down (1); none leaves the list, and they keep
/// their order.
RowMoves steps(const app::SignBatch& batch, const std::vector<qint64>& rows, int by);

} // namespace cunho::ui
