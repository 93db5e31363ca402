// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/signature_algorithm.hpp>
#include <cunho/signing/dtbsr.hpp>

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace cunho::signing {

/// A key somewhere and the certificates that go with it (CSC API's word).
struct Credential {
    std::string id;
    std::string provider;                 ///< registry name: "safe", "cmd", "soft-key", …
    crypto::CertificateChain chain;       ///< leaf first
    crypto::SignatureAlgorithm algorithm; ///< of the values that it is asked for
    std::size_t batchLimit = 1;           ///< values per authorisation
    bool foreignDocuments = true;         ///< may sign what is no issued invoice
    std::string onlyNipc;                 ///< issued invoices of this company only; empty: any
    bool qualified = false; ///< said by the certificate and its service; shown only with a trusted list
    bool sandbox = false;   ///< of the sandbox's PKI: without legal value

    /// Throws Rejected/PURPOSE_NOT_SERVED, naming document and provider, when it may not sign for `purpose`.
    void requirePurpose(const Purpose& purpose, const std::string& documentName) const;
};

/// Takes each result as it arrives, so that what was signed is never lost.
class SignatureSink {
  public:
    virtual ~SignatureSink() = default;

    /// A value verified with the credential's certificate. May throw; the provider lets it pass.
    virtual void signedValue(const std::string& dtbsrId, ByteView value) = 0;

    /// This one failed for good; the others go on.
    virtual void failed(const std::string& dtbsrId, const Failure& failure) = 0;
};

/// What a person is asked for while signing.
struct Question {
    enum class Kind {
        CardPin,     ///< a card's or token's signature PIN
        PinPad,      ///< the reader itself asks for it: the answer is an empty secret, "go on"
        NewCardPin,  ///< the one that takes its place
        CmdPin,      ///< the signature PIN of the Chave Móvel Digital
        OneTimeCode, ///< what came to the phone: from here on the documents are signed
        Password
    };
    Kind kind = Kind::Password;
    /// The next one to be signed, then those that follow it; with CmdPin and OneTimeCode all that this PIN or
    /// code signs, spelled as the person's phone will spell them.
    std::vector<std::string> documentNames;
    std::string purpose; ///< why, in one line
    std::optional<int> triesLeft;
    std::string holder;                    ///< whose card or token, as its certificate says; may be empty
    std::string reader;                    ///< where it is; may be empty
    bool refused = false;                  ///< the one before was wrong
    bool oneForAll = false;                ///< it will sign all the documents, as the person chose before
    bool offersForAll = false;             ///< it may sign the documents that follow, too: see Answer::forAll
    std::string sentTo;                    ///< the phone, all but its last digits hidden: "+351 *****6666"
    std::optional<TimePoint> expires{};    ///< of a code: when the service stops taking it
    std::optional<TimePoint> resendFrom{}; ///< from when on another code may be sent; nothing: none any more
};

/// What a person answers.
struct Answer {
    Secret secret;
    /// The person chose this PIN for the documents that follow, too: they are not asked for it again in this
    /// `sign`. Heeded where the question offered it.
    bool forAll = false;
    /// No code came: another one is to be sent. The secret is empty. Heeded where the question offered it.
    bool resend = false;

    Answer(Secret typed, bool all = false) : secret(std::move(typed)), forAll(all) {}

    static Answer another() {
        Answer out{Secret{}};
        out.resend = true;
        return out;
    }
};

/// Asks a person, from any thread. Nothing means that the person declined.
class Prompter {
  public:
    virtual ~Prompter() = default;
    virtual std::optional<Answer> ask(const Question& question, const JobContext& job) = 0;
};

/// Declines everything: batch runs and providers that never ask.
class SilentPrompter final : public Prompter {
  public:
    std::optional<Answer> ask(const Question&, const JobContext&) override { return std::nullopt; }
};

/// Makes signature values: card, service, token or file.
class SignatureProvider {
  public:
    virtual ~SignatureProvider() = default;

    /// The credential, fetched at first use. Errors as its transport has them.
    virtual Credential credential(const JobContext& job) = 0;

    /// Signs every item, in batches of the credential's limit. Each result goes to the sink once. Throws when
    /// the whole job cannot go on (no connection, token refused, stopped); items not yet given to the sink
    /// stay as the journal has them and may be signed again by another call.
    virtual void sign(std::span<const Dtbsr> items, SignatureSink& sink, Prompter& prompter,
                      const JobContext& job) = 0;
};

} // namespace cunho::signing
