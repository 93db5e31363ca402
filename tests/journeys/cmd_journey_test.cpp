// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cmd_journey.hpp"

#include <map>
#include <set>

// With the Chave Móvel Digital: the programs as they are, against a sandbox that checks every request.
namespace cunho::test {
namespace {

using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

TEST_F(CmdJourney, OnePdfIsSignedToTheHighestLevel) {
    const auto ran = sign(joined({"--level", "B-LTA"}, samples(1)));
    ASSERT_EQ(ran.code, 0) << ran.out;
    EXPECT_EQ(ran.line().at("state"), "signed");
    EXPECT_EQ(ran.line().at("level"), "B-LTA");
    expectBelieved(ran.line().at("path").get<std::string>(), "B-LTA");
    ASSERT_EQ(phone.messages().size(), 1U);
    EXPECT_THAT(phone.messages()[0].at("text").get<std::string>(), HasSubstr("\"Contrato n.º 1.pdf\""));
    expectNoViolation();
}

/// The service signs a hundred at once: 230 files are three PINs and three codes.
TEST_F(CmdJourney, ManyFilesTakeOnePinAndCodeForEachHundred) {
    struct Row {
        int files;
        int batches;
    };
    for (const Row row : {Row{37, 1}, Row{230, 3}}) {
        SCOPED_TRACE(row.files);
        const auto messages = phone.messages().size();
        const std::string folder = "signed" + std::to_string(row.files);
        fs::create_directory(cli.file(folder));
        const auto ran = sign(joined({"--out-dir", folder}, samples(row.files)), row.batches);
        ASSERT_EQ(ran.code, 0) << ran.out;
        std::set<std::string> paths;
        for (const auto& line : ran.lines()) {
            EXPECT_EQ(line.at("state"), "signed");
            paths.insert(line.at("path").get<std::string>());
        }
        ASSERT_EQ(paths.size(), static_cast<std::size_t>(row.files));
        EXPECT_EQ(phone.messages().size() - messages, static_cast<std::size_t>(row.batches));
        const auto verified =
            cli.run(joined({"verify", "--json", "--revocation", "never", "--trust", sandbox.root().string()},
                           {paths.begin(), paths.end()}));
        EXPECT_EQ(verified.code, 0);
        EXPECT_EQ(verified.lines().size(), paths.size());
        expectBelieved(*paths.begin(), "B-B");
        expectBelieved(*paths.rbegin(), "B-B");
    }
    expectNoViolation();
}

TEST_F(CmdJourney, AnInvoiceIsSignedWithTheWayOfTheSettings) {
    cli.setUp();
    const auto process =
        cli.start({"issue", "--json", "--sign", "--provider", "cmd", "--phone", "+351 " + phone.number(),
                   "--pin-file", "-", "--db", cli.database().string(), "--sandbox-access",
                   sandbox.accessFile().string(), cli.write("draft.json", goodDraft().dump()).string()});
    process->writeInput(asBytes(phone.signaturePin() + "\n"));
    process->writeInput(asBytes(phone.code(1) + "\n"));
    process->closeInput();
    Ran ran;
    ran.out = process->readAll(std::chrono::seconds(60));
    ASSERT_EQ(process->wait(std::chrono::seconds(10)), 0) << ran.out;
    const auto signature = ran.line().at("signature");
    EXPECT_EQ(signature.at("level"), "B-LTA");
    expectBelieved(signature.at("file").get<std::string>(), "B-LTA");
    expectNoViolation();
}

TEST_F(CmdJourney, TheStepsOfAnInvoiceAreToldAsTheyHappen) {
    cli.setUp();
    const auto ran =
        cli.run({"issue", "--sign", "--provider", "cmd", "--phone", phone.number(), "--pin-file", "-", "--db",
                 cli.database().string(), "--sandbox-access", sandbox.accessFile().string(),
                 cli.write("draft.json", goodDraft().dump()).string()},
                "00000000\n");
    EXPECT_THAT(ran.errors, HasSubstr("asking for the certificate of the Chave Móvel Digital"));
    EXPECT_THAT(ran.errors, HasSubstr("asking the service for a code"));
    EXPECT_THAT(ran.errors, Not(HasSubstr("waiting for the code"))) << "that PIN is wrong";
}

/// Every code of autenticacao-gov C.4 that stops the job: nothing is signed, nothing half signed is left, and
/// the reason names the next step.
TEST_F(CmdJourney, WhateverTheServiceRefusesNothingIsLeftBehind) {
    const std::map<std::string, std::string> reasons{
        {"code:901", "CMD_CHANGE_PINS"}, {"code:902", "CMD_CHANGE_SIGNATURE_PIN"},
        {"code:817", "CMD_INACTIVE"},    {"code:500", "CMD_UNAVAILABLE"},
        {"code:900", "CMD_REFUSED"},     {"code:801", "CMD_PIN_WRONG"},
        {"soapFault", "CMD_UNAVAILABLE"}};
    const auto files = samples(2);
    for (const auto& [action, reason] : reasons) {
        SCOPED_TRACE(action);
        sandbox.reset();
        sandbox.post("/sandbox/faults", {{"match", {{"service", "scmd"}, {"operation", "SCMDMultipleSign"}}},
                                         {"action", action}});
        const auto ran = signTyping(files, phone.signaturePin() + "\n");
        EXPECT_EQ(ran.code, 1) << ran.out;
        ASSERT_EQ(ran.lines().size(), 2U) << ran.out << ran.errors;
        for (const auto& line : ran.lines())
            EXPECT_EQ(line.at("reason"), reason) << ran.out;
        EXPECT_EQ(signedFiles(), 0U);
        EXPECT_THAT(ran.out + ran.errors, Not(HasSubstr(phone.signaturePin())));
    }
}

/// A reply that is lost once the code was sent: what the service signed nobody knows, so a new PIN and a new
/// code are needed, and no file is half signed.
TEST_F(CmdJourney, AReplyThatIsLostAfterTheCodeLeavesNoFile) {
    sandbox.post("/sandbox/faults",
                 {{"operation", "scmd.ValidateOtp"}, {"action", "dropAfterProcessing"}, {"times", 1}});
    const auto files = samples(3);
    const auto lost = sign(files);
    EXPECT_EQ(lost.code, 1);
    ASSERT_EQ(lost.lines().size(), 3U) << lost.out;
    for (const auto& line : lost.lines())
        EXPECT_EQ(line.at("reason"), "CMD_CODE_REPLY_LOST");
    EXPECT_EQ(signedFiles(), 0U);
    const auto again = sign(files);
    EXPECT_EQ(again.code, 0) << again.out;
    EXPECT_EQ(signedFiles(), 3U);
}

TEST_F(CmdJourney, PinAndCodeAreNowhere) {
    const auto ran = sign(samples(2));
    ASSERT_EQ(ran.code, 0) << ran.out;
    const std::string code = phone.messages().back().at("code");
    int files = 0;
    for (const auto& secret : {phone.signaturePin(), code}) {
        EXPECT_THAT(ran.out, Not(HasSubstr(secret)));
        EXPECT_THAT(sandbox.transcriptText(), Not(HasSubstr(secret)));
        for (const auto& entry : fs::recursive_directory_iterator(cli.folder()))
            if (entry.is_regular_file() && entry.path().extension() != ".pdf") { // digits of a PDF are chance
                ++files;
                EXPECT_THAT(std::string(asText(readFile(entry.path()))), Not(HasSubstr(secret)))
                    << entry.path();
            }
    }
    EXPECT_GT(files, 0);
}

/// A wrong PIN of a file is not followed by its next line, which is meant for something else.
TEST_F(CmdJourney, APinFileIsNotReadOnAfterARefusal) {
    const auto ran = signTyping(samples(1), "999999\n888888\n777777\n");
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().at("reason"), "CMD_PIN_WRONG");
    int requests = 0;
    for (const auto& exchange : sandbox.transcript())
        requests += exchange.dump().find("SCMDSign") != std::string::npos ? 1 : 0;
    EXPECT_EQ(requests, 1);
}

} // namespace
} // namespace cunho::test
