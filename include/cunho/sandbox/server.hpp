// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace cunho::sandbox {

/// How a sandbox is started.
struct SandboxOptions {
    std::filesystem::path
        state; ///< folder of its PKI, made at first start; kept, so that chains and addresses stay the same
    bool seedAccount = false;           ///< opens a SAFE account for the seeded citizen
    std::string seedNipc = "500000000"; ///< company of that account
    int leafBits = 3072;
    int authorityBits = 4096; ///< tests take less: RSA-4096 is slow to make
    /// Time-stamp requests in 20 minutes; one more, and every request is refused for 24 hours, as the State's
    /// authority does. 0: no limit.
    int timestampQuota = 0;
    int timeScale = 1; ///< how fast its clock runs, 1 to 10000
    bool keep = false; ///< accounts, attributes and moves of the clock outlive a restart, in the state folder
    bool expiredCmdEncryption = false; ///< the access names a certificate for encryption that has ended
    std::filesystem::path transcript; ///< file to which every exchange is added, without secrets; empty: none
};

/// What a program needs to talk to it; printed as one JSON line by `cunho-sandbox`.
struct SandboxAccess {
    std::string baseUrl;    ///< "https://127.0.0.1:40123"
    std::string controlUrl; ///< the same server past the faults of the network, for the paths below /sandbox/
    std::filesystem::path rootCertificate; ///< PEM
    std::string clientName;
    std::string basicUser;
    std::string basicPassword;    ///< of the sandbox only: no secret
    std::string faClientId;       ///< client_id of authorisation requests to the same address
    std::string pluginUrl;        ///< the stand-in of the Citizen Card's plug-in; a web view must let it in
    std::string cmdApplicationId; ///< of SCMD, a GUID's text
    std::filesystem::path
        cmdEncryption;       ///< PEM: the certificate that phones, PINs and codes are encrypted for
    std::string accessToken; ///< of the seeded account, or empty
    std::string refreshToken;
    std::string nipc;
    std::string timestampUrl; ///< RFC 3161 over plain HTTP
    std::string pkiUrl;       ///< "http://127.0.0.1:40124", which certificates name for OCSP, CRL and issuer
    std::filesystem::path ocspResponder; ///< PEM: the responder to be trusted explicitly, then its root
};

/// One broken rule of the protocol (autenticacao-gov H, strict checks).
struct Violation {
    int check = 0;       ///< 12 to 32 for SAFE, 33 to 42 for SCMD, 43 to 49 for SCAP (and some of SAFE's), 50
    std::string request; ///< "POST /v2/signatures/signHash"
    std::string detail;
};

/// The loopback stand-in for the State's services. Strict: every broken rule is answered with 400 (or as the
/// service answers it: 401, a code of SCMD), the header X-Sandbox-Violation and an entry in
/// /sandbox/violations. Binds 127.0.0.1 only, on a port the system chooses. Beside the services' paths it has
/// some below /sandbox/ by which tests look in and make things go wrong (src/sandbox/control.hpp says what
/// they take).
///
/// Everything in it follows one clock, which may run faster than the given one and jump forward; only the
/// certificate of the TLS port stays valid all the time.
///
/// Time-stamps, OCSP, CRLs and issuers' certificates stand on plain HTTP, as in the real PKI, on a port of
/// their own that stays the same while it is free: certificates name it (src/sandbox/pki_service.hpp).
class SandboxServer {
  public:
    /// Throws Service/SANDBOX_NOT_STARTED, Storage/SANDBOX_FOLDER_UNUSABLE, and what damaged keys bring.
    SandboxServer(SandboxOptions options, Clock& clock);
    ~SandboxServer();
    SandboxServer(const SandboxServer&) = delete;
    SandboxServer& operator=(const SandboxServer&) = delete;

    /// Starts the server threads and returns when it listens; once only. Throws Service/SANDBOX_NOT_STARTED.
    SandboxAccess start();
    void stop();

    std::vector<Violation> violations() const;

    /// Signature values handed out, by digest (lower-case hexadecimal of the SHA-256): more than 1 is a
    /// defect of the client.
    std::vector<std::pair<std::string, int>> signatureCounts() const;

    /// Requests that came over plain HTTP: "tsa", "ocsp", "crl", "ca".
    std::map<std::string, int> pkiCounts() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::sandbox
