// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/signing/vault.hpp>

namespace cunho::signing {
namespace {

constexpr std::size_t saltSize = 16;
constexpr std::size_t parameterSize = saltSize + 8 + 4 + 4; // salt, N, r, p; big-endian

void append(Bytes& out, std::uint64_t value, unsigned bytes) {
    for (unsigned at = bytes; at-- > 0;)
        out.push_back(static_cast<Byte>(value >> (8 * at)));
}

std::uint64_t number(ByteView bytes) {
    std::uint64_t value = 0;
    for (const Byte byte : bytes)
        value = value << 8U | byte;
    return value;
}

class PassphraseSource final : public DataKeySource {
  public:
    PassphraseSource(Secret passphrase, crypto::ScryptCost cost)
        : passphrase_(std::move(passphrase)), cost_(cost) {}

    std::string kind() const override { return "scrypt"; }

    Made make(const JobContext& job) override {
        job.throwIfStopped();
        Bytes parameters = randomBytes(saltSize);
        auto key = crypto::scrypt(passphrase_, parameters, cost_);
        append(parameters, cost_.n, 8);
        append(parameters, cost_.r, 4);
        append(parameters, cost_.p, 4);
        return {std::move(key), std::move(parameters)};
    }

    Secret open(ByteView parameters, const JobContext& job) override {
        job.throwIfStopped();
        if (parameters.size() != parameterSize)
            throw Error(Fault::Integrity, "VAULT_DAMAGED", {}, "scrypt parameters");
        const auto salt = parameters.first(saltSize);
        const crypto::ScryptCost cost{number(parameters.subspan(saltSize, 8)),
                                      static_cast<std::uint32_t>(number(parameters.subspan(saltSize + 8, 4))),
                                      static_cast<std::uint32_t>(number(parameters.subspan(saltSize + 12)))};
        if (!cost.bearable())
            throw Error(Fault::Integrity, "VAULT_DAMAGED", {}, "scrypt cost");
        return crypto::scrypt(passphrase_, salt, cost);
    }

  private:
    const Secret passphrase_;
    const crypto::ScryptCost cost_;
};

} // namespace

std::unique_ptr<DataKeySource> makePassphraseSource(Secret passphrase, crypto::ScryptCost cost) {
    return std::make_unique<PassphraseSource>(std::move(passphrase), cost);
}

} // namespace cunho::signing
