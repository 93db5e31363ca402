// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/oid.hpp"
#include "crypto/timestamp_test.hpp"

#include <algorithm>
#include <functional>

namespace cunho::crypto {
namespace {

using TokenIntegrity = TimestampToken::Integrity;
using Profile = CertificateRequest::Profile;

class TimestampRefusalTest : public TimestampTest {
  protected:
    /// "Fault/REASON: detail or why", or "accepted".
    std::string answer(ByteView reply) const {
        try {
            acceptTimestampReply(reply, request_);
        } catch (const Error& error) {
            const auto why = error.params().find("why");
            return std::string(faultName(error.fault())) + "/" + error.reason() + ": " +
                   (why == error.params().end() ? error.detail() : why->second);
        }
        return "accepted";
    }

    Bytes replyWith(void (*change)(TimestampIssue&)) const {
        TimestampIssue issue = now();
        change(issue);
        return reply(issue);
    }

    /// A reply signed by a certificate with this profile or, with none, by one that openssl made.
    Bytes replyBy(Profile profile) const {
        const auto certificate = issueCertificate(test::requestFor(profile, "Outro"), pki_.timestampKey(),
                                                  pki_.timestampIssuing(), pki_.timestampIssuingKey());
        return issueTimestampReply(request_.der, pki_.timestampKey(), {certificate}, now());
    }

    Bytes replyByUse(const std::string& use) const {
        openssl_.must({"req", "-x509", "-key", pki_.timestampKeyFile().string(), "-out", "@use.pem", "-subj",
                       "/CN=Uso", "-addext", "extendedKeyUsage=" + use});
        const auto certificate = Certificate::fromPem(asText(openssl_.read("use.pem")));
        return issueTimestampReply(request_.der, pki_.timestampKey(), {certificate}, now());
    }

    /// A good reply in which the first `from` has become `to`, of the same length.
    Bytes replaced(ByteView from, ByteView to) const {
        Bytes changed = reply(now());
        const auto at = std::search(changed.begin(), changed.end(), from.begin(), from.end());
        EXPECT_NE(at, changed.end());
        EXPECT_EQ(from.size(), to.size());
        std::copy(to.begin(), to.end(), at);
        return changed;
    }

