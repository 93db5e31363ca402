// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/memory_secrets.hpp"
#include "fakes/thrown.hpp"
#include "signing/vault_header.hpp"

#include <cunho/core/random.hpp>
#include <cunho/crypto/aead.hpp>
#include <cunho/signing/vault.hpp>

#include <algorithm>
#include <atomic>
#include <gtest/gtest.h>
#include <thread>

namespace cunho::test {
namespace {

using signing::Vault;
using State = Vault::State;
using namespace std::chrono_literals;

/// Cheap, so that many can be tried.
constexpr crypto::ScryptCost cheap{16, 1, 1};

Secret secret(std::string text) {
    return Secret::fromText(std::move(text));
}

std::string text(const std::optional<Secret>& secret) {
    return secret ? std::string(secret->exposeText()) : "nothing";
}

/// A source of keys that are somewhere else, such as a keyring.
class FixedSource final : public signing::DataKeySource {
  public:
    explicit FixedSource(Byte value) : value_(value) {}
    std::string kind() const override { return "fixed"; }
    Made make(const JobContext&) override { return {Secret(Bytes(32, value_)), toBytes("label")}; }
    Secret open(ByteView parameters, const JobContext&) override {
        EXPECT_EQ(asText(parameters), "label");
        return Secret(Bytes(32, value_));
    }

  private:
    Byte value_;
};

class VaultTest : public testing::Test {
  protected:
    void create(const std::string& passphrase = "palavra") {
        const auto source = signing::makePassphraseSource(secret(passphrase), cheap);
        vault_.create(*source, {});
    }

    static void unlock(Vault& vault, const std::string& passphrase = "palavra") {
        const auto source = signing::makePassphraseSource(secret(passphrase));
        vault.unlock(*source, {});
    }

    std::string unlocking(const std::string& passphrase = "palavra") {
        return thrown([&] { unlock(vault_, passphrase); });
    }

