// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "activation_office.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cunho::test {

/// What a failure leaves in the database and at the service.
struct Kept {
    ActivationStep step = ActivationStep::Authentication;
    std::optional<AccountState> account{}; ///< of the account's row; nothing: there is none
    bool login = false;        ///< the authentication, by which the account can be asked for again
    bool tokens = false;       ///< of the account
    std::size_t atService = 0; ///< live accounts
};

/// One way to come to a failure of the catalogue (autenticacao-gov G): how the sandbox is brought to it, what
/// the program says and keeps, and how it goes on. The defaults are those of a manager who activates by CMD.
struct FailureRow {
    /// Which course the test takes to the failure: an activation, or invoices to sign with an active
    /// account. `Other`: `course` is the whole test.
    enum class Road { Activate, Sign, Other };

    std::string name;     ///< "W06_Inactive": id of the catalogue and, where it has several, the cause
    std::string reason{}; ///< id that comes out
    std::vector<std::string> words{}; ///< of its Portuguese text: what happened, and the next step
    std::string guide{};              ///< guidance that is shown beside it, whose words count as well
    Road road = Road::Activate;
    std::vector<nlohmann::json> faults{}; ///< as POST /sandbox/faults takes them
    std::size_t invoices = 2;             ///< that are to be signed
    char citizen = 'A';
    std::string nipc = Office::ourNipc;
    std::function<void(Office&)> before{};                ///< what faults cannot bring about
    std::function<void(signing::EnrolmentData&)> typed{}; ///< what the person types amiss
    Kept kept{};
    std::function<void(Office&)> mended{};       ///< the cause is gone; faults are used up by then
    std::vector<app::ActivationEvent> answers{}; ///< what the person does before going on
    bool activatesAnew = false;                  ///< a signature needs its account activated anew
    std::function<void(Office&)> course{};
};

/// Every row, in the order of the catalogue.
const std::vector<FailureRow>& failureCatalogue();

} // namespace cunho::test
