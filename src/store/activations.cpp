// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/activations.hpp"

#include "store/failures.hpp"
#include "store/values.hpp"

namespace cunho::store {
namespace {

using signing::Activation;
using signing::ActivationStep;
using signing::ConsentRecord;
using signing::LoginMeans;
using signing::Prerequisite;
using signing::SignerChoice;

const Names<ActivationStep, 10> steps({"signer", "hand-over", "sole-trader", "prerequisites", "consent",
                                       "company-data", "authentication", "account", "certificate", "done"});
const Names<SignerChoice, 4> signers({"unknown", "myself", "somebody-else", "sole-trader"});
const Names<LoginMeans, 2> means({"cmd", "citizen-card"});
const Names<Prerequisite, 7> prerequisites({"cmd-active", "card-reader", "no-earlier-account", "capacity",
                                            "invoice-attribute", "pins-known", "cmd-signature"});
const Names<signing::Standing, 5> factStandings({"good", "bad", "unknowable", "asked", "pending"});
const Names<ConsentRecord::Kind, 3> kinds({"terms", "token-use", "batch-mode"});

constexpr std::string_view activationColumns =
    "id, step, signer, means, consent, foreign_citizen, nipc, additional_info, email, until,"
    " signatures_limit, account, renews, login_at, waiting_since, fault, reason, detail, created, changed,"
    " closed";

constexpr std::string_view activationUpsert =
    " ON CONFLICT (id) DO UPDATE SET step = excluded.step, signer = excluded.signer, means = excluded.means,"
    " consent = excluded.consent, foreign_citizen = excluded.foreign_citizen, nipc = excluded.nipc,"
    " additional_info = excluded.additional_info, email = excluded.email, until = excluded.until,"
    " signatures_limit = excluded.signatures_limit, account = excluded.account, renews = excluded.renews,"
    " login_at = excluded.login_at, waiting_since = excluded.waiting_since, fault = excluded.fault,"
    " reason = excluded.reason, detail = excluded.detail, created = excluded.created,"
    " changed = excluded.changed, closed = excluded.closed";

Activation readActivation(Statement& row) {
    Activation activation;
    activation.id = row.integer();
    activation.step = steps.stored(row.text(), "activation step");
    activation.signer = signers.stored(row.text(), "signer");
    activation.means = means.stored(row.text(), "means");
    activation.consent = row.integer();
    activation.data.foreignCitizen = row.integer() != 0;
    activation.data.nipc = row.text();
    activation.data.additionalInfo = row.text();
    activation.data.email = row.text();
    activation.data.until = storedMaybeDate(row.text());
    activation.data.signaturesLimit = static_cast<int>(row.integer());
    activation.account = row.integer();
    activation.renews = row.integer();
    activation.loginAt = timePoint(row.maybeInteger());
    activation.waitingSince = timePoint(row.maybeInteger());
    activation.problem = readFailure(row);
    activation.created = timePoint(row.integer());
    activation.changed = timePoint(row.integer());
    activation.closed = row.integer() != 0;
    return activation;
}

ConsentRecord readConsent(Statement& row) {
    ConsentRecord record;
    record.id = row.integer();
    record.kind = kinds.stored(row.text(), "consent");
    record.textVersion = row.text();
    record.textSha256 = row.blob();
    record.language = row.text();
    record.shownAt = timePoint(row.integer());
    record.acceptedAt = timePoint(row.integer());
    record.citizen = row.text();
    record.nipc = row.text();
    record.programVersion = row.text();
    return record;
}

} // namespace

std::int64_t Activations::save(const Activation& activation) {
    Transaction transaction(connection_);
    const auto& data = activation.data;
    const auto problem = failureColumns(activation.problem);
    connection_.run("INSERT INTO activation (" + std::string(activationColumns) +
                        ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" +
                        std::string(activationUpsert),
                    activation.id == 0 ? std::nullopt : std::optional(activation.id),
                    steps.of(activation.step), signers.of(activation.signer), means.of(activation.means),
                    activation.consent, data.foreignCitizen, data.nipc, data.additionalInfo, data.email,
                    dateText(data.until), data.signaturesLimit, activation.account, activation.renews,
                    milliseconds(activation.loginAt), milliseconds(activation.waitingSince), problem.fault,
                    problem.reason, problem.detail, milliseconds(activation.created),
                    milliseconds(activation.changed), activation.closed);
    const auto id = activation.id == 0 ? connection_.lastId() : activation.id;
    putFacts(id, activation);
    putParams(connection_, "activation_param", id, activation.problem.params);
    transaction.commit();
    return id;
}

void Activations::putFacts(std::int64_t id, const Activation& activation) {
    connection_.run("DELETE FROM activation_fact WHERE activation = ?", id);
    for (const auto& [prerequisite, fact] : activation.facts)
        connection_.run("INSERT INTO activation_fact VALUES (?, ?, ?, ?, ?, ?)", id,
                        prerequisites.of(prerequisite), factStandings.of(fact.standing),
                        milliseconds(fact.since), milliseconds(fact.until), fact.byPerson);
}

void Activations::readFacts(Activation& activation) {
    auto rows = connection_.prepare("SELECT prerequisite, standing, since, until, by_person"
                                    " FROM activation_fact WHERE activation = ?");
    rows.bind(activation.id);
    while (rows.step()) {
        auto& fact = activation.facts[prerequisites.stored(rows.text(), "prerequisite")];
        fact.standing = factStandings.stored(rows.text(), "standing");
        fact.since = timePoint(rows.maybeInteger());
        fact.until = timePoint(rows.maybeInteger());
        fact.byPerson = rows.integer() != 0;
    }
}

std::optional<Activation> Activations::read(Statement& rows) {
    if (!rows.step())
        return std::nullopt;
    auto activation = readActivation(rows);
    readFacts(activation);
    activation.problem.params = readParams(connection_, "activation_param", activation.id);
    return activation;
}

std::optional<Activation> Activations::find(std::int64_t id) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows =
        connection_.prepare("SELECT " + std::string(activationColumns) + " FROM activation WHERE id = ?");
    return read(rows.bind(id));
}

std::optional<Activation> Activations::open() {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows = connection_.prepare("SELECT " + std::string(activationColumns) +
                                    " FROM activation WHERE closed = 0 ORDER BY id DESC LIMIT 1");
    return read(rows);
}

std::int64_t Activations::addConsent(const ConsentRecord& record) {
    Transaction transaction(connection_);
    connection_.run(
        "INSERT INTO consent (kind, text_version, text_sha256, language, shown, accepted, citizen,"
        " nipc, program_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        kinds.of(record.kind), record.textVersion, record.textSha256, record.language,
        milliseconds(record.shownAt), milliseconds(record.acceptedAt), record.citizen, record.nipc,
        record.programVersion);
    const auto id = connection_.lastId();
    transaction.commit();
    return id;
}

std::vector<ConsentRecord> Activations::consents() {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT id, kind, text_version, text_sha256, language, shown, accepted,"
                                    " citizen, nipc, program_version FROM consent ORDER BY id");
    std::vector<ConsentRecord> records;
    while (rows.step())
        records.push_back(readConsent(rows));
    return records;
}

} // namespace cunho::store
