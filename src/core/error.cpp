// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>

namespace cunho {

const char* faultName(Fault fault) noexcept {
    switch (fault) {
    case Fault::Input: return "Input";
    case Fault::File: return "File";
    case Fault::NotFound: return "NotFound";
    case Fault::Storage: return "Storage";
    case Fault::Busy: return "Busy";
    case Fault::Network: return "Network";
    case Fault::Service: return "Service";
    case Fault::Rejected: return "Rejected";
    case Fault::Credential: return "Credential";
    case Fault::Reactivate: return "Reactivate";
    case Fault::Configuration: return "Configuration";
    case Fault::Trust: return "Trust";
    case Fault::Clock: return "Clock";
    case Fault::Declined: return "Declined";
    case Fault::Cancelled: return "Cancelled";
    case Fault::Unsupported: return "Unsupported";
    case Fault::Integrity: return "Integrity";
    case Fault::Conflict: return "Conflict";
    case Fault::Internal: return "Internal";
    }
    return "Internal";
}

Error::Error(Fault fault, std::string reason, ErrorParams params, std::string detail)
    : Error(Failure{fault, std::move(reason), std::move(params), std::move(detail)}) {}

Error::Error(Failure failure) : failure_(std::move(failure)), what_(failure_.reason) {
    if (!failure_.detail.empty())
        what_ += ": " + failure_.detail;
}

Failure currentFailure() noexcept {
    try {
        throw;
    } catch (const Error& error) {
        return error.failure();
    } catch (const std::exception& exception) {
        return {Fault::Internal, "UNEXPECTED", {}, exception.what()};
    } catch (...) {
        return {Fault::Internal, "UNEXPECTED", {}, "unknown exception"};
    }
}

} // namespace cunho
