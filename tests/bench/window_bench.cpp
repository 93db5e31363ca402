// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "window_bench.hpp"

#include <cunho/core/process.hpp>

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace cunho::bench {

std::optional<WindowCost> measureWindow() {
#ifdef CUNHO_WINDOW_BENCH
    const auto [code, text] = run(CUNHO_WINDOW_BENCH, {}, std::chrono::seconds(310));
    if (code != 0) {
        throw std::runtime_error("cunho-window-bench did not end well: " + text);
    }
    const auto told = nlohmann::json::parse(text);
    WindowCost out;
    out.files = told.at("files").get<int>();
    out.fileSize = told.at("fileSize").get<int>();
    for (const char* phase : {"reading", "signing"}) {
        const auto& each = told.at(phase);
        out.gaps.push_back({phase, each.at("seconds").get<double>(), each.at("longest").get<double>(),
                            each.at("permille999").get<double>(), each.at("median").get<double>(),
                            each.at("longestWork").get<double>()});
    }
    return out;
#else
    return std::nullopt;
#endif
}

} // namespace cunho::bench
