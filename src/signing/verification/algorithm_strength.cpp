// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/algorithm_strength.hpp"

#include "signing/verification/conclusions.hpp"

#include <array>

namespace cunho::signing {

namespace {

using crypto::Certificate;
using namespace std::chrono_literals;

constexpr TimePoint date(std::chrono::year_month_day day) {
    return std::chrono::sys_days(day);
}

struct DigestEnd {
    std::string_view name;
    TimePoint until;
};

/// TS 119 312, table 1 and its predecessors (ALGO papers).
constexpr std::array<DigestEnd, 2> digestEnds{{
    {"MD5", date(2005y / 8 / 1)},
    {"SHA-1", date(2012y / 8 / 1)},
}};

struct KeyEnd {
    int belowBits;
    TimePoint until;
};

/// TS 119 312, tables 5 and 6, and its predecessors: RSA by modulus, curves by field.
constexpr std::array<KeyEnd, 4> rsaEnds{{
    {1024, date(2001y / 1 / 1)},
    {1536, date(2010y / 12 / 31)},
    {1900, date(2016y / 12 / 31)},
    {3000, date(2029y / 1 / 1)},
}};
constexpr std::array<KeyEnd, 2> curveEnds{{
    {224, date(2010y / 12 / 31)},
    {256, date(2021y / 10 / 1)},
}};

template<std::size_t Size>
std::optional<TimePoint> endOf(const std::array<KeyEnd, Size>& ends, int bits) {
    for (const KeyEnd& end : ends)
        if (bits < end.belowBits)
            return end.until;
    return std::nullopt;
}

bool isRsa(const Certificate& certificate) {
    return certificate.keyAlgorithm() == crypto::KeyAlgorithm::Rsa;
}

/// "SHA-256" of "RSASSA-PSS, SHA-256"; an older name that is only the digest stays as it is.
std::string_view digestIn(std::string_view signature) {
    const std::size_t comma = signature.rfind(", ");
    return comma == std::string_view::npos ? signature : signature.substr(comma + 2);
}

AlgorithmFact fact(std::string use, std::string name, std::optional<TimePoint> until, TimePoint proven) {
    return {std::move(use), std::move(name), until, !until || proven <= *until};
}

AlgorithmFact keyFact(const Certificate& certificate, TimePoint proven) {
    const char* kind = isRsa(certificate) ? "RSA " : "EC ";
    return fact("key of " + certificate.commonName(), kind + std::to_string(certificate.keyBits()),
                keyStrongUntil(certificate), proven);
}

} // namespace

std::optional<TimePoint> digestStrongUntil(std::string_view name) {
    for (const DigestEnd& end : digestEnds)
        if (name == end.name)
            return end.until;
    return std::nullopt;
}

std::optional<TimePoint> keyStrongUntil(const Certificate& certificate) {
    return isRsa(certificate) ? endOf(rsaEnds, certificate.keyBits())
                              : endOf(curveEnds, certificate.keyBits());
}

std::vector<AlgorithmFact> algorithmsOf(const std::string& documentDigest, const std::string& signature,
                                        const crypto::CertificateChain& path, TimePoint proven) {
    std::vector<AlgorithmFact> facts;
    facts.push_back(digestFact("digest", documentDigest, proven));
    if (!signature.empty())
        facts.push_back(fact("signature", signature, digestStrongUntil(digestIn(signature)), proven));
    for (std::size_t i = 0; i < path.size(); ++i) {
        facts.push_back(keyFact(path[i], proven));
        const std::string name = path[i].signatureAlgorithm();
        if (i + 1 < path.size() && !name.empty()) // nobody relies on the anchor's own signature
            facts.push_back(fact("certificate of " + path[i].commonName(), name,
                                 digestStrongUntil(digestIn(name)), proven));
    }
    return facts;
}

AlgorithmFact digestFact(std::string use, const std::string& name, TimePoint proven) {
    return fact(std::move(use), name, digestStrongUntil(name), proven);
}

Conclusion judgeAlgorithms(const std::vector<AlgorithmFact>& facts, const KnownTimes& times) {
    for (const AlgorithmFact& fact : facts) {
        if (fact.strong)
            continue;
        const std::string what = fact.name + " (" + fact.use + ") is not strong after " +
                                 formatDate(std::chrono::floor<std::chrono::days>(*fact.until));
        return times.createdAfter && *times.createdAfter > *fact.until
                   ? indeterminate("CRYPTO_CONSTRAINTS_FAILURE", what)
                   : indeterminate("CRYPTO_CONSTRAINTS_FAILURE_NO_POE",
                                   what + " and nothing proves an earlier time");
    }
    return pass();
}

} // namespace cunho::signing
