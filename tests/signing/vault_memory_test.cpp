// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/memory_lease.hpp"
#include "fakes/memory_secrets.hpp"
#include "signing/vault_header.hpp"

#include <cunho/core/random.hpp>
#include <cunho/crypto/aead.hpp>
#include <cunho/crypto/key_derivation.hpp>
#include <cunho/signing/account.hpp>
#include <cunho/signing/vault.hpp>

#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>

namespace cunho::test {
namespace {

/// A value that this test knows without having it in memory: each byte is masked.
class Masked {
  public:
    explicit Masked(ByteView value) : bytes_(value.begin(), value.end()) {
        for (auto& byte : bytes_)
            byte ^= mask;
    }

    Secret value() const {
        Bytes plain(bytes_);
        for (auto& byte : plain)
            byte ^= mask;
        Secret secret(plain);
        wipe(plain);
        return secret;
    }

    /// How often the first 16 bytes of it stand in `content`.
    int countIn(const Bytes& content) const {
        int count = 0;
        for (std::size_t at = 0; at + 16 <= content.size(); ++at) {
            std::size_t same = 0;
            while (same < 16 && content[at + same] == (bytes_[same] ^ mask))
                ++same;
            count += same == 16 ? 1 : 0;
        }
        return count;
    }

  private:
    static constexpr Byte mask = 0xA5;
    Bytes bytes_;
};

/// Counts in all of this process's memory that can be written, in pieces.
int inMemory(const Masked& value) {
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    std::ifstream maps("/proc/self/maps");
    static Bytes piece; // one place that never holds more than was read last
    int count = 0;
    for (std::string line; std::getline(maps, line);) {
        std::uint64_t from = 0;
        std::uint64_t to = 0;
        char dash = 0;
        std::string rights;
        std::istringstream(line) >> std::hex >> from >> dash >> to >> rights;
        if (!rights.starts_with("rw") || to - from > (std::uint64_t{64} << 20U))
            continue;
        piece.assign(to - from, 0);
        const auto size = ::pread(memory, piece.data(), piece.size(), static_cast<off_t>(from));
        piece.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
        count += value.countIn(piece);
        wipe(piece);
    }
    ::close(memory);
    return count;
}

class VaultMemory : public testing::Test {
  protected:
    void SetUp() override {
#ifdef __SANITIZE_ADDRESS__
        GTEST_SKIP() << "AddressSanitizer copies what it looks at";
#endif
    }
};

constexpr crypto::ScryptCost lowCost{16, 1, 1};

Masked dataKey(MemorySecrets& records) {
    const auto header = signing::VaultHeader::decode(records.records()["vault"]);
    const auto wrapping =
        crypto::scrypt(Secret::fromText("palavra"), ByteView(header.parameters).first(16), lowCost);
    return Masked(crypto::unseal(wrapping, header.wrapped, header.bound())->expose());
}

Masked randomValue() {
    Bytes bytes = randomBytes(64);
    const Masked masked(bytes);
    wipe(bytes);
    return masked;
}

TEST_F(VaultMemory, OfALockedVaultHasNoKey) {
    MemorySecrets records;
    const FakeClock clock;
    signing::Vault vault(records, clock);
    const auto source = signing::makePassphraseSource(Secret::fromText("palavra"), lowCost);
    vault.create(*source, {});
    const auto key = dataKey(records);
    EXPECT_GE(inMemory(key), 1) << "the search finds what is there";
    vault.put("a", Secret::fromText("segredo"));
    vault.find("a");
    const auto next = signing::makePassphraseSource(Secret::fromText("outra palavra"), lowCost);
    vault.rekey(*next, {});
    EXPECT_GE(inMemory(key), 1);
    vault.lock();
    EXPECT_EQ(inMemory(key), 0);
    vault.unlock(*next, {});
    EXPECT_GE(inMemory(key), 1);
    vault.destroy();
    EXPECT_EQ(inMemory(key), 0);
}

TEST_F(VaultMemory, AfterARotationHasNoToken) {
    MemorySecrets records;
    MemoryLease lock;
    const FakeClock clock;
    signing::Vault vault(records, clock);
    const auto source = signing::makePassphraseSource(Secret::fromText("palavra"), lowCost);
    vault.create(*source, {});
    const Masked access[] = {randomValue(), randomValue()};
    const Masked refresh[] = {randomValue(), randomValue()};
    keepTokens(vault, 1, {access[0].value(), refresh[0].value(), clock.now()});
    {
        const auto lease = makeTokenLease(vault, lock, clock, 1);
        const auto kept = lease->tokens();
        EXPECT_GE(inMemory(access[0]), 1) << "the search finds what is there";
        lease->rotate(kept.access,
                      [&](const Secret&) {
                          return signing::AccountTokens{access[1].value(), refresh[1].value(), {}};
                      },
                      {});
    }
    for (int at = 0; at < 2; ++at) {
        EXPECT_EQ(inMemory(access[at]), 0) << at;
        EXPECT_EQ(inMemory(refresh[at]), 0) << at;
    }
}

} // namespace
} // namespace cunho::test
