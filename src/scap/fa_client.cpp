// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_names.hpp"
#include "fa_reply.hpp"
#include "percent.hpp"

#include <cunho/core/error.hpp>
#include <cunho/scap/fa_client.hpp>

#include <algorithm>
#include <mutex>

namespace cunho::scap {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds afterLogin{15};
constexpr seconds rate{1};
constexpr seconds pace{2};
constexpr seconds longestWait{60};
constexpr milliseconds untilStopIsSeen{100};

bool isTransient(const Error& error) {
    return error.fault() == Fault::Network || error.reason() == "FA_UNAVAILABLE";
}

class HttpFaClient final : public FaClient {
  public:
    HttpFaClient(FaOptions options, http::Client& http, Clock& clock)
        : options_(std::move(options)), http_(http), clock_(clock) {}

    AuthenticatedCitizen collect(const Secret& accessToken, const AuthorizationQuery& query,
                                 TimePoint loginAt, const JobContext& job) override {
        if (query.account)
            waitUntil(std::min(loginAt, clock_.now()) + afterLogin, job);
        const AttributeContext context = ask(accessToken, query, job);
        const TimePoint end = clock_.now() + longestWait;
        while (clock_.now() + pace <= end) {
            clock_.sleep(pace, job.stop());
            const bool last = clock_.now() + pace > end;
            const auto reply = question(context, last, job);
            if (reply && isSettled(*reply, query))
                return readCitizen(*reply, query, clock_.now());
        }
        throw Error(Fault::Service, "FA_NOT_READY");
    }

  private:
    using State = AttributeReply::State;

    AttributeContext ask(const Secret& accessToken, const AuthorizationQuery& query, const JobContext& job) {
        http::Request request;
        request.method = "POST";
        request.url = endpoint();
        request.contentType = "application/json";
        std::string names;
        for (const std::string_view name : askedAttributes(query))
            names += std::string(names.empty() ? "" : ",") + Json(std::string(name)).dump();
        std::string body = R"({"token":)";
        std::string token(accessToken.exposeText());
        std::string quoted = Json(token).dump();
        body += quoted + R"(,"attributesName":[)" + names + "]}";
        request.body = toBytes(body);
        wipe(body);
        wipe(token);
        wipe(quoted);
        auto response = send(std::move(request), job);
        auto context = readContext(response.body);
        wipe(response.body);
        return context;
    }

    /// Nothing: no reply came, and there is time for another question.
    std::optional<AttributeReply> question(const AttributeContext& context, bool last,
                                           const JobContext& job) {
        http::Request request;
        request.url = endpoint() + "?token=" + percentEncoded(context.token.exposeText()) +
                      "&authenticationContextId=" + context.id;
        try {
            auto response = send(std::move(request), job);
            AttributeReply reply(response.body);
            wipe(response.body);
            return reply;
        } catch (const Error& error) {
            if (last || !isTransient(error))
                throw;
            return std::nullopt;
        }
    }

    /// One request a second, counted from the end of the one before. A refusal is the token's end (W14).
    http::Response send(http::Request request, const JobContext& job) {
        const auto turn = myTurn(job);
        if (lastRequest_)
            waitUntil(*lastRequest_ + rate, job);
        job.throwIfStopped();
        request.headers.emplace_back("Accept", "application/json");
        auto response = sendNow(std::move(request), job);
        if (response.status >= 200 && response.status < 300)
            return response;
        const std::string status = "HTTP " + std::to_string(response.status);
        if (response.status >= 500 || response.status == 429)
            throw Error(Fault::Service, "FA_UNAVAILABLE", {}, status);
        if (response.status >= 400)
            throw Error(Fault::Reactivate, "FA_TOKEN_EXPIRED", {}, status);
        throw Error(Fault::Service, "FA_REPLY_INVALID", {}, status);
    }

    /// One request at a time over all threads: an activation may be asking while attributes are loaded.
    std::unique_lock<std::timed_mutex> myTurn(const JobContext& job) {
        std::unique_lock turn(turn_, std::defer_lock);
        while (!turn.try_lock_for(untilStopIsSeen))
            job.throwIfStopped();
        return turn;
    }

    /// When it ended counts also where no reply came: it may have arrived at the very last moment.
    http::Response sendNow(http::Request request, const JobContext& job) {
        try {
            auto response = http_.send(std::move(request), job);
            lastRequest_ = clock_.now();
            return response;
        } catch (const Error&) {
            lastRequest_ = clock_.now();
            throw;
        }
    }

    /// Whether another question would bring more that is needed. Company attributes that are late are not
    /// waited for once the account is there: its tokens come first.
    bool isSettled(const AttributeReply& reply, const AuthorizationQuery& query) const {
        const auto pending = [&](std::string_view name) { return reply.state(name) == State::Pending; };
        if (query.account) {
            const State account = reply.state(fa::account);
            if (account == State::NotAvailable)
                throw Error(Fault::Service, "FA_NOT_READY", {}, "the account is not available");
            if (account != State::Available)
                return false;
        } else if (query.enterpriseAttributes && pending(fa::enterprise)) {
            return false;
        }
        const auto names = requiredAttributes(query);
        const bool known = query.account.has_value() || reply.state(names.front()) != State::Absent;
        return known && std::none_of(names.begin(), names.end(), pending);
    }

    void waitUntil(TimePoint moment, const JobContext& job) {
        const TimePoint now = clock_.now();
        if (moment > now)
            clock_.sleep(moment - now, job.stop());
    }

    std::string endpoint() const { return options_.baseUrl + "/oauthresourceserver/api/AttributeManager"; }

    FaOptions options_;
    http::Client& http_;
    Clock& clock_;
    std::timed_mutex turn_;
    std::optional<TimePoint> lastRequest_; ///< its end; read and written in one's turn
};

} // namespace

std::unique_ptr<FaClient> makeFaClient(FaOptions options, http::Client& http, Clock& clock) {
    return std::make_unique<HttpFaClient>(std::move(options), http, clock);
}

} // namespace cunho::scap
