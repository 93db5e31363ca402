// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scap_signing_service.hpp"

#include "sandbox/rules.hpp"
#include "sandbox/scap_status.hpp"

#include <cunho/core/random.hpp>
#include <cunho/crypto/digest.hpp>

#include <algorithm>

namespace cunho::sandbox {
namespace {

using Action = InjectedFault::Action;
using nlohmann::json;

/// Which call of this service it is.
std::optional<ScapOperation> signatureOperationOf(const Request& request) {
    return scapOperationOf(request, "/SCAPSignatureService/");
}

/// The processId of a body that nobody has checked.
std::string postedProcessId(const Request& request) {
    const json body = json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("processId") || !body["processId"].is_string())
        return {};
    return body["processId"].get<std::string>();
}

/// "401" of "401_CLIENT_BAD_TOTP"; empty for another literal.
std::string statusCodeOf(std::string_view text) {
    const bool coded = text.size() >= 3 && std::all_of(text.begin(), text.begin() + 3,
                                                       [](char c) { return c >= '0' && c <= '9'; });
    return std::string(coded ? text.substr(0, 3) : std::string_view());
}

/// The literal behind the code, or nothing for the code's usual text.
std::string_view wordsOf(std::string_view text) {
    return text.size() > 3 ? text : std::string_view();
}

bool isUnharmedSigning(const Mishap& mishap) {
    return !mishap || is(mishap, Action::Pending);
}

/// What a fault makes of an authorisation, or empty.
std::string_view troubleOf(const Mishap& mishap) {
    if (is(mishap, Action::AttributesNone))
        return "204";
    if (is(mishap, Action::AttributesExpired))
        return scap_literal::expired;
    if (is(mishap, Action::AttributesOutdated))
        return scap_literal::outdatedAttributes;
    return is(mishap, Action::KeyOutdated) ? scap_literal::badTotp : std::string_view();
}

ScapSigner scapSignerOf(const AttributeSupplier& supplier) {
    return {supplier.uri, supplier.name, supplier.nipc};
}

AttributeSupplier supplierOf(const json& info) {
    return {info.at("uriId"), info.at("name"), info.at("type"), ""};
}

/// What is left of the suppliers that a search told.
std::vector<SuppliedAttributes> toldNow(const Citizen& citizen) {
    SupplierChoice everybody{true, {}};
    for (const AttributeSupplier& institution : institutions())
        everybody.uris.insert(institution.uri);
    return suppliedTo(citizen, everybody);
}

} // namespace

ScapSigningService::ScapSigningService(Registry& registry, AccountDesk&, ViolationLog& violations,
                                       FaultRules& faults, const Switches& switches, Clock& clock,
                                       Client client, ScapState& state, Pki& pki)
    : registry_(registry)
    , violations_(violations)
    , faults_(faults)
    , switches_(switches)
    , clock_(clock)
    , client_(std::move(client))
    , state_(state)
    , pki_(pki) {}

bool ScapSigningService::owns(const Request& request) const {
    return signatureOperationOf(request).has_value();
}

bool ScapSigningService::dropsBeforeRead(const Request& request) {
    const auto operation = signatureOperationOf(request);
    if (!operation || !faults_.takeDropBeforeRead(faultName(*operation)))
        return false;
    const std::lock_guard lock(state_.mutex);
    if (const auto found = state_.processes.find(postedProcessId(request)); found != state_.processes.end())
        found->second.excused = true;
    return true;
}

void ScapSigningService::reset() {
    const std::lock_guard lock(state_.mutex);
    state_.processes.clear();
}

void ScapSigningService::settle() {
    const std::lock_guard lock(state_.mutex);
    judgeUsed(false);
}

Reply ScapSigningService::handle(const Request& request) {
    const std::lock_guard lock(state_.mutex);
    const auto operation = signatureOperationOf(request);
    if (!operation)
        return {404};
    const ScapExchange call = openScapExchange(request, *operation, state_, client_, clock_.now());
    if (const auto broken = firstBroken(call))
        return blame(call, *broken);
    const ScapSigningExchange exchange = openScapSigning(call, switches_, pki_);
    if (const auto broken = firstBroken(exchange))
        return blame(call, *broken);
    const Mishap mishap = faults_.take(faultName(*operation));
    auto refused = is(mishap, Action::DuplicateDelivery) ? std::nullopt : refusalOf(mishap);
    if (*operation == ScapOperation::Authorize) {
        judgeUsed(true);
        state_.seenIds.insert(call.processId);
    }
    Reply reply = refused ? std::move(*refused) : answer(exchange, mishap);
    if (const auto found = state_.processes.find(call.processId); found != state_.processes.end())
        found->second.excused |= mishap.has_value();
    spoil(reply, mishap);
    return reply;
}

