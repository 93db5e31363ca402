// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace cunho::sandbox {

/// What opening an account needs (autenticacao-gov A.2, A.3).
struct AccountRequest {
    std::string documentType;
    std::string documentCountry;
    std::string documentNumber;
    std::string givenName;
    std::string lastName;
    std::string nipc;
    std::string additionalInfo;
    std::string email;
    std::string expirationDate;  ///< YYYY-MM-DD, or empty
    std::string signaturesLimit; ///< as it came
    std::string clientName;
};

/// The attribute's value on success.
struct OpenedAccount {
    std::string accessToken;
    std::string refreshToken;
    TimePoint expires{};
};

/// The attribute's value on failure: {"error","error_description"} (the table of A.7).
struct AccountRefusal {
    std::string error;
    std::string description;
};

/// One line of the portal's menu "Assinatura de Faturas".
struct AccountLine {
    std::string credentialId;
    std::string documentNumber;
    std::string nipc;
    std::string additionalInfo;
    TimePoint created{};
    TimePoint expires{};
    int signaturesLimit = 0;
    int signaturesUsed = 0;
    bool cancelled = false;
};

/// Opens and closes signing accounts; SafeService is it, the authentication pages and the portal ask it.
class AccountDesk {
  public:
    virtual ~AccountDesk() = default;

    /// The account's certificate takes its time afterwards: every SAFE call is answered 401 until then.
    virtual std::variant<OpenedAccount, AccountRefusal> open(const AccountRequest& request) = 0;

    virtual std::vector<AccountLine> accounts() const = 0;

    /// As the citizen does it on the portal. False when there is no such live account.
    virtual bool cancel(const std::string& credentialId) = 0;
};

} // namespace cunho::sandbox
