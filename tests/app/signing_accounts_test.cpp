// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_test.hpp"
#include "fakes/judges.hpp"

#include <fstream>

namespace cunho::app {
namespace {

using NoticeKind = AccountNotice::Kind;
using testing::ElementsAre;
using testing::IsEmpty;

struct AccountsTest : ActivationTest {
    signing::SigningAccount kept(const std::string& info, std::chrono::days left,
                                 AccountState state = AccountState::Active) {
        signing::SigningAccount account;
        account.citizen = "BI/PT/12345678";
        account.citizenName = "Ana Exemplo";
        account.nipc = "500000000";
        account.additionalInfo = info;
        account.email = "geral@olaria.example.pt";
        account.signaturesLimit = 100;
        account.expires = clock.now() + left;
        account.credentialId = "credential-" + info;
        account.state = state;
        account.stateSince = clock.now();
        account.id = outside.accounts.save(account);
        return account;
    }

    /// An account that the State knows, with its tokens here.
    signing::SigningAccount opened(const std::string& info) {
        auto account = kept(info, std::chrono::days(40));
        signing::keepTokens(inside->vault, account.id,
                            {Secret(asBytes(info)), Secret(asBytes("r" + info)), clock.now()});
        outside.state.accounts.push_back({info, "r" + info, account.credentialId, {}, false});
        return account;
    }

    std::vector<NoticeKind> kinds() {
        std::vector<NoticeKind> all;
        for (const auto& notice : accountNotices(inside->services, clock.now()))
            all.push_back(notice.kind);
        return all;
    }

