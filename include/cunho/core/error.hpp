// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <exception>
#include <map>
#include <string>

namespace cunho {

/// What the person can do next about a failure; `ui` turns each value into a heading and a button.
enum class Fault {
    Input,         ///< correct what was entered
    File,          ///< choose or repair another file
    NotFound,      ///< the thing asked for does not exist
    Storage,       ///< free space, change permissions or choose another folder
    Busy,          ///< wait a moment and try again
    Network,       ///< check the connection or the proxy
    Service,       ///< the service failed; try again later
    Rejected,      ///< the service refused the request; the reason says why
    Credential,    ///< enter the password, PIN or code again
    Reactivate,    ///< activate the signing account again
    Configuration, ///< ask whoever set the program up
    Trust,         ///< a certificate or secure connection is not trusted
    Clock,         ///< correct the computer's clock or the document's date
    Declined,      ///< the person said no; nothing to mend
    Cancelled,     ///< the job was stopped; start it again when wanted
    Unsupported,   ///< the program cannot do this; the reason names another way
    Integrity,     ///< stored data is damaged; stop and restore
    Conflict,      ///< somebody changed it in the meantime; look again
    Internal,      ///< a defect of the program; report the detail
};

/// Stable English name of a fault, for logs and JSON ("Input", "File", …).
const char* faultName(Fault fault) noexcept;

/// Named values that a reason's text shows, such as {"file", "a.pdf"}. Never a secret.
using ErrorParams = std::map<std::string, std::string>;

/// The value form of an `Error`, kept at a job's edge, in the journal and in JSON.
struct Failure {
    Fault fault = Fault::Internal;
    std::string reason; ///< stable id such as "PDF_NO_HEADER"; its texts stand in core/reason_text
    ErrorParams params; ///< values for the text
    std::string detail; ///< technical, English, without secrets; may be empty
};

/// The only exception family of the program.
class Error : public std::exception {
  public:
    Error(Fault fault, std::string reason, ErrorParams params = {}, std::string detail = {});
    explicit Error(Failure failure);

    Fault fault() const noexcept { return failure_.fault; }
    const std::string& reason() const noexcept { return failure_.reason; }
    const ErrorParams& params() const noexcept { return failure_.params; }
    const std::string& detail() const noexcept { return failure_.detail; }
    const Failure& failure() const noexcept { return failure_; }

    /// "REASON: detail", English, for logs.
    const char* what() const noexcept override { return what_.c_str(); }

  private:
    Failure failure_;
    std::string what_;
};

/// The exception being handled as a `Failure`; anything that is no `Error` becomes Internal/UNEXPECTED.
/// To be called in a catch block only.
Failure currentFailure() noexcept;

} // namespace cunho
