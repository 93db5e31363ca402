// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/service.hpp"
#include "sandbox/service_error.hpp"

namespace cunho::sandbox {

Reply ViolationLog::refuse(const Request& request, int check, std::string_view description,
                           std::string detail, int status) {
    const std::lock_guard lock(mutex_);
    violations_.push_back({check, request.method + " " + request.path, std::move(detail)});
    Reply reply{status, errorBody(status, description)};
    reply.violation = check;
    return reply;
}

std::vector<Violation> ViolationLog::all() const {
    const std::lock_guard lock(mutex_);
    return violations_;
}

void ViolationLog::clear() {
    const std::lock_guard lock(mutex_);
    violations_.clear();
}

} // namespace cunho::sandbox
