// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "fakes/fixed_tokens.hpp"
#include "fakes/memory_accounts.hpp"
#include "fakes/memory_journal.hpp"
#include "fakes/test_pki.hpp"
#include "prepared_items.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/http/client.hpp>
#include <cunho/providers/safe.hpp>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace cunho::test {

using nlohmann::json;

/// The nine calls, by path.
namespace call {
inline constexpr const char* info = "/info";
inline constexpr const char* list = "/credentials/list";
inline constexpr const char* credential = "/credentials/info";
inline constexpr const char* authorize = "/v2/credentials/authorize";
inline constexpr const char* authorizeVerify = "/credentials/authorize/verify";
inline constexpr const char* signHash = "/v2/signatures/signHash";
inline constexpr const char* signHashVerify = "/signatures/signHash/verify";
inline constexpr const char* updateToken = "/signatureAccount/updateToken";
inline constexpr const char* cancel = "/signatureAccount/cancel";
} // namespace call

/// The service's sentences (autenticacao-gov B.6).
namespace sentence {
inline constexpr const char* expired = "The access or refresh token is expired or has been revoked";
inline constexpr const char* malformed = "The request is missing a required parameter, includes an invalid "
                                         "parameter value, includes a parameter more than once, or is "
                                         "otherwise malformed.";
} // namespace sentence

/// What one request meets.
struct Meeting {
    enum class Kind {
        Answered,  ///< `response`
        NotSent,   ///< no connection
        LostOnWay, ///< nothing arrived
        LostBack,  ///< done, and the reply is lost
    };
    Kind kind = Kind::Answered;
    http::Response response{};
};

inline Meeting answer(int status, const std::string& body = "",
                      const std::string& contentType = "application/json") {
    return {Meeting::Kind::Answered, {status, {{"content-type", contentType}}, toBytes(body)}};
}
inline Meeting refusal(int status, const std::string& description) {
    return answer(status, json{{"error", "x"}, {"error_description", description}}.dump());
}
inline Meeting notSent() {
    return {Meeting::Kind::NotSent};
}
inline Meeting lostOnWay() {
    return {Meeting::Kind::LostOnWay};
}
inline Meeting lostBack() {
    return {Meeting::Kind::LostBack};
}

/// A SAFE in memory that does as it should, unless a script says what the next request of a call meets.
class ScriptedSafe final : public http::Client {
  public:
    struct Seen {
        std::string call;
        std::string bearer;
        std::string processId;
        json body;
        TimePoint at{};
    };

    explicit ScriptedSafe(Clock& clock) : clock_(clock) { issue("500000000"); }

    std::map<std::string, std::deque<Meeting>> script;
    std::vector<Seen> seen;
    std::string credential = "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50";
    std::vector<crypto::Certificate> chain;
    std::string access = "access-1"; ///< tokens that it takes
    std::string refresh = "refresh-1";
    int limit = 1000; ///< signatures that are left

    /// The next requests of `call` meet these, in this order.
    void meet(const char* call, std::vector<Meeting> meetings) {
        auto& waiting = script[call];
        waiting.insert(waiting.end(), std::make_move_iterator(meetings.begin()),
                       std::make_move_iterator(meetings.end()));
    }

    /// The access token is dead from now on.
    void expireAccess() { access = "renewed"; }

    void issue(const std::string& nipc, const std::string& title = "Signatário autorizado de fatura "
                                                                   "eletrónica - NIF 500000000") {
        crypto::CertificateRequest request;
        request.subject = {{"C", "PT"}, {"O", "Exemplo"}, {"organizationIdentifier", "VATPT-" + nipc}};
        if (!title.empty())
            request.subject.emplace_back("title", title);
        request.subject.emplace_back("CN", "ANA EXEMPLO");
        request.notBefore = day(2026, 1, 1);
        request.notAfter = day(2027, 1, 1);
        chain = {crypto::issueCertificate(request, pki.leafKey(), pki.issuing(), pki.issuingKey()),
                 pki.issuing(), pki.root()};
    }

