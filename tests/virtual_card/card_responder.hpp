// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/http_peer.hpp"
#include "virtual_card/card_pki.hpp"

#include <cunho/core/clock.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace cunho::test {

/// The State's services for virtual cards on 127.0.0.1: OCSP, CRLs and issuers' certificates, for as long as
/// the object lives. A card is told of it by its choice's `url`, before it is made.
///
///     CardResponder state(cardFolder());
///     RunningCards cards("cc2,url=" + state.url());
class CardResponder {
  public:
    explicit CardResponder(std::filesystem::path pki);
    ~CardResponder();
    CardResponder(const CardResponder&) = delete;
    CardResponder& operator=(const CardResponder&) = delete;

    std::string url() const { return "http://" + peer_->address(); }

    /// From now on.
    void revoke(const std::filesystem::path& certificatePem);

    /// How often a kind was asked for: "ocsp", "crl", "ca".
    int asked(const std::string& kind) const;

  private:
    PeerReply reply(const PeerRequest& request);
    Bytes ocsp(const std::string& issuer, ByteView query) const;
    Bytes crl(const std::string& issuer) const;

    mutable std::mutex mutex_;
    std::map<std::string, int> asked_;
    std::map<std::string, TimePoint> revoked_; ///< by serial number
    std::unique_ptr<CardPki> pki_;
    std::unique_ptr<HttpPeer> peer_;
};

} // namespace cunho::test