    bool hasTokens(std::int64_t id) {
        const auto names = inside->vault.names();
        return std::find(names.begin(), names.end(), signing::tokenRecords(id).front()) != names.end();
    }
};

TEST_F(AccountsTest, AnEndIsToldFifteenDaysBefore) {
    kept("a", std::chrono::days(16));
    EXPECT_THAT(kinds(), IsEmpty());
    for (const int days : warningDays) {
        const auto account = kept(std::to_string(days), std::chrono::days(days));
        const auto notices = accountNotices(inside->services, clock.now());
        ASSERT_FALSE(notices.empty());
        EXPECT_EQ(notices.front().kind, NoticeKind::EndsSoon);
        EXPECT_EQ(notices.front().account, account.id) << "the nearest end comes first";
        EXPECT_EQ(notices.front().days, days);
        EXPECT_EQ(notices.front().end, account.expires);
    }
}

TEST_F(AccountsTest, DaysAreThoseOfTheCalendar) {
    auto account = kept("a", std::chrono::days(0));
    account.expires = fromLocal(parseLocal("2026-11-24T00:30:00"), Zone::Lisbon);
    outside.accounts.save(account);
    clock.set("2026-11-23T23:45:00");
    EXPECT_EQ(accountNotices(inside->services, clock.now()).front().days, 1);
    clock.set("2026-11-24T00:15:00");
    EXPECT_EQ(accountNotices(inside->services, clock.now()).front().days, 0);
    clock.set("2026-11-24T00:30:00");
    EXPECT_THAT(kinds(), ElementsAre(NoticeKind::Ended));
}

TEST_F(AccountsTest, AnEndIsNoNewsOnceThereIsASuccessor) {
    kept("a", std::chrono::days(-1));
    EXPECT_THAT(kinds(), ElementsAre(NoticeKind::Ended));
    kept("a", std::chrono::days(40));
    EXPECT_THAT(kinds(), IsEmpty());
}

TEST_F(AccountsTest, TheLimitIsToldAtNinetyPercent) {
    const auto account = kept("a", std::chrono::days(40));
    outside.accounts.countSignatures(account.id, 89);
    EXPECT_THAT(kinds(), IsEmpty());
    outside.accounts.countSignatures(account.id, 1);
    EXPECT_THAT(kinds(), ElementsAre(NoticeKind::LimitNear));
    const auto notice = accountNotices(inside->services, clock.now()).front();
    EXPECT_EQ(notice.used, 90);
    EXPECT_EQ(notice.limit, 100);
    outside.accounts.countSignatures(account.id, 10);
    EXPECT_THAT(kinds(), ElementsAre(NoticeKind::LimitReached));
}

TEST_F(AccountsTest, AnAttributesEndIsTold) {
    const auto account = kept("a", std::chrono::days(30));
    scap::ProfessionalAttribute manager;
    manager.nipc = "500000000";
    manager.description = manager.id = "Gerente";
    manager.validUntil = clock.now() + std::chrono::days(300);
    auto invoices = manager;
    invoices.description = invoices.id = "Assinatura de faturas eletrónicas";
    invoices.validUntil = clock.now() + std::chrono::days(20);
    outside.attributes.merge(account.citizen, scap::ProfessionalAttribute::Source::Scap, {manager, invoices},
                             clock.now());
    const auto notices = accountNotices(inside->services, clock.now());
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices.front().kind, NoticeKind::AttributeEndsSoon);
    EXPECT_EQ(notices.front().days, 20);
    EXPECT_EQ(notices.front().end, invoices.validUntil);
}

TEST_F(AccountsTest, TheMostUrgentComesFirst) {
    kept("a", std::chrono::days(10));
    const auto limit = kept("b", std::chrono::days(40));
    outside.accounts.countSignatures(limit.id, 100);
    kept("c", std::chrono::days(40), AccountState::NeedsReactivation);
    kept("d", std::chrono::days(-1));
    kept("e", std::chrono::days(40), AccountState::Cancelled);
    kept("f", std::chrono::days(40), AccountState::Failed);
    kept("g", std::chrono::days(40), AccountState::AwaitingCertificate);
    EXPECT_THAT(kinds(), ElementsAre(NoticeKind::Ended, NoticeKind::NeedsReactivation,
                                     NoticeKind::LimitReached, NoticeKind::EndsSoon));
}

TEST_F(AccountsTest, CancellingWipesTheTokensAndKeepsTheRow) {
    const auto account = opened("a");
    cancelAccount(inside->services, account.id, {});
    EXPECT_TRUE(outside.state.accounts.front().cancelled);
    EXPECT_FALSE(hasTokens(account.id));
    EXPECT_EQ(this->account(account.id).state, AccountState::Cancelled);
    EXPECT_EQ(this->account(account.id).stateSince, clock.now());
    EXPECT_THROW(cancelAccount(inside->services, 99, {}), Error);
}

TEST_F(AccountsTest, CancellingWithoutNetworkChangesNothing) {
    const auto account = opened("a");
    outside.state.before = [](const std::string&) { throw Error(Fault::Network, "NO_CONNECTION"); };
    EXPECT_THROW(cancelAccount(inside->services, account.id, {}), Error);
    EXPECT_TRUE(hasTokens(account.id));
    EXPECT_EQ(this->account(account.id).state, AccountState::Active);
}

TEST_F(AccountsTest, TokensThatTheServiceRefusesAreWipedAllTheSame) {
    const auto account = opened("a");
    outside.state.accounts.clear();
    cancelAccount(inside->services, account.id, {});
    EXPECT_FALSE(hasTokens(account.id));
    EXPECT_EQ(this->account(account.id).state, AccountState::Cancelled);
    EXPECT_EQ(this->account(account.id).lastFailure.reason, "SAFE_TOKEN_EXPIRED");
}

TEST_F(AccountsTest, CancellingAllTriesEachAndWipesEveryToken) {
    const auto a = opened("a");
    const auto b = opened("b");
    const auto c = opened("c");
    int asked = 0;
    outside.state.before = [&](const std::string&) {
        if (++asked == 2)
            throw Error(Fault::Network, "NO_CONNECTION");
    };
    inside->vault.put("activation/7/fa", Secret(asBytes("fa")));
    const auto failed = cancelAllAccounts(inside->services, {});
    ASSERT_EQ(failed.size(), 1U);
    EXPECT_EQ(failed.front().second.reason, "NO_CONNECTION");
    for (const auto id : {a.id, b.id, c.id}) {
        EXPECT_FALSE(hasTokens(id));
        EXPECT_EQ(account(id).state, AccountState::Cancelled);
    }
    EXPECT_EQ(std::count_if(outside.state.accounts.begin(), outside.state.accounts.end(),
                            [](const auto& one) { return one.cancelled; }),
              2);
    EXPECT_THAT(inside->vault.names(), testing::Not(testing::Contains("activation/7/fa")));
    EXPECT_THAT(cancelAllAccounts(inside->services, {}), IsEmpty());
}

TEST_F(AccountsTest, CancellingAllEndsWhatWaitsForACertificate) {
    outside.state.certificateTakes = std::chrono::hours(1000);
    const auto waiting = walkTo(Step::Certificate);
    cancelAllAccounts(inside->services, {});
    const auto after = outside.activations.open().value();
    EXPECT_EQ(after.step, Step::Authentication);
    EXPECT_EQ(after.account, 0);
    EXPECT_FALSE(hasTokens(waiting.account));
}

TEST_F(AccountsTest, CancellingAllWorksWhileTheVaultIsLocked) {
    const auto account = opened("a");
    inside->vault.lock();
    const auto failed = cancelAllAccounts(inside->services, {});
    ASSERT_EQ(failed.size(), 1U);
    EXPECT_EQ(failed.front().second.reason, "VAULT_LOCKED");
    EXPECT_FALSE(hasTokens(account.id)) << "a stolen computer must not keep them";
}

TEST_F(AccountsTest, TheHandOverNamesCompanyAndPages) {
    for (const bool portuguese : {true, false}) {
        const auto text = handOverText("Olaria Exemplo, Lda", "500000000", portuguese);
        for (const char* part : {"Olaria Exemplo, Lda", "500000000", "Assinatura de faturas eletrónicas",
                                 "https://www.autenticacao.gov.pt/area-privada/atributos-profissionais"})
            EXPECT_NE(text.find(part), std::string::npos) << part;
        EXPECT_EQ(text.find("{"), std::string::npos);
        EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 62) << "one page";
    }
}

