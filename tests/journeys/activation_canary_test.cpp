// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_canary.hpp"
#include "activation_office.hpp"

#include <cunho/app/diagnostics.hpp>
#include <cunho/core/log.hpp>
#include <cunho/core/random.hpp>

#include <cstdlib>
#include <gmock/gmock.h>

// No PIN, code, token or passphrase is anywhere but where it belongs.
namespace cunho::test {
namespace {

using Found = std::set<std::string>;
using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* canaryPassphrase = "cavalo correto bateria agrafo & 42%";

TEST(Canary, FindsAPlantedSecretInEveryForm) {
    const std::string secret = "ey=J0/token+7d0a~4a86";
    Canary canary;
    canary.knows("token", secret);
    EXPECT_THAT(canary.in("here", "x" + secret + "y"), Contains("token in here"));
    for (const std::string before : {"", "a", "ab", "abc", "{\"accessToken\":\""})
        EXPECT_THAT(canary.in("here", "+" + toBase64(asBytes(before + secret + before)) + "+"),
                    Contains("token in Base64 in here"))
            << before;
    EXPECT_THAT(canary.in("here", toHex(asBytes(secret))), Contains("token in hexadecimal in here"));
    for (const std::string encoded : {"ey%3dJ0%2ftoken%2b7d0a~4a86", "ey%3DJ0%2Ftoken%2B7d0a~4a86"})
        EXPECT_THAT(canary.in("here", "t=" + encoded + "&"), Contains("token percent-encoded in here"));
    EXPECT_THAT(canary.in("here", "ey=J0/token+7d0a~4a8"), IsEmpty());
}

TEST(Canary, FindsAPlantedPinButNotAnOffset) {
    Canary canary;
    canary.knows("PIN", "135701");
    EXPECT_THAT(canary.in("log", "pin=135701&"), Contains("PIN in log"));
    EXPECT_THAT(canary.in("file", "0000135701 00000 n"), IsEmpty());
    EXPECT_THAT(canary.in("log", std::string("\0"
                                             "1\0"
                                             "3\0"
                                             "5\0"
                                             "7\0"
                                             "0\0"
                                             "1\0",
                                             13)),
                Contains("PIN in UTF-16 in log"));
}

TEST(Canary, LooksIntoFilesDatabasesAndProcesses) {
    Canary canary;
    canary.knows("token", "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50");
    const TemporaryFolder folder("canary");
    EXPECT_THAT(canary.below(folder.path()), IsEmpty());
    std::ofstream(folder.path() / "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50.txt") << "nothing";
    EXPECT_THAT(canary.below(folder.path()), Contains(HasSubstr("the name of")));
    std::ofstream(folder.path() / "plain.db") << "SQLite 0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50";
    EXPECT_THAT(canary.below(folder.path()), Contains(HasSubstr("plain.db")));
    ChildWatch watch;
    Process::Options options;
    options.environment = {{"TOKEN", "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50"}};
    Process child("/bin/sh", {"-c", "read line"}, options);
    EXPECT_EQ(child.readLine(std::chrono::milliseconds(300)), std::nullopt);
    child.closeInput();
    watch.end();
    Found found;
    for (const auto& [pid, text] : watch.seen())
        found.merge(canary.in("a process", text));
    EXPECT_THAT(found, Contains("token in a process"));
}

/// A journey with everything that may go wrong on the way, under the canary's eyes.
class CanaryJourney : public testing::Test {
  protected:
    CanaryJourney() {
        auto sandbox = std::make_shared<RunningSandbox>(SandboxChoice{0, false, 20, transcript()});
        setenv("TMPDIR", temporary_.path().c_str(), 1);
        log::toFile(logs_.path() / "cunho.log", log::Level::Debug);
        office_ = std::make_unique<Office>(std::move(sandbox), Office::ourNipc, canaryPassphrase);
        canary_.knows("the passphrase", canaryPassphrase);
        canary_.knows("the Basic password", office_->sandbox.basicPassword());
        canary_.knows("the Basic credentials", "sandbox:" + office_->sandbox.basicPassword());
        const std::string phone = office_->person.phone();
        for (const auto& each : {phone, "351" + phone, "+351 " + phone})
            canary_.knows("the phone", each);
    }
    ~CanaryJourney() override {
        log::toStandardError(log::Level::Warning);
        unsetenv("TMPDIR");
    }
    CanaryJourney(const CanaryJourney&) = delete;
    CanaryJourney& operator=(const CanaryJourney&) = delete;

