// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli_levels.hpp"

#include <gmock/gmock.h>

// What stands in the way of a level, and how the file gets it in the end.
namespace cunho::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
namespace fs = std::filesystem;

struct Mishap {
    const char* name;
    std::vector<std::pair<const char*, const char*>>
        faults; ///< operation and action, for as long as it takes
    const char* level;
    const char* reason; ///< empty: the level is reached all the same
};

void PrintTo(const Mishap& mishap, std::ostream* out) {
    *out << mishap.name;
}

struct CliShortfall : CliLevels, testing::WithParamInterface<Mishap> {};

TEST_P(CliShortfall, LosesNothingAndIsCompletedLater) {
    for (const auto& [operation, action] : GetParam().faults)
        sandbox.fault(operation, action, 50);
    const auto ran = sign({"--level", "B-LTA", "--out", "b.pdf", "a.pdf"});
    const std::string reason = GetParam().reason;
    EXPECT_EQ(ran.code, reason.empty() ? 0 : 1) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().at("state"), "signed");
    EXPECT_EQ(ran.line().at("level"), GetParam().level) << ran.out;
    EXPECT_EQ(shortfall(ran.line()), reason) << ran.out;
    if (!reason.empty()) {
        EXPECT_EQ(ran.line().at("wanted"), "B-LTA");
        const auto kept = readFile(cli.file("b.pdf"));
        const auto again = extend({"--in-place", "b.pdf"});
        EXPECT_EQ(again.code, 1);
        EXPECT_EQ(again.line().at("reason"), reason) << again.out;
        EXPECT_EQ(readFile(cli.file("b.pdf")), kept);
    }
    EXPECT_EQ(verified(cli.file("b.pdf"), {"--revocation", "never"}).at("signatures").at(0).at("indication"),
              "TOTAL-PASSED");
    sandbox.reset();
    ASSERT_EQ(extend({"--in-place", "b.pdf"}).code, 0);
    const auto signature = verified(cli.file("b.pdf")).at("signatures").at(0);
    EXPECT_EQ(signature.at("level"), "B-LTA");
    EXPECT_EQ(signature.at("indication"), "TOTAL-PASSED");
}

INSTANTIATE_TEST_SUITE_P(
    By, CliShortfall,
    testing::Values(
        Mishap{"Rejection", {{"tsa", "rejection"}}, "B-B", "TIMESTAMP_REFUSED"},
        Mishap{"WrongImprint", {{"tsa", "wrongImprint"}}, "B-B", "TIMESTAMP_REPLY_INVALID"},
        Mishap{"WrongNonce", {{"tsa", "wrongNonce"}}, "B-B", "TIMESTAMP_REPLY_INVALID"},
        Mishap{"Redirect", {{"tsa", "redirect"}}, "B-B", "FETCH_FAILED"},
        Mishap{"Huge", {{"tsa", "huge"}}, "B-B", "REPLY_TOO_LARGE"},
        Mishap{"Absent", {{"tsa", "status:503"}}, "B-B", "FETCH_FAILED"},
        Mishap{"OcspOtherRequest", {{"ocsp", "otherRequest"}}, "B-LTA", ""}, // the list helps
        Mishap{
            "OtherRequest", {{"ocsp", "otherRequest"}, {"crl", "notThere"}}, "B-T", "REVOCATION_UNAVAILABLE"},
        Mishap{"Unknown", {{"ocsp", "unknown"}, {"crl", "notThere"}}, "B-T", "REVOCATION_UNAVAILABLE"},
        Mishap{"Old", {{"ocsp", "old"}, {"crl", "old"}}, "B-T", "REVOCATION_UNAVAILABLE"},
        Mishap{"EvidenceHuge", {{"ocsp", "huge"}, {"crl", "huge"}}, "B-T", "REVOCATION_UNAVAILABLE"},
        Mishap{"Revoked", {{"ocsp", "revoked"}}, "B-T", "CERTIFICATE_REVOKED"}),
    [](const auto& mishap) { return std::string(mishap.param.name); });

TEST_F(CliLevels, SaysInWordsWhyALevelWasNotReached) {
    sandbox.fault("tsa", "rejection");
    const auto ran = cli.run({"sign", "--key", sandbox.signerKey().string(), "--cert",
                              sandbox.signer().string(), "--chain", sandbox.authority().string(),
                              "--sandbox-access", sandbox.accessFile().string(), "--level", "B-T", "a.pdf"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.out, cli.file("a-assinado.pdf").string() + "\n");
    EXPECT_THAT(ran.errors, HasSubstr("a-assinado.pdf is B-B, not yet B-T."));
    EXPECT_THAT(ran.errors, HasSubstr("SANDBOX: pedido recusado"));
}

/// An authority that takes five requests, of which a B-LTA file needs two.
struct CliQuota : CliLevels {
    CliQuota() {
        sample("b.pdf");
        sample("c.pdf");
    }

    Ran signAll(const CommandLine::Arguments& more = {}) const {
        return signAt(limited, joined({"--level", "B-LTA", "a.pdf", "b.pdf", "c.pdf"}, more));
    }

    /// What `extend` gets to know when the time has passed.
    std::string laterAccess() const {
        limited.reset();
        limited.writeUnlimitedAccess(cli.file("later.json"));
        return cli.file("later.json").string();
    }

    RunningSandbox limited{5};
};

TEST_F(CliQuota, IsToldBeforeTheBatchAndTheRestIsCompletedLater) {
    const auto ran = signAll();
    EXPECT_EQ(ran.code, 1);
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), 3U) << ran.out << ran.errors;
    EXPECT_EQ(ran.plan().at("level"), "B-LTA");
    EXPECT_EQ(ran.plan().at("now"), 2);
    EXPECT_EQ(ran.plan().at("later"), 1);
    EXPECT_EQ(lines[0].at("level"), "B-LTA");
    EXPECT_EQ(lines[1].at("level"), "B-LTA");
    EXPECT_EQ(lines[2].at("level"), "B-B");
    EXPECT_EQ(shortfall(lines[2]), "TIMESTAMP_QUOTA");
    const auto completed =
        cli.run({"extend", "--json", "--sandbox-access", laterAccess(), "--in-place", "c-assinado.pdf"});
    EXPECT_EQ(completed.code, 0) << completed.out;
    EXPECT_EQ(completed.line().at("level"), "B-LTA");
}

