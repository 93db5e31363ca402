// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/core/environment.hpp>

#include <string>

namespace cunho::store {

/// Refuses what is not ours, newer, or of another environment; then applies the missing files of
/// resources/schema, each in one transaction, and binds a new file to its environment.
///
/// Throws File/DATABASE_NOT_CUNHO, Unsupported/DATABASE_NEWER, Conflict/DATABASE_OTHER_ENVIRONMENT.
void migrate(Connection& connection, Environment environment, const Clock& clock);

/// The triggers that a file has, and those that it has when nobody meddled with it.
std::string triggersOf(Connection& connection);
std::string expectedTriggers();

} // namespace cunho::store
