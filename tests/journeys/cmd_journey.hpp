// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/command_line.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/phone_person.hpp"
#include "fakes/running_sandbox.hpp"
#include "fakes/sample_pdf.hpp"

#include <cunho/core/random.hpp>

#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cunho::test {

/// Somebody with the Chave Móvel Digital at the command line, beside a sandbox, and the programs that judge
/// what was signed.
struct CmdJourney : testing::Test {
    CommandLine cli;
    RunningSandbox sandbox{SandboxChoice{.seedAccount = false}};
    SandboxPhone phone{sandbox};

    std::vector<std::string> samples(int count) const {
        std::vector<std::string> names;
        for (int i = 1; i <= count; ++i) {
            names.push_back("Contrato n.º " + std::to_string(i) + ".pdf");
            SamplePdf sample;
            sample.text = names.back();
            writeSample(cli.folder(), names.back(), samplePdf(sample));
        }
        return names;
    }

    static CommandLine::Arguments joined(CommandLine::Arguments some, const CommandLine::Arguments& more) {
        some.insert(some.end(), more.begin(), more.end());
        return some;
    }

    CommandLine::Arguments signing(const CommandLine::Arguments& rest) const {
        return joined({"sign", "--json", "--provider", "cmd", "--phone", phone.number(), "--db",
                       cli.database().string(), "--sandbox-access", sandbox.accessFile().string(),
                       "--pin-file", "-"},
                      rest);
    }

    /// Types so many times the PIN and then the code that came.
    Ran sign(const CommandLine::Arguments& rest, int batches = 1,
             std::chrono::milliseconds limit = std::chrono::seconds(120)) const {
        const auto process = cli.start(signing(rest));
        auto out =
            std::async(std::launch::async, [&] { return process->readAll(limit); }); // more than a pipe holds
        const std::size_t before = phone.messages().size();
        for (int batch = 1; batch <= batches; ++batch) {
            process->writeInput(asBytes(phone.signaturePin() + "\n"));
            process->writeInput(asBytes(phone.code(before + static_cast<std::size_t>(batch)) + "\n"));
        }
        process->closeInput();
        Ran ran;
        ran.out = out.get();
        ran.code = process->wait(limit);
        return ran;
    }

    /// Types these lines whatever comes; none of them stands in what is printed.
    Ran signTyping(const CommandLine::Arguments& rest, const std::string& lines) const {
        return cli.run(signing(rest), lines);
    }

    /// openssl, poppler, qpdf and our own verifier.
    void expectBelieved(const std::filesystem::path& file, const std::string& level,
                        std::size_t signatures = 1) const {
        SCOPED_TRACE(file.filename().string());
        EXPECT_TRUE(opensslCms(file, sandbox.root()).good);
        const auto report = pdfsig(file, nssTrusting(cli.file("nss-" + newUuid()), sandbox.root()));
        EXPECT_EQ(countOf(report, "Signature is Valid."), signatures) << report;
        EXPECT_TRUE(qpdfCheck(file).good);
        CommandLine::Arguments arguments{"verify", "--json", "--offline", "--trust", sandbox.root().string()};
        if (level == "B-B") // nothing in the file shows that it was not revoked, and nobody is asked
            arguments.insert(arguments.end(), {"--revocation", "never"});
        else
            arguments.insert(arguments.end(), {"--trusted-responder", sandbox.responder().string()});
        const auto ran = cli.run(joined(arguments, {file.string()}));
        EXPECT_EQ(ran.code, 0) << ran.out;
        EXPECT_EQ(ran.line().at("signatures").at(0).at("indication"), "TOTAL-PASSED") << ran.out;
        EXPECT_EQ(ran.line().at("signatures").at(0).at("level"), level);
    }

    void expectNoViolation() const { EXPECT_EQ(sandbox.violations(), nlohmann::json::array()); }

    std::size_t signedFiles() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(cli.folder()))
            count += entry.path().filename().string().find("-assinado") != std::string::npos ? 1U : 0U;
        return count;
    }
};

} // namespace cunho::test
