// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/faults.hpp"
#include "sandbox/pki.hpp"
#include "sandbox/timestamp_limit.hpp"

#include <cunho/core/bytes.hpp>

#include <condition_variable>
#include <map>
#include <mutex>

namespace cunho::sandbox {

/// What came over plain HTTP.
struct PkiRequest {
    std::string method;
    std::string path; ///< percent-decoded, without query
    std::string contentType;
    std::string body{};
};

struct PkiReply {
    int status = 200;
    std::string contentType = "text/plain";
    std::string body{};
    std::string allow{};    ///< header Allow, with 405
    std::string location{}; ///< with 307
};

/// The public key infrastructure's services without their wire, as certificates name them. Safe for threads.
///
///     POST /tsa                  RFC 3161
///     POST /ocsp/ISSUER          RFC 6960 appendix A.1
///     GET  /ocsp/ISSUER/BASE64   likewise
///     GET  /crl/ISSUER.crl       RFC 5280
///     GET  /ca/ISSUER.cer        the issuer's certificate in DER
///
/// ISSUER is one of `Pki::issuer`. Another method is answered 405, another content type 415, another path
/// 404.
class PkiService {
  public:
    /// `timestampQuota` 0: no limit.
    PkiService(const Pki& pki, FaultRules& faults, Clock& clock, int timestampQuota)
        : pki_(pki), faults_(faults), clock_(clock), limit_(timestampQuota) {}

    PkiReply handle(const PkiRequest& request);

    /// For the header Date.
    TimePoint now() const { return clock_.now(); }

    /// `{"serialNumber","at"?}`: revoked from that moment on, "2026-11-23T09:15:00Z", or from now. Throws
    /// Input/SANDBOX_BAD_FAULT and Input/BAD_DATE.
    void revoke(const nlohmann::json& values);

    /// Requests that came, by kind: "tsa", "ocsp", "crl", "ca".
    std::map<std::string, int> counts() const;

    /// As after a start. Replies that a fault holds back go out.
    void reset();

    /// Replies that a fault holds back go out, and no other is held back any more.
    void stop();

  private:
    PkiReply timestamp(const Mishap& mishap, const std::string& query);
    PkiReply ocsp(const Mishap& mishap, const Identity& issuer, const std::string& query) const;
    PkiReply crl(const Mishap& mishap, const std::string& name, const Identity& issuer) const;

    const Pki& pki_;
    FaultRules& faults_;
    Clock& clock_;
    mutable std::mutex mutex_;
    std::condition_variable released_;
    std::map<std::string, int> counts_;
    std::map<std::string, TimePoint> revoked_; ///< by serial number
    TimestampLimit limit_;
    int releases_ = 0; ///< grows with each reset
    bool stopped_ = false;
};

} // namespace cunho::sandbox
