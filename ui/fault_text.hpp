// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>

#include <QString>

namespace cunho::ui {

/// How a failure is told: what happened, what it means, what to do next, and a detail to copy.
struct FaultText {
    QString heading; ///< what it means
    QString reason;  ///< what happened
    QString next;    ///< what to do
    QString detail;  ///< technical, for a report; never a secret
};

FaultText faultText(const Failure& failure);

} // namespace cunho::ui