    std::filesystem::path transcript() const { return logs_.path() / "transcript.ndjson"; }

    /// What there is to be found by now.
    void learn() {
        for (const auto& secret : office_->person.kept)
            canary_.knows(secret == office_->person.pin() ? "the PIN" : "a code or token of the page",
                          secret);
        for (const auto& account : office_->services().activation.accounts->all()) {
            if (!office_->hasTokens(account.id))
                continue;
            const auto tokens = office_->services().activation.lease(account.id)->tokens();
            canary_.knows("an access token", std::string(tokens.access.exposeText()));
            canary_.knows("a refresh token", std::string(tokens.refresh.exposeText()));
        }
    }

    void hear(const Failure& failure) {
        texts_ += reasonText(failure, Language::Portuguese) + reasonText(failure, Language::English) +
                  failure.detail + "\n";
        for (const auto& [name, value] : failure.params)
            texts_ += name + "=" + value + "\n";
    }

    /// Database with its WAL, archive and spool, log, transcript, temporary files, texts.
    void look() {
        learn();
        texts_ += app::diagnostics(office_->services(), "1.0.0", {{"vault", "passphrase"}});
        Found found = canary_.in("a text", texts_);
        found.merge(canary_.below(office_->folder.path()));
        found.merge(canary_.below(logs_.path()));
        found.merge(canary_.below(temporary_.path()));
        found.merge(canary_.in("the transcript", office_->sandbox.transcriptText()));
        EXPECT_THAT(found, IsEmpty());
    }

    TemporaryFolder logs_{"canary-logs"};
    TemporaryFolder temporary_{"canary-temporary"};
    ChildWatch children_;
    Canary canary_;
    std::string texts_;
    std::unique_ptr<Office> office_;
};

TEST_F(CanaryJourney, FindsNothing) {
    auto& office = *office_;
    office.person.wrongPins = 1;
    office.person.closesAt = "code";
    hear(office.walk().problem);
    office.person.closesAt.clear();
    look();
    for (const char* action : {"dropAfterProcessing", "truncateJson", "status:500"}) {
        office.sandbox.fault("fa.attributesPost", action);
        hear(office.walk(office.resume()).problem);
        look();
    }
    office.sandbox.fault("safe.list", "truncateJson", 3);
    hear(office.walk(office.resume()).problem);
    look();
    office.restart();
    auto state = office.walk(office.resume());
    ASSERT_EQ(state.step, ActivationStep::Done)
        << Office::describe(state) << testing::PrintToString(office.reasons) << office.sandbox.violations();
    office.connect();
    look();
    for (const char* action : {"expireAccess", "truncateJson", "dropAfterProcessing"}) {
        learn(); // before they are replaced
        office.issue(1);
        office.sandbox.fault("safe.authorize", action);
        try {
            for (const auto& [id, outcome] : office.sign())
                if (const auto* failure = std::get_if<Failure>(&outcome))
                    hear(*failure);
        } catch (const Error& error) {
            hear(error.failure());
        }
        look();
    }
    office.sign();
    EXPECT_TRUE(office.services().documents.pending().empty());
    EXPECT_TRUE(app::cancelAllAccounts(office.services(), {}).empty());
    look();

    children_.end();
    Found found;
    bool worker = false;
    for (const auto& [pid, text] : children_.seen()) {
        found.merge(canary_.in("process " + text.substr(0, text.find('\0')), text));
        worker |= text.find("cunho-sandbox") != std::string::npos;
    }
    EXPECT_TRUE(worker) << "children were seen";
    EXPECT_THAT(found, IsEmpty());
    EXPECT_GE(canary_.secrets(), 12U);
    EXPECT_THAT(std::string(asText(readFile(logs_.path() / "cunho.log"))), HasSubstr("SAFE"));
    EXPECT_FALSE(asText(readFile(transcript())).empty());
    office.expectNoViolation();
}

} // namespace
} // namespace cunho::test
