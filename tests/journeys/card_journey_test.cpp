// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "card_journey.hpp"
#include "fakes/terminal_person.hpp"
#include "fakes/test_pki.hpp"
#include "fakes/trusted_list_xml.hpp"

#include <set>

// With a card in the reader: by the programs as they are, through a pcscd of the test's own.
namespace cunho::test {
namespace {

using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

// ---- invoices ----

struct CardInvoices : CardJourney {
    RunningSandbox sandbox{SandboxChoice{.seedAccount = false}};

    CardInvoices() { cli.setUp(); }

    CommandLine::Arguments office() const {
        return {"--db", cli.database().string(), "--sandbox-access", sandbox.accessFile().string()};
    }

    Ran issue(const CommandLine::Arguments& rest) const {
        return cli.run(joined(
            {"issue", "--json", "--chain", "chain.pem", cli.write("draft.json", goodDraft().dump()).string()},
            joined(office(), rest)));
    }
    Ran issueSigned() const { return issue({"--sign", "--provider", "citizen-card", "--pin-file", "pin"}); }
    Ran signPending() const { return sign(joined(office(), {"--pending"})); }

    std::size_t pending() const {
        return cli.run({"list", "--json", "--db", cli.database().string(), "--state", "signature-pending"})
            .lines()
            .size();
    }

    void expectInvoice(const fs::path& file) const {
        expectBelieved(
            file, cards->root(), "B-LTA",
            {"--trust", sandbox.root().string(), "--trusted-responder", sandbox.responder().string()});
    }
};

TEST_F(CardInvoices, AreSignedToTheirLevelWithoutAnyServiceOfTheState) {
    for (const char* const words : {"cc2", "cc1"}) {
        insert(words);
        const auto issued = issueSigned();
        ASSERT_EQ(issued.code, 0) << issued.out << issued.errors;
        const auto signature = issued.line().at("signature");
        EXPECT_EQ(signature.at("level"), "B-LTA") << issued.out;
        EXPECT_EQ(signature.at("signer"), "MARIA DOS SANTOS SILVA");
        expectInvoice(signature.at("file").get<std::string>());
        EXPECT_EQ(counted("signatures"), 1);
        cards.reset();
    }
    EXPECT_GT(state.asked("ocsp"), 0);
    EXPECT_EQ(sandbox.signatures().size(), 0U) << "SAFE signed nothing";
}

TEST_F(CardInvoices, WaitForACardThatIsPulledAndAreSignedOnceEach) {
    insert("cc2");
    const int before = counted("commands");
    ASSERT_EQ(issueSigned().code, 0);
    const int one = counted("commands") - before; // reading the card and one signature
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(issue({}).code, 0);
    cards->tell("remove-at 0 " + std::to_string(one + 3), "waiting");
    const auto broken = signPending();
    EXPECT_EQ(broken.code, 1);
    cards->await("removed");
    const auto lines = broken.lines();
    ASSERT_EQ(lines.size(), 3U) << broken.out << broken.errors;
    EXPECT_EQ(lines[0].at("state"), "signed");
    EXPECT_EQ(lines[1].at("state"), "signature-pending");
    EXPECT_EQ(lines[1].at("reason"), "CARD_REMOVED");
    EXPECT_EQ(pending(), 2U);

    const auto without = signPending();
    EXPECT_EQ(without.code, 1);
    EXPECT_EQ(without.lines().at(0).at("reason"), "CARD_NONE") << without.out;

    cards->tell("insert 0", "powered");
    const auto resumed = signPending();
    EXPECT_EQ(resumed.code, 0) << resumed.out << resumed.errors;
    EXPECT_EQ(pending(), 0U);
    EXPECT_EQ(counted("signatures"), 4) << "each signed once";
    EXPECT_EQ(counted("triesLeft"), 3);
    for (const auto& line : resumed.lines())
        expectInvoice(line.at("file").get<std::string>());
}

TEST_F(CardInvoices, LeaveTheirPinNowhere) {
    const std::string pin = "73915846";
    insert("cc2,pin=" + pin);
    cli.write("draft.json", goodDraft().dump());
    const auto ran = cli.run(joined({"issue", "--sign", "--provider", "citizen-card", "--pin-file", "-",
                                     "--chain", "chain.pem", "draft.json"},
                                    office()),
                             pin + "\n");
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_THAT(ran.out + ran.errors, Not(HasSubstr(pin)));
    EXPECT_THAT(RunningCards::log(), Not(HasSubstr(pin)));
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(cli.folder()))
        if (entry.is_regular_file()) {
            ++files;
            EXPECT_THAT(textOf(entry.path()), Not(HasSubstr(pin))) << entry.path();
        }
    EXPECT_GT(files, 3);
}

// ---- PDFs ----

TEST_F(CardJourney, AHundredFilesTakeOnePin) {
    insert("cc2");
    const auto ran = sign(samples(100));
    EXPECT_EQ(ran.code, 0) << ran.errors;
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), 100U);
    std::set<std::string> paths;
    CommandLine::Arguments all{"verify", "--json",  "--revocation",
                               "never",  "--trust", cards->root().string()};
    for (const auto& line : lines) {
        EXPECT_EQ(line.at("state"), "signed");
        paths.insert(line.at("path").get<std::string>());
    }
    ASSERT_EQ(paths.size(), 100U);
    EXPECT_EQ(counted("signatures"), 100);
    EXPECT_EQ(counted("verifies"), 100) << "the PIN stands before each signature";
    const auto verified = cli.run(joined(all, {paths.begin(), paths.end()}));
    EXPECT_EQ(verified.code, 0);
    EXPECT_EQ(verified.lines().size(), 100U);
    for (const char* name : {"1-assinado.pdf", "50-assinado.pdf", "100-assinado.pdf"})
        expectBelieved(cli.file(name), cards->root(), "B-B");
}

