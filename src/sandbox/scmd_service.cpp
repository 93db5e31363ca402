// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scmd_service.hpp"

#include "sandbox/token.hpp"

#include <cunho/core/random.hpp>
#include <cunho/crypto/rsa_encryption.hpp>

#include <algorithm>

namespace cunho::sandbox {
namespace {

using Action = InjectedFault::Action;

constexpr const char* invalidParameter = "800";
constexpr const char* wrongPin = "801";
constexpr const char* wrongCode = "802";
constexpr const char* over = "816";
constexpr int pinTries = 3;

Reply envelope(std::string body, int status = 200) {
    Reply reply{status, std::move(body)};
    reply.contentType = "text/xml; charset=utf-8";
    return reply;
}

/// A reply that says nothing but this.
Reply told(const scmd::Exchange& exchange, const scmd::Status& status, const Mishap& mishap) {
    const bool extra = is(mishap, Action::UnknownExtraMembers);
    if (exchange.is(scmd::Operation::ValidateOtp))
        return envelope(scmd::writeResponse({status}, extra));
    return envelope(scmd::writeStatus(*exchange.message.row, status, extra));
}

/// Whether the client will not know what the reply said.
bool harmsReply(const Mishap& mishap) {
    return is(mishap, Action::DropAfterProcessing) || is(mishap, Action::DropBeforeRead) ||
           is(mishap, Action::DropMidBody) || is(mishap, Action::TruncateJson) ||
           is(mishap, Action::WrongContentType) || is(mishap, Action::Slow);
}

/// Whether a signature in it is not as it should be.
bool harmsValues(const Mishap& mishap) {
    return harmsReply(mishap) || is(mishap, Action::CorruptSignature) || is(mishap, Action::MissingSignature);
}

std::string otherCode(std::string code) {
    code.back() = code.back() == '9' ? '0' : static_cast<char>(code.back() + 1);
    return code;
}

/// As it comes to the phone (autenticacao-gov C.2).
std::string messageText(const scmd::Process& process, const std::string& code) {
    const std::string begin = "Código de segurança: " + code + ". ";
    if (process.documents.empty())
        return begin + "Consulta do certificado de assinatura.";
    const std::string text = begin + "Assinatura de documento \"" + process.documents.front().name + "\"";
    const std::size_t more = process.documents.size() - 1;
    return text + (more == 0 ? std::string() : " e mais " + std::to_string(more)) + ".";
}

CmdSigner cmdSignerOf(const Citizen& citizen) {
    return {citizen.documentType, citizen.documentCountry, citizen.documentNumber, citizen.givenName,
            citizen.lastName};
}

} // namespace

ScmdService::ScmdService(Registry& registry, AccountDesk&, ViolationLog& violations, FaultRules& faults,
                         const Switches& switches, Clock& clock, Client client, Pki& pki)
    : registry_(registry)
    , violations_(violations)
    , faults_(faults)
    , switches_(switches)
    , clock_(clock)
    , client_(std::move(client))
    , pki_(pki) {}

bool ScmdService::owns(const Request& request) const {
    return request.path == scmd::path && (request.method == "POST" || request.method == "GET");
}

// The body is not here yet; who sends a wrong SOAPAction is told so once it is.
bool ScmdService::dropsBeforeRead(const Request& request) {
    const auto action = request.headers.find("soapaction");
    if (request.method != "POST" || action == request.headers.end())
        return false;
    for (const scmd::OperationRow& row : scmd::operations())
        if (action->second == "\"" + row.action() + "\"")
            return faults_.takeDropBeforeRead(row.faultName);
    return false;
}

void ScmdService::reset() {
    const std::lock_guard lock(mutex_);
    state_ = {};
    issued_.clear();
}

std::optional<std::string> ScmdService::decrypt(ByteView cipher) const {
    const crypto::PrivateKey& key = pki_.cmdEncryption().key;
    const auto plain = switches_.isOn(Switch::CmdOaep) ? crypto::decryptRsaOaep(key, cipher)
                                                       : crypto::decryptRsaPkcs1(key, cipher);
    return plain ? std::optional<std::string>(plain->exposeText()) : std::nullopt;
}

Reply ScmdService::handle(const Request& request) {
    if (request.method == "GET") {
        const bool asked = request.query.size() == 1 &&
                           (request.query.contains("singleWsdl") || request.query.contains("wsdl"));
        return asked ? envelope(scmd::wsdl("https://" + client_.host + std::string(scmd::path)))
                     : Reply{404, errorBody(404, errorName(404))};
    }
    const std::lock_guard lock(mutex_);
    const scmd::Exchange exchange = scmd::openExchange(request, state_, client_, applicationId, clock_.now(),
                                                       [this](ByteView cipher) { return decrypt(cipher); });
    const auto broken = firstBroken(exchange);
    for (const auto& [name, plain] : exchange.plain)
        state_.ciphers.insert(exchange.value(name));
    if (broken)
        return refuse(exchange, *broken);
    const Mishap mishap = faults_.take(exchange.message.row->faultName);
    Reply reply = answer(exchange, mishap);
    spoil(reply, mishap);
    return reply;
}

// What the service itself has an answer for gets that answer.
Reply ScmdService::refuse(const scmd::Exchange& exchange, const BrokenCheck& broken) {
    Reply reply = violations_.refuse(exchange.request, broken.id, broken.finding.description,
                                     broken.finding.detail, broken.finding.status);
    const bool tooMany = broken.id == 39;
    if (!tooMany && (broken.id != 41 || !exchange.is(scmd::Operation::ValidateOtp)))
        return reply;
    Reply answered = tooMany ? told(exchange, {"900"}, std::nullopt) : isOver(exchange, std::nullopt);
    answered.violation = reply.violation;
    return answered;
}

Reply ScmdService::answer(const scmd::Exchange& exchange, const Mishap& mishap) {
    if (auto refused = refusalOf(mishap))
        return std::move(*refused);
    if (is(mishap, Action::SoapFault) || is(mishap, Action::EncryptionReplaced) || is(mishap, Action::Code))
        return faulty(exchange, mishap);
    switch (exchange.message.row->operation) {
    case scmd::Operation::GetCertificate: return getCertificate(exchange, mishap);
    case scmd::Operation::GetCertificateWithPin:
    case scmd::Operation::Sign:
    case scmd::Operation::MultipleSign: return begin(exchange, mishap);
    case scmd::Operation::ForceSms: return forceSms(exchange, mishap);
    case scmd::Operation::ValidateOtp: return validateOtp(exchange, mishap);
    }
    return {404};
}

/// Instead of the work.
Reply ScmdService::faulty(const scmd::Exchange& exchange, const Mishap& mishap) {
    const bool cannotTell =
        exchange.is(scmd::Operation::GetCertificate); // its result is a certificate or nothing
    if (is(mishap, Action::SoapFault) || cannotTell)
        return envelope(scmd::writeFault(), 500);
    if (is(mishap, Action::EncryptionReplaced))
        return told(exchange, {invalidParameter, exchange.plain.begin()->first}, mishap);
    scmd::Status status{std::to_string(mishap->value)};
    status.message = "SANDBOX: uma falha que foi pedida";
    if (status.code == over && exchange.is(scmd::Operation::ValidateOtp))
        return isOver(exchange, mishap);
    return told(exchange, status, mishap);
}

const Identity& ScmdService::identityOf(const Citizen& citizen) {
    const auto found = identities_.find(citizen.documentNumber);
    if (found != identities_.end())
        return found->second;
    return identities_.emplace(citizen.documentNumber, pki_.cmdSigner(cmdSignerOf(citizen))).first->second;
}

std::string ScmdService::certificatesOf(const Citizen& citizen) {
    const std::string signer = identityOf(citizen).certificate.pem();
    const std::string root = pki_.root().pem();
    const std::string authority = pki_.cmdAuthority().pem();
    return switches_.isOn(Switch::CmdSortedChain) ? signer + authority + root : signer + root + authority;
}

Reply ScmdService::getCertificate(const scmd::Exchange& exchange, const Mishap& mishap) {
    const auto citizen = registry_.byPhone(exchange.phone());
    if (!citizen || !citizen->cmdSignature) {
        const bool empty = switches_.isOn(Switch::CmdEmptyCertificate);
        return envelope(scmd::writeCertificate(empty ? std::optional(std::string()) : std::nullopt));
    }
    if (!harmsReply(mishap))
        state_.certified.insert(exchange.phone());
    return envelope(scmd::writeCertificate(certificatesOf(*citizen)));
}

std::optional<scmd::Status> ScmdService::pinTrouble(const scmd::Exchange& exchange, const Citizen& citizen) {
    int& wrong = state_.wrongPins[citizen.documentNumber];
    if (wrong < pinTries && exchange.plain.at("pin") != citizen.signaturePin)
        ++wrong;
    else if (wrong < pinTries)
        wrong = 0;
    if (wrong >= pinTries)
        return scmd::Status{wrongPin, "pin", {}, "PIN de assinatura bloqueado: foi errado três vezes."};
    if (wrong > 0)
        return scmd::Status{wrongPin, "pin", {}, "PIN de assinatura errado."};
    switch (citizen.mustChange) {
    case Citizen::MustChange::CmdPins:
        return scmd::Status{"901", {}, {}, "Os PIN da CMD têm de ser alterados."};
    case Citizen::MustChange::SignaturePin:
        return scmd::Status{"902", {}, {}, "O PIN de assinatura tem de ser alterado."};
    case Citizen::MustChange::Nothing: break;
    }
    return std::nullopt;
}

Reply ScmdService::begin(const scmd::Exchange& exchange, const Mishap& mishap) {
    const auto citizen = registry_.byPhone(exchange.phone());
    if (!citizen || !citizen->cmdSignature)
        return told(exchange, {invalidParameter, "userId"}, mishap);
    if (const auto trouble = pinTrouble(exchange, *citizen))
        return told(exchange, *trouble, mishap);
    scmd::Process process;
    process.kind = exchange.message.row->operation;
    process.citizen = *citizen;
    process.documents = exchange.message.documents;
    sendCode(process, mishap, exchange.now);
    const std::string id = newUuid();
    state_.processes[id] = std::move(process);
    return told(exchange, {"200", {}, {}, "OK", id}, mishap);
}

void ScmdService::sendCode(scmd::Process& process, const Mishap& mishap, TimePoint now) {
    process.code = newCode();
    process.sent = now;
    process.wrong = 0;
    process.late = is(mishap, Action::LateCode);
    if (!harmsReply(mishap))
        process.told = now;
    if (is(mishap, Action::NoMessage))
        return;
    registry_.sendSms(
        process.citizen.phone,
        messageText(process, is(mishap, Action::WrongCode) ? otherCode(process.code) : process.code));
}

scmd::Process* ScmdService::processOf(const scmd::Exchange& exchange) {
    const auto found = state_.processes.find(exchange.value("processId"));
    return found == state_.processes.end() ? nullptr : &found->second;
}

/// 816; a process that is known ends here.
Reply ScmdService::isOver(const scmd::Exchange& exchange, const Mishap& mishap) {
    const std::string id = exchange.value("processId");
    if (scmd::Process* process = processOf(exchange)) {
        process->over = true;
        process->toldOver |= !harmsReply(mishap);
    }
    return told(exchange, {over, "processId", id, "O processo terminou."}, mishap);
}

Reply ScmdService::forceSms(const scmd::Exchange& exchange, const Mishap& mishap) {
    scmd::Process* process = processOf(exchange);
    if (process == nullptr || process->over || exchange.now - process->sent > scmd::codeLife)
        return isOver(exchange, mishap);
    sendCode(*process, mishap, exchange.now);
    process->resent += harmsReply(mishap) ? 0 : 1;
    return told(exchange, {"200", {}, {}, "OK", exchange.value("processId")}, mishap);
}

Reply ScmdService::validateOtp(const scmd::Exchange& exchange, const Mishap& mishap) {
    scmd::Process* process = processOf(exchange);
    if (process == nullptr || process->over || process->late || is(mishap, Action::LateCode) ||
        exchange.now - process->sent > scmd::codeLife)
        return isOver(exchange, mishap);
    if (exchange.plain.at("code") != process->code || is(mishap, Action::WrongCode)) {
        ++process->wrong;
        return told(exchange,
                    {wrongCode, "code", {}, "Código de segurança errado.", exchange.value("processId")},
                    mishap);
    }
    return handOut(exchange, *process, mishap);
}

/// What was asked for, once.
Reply ScmdService::handOut(const scmd::Exchange& exchange, scmd::Process& process, const Mishap& mishap) {
    process.over = true;
    process.delivered = !harmsReply(mishap);
    scmd::Response response{{"200", {}, {}, "OK", exchange.value("processId")}};
    if (process.kind == scmd::Operation::GetCertificateWithPin) {
        response.certificate = certificatesOf(process.citizen);
        if (!harmsReply(mishap))
            state_.certified.insert(process.citizen.phone);
        return envelope(scmd::writeResponse(response, is(mishap, Action::UnknownExtraMembers)));
    }
    auto values = sign(process, !harmsValues(mishap));
    if (is(mishap, Action::ReorderSignatures))
        std::rotate(values.begin(), values.end() - 1, values.end());
    if (is(mishap, Action::CorruptSignature))
        values.front().hash.back() ^= 1U;
    if (is(mishap, Action::MissingSignature))
        values.pop_back();
    if (process.kind == scmd::Operation::MultipleSign)
        response.documents = std::move(values);
    else if (!values.empty())
        response.signature = values.front().hash;
    return envelope(scmd::writeResponse(response, is(mishap, Action::UnknownExtraMembers)));
}

std::vector<scmd::Document> ScmdService::sign(const scmd::Process& process, bool delivered) {
    const Identity& identity = identityOf(process.citizen);
    auto values = process.documents;
    for (scmd::Document& document : values) {
        const Bytes digest(document.hash.end() - 32, document.hash.end());
        document.hash = identity.key.signRsaPkcs1({crypto::DigestAlgorithm::Sha256, digest});
        const std::string subject = cmdSignerOf(process.citizen).subjectNumber();
        IssuedSignature& one = issued_[toHex(digest) + subject];
        one = {toHex(digest), document.hash, {}, {}, one.delivered || delivered, "ec-cmd", subject};
    }
    return values;
}

std::vector<IssuedSignature> ScmdService::issuedSignatures() const {
    const std::lock_guard lock(mutex_);
    std::vector<IssuedSignature> all;
    for (const auto& [key, one] : issued_)
        all.push_back(one);
    return all;
}

} // namespace cunho::sandbox
