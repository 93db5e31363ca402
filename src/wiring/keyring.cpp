// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/store/secret_service.hpp>
#include <cunho/wiring/keyring.hpp>

namespace cunho::wiring {

std::unique_ptr<signing::DataKeySource> makeKeyring(Environment environment) {
    return store::makeSecretServiceSource("Cunho (" + std::string(environmentName(environment)) + ")");
}

} // namespace cunho::wiring
