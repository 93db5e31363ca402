// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "fakes/memory_journal.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/scripted_provider.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/core/file.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/signing/pades.hpp>
#include <cunho/signing/verification.hpp>

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace cunho::test {

/// A folder with sample files, a certificate, and short words for signing and verifying.
class SigningTest : public testing::Test {
  protected:
    using path = std::filesystem::path;

    path at(const std::string& name) const { return folder_.path() / name; }
    path spool() const { return at("spool"); }

    path sample(const std::string& name, const SamplePdf& options = {}) const {
        return writeSample(folder_.path(), name, samplePdf(options));
    }

    static signing::SignFileRequest request(const path& source, const path& target) {
        signing::SignFileRequest out;
        out.source = source;
        out.target = target;
        out.documentName = source.stem().string();
        return out;
    }

    ScriptedProvider provider(signing::SigningJournal* journal = nullptr) {
        return {pki_.leafKey(), pki_.chain(), service_, journal};
    }

    std::vector<signing::SignOutcome> sign(const std::vector<signing::SignFileRequest>& requests,
                                           signing::SignatureProvider& with) {
        return signing::PadesSigner(*reader_, with, clock_).sign(requests, silent_, {});
    }

    /// Signs one file without a journal and returns where it lies.
    path signedCopy(const path& source, const std::string& name) {
        ScriptedProvider with = provider();
        const auto outcomes = sign({request(source, at(name))}, with);
        const auto* failure = std::get_if<Failure>(&outcomes.at(0));
        EXPECT_EQ(failure, nullptr) << (failure != nullptr ? failure->reason + ": " + failure->detail : "");
        return at(name);
    }

    /// Without asking for revocation: nobody answers for the certificates of TestPki.
    std::vector<signing::SignatureReport> verify(const path& file) const {
        return verify(file, trusting(pki_.root(), clock_.now()));
    }
    static signing::VerificationOptions trusting(const crypto::Certificate& anchor, TimePoint at) {
        signing::VerificationOptions options{{anchor}, at};
        options.revocation = signing::RevocationRule::Never;
        return options;
    }
    std::vector<signing::SignatureReport> verify(const path& file,
                                                 const signing::VerificationOptions& options) const {
        return signing::verifyFile(file, *reader_, options);
    }

    /// "TOTAL-FAILED/HASH_FAILURE" of the only signature.
    std::string verdict(const path& file) const { return verdictOf(verify(file)); }
    static std::string verdictOf(const std::vector<signing::SignatureReport>& reports) {
        if (reports.size() != 1)
            return std::to_string(reports.size()) + " signatures";
        const signing::SignatureReport& report = reports.front();
        return std::string(indicationName(report.indication)) +
               (report.subIndication.empty() ? "" : "/" + report.subIndication);
    }

    static Failure failureIn(const signing::SignOutcome& outcome) {
        const auto* failure = std::get_if<Failure>(&outcome);
        EXPECT_NE(failure, nullptr) << "the file was signed";
        return failure == nullptr ? Failure{} : *failure;
    }

    static std::string text(const path& file) { return std::string(asText(readFile(file, 1U << 30U))); }
    path put(const std::string& name, const std::string& content) const {
        return writeSample(folder_.path(), name, asBytes(content));
    }

    static std::size_t filesIn(const path& folder) {
        std::size_t out = 0;
        if (std::filesystem::exists(folder)) {
            for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(folder))
                ++out;
        }
        return out;
    }

    TestPki pki_;
    TemporaryFolder folder_{"cunho-signing"};
    FakeClock clock_;
    std::unique_ptr<pdf::Reader> reader_ = pdf::makeDirectReader();
    ScriptedService service_;
    signing::SilentPrompter silent_;
};

} // namespace cunho::test
