// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "crypto/crypto_test.hpp"
#include "crypto/signed_data.hpp"

#include <cunho/crypto/timestamp.hpp>

#include <gtest/gtest.h>

namespace cunho::crypto {

inline std::vector<std::string> joined(std::vector<std::string> first,
                                       const std::vector<std::string>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// A time-stamp authority of our own, and the openssl program as another.
class TimestampTest : public ::testing::Test {
  protected:
    Bytes reply(const TimestampIssue& issue) const { return reply(request_, issue); }

    Bytes reply(const TimestampRequest& request, const TimestampIssue& issue) const {
        return issueTimestampReply(request.der, pki_.timestampKey(), pki_.timestampChain(), issue);
    }

    TimestampIssue now() const {
        TimestampIssue issue;
        issue.time = time_;
        return issue;
    }

    /// A CMS made by the openssl program around the TSTInfo of a good token.
    Bytes opensslToken(const std::vector<std::string>& options) const {
        const SignedDataView good(acceptTimestampReply(reply(now()), request_).der);
        openssl_.write("tst.der", good.content);
        std::vector<std::string> call{"cms",      "-sign",    "-binary",        "-nodetach",
                                      "-in",      "@tst.der", "-econtent_type", "1.2.840.113549.1.9.16.1.4",
                                      "-outform", "DER",      "-out",           "@token.der"};
        call.insert(call.end(), options.begin(), options.end());
        openssl_.must(call);
        return openssl_.read("token.der");
    }

    std::vector<std::string> authority() const {
        return {"-signer",   pki_.timestampFile().string(),       "-inkey", pki_.timestampKeyFile().string(),
                "-certfile", pki_.timestampIssuingFile().string()};
    }

    /// A TimeStampResp with status granted around any token.
    static Bytes granted(ByteView token) {
        static constexpr Byte status[] = {der::Sequence, 0x03, der::Integer, 0x01, 0x00};
        return der::element(der::Sequence, {status, token});
    }

    test::TestPki pki_;
    test::Openssl openssl_;
    TimePoint time_ = test::day(2026, 11, 25) + std::chrono::milliseconds(43'200'120);
    Digest imprint_ = sha256(asBytes("o valor da assinatura"));
    TimestampRequest request_ = TimestampRequest::make(imprint_);
};

} // namespace cunho::crypto
