// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/scap/attribute.hpp>
#include <cunho/wiring/cards.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::ui {

inline constexpr auto cmdPhoneName = "cmd.phone"; ///< of the setting; see wiring::signingWay

/// So long before the certificate ends that phone, PIN and code are encrypted with it is said.
inline constexpr std::chrono::days encryptionWarning{60};

/// What signing with the Chave Móvel Digital needs.
struct CmdSetting {
    bool offered = false; ///< false: this program cannot reach the service, and nothing of it is shown
    std::string phone;    ///< "+351 912345678"; empty: none yet
    bool encryptionWatched = false;          ///< false: the service's certificate comes with the environment
    std::optional<TimePoint> encryptionEnds; ///< of that certificate; nothing: there is none
    bool replaceable = false;                ///< whether another one may be chosen here
};

/// What signing with a token needs.
struct TokenSetting {
    std::vector<wiring::TokenModule> modules; ///< that the machine offers
    std::filesystem::path module;             ///< the chosen one; empty: none
    std::string token;                        ///< label, or serial number
    std::string key;                          ///< CKA_ID, hexadecimal
    std::string holder;                       ///< of the key's certificate, as it was when it was chosen
};

/// An attribute in which somebody wants to sign.
struct ChosenCapacity {
    std::string citizen;  ///< scap::Citizen::key
    std::string provider; ///< its URI
    std::string id;

    bool operator==(const ChosenCapacity&) const = default;
};

/// What the capacities are chosen from.
struct CapacitySetting {
    std::vector<scap::Citizen> citizens;
    std::vector<scap::ProfessionalAttribute> attributes; ///< told by SCAP, ended ones as well
    std::vector<ChosenCapacity> chosen;
};

struct WaysOverview {
    TimePoint now{};
    CmdSetting cmd;
    TokenSetting token;
    CapacitySetting capacity;
};

/// The key of a token that is to sign.
struct TokenChoice {
    std::filesystem::path module; ///< empty: no token signs any more
    std::string token;
    std::string key;
    std::string holder;
};

/// Port: what the ways to sign need besides an account. Every function may block, throws `Error` and is
/// called on a worker.
class WaysDesk {
  public:
    virtual ~WaysDesk() = default;

    virtual WaysOverview overview() = 0;

    /// Takes every usual notation; empty: the phone is forgotten. Throws Input/CMD_PHONE_INVALID.
    virtual void keepPhone(std::string_view typed) = 0;

    /// The certificate that the service published in place of the one before: PEM or DER.
    virtual void replaceEncryption(const std::filesystem::path& file) = 0;

    /// Loads the module into this program: only ever one that the person chose. See wiring::tokenKeys.
    virtual std::vector<wiring::TokenKey> tokenKeys(const std::filesystem::path& module,
                                                    const JobContext& job) = 0;
    virtual void keepToken(const TokenChoice& choice) = 0;

    /// Of one citizen; empty: PDFs are signed in nobody's capacity.
    virtual void keepCapacities(const std::vector<ChosenCapacity>& chosen) = 0;
};

} // namespace cunho::ui
