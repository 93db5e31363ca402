// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli_levels.hpp"
#include "fakes/pdf_signature_cut.hpp"

namespace cunho::test {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

struct Level {
    const char* name;
    std::size_t fields; ///< signatures and document time-stamps
    const char* indication;
};

struct CliEachLevel : CliLevels, testing::WithParamInterface<Level> {};

TEST_P(CliEachLevel, IsReachedAndBelieved) {
    const auto& [name, fields, indication] = GetParam();
    const auto ran = sign({"--level", name, "--out", "b.pdf", "a.pdf"});
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().at("level"), name);
    EXPECT_FALSE(ran.line().contains("shortfall"));
    const auto file = cli.file("b.pdf");

    const auto verdict = verified(file);
    ASSERT_EQ(verdict.at("signatures").size(), fields);
    EXPECT_EQ(verdict.at("signatures").at(0).at("level"), name);
    EXPECT_EQ(verdict.at("signatures").at(0).at("indication"), indication) << verdict;
    EXPECT_EQ(verified(file, {"--revocation", "never"}).at("signatures").at(0).at("indication"),
              "TOTAL-PASSED");

    EXPECT_TRUE(opensslCms(file, sandbox.root()).good);
    const auto report = pdfsig(file, nssTrusting(cli.file("nss"), sandbox.root()));
    EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report; // it judges no time-stamps
    EXPECT_TRUE(qpdfCheck(file).good);
}

INSTANTIATE_TEST_SUITE_P(Of, CliEachLevel,
                         testing::Values(Level{"B-B", 1, "INDETERMINATE"}, Level{"B-T", 1, "INDETERMINATE"},
                                         Level{"B-LT", 1, "TOTAL-PASSED"}, Level{"B-LTA", 2, "TOTAL-PASSED"}),
                         [](const auto& level) {
                             std::string name = level.param.name;
                             std::erase(name, '-');
                             return name;
                         });

TEST_F(CliLevels, ATimestampAuthorityIsGivenByItsAddress) {
    const auto ran = cli.run({"sign", "--json", "--key", sandbox.signerKey().string(), "--cert",
                              sandbox.signer().string(), "--chain", sandbox.authority().string(), "--level",
                              "B-T", "--tsa", sandbox.timestampUrl(), "a.pdf"});
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().at("level"), "B-T");
    EXPECT_EQ(verified(cli.file("a-assinado.pdf")).at("signatures").at(0).at("timestamps").size(), 1U);
}

TEST_F(CliLevels, ExtendingInPlaceKeepsTheBeginning) {
    ASSERT_EQ(sign({"--level", "B-B", "--out", "b.pdf", "a.pdf"}).code, 0);
    for (const char* level : {"B-T", "B-LT", "B-LTA", "B-LTA"}) { // the last one renews
        const auto before = readFile(cli.file("b.pdf"));
        const auto ran = extend({"--in-place", "--level", level, "b.pdf"});
        ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
        EXPECT_EQ(ran.line().at("state"), "extended");
        EXPECT_EQ(ran.line().at("level"), level);
        const auto after = readFile(cli.file("b.pdf"));
        ASSERT_GT(after.size(), before.size()) << level;
        EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin())) << level;
        EXPECT_EQ(verified(cli.file("b.pdf")).at("signatures").at(0).at("level"), level);
    }
    const auto verdict = verified(cli.file("b.pdf"));
    EXPECT_EQ(verdict.at("signatures").size(), 4U);
    for (const auto& signature : verdict.at("signatures"))
        EXPECT_EQ(signature.at("indication"), "TOTAL-PASSED") << signature;
    EXPECT_TRUE(opensslCms(cli.file("b.pdf"), sandbox.root()).good);
    EXPECT_TRUE(qpdfCheck(cli.file("b.pdf")).good);
}

TEST_F(CliLevels, ExtendsToAnotherFileAndGoesOnAfterABadOne) {
    ASSERT_EQ(sign({"--out", "b.pdf", "a.pdf"}).code, 0);
    const auto before = readFile(cli.file("b.pdf"));
    ASSERT_EQ(extend({"--out", "c.pdf", "b.pdf"}).code, 0);
    EXPECT_EQ(readFile(cli.file("b.pdf")), before);
    EXPECT_EQ(extend({"--out", "c.pdf", "b.pdf"}).line().at("reason"), "TARGET_EXISTS");
    fs::create_directory(cli.file("longer"));
    const auto ran = extend({"--out-dir", "longer", "a.pdf", "absent.pdf", "b.pdf"});
    EXPECT_EQ(ran.code, 1);
    ASSERT_EQ(ran.lines().size(), 3U) << ran.out;
    EXPECT_EQ(ran.lines()[0].at("reason"), "NOTHING_SIGNED");
    EXPECT_EQ(ran.lines()[1].at("reason"), "FILE_NOT_FOUND");
    EXPECT_EQ(ran.lines()[2].at("path"), "longer/b.pdf");
    for (const auto& file : {cli.file("c.pdf"), cli.file("longer/b.pdf")})
        EXPECT_EQ(verified(file).at("signatures").at(0).at("level"), "B-LTA") << file;
    EXPECT_FALSE(fs::exists(cli.file("longer/a.pdf")));
}

TEST_F(CliLevels, ReplacesAFileOnlyWhenToldTo) {
    ASSERT_EQ(sign({"--out", "b.pdf", "a.pdf"}).code, 0);
    const auto before = readFile(cli.file("b.pdf"));
    for (const auto& target :
         {CommandLine::Arguments{"--out", "./b.pdf"}, CommandLine::Arguments{"--out-dir", "."}}) {
        const auto ran = extend(joined(target, {"b.pdf"}));
        EXPECT_EQ(ran.code, 1);
        EXPECT_EQ(ran.line().at("reason"), "TARGET_IS_SOURCE");
        EXPECT_EQ(readFile(cli.file("b.pdf")), before);
    }
}

TEST_F(CliLevels, AnAccessFileThatIsNoneStopsBeforeSigning) {
    for (const char* text : {"", "[1]", "not JSON"}) {
        const auto access = cli.write("none.json", text).string();
        const auto ran = cli.run({"sign", "--json", "--key", sandbox.signerKey().string(), "--cert",
                                  sandbox.signer().string(), "--chain", sandbox.authority().string(),
                                  "--sandbox-access", access, "--level", "B-T", "a.pdf"});
        EXPECT_EQ(ran.code, 1);
        EXPECT_EQ(ran.line().value("reason", ""), "SANDBOX_NOT_STARTED") << ran.out;
    }
    EXPECT_FALSE(fs::exists(cli.file("a-assinado.pdf")));
}

TEST_F(CliLevels, DoesNotExtendABrokenSignature) {
    ASSERT_EQ(sign({"--out", "b.pdf", "a.pdf"}).code, 0);
    std::string text(asText(readFile(cli.file("b.pdf"))));
    text.at(text.find("Fatura")) = 'f';
    cli.write("b.pdf", text);
    const auto ran = extend({"--in-place", "b.pdf"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().at("reason"), "SIGNATURE_BROKEN");
    EXPECT_EQ(asText(readFile(cli.file("b.pdf"))), text);
}

} // namespace
} // namespace cunho::test