/// RFC 5545, read by a program that we did not write.
TEST_F(AccountsTest, WhatSignsIsKeptAlive) {
    const auto account = opened("a");
    kept("b", std::chrono::days(40), AccountState::Cancelled);
    kept("c", std::chrono::days(40)); // its tokens are somewhere else
    kept("d", std::chrono::days(-1));
    EXPECT_THAT(keepAccountsAlive(inside->services, {}), IsEmpty());
    EXPECT_THAT(outside.state.requests, ElementsAre("refresh"));
    EXPECT_EQ(outside.accounts.find(account.id)->state, AccountState::Active);
}

TEST_F(AccountsTest, OneThatCannotBeKeptAliveIsToldAndKeepsNoOther) {
    const auto refused = opened("a");
    const auto unreachable = opened("b");
    const auto fine = opened("c");
    int calls = 0;
    outside.state.before = [&](const std::string&) {
        ++calls; // the newest account comes first
        if (calls == 2)
            throw Error(Fault::Network, "NO_CONNECTION");
        if (calls == 3)
            throw Error(Fault::Reactivate, "SAFE_TOKEN_EXPIRED");
    };
    EXPECT_EQ(keepAccountsAlive(inside->services, {}).size(), 2U);
    EXPECT_EQ(calls, 3);
    EXPECT_EQ(outside.accounts.find(fine.id)->state, AccountState::Active);
    EXPECT_EQ(outside.accounts.find(unreachable.id)->state, AccountState::Active);
    EXPECT_EQ(outside.accounts.find(refused.id)->state, AccountState::NeedsReactivation);
    EXPECT_EQ(outside.accounts.find(refused.id)->lastFailure.reason, "SAFE_TOKEN_EXPIRED");
    EXPECT_THAT(kinds(), ElementsAre(NoticeKind::NeedsReactivation));
}

