// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/service_error.hpp"

#include <nlohmann/json.hpp>

namespace cunho::sandbox {

std::string_view errorName(int status) noexcept {
    switch (status) {
    case 401: return literal::unauthorized;
    case 404: return "Not Found";
    case 500: return literal::internalError;
    case 503: return literal::unavailable;
    default: return literal::badRequest;
    }
}

std::string errorBody(int status, std::string_view description) {
    return nlohmann::json{{"error", errorName(status)}, {"error_description", description}}.dump();
}

} // namespace cunho::sandbox
