// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "fakes/scmd_replies.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/rsa_encryption.hpp>
#include <cunho/http/client.hpp>
#include <cunho/providers/cmd.hpp>
#include <cunho/xml/document.hpp>

#include <algorithm>
#include <deque>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace cunho::test {

/// An SCMD in memory that does as it should, unless a script says what the next request of an operation
/// meets.
class ScriptedScmd final : public http::Client {
  public:
    using Normally = std::function<std::string()>;
    /// What a request meets; `normally` does what it asks for and gives the reply.
    using Meeting = std::function<http::Response(const Normally& normally)>;

    struct Seen {
        std::string operation;
        std::string body;
        std::map<std::string, std::string> members; ///< by local name; the ciphers as they came
        std::map<std::string, std::string> plain;   ///< of the ciphers
        std::vector<std::string> names;             ///< of the documents
        std::vector<std::pair<std::string, std::string>> headers;
        std::string contentType;
        std::string url;
        TimePoint at{};
    };

    explicit ScriptedScmd(const Clock& clock) : clock_(clock) {}

    std::map<std::string, std::deque<Meeting>> script;
    std::vector<Seen> seen;
    std::string pem =
        pki.leaf().pem() + pki.root().pem() + pki.issuing().pem(); ///< as a public client saw them
    std::string pin = "246801";
    std::string code;           ///< the last one sent
    int sent = 0;               ///< codes
    std::string process = "P1"; ///< given to the next SCMDSign
    std::function<void(std::vector<std::pair<std::string, std::string>>&)>
        spoil; ///< ids and values of a reply
    static const inline TestPki pki;

    http::Response send(http::Request request, const JobContext& job) override {
        job.throwIfStopped();
        Seen one = read(request);
        one.at = clock_.now();
        seen.push_back(one);
        const auto normally = [&] { return answer(one); };
        auto& waiting = script[one.operation];
        if (waiting.empty())
            return reply(200, normally());
        const Meeting meeting = std::move(waiting.front());
        waiting.pop_front();
        return meeting(normally);
    }

    void meet(const std::string& operation, std::vector<Meeting> meetings) {
        for (Meeting& meeting : meetings)
            script[operation].push_back(std::move(meeting));
    }

    std::size_t count(std::string_view operation) const {
        return static_cast<std::size_t>(std::count_if(
            seen.begin(), seen.end(), [&](const Seen& one) { return one.operation == operation; }));
    }
    const Seen& last(std::string_view operation) const {
        const auto found = std::find_if(seen.rbegin(), seen.rend(),
                                        [&](const Seen& one) { return one.operation == operation; });
        if (found == seen.rend())
            throw std::runtime_error("never asked for " + std::string(operation));
        return *found;
    }

    static http::Response reply(int status, std::string_view body,
                                const std::string& type = "text/xml; charset=utf-8") {
        return {status, {{"content-type", type}}, toBytes(body)};
    }

  private:
    static constexpr std::string_view service = "http://Ama.Authentication.Service/";
    static constexpr std::string_view data =
        "http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature";

    static Seen read(const http::Request& request) {
        Seen one;
        one.body = std::string(asText(request.body));
        one.headers = request.headers;
        for (const auto& [name, value] : request.secretHeaders)
            one.headers.emplace_back(name, std::string(value.exposeText()));
        one.contentType = request.contentType;
        one.url = request.url;
        const auto document = xml::Document::parse(request.body);
        const auto operation = document.root().children().at(0).children().at(0);
        one.operation = std::string(operation.name().local);
        collect(operation, one);
        return one;
    }

    static void collect(const xml::Element& parent, Seen& one) {
        for (const auto& child : parent.children()) {
            const std::string name(child.name().local);
            if (!child.children().empty()) {
                collect(child, one);
                continue;
            }
            one.members[name] = child.text();
            if (name == "Name" || name == "DocName")
                one.names.push_back(child.text());
            for (const char* secret : {"UserId", "userId", "citizenId", "Pin", "pin", "code"}) {
                if (name == secret)
                    one.plain[name] = decrypted(child.text());
            }
        }
    }