    MemorySecrets records_;
    FakeClock clock_;
    Vault vault_{records_, clock_};
};

TEST_F(VaultTest, IsAbsentThenOpenThenLocked) {
    EXPECT_EQ(vault_.state(), State::Absent);
    EXPECT_EQ(vault_.protection(), "");
    EXPECT_EQ(unlocking(), "NotFound/VAULT_ABSENT");
    create();
    EXPECT_EQ(vault_.state(), State::Open);
    EXPECT_EQ(vault_.protection(), "scrypt");
    EXPECT_EQ(thrown([&] { create(); }), "Conflict/VAULT_EXISTS");
    vault_.lock();
    EXPECT_EQ(vault_.state(), State::Locked);
    EXPECT_EQ(vault_.protection(), "scrypt");
    EXPECT_EQ(unlocking(), "");
    EXPECT_EQ(vault_.state(), State::Open);
}

TEST_F(VaultTest, KeepsSecretsOverARestart) {
    create();
    vault_.put("a", secret("segredo é"));
    vault_.put("empty", Secret());
    Vault again(records_, clock_);
    EXPECT_EQ(again.state(), State::Locked);
    unlock(again);
    EXPECT_EQ(text(again.find("a")), "segredo é");
    EXPECT_EQ(text(again.find("empty")), "");
    EXPECT_FALSE(again.find("b"));
    EXPECT_EQ(again.names(), (std::vector<std::string>{"a", "empty"}));
}

TEST_F(VaultTest, RefusesAWrongPassphrase) {
    create("palavra");
    vault_.lock();
    for (const char* wrong : {"Palavra", "palavra ", "", "palavr"})
        EXPECT_EQ(unlocking(wrong), "Credential/VAULT_PASSPHRASE_WRONG") << wrong;
    EXPECT_EQ(vault_.state(), State::Locked);
    EXPECT_EQ(unlocking("palavra"), "");
}

TEST_F(VaultTest, LockedGivesAndTakesNothingButForgets) {
    create();
    vault_.put("a", secret("1"));
    vault_.put("b", secret("2"));
    vault_.lock();
    EXPECT_EQ(thrown([&] { vault_.find("a"); }), "Credential/VAULT_LOCKED");
    EXPECT_FALSE(vault_.find("unknown")) << "what is not there needs no key";
    EXPECT_EQ(thrown([&] { vault_.put("c", secret("3")); }), "Credential/VAULT_LOCKED");
    EXPECT_EQ(thrown([&] { vault_.lateCommit(); }), "Credential/VAULT_LOCKED");
    const auto source = signing::makePassphraseSource(secret("outra"), cheap);
    EXPECT_EQ(thrown([&] { vault_.rekey(*source, {}); }), "Credential/VAULT_LOCKED");
    const std::vector<std::string> gone{"a", "vault"};
    vault_.remove(gone);
    EXPECT_EQ(vault_.names(), std::vector<std::string>{"b"});
    EXPECT_EQ(unlocking(), "") << "the header is no record of anybody's";
}

TEST_F(VaultTest, CommitsInOneTransaction) {
    create();
    vault_.put("old", secret("0"));
    const int before = records_.commits();
    std::vector<std::pair<std::string, Secret>> put;
    put.emplace_back("a", secret("1"));
    put.emplace_back("b", secret("2"));
    const std::vector<std::string> gone{"old"};
    vault_.commit(put, gone);
    EXPECT_EQ(records_.commits(), before + 1);
    EXPECT_EQ(vault_.names(), (std::vector<std::string>{"a", "b"}));
    records_.before = [](auto, auto) { throw Error(Fault::Storage, "DISK_FULL"); };
    EXPECT_EQ(thrown([&] { vault_.put("a", secret("9")); }), "Storage/DISK_FULL");
    records_.before = {};
    EXPECT_EQ(text(vault_.find("a")), "1");
}

TEST_F(VaultTest, ItsHeaderIsNobodysRecord) {
    create();
    EXPECT_FALSE(vault_.find("vault"));
    EXPECT_EQ(thrown([&] { vault_.put("vault", secret("1")); }), "Internal/UNEXPECTED");
    EXPECT_TRUE(vault_.names().empty());
}

TEST_F(VaultTest, NoSecretLiesOnTheDisk) {
    create("uma palavra-passe comprida");
    vault_.put("a", secret("o segredo mais bem guardado"));
    for (const auto& [name, sealed] : records_.records()) {
        EXPECT_EQ(asText(sealed).find("segredo"), std::string::npos);
        EXPECT_EQ(asText(sealed).find("palavra"), std::string::npos);
    }
}

TEST_F(VaultTest, ARecordMovedToAnotherNameIsRefused) {
    create();
    vault_.put("a", secret("1"));
    vault_.put("b", secret("2"));
    std::swap(records_.records()["a"], records_.records()["b"]);
    records_.records()["c"] = records_.records()["a"];
    for (const char* name : {"a", "b", "c"})
        EXPECT_EQ(thrown([&] { vault_.find(name); }), "Integrity/VAULT_RECORD_DAMAGED") << name;
}

TEST_F(VaultTest, ADamagedRecordIsRefusedAndTheOthersAreNot) {
    create();
    vault_.put("a", secret("segredo"));
    vault_.put("b", secret("outro"));
    const auto whole = records_.records()["a"];
    for (std::size_t at = 0; at < whole.size(); ++at) {
        records_.records()["a"] = whole;
        records_.records()["a"][at] ^= 0x10U;
        EXPECT_EQ(thrown([&] { vault_.find("a"); }), "Integrity/VAULT_RECORD_DAMAGED") << at;
    }
    for (std::size_t size = 0; size < whole.size(); ++size) {
        records_.records()["a"] = Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        EXPECT_EQ(thrown([&] { vault_.find("a"); }), "Integrity/VAULT_RECORD_DAMAGED") << size;
    }
    EXPECT_EQ(text(vault_.find("b")), "outro");
}

TEST_F(VaultTest, AHeaderWithOneBitFlippedOpensNothing) {
    create();
    vault_.lock();
    const auto whole = records_.records()["vault"];
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const Byte bit : {Byte{0x01}, Byte{0x80}}) {
            records_.records()["vault"] = whole;
            records_.records()["vault"][at] ^= bit;
            EXPECT_EQ(unlocking(), "Integrity/VAULT_DAMAGED") << at;
            EXPECT_EQ(thrown([&] { vault_.protection(); }), "Integrity/VAULT_DAMAGED") << at;
        }
    }
    for (std::size_t size = 0; size < whole.size(); ++size) {
        records_.records()["vault"] = Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        EXPECT_EQ(unlocking(), "Integrity/VAULT_DAMAGED") << size;
    }
    records_.records()["vault"] = whole;
    EXPECT_EQ(unlocking(), "");
}

