// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scmd_checks.hpp"

#include "sandbox/rules.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <array>

namespace cunho::sandbox::scmd {
namespace {

constexpr std::size_t cipherBytes = 256; // RSA-2048

struct EncryptedMember {
    std::string_view name;
    std::vector<Operation> where;
    bool (*hasForm)(std::string_view);
};

bool isDigits(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Prefix, one space, number: "+351 912000001".
bool isPhone(std::string_view text) {
    const auto space = text.find(' ');
    return space != std::string_view::npos && text.front() == '+' &&
           isDigits(text.substr(1, space - 1), 1, 3) && isDigits(text.substr(space + 1), 4, 14);
}

bool isPin(std::string_view text) {
    return isDigits(text, 4, 8);
}

bool isCode(std::string_view text) {
    return isDigits(text, 6, 10);
}

const std::vector<EncryptedMember>& encryptedMembers() {
    using enum Operation;
    static const std::vector<EncryptedMember> members{
        {"userId", {GetCertificate, GetCertificateWithPin, Sign, MultipleSign}, isPhone},
        {"pin", {GetCertificateWithPin, Sign, MultipleSign}, isPin},
        {"citizenId", {ForceSms}, isPhone},
        {"code", {ValidateOtp}, isCode},
    };
    return members;
}

std::optional<Finding> tlsAndHost(const Exchange& exchange) {
    return check::tlsAndHost(exchange.request, exchange.client);
}

std::optional<Finding> basic(const Exchange& exchange) {
    return check::basic(exchange.request, exchange.client);
}

std::optional<Finding> shape(const Exchange& exchange) {
    const std::string& type = exchange.request.contentType;
    if (type != "text/xml" && !type.starts_with("text/xml;"))
        return check::badRequest("Content-Type is \"" + type + "\"");
    if (!exchange.request.query.empty())
        return check::badRequest("a POST with a query");
    if (!exchange.message.problem.empty())
        return check::badRequest(exchange.message.problem);
    const bool continues = exchange.is(Operation::ValidateOtp) || exchange.is(Operation::ForceSms);
    if (continues && exchange.value("processId").empty())
        return check::badRequest("processId is missing");
    return std::nullopt;
}

std::optional<Finding> action(const Exchange& exchange) {
    const auto found = exchange.request.headers.find("soapaction");
    const std::string given = found == exchange.request.headers.end() ? "" : found->second;
    const std::string right = "\"" + exchange.message.row->action() + "\"";
    return given == right ? std::nullopt
                          : std::optional(check::badRequest("SOAPAction is " + given + ", not " + right));
}

std::optional<Finding> application(const Exchange& exchange) {
    if (exchange.value("applicationId") == toBase64(asBytes(exchange.applicationId)))
        return std::nullopt;
    return check::badRequest("the ApplicationId is not the Base64 of this client's");
}

std::optional<Finding> encryption(const Exchange& exchange) {
    for (const EncryptedMember& member : encryptedMembers()) {
        const std::string name(member.name);
        if (std::find(member.where.begin(), member.where.end(), exchange.message.row->operation) ==
            member.where.end())
            continue;
        if (exchange.value(name).empty())
            return check::badRequest(name + " is missing");
        const auto plain = exchange.plain.find(name);
        if (plain == exchange.plain.end())
            return check::badRequest(name + " is not encrypted for the service");
        if (!member.hasForm(plain->second))
            return check::badRequest(name + " has another form, or was encrypted otherwise");
    }
    const Process* process = exchange.process();
    if (exchange.is(Operation::ForceSms) && process != nullptr && process->citizen.phone != exchange.phone())
        return check::badRequest("citizenId is not the phone of the process");
    return std::nullopt;
}

std::optional<Finding> freshCiphers(const Exchange& exchange) {
    for (const auto& [name, plain] : exchange.plain)
        if (exchange.state.ciphers.contains(exchange.value(name)))
            return check::badRequest(name + " was encrypted once and sent twice");
    return std::nullopt;
}

std::optional<Finding> names(const Exchange& exchange) {
    for (const Document& document : exchange.message.documents) {
        const std::size_t length = check::characters(document.name);
        if (length == 0 || length > nameCharacters)
            return check::badRequest("a document's name has " + std::to_string(length) + " characters");
    }
    return std::nullopt;
}

std::optional<Finding> hashes(const Exchange& exchange) {
    for (const Document& document : exchange.message.documents)
        if (!check::isSha256Info(document.hash))
            return check::badRequest("a hash is no DigestInfo of SHA-256");
    return std::nullopt;
}

std::optional<Finding> unique(const Exchange& exchange) {
    if (!exchange.is(Operation::MultipleSign))
        return std::nullopt;
    std::set<std::string> ids;
    std::set<std::string> names;
    for (const Document& document : exchange.message.documents) {
        if (document.id.empty() || !ids.insert(document.id).second)
            return check::badRequest("the id \"" + document.id + "\" is empty or comes twice");
        if (!names.insert(document.name).second)
            return check::badRequest("the name \"" + document.name + "\" comes twice");
    }
    return std::nullopt;
}

std::optional<Finding> count(const Exchange& exchange) {
    const std::size_t documents = exchange.message.documents.size();
    if (exchange.signs() && (documents == 0 || documents > batch))
        return check::badRequest(std::to_string(documents) + " documents");
    return std::nullopt;
}

std::optional<Finding> certificateFirst(const Exchange& exchange) {
    if (!exchange.signs() || exchange.state.certified.contains(exchange.phone()))
        return std::nullopt;
    return check::badRequest("nobody was given the certificate that is to sign");
}

std::optional<Finding> resending(const Exchange& exchange, const Process& process) {
    if (process.delivered || process.toldOver)
        return check::badRequest("another code for a process that is over");
    if (process.told && exchange.now - *process.told < resendPace)
        return check::badRequest("another code sooner than 30 s after the one before");
    if (process.resent >= resends)
        return check::badRequest("another code for the fourth time");
    return std::nullopt;
}

std::optional<Finding> codeRules(const Exchange& exchange) {
    const Process* process = exchange.process();
    if (process == nullptr)
        return std::nullopt;
    if (exchange.is(Operation::ForceSms))
        return resending(exchange, *process);
    if (process->delivered || process->toldOver)
        return check::badRequest("a code for a process that is over");
    if (process->wrong >= codeTries)
        return check::badRequest("a fourth try of a code");
    if (!process->late && exchange.now - process->sent > codeLife + rules::clientPatience)
        return check::badRequest("a code that is older than five minutes");
    return std::nullopt;
}

struct ScmdCheck {
    int id;
    std::optional<Finding> (*examine)(const Exchange&);
};

constexpr std::array checks{
    ScmdCheck{12, tlsAndHost},   ScmdCheck{13, basic},       ScmdCheck{34, shape},
    ScmdCheck{33, action},       ScmdCheck{35, application}, ScmdCheck{36, encryption},
    ScmdCheck{42, freshCiphers}, ScmdCheck{39, count},       ScmdCheck{37, names},
    ScmdCheck{20, hashes},       ScmdCheck{38, unique},      ScmdCheck{40, certificateFirst},
    ScmdCheck{41, codeRules},
};

std::optional<std::string> decrypted(const std::string& base64, const Decrypt& decrypt) {
    try {
        const Bytes cipher = fromBase64(base64);
        return cipher.size() == cipherBytes ? decrypt(cipher) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace

std::string Exchange::value(const std::string& name) const {
    const auto found = message.values.find(name);
    return found == message.values.end() ? std::string() : found->second;
}

std::string Exchange::phone() const {
    const auto found = plain.find(is(Operation::ForceSms) ? "citizenId" : "userId");
    return found == plain.end() ? std::string() : found->second;
}

const Process* Exchange::process() const {
    const auto found = state.processes.find(value("processId"));
    return found == state.processes.end() ? nullptr : &found->second;
}

Exchange openExchange(const Request& request, const State& state, const Client& client,
                      std::string_view applicationId, TimePoint now, const Decrypt& decrypt) {
    Exchange exchange{request, state, client, applicationId, now, readMessage(request.body)};
    for (const EncryptedMember& member : encryptedMembers()) {
        const std::string name(member.name);
        if (auto plain = decrypted(exchange.value(name), decrypt))
            exchange.plain[name] = std::move(*plain);
    }
    return exchange;
}

std::optional<BrokenCheck> firstBroken(const Exchange& exchange) {
    for (const ScmdCheck& check : checks)
        if (auto finding = check.examine(exchange))
            return BrokenCheck{check.id, std::move(*finding)};
    return std::nullopt;
}

} // namespace cunho::sandbox::scmd