    static std::string decrypted(const std::string& base64) {
        const auto text = crypto::decryptRsaPkcs1(pki.tlsKey(), fromBase64(base64));
        return text ? std::string(text->exposeText()) : "not for this service";
    }

    std::string answer(const Seen& one) {
        if (one.operation == "GetCertificate")
            return scmd::certificateReply(pem);
        if (one.operation == "SCMDSign" || one.operation == "SCMDMultipleSign")
            return begin(one);
        if (one.operation == "ForceSMS") {
            sendCode();
            return scmd::statusReply(one.operation, "200", one.members.at("processId"));
        }
        return validate(one);
    }

    void sendCode() { code = std::to_string(100000 + 1111 * ++sent); }

    std::string begin(const Seen& one) {
        if (one.plain.at("Pin") != pin)
            return scmd::statusReply(one.operation, "801", "", "Pin");
        documents_.clear();
        const auto document = xml::Document::parse(asBytes(one.body));
        gather(document.root());
        sendCode();
        return scmd::statusReply(one.operation, "200", process);
    }

    void gather(const xml::Element& parent) {
        for (const auto& child : parent.children()) {
            if (const auto hash = child.child({data, "Hash"})) {
                const auto id = child.child({data, "id"});
                documents_.emplace_back(id ? id->text() : "", hash->text());
            } else {
                gather(child);
            }
        }
    }

    static std::string valueOf(const std::string& digestInfo) {
        constexpr std::ptrdiff_t prefix = 19;
        const Bytes info = fromBase64(digestInfo);
        const crypto::Digest digest{crypto::DigestAlgorithm::Sha256,
                                    Bytes(info.begin() + prefix, info.end())};
        EXPECT_EQ(info, crypto::digestInfo(digest));
        return toBase64(pki.leafKey().signRsaPkcs1(digest));
    }

    std::string validate(const Seen& one) {
        if (one.plain.at("code") != code || one.members.at("processId") != process)
            return scmd::otpReply("802", "", "");
        std::vector<std::pair<std::string, std::string>> values;
        for (const auto& [id, hash] : documents_)
            values.emplace_back(id, valueOf(hash));
        if (spoil)
            spoil(values);
        if (values.size() == 1 && values.front().first.empty())
            return scmd::otpReply("200", "", values.front().second);
        std::string array;
        for (const auto& [id, value] : values)
            array += scmd::hashStructure(id, value);
        return scmd::otpReply("200", array, "");
    }

    const Clock& clock_;
    std::vector<std::pair<std::string, std::string>> documents_; ///< ids and hashes of the process
};

/// What a request meets.
namespace meets {
inline ScriptedScmd::Meeting body(std::string text, int status = 200, std::string type = "text/xml") {
    return [=](const auto&) { return ScriptedScmd::reply(status, text, type); };
}
inline ScriptedScmd::Meeting code(const std::string& operation, const std::string& code,
                                  const std::string& field = "") {
    return body(operation == "ValidateOtp"
                    ? scmd::response(operation, scmd::member("ArrayOfHashStructure", "") +
                                                    scmd::member("Signature", "") +
                                                    scmd::element("a:Status", scmd::status(code, "", field)) +
                                                    scmd::member("certificate", ""))
                    : scmd::statusReply(operation, code, "", field));
}
inline ScriptedScmd::Meeting error(Fault fault, const std::string& reason) {
    return [=](const auto&) -> http::Response { throw Error(fault, reason, {{"host", "cmd.example"}}); };
}
/// Done, and the reply is lost.
inline ScriptedScmd::Meeting lostBack() {
    return [](const auto& normally) -> http::Response {
        normally();
        throw Error(Fault::Network, "REPLY_LOST", {{"host", "cmd.example"}});
    };
}
inline ScriptedScmd::Meeting notSent() {
    return error(Fault::Network, "NO_CONNECTION");
}
} // namespace meets

/// Somebody with the phone: types the right PIN and the last code, unless told otherwise.
class PhoneOwner final : public signing::Prompter {
  public:
    using Reply = std::function<std::optional<signing::Answer>(const signing::Question&)>;

    explicit PhoneOwner(const ScriptedScmd& service) : service_(service) {}

    std::deque<Reply> pins;
    std::deque<Reply> codes;
    std::vector<signing::Question> questions;

