// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_office.hpp"

#include <cunho/app/complete_levels.hpp>

#include <future>

// Every single request of an activation, and of a signing of three invoices, meets a mishap once; then the
// program is started again and goes on. The requests are counted first, in a run where all is well.
namespace cunho::test {
namespace {

using namespace std::chrono_literals;
using Step = ActivationStep;

constexpr int faultsTimeScale = 40; // 15 s are 375 ms
constexpr int mostStarts = 6;

/// At which request what happens.
struct Mishap {
    std::string service;
    int nth = 0;
    std::string action;

    std::string text() const { return service + " " + std::to_string(nth) + " " + action; }
};

/// "fa", "safe", "pki"; empty for what is no request of the program or of its authentication page.
std::string serviceOf(const nlohmann::json& exchange) {
    const std::string path = exchange.at("path");
    if (path.starts_with("/portal") || path.starts_with("/scap"))
        return {};
    return path.starts_with("/oauth") || path.starts_with("/OAuth") ? "fa" : "safe";
}

std::map<std::string, int> requestsOf(const RunningSandbox& sandbox) {
    std::map<std::string, int> counts;
    for (const auto& exchange : sandbox.transcript())
        ++counts[serviceOf(exchange)];
    counts.erase("");
    return counts;
}

/// The program is closed while a reply is awaited: what is on its way is stopped, the reply comes to nobody.
constexpr const char* closing = "slow";

/// Runs `work`, and closes the program as soon as the sandbox holds a reply back. False: it was closed.
bool runs(Office& office, const std::function<void()>& work) {
    std::stop_source stop;
    office.job = JobContext(stop.get_token());
    auto done = std::async(std::launch::async, [&] {
        try {
            work();
            return true;
        } catch (const Error& error) {
            if (error.reason() != "STOPPED")
                throw;
            return false;
        }
    });
    while (done.wait_for(10ms) != std::future_status::ready)
        if (office.sandbox.get("/sandbox/waiting").at("replies") != 0) {
            stop.request_stop();
            office.sandbox.post("/sandbox/release", nlohmann::json::object());
        }
    office.job = {};
    return done.get();
}

class FaultWalk : public testing::TestWithParam<const char*> {
  protected:
    /// The mishaps of one kind, at each request of `services`.
    static std::vector<Mishap> all(const std::map<std::string, int>& counts, const std::string& action) {
        std::vector<Mishap> mishaps;
        for (const auto& [service, count] : counts)
            for (int nth = 1; nth <= count; ++nth)
                mishaps.push_back({service, nth, action});
        return mishaps;
    }

    std::shared_ptr<RunningSandbox> sandbox_ =
        std::make_shared<RunningSandbox>(SandboxChoice{0, false, faultsTimeScale});
};

class ActivationFaults : public FaultWalk {
  protected:
    /// Whatever the service has of us is not lost: its tokens are here, or the authentication by which they
    /// can be asked for again; or the person was told that something is left that only the portal can cancel.
    static void expectNothingLost(Office& office, const signing::Activation& state) {
        const auto live = office.liveAtService();
        if (live.empty())
            return;
        const auto names = office.services().activation.vault->names();
        const auto login = "activation/" + std::to_string(state.id) + "/fa";
        const bool canAskAgain = std::find(names.begin(), names.end(), login) != names.end();
        const bool told = std::find(office.reasons.begin(), office.reasons.end(),
                                    "ACCOUNT_LEFT_AT_SERVICE") != office.reasons.end();
        EXPECT_TRUE((live.size() == 1U && (office.hasTokens(state.account) || canAskAgain)) || told)
            << live.size() << " accounts, " << Office::describe(state);
    }

    static void expectOneAccount(Office& office, const signing::Activation& state) {
        office.connect();
        EXPECT_NE(office.services().provider, nullptr);
        const auto account = office.services().activation.accounts->find(state.account);
        ASSERT_TRUE(account);
        EXPECT_EQ(account->state, AccountState::Active);
        EXPECT_TRUE(office.hasTokens(account->id));
        EXPECT_EQ(office.services().activation.vault->names().size(), 1U) << "no authentication is left";
        const auto live = office.liveAtService();
        ASSERT_EQ(live.size(), 1U);
        EXPECT_EQ(live.front().at("credentialID"), account->credentialId);
        EXPECT_EQ(office.services().activation.activations->consents().size(), 3U);
    }