/// Somebody who knows the format computes the check anew: the data key is bound to all that stands before it.
TEST_F(VaultTest, AForgedHeaderOpensNothing) {
    create();
    vault_.lock();
    const auto genuine = signing::VaultHeader::decode(records_.records()["vault"]);
    const auto tryWith = [&](auto change) {
        auto forged = genuine;
        change(forged);
        records_.records()["vault"] = forged.encode();
        return unlocking();
    };
    EXPECT_EQ(tryWith([](auto&) {}), "");
    vault_.lock();
    EXPECT_EQ(tryWith([](auto& h) { h.id[0] ^= 1U; }), "Credential/VAULT_PASSPHRASE_WRONG");
    EXPECT_EQ(tryWith([](auto& h) { h.wrapped[20] ^= 1U; }), "Credential/VAULT_PASSPHRASE_WRONG");
    EXPECT_EQ(tryWith([](auto& h) { h.parameters[0] ^= 1U; }), "Credential/VAULT_PASSPHRASE_WRONG") << "salt";
    EXPECT_EQ(tryWith([](auto& h) { h.parameters[23] = 32; }), "Credential/VAULT_PASSPHRASE_WRONG") << "N";
    EXPECT_EQ(tryWith([](auto& h) { h.parameters[16] = 0x7F; }), "Integrity/VAULT_DAMAGED")
        << "N fills memory";
    EXPECT_EQ(tryWith([](auto& h) { h.parameters[27] = 0; }), "Integrity/VAULT_DAMAGED") << "r is 0";
    EXPECT_EQ(tryWith([](auto& h) { h.parameters.pop_back(); }), "Integrity/VAULT_DAMAGED");
    EXPECT_EQ(tryWith([](auto& h) { h.kind = "secret-service"; }), "Integrity/VAULT_DAMAGED");
}

TEST_F(VaultTest, ItsHeaderSaysTheCostOfItsOwnKey) {
    create();
    const auto header = signing::VaultHeader::decode(records_.records()["vault"]);
    EXPECT_EQ(toHex(ByteView(header.parameters).subspan(16)), "00000000000000100000000100000001");
    const auto source = signing::makePassphraseSource(secret("palavra"));
    vault_.rekey(*source, {});
    const auto usual = signing::VaultHeader::decode(records_.records()["vault"]);
    EXPECT_EQ(toHex(ByteView(usual.parameters).subspan(16)), "00000000000200000000000800000001");
    vault_.lock();
    EXPECT_EQ(unlocking(), "");
}

TEST_F(VaultTest, ANewPassphraseWritesOneRecord) {
    create("velha");
    vault_.put("a", secret("1"));
    const auto sealed = records_.records()["a"];
    const auto source = signing::makePassphraseSource(secret("nova"), cheap);
    const int before = records_.commits();
    vault_.rekey(*source, {});
    EXPECT_EQ(records_.commits(), before + 1);
    EXPECT_EQ(records_.records()["a"], sealed);
    EXPECT_EQ(text(vault_.find("a")), "1");
    vault_.lock();
    EXPECT_EQ(unlocking("velha"), "Credential/VAULT_PASSPHRASE_WRONG");
    EXPECT_EQ(unlocking("nova"), "");
    EXPECT_EQ(text(vault_.find("a")), "1");
}

TEST_F(VaultTest, ARekeyThatFailsLeavesTheOldOne) {
    create("velha");
    const auto source = signing::makePassphraseSource(secret("nova"), cheap);
    records_.before = [](auto, auto) { throw Error(Fault::Storage, "DISK_FULL"); };
    EXPECT_EQ(thrown([&] { vault_.rekey(*source, {}); }), "Storage/DISK_FULL");
    records_.before = {};
    EXPECT_EQ(vault_.state(), State::Open);
    vault_.lock();
    EXPECT_EQ(unlocking("velha"), "");
}

TEST_F(VaultTest, MovesFromAPassphraseToAKeyringAndBack) {
    create();
    vault_.put("a", secret("1"));
    FixedSource keyring(7);
    vault_.rekey(keyring, {});
    EXPECT_EQ(vault_.protection(), "fixed");
    vault_.lock();
    FixedSource another(8);
    EXPECT_EQ(thrown([&] { vault_.unlock(another, {}); }), "Integrity/VAULT_DAMAGED");
    EXPECT_EQ(unlocking(), "Integrity/VAULT_DAMAGED") << "a passphrase is of no use now";
    vault_.unlock(keyring, {});
    EXPECT_EQ(text(vault_.find("a")), "1");
    const auto source = signing::makePassphraseSource(secret("nova"), cheap);
    vault_.rekey(*source, {});
    vault_.lock();
    EXPECT_EQ(unlocking("nova"), "");
}

TEST_F(VaultTest, LocksItselfWhenNobodyIsAtWork) {
    create();
    EXPECT_FALSE(vault_.lockWhenIdle());
    clock_.advance(24h);
    EXPECT_FALSE(vault_.lockWhenIdle()) << "never, unless told so";
    vault_.touch();
    vault_.setIdleLimit(10min);
    clock_.advance(10min - 1ms);
    EXPECT_FALSE(vault_.lockWhenIdle());
    vault_.touch();
    clock_.advance(10min - 1ms);
    EXPECT_FALSE(vault_.lockWhenIdle()) << "somebody was at work";
    clock_.advance(1ms);
    EXPECT_TRUE(vault_.lockWhenIdle());
    EXPECT_EQ(vault_.state(), State::Locked);
    EXPECT_FALSE(vault_.lockWhenIdle()) << "said once";
    clock_.advance(1h);
    unlock(vault_);
    EXPECT_FALSE(vault_.lockWhenIdle()) << "who opens it is at work";
}

