// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "json_reply.hpp"

#include <cunho/scap/attribute.hpp>

#include <string>

namespace cunho::scap {

/// What a reply says of an attribute, for ProfessionalAttribute::served: the members that its API file knows,
/// each text as it came (of a moment there is more than one spelling, and parts have ids). Throws
/// Service/SCAP_REPLY_INVALID for parts that are no list.
std::string servedText(const Json& told);

/// SSAttributeDTO of an attribute: what was served or, of one that was kept without, what is known of it.
Json servedJson(const ProfessionalAttribute& attribute);

} // namespace cunho::scap
