// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cunho::test {
namespace {

using signing::AccountTokens;
using signing::Vault;

AccountTokens tokens(const std::string& suffix) {
    return {Secret::fromText("access " + suffix), Secret::fromText("refresh " + suffix), {}};
}

/// Processes that share a database, each with a vault of its own.
class TokenLeaseInTheFile : public StoreTest {
  protected:
    static constexpr std::int64_t account = 1;

    void SetUp() override {
        const auto database = open();
        Vault vault(database->secrets(), clock_);
        vault.create(*source(), {});
        keepTokens(vault, account, tokens("1"));
    }

    static std::unique_ptr<signing::DataKeySource> source() {
        return signing::makePassphraseSource(Secret::fromText("palavra"), {16, 1, 1});
    }

    /// The service's side: one byte for each request, in a file that all processes append to.
    void note() const {
        const int file = ::open(requests().c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        EXPECT_EQ(::write(file, "r", 1), 1);
        ::close(file);
    }
    std::filesystem::path requests() const { return folder_.path() / "requests"; }

    std::string rotated(const signing::TokenLease::Refresh& refresh) {
        const auto database = open();
        Vault vault(database->secrets(), clock_);
        vault.unlock(*source(), {});
        const auto lease = makeTokenLease(vault, database->leases(), clock_, account);
        return std::string(lease->rotate(Secret::fromText("access 1"), refresh, {}).access.exposeText());
    }

    std::string kept() {
        const auto database = open();
        Vault vault(database->secrets(), clock_);
        vault.unlock(*source(), {});
        return std::string(
            makeTokenLease(vault, database->leases(), clock_, account)->tokens().access.exposeText());
    }

    pid_t inProcess(const std::function<int()>& action) {
        const pid_t child = ::fork();
        if (child != 0)
            return child;
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::alarm(60);
        try {
            ::_exit(action());
        } catch (...) {
            ::_exit(99);
        }
    }

    static int ended(pid_t child) {
        int status = 0;
        EXPECT_EQ(::waitpid(child, &status, 0), child);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }
};

TEST_F(TokenLeaseInTheFile, OfManyProcessesOneAsks) {
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
        children.push_back(inProcess([&] {
            const auto access = rotated([&](const Secret&) {
                note();
                return tokens("2");
            });
            return access == "access 2" ? 0 : 1;
        }));
    }
    for (const pid_t child : children)
        EXPECT_EQ(ended(child), 0);
    EXPECT_EQ(readFile(requests()).size(), 1U);
    EXPECT_EQ(kept(), "access 2");
}

TEST_F(TokenLeaseInTheFile, WhoeverDiesDuringTheRequestLetsTheNextOneAskAgain) {
    const auto dying = inProcess([&] {
        rotated([&](const Secret&) -> AccountTokens {
            note();
            ::kill(::getpid(), SIGKILL);
            return {};
        });
        return 0;
    });
    EXPECT_EQ(ended(dying), -SIGKILL);
    EXPECT_EQ(kept(), "access 1") << "the old tokens are still there";
    std::string asked;
    EXPECT_EQ(rotated([&](const Secret& refresh) {
                  asked += refresh.exposeText();
                  return tokens("2");
              }),
              "access 2");
    EXPECT_EQ(asked, "refresh 1") << "with the old refresh token";
    EXPECT_EQ(kept(), "access 2");
}

TEST_F(TokenLeaseInTheFile, ARestoredBackupHasAccountsWithoutTokens) {
    const auto copy = folder_.path() / "copy";
    open()->backup(copy);
    file_ = copy;
    const auto database = open();
    Vault vault(database->secrets(), clock_);
    EXPECT_EQ(vault.state(), Vault::State::Absent);
    const auto lease = makeTokenLease(vault, database->leases(), clock_, account);
    EXPECT_EQ(thrown([&] { lease->tokens(); }), "Reactivate/ACCOUNT_WITHOUT_TOKENS");
}

} // namespace
} // namespace cunho::test
