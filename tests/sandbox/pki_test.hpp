// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "crypto/crypto_test.hpp"
#include "sandbox_test.hpp"

#include <cunho/crypto/revocation.hpp>
#include <cunho/crypto/timestamp.hpp>

namespace cunho::test {

/// A client of the sandbox's PKI that finds every address in certificates.
class PkiTalk : public Talk {
  public:
    explicit PkiTalk(const sandbox::SandboxOptions& options = sharedOptions()) : Talk(options) {
        // Other programs look at the machine's clock.
        clock.advance(SystemClock().now() - clock.now());
        list();
        chain = certificatesOf(credentialInfo());
    }

    crypto::CertificateChain chain; ///< signer, authority, root

    const crypto::Certificate& signer() const { return chain.at(0); }
    const crypto::Certificate& authority() const { return chain.at(1); }
    const crypto::Certificate& root() const { return chain.at(2); }

    std::vector<crypto::Certificate> responders() const {
        return crypto::Certificate::listFromFile(readFile(access.ocspResponder));
    }

    /// "/tsa" of "http://127.0.0.1:40124/tsa".
    std::string pathOf(const std::string& url) const {
        EXPECT_TRUE(url.starts_with(access.pkiUrl + "/")) << url;
        return url.substr(access.pkiUrl.size());
    }

    httplib::Result post(const std::string& url, ByteView body, const char* type) const {
        return client().Post(pathOf(url), std::string(asText(body)), type);
    }
    httplib::Result get(const std::string& url) const { return client().Get(pathOf(url)); }

    httplib::Result askTime(const crypto::TimestampRequest& request) const {
        return post(access.timestampUrl, request.der, "application/timestamp-query");
    }

    crypto::RevocationEvidence askOcsp(const crypto::Certificate& certificate,
                                       const crypto::Certificate& issuer) const {
        const auto request = crypto::OcspRequest::make(certificate, issuer);
        const auto reply = post(certificate.ocspUrls().at(0), request.der, "application/ocsp-request");
        return crypto::readOcspResponse(asBytes(reply->body), certificate, issuer, responders(),
                                        request.nonce);
    }

    crypto::RevocationEvidence askCrl(const crypto::Certificate& certificate,
                                      const crypto::Certificate& issuer) const {
        return crypto::readCrl(asBytes(get(certificate.crlUrls().at(0))->body), certificate, issuer);
    }

    httplib::Client client() const {
        httplib::Client made(access.pkiUrl);
        made.set_follow_location(false);
        return made;
    }
};

} // namespace cunho::test
