// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/scripted_timestamps.hpp"
#include "sandbox/scap_pages.hpp"

#include <cunho/app/sign_in_capacity.hpp>
#include <cunho/core/file.hpp>
#include <cunho/http/fetch.hpp>
#include <cunho/providers/cmd.hpp>
#include <cunho/providers/scap.hpp>
#include <cunho/signing/network_sources.hpp>
#include <cunho/signing/verification.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// Signing in a capacity against the strict sandbox, by CMD: citizen E manages two companies, A one, and is a
// member of a professional body.
namespace cunho::test {
namespace {

namespace fs = std::filesystem;
using signing::PadesLevel;

class CapacityInSandbox : public testing::Test, public signing::Prompter {
  protected:
    CapacityInSandbox() {
        talk_.clock.advance(SystemClock().now() - talk_.clock.now()); // pdfsig looks at the machine's clock
        cmd_.url = talk_.access.baseUrl + "/Ama.Authentication.Frontend/SCMDService.svc";
        cmd_.applicationId = talk_.access.cmdApplicationId;
        cmd_.basicUser = talk_.access.basicUser;
        cmd_.basicPassword = Secret(asBytes(talk_.access.basicPassword));
        cmd_.encryption = crypto::Certificate::fromPem(asText(readFile(talk_.access.cmdEncryption)));
        cmd_.anchors = {root_};
        of('E');
        fs::create_directory(at("in"));
        fs::create_directory(at("out"));
        options_.target.folder = at("out");
    }

    ~CapacityInSandbox() override {
        for (const auto& violation : talk_.server.violations())
            ADD_FAILURE() << violation.check << " " << violation.request << " " << violation.detail;
    }

    /// From here on this citizen signs.
    void of(char letter) {
        const std::string number = std::to_string(letter - 'A' + 1);
        two_ = (number.size() < 2 ? "0" : "") + number;
        letter_ = letter;
        citizen_.documentNumber = "100000" + two_;
    }

    fs::path at(const std::string& name) const { return folder_.path() / name; }

    fs::path source(const std::string& name) const {
        SamplePdf pdf;
        pdf.text = name; // the same file twice at the same second is the same signature
        return writeSample(at("in"), name, samplePdf(pdf));
    }

    scap::ScapOptions scapOptions() const {
        scap::ScapOptions options;
        options.baseUrl = talk_.access.baseUrl;
        options.clientName = talk_.access.clientName;
        options.basicUser = talk_.access.basicUser;
        options.basicPassword = Secret(asBytes(talk_.access.basicPassword));
        options.credentialId = installation_;
        return options;
    }

    std::unique_ptr<http::Client> makeClient() const { return http::makeCurlClient(clientOptions()); }

    http::ClientOptions clientOptions() const {
        http::ClientOptions options;
        options.trustAnchors = talk_.access.rootCertificate;
        options.direct = true;
        return options;
    }

    /// Loads the attributes, and chooses the first of each provider.
    void load() {
        const auto attributes = scap::makeAttributeService(scapOptions(), *http_, talk_.clock);
        auto found = attributes->search(citizen_, Secret::fromText(Pages(talk_).logIn(letter_)), {});
        key_ = std::move(found.totpKey);
        chosen_.clear();
        for (auto& one : scap::byProvider(found.attributes))
            chosen_.push_back({one.provider, {one.attributes.front()}});
    }

    providers::Capacity capacity() const {
        providers::Capacity out;
        out.citizen = citizen_;
        out.chosen = chosen_;
        out.totpKey = key_.duplicate();
        out.anchors = {root_};
        return out;
    }

    std::vector<app::FileOutcome> run(const std::vector<fs::path>& sources,
                                      const signing::LevelServices& levels = {}) {
        const auto service = scap::makeSignatureService(scapOptions(), *http_, talk_.clock);
        const auto authority = providers::makeScapAuthority(capacity(), *service, talk_.clock);
        providers::CmdProvider citizen(cmd_, "+351 9120000" + two_, *http_, talk_.clock);
        return app::SignInCapacity(*reader_, citizen, *authority, talk_.clock, {levels, nullptr}, at("work"))
            .run(sources, options_, *this, {});
    }

    std::optional<signing::Answer> ask(const signing::Question& question, const JobContext&) override {
        if (question.kind == signing::Question::Kind::CmdPin)
            return signing::Answer(Secret(asBytes("2468" + two_)));
        const json messages = talk_.look("/sandbox/phone.json").at("messages");
        return signing::Answer(Secret::fromText(messages.back().at("code").get<std::string>()));
    }

    static std::vector<std::string> told(const std::vector<app::FileOutcome>& outcomes) {
        std::vector<std::string> all;
        for (const auto& outcome : outcomes) {
            const auto* failure = std::get_if<Failure>(&outcome.outcome);
            all.push_back(failure != nullptr
                              ? failure->reason
                              : std::get<signing::SignedFile>(outcome.outcome).path.filename().string());
            if (failure != nullptr && !failure->detail.empty())
                details_ += failure->reason + ": " + failure->detail + "\n";
        }
        return all;
    }

