// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox_test.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/rsa_encryption.hpp>
#include <cunho/xml/document.hpp>

#include <gtest/gtest.h>
#include <optional>

namespace cunho::test {

inline constexpr const char* cmdPath = "/Ama.Authentication.Frontend/SCMDService.svc";

/// "+351 912000001" of A.
inline std::string cmdPhoneOf(char letter) {
    const int number = letter - 'A' + 1;
    return std::string("+351 9120000") + (number < 10 ? "0" : "") + std::to_string(number);
}

inline std::string cmdPinOf(char letter) {
    return "2468" + cmdPhoneOf(letter).substr(12);
}

inline void replaceIn(std::string& text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from << " is not in " << text;
    text.replace(at, from.size(), to);
}

inline std::optional<xml::Element> firstNamed(const xml::Element& from, std::string_view local) {
    if (from.name().local == local)
        return from;
    for (const xml::Element& child : from.children())
        if (const auto found = firstNamed(child, local))
            return found;
    return std::nullopt;
}

/// The text of the first element of this local name; "nil", "none" when there is none.
inline std::string saidBy(const Received& reply, std::string_view local) {
    const auto document = xml::Document::parse(asBytes(reply.body));
    const auto found = firstNamed(document.root(), local);
    if (!found)
        return "none";
    const bool nil = found->attribute({"http://www.w3.org/2001/XMLSchema-instance", "nil"}) == "true";
    return nil ? "nil" : found->text();
}

/// A client of SCMD that keeps every rule, and a place to make it break one. Its messages are put together by
/// hand.
class Cmd {
  public:
    explicit Cmd(Talk& talk)
        : talk_(talk)
        , encryption(crypto::Certificate::fromPem(asText(readFile(talk.access.cmdEncryption)))) {}

    /// Called with each request before it goes out.
    std::function<void(const std::string&, Sent&)> spoil = [](const std::string&, Sent&) {};

  private:
    Talk& talk_;

  public:
    crypto::Certificate encryption;
    std::string processId;
    std::vector<std::string> requests; ///< everything that was said
    std::vector<std::string> replies;

    std::string encrypted(const std::string& text) const {
        return toBase64(crypto::encryptRsaPkcs1(encryption, asBytes(text)));
    }

    std::string applicationId() const { return toBase64(asBytes(talk_.access.cmdApplicationId)); }

    Received certificate(char letter = 'A') { return certificate(cmdPhoneOf(letter)); }
    Received certificate(const std::string& phone) {
        return ask("GetCertificate", "<applicationId>" + applicationId() + "</applicationId><userId>" +
                                         encrypted(phone) + "</userId>");
    }

    Received certificateWithPin(char letter, const std::string& pin) {
        return ask("GetCertificateWithPin", "<applicationId>" + applicationId() + "</applicationId><userId>" +
                                                encrypted(cmdPhoneOf(letter)) + "</userId><pin>" +
                                                encrypted(pin) + "</pin>");
    }

    Received sign(char letter = 'A', const std::string& pin = "", const std::string& name = "FT 2026/12",
                  const std::string& hash = hashesOf(1).front()) {
        return ask("SCMDSign", "<request xmlns:d=\"http://schemas.datacontract.org/2004/07/Ama.Structures."
                               "CCMovelSignature\"><d:ApplicationId>" +
                                   applicationId() + "</d:ApplicationId><d:DocName>" + name +
                                   "</d:DocName><d:Hash>" + hash + "</d:Hash><d:Pin>" +
                                   encrypted(pin.empty() ? cmdPinOf(letter) : pin) + "</d:Pin><d:UserId>" +
                                   encrypted(cmdPhoneOf(letter)) + "</d:UserId></request>");
    }

    /// "Documento 0" and so on, with ids "0" and so on.
    Received signMany(int count, char letter = 'A') {
        std::string documents;
        for (int i = 0; i < count; ++i)
            documents += "<d:HashStructure><d:Hash>" + toBase64(crypto::digestInfo(documentDigest(i))) +
                         "</d:Hash><d:Name>Documento " + std::to_string(i) + "</d:Name><d:id>" +
                         std::to_string(i) + "</d:id></d:HashStructure>";
        const std::string data =
            " xmlns:d=\"http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature\">";
        return ask("SCMDMultipleSign",
                   "<request" + data + "<d:ApplicationId>" + applicationId() + "</d:ApplicationId><d:Pin>" +
                       encrypted(cmdPinOf(letter)) + "</d:Pin><d:UserId>" + encrypted(cmdPhoneOf(letter)) +
                       "</d:UserId></request><documents" + data + documents + "</documents>");
    }

    Received forceSms(char letter = 'A') {
        return ask("ForceSMS", "<processId>" + processId + "</processId><citizenId>" +
                                   encrypted(cmdPhoneOf(letter)) + "</citizenId><applicationId>" +
                                   applicationId() + "</applicationId>");
    }

    Received validate(const std::string& code) {
        return ask("ValidateOtp", "<code>" + encrypted(code) + "</code><processId>" + processId +
                                      "</processId><applicationId>" + applicationId() + "</applicationId>");
    }
    Received validate() { return validate(code()); }

    /// Certificate, request and code, over one document.
    Received signature(char letter = 'A') {
        certificate(letter);
        const Received reply = sign(letter);
        return reply.status == 200 && saidBy(reply, "Code") == "200" ? validate() : reply;
    }

    json messages() { return talk_.look("/sandbox/phone.json").at("messages"); }

    /// Of the last message.
    std::string code() { return messages().back().at("code"); }
    std::string wrongCode() {
        std::string code = this->code();
        code.front() = code.front() == '1' ? '2' : '1';
        return code;
    }

    Received ask(const std::string& operation, const std::string& members) {
        Sent sent;
        sent.path = cmdPath;
        sent.headers = {
            {"Authorization",
             "Basic " + toBase64(asBytes(talk_.access.basicUser + ":" + talk_.access.basicPassword))},
            {"SOAPAction", "\"http://Ama.Authentication.Service/SCMDService/" + operation + "\""}};
        sent.contentType = "text/xml; charset=utf-8";
        sent.rawBody = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><" +
                       operation + " xmlns=\"http://Ama.Authentication.Service/\">" + members + "</" +
                       operation + "></s:Body></s:Envelope>";
        spoil(operation, sent);
        Received reply = talk_.send(sent);
        requests.push_back(sent.rawBody);
        replies.push_back(reply.body);
        if (reply.status == 200 && operation != "ValidateOtp" && reply.body.ends_with("Envelope>\n"))
            if (const std::string id = saidBy(reply, "ProcessId"); id != "nil" && id != "none")
                processId = id;
        return reply;
    }
};

} // namespace cunho::test
