// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/http/client.hpp>
#include <cunho/signing/provider.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::providers {

/// How to reach SCMD, the State's signing service of the Chave Móvel Digital, and as which program
/// (autenticacao-gov C.1, C.2).
struct CmdClient {
    Environment environment = Environment::Sandbox;
    std::string url;           ///< of SCMDService.svc
    std::string applicationId; ///< given by the agency, a GUID's text; Base64 is made here
    std::string basicUser;
    Secret basicPassword;
    /// The service's own, with whose key phone, PIN and code are encrypted. It is replaced now and then.
    std::optional<crypto::Certificate> encryption{};
    /// Where the chain of a citizen's certificate must end; empty: the environment's authorities are not
    /// known here, the chain must be sound up to the last certificate that came.
    std::vector<crypto::Certificate> anchors{};
};

/// A phone as the service wants it, "+351 912345678": prefix, one space, number. Takes every usual notation:
/// "912 345 678", "00351912345678", "+351-912-345-678", "(+351) 912345678"; without prefix it is Portuguese.
/// Throws Input/CMD_PHONE_INVALID.
std::string cmdPhone(std::string_view typed);

/// All but the last four digits hidden: "+351 *****6666".
std::string maskedPhone(const std::string& phone);

/// The days until the service's encryption certificate ends; it is to be replaced in time. Negative: it has
/// ended. Throws Configuration/CMD_ENCRYPTION_MISSING.
std::chrono::days encryptionDaysLeft(const CmdClient& client, TimePoint now);

/// Warned about from here on.
constexpr std::chrono::days encryptionWarning{60};

/// Chave Móvel Digital: PIN and code for each batch of up to a hundred documents.
///
/// The PIN is asked for each batch and never kept; nothing is repeated with the same PIN. Steps are reported
/// as they happen: "cmd-certificate", "cmd-request", "cmd-code", "cmd-values". Every value is verified with
/// the certificate before the sink has it; those that came are given on even where others are missing. A code
/// that was sent is the point of no return: a job that is stopped then still takes its values.
/// Reference: SCMDService.wsdl and its document V1.12; autenticacao-gov C.
class CmdProvider final : public signing::SignatureProvider {
  public:
    /// `phone` as `cmdPhone` gives it. All that is referred to must outlive it.
    CmdProvider(const CmdClient& client, std::string phone, http::Client& http, Clock& clock);
    ~CmdProvider() override;

    /// GetCertificate. The chain is put in order here. Throws Rejected/CMD_NOT_ACTIVE (no account, or its
    /// signature is not active: W25), Configuration/CMD_CLIENT_REFUSED, CMD_ADDRESS_WRONG with {"url"},
    /// CMD_ENCRYPTION_MISSING and CMD_ENCRYPTION_EXPIRED with {"date"}, Trust/CMD_CERTIFICATE_INVALID,
    /// Service/CMD_UNAVAILABLE (5xx and SOAP faults), Service/CMD_INACTIVE (817), Service/CMD_REFUSED with
    /// {"code","field"}, Service/CMD_REPLY_INVALID, Network/CMD_REPLY_LOST (nothing is signed; it may be
    /// asked again), and as http::Client.
    signing::Credential credential(const JobContext& job) override;

    /// SCMDSign for one item, SCMDMultipleSign for two to a hundred, more are cut into batches; then
    /// ForceSMS, where the person wants another code (from 30 s after the one before, at most three), and
    /// ValidateOtp. Asks with Question::Kind::CmdPin and OneTimeCode.
    ///
    /// Names are shown, and sent, as far as a phone shows them: 44 code points, no two alike in a batch. What
    /// is not to be signed by RSA PKCS#1 v1.5 over SHA-256 fails alone with
    /// Unsupported/CMD_ALGORITHM_UNSUPPORTED.
    ///
    /// Throws as above and Declined/PIN_DECLINED, Declined/CODE_DECLINED, Input/CMD_PIN_LENGTH with
    /// {"least","most"} (nothing was sent), Credential/CMD_PIN_WRONG and CMD_CODE_WRONG when nobody types
    /// another one or the third was wrong, Conflict/CMD_PROCESS_OVER (816, or five minutes went
    /// by), Rejected/CMD_CHANGE_PINS (901) and CMD_CHANGE_SIGNATURE_PIN (902) with the mandated texts,
    /// Network/CMD_CODE_REPLY_LOST (what was signed is unknown: a new PIN and a new code are needed),
    /// Service/CMD_VALUES_MISSING with {"count","total"} (those may be signed again),
    /// Conflict/CMD_CERTIFICATE_CHANGED, Integrity/SIGNATURE_VALUE_WRONG (that value is not embedded).
    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
              signing::Prompter& prompter, const JobContext& job) override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::providers
