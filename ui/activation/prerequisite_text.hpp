// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/look/tokens.hpp"

#include <cunho/signing/activation.hpp>

#include <QString>

namespace cunho::ui {

/// A prerequisite in a sentence, and what is asked of the person about it.
struct PrerequisiteText {
    QString heading;
    QString question;
};

PrerequisiteText prerequisiteText(signing::Prerequisite prerequisite);

/// How a standing is told: a word, an icon and a colour; never colour alone.
struct StandingText {
    QString word;
    const char* icon;
    PillKind pill;
};

/// `warns`: a bad one does not block.
StandingText standingText(const signing::PrerequisiteFact& fact, bool warns);

/// "pendente desde 3 nov. 2026", "ativo até 5 jan. 2027", or nothing.
QString factText(const signing::PrerequisiteFact& fact);

/// The prerequisites of a means, in the order of the page.
std::vector<signing::Prerequisite> prerequisitesOf(signing::LoginMeans means);

/// A bad one of these is told and lets the person go on.
bool onlyWarns(signing::Prerequisite prerequisite);

/// The State approves it after it was asked for.
bool isApproved(signing::Prerequisite prerequisite);

} // namespace cunho::ui