TEST_F(CliQuota, IsToldInWords) {
    const auto ran =
        cli.run({"sign", "--key", limited.signerKey().string(), "--cert", limited.signer().string(),
                 "--chain", limited.authority().string(), "--sandbox-access", limited.accessFile().string(),
                 "--level", "B-LTA", "a.pdf", "b.pdf", "c.pdf"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.errors, HasSubstr("2 of 3 files reach B-LTA now, 1 later: when 127.0.0.1:"));
    EXPECT_THAT(ran.errors, HasSubstr("c-assinado.pdf is B-B, not yet B-LTA."));
    EXPECT_LT(ran.errors.find("2 of 3"), ran.errors.find("c-assinado.pdf"));
}

TEST_F(CliQuota, ExtendingBeyondItLeavesTheFileAsItWas) {
    ASSERT_EQ(signAll().lines().size(), 3U); // one request is left, two are needed
    const auto before = readFile(cli.file("c-assinado.pdf"));
    const auto ran = cli.run({"extend", "--json", "--sandbox-access", limited.accessFile().string(),
                              "--in-place", "c-assinado.pdf"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().at("reason"), "TIMESTAMP_QUOTA") << ran.out;
    EXPECT_EQ(readFile(cli.file("c-assinado.pdf")), before);
}

TEST_F(CliQuota, IsNotOverdrawnByTheNextCommand) {
    ASSERT_EQ(signAll().lines().size(), 3U);
    const auto next = signAt(limited, {"--level", "B-T", "--out", "d.pdf", "a.pdf"}); // the fifth
    EXPECT_EQ(next.code, 0) << next.out;
    const auto last = signAt(limited, {"--level", "B-T", "--out", "e.pdf", "a.pdf"});
    EXPECT_EQ(last.code, 1);
    EXPECT_EQ(last.plan().at("now"), 0);
    EXPECT_TRUE(last.plan().contains("next"));
    EXPECT_EQ(last.line().at("level"), "B-B");
}

TEST_F(CliQuota, StopsWhenAskedTo) {
    const auto ran = signAll({"--when-short", "stop"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.plan().at("later"), 1);
    ASSERT_EQ(ran.lines().size(), 3U) << ran.out;
    for (const auto& line : ran.lines())
        EXPECT_EQ(line.at("reason"), "TIMESTAMP_QUOTA");
    for (const char* name : {"a-assinado.pdf", "b-assinado.pdf", "c-assinado.pdf"})
        EXPECT_FALSE(fs::exists(cli.file(name))) << name;
}

TEST_F(CliQuota, ADatabaseThatIsNamedKeepsWhatWaits) {
    cli.setUp();
    const auto database = cli.database().string();
    ASSERT_EQ(signAll({"--db", database}).lines().size(), 3U);
    const auto before = readFile(cli.file("c-assinado.pdf"));
    const CommandLine::Arguments waiting{"extend", "--json",           "--waiting",  "--db",
                                         database, "--sandbox-access", laterAccess()};
    const auto ran = cli.run(waiting);
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().value("file", ""), cli.file("c-assinado.pdf").string()) << ran.out;
    EXPECT_EQ(ran.line().value("level", ""), "B-LTA");
    const auto after = readFile(cli.file("c-assinado.pdf"));
    ASSERT_GT(after.size(), before.size());
    EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin()));
    EXPECT_EQ(cli.run(waiting).out, "");
}

TEST_F(CliQuota, AProtectedFileThatWaitsIsCompletedWithItsPassword) {
    cli.setUp();
    cunho::run(
        "qpdf",
        {"--encrypt", "abre-te", "dono", "256", "--", cli.file("b.pdf").string(), cli.file("c.pdf").string()},
        std::chrono::seconds(60));
    const auto passwords = cli.write("passwords", "abre-te").string();
    const auto database = cli.database().string();
    ASSERT_EQ(signAll({"--db", database, "--password-file", passwords}).lines().size(), 3U);
    CommandLine::Arguments waiting{"extend", "--json",           "--waiting",  "--db",
                                   database, "--sandbox-access", laterAccess()};
    const auto locked = cli.run(waiting);
    EXPECT_EQ(locked.code, 1);
    EXPECT_EQ(locked.line().at("reason"), "PDF_PASSWORD_NEEDED") << locked.out;
    const auto ran = cli.run(joined(waiting, {"--password-file", passwords}));
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().value("level", ""), "B-LTA") << ran.out;
}

} // namespace
} // namespace cunho::test
