// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cunho {

enum class Language { Portuguese, English };

/// What happened and what to do next, in one or two sentences, with `failure.params` put in place of {name};
/// brackets around an empty value go with it.
/// An id without a text gives a general sentence that shows the id.
std::string reasonText(const Failure& failure, Language language);

/// The raw template of an id, or nothing when the id has no text.
std::optional<std::string_view> reasonTemplate(std::string_view reason, Language language);

} // namespace cunho
