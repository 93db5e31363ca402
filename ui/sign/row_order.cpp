// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/row_order.hpp"

#include <algorithm>

namespace cunho::ui {
namespace {

using Order = std::vector<qint64>;

Order orderOf(const app::SignBatch& batch) {
    Order order;
    order.reserve(batch.rows().size());
    for (const auto& row : batch.rows())
        order.push_back(row.id);
    return order;
}

bool holds(const Order& rows, qint64 row) {
    return std::ranges::find(rows, row) != rows.end();
}

} // namespace

RowMoves moves(const app::SignBatch& batch, const Order& rows, qint64 before) {
    Order order = orderOf(batch);
    auto stop = std::ranges::find(order, before);
    while (stop != order.end() && holds(rows, *stop)) // dropped on one that is dragged itself
        ++stop;
    const qint64 behind = stop == order.end() ? 0 : *stop;
    RowMoves out;
    for (const auto row : rows) {
        const auto at = std::ranges::find(order, row);
        if (at == order.end())
            continue;
        order.erase(at);
        const auto place = behind == 0 ? order.end() : std::ranges::find(order, behind);
        out.emplace_back(row, static_cast<std::size_t>(place - order.begin()));
        order.insert(place, row);
    }
    return out;
}

RowMoves steps(const app::SignBatch& batch, const Order& rows, int by) {
    Order order = orderOf(batch);
    if (by > 0)
        std::ranges::reverse(order);
    RowMoves out;
    for (std::size_t place = 1; place < order.size(); ++place) {
        if (!holds(rows, order[place]) || holds(rows, order[place - 1]))
            continue;
        std::swap(order[place - 1], order[place]);
        out.emplace_back(order[place - 1], by > 0 ? order.size() - place : place - 1);
    }
    return out;
}

} // namespace cunho::ui