    int count(const char* call) const {
        return static_cast<int>(
            std::count_if(seen.begin(), seen.end(), [&](const Seen& one) { return one.call == call; }));
    }
    const Seen& last(const char* call) const {
        const auto found =
            std::find_if(seen.rbegin(), seen.rend(), [&](const Seen& one) { return one.call == call; });
        if (found == seen.rend())
            throw std::runtime_error(std::string("never called ") + call);
        return *found;
    }
    /// How often a hash was signed.
    int timesSigned(const crypto::Digest& digest) const {
        const auto found = signings_.find(toBase64(crypto::digestInfo(digest)));
        return found == signings_.end() ? 0 : found->second;
    }

    http::Response send(http::Request request, const JobContext& job) override {
        job.throwIfStopped();
        const Seen one = read(request);
        seen.push_back(one);
        auto& waiting = script[one.call];
        Meeting meeting{Meeting::Kind::Answered, {0, {}, {}}};
        if (!waiting.empty()) {
            meeting = std::move(waiting.front());
            waiting.pop_front();
        }
        const json host{{"host", "safe.example"}};
        if (meeting.kind == Meeting::Kind::NotSent)
            throw Error(Fault::Network, "NO_CONNECTION", {{"host", "safe.example"}});
        if (meeting.kind == Meeting::Kind::Answered && meeting.response.status != 0)
            return meeting.response;
        http::Response response;
        if (meeting.kind != Meeting::Kind::LostOnWay)
            response = work(one);
        if (meeting.kind != Meeting::Kind::Answered)
            throw Error(Fault::Network, "REPLY_LOST", {{"host", "safe.example"}});
        return response;
    }

    TestPki pki;

  private:
    struct Process {
        std::string call;
        std::vector<std::string> hashes;
        bool expired = false;
    };

    Seen read(const http::Request& request) const {
        Seen one;
        const auto query = request.url.find("?processId=");
        const auto path = request.url.find('/', std::string("https://").size());
        one.call = request.url.substr(path, query == std::string::npos ? query : query - path);
        one.processId = query == std::string::npos ? "" : request.url.substr(query + 11);
        for (const auto& [name, value] : request.secretHeaders)
            if (name == "SAFEAuthorization")
                one.bearer = std::string(value.exposeText()).substr(7);
        if (!request.body.empty())
            one.body = json::parse(request.body);
        if (one.body.contains("clientData"))
            one.processId = one.body["clientData"]["processId"];
        one.at = clock_.now();
        return one;
    }

    static http::Response reply(const json& body) {
        return {200, {{"content-type", "application/json"}}, toBytes(body.dump())};
    }
    static http::Response refuse(int status, const std::string& description) {
        return refusal(status, description).response;
    }

    http::Response work(const Seen& one) {
        if (one.call == call::info)
            return reply({{"name", "SAFE"}});
        if (one.call == call::updateToken)
            return rotate(one);
        const bool dead = one.bearer != access;
        if (one.call == call::authorize || one.call == call::signHash) {
            processes_[one.processId] = {one.call, one.body["hashes"], dead};
            if (one.call == call::signHash && !dead)
                for (const auto& hash : processes_[one.processId].hashes)
                    ++signings_[hash];
            return {200, {}, {}};
        }
        if (dead)
            return refuse(400, sentence::expired);
        if (one.call == call::list)
            return reply({{"credentialIDs", {credential}}});
        if (one.call == call::cancel)
            return {204, {}, {}};
        if (one.call != call::credential)
            return outcome(one);
        if (one.body["credentialID"] != credential)
            return refuse(400, "Invalid parameter credentialID");
        return certificates();
    }

    http::Response certificates() const {
        json list = json::array();
        for (const auto& certificate : chain)
            list.push_back(toBase64(asBytes(toBase64(certificate.der()))));
        return reply({{"key", {{"status", "enabled"}, {"algo", "1.2.840.113549.1.1.11"}, {"len", "2048"}}},
                      {"cert", {{"certificates", list}}},
                      {"authMode", "implicit"},
                      {"multisign", 10}});
    }

    http::Response rotate(const Seen& one) {
        if (one.bearer != refresh)
            return refuse(400, sentence::expired);
        ++generation_;
        access = "access-" + std::to_string(generation_);
        refresh = "refresh-" + std::to_string(generation_);
        return reply({{"newAccessToken", access}, {"newRefreshToken", refresh}});
    }

