// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cunho::signing {

/// The pages of an activation, in their order.
enum class ActivationStep {
    Signer,         ///< who signs?
    HandOver,       ///< somebody else does: a page for that person
    SoleTrader,     ///< no SAFE account for a sole trader: card or CMD
    Prerequisites,  ///< what must be there beforehand
    Consent,        ///< what will be kept and signed in the citizen's name
    CompanyData,    ///< NIPC, additional information, e-mail, end, limit
    Authentication, ///< CMD or Citizen Card, in the State's page
    Account,        ///< 15 s, then asking for the account
    Certificate,    ///< waiting for its certificate
    Done,
};

enum class SignerChoice { Unknown, Myself, SomebodyElse, SoleTrader };
enum class LoginMeans { Cmd, CitizenCard };

/// What must be there before an activation can succeed (guide, step 1).
enum class Prerequisite {
    CmdActive,        ///< a Chave Móvel Digital, when it is the means
    CardReader,       ///< a reader and the card, when it is the means
    NoEarlierAccount, ///< for the same citizen, company and additional information
    Capacity,         ///< manager, administrator, director or proxy, in SCAP
    InvoiceAttribute, ///< "Assinatura de faturas eletrónicas", a tick of its own
    PinsKnown,        ///< authentication PIN, signature PIN, address PIN, CMD PIN told apart
    CmdSignature,     ///< the CMD may sign: warns, does not block
};

/// What is known of one of them.
enum class Standing { Good, Bad, Unknowable, Asked, Pending };

struct PrerequisiteFact {
    Standing standing = Standing::Asked;
    std::optional<TimePoint> since; ///< pending since
    std::optional<TimePoint> until; ///< active until
    bool byPerson = false;          ///< said by the person, not found out
};

/// The data of the account that is asked for (autenticacao-gov A.2).
struct EnrolmentData {
    bool foreignCitizen = false; ///< passport or residence permit: other attributes, CMD only
    std::string nipc;
    std::string additionalInfo;
    std::string email;
    Date until{};            ///< today + 45 days at most
    int signaturesLimit = 0; ///< 1 to 450000
};

/// Everything that is kept of an activation under way: closing the window loses nothing. No secret.
struct Activation {
    std::int64_t id = 0;
    ActivationStep step = ActivationStep::Signer;
    SignerChoice signer = SignerChoice::Unknown;
    LoginMeans means = LoginMeans::Cmd;
    std::map<Prerequisite, PrerequisiteFact> facts;
    std::int64_t consent = 0; ///< ConsentRecord::id; 0: none yet
    EnrolmentData data;
    std::int64_t account = 0;         ///< SigningAccount::id once it is asked for
    std::int64_t renews = 0;          ///< the account that this one renews
    std::optional<TimePoint> loginAt; ///< when the page was left with a token
    std::optional<TimePoint> waitingSince;
    Failure problem; ///< shown on the current page; reason empty: none
    TimePoint created{};
    TimePoint changed{};
    bool closed = false; ///< done, or given up
};

/// That somebody agreed to a text, word by word. Never changed, never removed.
struct ConsentRecord {
    std::int64_t id = 0;
    enum class Kind { Terms, TokenUse, BatchMode };
    Kind kind = Kind::Terms;
    std::string textVersion; ///< "2026-11"
    Bytes textSha256;
    std::string language; ///< in which it was shown
    TimePoint shownAt{};
    TimePoint acceptedAt{};
    std::string citizen; ///< as SigningAccount, empty before authentication
    std::string nipc;
    std::string programVersion;
};

/// Port, kept by store.
class ActivationRepository {
  public:
    virtual ~ActivationRepository() = default;

    /// Inserts (id 0) or replaces; durable when the call returns. Returns the id.
    virtual std::int64_t save(const Activation& activation) = 0;
    virtual std::optional<Activation> find(std::int64_t id) = 0;

    /// The one that is not closed; the newest, should there be several.
    virtual std::optional<Activation> open() = 0;

    virtual std::int64_t addConsent(const ConsentRecord& record) = 0;
    virtual std::vector<ConsentRecord> consents() = 0; ///< oldest first
};

} // namespace cunho::signing