TEST_F(AccountsTest, OneThatIsCancelledWhileItIsKeptAliveStaysCancelled) {
    auto account = opened("a");
    outside.state.before = [&](const std::string&) {
        account.state = AccountState::Cancelled; // by another process
        outside.accounts.save(account);
        throw Error(Fault::Reactivate, "SAFE_TOKEN_EXPIRED");
    };
    EXPECT_EQ(keepAccountsAlive(inside->services, {}).size(), 1U);
    EXPECT_EQ(outside.accounts.find(account.id)->state, AccountState::Cancelled);
}

struct CalendarTest : AccountsTest {
    std::string read(const std::string& calendar) {
        const auto file = folder.path() / "renovar.ics";
        std::ofstream(file, std::ios::binary) << calendar;
        const char* const script =
            "import sys, vobject\n"
            "c = vobject.readOne(open(sys.argv[1], encoding='utf-8', newline='').read(), validate=True)\n"
            "e = c.vevent\n"
            "print(e.dtstart.value.isoformat())\n"
            "print(e.uid.value)\n"
            "print(e.summary.value)\n"
            "print(e.description.value.replace('\\n', '|'))\n"
            "print(sorted(a.trigger.value.days for a in e.valarm_list))\n";
        const auto verdict = test::ask("/usr/bin/python3", {"-c", script, file.string()});
        return verdict.good ? verdict.report : "refused";
    }
};

TEST_F(CalendarTest, RemindsFourTimesOfTheEnd) {
    auto account = kept("Loja; \"Ribeira\", piso 2\\A", std::chrono::days(40));
    account.expires = fromLocal(parseLocal("2027-07-05T00:00:00"), Zone::Lisbon);
    const auto calendar = renewalCalendar(account, clock.now());
    const auto report = read(calendar);
    EXPECT_TRUE(report.starts_with("2027-07-04T23:00:00+00:00\n")) << report;
    EXPECT_NE(report.find("Renovar a assinatura de faturas (500000000, Loja; \"Ribeira\", piso 2\\A)\n"),
              std::string::npos)
        << report;
    EXPECT_NE(report.find("termina em 2027-07-05.|No Cunho: Preferências, Comunicação com o Estado"),
              std::string::npos)
        << report;
    EXPECT_NE(report.find("[-15, -7, -3, -1]"), std::string::npos) << report;
}

TEST_F(CalendarTest, LinesAreFoldedBetweenCharacters) {
    auto account = kept("ãõçéíúà ãõçéíúà ãõçéíúà ãõçéíúà ãõçéíúà ãõçéíúà ãõçéíúà", std::chrono::days(40));
    const auto calendar = renewalCalendar(account, clock.now());
    std::size_t from = 0;
    while (from < calendar.size()) {
        const auto end = calendar.find("\r\n", from);
        ASSERT_NE(end, std::string::npos) << "every line ends with CRLF";
        const std::string line = calendar.substr(from, end - from);
        EXPECT_LE(line.size(), 75U) << line;
        EXPECT_EQ(line.find('\n'), std::string::npos) << line;
        EXPECT_NE(static_cast<unsigned char>(line[line.starts_with(' ') ? 1 : 0]) & 0xC0U, 0x80U) << line;
        from = end + 2;
    }
    EXPECT_NE(read(calendar).find("ãõçéíúà ãõçéíúà)"), std::string::npos);
}

TEST_F(CalendarTest, TheSameEndIsTheSameEvent) {
    auto account = kept("a", std::chrono::days(40));
    const auto uid = [&] {
        const auto calendar = renewalCalendar(account, clock.now());
        const auto at = calendar.find("UID:");
        return calendar.substr(at, calendar.find('\r', at) - at);
    };
    const auto first = uid();
    clock.advance(std::chrono::hours(5));
    EXPECT_EQ(uid(), first);
    EXPECT_EQ(first.find("12345678"), std::string::npos) << "nobody's number stands in it";
    account.expires = clock.now() + std::chrono::days(80);
    EXPECT_NE(uid(), first);
    account.expires.reset();
    account.requestedUntil = parseDate("2027-01-05");
    EXPECT_TRUE(read(renewalCalendar(account, clock.now())).starts_with("2027-01-05T00:00:00+00:00"));
}

} // namespace
} // namespace cunho::app
