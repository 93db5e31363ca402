// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/oid.hpp"
#include "crypto/tst_info.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/crypto/timestamp.hpp>

#include <array>
#include <openssl/asn1.h>

namespace cunho::crypto {
namespace {

[[noreturn]] void replyInvalid(const std::string& why) {
    throw Error(Fault::Service, "TIMESTAMP_REPLY_INVALID", {}, why);
}

bool isUtf8(ByteView text) {
    while (!text.empty()) {
        unsigned long character = 0;
        const int size = UTF8_getc(text.data(), static_cast<int>(text.size()), &character);
        if (size <= 0)
            return false;
        text = text.subspan(static_cast<std::size_t>(size));
    }
    return true;
}

/// PKIFreeText for people: printable UTF-8, and not longer than anybody reads.
std::string freeText(ByteView sequence) {
    constexpr std::size_t longest = 200;
    std::string text;
    for (der::Reader parts(sequence); !parts.atEnd();) {
        if (!text.empty())
            text += ' ';
        text += asText(parts.expect(der::Utf8String).content);
    }
    std::erase_if(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    if (!isUtf8(asBytes(text)))
        std::erase_if(text, [](unsigned char c) { return c >= 0x80; });
    if (text.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        text.resize(end);
    }
    return text;
}

/// The first bit of PKIFailureInfo (RFC 3161 section 2.4.2) by its name.
std::string failureName(ByteView bitString) {
    struct Name {
        unsigned bit;
        const char* name;
    };
    static constexpr std::array<Name, 8> names{{{0, "badAlg"},
                                                {2, "badRequest"},
                                                {5, "badDataFormat"},
                                                {14, "timeNotAvailable"},
                                                {15, "unacceptedPolicy"},
                                                {16, "unacceptedExtension"},
                                                {17, "addInfoNotAvailable"},
                                                {25, "systemFailure"}}};
    for (const auto& [bit, name] : names) {
        const std::size_t at = 1 + bit / 8;
        if (at < bitString.size() && (bitString[at] & (0x80U >> bit % 8)) != 0)
            return name;
    }
    return {};
}

/// Throws unless PKIStatusInfo says granted or grantedWithMods.
void checkStatus(ByteView content) {
    der::Reader fields(content);
    const ByteView status = fields.expect(der::Integer).content;
    if (status.size() != 1)
        replyInvalid("a status that cannot be read");
    if (status.front() <= 1)
        return;
    const auto text = fields.optional(der::Sequence);
    const auto failure = fields.optional(der::BitString);
    std::string why = text ? freeText(text->content) : std::string();
    const std::string name = failure ? failureName(failure->content) : std::string();
    if (!name.empty())
        why += why.empty() ? name : " (" + name + ")";
    if (why.empty())
        why = "status " + std::to_string(status.front());
    throw Error(Fault::Rejected, "TIMESTAMP_REFUSED", {{"why", why}});
}

TimestampToken readReply(ByteView reply) {
    ByteView rest;
    const Bytes whole = der::definite(reply, &rest);
    der::Reader fields(der::Reader(whole).expect(der::Sequence).content);
    checkStatus(fields.expect(der::Sequence).content);
    if (fields.atEnd())
        replyInvalid("granted, but without a token");
    const der::Element token = fields.next();
    if (!rest.empty() || !fields.atEnd())
        replyInvalid("bytes follow the reply");
    return readTimestampToken(token.whole);
}

} // namespace

TimestampRequest TimestampRequest::make(const Digest& imprint) {
    static constexpr Byte certReq[] = {der::Boolean, 0x01, 0xFF};
    TimestampRequest request{imprint, randomBytes(8), {}};
    // Positive, and 8 bytes long in every case.
    request.nonce.front() = static_cast<Byte>((request.nonce.front() & 0x7FU) | 0x40U);
    request.der = der::element(
        der::Sequence, {der::one, digestInfo(imprint), der::element(der::Integer, {request.nonce}), certReq});
    return request;
}

TimestampToken acceptTimestampReply(ByteView reply, const TimestampRequest& request) {
    TimestampToken token;
    try {
        token = readReply(reply);
    } catch (const Error& error) {
        if (error.fault() != Fault::File)
            throw;
        replyInvalid(error.detail());
    }
    if (token.integrity != TimestampToken::Integrity::Good)
        replyInvalid(token.detail);
    if (token.imprint != request.imprint)
        replyInvalid("the token is for another imprint");
    if (token.nonce != request.nonce)
        replyInvalid("the token repeats another nonce");
    if (!token.authority->hasTimestampingUse())
        replyInvalid("the certificate is not for time-stamping alone, or does not say so critically");
    return token;
}

} // namespace cunho::crypto