TEST_F(VaultTest, AClockSetBackDoesNotKeepItOpenForYears) {
    clock_.set("2036-01-01T00:00:00");
    create();
    vault_.setIdleLimit(10min);
    clock_.set("2026-11-26T00:00:00");
    EXPECT_FALSE(vault_.lockWhenIdle());
    clock_.advance(10min);
    EXPECT_TRUE(vault_.lockWhenIdle());
}

TEST_F(VaultTest, WithAKeyringStaysOpen) {
    FixedSource keyring(7);
    vault_.create(keyring, {});
    vault_.setIdleLimit(1min);
    clock_.advance(1h);
    EXPECT_FALSE(vault_.lockWhenIdle());
    const auto source = signing::makePassphraseSource(secret("nova"), cheap);
    vault_.rekey(*source, {});
    EXPECT_TRUE(vault_.lockWhenIdle());
}

TEST_F(VaultTest, ASecretOnItsWayIsKeptThoughTheVaultIsLockedMeanwhile) {
    create();
    const auto commit = vault_.lateCommit();
    vault_.lock();
    const std::pair<std::string, Secret> record("late", secret("chegou"));
    commit(std::span(&record, 1), {});
    EXPECT_EQ(vault_.state(), State::Locked);
    unlock(vault_);
    EXPECT_EQ(text(vault_.find("late")), "chegou");
}

TEST_F(VaultTest, DestroyedItIsAbsentAndAnotherCanBeMade) {
    create();
    vault_.put("a", secret("1"));
    vault_.lock();
    vault_.destroy();
    EXPECT_EQ(vault_.state(), State::Absent);
    EXPECT_TRUE(records_.records().empty());
    EXPECT_FALSE(vault_.find("a"));
    create("outra");
    vault_.put("a", secret("2"));
    EXPECT_EQ(text(vault_.find("a")), "2");
}

TEST_F(VaultTest, OneThatWasMadeAnewElsewhereIsLockedHere) {
    create();
    vault_.put("a", secret("1"));
    Vault elsewhere(records_, clock_);
    elsewhere.destroy();
    const auto source = signing::makePassphraseSource(secret("outra"), cheap);
    elsewhere.create(*source, {});
    elsewhere.put("a", secret("2"));
    EXPECT_EQ(thrown([&] { vault_.put("b", secret("lost")); }), "Credential/VAULT_LOCKED");
    EXPECT_EQ(vault_.state(), State::Locked);
    unlock(vault_, "outra");
    EXPECT_EQ(text(vault_.find("a")), "2");
    elsewhere.destroy();
    EXPECT_FALSE(vault_.find("a"));
    EXPECT_EQ(thrown([&] { vault_.put("b", secret("lost")); }), "Credential/VAULT_LOCKED");
    EXPECT_EQ(vault_.state(), State::Absent);
}

TEST_F(VaultTest, ReadsOneThatWasDestroyedAndMadeAnewWhileItIsRead) {
    create();
    Vault elsewhere(records_, clock_);
    elsewhere.destroy();
    const auto source = signing::makePassphraseSource(secret("outra"), cheap);
    elsewhere.create(*source, {});
    elsewhere.put("a", secret("2"));
    EXPECT_EQ(thrown([&] { vault_.find("a"); }), "Credential/VAULT_LOCKED") << "not damaged";
}

TEST_F(VaultTest, IsSafeForThreads) {
    create();
    std::atomic<bool> wrong = false;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 50; ++round) {
                try {
                    const auto name = std::to_string(i);
                    vault_.put(name, secret(std::to_string(round)));
                    if (text(vault_.find(name)) != std::to_string(round))
                        wrong = true;
                } catch (const Error& error) {
                    if (error.reason() != "VAULT_LOCKED")
                        wrong = true;
                    unlock(vault_);
                }
                if (i == 0 && round % 10 == 0)
                    vault_.lock();
                vault_.touch();
                vault_.lockWhenIdle();
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_FALSE(wrong);
}

TEST_F(VaultTest, StopsBeforeItDerivesAKey) {
    create();
    vault_.lock();
    std::stop_source stop;
    stop.request_stop();
    const auto source = signing::makePassphraseSource(secret("palavra"));
    EXPECT_EQ(thrown([&] { vault_.unlock(*source, JobContext(stop.get_token())); }), "Cancelled/STOPPED");
}

} // namespace
} // namespace cunho::test
