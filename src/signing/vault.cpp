// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/vault_header.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/crypto/aead.hpp>
#include <cunho/signing/vault.hpp>

#include <algorithm>
#include <mutex>

namespace cunho::signing {
namespace {

const std::string headerName = "vault";
constexpr std::string_view passphraseKind = "scrypt";

[[noreturn]] void locked() {
    throw Error(Fault::Credential, "VAULT_LOCKED");
}

Secret randomKey() {
    Bytes bytes = randomBytes(crypto::aeadKeySize);
    Secret key(bytes);
    wipe(bytes);
    return key;
}

/// The key of one vault, while it is open.
struct Key {
    Secret secret;
    Bytes vault; ///< VaultHeader::id
};

std::vector<SealedRecord> sealAll(const Secret& key,
                                  std::span<const std::pair<std::string, Secret>> secrets) {
    std::vector<SealedRecord> records;
    for (const auto& [name, secret] : secrets) {
        if (name == headerName)
            throw Error(Fault::Internal, "UNEXPECTED", {}, "a record named as the vault's header");
        records.push_back({name, crypto::seal(key, secret.expose(), asBytes(name))});
    }
    return records;
}

std::vector<std::string> withoutHeader(std::span<const std::string> names) {
    std::vector<std::string> out(names.begin(), names.end());
    std::erase(out, headerName);
    return out;
}

} // namespace

struct Vault::Impl {
    SecretRecords& records;
    const Clock& clock;
    mutable std::mutex mutex; // guards what follows; never held while a source is asked
    std::shared_ptr<const Key> key;
    bool byPassphrase = false;
    TimePoint lastUse{};
    std::chrono::minutes idleLimit{0};

    Impl(SecretRecords& kept, const Clock& time) : records(kept), clock(time) {}

    std::optional<VaultHeader> header() const {
        const auto bytes = records.find(headerName);
        return bytes ? std::optional(VaultHeader::decode(*bytes)) : std::nullopt;
    }

    std::shared_ptr<const Key> current() const {
        const std::lock_guard lock(mutex);
        return key;
    }

    std::shared_ptr<const Key> required() const {
        auto found = current();
        if (!found)
            locked();
        return found;
    }

    /// Somebody elsewhere may have destroyed the vault, or made another: this key opens nothing there.
    bool stillOf(const Key& held) const {
        const auto found = header();
        return found && found->id == held.vault;
    }

    void drop(const std::shared_ptr<const Key>& stale) {
        const std::lock_guard lock(mutex);
        if (key == stale)
            key.reset();
    }

    void commit(const std::shared_ptr<const Key>& held, std::span<const std::pair<std::string, Secret>> put,
                std::span<const std::string> remove) {
        if (!stillOf(*held)) {
            drop(held);
            locked();
        }
        records.commit(sealAll(held->secret, put), withoutHeader(remove));
    }

    void open(Secret secret, const VaultHeader& of) {
        auto made = std::make_shared<const Key>(Key{std::move(secret), of.id});
        const std::lock_guard lock(mutex);
        key = std::move(made);
        byPassphrase = of.kind == passphraseKind;
        lastUse = clock.now();
    }

