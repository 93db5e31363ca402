// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/certificate.hpp>
#include <cunho/signing/card_catalogue.hpp>
#include <cunho/signing/provider.hpp>
#include <cunho/signing/revocation_source.hpp>
#include <cunho/smartcard/readers.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cunho::providers {

/// How a Citizen Card is used.
struct CitizenCardOptions {
    std::string reader; ///< empty: the only one with a Citizen Card in it
    /// One PIN for all items of a `sign`, because the person chose it for this batch; else one for each,
    /// unless the person says so when asked (signing::Answer::forAll).
    bool onePinForAll = false;
    bool usePinPad = true;   ///< where the reader has one
    bool pss = false;        ///< RSASSA-PSS, where the card can (CC1 of applet 4); else PKCS#1 v1.5
    std::string civilNumber; ///< only this person's card, as CardSummary::civilNumber; empty: any
    /// Known issuers: the State's authorities, for chains that the card does not carry (CC2).
    std::vector<crypto::Certificate> authorities;
};

/// The Portuguese Citizen Card, by its contacts: CC1 (IAS v3 and v4, RSA) and CC2 (IAS v5, ECDSA P-256).
///
/// The tries left are read before the PIN is asked for, and the PIN is asked for before the transaction
/// begins. VERIFY stands right before each signature in the same transaction and is never sent twice for one
/// PIN that was typed; every value is verified with the certificate before it is given on. Facts: ISO/IEC
/// 7816-4 and -8; the card as autenticacao.gov's open middleware speaks to it.
class CitizenCardProvider final : public signing::SignatureProvider {
  public:
    /// `issuers` answers where to find an issuer that neither card nor `authorities` have; null: nobody. What
    /// is referred to must outlive it.
    CitizenCardProvider(smartcard::Readers& readers, CitizenCardOptions options,
                        signing::RevocationSource* issuers);
    ~CitizenCardProvider() override;

    /// Throws NotFound/CARD_NONE (no reader with a Citizen Card), Input/CARD_CHOOSE_READER with {"readers"}
    /// (more than one), Unsupported/CARD_FOREIGN with {"reader"}, Unsupported/CARD_CONTACTLESS with
    /// {"reader"}, Rejected/CARD_OF_ANOTHER with {"number"}, Rejected/CARD_SIGNATURE_INACTIVE,
    /// Service/CARD_REFUSED with {"status"}, Trust/CARD_CERTIFICATE_INVALID, and as Readers and Session. Read
    /// anew when the card was taken out since; the chain is as long as what can be had, with or without
    /// network.
    signing::Credential credential(const JobContext& job) override;

    /// What the card cannot make goes to the sink as Unsupported/CARD_ALGORITHM_UNSUPPORTED with
    /// {"algorithm"}. Asks with Question::Kind::CardPin, or PinPad (an empty secret means: go on). Throws
    /// Credential/CARD_PIN_BLOCKED, Declined/PIN_DECLINED, Credential/CARD_PIN_WRONG with {"tries"} when
    /// nobody types another one, Credential/CARD_PIN_TIMEOUT and Declined/CARD_PIN_CANCELLED of a PIN pad,
    /// Conflict/CARD_CHANGED (another card than the one the items were prepared for), Conflict/CARD_REMOVED,
    /// Integrity/SIGNATURE_VALUE_WRONG (nothing is embedded), and as above.
    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
              signing::Prompter& prompter, const JobContext& job) override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Readers and Citizen Cards for the window. `readers` must outlive it, and is used by it alone.
std::unique_ptr<signing::CardCatalogue> makeCardCatalogue(smartcard::Readers& readers,
                                                          std::vector<crypto::Certificate> authorities);

} // namespace cunho::providers
