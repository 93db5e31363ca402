// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "books_test.hpp"

#include <cunho/app/certification.hpp>
#include <cunho/app/export_saft.hpp>

namespace cunho::app {
namespace {

struct Certification : BooksTest {
    static Secret profile(const std::string& version = "1.2.0", int keyVersion = 1) {
        std::string pem = asText(readFile(std::string(CUNHO_TEST_DATA) + "/invoicing/at_demo_key.pem"));
        for (std::size_t at = 0; (at = pem.find('\n', at)) != std::string::npos; at += 2)
            pem.replace(at, 1, "\\n");
        return Secret::fromText(R"({"certificateNumber": 9999, "keyVersion": )" + std::to_string(keyVersion) +
                                R"(, "producerNif": "599999993", "productId": "Cunho/Exemplo",)" +
                                R"( "productVersion": ")" + version + R"(", "privateKey": ")" + pem +
                                R"("})");
    }

    static std::string asText(const Bytes& bytes) { return std::string(cunho::asText(bytes)); }
};

TEST_F(Certification, DocumentsAreForTrainingUntilOneIsInstalled) {
    EXPECT_FALSE(installedCertification(services));
    EXPECT_EQ(loadCertification(services), nullptr);
    EXPECT_TRUE(issue(draft({line("10")}))->training());
    const auto summary = installCertification(services, profile(), "1.2.0");
    EXPECT_EQ(summary.number, 9999);
    EXPECT_EQ(installedCertification(services)->productId, "Cunho/Exemplo");

    // The series has training documents: certified ones go into another.
    EXPECT_EQ(problems(draft({line("10")})), std::vector<std::string>{"series: SERIES_OF_TRAINING"});
    services.company.addSeries({invoicing::DocumentType::FT, "2026B", "SANDBOX2", 1, true});
    auto certified = draft({line("10")});
    certified.series = "2026B";
    const auto document = issue(certified);
    EXPECT_EQ(document->certificateNumber, 9999);
    EXPECT_EQ(document->hashControl, "1");
    EXPECT_TRUE(invoicing::verifyHash({document->date, document->systemEntry, document->number,
                                       document->totals.gross, document->previousHash},
                                      document->hash, summary.publicKeyPem));
}

TEST_F(Certification, IsNamedInSaftThoughItsKeyIsLockedAway) {
    using namespace std::chrono_literals;
    services.books.saft = [this] { return database.saft(); };
    issue(draft({line("10")})); // for training
    const auto summary = installCertification(services, profile(), "1.2.0");
    services.company.addSeries({invoicing::DocumentType::FT, "2026B", "SANDBOX2", 1, true});
    auto certified = draft({line("10")});
    certified.series = "2026B";
    issue(certified);
    vault.lock();
    clock.set("2026-12-01T09:00:00");
    const TemporaryFolder out("cunho-saft");
    ExportSaft saft(services);
    const auto range = monthRange(2026y / std::chrono::November);
    const auto written = saft.run(range, out.path() / "a.xml", false, JobContext());
    EXPECT_EQ(written.documents, 1);
    const auto bytes = readFile(written.file);
    EXPECT_NE(asText(bytes).find("<SoftwareCertificateNumber>9999<"), std::string::npos);
    EXPECT_NE(asText(bytes).find("<ProductID>Cunho/Exemplo<"), std::string::npos);
    invoicing::SaftCheckOptions options;
    options.publicKeyPem = summary.publicKeyPem;
    const auto report = invoicing::checkSaft(written.file, options, JobContext());
    EXPECT_TRUE(report.accepted());
    EXPECT_TRUE(report.hashesVerified);
    for (const auto& found : saft.preflight(range, JobContext()))
        EXPECT_NE(found.finding.severity, invoicing::SaftSeverity::Error) << found.finding.reason;
}

TEST_F(Certification, NothingIsIssuedForTrainingWhileItIsLockedAway) {
    installCertification(services, profile(), "1.2.0");
    vault.lock();
    EXPECT_TRUE(installedCertification(services));
    EXPECT_EQ(reasonOf([&] { loadCertification(services); }), "VAULT_LOCKED");
    EXPECT_EQ(reasonOf([&] { issue(draft({line("10")})); }), "VAULT_LOCKED");
    EXPECT_EQ(services.documents.count({}), 0);
    test::openVault(vault);
    EXPECT_EQ(issue(draft({line("10")}))->certificateNumber, 9999);
}

TEST_F(Certification, IsNotForgottenWithTheVault) {
    installCertification(services, profile(), "1.2.0");
    vault.destroy();
    EXPECT_EQ(reasonOf([&] { issue(draft({line("10")})); }), "CERTIFICATION_GONE");
    test::openVault(vault);
    EXPECT_EQ(reasonOf([&] { issue(draft({line("10")})); }), "CERTIFICATION_GONE");
    installCertification(services, profile(), "1.2.0");
    EXPECT_EQ(issue(draft({line("10")}))->certificateNumber, 9999);
}

TEST_F(Certification, NeedsAnOpenVaultAndAProfileOfThisProgram) {
    EXPECT_EQ(reasonOf([&] { installCertification(services, profile("1.1"), "1.2.0"); }),
              "CERTIFICATION_VERSION");
    vault.lock();
    EXPECT_EQ(reasonOf([&] { installCertification(services, profile(), "1.2.0"); }), "VAULT_LOCKED");
    EXPECT_FALSE(installedCertification(services));
}

TEST_F(Certification, IsOfThisVersionOfTheProgramAlsoLater) {
    installCertification(services, profile(), "1.2.0");
    services.books.programVersion = "1.3.0";
    EXPECT_EQ(reasonOf([&] { issue(draft({line("10")})); }), "CERTIFICATION_VERSION");
}

} // namespace
} // namespace cunho::app
