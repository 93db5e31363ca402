// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/scap/attribute.hpp>

namespace cunho::scap {

std::string Citizen::key() const {
    return documentType + "/" + documentCountry + "/" + documentNumber;
}

ProfessionalAttribute::Status ProfessionalAttribute::statusAt(TimePoint now) const {
    return status == Status::Active && validUntil && now >= *validUntil ? Status::Expired : status;
}

} // namespace cunho::scap
