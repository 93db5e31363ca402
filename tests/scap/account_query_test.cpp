// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/bytes.hpp>
#include <cunho/core/file.hpp>
#include <cunho/scap/fa_client.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace cunho::scap {
namespace {

using Problems = std::vector<std::pair<std::string, std::string>>;

const Date day = parseDate("2026-11-23");

AccountQuery accountQuery() {
    return {"500000000", "LojaPorto", "a@example.pt", parseDate("2027-01-05"), 1000};
}

Problems with(const std::function<void(AccountQuery&)>& change) {
    AccountQuery changed = accountQuery();
    change(changed);
    return problems(changed, day);
}

TEST(AccountQuery, GoodDataHasNoProblems) {
    EXPECT_THAT(problems(accountQuery(), day), testing::IsEmpty());
}

TEST(AccountQuery, ACompanysNumberChecks) {
    for (const char* bad : {"", "5", "50000000", "5000000000", "500000001", "50000000a", " 00000000"}) {
        EXPECT_EQ(with([&](auto& q) { q.nipc = bad; }), (Problems{{"nipc", "FA_NIPC_INVALID"}})) << bad;
    }
    for (const char* good : {"600000001", "980000009", "500000000"})
        EXPECT_THAT(with([&](auto& q) { q.nipc = good; }), testing::IsEmpty()) << good;
}

TEST(AccountQuery, APersonsNumberHasNoAccount) {
    for (const char* personal : {"123456789", "299999998", "100000002"}) {
        EXPECT_EQ(with([&](auto& q) { q.nipc = personal; }), (Problems{{"nipc", "FA_NIPC_OF_PERSON"}}))
            << personal;
    }
}

TEST(AccountQuery, AdditionalInformationIsCountedInCharacters) {
    std::string hundred;
    for (int i = 0; i < 100; ++i)
        hundred += "ç";
    EXPECT_THAT(with([&](auto& q) { q.additionalInfo = hundred; }), testing::IsEmpty());
    EXPECT_THAT(with([](auto& q) { q.additionalInfo = ""; }), testing::IsEmpty());
    for (const std::string& bad : {hundred + "a", std::string("a$b"), std::string("a?"), std::string("a&b"),
                                   std::string("#"), std::string("100%"), std::string("a\nb"),
                                   std::string("\x7f"), std::string("\xff"), std::string("\xc3")}) {
        EXPECT_EQ(with([&](auto& q) { q.additionalInfo = bad; }),
                  (Problems{{"additionalInfo", "FA_ADDITIONAL_INFO_INVALID"}}))
            << bad;
    }
}

TEST(AccountQuery, AnAddressHasTwoHalves) {
    for (const char* bad : {"", "a", "@b.pt", "a@", "a@b", "a@b..pt", ".a@b.pt", "a.@b.pt", "a..b@c.pt",
                            "a b@c.pt", "a@-b.pt", "a$b@c.pt", "a@b@c.pt", "á@b.pt"}) {
        EXPECT_EQ(with([&](auto& q) { q.email = bad; }), (Problems{{"email", "FA_EMAIL_INVALID"}})) << bad;
    }
    for (const char* good : {"a@b.pt", "a.b+c@d-e.example.pt"})
        EXPECT_THAT(with([&](auto& q) { q.email = good; }), testing::IsEmpty()) << good;
}

TEST(AccountQuery, AnAccountLastsFromTomorrowTo45Days) {
    for (const char* bad : {"2026-11-22", "2026-11-23", "2027-01-08"}) {
        EXPECT_EQ(with([&](auto& q) { q.until = parseDate(bad); }), (Problems{{"until", "FA_UNTIL_INVALID"}}))
            << bad;
    }
    EXPECT_EQ(with([](auto& q) { q.until = Date{}; }).size(), 1U);
    for (const char* good : {"2026-11-24", "2027-01-07"})
        EXPECT_THAT(with([&](auto& q) { q.until = parseDate(good); }), testing::IsEmpty()) << good;
}

TEST(AccountQuery, TheLimitHasLimits) {
    for (const int bad : {0, -1, 450001})
        EXPECT_EQ(with([&](auto& q) { q.signaturesLimit = bad; }),
                  (Problems{{"signaturesLimit", "FA_LIMIT_INVALID"}}));
    for (const int good : {1, 450000})
        EXPECT_THAT(with([&](auto& q) { q.signaturesLimit = good; }), testing::IsEmpty());
}

TEST(AccountQuery, AllProblemsAreToldAtOnce) {
    EXPECT_EQ(problems({}, day).size(), 4U);
}

/// tests/data/scap/account_attribute.json: worked out by a script of its own, not by this program.
TEST(AccountQuery, TheAttributeIsWrittenAsTheWorkedExamples) {
    const auto cases = nlohmann::json::parse(readFile(CUNHO_TEST_DATA "/scap/account_attribute.json"));
    ASSERT_GE(cases.at("vectors").size(), 4U);
    for (const auto& row : cases.at("vectors")) {
        const AccountQuery one{row.at("nipc"), row.at("additionalInfo"), row.at("email"),
                               parseDate(row.at("until").get<std::string>()), row.at("limit")};
        EXPECT_EQ(accountAttribute(one, row.at("clientName")), row.at("attribute")) << row.dump();
    }
}

} // namespace
} // namespace cunho::scap