TEST_F(CardJourney, ACardThatIsPulledInTheMiddleLosesNoFile) {
    insert("cc1,bits=2048");
    const auto names = samples(5);
    const int before = counted("commands");
    ASSERT_EQ(sign({names[0]}).code, 0);
    const int one = counted("commands") - before;
    cards->tell("remove-at 0 " + std::to_string(one + 4), "waiting");
    const auto broken = sign({names.begin() + 1, names.end()});
    EXPECT_EQ(broken.code, 1);
    cards->await("removed");
    std::vector<std::string> rest;
    for (const auto& line : broken.lines())
        if (line.at("state") != "signed")
            rest.push_back(line.at("file").get<std::string>());
    ASSERT_EQ(rest.size(), 3U) << broken.out;
    EXPECT_EQ(broken.lines().at(1).at("reason"), "CARD_REMOVED") << broken.out;
    cards->tell("insert 0", "powered");
    EXPECT_EQ(sign(rest).code, 0);
    EXPECT_EQ(counted("signatures"), 5) << "each signed once";
    for (const auto& name : names)
        expectVerified(cli.file(name.substr(0, 1) + "-assinado.pdf"), cards->root(), "B-B");
}

TEST_F(CardJourney, EveryKindOfKeyIsBelieved) {
    const struct {
        const char* words;
        CommandLine::Arguments more;
    } rows[] = {{"cc1", {}}, {"cc1", {"--pss"}}, {"cc1,t0,bits=2048", {}}, {"cc2", {}}};
    const auto name = samples(1).front();
    for (const auto& row : rows) {
        SCOPED_TRACE(row.words + (row.more.empty() ? std::string() : row.more.front()));
        insert(row.words);
        fs::remove(cli.file("1-assinado.pdf"));
        const auto ran = sign(joined(row.more, {name}));
        ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
        expectBelieved(cli.file("1-assinado.pdf"), cards->root(), "B-B");
        cards.reset();
    }
}

TEST_F(CardJourney, ATrustedListNamesWhoIssuedTheCertificate) {
    insert("cc2");
    const TestPki pki;
    TrustedListXml list;
    list.services = {
        {"CA/QC", "Cartão de Cidadão", crypto::Certificate::listFromFile(readFile(cards->authorities()))}};
    cli.write("list.xml", list.signedBy(pki.leafKeyFile()));
    cli.write("list-signer.pem", pki.leaf().pem());
    const auto ran =
        cli.run(joined({"sign", "--json", "--provider", "citizen-card", "--pin-file", "pin", "--trusted-list",
                        "list.xml", "--trusted-list-signer", "list-signer.pem"},
                       samples(1)));
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    expectBelieved(cli.file("1-assinado.pdf"), cards->root(), "B-B");
}

TEST_F(CardJourney, AFilesPinThatIsRefusedIsNotSentAgain) {
    insert("cc2");
    cli.write("pin", "1234\n");
    const auto ran = sign(samples(3));
    EXPECT_EQ(ran.code, 1);
    ASSERT_EQ(ran.lines().size(), 3U);
    EXPECT_EQ(ran.lines().at(0).at("reason"), "CARD_PIN_WRONG") << ran.out;
    EXPECT_EQ(counted("verifies"), 1);
    EXPECT_EQ(counted("triesLeft"), 2);
}

TEST_F(CardJourney, WhatCannotBeSavedIsKeptAndSavedLater) {
    insert("cc2");
    const auto ran = sign(joined({"--out-dir", "nowhere"}, samples(2)));
    EXPECT_EQ(ran.code, 1);
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), 2U) << ran.out;
    for (const auto& line : lines) {
        EXPECT_EQ(line.at("state"), "kept");
        EXPECT_EQ(line.at("reason"), "SIGNED_NOT_SAVED");
        expectVerified(line.at("path").get<std::string>(), cards->root(), "B-B");
    }
    EXPECT_EQ(cli.run({"kept", "--json"}).lines().size(), 2U);
    cards->tell("remove 0", "removed"); // nobody signs again
    fs::create_directory(cli.file("elsewhere"));
    EXPECT_EQ(cli.run({"kept", "--save-to", "elsewhere"}).code, 0);
    expectBelieved(cli.file("elsewhere/1-assinado.pdf"), cards->root(), "B-B");
    EXPECT_EQ(cli.run({"kept"}).out, "");
    EXPECT_EQ(counted("signatures"), 2);
}

