// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/sign/sign_desk.hpp"

#include <QString>
#include <chrono>
#include <optional>

/// What *Assinar PDF* says, in plain words.
namespace cunho::ui {

/// "Cartão de Cidadão" for "citizen-card"; an unknown way is called by its id.
QString wayText(const std::string& way);

/// "Para durar anos (B-LTA)", and in one sentence what that is good for.
QString levelText(signing::PadesLevel level);
QString levelHelp(signing::PadesLevel level);

QString commitmentText(crypto::CommitmentType commitment);
QString layoutText(signing::SealContent::Layout layout);

/// Before the start: "12 ficheiros · 24 selos temporais agora, 6 mais tarde a partir de 1 dez. 2026, 00:00".
QString planText(std::size_t files, signing::PadesLevel level, const std::optional<signing::LevelPlan>& plan);
/// Who signs and how often the person is asked.
QString signerText(const FileWay& way, std::size_t files);
/// "Assinar 12 ficheiros"
QString signButtonText(std::size_t files);
/// While it runs: "120 de 500 ficheiros · faltam cerca de 2 minutos".
QString progressText(const app::BatchCounts& counts, std::optional<std::chrono::milliseconds> left);
/// Afterwards: "9 assinados · 1 com LTV pendente · 2 com problema".
QString outcomeText(const app::BatchCounts& counts);
/// "3 ficheiros não são PDF · 1 já estava na lista"
QString leftOutText(const std::vector<app::LeftOut>& leftOut);
/// "Ficaram 12 ficheiros por assinar, de 26 nov. 2026, 10:41"
QString unfinishedText(const signing::BatchRecord& batch);

} // namespace cunho::ui
