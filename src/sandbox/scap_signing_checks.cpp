// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scap_signing_checks.hpp"

#include "sandbox/rules.hpp"
#include "sandbox/scap_status.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <array>

// What SCAP looks at when documents are signed with attributes (autenticacao-gov D.2 to D.4).
namespace cunho::sandbox {
namespace {

using crypto::Certificate;
using nlohmann::json;

constexpr std::size_t digestBytes = 32;

const std::string& requiredText(const json& object, const char* name) {
    return object.at(name).get_ref<const std::string&>();
}

const json& documentsOf(const ScapSigningExchange& exchange) {
    return exchange.call.body.at("documentHashesInfo");
}

const json& documentInfoOf(const json& body) {
    return body.at("citizenInfo").at("citizenDocumentInfo");
}

std::optional<Bytes> decodedBytes(const std::string& base64) {
    try {
        return fromBase64(base64);
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<Certificate> certificateIn(const std::string& pem) {
    constexpr std::string_view begin = "-----BEGIN CERTIFICATE-----";
    if (!pem.starts_with(begin) || pem.find(begin, begin.size()) != std::string::npos)
        return std::nullopt;
    try {
        return Certificate::fromPem(pem);
    } catch (const Error&) {
        return std::nullopt;
    }
}

// The processId of the authorisation goes with every call until the last result.
std::optional<Finding> ownProcess(const ScapSigningExchange& exchange) {
    const bool seen = exchange.call.state.seenIds.contains(exchange.call.processId);
    if (exchange.process != nullptr)
        return std::nullopt;
    if (seen)
        return Finding{literal::invalidProcessId, "the processId belongs to a call of another kind"};
    const std::string& sad = requiredText(exchange.call.body, "sad");
    for (const auto& [id, process] : exchange.call.state.processes)
        for (const ScapTransaction& transaction : process.transactions)
            if (transaction.sad == sad)
                return Finding{literal::invalidProcessId, "the processId is not that of the authorisation"};
    return std::nullopt;
}

std::optional<Finding> knownTransaction(const ScapSigningExchange& exchange) {
    if (exchange.process == nullptr || exchange.transaction != nullptr)
        return std::nullopt;
    return check::badRequest("there is no transaction " + requiredText(exchange.call.body, "transactionId"));
}

std::optional<Finding> rightSad(const ScapSigningExchange& exchange) {
    if (exchange.transaction == nullptr)
        return std::nullopt;
    if (requiredText(exchange.call.body, "sad") != exchange.transaction->sad)
        return check::badRequest("the SAD is not this transaction's");
    if (exchange.call.operation == ScapOperation::Sign &&
        exchange.call.now - exchange.process->authorized > rules::scapSadLife)
        return check::badRequest("the SAD is older than it may get");
    return std::nullopt;
}

std::optional<Finding> documentCounts(const ScapSigningExchange& exchange) {
    const auto asked = exchange.call.body.at("numSignatures").get<std::int64_t>();
    const std::size_t documents = documentsOf(exchange).size();
    if (documents == 0 || documents > rules::batch)
        return check::badRequest(std::to_string(documents) + " documents");
    if (asked != static_cast<std::int64_t>(documents))
        return check::badRequest("numSignatures is " + std::to_string(asked) + " and there are " +
                                 std::to_string(documents) + " documents");
    return std::nullopt;
}

std::optional<Finding> citizenOfCertificate(const ScapSigningExchange& exchange) {
    const std::string& number = requiredText(documentInfoOf(exchange.call.body), "id");
    if (exchange.certificate && !check::namesDocument(exchange.certificate->subjectSerialNumber(), number))
        return Finding{literal::unauthorized, "citizenInfo is not whom citizenCertificate names", 401};
    return std::nullopt;
}

std::optional<Finding> rightCode(const ScapSigningExchange& exchange) {
    if (exchange.search == nullptr)
        return std::nullopt; // a key of an earlier start of the sandbox: over, not wrong
    return check::oneTimeCode(exchange.search->key, requiredText(exchange.call.body, "totp"),
                              exchange.call.now);
}

Finding notSigned(std::string detail) {
    return {scap_literal::badCitizenSignature, std::move(detail), 401};
}

std::optional<Finding> trustedCitizen(const ScapSigningExchange& exchange) {
    if (!exchange.certificate)
        return notSigned("citizenCertificate is not one certificate in PEM");
    if (!exchange.certificate->hasNonRepudiation())
        return notSigned("citizenCertificate is not one for signatures");
    if (exchange.switches.isOn(Switch::ScapForeignCitizens))
        return std::nullopt;
    std::vector<Certificate> authorities;
    if (const Identity* cmd = exchange.pki.issuer("ec-cmd"))
        authorities.push_back(cmd->certificate);
    const auto chain =
        crypto::verifyChain(*exchange.certificate, authorities, {exchange.pki.root()}, exchange.call.now);
    if (chain.status == crypto::ChainResult::Status::Trusted)
        return std::nullopt;
    return notSigned("citizenCertificate does not lead to the sandbox's root (a card's own needs the switch "
                     "scapForeignCitizens): " +
                     chain.detail);
}

std::optional<Finding> citizenSigned(const ScapSigningExchange& exchange) {
    if (auto finding = trustedCitizen(exchange))
        return finding;
    for (const json& document : documentsOf(exchange)) {
        const auto hash = decodedBytes(requiredText(document, "originalDocumentHash"));
        if (!hash || hash->size() != digestBytes)
            return notSigned("originalDocumentHash is not 32 bytes in Base64");
        const auto value = decodedBytes(requiredText(document, "originalDocumentCitizenSignature"));
        if (!value || !check::isSignedBy(*exchange.certificate, *hash, *value))
            return notSigned("originalDocumentCitizenSignature is not the citizen's over "
                             "originalDocumentHash");
    }
    return std::nullopt;
}

std::optional<Finding> servedAttributes(const ScapSigningExchange& exchange) {
    if (exchange.search == nullptr)
        return std::nullopt;
    return check::servedAttributes(*exchange.search, exchange.call.body.at("attributeProviderSignatures"),
                                   exchange.call.now, exchange.switches.isOn(Switch::ScapLooseAttributes));
}

// One after the other: what a provider signs holds the signature before it.
std::optional<Finding> inOrder(const ScapSigningExchange& exchange) {
    if (exchange.transaction == nullptr)
        return std::nullopt;
    if (exchange.transaction->used)
        return check::badRequest("the transaction was used before");
    if (exchange.place != exchange.process->usedCount())
        return check::badRequest("the transactions before it were not used");
    if (exchange.place > 0 && !exchange.process->transactions.at(exchange.place - 1).over)
        return check::badRequest("the result of the transaction before it was not fetched");
    return std::nullopt;
}

std::optional<Finding> asManyHashes(const ScapSigningExchange& exchange) {
    if (exchange.process == nullptr)
        return std::nullopt;
    const std::size_t hashes = exchange.call.body.at("hashesToSign").size();
    if (hashes == exchange.process->citizenValues.size())
        return std::nullopt;
    return check::badRequest(std::to_string(hashes) + " hashes, and " +
                             std::to_string(exchange.process->citizenValues.size()) +
                             " documents were authorised");
}

std::optional<Finding> hashInfoShape(const ScapSigningExchange& exchange) {
    for (const json& hash : exchange.call.body.at("hashesToSign")) {
        const auto info = decodedBytes(hash.get_ref<const std::string&>());
        if (!info || !check::isSha256Info(*info))
            return check::badRequest("a hash is not the 51-byte DigestInfo of SHA-256");
    }
    return std::nullopt;
}

/// Nobody signs again what arrived, or what nobody asked for.
bool forbidsAnother(const ScapProcess& process, const ScapTransaction& signing) {
    return signing.used && !process.excused && (signing.arrived || !signing.over);
}

std::optional<Finding> noHashSignedBefore(const ScapSigningExchange& exchange) {
    std::set<std::string> batch;
    for (const json& hash : exchange.call.body.at("hashesToSign")) {
        const Bytes info = fromBase64(hash.get_ref<const std::string&>());
        if (!batch.insert(toHex(ByteView(info).last(digestBytes))).second)
            return check::badRequest("a hash comes twice in the batch");
    }
    for (const auto& [id, process] : exchange.call.state.processes)
        for (const ScapTransaction& signing : process.transactions)
            for (const std::string& digest : signing.digests)
                if (batch.contains(digest) && forbidsAnother(process, signing))
                    return check::badRequest("a hash was signed before by process " + id);
    return std::nullopt;
}

std::optional<Finding> resultPollingWindow(const ScapSigningExchange& exchange) {
    if (exchange.transaction == nullptr || !exchange.transaction->used)
        return std::nullopt; // an honest question after a signHash without a reply
    return check::scapPace(*exchange.transaction, exchange.call.now);
}

struct SigningCheck {
    int id;
    ScapOperation operation;
    std::optional<Finding> (*examine)(const ScapSigningExchange&);
};

constexpr std::array signingChecks{
    SigningCheck{19, ScapOperation::Authorize, documentCounts},
    SigningCheck{45, ScapOperation::Authorize, citizenOfCertificate},
    SigningCheck{43, ScapOperation::Authorize, rightCode},
    SigningCheck{46, ScapOperation::Authorize, citizenSigned},
    SigningCheck{49, ScapOperation::Authorize, servedAttributes},
    SigningCheck{24, ScapOperation::Sign, ownProcess},
    SigningCheck{47, ScapOperation::Sign, knownTransaction},
    SigningCheck{22, ScapOperation::Sign, rightSad},
    SigningCheck{43, ScapOperation::Sign, rightCode},
    SigningCheck{47, ScapOperation::Sign, inOrder},
    SigningCheck{19, ScapOperation::Sign, asManyHashes},
    SigningCheck{20, ScapOperation::Sign, hashInfoShape},
    SigningCheck{32, ScapOperation::Sign, noHashSignedBefore},
    SigningCheck{24, ScapOperation::SignResult, ownProcess},
    SigningCheck{47, ScapOperation::SignResult, knownTransaction},
    SigningCheck{22, ScapOperation::SignResult, rightSad},
    SigningCheck{48, ScapOperation::SignResult, resultPollingWindow},
};

void lookUpSearch(ScapSigningExchange& exchange) {
    const ScapState& state = exchange.call.state;
    const auto& body = exchange.call.body;
    if (exchange.call.operation == ScapOperation::Authorize) {
        const json& document = documentInfoOf(body);
        if (const auto* found =
                state.searchOf(requiredText(document, "type"), requiredText(document, "country"),
                               requiredText(document, "id"))) {
            exchange.searchId = found->first;
            exchange.search = &found->second;
        }
    } else if (exchange.process != nullptr) {
        const auto found = state.searches.find(exchange.process->search);
        exchange.search = found == state.searches.end() ? nullptr : &found->second;
    }
}

void lookUpTransaction(ScapSigningExchange& exchange) {
    const auto found = exchange.call.state.processes.find(exchange.call.processId);
    if (found == exchange.call.state.processes.end())
        return;
    exchange.process = &found->second;
    const std::string& id = requiredText(exchange.call.body, "transactionId");
    for (std::size_t place = 0; place < found->second.transactions.size(); ++place)
        if (id == std::to_string(place)) {
            exchange.place = place;
            exchange.transaction = &found->second.transactions[place];
        }
}

} // namespace

ScapSigningExchange openScapSigning(const ScapExchange& call, const Switches& switches, const Pki& pki) {
    ScapSigningExchange exchange{call, switches, pki};
    if (call.operation == ScapOperation::Authorize)
        exchange.certificate = certificateIn(requiredText(call.body, "citizenCertificate"));
    else
        lookUpTransaction(exchange);
    lookUpSearch(exchange);
    return exchange;
}

std::optional<BrokenCheck> firstBroken(const ScapSigningExchange& exchange) {
    for (const SigningCheck& check : signingChecks) {
        if (check.operation != exchange.call.operation)
            continue;
        if (auto finding = check.examine(exchange))
            return BrokenCheck{check.id, std::move(*finding)};
    }
    return std::nullopt;
}

} // namespace cunho::sandbox
