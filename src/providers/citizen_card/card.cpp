// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "card.hpp"

#include "card_file.hpp"
#include "commands.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <utility>

namespace cunho::providers::citizen_card {
namespace {

using crypto::Certificate;
using crypto::CertificateChain;
using smartcard::Session;

constexpr int leastRsaBits = 2048;

/// The signature certificate; its key must be the one that the card is asked to sign with.
Certificate readSigner(Session& session, const Profile& profile) {
    const auto certificate = readCertificate(session, profile.signatureFile);
    if (!certificate) // the file is there, and empty
        throw Error(Fault::Rejected, "CARD_SIGNATURE_INACTIVE");
    const bool fits = certificate->keyAlgorithm() == profile.key &&
                      (profile.key != crypto::KeyAlgorithm::Rsa || certificate->keyBits() >= leastRsaBits);
    if (!fits || certificate->isAuthority() || !certificate->hasSigningUse())
        throw Error(Fault::Trust, "CARD_CERTIFICATE_INVALID", {}, "it is no signature certificate of a card");
    return *certificate;
}

/// A card without this certificate signs all the same.
std::optional<Certificate> findCertificate(Session& session, const Bytes& path) {
    try {
        return readCertificate(session, path);
    } catch (const Error& error) {
        if (error.reason() == "CARD_REFUSED" || error.reason() == "CARD_CERTIFICATE_INVALID")
            return std::nullopt;
        throw;
    }
}

void addAuthority(Session& session, const Bytes& path, std::vector<Certificate>& authorities) {
    if (const auto found = path.empty() ? std::nullopt : findCertificate(session, path))
        authorities.push_back(*found);
}

/// Cards that were sent home, from September 2019 to April 2021, never got the mark of activation
/// (autenticacao.gov's middleware passes over it too). Certificates are as old as their card.
bool wasSentHome(const Certificate& certificate) {
    using namespace std::chrono;
    const TimePoint first = sys_days(2019y / September / 1);
    const TimePoint last = sys_days(2021y / April / 19);
    return certificate.notBefore() >= first && certificate.notBefore() <= last;
}

/// Where the card does not say it, it is taken for active. The mark is byte 5 of the file; whether that
/// counts from nought or from one, only a card can tell.
bool isActive(Session& session, const Profile& profile, const Certificate& certificate) {
    constexpr std::size_t size = 6;
    if (profile.traceFile.empty() || wasSentHome(certificate))
        return true;
    const Bytes trace = readBeginning(session, profile.traceFile, size);
    return trace.size() < size || trace[4] == 0x01 || trace[5] == 0x01;
}

} // namespace

std::string Card::civilNumber() const {
    const std::string number = signature.subjectSerialNumber(); // "BI123456789"
    const auto isLetter = [](unsigned char character) { return std::isalpha(character) != 0; };
    return {std::find_if_not(number.begin(), number.end(), isLetter), number.end()};
}

const KeyUse* Card::use(const crypto::SignatureAlgorithm& algorithm) const {
    const auto found = std::find_if(profile->uses.begin(), profile->uses.end(), [&](const KeyUse& candidate) {
        return candidate.algorithm == algorithm && candidate.leastApplet <= applet;
    });
    return found == profile->uses.end() ? nullptr : &*found;
}

crypto::SignatureAlgorithm Card::usualAlgorithm(bool pss) const {
    const crypto::SignatureAlgorithm wanted{crypto::SignatureAlgorithm::Kind::RsaPss,
                                            crypto::DigestAlgorithm::Sha256};
    return pss && use(wanted) != nullptr ? wanted : profile->uses.front().algorithm;
}

Card readCard(Session& session, Depth depth) {
    const Profile& profile = requireCard(session);
    const int applet = profile.tellsApplet ? appletVersion(session) : 0;
    std::string chip = depth == Depth::Everything ? chipNumber(session) : std::string();
    Card card{.profile = &profile, .signature = readSigner(session, profile)};
    card.applet = applet;
    card.chip = std::move(chip);
    for (const Bytes& path : profile.authorityFiles)
        addAuthority(session, path, card.authorities);
    if (depth == Depth::Everything) {
        card.authentication = findCertificate(session, profile.authenticationFile);
        addAuthority(session, profile.authenticationAuthorityFile, card.authorities);
    }
    card.active = isActive(session, profile, card.signature);
    return card;
}

CertificateChain chainOf(const Certificate& leaf, const Card& card, const std::vector<Certificate>& known) {
    std::vector<Certificate> bag = card.authorities;
    bag.insert(bag.end(), known.begin(), known.end());
    return crypto::orderChain(bag, leaf);
}

} // namespace cunho::providers::citizen_card