    /// openssl on each revision, pdfsig, qpdf, and the sandbox's own check of the whole file, which tells the
    /// level of each of its signatures.
    void expectJudgesAccept(const fs::path& file, std::size_t signatures, const char* level = "B-B") {
        SCOPED_TRACE(file.filename().string());
        const std::string all(asText(readFile(file)));
        std::size_t found = 0;
        for (const auto& field : reader_->read(file).signatures) {
            if (field.isTimestamp)
                continue;
            const auto end = static_cast<std::size_t>(field.byteRange.at(2) + field.byteRange.at(3));
            const auto revision = writeSample(folder_.path(), "revision.pdf", asBytes(all.substr(0, end)));
            EXPECT_TRUE(opensslCms(revision, talk_.access.rootCertificate).good) << field.name;
            ++found;
        }
        EXPECT_EQ(found, signatures);
        const std::string report = pdfsig(file, nss_);
        EXPECT_EQ(countOf(report, "Signature is Valid."), signatures) << report;
        EXPECT_TRUE(qpdfCheck(file).good);
        Sent sent;
        sent.path = "/sandbox/check-pdf";
        sent.rawBody = all;
        sent.contentType = "application/pdf";
        const json judged = talk_.send(sent).parsed();
        EXPECT_FALSE(judged.contains("problems")) << judged;
        EXPECT_EQ(judged.at("signatures").size(), signatures) << judged;
        for (const json& one : judged.at("signatures"))
            EXPECT_EQ(one.at("level"), level) << judged;
    }

    std::size_t filesIn(const std::string& name) const {
        std::size_t count = 0;
        std::error_code none;
        for ([[maybe_unused]] const auto& file : fs::directory_iterator(at(name), none))
            ++count;
        return count;
    }

    void expectNothingLeft() const {
        EXPECT_EQ(filesIn("out"), 0U);
        EXPECT_EQ(filesIn("work"), 0U);
    }