    void walkWith(const Mishap& mishap) {
        SCOPED_TRACE(mishap.text());
        Office office(sandbox_);
        office.sandbox.faultAt(mishap.service, mishap.nth, mishap.action);
        signing::Activation state;
        for (int start = 0; start < mostStarts && state.step != Step::Done; ++start) {
            if (start > 0)
                office.restart();
            runs(office, [&] { office.walk(office.resume()); });
            state = office.activating().begin();
            expectNothingLost(office, state);
        }
        ASSERT_EQ(state.step, Step::Done) << Office::describe(state);
        expectOneAccount(office, state);
        office.expectNoViolation();
    }
};

TEST_P(ActivationFaults, AtEachRequestOfAnActivation) {
    std::map<std::string, int> counts;
    {
        Office office(sandbox_);
        office.activate();
        counts = requestsOf(*sandbox_);
    }
    EXPECT_GE(counts["fa"], 11); // eight of the pages, three of the attributes
    EXPECT_GE(counts["safe"], 3);
    for (const auto& mishap : all(counts, GetParam()))
        walkWith(mishap);
    std::cout << counts["fa"] << " + " << counts["safe"] << " requests\n";
}

class SigningFaults : public FaultWalk {
  protected:
    static constexpr int batch = 3;

    SigningFaults() { office_.activate(); }

    /// Signs what is pending until nothing is, starting the program anew after whatever went wrong.
    void signAll() {
        for (int start = 0; start < mostStarts; ++start) {
            if (start > 0)
                office_.restart();
            try {
                runs(office_, [&] { office_.sign(); });
            } catch (const Error& error) {
                EXPECT_TRUE(reasonTemplate(error.reason(), Language::Portuguese)) << error.what();
            }
            if (office_.services().documents.pending().empty())
                return;
        }
    }

    void expectSigned(const std::vector<std::int64_t>& ids) {
        signed_ += ids.size();
        const auto signatures = office_.sandbox.signatures();
        EXPECT_EQ(signatures.size(), signed_);
        for (const auto& [digest, count] : signatures.items())
            EXPECT_EQ(count, 1) << digest;
        EXPECT_TRUE(office_.services().documents.pending().empty());
        EXPECT_TRUE(office_.services().journal.open().empty());
        for (const auto id : ids)
            office_.expectGood(id);
        EXPECT_EQ(office_.services().activation.accounts->all().front().state, AccountState::Active);
        office_.expectNoViolation();
    }

    void signWith(const Mishap& mishap) {
        SCOPED_TRACE(mishap.text());
        const auto ids = office_.issue(batch);
        office_.sandbox.faultAt(mishap.service, mishap.nth, mishap.action);
        signAll();
        complete();
        expectSigned(ids);
    }

    /// Files below their level, which a time-stamp authority that was away leaves.
    void complete() {
        for (int i = 0; i < mostStarts && !office_.services().completion->all().empty(); ++i)
            app::CompleteLevels(office_.services()).run({});
        EXPECT_TRUE(office_.services().completion->all().empty());
    }

    /// What one signing asks of each service.
    std::map<std::string, int> counted(const std::function<std::map<std::string, int>()>& count) {
        office_.restart(); // credential and certificates are asked for anew, as in each run
        auto before = count();
        const auto ids = office_.issue(batch);
        signAll();
        expectSigned(ids);
        auto after = count();
        for (auto& [service, requests] : after)
            requests -= before[service];
        return after;
    }

    Office office_{sandbox_};
    std::size_t signed_ = 0;
};

TEST_P(SigningFaults, AtEachRequestOfASigning) {
    const auto counts = counted([&] { return requestsOf(*sandbox_); });
    EXPECT_GE(counts.at("safe"), 4);
    for (const auto& mishap : all({{"safe", counts.at("safe")}}, GetParam())) {
        office_.restart();
        signWith(mishap);
    }
    std::cout << counts.at("safe") << " requests\n";
}

using TimestampFaults = SigningFaults;

TEST_P(TimestampFaults, AtEachRequestForTimestampAndRevocation) {
    const auto counts = counted([&] {
        std::map<std::string, int> all;
        const auto counted = sandbox_->get("/sandbox/pki-counts");
        for (const auto& [kind, requests] : counted.items())
            all["pki"] += requests.get<int>();
        return all;
    });
    EXPECT_GE(counts.at("pki"), 2 * batch);
    for (const auto& mishap : all(counts, GetParam())) {
        office_.restart();
        signWith(mishap);
    }
    std::cout << counts.at("pki") << " requests\n";
}

std::string nameOf(const testing::TestParamInfo<const char*>& info) {
    std::string name = info.param;
    name.erase(std::remove(name.begin(), name.end(), ':'), name.end());
    return name;
}

// Cut before the request, reply lost, half a reply, refused, and the program closed while it waits.
INSTANTIATE_TEST_SUITE_P(Each, ActivationFaults,
                         testing::Values("dropBeforeRead", "dropAfterProcessing", "dropMidBody", "status:500",
                                         closing),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Each, SigningFaults,
                         testing::Values("dropBeforeRead", "dropAfterProcessing", "dropMidBody", "status:500",
                                         closing),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Each, TimestampFaults, testing::Values("status:500"), nameOf);

} // namespace
} // namespace cunho::test
