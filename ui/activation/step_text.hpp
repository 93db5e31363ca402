// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/activation.hpp>

#include <QString>

namespace cunho::ui {

/// How many steps the guide has; the pages *Entrega* and *nome individual* belong to the first.
inline constexpr int guideSteps = 7;

/// Which of them (0 to 6) a page belongs to.
int guideStep(signing::ActivationStep step);

/// In the rail: "Condições".
QString guideStepName(int step);

/// Over a page.
QString stepTitle(signing::ActivationStep step);

/// What F1 shows: what the page is for and what usually goes wrong, in paragraphs.
QString stepHelp(signing::ActivationStep step);

/// For a report: "prerequisites"; English, stable.
std::string stepName(signing::ActivationStep step);

} // namespace cunho::ui
