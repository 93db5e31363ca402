// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/signing/activation.hpp>

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace cunho::app {

/// What can happen in an activation. A wizard page sends one of the person's; the others come from what the
/// machine asked for.
namespace activation {
// The person's.
struct SignerChosen {
    signing::SignerChoice signer = signing::SignerChoice::Myself;
};
struct HandOverDone {}; ///< the other person sits here now
struct MeansChosen {
    signing::LoginMeans means = signing::LoginMeans::Cmd;
};
struct PrerequisiteAnswered {
    signing::Prerequisite prerequisite = signing::Prerequisite::CmdActive;
    bool good = false;
    bool pending = false; ///< asked for in the portal, not approved yet (W18)
};
struct CheckAgain {}; ///< "verificar de novo", on any page that waits for something
struct Continue {};   ///< to the next page, where the page has nothing of its own to say
struct ConsentGiven {
    std::string textVersion;
    std::string language;
    TimePoint shownAt{};
};
struct DataEntered {
    signing::EnrolmentData data;
};
struct LoginWanted {}; ///< opens the State's page
struct Back {};
struct Restart {}; ///< from the authentication, with the same data
struct GiveUp {};

// The world's.
struct PrerequisitesFound {
    std::map<signing::Prerequisite, signing::PrerequisiteFact> facts;
};
struct ConsentRecorded {
    std::int64_t consent = 0;
};
struct LoginEnded {}; ///< the token is in the vault
struct AccountOpened {
    std::int64_t account = 0; ///< its tokens are in the vault
};
struct CredentialFound {};
struct CredentialPending {};
struct AccountDropped {
    bool leftAtService = false; ///< what was opened may still be there: the portal's path is shown
};
struct Failed {
    Failure failure;
};
} // namespace activation

using ActivationEvent =
    std::variant<activation::SignerChosen, activation::HandOverDone, activation::MeansChosen,
                 activation::PrerequisiteAnswered, activation::CheckAgain, activation::Continue,
                 activation::ConsentGiven, activation::DataEntered, activation::LoginWanted, activation::Back,
                 activation::Restart, activation::GiveUp, activation::PrerequisitesFound,
                 activation::ConsentRecorded, activation::LoginEnded, activation::AccountOpened,
                 activation::CredentialFound, activation::CredentialPending, activation::AccountDropped,
                 activation::Failed>;

/// What has to be done in the world after an event.
enum class ActivationEffect {
    Nothing,
    FindPrerequisites,  ///< then PrerequisitesFound or Failed
    RecordConsent,      ///< then ConsentRecorded or Failed
    FindEarlierAccount, ///< in our store; nothing, or Failed with ACCOUNT_EXISTS (W20)
    Login,              ///< WebLogin; then LoginEnded or Failed
    CollectAccount,     ///< scap::FaClient; then AccountOpened or Failed
    AwaitCredential,    ///< Enrolment, in the paces of A.8; then CredentialFound, CredentialPending or Failed
    DropAccount, ///< what was opened in vain is cancelled, its tokens wiped; then AccountDropped or Failed
};

struct ActivationTransition {
    signing::Activation state;
    ActivationEffect effect = ActivationEffect::Nothing;
};

/// The pure machine: what an event makes of a state. An event that the step does not know leaves everything
/// as it is. Failures lead back to the page where they can be mended: a wrong field to CompanyData, a missing
/// attribute to Prerequisites, an expired authentication to Authentication.
ActivationTransition next(signing::Activation state, const ActivationEvent& event, TimePoint now);

/// What keeps `Continue` from leaving Prerequisites: what is bad, or pending, and cannot be gone on without.
/// What is only asked, or cannot be known, and an inactive CMD signature do not.
std::vector<signing::Prerequisite> obstacles(const signing::Activation& state);

/// Account or certificate have not come for so long that the guide calls the request blocked: the portal's
/// path and a restart with the same data are offered.
inline constexpr std::chrono::minutes blockedAfter{10};
bool isBlocked(const signing::Activation& state, TimePoint now);

/// A limit of signatures for a new account, and what it was worked out from.
struct LimitProposal {
    int signatures = 0;
    int issued = 0; ///< documents of the last `days`
    int days = 0;
};

/// Twice what was issued in as many days as an account lasts, in hundreds, 1000 at least: room for a busy
/// season, and a bound on what a stolen computer could sign.
LimitProposal proposeLimit(Services& services);

/// Walks the machine in the world: keeps the state after every event, before the effect begins, and a token
/// in the vault before the event that says that it is there.
class ActivateSignature {
  public:
    ActivateSignature(Services& services, std::string programVersion);

    /// The one under way, or a new one; `renews` pre-fills it from that account.
    signing::Activation begin(std::int64_t renews = 0);

    /// The event, its effect, the event that comes of it, and so on until a person is needed. A failure of an
    /// effect is the returned state's `problem`; throws only what keeps the state from being stored, and
    /// Cancelled/STOPPED. After a crash `resume` goes on where it was.
    signing::Activation send(signing::Activation state, const ActivationEvent& event, const JobContext& job);
    signing::Activation resume(signing::Activation state, const JobContext& job);

    /// When the background asks for the certificate again: after 1, 5, 15, 15 … minutes (A.8).
    std::optional<TimePoint> nextQuestion(const signing::Activation& state) const;

  private:
    Services& services_;
    std::string programVersion_;
};

} // namespace cunho::app
