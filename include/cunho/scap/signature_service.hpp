// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/http/client.hpp>
#include <cunho/scap/attribute.hpp>
#include <cunho/scap/attribute_service.hpp>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace cunho::scap {

/// The attributes of one provider that somebody signs with.
struct ChosenAttributes {
    AttributeProvider provider;
    std::vector<ProfessionalAttribute> attributes; ///< as they were told, at least one
};

/// By provider, in the order of the first of each. Only what SCAP told can be signed with: others are left
/// out.
std::vector<ChosenAttributes> byProvider(const std::vector<ProfessionalAttribute>& attributes);

/// What a document's provider signature says as its reason, in Portuguese whoever reads it: "Entidade:
/// Olaria, Lda. VATPT-500000000. Na qualidade de: Gerente. Subatributos: Poderes: Todos; Desde: 2020";
/// further attributes begin with "E na qualidade de: " (autenticacao-gov D.5).
std::string reasonOf(const ChosenAttributes& chosen);

/// A document that its citizen signed.
struct CitizenSignedDocument {
    std::string name;
    crypto::Digest attributes; ///< SHA-256 of the DER signed attributes
    Bytes value;
};

/// One signature to be made for each of the documents.
struct SignTransaction {
    std::string process; ///< processId of the authorisation, which goes with every call
    std::string id;      ///< unique within it: "0", "1", …
    Secret sad;
    ChosenAttributes chosen;        ///< of SCAP's own seal, the last one, only who seals
    crypto::CertificateChain chain; ///< leaf first, as long as it came
};

/// SCAP's signature service: authorisation, then for each transaction a request and its outcome
/// (autenticacao-gov D.1, D.2, D.4). A question after 5 s and every 2 s, 50 s at most.
class SignatureService {
  public:
    virtual ~SignatureService() = default;

    /// signHashAuthorization for one to ten documents. `totpKey` as it came with the attributes. A
    /// transaction for each of `chosen`, in SCAP's order, and SCAP's own seal; any other answer is no answer.
    /// Throws Input/CAPACITY_MISSING (nothing chosen), Clock/SCAP_CLOCK_WRONG with {"minutes"} and
    /// Reactivate/SCAP_KEY_OUTDATED (wrong one-time code), Reactivate/SCAP_ATTRIBUTES_OUTDATED (load them
    /// again), Rejected/SCAP_ATTRIBUTES_NONE and SCAP_ATTRIBUTES_EXPIRED, Trust/SCAP_CERTIFICATE_INVALID,
    /// Configuration/SCAP_CLIENT_REFUSED, Service/SCAP_REFUSED with {"code"}, Service/SCAP_UNAVAILABLE,
    /// Service/SCAP_REPLY_INVALID, and as http::Client.
    virtual std::vector<SignTransaction> authorize(const Citizen& citizen,
                                                   const crypto::Certificate& certificate,
                                                   const std::vector<ChosenAttributes>& chosen,
                                                   std::span<const CitizenSignedDocument> documents,
                                                   const Secret& totpKey, const JobContext& job) = 0;

    /// signHash and getSignHashResult: a value for each digest (SHA-256), as many as were authorised, in
    /// their order, not yet verified. Where the reply to the first is lost, the outcome is asked for all the
    /// same. Throws as above, Service/SCAP_NOT_READY and Service/SCAP_RESULT_GONE.
    virtual std::vector<Bytes> sign(const SignTransaction& transaction,
                                    std::span<const crypto::Digest> digests, const Secret& totpKey,
                                    const JobContext& job) = 0;
};

std::unique_ptr<SignatureService> makeSignatureService(ScapOptions options, http::Client& http, Clock& clock);

} // namespace cunho::scap
