// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::sandbox {

/// The attribute that allows to sign invoices (autenticacao-gov D.6).
inline constexpr std::string_view invoiceAttribute = "Assinatura de faturas eletrónicas";
inline constexpr std::string_view invoiceIdentifier = "Assinatura_de_faturas_eletrónicas";

/// A capacity in a company as the professional attributes have it, perhaps with the invoice attribute
/// (autenticacao-gov D.6).
struct AttributeGrant {
    enum class State { Pending, Active, Expired };
    std::string nipc;
    std::string company;         ///< as registered
    std::string capacity;        ///< "Gerente", "Administrador", "Diretor", "Procurador", …
    bool invoices = false;       ///< with "Assinatura de faturas eletrónicas"
    State state = State::Active; ///< Active turns into Expired by the clock
    TimePoint since{};
    TimePoint until{};
};

/// Somebody who can authenticate. PINs and codes of the sandbox are no secrets.
struct Citizen {
    enum class MustChange { Nothing, CmdPins, SignaturePin }; ///< SCMD's 901 and 902
    char letter = 'A';                                        ///< the actor of autenticacao-gov H
    std::string documentType = "BI";                          ///< BI, PAS, TR:, CR:
    std::string documentCountry = "PT";
    std::string documentNumber; ///< of BI 8 digits, no check digit
    std::string givenName;
    std::string lastName;
    Date born{};
    Date documentValidUntil{};
    std::string phone; ///< "+351 912000001"
    std::string authenticationPin;
    std::string signaturePin;
    bool cmdSignature = true; ///< the CMD may sign
    bool soleTrader = false;
    MustChange mustChange = MustChange::Nothing;
    std::vector<AttributeGrant> attributes;
};

/// A message on a citizen's phone.
struct SmsMessage {
    TimePoint at{};
    std::string phone;
    std::string text; ///< in the real wording, with the code
};

/// Who lives in the sandbox, what they may do, and what came to their phones. Shared by all services; safe
/// for threads. Copies go out, so that nobody holds what another changes.
///
/// Fixed seed: A eligible manager of 500000000, B manager without the invoice attribute, C attribute expired,
/// D foreign (passport), E manager of two companies (the attribute of the second ends in 20 days), F
/// attribute pending, G CMD without signature, H must change the CMD PINs (901), I must change the signature
/// PIN (902), J a sole trader, K proxy for one year, L a second manager of A's company.
///
/// The first has the phone +351 912000001, the document 10000001, the authentication PIN 135701 and the
/// signature PIN 246801; the others count on from there (D's document is the passport GB P0000004).
class Registry {
  public:
    /// `nipc`: company of A and L, others have fixed ones.
    Registry(Clock& clock, std::string nipc);

    std::vector<Citizen> citizens() const;
    std::optional<Citizen> byPhone(const std::string& phone) const; ///< in any usual notation
    std::optional<Citizen> byDocument(const std::string& type, const std::string& country,
                                      const std::string& number) const;
    std::optional<Citizen> byLetter(char letter) const;

    /// The attributes with their state as of now. Empty for an unknown citizen.
    std::vector<AttributeGrant> attributesOf(const std::string& documentNumber) const;

    /// Whether this citizen may sign invoices of this company now: capacity and invoice attribute, both
    /// active.
    bool maySignInvoices(const std::string& documentNumber, const std::string& nipc) const;

    /// When that right ends; nothing when there is none now.
    std::optional<TimePoint> invoicesUntil(const std::string& documentNumber, const std::string& nipc) const;

    /// Inserts, or replaces the grant of the same company and capacity. False for an unknown citizen.
    bool grant(const std::string& documentNumber, const AttributeGrant& attribute);

    void sendSms(const std::string& phone, std::string text);
    std::vector<SmsMessage> messages() const; ///< oldest first

    /// Seed data again, no messages.
    void reset();

  private:
    void seed();
    std::optional<Citizen> find(const std::function<bool(const Citizen&)>& fits) const;

    Clock& clock_;
    std::string nipc_;
    mutable std::mutex mutex_;
    std::vector<Citizen> citizens_;
    std::vector<SmsMessage> messages_;
};

} // namespace cunho::sandbox
