// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/activate_signature.hpp>
#include <cunho/app/signing_accounts.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/reason_text.hpp>
#include <cunho/scap/attribute.hpp>
#include <cunho/signing/vault.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cunho::ui {

/// A text that a person agrees to, in the window's language.
struct LegalText {
    std::string version; ///< "2026-11"
    std::string language;
    std::string title; ///< may be empty
    struct Part {
        std::string heading; ///< may be empty
        std::string text;
    };
    std::vector<Part> parts;
};

/// How to come by a prerequisite, with where and when that was looked up.
struct Guidance {
    std::vector<std::string> steps;
    std::string cost;     ///< what it costs and how long it is valid; may be empty
    std::string link;     ///< https; may be empty
    std::string linkName; ///< of the page
    Date checked{};       ///< when somebody last read the source
};

/// A way to sign that a document type may have by default.
struct ProviderChoice {
    std::string id; ///< "safe", "citizen-card"
    std::string name;
    bool available = false;
};

/// The default provider of one kind of document.
struct ProviderDefault {
    std::string setting; ///< name in `Settings`
    std::string document;
    std::string chosen;
    std::vector<ProviderChoice> choices;
};

/// What the pages of an activation show beside its state.
struct ActivationScene {
    Environment environment = Environment::Sandbox;
    std::string company;
    std::string nipc;
    std::string email;
    Date today{};
    TimePoint now{};
    LegalText consent;
    std::map<signing::Prerequisite, Guidance> guidance;
    Guidance portalAccounts; ///< where a blocked or forgotten account is cancelled
    Guidance invoiceAttribute;
    std::string handOver;            ///< plain text
    std::optional<Failure> obstacle; ///< why the State's page cannot be shown here
    app::LimitProposal limit;
    std::optional<signing::SigningAccount> account; ///< the one being opened, once there is one
    std::vector<signing::SigningAccount> earlier;   ///< live ones of this company
    std::vector<ProviderDefault> providers;
    int waiting = 0; ///< issued documents that wait for a signature
    bool blocked = false;
    std::optional<TimePoint> nextQuestion; ///< when the background asks for the certificate again
};

/// Everything that *Assinatura Digital Qualificada* shows.
struct SigningOverview {
    std::string company;
    std::string nipc;
    TimePoint now{};
    LegalText terms;
    std::optional<TimePoint> termsAccepted; ///< this version of them
    std::vector<signing::SigningAccount> accounts;
    std::vector<app::AccountNotice> notices;
    std::optional<signing::Activation> underWay;
    std::vector<ProviderDefault> providers;
    int attributes = 0; ///< active ones
    signing::Vault::State vault = signing::Vault::State::Absent;
    std::string protection; ///< "secret-service", "scrypt"
    int idleMinutes = 0;    ///< 0: never
};

/// What is known of professional attributes, per citizen.
struct AttributeOverview {
    std::string nipc;
    TimePoint now{};
    std::vector<scap::Citizen> citizens;
    std::vector<scap::ProfessionalAttribute> attributes;
    std::optional<TimePoint> pendingSince; ///< the person said so
    Guidance guidance;
};

/// Port: what the pages about the State's signature ask for. Every function may block, throws `Error` and is
/// called on a worker, one lane at a time; none of them holds a secret longer than its call.
class SigningDesk {
  public:
    virtual ~SigningDesk() = default;

    virtual SigningOverview overview(Language language) = 0;
    virtual void acceptTerms(const LegalText& shown, TimePoint shownAt) = 0;
    virtual TimePoint now() const = 0; ///< never blocks

    // An activation; see app::ActivateSignature.
    virtual std::optional<signing::Activation> underWay() = 0;
    virtual signing::Activation begin(std::int64_t renews) = 0;
    virtual signing::Activation send(signing::Activation state, const app::ActivationEvent& event,
                                     const JobContext& job) = 0;
    virtual signing::Activation resume(signing::Activation state, const JobContext& job) = 0;
    virtual ActivationScene scene(const signing::Activation& state, Language language) = 0;

    // Accounts; see app/signing_accounts.hpp.
    virtual void cancel(std::int64_t account, const JobContext& job) = 0;
    virtual std::vector<std::pair<std::int64_t, Failure>> cancelAll(const JobContext& job) = 0;
    virtual std::string calendar(std::int64_t account) = 0;
    virtual void chooseProvider(const std::string& setting, const std::string& provider) = 0;

    // Professional attributes.
    virtual AttributeOverview attributes(Language language) = 0;

    /// Asks the State's page and SCAP anew, with an authentication of the person.
    virtual AttributeOverview checkAttributes(Language language, const JobContext& job) = 0;

    // The vault. An empty passphrase means the desktop's keyring.
    virtual void protect(Secret passphrase,
                         const JobContext& job) = 0; ///< creates it, or changes the protection
    virtual void unlock(Secret passphrase, const JobContext& job) = 0;
    virtual void lock() = 0;
    virtual void setIdleMinutes(int minutes) = 0;
    virtual void touch() = 0;                             ///< somebody is at work; never blocks
    virtual bool lockWhenIdle() = 0;                      ///< true: it has just locked; never blocks
    virtual signing::Vault::State vaultState() const = 0; ///< never blocks

    /// A report without secrets; `page` names where the person was.
    virtual void writeDiagnostics(const std::filesystem::path& file, const std::string& page) = 0;
};

} // namespace cunho::ui
