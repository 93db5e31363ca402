// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/tst_info.hpp"

#include "crypto/native.hpp"
#include "crypto/oid.hpp"
#include "crypto/signed_data.hpp"

#include <cunho/core/error.hpp>

#include <openssl/err.h>

namespace cunho::crypto {
namespace {

/// An INTEGER's content without the zero byte that only keeps it positive.
ByteView unsignedContent(ByteView integer) {
    return integer.size() > 1 && integer.front() == 0 ? integer.subspan(1) : integer;
}

unsigned smallNumber(ByteView integer) {
    const ByteView content = unsignedContent(integer);
    if (content.empty() || content.size() > 3)
        unusableToken("an accuracy that cannot be read");
    unsigned number = 0;
    for (const Byte byte : content)
        number = number << 8U | byte;
    return number;
}

int digits(std::string_view text, std::size_t at, std::size_t count) {
    int number = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9')
            unusableToken("a genTime that cannot be read");
        number = number * 10 + (c - '0');
    }
    return number;
}

/// GeneralizedTime as RFC 3161 restricts it: YYYYMMDDhhmmss[.s...]Z. What is finer than a millisecond is cut.
TimePoint readGenTime(ByteView content) {
    std::string_view text = asText(content);
    if (text.size() < 15 || !text.ends_with('Z'))
        unusableToken("a genTime that is not in UTC to the second");
    text.remove_suffix(1);
    using namespace std::chrono;
    const year_month_day date(year(digits(text, 0, 4)), month(static_cast<unsigned>(digits(text, 4, 2))),
                              day(static_cast<unsigned>(digits(text, 6, 2))));
    const int hour = digits(text, 8, 2);
    const int minute = digits(text, 10, 2);
    const int second = digits(text, 12, 2);
    if (!date.ok() || hour > 23 || minute > 59 || second > 59)
        unusableToken("a genTime that does not exist");
    std::string fraction(text.substr(14));
    if (!fraction.empty() && (fraction.front() != '.' || fraction.size() == 1))
        unusableToken("a genTime that cannot be read");
    digits(fraction, fraction.empty() ? 0 : 1, fraction.size());
    fraction.resize(4, '0');
    return sys_days(date) + hours(hour) + minutes(minute) + seconds(second) +
           milliseconds(digits(fraction, 1, 3));
}

/// Accuracy: seconds, millis [0] and micros [1], each optional.
std::chrono::microseconds readAccuracy(ByteView content) {
    der::Reader fields(content);
    std::chrono::microseconds accuracy{0};
    if (const auto seconds = fields.optional(der::Integer))
        accuracy += std::chrono::seconds(smallNumber(seconds->content));
    if (const auto millis = fields.optional(0x80))
        accuracy += std::chrono::milliseconds(smallNumber(millis->content));
    if (const auto micros = fields.optional(0x81))
        accuracy += std::chrono::microseconds(smallNumber(micros->content));
    if (!fields.atEnd())
        unusableToken("an accuracy that cannot be read");
    return accuracy;
}

/// No extension of TSTInfo is known here, hence a critical one makes the token unusable.
void refuseCritical(ByteView extensions) {
    for (der::Reader list(extensions); !list.atEnd();) {
        der::Reader extension(list.expect(der::Sequence).content);
        extension.expect(der::ObjectIdentifier);
        const auto critical = extension.optional(der::Boolean);
        if (critical && critical->content.size() == 1 && critical->content.front() != 0)
            unusableToken("a critical extension that this program does not know");
    }
}

} // namespace

void unusableToken(const char* why) {
    throw Error(Fault::File, "DER_MALFORMED", {}, why);
}

std::optional<Digest> readImprint(const der::Element& imprint) {
    der::Reader fields(imprint.content);
    const auto algorithm = digestAlgorithmOf(fields.expect(der::Sequence).content);
    const ByteView value = fields.expect(der::OctetString).content;
    if (!algorithm)
        return std::nullopt;
    if (value.size() != digest(*algorithm, {}).value.size())
        unusableToken("an imprint whose length does not fit its algorithm");
    return Digest{*algorithm, Bytes(value.begin(), value.end())};
}

void readTstInfo(ByteView der, TimestampToken& token) {
    der::Reader whole(der);
    der::Reader fields(whole.expect(der::Sequence).content);
    const der::Element version = fields.expect(der::Integer);
    if (version.content.size() != 1 || version.content.front() != 1)
        unusableToken("a TSTInfo of another version than 1");
    token.policy = dottedOid(fields.expect(der::ObjectIdentifier));
    const auto imprint = readImprint(fields.expect(der::Sequence));
    if (!imprint)
        unusableToken("an imprint with an unknown digest algorithm");
    token.imprint = *imprint;
    token.serialNumber = toHex(unsignedContent(fields.expect(der::Integer).content));
    token.time = readGenTime(fields.expect(der::GeneralizedTime).content);
    if (const auto accuracy = fields.optional(der::Sequence))
        token.accuracy = readAccuracy(accuracy->content);
    fields.optional(der::Boolean); // ordering: it compares tokens of one TSA, which nobody does here
    if (const auto nonce = fields.optional(der::Integer))
        token.nonce.assign(nonce->content.begin(), nonce->content.end());
    fields.optional(der::context(0)); // tsa: a hint only, the certificate is named by ESS
    if (const auto extensions = fields.optional(der::context(1)))
        refuseCritical(extensions->content);
    if (!fields.atEnd() || !whole.atEnd())
        unusableToken("bytes follow the TSTInfo");
}

} // namespace cunho::crypto