    void write(VaultHeader& of, const Secret& dataKey, DataKeySource& source, const JobContext& job) {
        auto made = source.make(job);
        of.kind = source.kind();
        of.parameters = std::move(made.parameters);
        of.wrapped = crypto::seal(made.key, dataKey.expose(), of.bound());
        const SealedRecord record{headerName, of.encode()};
        records.commit(std::span(&record, 1), {});
    }
};

Vault::Vault(SecretRecords& records, const Clock& clock) : impl_(std::make_unique<Impl>(records, clock)) {}

Vault::~Vault() = default;

Vault::State Vault::state() const {
    if (impl_->current())
        return State::Open;
    return impl_->records.find(headerName) ? State::Locked : State::Absent;
}

std::string Vault::protection() const {
    const auto header = impl_->header();
    return header ? header->kind : std::string();
}

void Vault::create(DataKeySource& source, const JobContext& job) {
    const auto refuse = [&] {
        if (impl_->records.find(headerName))
            throw Error(Fault::Conflict, "VAULT_EXISTS");
    };
    refuse();
    VaultHeader header;
    header.id = randomBytes(16);
    auto dataKey = randomKey();
    impl_->write(header, dataKey, source, job);
    impl_->open(std::move(dataKey), header);
}

void Vault::unlock(DataKeySource& source, const JobContext& job) {
    const auto header = impl_->header();
    if (!header)
        throw Error(Fault::NotFound, "VAULT_ABSENT");
    if (header->kind != source.kind())
        throw Error(Fault::Integrity, "VAULT_DAMAGED", {}, "not protected by " + source.kind());
    const auto wrapping = source.open(header->parameters, job);
    if (wrapping.size() != crypto::aeadKeySize)
        throw Error(Fault::Integrity, "VAULT_DAMAGED", {}, "wrapping key of another size");
    auto dataKey = crypto::unseal(wrapping, header->wrapped, header->bound());
    if (!dataKey && header->kind == passphraseKind)
        throw Error(Fault::Credential, "VAULT_PASSPHRASE_WRONG");
    if (!dataKey)
        throw Error(Fault::Integrity, "VAULT_DAMAGED", {}, "another wrapping key");
    impl_->open(std::move(*dataKey), *header);
}

void Vault::rekey(DataKeySource& source, const JobContext& job) {
    const auto held = impl_->required();
    VaultHeader header;
    header.id = held->vault;
    if (!impl_->stillOf(*held)) {
        impl_->drop(held);
        locked();
    }
    impl_->write(header, held->secret, source, job);
    const std::lock_guard lock(impl_->mutex);
    impl_->byPassphrase = header.kind == passphraseKind;
}

void Vault::lock() noexcept {
    const std::lock_guard lock(impl_->mutex);
    impl_->key.reset();
}

void Vault::destroy() {
    lock();
    impl_->records.commit({}, impl_->records.names());
}

std::optional<Secret> Vault::find(const std::string& name) const {
    const auto sealed = name == headerName ? std::nullopt : impl_->records.find(name);
    if (!sealed)
        return std::nullopt;
    const auto held = impl_->required();
    auto secret = crypto::unseal(held->secret, *sealed, asBytes(name));
    if (secret)
        return secret;
    if (!impl_->stillOf(*held)) {
        impl_->drop(held);
        locked();
    }
    throw Error(Fault::Integrity, "VAULT_RECORD_DAMAGED", {{"name", name}});
}

void Vault::commit(std::span<const std::pair<std::string, Secret>> put, std::span<const std::string> remove) {
    impl_->commit(impl_->required(), put, remove);
}

void Vault::put(const std::string& name, Secret value) {
    const std::pair<std::string, Secret> record(name, std::move(value));
    commit(std::span(&record, 1), {});
}

Vault::Commit Vault::lateCommit() const {
    return [impl = impl_.get(), held = impl_->required()](auto put, auto remove) {
        impl->commit(held, put, remove);
    };
}

void Vault::remove(std::span<const std::string> names) {
    impl_->records.commit({}, withoutHeader(names));
}

std::vector<std::string> Vault::names() const {
    return withoutHeader(impl_->records.names());
}

void Vault::touch() noexcept {
    const std::lock_guard lock(impl_->mutex);
    impl_->lastUse = impl_->clock.now();
}

void Vault::setIdleLimit(std::chrono::minutes limit) noexcept {
    const std::lock_guard lock(impl_->mutex);
    impl_->idleLimit = limit;
}

bool Vault::lockWhenIdle() {
    const std::lock_guard lock(impl_->mutex);
    const auto now = impl_->clock.now();
    if (now < impl_->lastUse)
        impl_->lastUse = now; // the clock was set back
    const auto limit = impl_->idleLimit;
    if (!impl_->key || !impl_->byPassphrase || limit.count() <= 0 || now - impl_->lastUse < limit)
        return false;
    impl_->key.reset();
    return true;
}

} // namespace cunho::signing
