// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/environment.hpp>
#include <cunho/core/error.hpp>

namespace cunho {

std::string_view environmentName(Environment environment) noexcept {
    switch (environment) {
    case Environment::Sandbox: return "sandbox";
    case Environment::PreProduction: return "pre-production";
    case Environment::Production: return "production";
    }
    return "sandbox";
}

Environment parseEnvironment(std::string_view name) {
    for (const auto environment : {Environment::Sandbox, Environment::PreProduction, Environment::Production})
        if (environmentName(environment) == name)
            return environment;
    throw Error(Fault::Input, "BAD_ENVIRONMENT", {{"name", std::string(name)}});
}

std::string_view environmentMention(Environment environment) noexcept {
    return environment == Environment::Sandbox ? "SANDBOX – sem valor legal" : "";
}

} // namespace cunho