    static inline std::string details_;
    Talk talk_;
    TemporaryFolder folder_{"cunho-capacity"};
    const crypto::Certificate root_ =
        crypto::Certificate::fromPem(asText(readFile(talk_.access.rootCertificate)));
    const std::string installation_ = newUuid();
    const std::string nss_ = nssTrusting(at("nss"), talk_.access.rootCertificate);
    std::unique_ptr<http::Client> http_ = makeClient();
    std::unique_ptr<pdf::Reader> reader_ = pdf::makeDirectReader();
    providers::CmdClient cmd_;
    scap::Citizen citizen_;
    char letter_ = 'E';
    std::string two_;
    std::vector<scap::ChosenAttributes> chosen_;
    Secret key_;
    app::SignFilesOptions options_;
};

TEST_F(CapacityInSandbox, TwoAttributesOfTwoCompaniesAndTheSeal) {
    load();
    ASSERT_EQ(chosen_.size(), 2U);
    ASSERT_THAT(told(run({source("contrato.pdf"), source("ata.pdf")})),
                testing::ElementsAre("contrato-assinado.pdf", "ata-assinado.pdf"))
        << details_;
    const fs::path file = at("out") / "contrato-assinado.pdf";
    expectJudgesAccept(file, 4);
    expectJudgesAccept(at("out") / "ata-assinado.pdf", 4);
    const auto signatures = reader_->read(file).signatures;
    EXPECT_THAT(signatures[0].signerName, testing::HasSubstr("EDUARDO"));
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_THAT(signatures[i + 1].reason, testing::HasSubstr(scap::reasonOf(chosen_[i])));
        EXPECT_THAT(signatures[i + 1].reason, testing::HasSubstr("VATPT-" + chosen_[i].provider.nipc));
    }
    signing::VerificationOptions trust{{root_}, talk_.clock.now()};
    trust.revocation = signing::RevocationRule::Never;
    const auto reports = signing::verifyFile(file, *reader_, trust);
    ASSERT_EQ(reports.size(), 4U);
    for (const auto& report : reports)
        EXPECT_EQ(report.indication, signing::Indication::TotalPassed) << report.subIndication;
}

TEST_F(CapacityInSandbox, ACompanyAndAProfessionalBody) {
    of('A');
    load();
    ASSERT_EQ(chosen_.size(), 2U);
    ASSERT_THAT(told(run({source("a.pdf")})), testing::ElementsAre("a-assinado.pdf")) << details_;
    const fs::path file = at("out") / "a-assinado.pdf";
    expectJudgesAccept(file, 4);
    std::string reasons;
    for (const auto& field : reader_->read(file).signatures)
        reasons += field.reason + "\n";
    EXPECT_THAT(reasons, testing::HasSubstr("Entidade: SANDBOX Ordem dos Exemplos. Na qualidade de: "
                                            "Contabilista certificado. Subatributos: Cédula: SANDBOX-1"));
    EXPECT_THAT(reasons, testing::HasSubstr("VATPT-500000000. Na qualidade de: "));
}

TEST_F(CapacityInSandbox, TwelveDocumentsAreTwoAuthorisations) {
    load();
    chosen_.resize(1);
    std::vector<fs::path> sources;
    for (int i = 0; i < 12; ++i)
        sources.push_back(source("f" + std::to_string(i) + ".pdf"));
    const auto outcomes = told(run(sources));
    EXPECT_EQ(filesIn("out"), 12U) << details_;
    expectJudgesAccept(at("out") / "f11-assinado.pdf", 3);
}

TEST_F(CapacityInSandbox, LongTermLevelsProveEverySignature) {
    load();
    chosen_.resize(1);
    options_.level = PadesLevel::B_LTA;
    MemoryQuota quota;
    http::ClientOptions plain;
    plain.direct = true;
    signing::HttpTimestampSource timestamps(talk_.access.timestampUrl, plain, quota);
    http::FetchOptions fetching;
    fetching.client = plain;
    fetching.allowed = {talk_.access.pkiUrl.substr(std::string("http://").size())};
    const auto fetcher = http::makeFetcher(fetching);
    signing::OnlineRevocation revocation(
        *fetcher, talk_.clock, crypto::Certificate::listFromFile(readFile(talk_.access.ocspResponder)));
    const auto outcomes = run({source("a.pdf")}, {&timestamps, &revocation, nullptr});
    ASSERT_THAT(told(outcomes), testing::ElementsAre("a-assinado.pdf")) << details_;
    const auto& file = std::get<signing::SignedFile>(outcomes.front().outcome);
    EXPECT_EQ(file.level, PadesLevel::B_LTA)
        << (file.shortfall ? file.shortfall->reason + " " + file.shortfall->detail : "");
    expectJudgesAccept(file.path, 3, "B-LTA"); // pdfsig verifies no document time-stamp
    std::string shape;
    for (const auto& field : reader_->read(file.path).signatures)
        shape += field.isTimestamp ? "T" : "S";
    EXPECT_EQ(shape, "SSSTT");
}

TEST_F(CapacityInSandbox, WhatGoesWrongSaysWhatToDoAndLeavesNothing) {
    load();
    const std::pair<const char*, const char*> cases[] = {{"attributesNone", "SCAP_ATTRIBUTES_NONE"},
                                                         {"attributesExpired", "SCAP_ATTRIBUTES_EXPIRED"},
                                                         {"attributesOutdated", "SCAP_ATTRIBUTES_OUTDATED"},
                                                         {"keyOutdated", "SCAP_KEY_OUTDATED"}};
    int number = 0;
    for (const auto& [action, reason] : cases) {
        talk_.fault("scap.signHashAuthorization", action);
        EXPECT_THAT(told(run({source("f" + std::to_string(++number) + ".pdf")})),
                    testing::ElementsAre(reason))
            << action;
        expectNothingLeft();
    }
    for (const char* operation : {"signHash", "getSignHashResult"}) {
        talk_.fault(std::string("scap.") + operation, "status:500");
        EXPECT_THAT(told(run({source("f" + std::to_string(++number) + ".pdf")})),
                    testing::ElementsAre("SCAP_UNAVAILABLE"))
            << operation;
        expectNothingLeft();
    }
    talk_.fault("scap.getSignHashResult", "corruptSignature");
    EXPECT_THAT(told(run({source("wrong.pdf")})), testing::ElementsAre("SIGNATURE_VALUE_WRONG"));
    expectNothingLeft();
    talk_.fault("scap.getSignHashResult", "dropAfterProcessing");
    EXPECT_THAT(told(run({source("lost.pdf")})), testing::ElementsAre("SCAP_RESULT_GONE"));
    expectNothingLeft();
}

TEST_F(CapacityInSandbox, ALostReplyToSignHashCostsNothing) {
    load();
    talk_.fault("scap.signHash", "dropAfterProcessing");
    EXPECT_THAT(told(run({source("a.pdf")})), testing::ElementsAre("a-assinado.pdf")) << details_;
    expectJudgesAccept(at("out") / "a-assinado.pdf", 4);
}

TEST_F(CapacityInSandbox, WaitsWhileScapIsAtWork) {
    load();
    chosen_.resize(1);
    talk_.fault("scap.signHash", "pending:3");
    EXPECT_THAT(told(run({source("a.pdf")})), testing::ElementsAre("a-assinado.pdf")) << details_;
}

TEST_F(CapacityInSandbox, AnothersAttributesSignNothing) {
    load();
    citizen_.documentNumber = "10000001";
    EXPECT_THAT(told(run({source("a.pdf")})), testing::ElementsAre("CAPACITY_OF_ANOTHER"));
    expectNothingLeft();
}

} // namespace
} // namespace cunho::test
