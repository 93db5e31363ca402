// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "providers/pkcs11/session.hpp"

#include <cunho/signing/provider.hpp>

#include <functional>
#include <string>
#include <vector>

namespace cunho::providers::pkcs11 {

/// Has a person prove to the token who it is. Each PIN that was typed is sent once; a wrong one is asked for
/// again, with what the token says of the tries.
///
/// CKF_USER_PIN_FINAL_TRY is told as one try left; CKF_USER_PIN_COUNT_LOW, which says no number, as a PIN
/// that was wrong before.
class Authorisation {
  public:
    /// All that is referred to must outlive it.
    Authorisation(Session& session, std::string holder, signing::Prompter& prompter, const JobContext& job)
        : session_(session), holder_(std::move(holder)), prompter_(prompter), job_(job) {}

    /// CKU_USER. Whether the login serves all the documents: it was chosen before, or the person chose it
    /// where `offersForAll` and the PIN is typed here. Throws Credential/PKCS11_PIN_WRONG, PKCS11_PIN_LOCKED
    /// and PKCS11_PIN_TO_BE_SET, Declined/PIN_DECLINED, and as Session.
    bool logIn(const std::vector<std::string>& documents, bool oneForAll, bool offersForAll);

    /// CKU_CONTEXT_SPECIFIC, for one signature. `begin` starts it, right before each PIN is sent and not
    /// while the person is thinking; it is told whether it may be under way from the time before. Throws as
    /// above.
    void forOneSignature(const std::vector<std::string>& documents,
                         const std::function<void(bool maybeActive)>& begin);

  private:
    bool ask(CK_USER_TYPE user, signing::Question about, const std::function<void(bool)>& begin);
    Token tokenNow() const;

    Session& session_;
    std::string holder_;
    signing::Prompter& prompter_;
    const JobContext& job_;
};

} // namespace cunho::providers::pkcs11