// ---- people ----

TEST_F(CardJourney, APinIsTypedUnseenAndMayServeTheFilesThatFollow) {
    insert("cc2");
    const auto names = samples(3);
    const auto seen = atTheTerminal(
        cli, {{"the 2 that follow? [y/N]", "y"}, {"Signature PIN:", "1234"}, {"Signature PIN:", "2222"}},
        joined({"sign", "--provider", "citizen-card", "--chain", "chain.pem"}, names));
    EXPECT_TRUE(seen.good) << seen.report;
    EXPECT_THAT(seen.report, HasSubstr("That PIN was wrong."));
    EXPECT_THAT(seen.report, HasSubstr("as MARIA DOS SANTOS SILVA"));
    EXPECT_THAT(seen.report, Not(HasSubstr("2222")));
    EXPECT_THAT(seen.report, Not(HasSubstr("1234")));
    EXPECT_EQ(counted("signatures"), 3);
    EXPECT_EQ(counted("verifies"), 4);
}

TEST_F(CardJourney, APersonIsAskedForAnotherFolder) {
    insert("cc2");
    const auto names = samples(1);
    fs::create_directory(cli.file("other"));
    const auto seen = atTheTerminal(
        cli, {{"Signature PIN:", "2222"}, {"Folder to save", "nowhere"}, {"Folder to save", "other"}},
        joined({"sign", "--provider", "citizen-card", "--out-dir", "gone"}, names));
    EXPECT_TRUE(seen.good) << seen.report;
    EXPECT_TRUE(fs::exists(cli.file("other/1-assinado.pdf")));
    EXPECT_EQ(counted("signatures"), 1);
}

TEST_F(CardJourney, ThePinIsTypedOnTheReadersKeys) {
    insert("cc2,pad");
    cards->tell("type 0 2222");
    const auto ran =
        cli.run(joined({"sign", "--json", "--provider", "citizen-card", "--pinpad"}, samples(1)));
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(counted("signatures"), 1);
}

TEST_F(CardJourney, APinForTheReadersKeysIsAskedForNowhereElse) {
    insert("cc2");
    const auto ran =
        cli.run(joined({"sign", "--json", "--provider", "citizen-card", "--pinpad"}, samples(1)));
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().at("reason"), "PIN_PAD_MISSING") << ran.out;
    EXPECT_EQ(counted("verifies"), 0);
}

TEST_F(CardJourney, ReadersAndCardSayWhatTheyAre) {
    cards.emplace(std::vector<RunningCards::Reader>{{"Left", "cc2"}, {"Right", "cc1,bits=2048,tries=1,pad"}});
    const auto readers = cli.run({"readers", "--json"}).lines();
    ASSERT_EQ(readers.size(), 2U);
    EXPECT_EQ(readers[1].at("reader"), 2);
    EXPECT_EQ(readers[1].at("name"), cards->reader(1));
    EXPECT_EQ(readers[1].at("state"), "ready");
    EXPECT_EQ(readers[1].at("pinPad"), true);
    EXPECT_EQ(cli.run({"card", "info", "--json"}).line().at("reason"), "CARD_CHOOSE_READER");
    EXPECT_EQ(cli.run({"card", "info", "--reader", "3", "--json"}).line().at("reason"), "READER_UNKNOWN");
    const auto info = cli.run({"card", "info", "--reader", "2", "--json"}).line();
    EXPECT_EQ(info.at("holder"), "MARIA DOS SANTOS SILVA");
    EXPECT_EQ(info.at("civilNumber"), "******789");
    EXPECT_EQ(info.at("generation"), "CC1");
    EXPECT_EQ(info.at("triesLeft"), 1);
    EXPECT_EQ(info.at("signatureActive"), true);
    EXPECT_EQ(info.at("signature").at("notAfter"), "2040-01-01T00:00:00Z");
    EXPECT_EQ(cli.run({"card", "info", "--reader", cards->reader(0), "--show-number", "--json"})
                  .line()
                  .at("civilNumber"),
              "123456789");
}

TEST_F(CardJourney, ACardThatIsOutOfDateIsToldBeforeItIsToSign) {
    insert("cc2,not-after=20250101000000Z");
    const auto ran = cli.run({"card", "info", "--json"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().at("state"), "unusable");
    EXPECT_EQ(ran.line().at("problem").at("reason"), "CERTIFICATE_EXPIRED") << ran.out;
    EXPECT_EQ(cli.run({"readers", "--json"}).line().at("state"), "unusable");
    EXPECT_EQ(sign(samples(1)).line().at("reason"), "CERTIFICATE_EXPIRED");
    EXPECT_EQ(counted("verifies"), 0);
}

TEST_F(CardJourney, ACardThatCannotSignSaysWhatToDo) {
    insert("cc1,bits=2048,inactive");
    const auto ran = cli.run({"card", "info"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.out, HasSubstr("Activated:       no"));
    EXPECT_THAT(ran.errors, HasSubstr("has not been activated yet"));
}

} // namespace
} // namespace cunho::test
