// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/vault_records.hpp"

#include <cunho/app/sign_in_capacity.hpp>

namespace cunho::app {

std::optional<Secret> capacityKey(const Services& services, const std::string& citizen) {
    const signing::Vault* vault = services.activation.vault;
    return vault == nullptr ? std::nullopt : vault->find(capacityKeyRecord(citizen));
}

} // namespace cunho::app
