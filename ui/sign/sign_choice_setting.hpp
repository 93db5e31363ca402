// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/sign/sign_desk.hpp"

#include <optional>
#include <string>

namespace cunho::ui {

/// How the choice for files is kept; the way itself stands in "provider.PDF", as *Preferências* has it.
inline constexpr auto signChoiceName = "sign.choice";

/// A JSON object; nothing of it is a secret.
std::string writeSignChoice(const SignChoice& choice);

/// What is missing, of another kind or beyond its bounds is as it is usually. Nothing: no such object at all.
std::optional<SignChoice> readSignChoice(const std::string& json);

/// What a batch is begun with (signing::BatchRecord::memo): the same object, and in it the own places of its
/// rows.
std::string writeSignMemo(const SignChoice& choice, const OwnPlaces& places);

/// The own places in a memo; none of what is no place of a row.
OwnPlaces readOwnPlaces(const std::string& memo);

} // namespace cunho::ui
