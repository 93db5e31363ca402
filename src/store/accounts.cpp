// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/accounts.hpp"

#include "store/failures.hpp"
#include "store/values.hpp"

namespace cunho::store {
namespace {

using signing::AccountState;
using signing::SigningAccount;

constexpr std::string_view accountColumns =
    "id, citizen, citizen_name, nipc, additional_info, email, requested_until, expires, signatures_limit,"
    " signatures_used, credential_id, state, state_since, fault, reason, detail, created, token_issued";

/// Signatures that another process counted meanwhile are not forgotten.
constexpr std::string_view accountUpsert =
    " ON CONFLICT (id) DO UPDATE SET citizen = excluded.citizen, citizen_name = excluded.citizen_name,"
    " nipc = excluded.nipc, additional_info = excluded.additional_info, email = excluded.email,"
    " requested_until = excluded.requested_until, expires = excluded.expires,"
    " signatures_limit = excluded.signatures_limit,"
    " signatures_used = CASE WHEN created = excluded.created"
    "   THEN max(signatures_used, excluded.signatures_used) ELSE excluded.signatures_used END,"
    " credential_id = excluded.credential_id, state = excluded.state, state_since = excluded.state_since,"
    " fault = excluded.fault, reason = excluded.reason, detail = excluded.detail,"
    " created = excluded.created, token_issued = excluded.token_issued";

AccountState storedAccountState(std::string_view name) {
    for (auto state = AccountState::Creating; state <= AccountState::Failed;
         state = static_cast<AccountState>(static_cast<int>(state) + 1))
        if (signing::accountStateName(state) == name)
            return state;
    damaged("account state");
}

bool isLive(const SigningAccount& account) {
    const auto state = account.stateAt(account.stateSince);
    return !account.citizen.empty() && state != AccountState::Expired && state != AccountState::Cancelled &&
           state != AccountState::Failed;
}

SigningAccount readAccount(Statement& row) {
    SigningAccount account;
    account.id = row.integer();
    account.citizen = row.text();
    account.citizenName = row.text();
    account.nipc = row.text();
    account.additionalInfo = row.text();
    account.email = row.text();
    account.requestedUntil = storedMaybeDate(row.text());
    account.expires = timePoint(row.maybeInteger());
    account.signaturesLimit = static_cast<int>(row.integer());
    account.signaturesUsed = static_cast<int>(row.integer());
    account.credentialId = row.text();
    account.state = storedAccountState(row.text());
    account.stateSince = timePoint(row.integer());
    account.lastFailure = readFailure(row);
    account.created = timePoint(row.integer());
    account.tokenIssued = timePoint(row.maybeInteger());
    return account;
}

} // namespace

std::int64_t Accounts::save(const SigningAccount& account) {
    Transaction transaction(connection_);
    if (isLive(account))
        makeWay(account);
    const auto failure = failureColumns(account.lastFailure);
    connection_.run(
        "INSERT INTO account (" + std::string(accountColumns) +
            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" + std::string(accountUpsert),
        account.id == 0 ? std::nullopt : std::optional(account.id), account.citizen, account.citizenName,
        account.nipc, account.additionalInfo, account.email, dateText(account.requestedUntil),
        milliseconds(account.expires), account.signaturesLimit, account.signaturesUsed, account.credentialId,
        signing::accountStateName(account.state), milliseconds(account.stateSince), failure.fault,
        failure.reason, failure.detail, milliseconds(account.created), milliseconds(account.tokenIssued));
    const auto id = account.id == 0 ? connection_.lastId() : account.id;
    putChain(id, account.chain);
    putParams(connection_, "account_param", id, account.lastFailure.params);
    transaction.commit();
    return id;
}

/// Others of the same key: those whose time is over become Expired, a live one is in the way.
void Accounts::makeWay(const SigningAccount& account) {
    constexpr std::string_view others = " WHERE citizen = ? AND nipc = ? AND additional_info = ? AND id <> ?"
                                        " AND state NOT IN ('expired', 'cancelled', 'failed')";
    connection_.run("UPDATE account SET state = 'expired', state_since = expires" + std::string(others) +
                        " AND expires <= ?",
                    account.citizen, account.nipc, account.additionalInfo, account.id,
                    milliseconds(account.stateSince));
    auto live = connection_.prepare("SELECT 1 FROM account" + std::string(others));
    live.bind(account.citizen, account.nipc, account.additionalInfo, account.id);
    if (live.step())
        throw Error(Fault::Conflict, "ACCOUNT_EXISTS", {{"nipc", account.nipc}});
}

void Accounts::putChain(std::int64_t id, const crypto::CertificateChain& chain) {
    connection_.run("DELETE FROM account_certificate WHERE account = ?", id);
    int position = 0;
    for (const auto& certificate : chain) {
        const auto fingerprint = certificate.fingerprint().value;
        connection_.run("INSERT INTO certificate VALUES (?, ?) ON CONFLICT DO NOTHING", fingerprint,
                        certificate.der());
        connection_.run("INSERT INTO account_certificate VALUES (?, ?, ?)", id, position++, fingerprint);
    }
}

crypto::CertificateChain Accounts::readChain(std::int64_t id) {
    auto rows = connection_.prepare("SELECT der FROM account_certificate JOIN certificate"
                                    " ON sha256 = certificate WHERE account = ? ORDER BY position");
    rows.bind(id);
    crypto::CertificateChain chain;
    while (rows.step()) {
        try {
            chain.push_back(crypto::Certificate::fromDer(rows.blob()));
        } catch (const Error&) {
            damaged("certificate");
        }
    }
    return chain;
}

std::vector<SigningAccount> Accounts::read(Statement& rows) {
    std::vector<SigningAccount> accounts;
    while (rows.step())
        accounts.push_back(readAccount(rows));
    for (auto& account : accounts) {
        account.chain = readChain(account.id);
        account.lastFailure.params = readParams(connection_, "account_param", account.id);
    }
    return accounts;
}

std::optional<SigningAccount> Accounts::find(std::int64_t id) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows = connection_.prepare("SELECT " + std::string(accountColumns) + " FROM account WHERE id = ?");
    auto found = read(rows.bind(id));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<SigningAccount> Accounts::all() {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows =
        connection_.prepare("SELECT " + std::string(accountColumns) + " FROM account ORDER BY id DESC");
    return read(rows);
}

void Accounts::countSignatures(std::int64_t id, int signatures) {
    Transaction transaction(connection_);
    connection_.run("UPDATE account SET signatures_used = signatures_used + ? WHERE id = ?", signatures, id);
    transaction.commit();
}

bool Accounts::changeState(const SigningAccount& seen, AccountState state, TimePoint since,
                           const Failure& failure) {
    Transaction transaction(connection_);
    const auto kept = failureColumns(failure);
    connection_.run("UPDATE account SET state = ?, state_since = ?, fault = ?, reason = ?, detail = ?"
                    " WHERE id = ? AND state = ? AND state_since = ?",
                    signing::accountStateName(state), milliseconds(since), kept.fault, kept.reason,
                    kept.detail, seen.id, signing::accountStateName(seen.state),
                    milliseconds(seen.stateSince));
    if (connection_.changes() == 0)
        return false;
    putParams(connection_, "account_param", seen.id, failure.params);
    transaction.commit();
    return true;
}

void Accounts::keepCredentialId(std::int64_t id, const std::string& credentialId) {
    Transaction transaction(connection_);
    connection_.run("UPDATE account SET credential_id = ? WHERE id = ?", credentialId, id);
    transaction.commit();
}

} // namespace cunho::store