Reply ScapSigningService::blame(const ScapExchange& call, const BrokenCheck& broken) {
    if (const auto found = state_.processes.find(call.processId); found != state_.processes.end())
        found->second.excused = true;
    const Finding& finding = broken.finding;
    Reply reply =
        violations_.refuse(call.request, broken.id, finding.description, finding.detail, finding.status);
    if (const std::string code = statusCodeOf(finding.description); !code.empty())
        reply.body = scapStatusBody(call.processId, code, wordsOf(finding.description), switches_);
    return reply;
}

Reply ScapSigningService::answer(const ScapSigningExchange& exchange, const Mishap& mishap) {
    switch (exchange.call.operation) {
    case ScapOperation::Authorize: return authorize(exchange, mishap);
    case ScapOperation::Sign: return sign(exchange, mishap);
    case ScapOperation::SignResult: return result(exchange, mishap);
    default: return {404};
    }
}

Reply ScapSigningService::refusal(const std::string& processId, std::string_view text) const {
    const std::string code = statusCodeOf(text);
    const bool shown = code == "401" && switches_.isOn(Switch::ScapHttpErrors);
    return {shown ? 401 : 200, scapStatusBody(processId, code, wordsOf(text), switches_)};
}

// A capacity may have been taken away, or granted anew, since the search; that is nobody's mistake.
std::string ScapSigningService::presentTrouble(const ScapSigningExchange& exchange) const {
    if (exchange.search == nullptr)
        return std::string(scap_literal::badTotp);
    const Citizen& known = exchange.search->citizen;
    const auto now =
        toldNow(registry_.byDocument(known.documentType, known.documentCountry, known.documentNumber)
                    .value_or(known));
    if (std::none_of(now.begin(), now.end(), [](const auto& one) { return one.code == "200"; }))
        return "204";
    const bool loose = switches_.isOn(Switch::ScapLooseAttributes);
    for (const json& one : exchange.call.body.at("attributeProviderSignatures")) {
        const json& chosen = one.at("attributesToSign");
        const std::string uri = chosen.at("attributeProviderInfo").at("uriId");
        const auto told =
            std::find_if(now.begin(), now.end(), [&](const auto& each) { return each.supplier.uri == uri; });
        for (const json& attribute : chosen.at("attributes"))
            if (told == now.end() || !check::isServedAmong(told->attributes, attribute, loose))
                return std::string(scap_literal::outdatedAttributes);
    }
    return {};
}

Reply ScapSigningService::authorize(const ScapSigningExchange& exchange, const Mishap& mishap) {
    std::string trouble(troubleOf(mishap));
    if (trouble.empty())
        trouble = presentTrouble(exchange);
    return trouble.empty() ? allow(exchange) : refusal(exchange.call.processId, trouble);
}

Reply ScapSigningService::allow(const ScapSigningExchange& exchange) {
    const json& request = exchange.call.body;
    if (!state_.credentialId)
        state_.credentialId = request.at("credentialId").get<std::string>();
    ScapProcess process;
    process.authorized = exchange.call.now;
    process.search = exchange.searchId;
    for (const json& document : request.at("documentHashesInfo"))
        process.citizenValues.push_back(
            fromBase64(document.at("originalDocumentCitizenSignature").get<std::string>()));
    json body = json::parse(scapStatusBody(exchange.call.processId, "200", {}, switches_));
    body["documentHashesInfo"] = request.at("documentHashesInfo");
    json& transactions = body["transactions"] = json::array();
    const auto add = [&](AttributeSupplier signer, const json& attributes) {
        ScapTransaction transaction;
        transaction.signer = std::move(signer);
        transaction.sad = toBase64(asBytes(newUuid()));
        transactions.push_back(toldOf(transaction, process.transactions.size(), attributes));
        process.transactions.push_back(std::move(transaction));
    };
    json all = json::array();
    for (const json& one : request.at("attributeProviderSignatures")) {
        const json& chosen = one.at("attributesToSign");
        AttributeSupplier signer = supplierOf(chosen.at("attributeProviderInfo"));
        for (const SuppliedAttributes& told : exchange.search->told)
            if (told.supplier.uri == signer.uri)
                signer.nipc = told.supplier.nipc;
        add(std::move(signer), chosen.at("attributes"));
        all.insert(all.end(), chosen.at("attributes").begin(), chosen.at("attributes").end());
    }
    add(scapItself(), switches_.isOn(Switch::ScapSealAttributes) ? all : json::array());
    state_.processes[exchange.call.processId] = std::move(process);
    return {200, body.dump()};
}

json ScapSigningService::toldOf(const ScapTransaction& transaction, std::size_t place,
                                const json& attributes) {
    std::string chain;
    for (const auto& certificate : pki_.scapChain(scapSignerOf(transaction.signer)))
        chain += certificate.pem();
    const json info{{"uriId", transaction.signer.uri},
                    {"name", transaction.signer.name},
                    {"type", transaction.signer.type},
                    {"certificates", chain}};
    const json toSign{{"attributeProviderInfo", info}, {"attributes", attributes}};
    return {{"sad", transaction.sad},
            {"transactionId", std::to_string(place)},
            {"attributeProviderSignatures", {{"attributesToSign", toSign}}}};
}

