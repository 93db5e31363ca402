// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <functional>
#include <map>
#include <optional>
#include <p11-kit/pkcs11.h>
#include <set>
#include <string>
#include <vector>

namespace cunho::test {

/// What a test makes the module scripted_token.cpp be, and what the module saw. Both sides run in one
/// process; the test finds it by dlsym("scriptedToken").
struct ScriptedToken {
    using Attributes = std::map<CK_ATTRIBUTE_TYPE, Bytes>;

    bool present = true;
    Bytes label; ///< padded with blanks
    std::string serial = "0042";
    CK_FLAGS flags = CKF_TOKEN_INITIALIZED | CKF_LOGIN_REQUIRED | CKF_USER_PIN_INITIALIZED;
    CK_ULONG slots = 1; ///< all but the first are empty sockets that say nothing
    std::string pin = "1234";
    int tries = 3; ///< the flags CKF_USER_PIN_COUNT_LOW, FINAL_TRY and LOCKED follow it
    int longestTries = 3;
    bool padAccepts = true;
    bool forgetsOnRefusal = false;   ///< a refused login ends what C_SignInit began
    std::vector<Attributes> objects; ///< handles 1, 2, …; CKA_PRIVATE ones are seen after login only
    std::set<CK_MECHANISM_TYPE> mechanisms{CKM_RSA_PKCS, CKM_RSA_PKCS_PSS, CKM_ECDSA};
    std::function<Bytes(const CK_MECHANISM&, const Bytes& data)> sign;

    /// Called first in every function of a session or slot; anything but CKR_OK is what the function answers.
    std::function<CK_RV(const std::string& function)> interfere;
    /// Called last in C_GetAttributeValue.
    std::function<void(CK_ATTRIBUTE&)> lie;
    /// How many objects C_FindObjects claims to have given; it never gives more than it was asked for.
    std::optional<CK_ULONG> claimedCount;

    std::vector<std::string> logins; ///< "user 1234", "context 1234", "user pad"
    std::vector<std::string> calls;
    CK_FLAGS initialiseFlags = 0;

    int sessions = 0; ///< the login ends with the last one
    bool loggedIn = false;
    CK_OBJECT_HANDLE signingWith = 0; ///< 0: nothing is under way
    CK_MECHANISM mechanism{};
    bool contextOpen = false;
    std::vector<CK_OBJECT_HANDLE> found;
};

} // namespace cunho::test