    static Reply types(const std::string& text) {
        return [text](const auto&) { return signing::Answer(Secret(asBytes(text))); };
    }
    static Reply declines() {
        return [](const auto&) { return std::nullopt; };
    }
    static Reply wantsAnother() {
        return [](const auto&) { return signing::Answer::another(); };
    }

    std::optional<signing::Answer> ask(const signing::Question& question, const JobContext&) override {
        questions.push_back(question);
        const bool isPin = question.kind == signing::Question::Kind::CmdPin;
        auto& waiting = isPin ? pins : codes;
        if (waiting.empty())
            return types(isPin ? service_.pin : service_.code)(question);
        const Reply reply = std::move(waiting.front());
        waiting.pop_front();
        return reply(question);
    }

    std::vector<signing::Question> of(signing::Question::Kind kind) const {
        std::vector<signing::Question> out;
        for (const auto& question : questions) {
            if (question.kind == kind)
                out.push_back(question);
        }
        return out;
    }

  private:
    const ScriptedScmd& service_;
};

/// Keeps what was signed. The same item twice is an error.
class CmdTray final : public signing::SignatureSink {
  public:
    std::map<std::string, Bytes> values;
    std::map<std::string, Failure> failures;

    void signedValue(const std::string& id, ByteView value) override {
        EXPECT_TRUE(values.emplace(id, Bytes(value.begin(), value.end())).second)
            << id << " was signed twice";
    }
    void failed(const std::string& id, const Failure& failure) override {
        EXPECT_TRUE(failures.emplace(id, failure).second && !values.contains(id)) << id;
    }
};

/// A signer with a phone, the client and the service.
class CmdTest : public testing::Test {
  protected:
    using Kind = signing::Question::Kind;

    CmdTest() {
        client.url = "https://cmd.example/SCMDService.svc";
        client.applicationId = "5f3c9a52-3f0e-4c3b-9a0e-0c6f1f5d7a11";
        client.basicUser = "user";
        client.basicPassword = Secret(asBytes("basic-password-canary"));
        client.encryption = ScriptedScmd::pki.tls();
        client.anchors = {ScriptedScmd::pki.root()};
    }

    static std::vector<signing::Dtbsr> items(int count) {
        std::vector<signing::Dtbsr> list;
        for (int i = 1; i <= count; ++i) {
            signing::Dtbsr item;
            item.id = "item-" + std::to_string(i);
            item.documentName = "Contrato " + std::to_string(i) + ".pdf";
            item.digest = crypto::sha256(asBytes(item.id));
            list.push_back(std::move(item));
        }
        return list;
    }

    /// "" when it went well, else "Fault/REASON"; `failure` has the rest.
    std::string sign(const std::vector<signing::Dtbsr>& list) {
        try {
            provider->sign(list, tray, owner, job);
            return "";
        } catch (const Error& error) {
            failure = error.failure();
            return std::string(faultName(error.fault())) + "/" + error.reason();
        }
    }

    std::string credential() {
        try {
            provider->credential(job);
            return "";
        } catch (const Error& error) {
            failure = error.failure();
            return std::string(faultName(error.fault())) + "/" + error.reason();
        }
    }

    void expectSigned(const std::vector<signing::Dtbsr>& list) const {
        EXPECT_EQ(tray.values.size(), list.size());
        for (const auto& item : list) {
            const auto found = tray.values.find(item.id);
            ASSERT_NE(found, tray.values.end()) << item.id;
            EXPECT_TRUE(crypto::verifyRsaPkcs1(ScriptedScmd::pki.leaf(), item.digest, found->second))
                << item.id;
        }
    }

    std::vector<std::string> operations() const {
        std::vector<std::string> list;
        for (const auto& one : service.seen)
            list.push_back(one.operation);
        return list;
    }

    FakeClock clock;
    providers::CmdClient client;
    ScriptedScmd service{clock};
    PhoneOwner owner{service};
    CmdTray tray;
    JobContext job;
    Failure failure;
    std::unique_ptr<providers::CmdProvider> provider =
        std::make_unique<providers::CmdProvider>(client, "+351 912345678", service, clock);
};

} // namespace cunho::test
