// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/levelled_pdf.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"
#include "fakes/trusted_list_xml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
namespace fs = std::filesystem;

/// Two authorities: the list calls one of them qualified.
struct CliTrustedList : testing::Test {
    CliTrustedList() { signer = cli.write("signer.pem", operators.leaf().pem()); }

    fs::path list(const std::string& number, const std::string& territory = "PT") const {
        TrustedListXml xml;
        xml.territory = territory;
        xml.number = number;
        xml.services = {{"CA/QC", "Emissora", {listed.issuing.certificate}},
                        {"TSA/QTST", "Selos", {listed.authority.certificate}},
                        {"CA/PKC", "Outra", {other.issuing.certificate, other.root.certificate}}};
        return cli.write(territory + number + ".xml", xml.signedBy(operators.leafKeyFile()));
    }

    fs::path signedBy(const LevelledPki& pki, const std::string& name) const {
        const TimePoint signedAt = day(2026, 11, 20);
        LevelledPdf pdf(writeSample(cli.folder(), name, samplePdf()), pki);
        return pdf.sign(signedAt, signedAt).store(pki.evidence(signedAt + 1h)).file();
    }

    Ran run(CommandLine::Arguments rest) const {
        rest.insert(rest.begin(), "trusted-list");
        rest.insert(rest.end(), {"--json", "--db", cli.database().string()});
        return cli.run(rest);
    }

    Ran import(const fs::path& file) const {
        return run({"import", file.string(), "--signer", signer.string()});
    }

    /// The first signature, as JSON.
    nlohmann::json verified(const fs::path& file, CommandLine::Arguments more = {}) const {
        more.insert(more.begin(),
                    {"verify", "--offline", "--json", "--at", "2026-11-23", "--db", cli.database().string()});
        more.push_back(file.string());
        return cli.run(more).line().at("signatures").at(0);
    }

    CommandLine cli;
    TestPki operators;
    LevelledPki listed;
    LevelledPki other{"outra"};
    fs::path signer;
};

TEST_F(CliTrustedList, MakesASignatureQualifiedForWhoeverUsesTheDatabase) {
    const auto file = signedBy(listed, "a.pdf");
    EXPECT_EQ(import(list("42")).line().at("qualified"), 2);
    const auto signature = verified(file);
    EXPECT_EQ(signature.at("indication"), "TOTAL-PASSED") << "the list is trust enough";
    EXPECT_EQ(signature.at("qualification"), "QESig");
    EXPECT_EQ(signature.at("qualificationKnown"), "qualified");
    EXPECT_EQ(signature.at("timestamps").at(0).at("qualification"), "QTST");
    const auto unlisted = verified(signedBy(other, "b.pdf"));
    EXPECT_EQ(unlisted.at("indication"), "TOTAL-PASSED");
    EXPECT_EQ(unlisted.at("qualification"), "");
    EXPECT_EQ(unlisted.at("qualificationText"), "not qualified: the trusted list of PT does not say so");
    const auto plain = cli.run(
        {"verify", "--offline", "--at", "2026-11-23", "--db", cli.database().string(), file.string()});
    EXPECT_THAT(plain.out, HasSubstr("qualified: qualified electronic signature, by a trusted list (QESig)"));
    EXPECT_EQ(run({"remove", "PT"}).code, 0);
    EXPECT_EQ(verified(file).at("subIndication"), "NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_EQ(run({"remove", "PT"}).line().value("reason", ""), "TRUSTED_LIST_ABSENT");
}

TEST_F(CliTrustedList, ListsWhatIsInstalledAndWhatIsNotUsed) {
    EXPECT_EQ(run({"list"}).out, "");
    ASSERT_EQ(import(list("42")).code, 0);
    ASSERT_EQ(import(list("7", "ES")).code, 0);
    auto ran = run({"list"});
    EXPECT_EQ(ran.code, 0);
    ASSERT_EQ(ran.lines().size(), 2U);
    EXPECT_EQ(ran.lines()[0].at("territory"), "ES");
    EXPECT_EQ(ran.lines()[1].at("number"), "42");
    EXPECT_EQ(ran.lines()[1].at("issued"), "2026-11-01T10:00:00Z");
    EXPECT_EQ(ran.lines()[1].at("nextUpdate"), "2027-05-01T00:00:00Z");
    EXPECT_EQ(ran.lines()[1].at("services"), 3);
    for (const auto& entry : fs::recursive_directory_iterator(cli.file("trusted-lists")))
        if (entry.path().filename().string().starts_with("PT"))
            std::ofstream(entry.path(), std::ios::app) << ' ';
    ran = run({"list"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.lines()[1].at("problem").at("reason"), "TRUSTED_LIST_CHANGED");
    const auto signature = verified(signedBy(listed, "a.pdf"));
    EXPECT_EQ(signature.at("qualification"), "QESig") << "by the list of the other territory";
    const auto trust = cli.run({"verify", "--offline", "--json", "--db", cli.database().string(),
                                cli.file("a.pdf").string()})
                           .line()
                           .at("trust");
    EXPECT_EQ(trust.at("trustedLists"), nlohmann::json({"ES"}));
    EXPECT_EQ(trust.at("trustedListsUnusable"), nlohmann::json({"PT"}));
}

TEST_F(CliTrustedList, TakesAnOlderListOnlyWhenToldSo) {
    ASSERT_EQ(import(list("42")).code, 0);
    const auto older = list("41");
    auto ran = import(older);
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().value("reason", ""), "TRUSTED_LIST_OLDER");
    EXPECT_EQ(run({"import", "--accept-older", older.string()}).line().at("number"), "41")
        << "by the signer that is known";
    EXPECT_EQ(run({"import", list("9", "ES").string()}).line().value("reason", ""),
              "TRUSTED_LIST_SIGNER_UNKNOWN");
}

TEST_F(CliTrustedList, LetsAListThatIsNamedStandInForTheInstalledOne) {
    ASSERT_EQ(import(list("42")).code, 0);
    TrustedListXml xml;
    xml.services = {{"CA/QC", "Emissora", {listed.issuing.certificate}, "2026-01-01T00:00:00Z", "withdrawn"}};
    const auto now = cli.write("now.xml", xml.signedBy(operators.leafKeyFile()));
    const auto signature = verified(signedBy(listed, "a.pdf"), {"--trusted-list", now.string(),
                                                                "--trusted-list-signer", signer.string()});
    EXPECT_EQ(signature.at("indication"), "TOTAL-PASSED");
    EXPECT_EQ(signature.at("qualification"), "");
}

} // namespace
} // namespace cunho::test
