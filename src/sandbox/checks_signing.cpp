// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/checks.hpp"
#include "sandbox/rules.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/digest.hpp>

#include <algorithm>
#include <set>

namespace cunho::sandbox::check {
namespace {

const nlohmann::json& hashesOf(const Exchange& exchange) {
    return exchange.body.at("hashes");
}

bool isSha256Info(const std::string& base64) {
    try {
        return check::isSha256Info(fromBase64(base64));
    } catch (const Error&) {
        return false;
    }
}

/// A signing of a hash makes a second one a defect when its result was delivered, when nobody asked for it,
/// or when the answer was that it is at work, which is to be waited for (B.6). What remains legal is the road
/// after a lost reply: ask, and only when nothing comes authorise the hash anew (B.7). Where results are
/// there once only, a client that lost one knows it by asking again.
bool forbidsAnother(const Process& signing, TimePoint now) {
    if (signing.failure)
        return false;
    if (signing.delivered)
        return !signing.missed;
    return !signing.asked || (signing.waiting && now - signing.posted < rules::pendingLife);
}

} // namespace

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool isSha256Info(ByteView info) {
    static const Bytes prefix = [] {
        Bytes empty = crypto::digestInfo({crypto::DigestAlgorithm::Sha256, Bytes(32)});
        empty.resize(empty.size() - 32);
        return empty;
    }();
    return info.size() == prefix.size() + 32 && std::equal(prefix.begin(), prefix.end(), info.begin());
}

std::optional<Finding> counts(const Exchange& exchange) {
    const std::size_t hashes = hashesOf(exchange).size();
    if (hashes == 0)
        return Finding{literal::emptyHashes, "no hash"};
    if (hashes > rules::batch)
        return Finding{literal::countTooHigh, std::to_string(hashes) + " hashes"};
    if (exchange.operation == Operation::SignHash)
        return std::nullopt;
    const auto count = exchange.body.at("numSignatures").get<std::int64_t>();
    if (count < 1)
        return Finding{literal::invalidCount, "numSignatures is " + std::to_string(count)};
    if (count > static_cast<std::int64_t>(rules::batch))
        return Finding{literal::countTooHigh, "numSignatures is " + std::to_string(count)};
    if (static_cast<std::size_t>(count) == hashes)
        return std::nullopt;
    return Finding{literal::countMismatch, "numSignatures differs from the number of hashes"};
}

std::optional<Finding> documentNames(const Exchange& exchange) {
    const auto& names = exchange.body.at("clientData").at("documentNames");
    if (names.empty())
        return Finding{literal::emptyNames, "no document name"};
    if (names.size() != hashesOf(exchange).size())
        return Finding{literal::countMismatch, "not as many document names as hashes"};
    std::set<std::string> unique;
    for (const auto& item : names) {
        const auto& name = item.get_ref<const std::string&>();
        if (name.empty())
            return Finding{literal::badRequest, "an empty document name"};
        if (characters(name) > rules::nameCharacters)
            return Finding{literal::badRequest, "a document name of more than 100 characters"};
        if (!unique.insert(name).second)
            return Finding{literal::badRequest, "a document name comes twice"};
    }
    return std::nullopt;
}

std::optional<Finding> hashShape(const Exchange& exchange) {
    for (const auto& hash : hashesOf(exchange))
        if (!isSha256Info(hash.get_ref<const std::string&>()))
            return Finding{literal::badRequest, "a hash is not the Base64 of a SHA-256 DigestInfo"};
    return std::nullopt;
}

std::optional<Finding> algorithm(const Exchange& exchange) {
    if (exchange.body.at("signAlgo") == rules::signAlgorithm)
        return std::nullopt;
    return Finding{literal::invalidAlgorithm, "signAlgo is " + exchange.body.at("signAlgo").dump()};
}

// The life-time of a SAD is not documented (open question 5 of the reference). It counts from the verify that
// handed it out, because a client cannot know when the service made it.
std::optional<Finding> freshSad(const Exchange& exchange) {
    const auto found =
        exchange.state.authorizations.find(exchange.body.at("sad").get_ref<const std::string&>());
    const bool known =
        found != exchange.state.authorizations.end() && found->second.delivered &&
        (exchange.account == nullptr || found->second.credentialId == exchange.account->credentialId);
    if (!known)
        return Finding{literal::notAuthorizedBySad, "nobody was given this SAD"};
    if (found->second.used)
        return Finding{literal::notAuthorizedBySad, "the SAD was used before"};
    const std::chrono::seconds life(exchange.switches.value(Switch::SadLifeSeconds));
    if (exchange.now - *found->second.delivered > life)
        return Finding{literal::notAuthorizedBySad,
                       "the SAD is older than " + std::to_string(life.count()) + " s"};
    return std::nullopt;
}

std::optional<Finding> authorizedHashes(const Exchange& exchange) {
    const auto& authorized =
        exchange.state.authorizations.at(exchange.body.at("sad").get<std::string>()).hashes;
    if (hashesOf(exchange).get<std::vector<std::string>>() == authorized)
        return std::nullopt;
    return Finding{literal::sadMismatch, "the hashes are not the authorised ones in their order"};
}

std::optional<Finding> notSignedBefore(const Exchange& exchange) {
    std::set<std::string> batch;
    for (const auto& item : hashesOf(exchange)) {
        const auto& hash = item.get_ref<const std::string&>();
        if (!batch.insert(hash).second)
            return Finding{literal::badRequest, "a hash comes twice in the batch"};
        const auto before = exchange.state.signings.find(hash);
        if (before == exchange.state.signings.end())
            continue;
        for (const std::string& id : before->second)
            if (forbidsAnother(exchange.state.processes.at({Operation::SignHash, id}), exchange.now))
                return Finding{literal::badRequest, "the hash was signed before by process " + id};
    }
    return std::nullopt;
}

// Every verify counts, also one whose reply was lost; one answered 503 does not (B.6). A client that is
// started again after a crash does not know how often it asked, so the count begins anew after a pause of 30
// s, longer than any polling; a client that comes back sooner has what is left of the five. The second after
// the POST and between two verify calls holds for everybody.
std::optional<Finding> verifyPace(const Exchange& exchange) {
    const Process* asked = askedFor(exchange);
    if (asked == nullptr)
        return std::nullopt;
    const Process& process = *asked;
    const auto since = exchange.now - process.lastGet.value_or(process.posted);
    if (since < rules::pace)
        return Finding{literal::badRequest, "asked " + std::to_string(since.count()) + " ms after the " +
                                                (process.lastGet ? "verify" : "POST") + " before"};
    if (process.gets >= rules::verifies && since < rules::pause)
        return Finding{literal::badRequest, "more than five verify calls"};
    return std::nullopt;
}

std::optional<Finding> activeAccount(const Exchange& exchange) {
    const Account* account = exchange.account;
    if (account == nullptr || exchange.now >= account->activeFrom)
        return std::nullopt;
    return Finding{literal::unauthorized, "signing before credentials/list was answered", 401};
}

// The limit and the end are enforced without a violation: the first refusal is how a client learns of them.
// To ask again for as many signatures as were refused, or to go on with an account that is over, is one.
std::optional<Finding> limitAndExpiry(const Exchange& exchange) {
    const Account* account = exchange.account;
    if (account == nullptr)
        return std::nullopt;
    if (account->isOver(exchange.now) && account->toldExpired)
        return Finding{literal::unauthorized, "the account is over and the client was told", 401};
    if (exchange.operation != Operation::Authorize || !account->refusedCount)
        return std::nullopt;
    if (exchange.body.at("numSignatures").get<int>() < *account->refusedCount)
        return std::nullopt;
    const bool nothingLeft = account->signaturesUsed >= account->signaturesLimit;
    return Finding{nothingLeft ? literal::limitExceeded : literal::limitWillBeExceeded,
                   "the client was told of the limit before", 401};
}

} // namespace cunho::sandbox::check