    http::Response outcome(const Seen& one) {
        const auto found = processes_.find(one.processId);
        if (found == processes_.end())
            return refuse(400, "Invalid parameter processId");
        const Process& process = found->second;
        if (process.expired)
            return refuse(400, sentence::expired);
        const int hashes = static_cast<int>(process.hashes.size());
        if (process.call == call::authorize) {
            if (limit <= 0)
                return refuse(401, "signatureLimit already exceeded");
            if (hashes > limit)
                return refuse(401, "signatureLimit will be exceeded");
            return reply({{"sad", "sad-of-" + one.processId}});
        }
        limit -= hashes;
        json values = json::array();
        for (const auto& hash : process.hashes) {
            const Bytes info = fromBase64(hash);
            const crypto::Digest digest{crypto::DigestAlgorithm::Sha256, Bytes(info.end() - 32, info.end())};
            values.push_back(toBase64(pki.leafKey().signRsaPkcs1(digest)));
        }
        return reply({{"signatures", values}});
    }

    Clock& clock_;
    std::map<std::string, Process> processes_;
    std::map<std::string, int> signings_;
    int generation_ = 1;
};

/// Keeps what arrives.
class CollectingSink final : public signing::SignatureSink {
  public:
    std::map<std::string, Bytes> values;
    std::map<std::string, Failure> failures;

    void signedValue(const std::string& id, ByteView value) override {
        values[id].assign(value.begin(), value.end());
    }
    void failed(const std::string& id, const Failure& failure) override { failures[id] = failure; }
};

/// An account at a scripted service, with everything that a provider works with.
class ScriptedSafeTest : public ::testing::Test {
  protected:
    static constexpr const char* nipc = "500000000";

    FakeClock clock;
    ScriptedSafe service{clock};
    FixedTokens tokens;
    MemoryJournal journal;
    MemoryAccounts accounts;
    CollectingSink sink;
    signing::SilentPrompter prompter;
    providers::SafeClient client = clientData();
    std::int64_t account = accounts.save(row());
    std::unique_ptr<providers::SafeProvider> provider = makeProvider();

    providers::SafeClient clientData() const {
        providers::SafeClient data;
        data.baseUrl = "https://safe.example";
        data.clientName = "clientTest";
        data.basicUser = "user";
        data.basicPassword = Secret(asBytes("basic-password"));
        data.anchors = {service.pki.root()};
        return data;
    }

    signing::SigningAccount row() const {
        signing::SigningAccount kept;
        kept.citizen = "BI/PT/12345678";
        kept.nipc = nipc;
        kept.signaturesLimit = 1000;
        kept.state = signing::AccountState::Active;
        kept.stateSince = clock.now();
        return kept;
    }

    std::unique_ptr<providers::SafeProvider> makeProvider() {
        return std::make_unique<providers::SafeProvider>(
            client, providers::SafeAccount{account, nipc, tokens, &accounts}, service, journal, clock);
    }

    std::vector<signing::Dtbsr> items(int count) { return prepareItems(journal, nipc, count); }

    /// "", or the reason.
    std::string sign(const std::vector<signing::Dtbsr>& list) {
        return reasonOf([&] { provider->sign(list, sink, prompter, JobContext{}); });
    }

    template<typename Work>
    std::string reasonOf(Work work) {
        try {
            work();
        } catch (const Error& error) {
            failure = error.failure();
            return error.reason();
        }
        return "";
    }

    /// Every item has its value, each hash was signed `times`.
    void expectSigned(const std::vector<signing::Dtbsr>& list, int times = 1) {
        for (const auto& item : list) {
            ASSERT_TRUE(sink.values.contains(item.id)) << item.documentName;
            EXPECT_TRUE(crypto::verifyRsaPkcs1(service.chain.front(), item.digest, sink.values.at(item.id)));
            EXPECT_EQ(service.timesSigned(item.digest), times);
        }
    }

    signing::SigningAccount kept() { return *accounts.find(account); }

    Failure failure; ///< of the last `reasonOf`
};

} // namespace cunho::test