// The values are made at once; the question that fetches them comes 5 s later.
Reply ScapSigningService::sign(const ScapSigningExchange& exchange, const Mishap& mishap) {
    if (exchange.process == nullptr)
        return {401, scapStatusBody(exchange.call.processId, "404", {}, switches_)};
    if (const auto trouble = troubleOf(mishap); !trouble.empty())
        return {401,
                scapStatusBody(exchange.call.processId, statusCodeOf(trouble), wordsOf(trouble), switches_)};
    ScapTransaction& transaction =
        state_.processes.at(exchange.call.processId).transactions.at(exchange.place);
    const Identity signer = pki_.scapSigner(scapSignerOf(transaction.signer));
    for (const json& hash : exchange.call.body.at("hashesToSign")) {
        const Bytes info = fromBase64(hash.get_ref<const std::string&>());
        const crypto::Digest digest{crypto::DigestAlgorithm::Sha256, {info.end() - 32, info.end()}};
        transaction.digests.push_back(toHex(digest.value));
        transaction.values.push_back(signer.key.signRsaPkcs1(digest));
    }
    transaction.used = true;
    transaction.posted = exchange.call.now;
    if (is(mishap, Action::Pending))
        transaction.pending = mishap->value;
    return {};
}

Reply ScapSigningService::result(const ScapSigningExchange& exchange, const Mishap& mishap) {
    const std::string& id = exchange.call.processId;
    if (is(mishap, Action::DuplicateDelivery))
        return {200, scapStatusBody(id, std::to_string(mishap->value), {}, switches_)};
    if (exchange.transaction == nullptr || !exchange.transaction->used)
        return {200, scapStatusBody(id, "404", {}, switches_)};
    ScapTransaction& transaction = state_.processes.at(id).transactions.at(exchange.place);
    transaction.lastQuestion = exchange.call.now;
    if (const auto trouble = troubleOf(mishap); !trouble.empty())
        return refusal(id, trouble);
    if (transaction.over) {
        transaction.repeated = transaction.arrived;
        return {200, scapStatusBody(id, "404", {}, switches_)};
    }
    if (is(mishap, Action::Pending))
        transaction.pending += mishap->value;
    if (transaction.pending > 0) {
        --transaction.pending;
        return {200, scapStatusBody(id, "102", {}, switches_)};
    }
    return handOut(id, transaction, mishap);
}

Reply ScapSigningService::handOut(const std::string& processId, ScapTransaction& transaction,
                                  const Mishap& mishap) {
    transaction.over = true;
    transaction.arrived = isUnharmedSigning(mishap);
    auto values = json::array();
    for (const Bytes& value : transaction.values)
        values.push_back(toBase64(value));
    if (is(mishap, Action::ReorderSignatures))
        std::rotate(values.begin(), values.end() - 1, values.end());
    if (is(mishap, Action::CorruptSignature)) {
        Bytes value = transaction.values.front();
        value.back() ^= 1U;
        values.front() = toBase64(value);
    }
    json body = json::parse(scapStatusBody(processId, "200", {}, switches_));
    body["signatures"] = values;
    return {200, body.dump()};
}

void ScapSigningService::judgeUsed(bool everything) {
    for (auto& [id, process] : state_.processes) {
        if (process.judged || (!everything && clock_.now() - process.authorized <= rules::scapSadLife))
            continue;
        process.judged = true;
        const std::size_t used = process.usedCount();
        if (used == 0 || used == process.transactions.size() || process.excused)
            continue;
        Request request;
        request.method = "POST";
        request.path = "/SCAPSignatureService/signHash";
        violations_.refuse(request, 47, literal::badRequest,
                           std::to_string(used) + " of " + std::to_string(process.transactions.size()) +
                               " transactions of process " + id + " were used");
    }
}

std::vector<IssuedSignature> ScapSigningService::issuedSignatures() const {
    const std::lock_guard lock(state_.mutex);
    std::vector<IssuedSignature> all;
    for (const auto& [id, process] : state_.processes)
        for (std::size_t place = 0; place < process.transactions.size(); ++place) {
            const ScapTransaction& transaction = process.transactions[place];
            for (std::size_t i = 0; i < transaction.values.size(); ++i) {
                IssuedSignature one;
                one.digest = transaction.digests.at(i);
                one.value = transaction.values[i];
                one.nipc = transaction.signer.nipc;
                one.delivered = transaction.arrived;
                one.issuer = "ec-scap";
                one.afterValue = process.citizenValues.at(i);
                one.document = id + "/" + std::to_string(i);
                one.place = place;
                one.places = process.transactions.size();
                all.push_back(std::move(one));
            }
        }
    return all;
}

} // namespace cunho::sandbox