    /// A good token for another TSTInfo: what openssl signs when its text was edited.
    Bytes withTstInfo(const std::function<void(Bytes&)>& edit) const {
        Bytes tstInfo = SignedDataView(acceptTimestampReply(reply(now()), request_).der).content;
        edit(tstInfo);
        openssl_.write("edited.der", tstInfo);
        return granted(opensslToken(joined(authority(), {"-cades", "-in", "@edited.der"})));
    }
};

TEST_F(TimestampRefusalTest, EachLieIsNamed) {
    struct Case {
        const char* name;
        Bytes reply;
        const char* expected;
    };
    const auto good = acceptTimestampReply(reply(now()), request_);
    Bytes badSignature = reply(now());
    badSignature.back() ^= 1U;
    Bytes longer = reply(now());
    longer.push_back(0);
    const std::vector<std::string> second{"-signer", pki_.leafFile().string(), "-inkey",
                                          pki_.leafKeyFile().string()};
    const auto cades = joined(authority(), {"-cades"});
    const Bytes rejected{0x30, 0x09, 0x30, 0x07, 0x02, 0x01, 0x02, 0x03, 0x02, 0x07, 0x80};
    const Bytes silent{0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x03};
    const Bytes badText{0x30, 0x0C, 0x30, 0x0A, 0x02, 0x01, 0x02, 0x30, 0x05, 0x0C, 0x03, 'a', 0xFF, '\n'};
    const std::vector<Case> cases{
        {"refused with text", refuseTimestamp("Limite de 20 pedidos excedido"),
         "Rejected/TIMESTAMP_REFUSED: Limite de 20 pedidos excedido"},
        {"refused with a code", rejected, "Rejected/TIMESTAMP_REFUSED: badAlg"},
        {"refused without a word", silent, "Rejected/TIMESTAMP_REFUSED: status 3"},
        {"refused in broken UTF-8", badText, "Rejected/TIMESTAMP_REFUSED: a"},
        {"nothing", {}, "an element is cut off"},
        {"text", toBytes("<html>Service unavailable</html>"), "than"},
        {"granted, no token", granted({}), "granted, but without a token"},
        {"bytes behind", longer, "bytes follow the reply"},
        {"another imprint", replyWith([](auto& issue) { issue.wrongImprint = true; }), "another imprint"},
        {"another nonce", replyWith([](auto& issue) { issue.wrongNonce = true; }), "another nonce"},
        {"no ESS", replyWith([](auto& issue) { issue.withoutEss = true; }), "signing-certificate is missing"},
        {"signature", badSignature, "the signature value does not hold"},
        {"digest", replaced(toBytes("20261125120000.12Z"), toBytes("20261125120001.12Z")),
         "not what the time-stamp authority signed"},
        {"two signers", granted(opensslToken(joined(cades, second))), "more than one signer"},
        {"no certificate", granted(opensslToken(joined(authority(), {"-cades", "-nocerts"}))), "not inside"},
        {"no attributes", granted(opensslToken(joined(authority(), {"-noattr"}))),
         "the signed attributes are missing"},
        {"other content", replaced(oid::tstInfo, oid::signatureTimeStampToken), "no TSTInfo"},
        {"wrong use", replyBy(Profile::OcspResponder), "not for time-stamping"},
        {"no use", replyBy(Profile::QualifiedLeaf), "not for time-stamping"},
        {"use not critical", replyByUse("timeStamping"), "does not say so critically"},
        {"use not alone", replyByUse("critical,timeStamping,codeSigning"), "not for time-stamping alone"},
        {"unknown digest", granted(opensslToken(joined(cades, {"-md", "sha224"}))),
         "an unknown digest algorithm"},
        {"another version", withTstInfo([](Bytes& tst) { tst[tst[1] == 0x81 ? 5 : 4] = 2; }), "version"},
    };
    for (const auto& each : cases) {
        const std::string found = answer(each.reply);
        EXPECT_NE(found.find(each.expected), std::string::npos) << each.name << ": " << found;
    }
    EXPECT_EQ(answer(granted(good.der)), "accepted");
}

TEST_F(TimestampRefusalTest, ATimeThatDoesNotExistIsNamed) {
    const std::string good = "20261125120000.12Z";
    for (const char* time :
         {"20260230120000.12Z", "20261301120000.12Z", "20261125240000.12Z", "20261125126000.12Z",
          "20261125120060.12Z", "20261125120000,12Z", "20261125120000.1xZ", "20261125120000.12z",
          "2026112512000000+0", "202611251200000.1Z", "+0261125120000.12Z"}) {
        const auto reply = withTstInfo([&](Bytes& tstInfo) {
            const auto at = std::search(tstInfo.begin(), tstInfo.end(), good.begin(), good.end());
            ASSERT_NE(at, tstInfo.end());
            std::copy_n(time, good.size(), at);
        });
        EXPECT_NE(answer(reply).find("a genTime that"), std::string::npos) << time << ": " << answer(reply);
    }
}

TEST_F(TimestampRefusalTest, ACutTokenIsUnreadableAtEveryLength) {
    const Bytes good = acceptTimestampReply(reply(now()), request_).der;
    for (std::size_t length = 0; length < good.size(); ++length)
        ASSERT_EQ(readTimestampToken(ByteView(good).first(length)).integrity, TokenIntegrity::Unreadable)
            << length;
}

TEST_F(TimestampRefusalTest, ACutReplyIsNamedAtEveryLength) {
    for (const Bytes& whole : {reply(now()), refuseTimestamp("Limite excedido")}) {
        for (std::size_t length = 0; length < whole.size(); ++length)
            ASSERT_TRUE(answer(ByteView(whole).first(length)).starts_with("Service/TIMESTAMP_REPLY_INVALID"))
                << length;
    }
}

TEST_F(TimestampRefusalTest, AFlippedBitNeverMovesTheTime) {
    const auto good = acceptTimestampReply(reply(now()), request_);
    // Not every byte: each costs a public-key check.
    for (std::size_t at = 0; at < good.der.size(); at += 5) {
        Bytes flipped = good.der;
        flipped[at] ^= static_cast<Byte>(1U << (at % 8));
        const auto read = readTimestampToken(flipped);
        if (read.integrity != TokenIntegrity::Good)
            continue;
        ASSERT_EQ(read.time, good.time) << at;
        ASSERT_EQ(read.imprint, good.imprint) << at;
        ASSERT_EQ(read.authority, good.authority) << at;
    }
}

} // namespace
} // namespace cunho::crypto
