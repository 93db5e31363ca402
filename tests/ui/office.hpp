// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/ui/wait.hpp"
#include "ui/sample_data.hpp"
#include "ui/window/main_window.hpp"

#include <cunho/core/file.hpp>
#include <cunho/wiring/workplace.hpp>

namespace cunho::ui {

/// A window over a database of its own in a temporary folder; nothing signs in it.
class Office {
  public:
    explicit Office(bool withCompany = true) {
        workplace.services().cards = nullptr; // this machine's readers are nobody's business here
        workplace.services().kept.clear();
        if (withCompany) {
            workplace.services().company.saveCompany(sampleCompany());
            for (const auto& series : sampleSeriesOfAllTypes())
                workplace.services().company.addSeries(series);
        }
    }

    WindowParts parts() {
        return {jobs, workplace.services(), [](const JobContext&) {}, false};
    }

    TemporaryFolder folder{"cunho-window"};
    SystemClock clock;
    wiring::Workplace workplace{
        {folder.path() / "empresa.db", Environment::Sandbox, wiring::programFolder(), {}, true}, clock};
    Jobs jobs;
};

} // namespace cunho::ui
