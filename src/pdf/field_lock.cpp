// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/pdf/structure.hpp>

#include <algorithm>

namespace cunho::pdf {

bool FieldLock::covers(std::string_view field) const {
    const bool listed = std::ranges::any_of(fields, [field](const std::string& name) {
        return field == name || (field.starts_with(name) && field.substr(name.size()).starts_with('.'));
    });
    switch (action) {
    case Action::Include: return listed;
    case Action::Exclude: return !listed;
    case Action::All: return true;
    }
    return true;
}

const char* cautionReason(Caution caution) noexcept {
    switch (caution) {
    case Caution::Xfa: return "PDF_XFA";
    case Caution::UsageRights: return "PDF_USAGE_RIGHTS";
    case Caution::Restricted: return "PDF_RESTRICTED";
    case Caution::XrefRecovered: return "PDF_XREF_RECOVERED";
    case Caution::SealOnOnePage: return "PDF_SEAL_ON_ONE_PAGE";
    }
    return "PDF_XREF_RECOVERED";
}

} // namespace cunho::pdf
