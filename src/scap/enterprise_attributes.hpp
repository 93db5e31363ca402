// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/scap/attribute.hpp>

#include <string_view>
#include <vector>

namespace cunho::scap {

/// The company attributes of FAScapAttributes.xsd, for this citizen. No end is told there. Throws
/// Service/FA_REPLY_INVALID for what does not follow the schema.
std::vector<ProfessionalAttribute> readEnterpriseAttributes(std::string_view xml, const std::string& citizen,
                                                            TimePoint now);

} // namespace cunho::scap
