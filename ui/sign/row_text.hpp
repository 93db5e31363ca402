// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/look/tokens.hpp"

#include <cunho/app/sign_batch.hpp>
#include <cunho/app/verify_file.hpp>
#include <cunho/core/environment.hpp>

#include <QString>
#include <optional>

/// What the list of *Assinar PDF* says of one file.
namespace cunho::ui {

/// "412 kB", "1,2 MB": multiples of 1000, the window's comma; empty for nothing.
QString sizeText(std::uint64_t bytes);

QString stateText(app::BatchFileState state);
PillKind pillOf(app::BatchFileState state);

struct PillText {
    QString text;
    PillKind kind = PillKind::Grey;
    QString tip; ///< the whole of it
};

/// Of the signatures that a file has already; nothing when it has none. Without verdict only how many.
std::optional<PillText> signaturesText(const app::BatchRow& row, const Outcome<app::FileVerdict>* verdict,
                                       Environment environment);

/// A failure's text without the name of its file, for where the name stands beside it.
QString briefReason(const Failure& failure);

/// The problem of a row in one line, or where it is and what it will be called: "Contratos → a-assinado.pdf".
QString rowLine(const app::BatchRow& row);
/// A row as one sentence, for readers of the screen.
QString rowSentence(const app::BatchRow& row, const std::optional<PillText>& signatures);
/// Whether `rowLine` tells a problem.
bool hasProblem(const app::BatchRow& row);

} // namespace cunho::ui
