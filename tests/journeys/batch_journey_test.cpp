// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/judges.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"

#include <gtest/gtest.h>
#include <map>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
namespace fs = std::filesystem;

constexpr int files = 500;
constexpr int each = 25; ///< every so manyth is bad: 20 of them

/// A folder of 500 PDFs of every structure, 20 of them bad.
struct BatchJourney : testing::Test {
    BatchJourney() {
        cli.write("password", "segredo\n");
        fs::create_directory(cli.file("in"));
        for (int number = 0; number < files; ++number)
            write(number);
    }

    static std::string nameOf(int number) {
        const std::string text = std::to_string(number);
        return std::string(3 - text.size(), '0') + text + (number % 3 == 0 ? " #ç.pdf" : ".pdf");
    }

    void write(int number) const {
        const std::string name = "in/" + nameOf(number);
        if (number % each != 0) {
            sample(name, number);
            return;
        }
        switch (number / each % 4) {
        case 0: cli.write(name, "%PDF-1.4 nothing"); break;
        case 1: cli.write(name, std::string(5000, '%') + "%PDF-1.4"); break;
        case 2: cli.write(name, "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\n%%EOF"); break;
        default:
            SamplePdf certified;
            certified.acroForm = SamplePdf::AcroForm::Indirect;
            certified.docMdp = 1;
            writeSample(cli.folder(), name, samplePdf(certified));
        }
    }

    void sample(const std::string& name, int number) const {
        SamplePdf options;
        options.xref = static_cast<SamplePdf::Xref>(number % 4);
        options.annots = static_cast<SamplePdf::Annots>(number % 3);
        options.pages = 1 + static_cast<std::size_t>(number % 5);
        options.size = number % 2 == 0 ? 50'000 : 0;
        options.text = "Contrato " + std::to_string(number);
        writeSample(cli.folder(), name, samplePdf(options));
    }

    CommandLine::Arguments command() const {
        CommandLine::Arguments all{"sign",
                                   "--json",
                                   "--p12",
                                   pki.pkcs12File().string(),
                                   "--p12-password-file",
                                   "password",
                                   "--jobs",
                                   "2",
                                   "--resume",
                                   "batch.jsonl"};
        for (int number = 0; number < files; ++number)
            all.push_back("in/" + nameOf(number));
        return all;
    }

    std::vector<fs::path> signedFiles() const {
        std::vector<fs::path> out;
        for (const auto& file : fs::directory_iterator(cli.file("in")))
            if (file.path().extension() == ".pdf" &&
                file.path().stem().string().find("-assinado") != std::string::npos)
                out.push_back(file.path());
        return out;
    }

    /// Kills it when so many lines were told.
    void killAfter(int lines) const {
        const auto process = cli.start(command());
        process->closeInput();
        for (int line = 0; line < lines; ++line)
            ASSERT_TRUE(process->readLine(120s)) << line;
        process->kill();
        EXPECT_EQ(process->wait(10s), 128 + 9);
    }

    void expectAllPassed() const {
        CommandLine::Arguments arguments{"verify", "--json",  "--revocation",
                                         "never",  "--trust", pki.rootFile().string()};
        for (const auto& file : signedFiles())
            arguments.push_back(file.string());
        EXPECT_EQ(cli.run(arguments, {}, 240s).code, 0);
    }

    TestPki pki;
    CommandLine cli;
};

TEST_F(BatchJourney, KilledTwiceAndResumedSignsEachFileOnce) {
    killAfter(200);
    const auto afterFirst = signedFiles().size();
    EXPECT_GE(afterFirst, 192U);
    EXPECT_LT(afterFirst, 480U) << "it was killed too late to show anything";
    killAfter(300);
    const auto ran = cli.run(command(), {}, 240s);
    EXPECT_EQ(ran.code, 1) << ran.errors;
    std::map<std::string, int> states;
    for (const json& line : ran.lines()) {
        ++states[line.at("state").get<std::string>()];
        if (line.at("state") == "failed") {
            EXPECT_NE(line.at("text").get<std::string>(), "");
            EXPECT_NE(line.at("reason"), "UNEXPECTED") << line;
        }
    }
    EXPECT_EQ(states, (std::map<std::string, int>{{"signed", 480}, {"failed", 20}})) << ran.errors;
    const auto outputs = signedFiles();
    EXPECT_EQ(outputs.size(), 480U) << "no duplicate";
    expectAllPassed();
    for (std::size_t at = 0; at < outputs.size(); at += 60) {
        EXPECT_TRUE(qpdfCheck(outputs[at]).good) << outputs[at];
        const auto report = pdfsig(outputs[at], nssTrusting(cli.file("nss"), pki.rootFile()));
        EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report;
        EXPECT_EQ(countOf(report, "Total document signed"), 1U) << report;
    }
}

} // namespace
} // namespace cunho::test
