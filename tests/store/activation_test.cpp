// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

namespace cunho::test {
namespace {

using signing::Activation;
using signing::ActivationStep;
using signing::ConsentRecord;
using signing::LoginMeans;
using signing::Prerequisite;
using signing::SignerChoice;

TimePoint atMillisecond(int milliseconds) {
    return TimePoint(std::chrono::milliseconds(1'795'425'300'000 + milliseconds));
}

Activation activationWithEveryField() {
    Activation activation;
    activation.step = ActivationStep::Certificate;
    activation.signer = SignerChoice::Myself;
    activation.means = LoginMeans::CitizenCard;
    activation.facts[Prerequisite::Capacity] = {signing::Standing::Pending, atMillisecond(1), {}, true};
    activation.facts[Prerequisite::InvoiceAttribute] = {signing::Standing::Good, {}, atMillisecond(2), false};
    activation.consent = 3;
    activation.data.foreignCitizen = true;
    activation.data.nipc = "500000000";
    activation.data.additionalInfo = "Loja do Porto – balcão";
    activation.data.email = "geral@padaria.example";
    activation.data.until = parseDate("2027-01-09");
    activation.data.signaturesLimit = 450'000;
    activation.account = 4;
    activation.renews = 2;
    activation.loginAt = atMillisecond(3);
    activation.waitingSince = atMillisecond(4);
    activation.problem = {Fault::Network, "NO_CONNECTION", {{"host", "à"}}, "curl 7"};
    activation.created = atMillisecond(5);
    activation.changed = atMillisecond(6);
    activation.closed = true;
    return activation;
}

void expectSame(const Activation& read, const Activation& saved) {
    EXPECT_EQ(read.step, saved.step);
    EXPECT_EQ(read.signer, saved.signer);
    EXPECT_EQ(read.means, saved.means);
    ASSERT_EQ(read.facts.size(), saved.facts.size());
    for (const auto& [prerequisite, fact] : saved.facts) {
        EXPECT_EQ(read.facts.at(prerequisite).standing, fact.standing);
        EXPECT_EQ(read.facts.at(prerequisite).since, fact.since);
        EXPECT_EQ(read.facts.at(prerequisite).until, fact.until);
        EXPECT_EQ(read.facts.at(prerequisite).byPerson, fact.byPerson);
    }
    EXPECT_EQ(read.consent, saved.consent);
    EXPECT_EQ(read.data.foreignCitizen, saved.data.foreignCitizen);
    EXPECT_EQ(read.data.nipc, saved.data.nipc);
    EXPECT_EQ(read.data.additionalInfo, saved.data.additionalInfo);
    EXPECT_EQ(read.data.email, saved.data.email);
    EXPECT_EQ(read.data.until, saved.data.until);
    EXPECT_EQ(read.data.signaturesLimit, saved.data.signaturesLimit);
    EXPECT_EQ(read.account, saved.account);
    EXPECT_EQ(read.renews, saved.renews);
    EXPECT_EQ(read.loginAt, saved.loginAt);
    EXPECT_EQ(read.waitingSince, saved.waitingSince);
    EXPECT_EQ(read.problem.fault, saved.problem.fault);
    EXPECT_EQ(read.problem.reason, saved.problem.reason);
    EXPECT_EQ(read.problem.params, saved.problem.params);
    EXPECT_EQ(read.problem.detail, saved.problem.detail);
    EXPECT_EQ(read.created, saved.created);
    EXPECT_EQ(read.changed, saved.changed);
    EXPECT_EQ(read.closed, saved.closed);
}

class Activations : public StoreTest {};

TEST_F(Activations, KeepEveryFieldOverARestart) {
    auto full = activationWithEveryField();
    full.id = open()->activations().save(full);
    expectSame(open()->activations().find(full.id).value(), full);
    Activation empty;
    empty.id = full.id;
    EXPECT_EQ(open()->activations().save(empty), full.id);
    expectSame(open()->activations().find(full.id).value(), empty);
    EXPECT_FALSE(open()->activations().find(full.id + 1));
}

TEST_F(Activations, KnowEveryStepAndChoice) {
    const auto database = open();
    for (int step = 0; step <= static_cast<int>(ActivationStep::Done); ++step) {
        Activation activation;
        activation.id = 1;
        activation.step = static_cast<ActivationStep>(step);
        activation.signer = static_cast<SignerChoice>(step % 4);
        const auto prerequisite = static_cast<Prerequisite>(step % 7);
        activation.facts[prerequisite].standing = static_cast<signing::Standing>(step % 5);
        database->activations().save(activation);
        expectSame(database->activations().find(1).value(), activation);
    }
    EXPECT_EQ(RawFile(file_).run("UPDATE activation SET step = 'elsewhere'"), "");
    EXPECT_EQ(thrown([&] { database->activations().open(); }), "Integrity/DATABASE_DAMAGED");
}

TEST_F(Activations, TheOneUnderWayIsTheNewestThatIsNotClosed) {
    const auto database = open();
    auto& activations = database->activations();
    EXPECT_FALSE(activations.open());
    Activation first;
    first.id = activations.save(first);
    Activation second;
    second.id = activations.save(second);
    EXPECT_EQ(activations.open()->id, second.id);
    second.closed = true;
    activations.save(second);
    EXPECT_EQ(activations.open()->id, first.id);
    first.closed = true;
    activations.save(first);
    EXPECT_FALSE(activations.open());
}

TEST_F(Activations, AreSavedWholeOrNotAtAll) {
    const auto database = open();
    Activation begun;
    begun.id = database->activations().save(begun);
    EXPECT_EQ(RawFile(file_).run("CREATE TRIGGER stop BEFORE INSERT ON activation_param"
                                 " BEGIN SELECT RAISE(ABORT, 'stopped'); END"),
              "");
    auto full = activationWithEveryField();
    full.id = begun.id;
    EXPECT_EQ(thrown([&] { database->activations().save(full); }), "Conflict/DATABASE_REFUSED");
    expectSame(database->activations().find(begun.id).value(), begun);
}

ConsentRecord consent(ConsentRecord::Kind kind) {
    ConsentRecord record;
    record.kind = kind;
    record.textVersion = "2026-11";
    record.textSha256 = Bytes(32, 9);
    record.language = "pt";
    record.shownAt = atMillisecond(0);
    record.acceptedAt = atMillisecond(9);
    record.citizen = "BI/PT/12345678";
    record.nipc = "500000000";
    record.programVersion = "0.1.0";
    return record;
}

TEST_F(Activations, KeepWhatSomebodyAgreedTo) {
    const auto first = open()->activations().addConsent(consent(ConsentRecord::Kind::Terms));
    const auto second = open()->activations().addConsent(consent(ConsentRecord::Kind::TokenUse));
    open()->activations().addConsent(consent(ConsentRecord::Kind::BatchMode));
    const auto all = open()->activations().consents();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].id, first);
    EXPECT_EQ(all[1].id, second);
    EXPECT_EQ(all[0].kind, ConsentRecord::Kind::Terms);
    EXPECT_EQ(all[1].kind, ConsentRecord::Kind::TokenUse);
    EXPECT_EQ(all[2].kind, ConsentRecord::Kind::BatchMode);
    EXPECT_EQ(all[0].textVersion, "2026-11");
    EXPECT_EQ(all[0].textSha256, Bytes(32, 9));
    EXPECT_EQ(all[0].language, "pt");
    EXPECT_EQ(all[0].shownAt, atMillisecond(0));
    EXPECT_EQ(all[0].acceptedAt, atMillisecond(9));
    EXPECT_EQ(all[0].citizen, "BI/PT/12345678");
    EXPECT_EQ(all[0].nipc, "500000000");
    EXPECT_EQ(all[0].programVersion, "0.1.0");
}

TEST_F(Activations, NobodyTakesAConsentBackInTheFile) {
    open()->activations().addConsent(consent(ConsentRecord::Kind::Terms));
    RawFile raw(file_);
    EXPECT_EQ(raw.run("DELETE FROM consent"), "consents are kept");
    EXPECT_EQ(raw.run("UPDATE consent SET accepted = 0"), "consents are kept");
    EXPECT_EQ(raw.run("REPLACE INTO consent SELECT id, 'terms', '', x'', '', 0, 0, '', '', '' FROM consent"),
              "consents are kept");
    EXPECT_EQ(open()->activations().consents().front().acceptedAt, atMillisecond(9));
}

} // namespace
} // namespace cunho::test
