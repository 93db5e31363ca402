// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/exchange.hpp"
#include "sandbox/faults.hpp"
#include "sandbox/service_error.hpp"

#include <cunho/sandbox/server.hpp>

#include <mutex>
#include <vector>

namespace cunho::sandbox {

/// One of the services behind the sandbox's TLS port, without its wire. Safe for threads.
class Service {
  public:
    virtual ~Service() = default;

    /// Whether the request is this service's to answer, by its path.
    virtual bool owns(const Request& request) const = 0;

    /// Checks, mishaps, work, in this order.
    virtual Reply handle(const Request& request) = 0;

    /// Whether the connection is to end before the request is looked at.
    virtual bool dropsBeforeRead(const Request& request) = 0;

    /// As after a start.
    virtual void reset() = 0;

    /// Adds to the violations what shows by the passing of time alone; called before somebody reads them.
    virtual void settle() {}
};

/// An error with its body.
inline Reply errorReply(int status, std::string_view description) {
    return {status, errorBody(status, description)};
}

inline Reply errorReply(const ServiceError& error) {
    return errorReply(error.status, error.description);
}

/// Every broken rule of every service, in the order they were broken. Safe for threads.
class ViolationLog {
  public:
    /// Remembers, and answers with 400 (or `status`) and the header X-Sandbox-Violation.
    Reply refuse(const Request& request, int check, std::string_view description, std::string detail,
                 int status = 400);

    std::vector<Violation> all() const;
    void clear();

  private:
    mutable std::mutex mutex_;
    std::vector<Violation> violations_;
};

} // namespace cunho::sandbox
