// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/crypto/key_derivation.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace cunho::signing {

/// A record as it lies on disk: nonce of 12 bytes, AES-256-GCM ciphertext, tag of 16 bytes; the name is the
/// associated data, so that no record can stand in another's place.
struct SealedRecord {
    std::string name;
    Bytes sealed;
};

/// Port, kept by store, which sees sealed bytes only.
class SecretRecords {
  public:
    virtual ~SecretRecords() = default;
    virtual std::optional<Bytes> find(const std::string& name) = 0;
    virtual std::vector<std::string> names() = 0;

    /// Inserts or replaces all of `put` and removes all of `remove` in one transaction that is durable when
    /// the call returns. What was there before is overwritten in the file, not merely unlinked.
    virtual void commit(std::span<const SealedRecord> put, std::span<const std::string> remove) = 0;
};

/// Where the key that wraps the data key comes from.
class DataKeySource {
  public:
    virtual ~DataKeySource() = default;

    /// "secret-service", "scrypt": kept in the vault's header.
    virtual std::string kind() const = 0;

    /// A new wrapping key of 32 bytes, and what must be kept to come to it again (salt and cost; never a
    /// secret).
    struct Made {
        Secret key;
        Bytes parameters;
    };
    virtual Made make(const JobContext& job) = 0;

    /// The key that `make` gave with these parameters; a wrong passphrase gives a wrong key, which the vault
    /// finds out. Throws Service/SECRET_SERVICE_UNAVAILABLE, Busy/SECRET_SERVICE_SLOW,
    /// Declined/SECRET_SERVICE_DISMISSED, NotFound/VAULT_KEY_MISSING, Integrity/VAULT_DAMAGED.
    virtual Secret open(ByteView parameters, const JobContext& job) = 0;
};

/// A passphrase by scrypt (RFC 7914). `cost` is that of new keys; a kept one says its own, which is refused
/// when it is not bearable.
std::unique_ptr<DataKeySource> makePassphraseSource(Secret passphrase, crypto::ScryptCost cost = {});

/// The secrets of this database: tokens, client credentials, keys.
///
/// A random data key of 32 bytes seals every record; the header keeps it wrapped by what `DataKeySource`
/// gives, so that a new passphrase writes one record. Safe for threads, and for other processes that open the
/// same records: one that was made anew elsewhere is Locked here. Names are no secrets; "vault" is the
/// header's.
class Vault {
  public:
    enum class State { Absent, Locked, Open };

    /// `records` and `clock` must outlive it.
    Vault(SecretRecords& records, const Clock& clock);
    ~Vault();
    Vault(const Vault&) = delete;
    Vault& operator=(const Vault&) = delete;

    State state() const;

    /// `DataKeySource::kind` of the header; empty while absent.
    std::string protection() const;

    /// Makes the data key. Throws Conflict/VAULT_EXISTS.
    void create(DataKeySource& source, const JobContext& job);

    /// Throws Credential/VAULT_PASSPHRASE_WRONG, NotFound/VAULT_ABSENT, Integrity/VAULT_DAMAGED (also when
    /// the source is of another kind), and what the source throws.
    void unlock(DataKeySource& source, const JobContext& job);

    /// Wraps the data key anew. Throws Credential/VAULT_LOCKED, and what the source throws.
    void rekey(DataKeySource& source, const JobContext& job);

    /// Wipes the data key from memory.
    void lock() noexcept;

    /// Removes header and records, of which nobody keeps a key: for a forgotten passphrase, and for damage.
    void destroy();

    /// Nothing: there is no such record. Throws Credential/VAULT_LOCKED, Integrity/VAULT_RECORD_DAMAGED with
    /// {"name"}.
    std::optional<Secret> find(const std::string& name) const;

    /// One transaction, durable when the call returns. Throws Credential/VAULT_LOCKED and as SecretRecords.
    void commit(std::span<const std::pair<std::string, Secret>> put, std::span<const std::string> remove);
    void put(const std::string& name, Secret value);

    /// A commit that goes well also when the vault is locked before it is called: for a secret that is on its
    /// way from a service. To be kept for one request only. Throws Credential/VAULT_LOCKED.
    using Commit = std::function<void(std::span<const std::pair<std::string, Secret>> put,
                                      std::span<const std::string> remove)>;
    Commit lateCommit() const;

    /// Also while locked: removing needs no key.
    void remove(std::span<const std::string> names);
    std::vector<std::string> names() const;

    /// Somebody is at work: the idle time begins anew.
    void touch() noexcept;

    /// Zero: never. Asked by the window from time to time; locks, and says so, when nobody was at work for so
    /// long. Only a passphrase vault locks by itself.
    void setIdleLimit(std::chrono::minutes limit) noexcept;
    bool lockWhenIdle();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::signing
