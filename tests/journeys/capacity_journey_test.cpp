// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_office.hpp"
#include "fakes/command_line.hpp"
#include "fakes/phone_person.hpp"
#include "fakes/sample_pdf.hpp"

#include <cunho/app/refresh_attributes.hpp>
#include <cunho/app/sign_in_capacity.hpp>
#include <cunho/core/random.hpp>

#include <gmock/gmock.h>

// In a certified capacity: the citizen by phone, then whoever certifies, SCAP's seal last; the program as it
// is wired, against a sandbox that checks every request.
namespace cunho::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* capacityPassphrase = "uma frase que ninguém adivinha";

struct CapacityJourney : testing::Test {
    explicit CapacityJourney(int timeScale = 20)
        : office(std::make_shared<RunningSandbox>(SandboxChoice{0, false, timeScale}), Office::ourNipc,
                 capacityPassphrase) {}

    Office office;
    SandboxPhone phone{office.sandbox};
    PhonePerson person{phone};
    scap::Citizen citizen;
    std::vector<scap::ProfessionalAttribute> chosen; ///< of two providers

    /// Loads what SCAP knows of citizen A and chooses one attribute of each provider.
    void load() {
        office.consent(true);
        const std::string key = app::refreshAttributes(office.services(), office.job);
        scap::AttributeRepository& known = *office.services().activation.attributes;
        for (const auto& one : known.citizens())
            if (one.key() == key)
                citizen = one;
        for (const auto& attribute : app::capacitiesOf(known, key, office.clock.now()))
            if (chosen.empty() || chosen.back().providerUri != attribute.providerUri)
                chosen.push_back(attribute);
        ASSERT_EQ(chosen.size(), 2U) << "the body and the company of citizen A";
    }

    std::vector<fs::path> samples(int count) const {
        std::vector<fs::path> files;
        for (int i = 1; i <= count; ++i) {
            SamplePdf sample;
            sample.text = "Parecer " + std::to_string(i);
            writeSample(office.file(""), "parecer " + std::to_string(i) + ".pdf", samplePdf(sample));
            files.push_back(office.file("parecer " + std::to_string(i) + ".pdf"));
        }
        return files;
    }

    std::vector<app::FileOutcome> sign(const std::vector<fs::path>& files, signing::PadesLevel level) {
        auto& services = office.services();
        const auto authority = services.capacity(citizen, chosen);
        app::SignFilesOptions options;
        options.level = level;
        return app::SignInCapacity(services.foreign, *services.fileProvider, *authority, services.clock,
                                   services.signer, services.spool)
            .run(files, options, person, office.job);
    }

    void useThePhone() {
        office.services().activation.settings->put("provider.PDF", "cmd");
        office.services().activation.settings->put("cmd.phone", phone.number());
        office.connect();
    }
};

TEST_F(CapacityJourney, TwoAttributesOfTwoProvidersSignAfterTheCitizenAndTheSealComesLast) {
    load();
    useThePhone();
    const auto outcomes = sign(samples(2), signing::PadesLevel::B_LTA);
    ASSERT_EQ(outcomes.size(), 2U);
    for (const auto& outcome : outcomes) {
        const auto* file = std::get_if<signing::SignedFile>(&outcome.outcome);
        ASSERT_NE(file, nullptr) << std::get<Failure>(outcome.outcome).reason << " "
                                 << std::get<Failure>(outcome.outcome).detail;
        EXPECT_EQ(file->level, signing::PadesLevel::B_LTA);
        const auto verdict = app::verifyFile(file->path, office.services(), {});
        std::vector<std::string> reasons;
        for (const auto& report : verdict.signatures) {
            EXPECT_TRUE(report.passed()) << report.subIndication;
            if (!report.timestamp)
                reasons.push_back(report.reason);
        }
        ASSERT_EQ(reasons.size(), 4U) << "citizen, two providers, SCAP";
        EXPECT_EQ(reasons[0], "SANDBOX – sem valor legal") << "the citizen gave none";
        EXPECT_THAT(reasons[1], HasSubstr("Na qualidade de: " + chosen[0].description));
        EXPECT_THAT(reasons[2], HasSubstr("Na qualidade de: " + chosen[1].description));
        EXPECT_TRUE(opensslCms(file->path, office.sandbox.root()).good);
        const auto report =
            pdfsig(file->path, nssTrusting(office.file("nss-" + newUuid()), office.sandbox.root()));
        EXPECT_EQ(countOf(report, "Signature is Valid."), 4U) << report;
    }
    EXPECT_EQ(phone.messages().size(), 2U) << "one for the authentication, one for both files";
    EXPECT_TRUE(fs::is_empty(office.services().spool)) << "no revision under way is left";
    office.expectNoViolation();
}

/// A reply that never comes, at each step of SCAP: the citizen's signature alone is no signature in a
/// capacity, so nothing bears the final name; and the same files can be signed afterwards.
TEST_F(CapacityJourney, WhatScapDoesNotFinishLeavesNothing) {
    load();
    useThePhone();
    const auto files = samples(1);
    for (const char* operation : {"signHashAuthorization", "signHash", "getSignHashResult"}) {
        SCOPED_TRACE(operation);
        office.sandbox.post("/sandbox/faults", {{"match", {{"service", "scap"}, {"operation", operation}}},
                                                {"action", "status:500"},
                                                {"times", 1}});
        const auto failed = sign(files, signing::PadesLevel::B_T);
        ASSERT_TRUE(std::holds_alternative<Failure>(failed.at(0).outcome));
        EXPECT_EQ(std::get<Failure>(failed.at(0).outcome).reason, "SCAP_UNAVAILABLE");
        EXPECT_FALSE(fs::exists(office.file("parecer 1-assinado.pdf")));
        EXPECT_TRUE(fs::is_empty(office.services().spool));
    }
    const auto again = sign(files, signing::PadesLevel::B_T);
    EXPECT_TRUE(std::holds_alternative<signing::SignedFile>(again.at(0).outcome));
}

/// With the machine's clock, which makes the one-time codes there.
struct CapacityAtTheCommandLine : CapacityJourney {
    CapacityAtTheCommandLine() : CapacityJourney(1) {}
    CommandLine cli;
};

TEST_F(CapacityAtTheCommandLine, FilesAreLoggedLikeAllOthers) {
    load();
    const auto files = samples(1);
    const std::size_t before = phone.messages().size();
    const auto process = cli.start(
        {"sign", "--json", "--provider", "cmd", "--phone", phone.number(), "--db",
         office.file("empresa.db").string(), "--sandbox-access", office.sandbox.accessFile().string(),
         "--vault-passphrase-file", cli.write("frase", capacityPassphrase + std::string("\n")).string(),
         "--pin-file", "-", "--attributes", chosen.front().id, files.front().string()});
    process->writeInput(asBytes(phone.signaturePin() + "\n"));
    process->writeInput(asBytes(phone.code(before + 1) + "\n"));
    process->closeInput();
    const std::string out = process->readAll(std::chrono::seconds(60));
    ASSERT_EQ(process->wait(std::chrono::seconds(10)), 0) << out;
    const auto logged = office.services().signedFiles->page({});
    ASSERT_EQ(logged.size(), 1U);
    EXPECT_EQ(logged.front().source, files.front());
    EXPECT_EQ(logged.front().file, office.file("parecer 1-assinado.pdf"));
    EXPECT_EQ(logged.front().provider, "cmd");
    office.expectNoViolation();
}

} // namespace
} // namespace cunho::test
