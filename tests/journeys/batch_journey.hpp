// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/judges.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "mixed_folder.hpp"

#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace cunho::test {

/// A batch of hundreds of files that is interrupted and gone on with, and whoever judges what is left: every
/// good file signed once, every bad one explained, nothing overwritten, nothing half.
struct BatchJourney {
    using Arguments = CommandLine::Arguments;

    static constexpr std::chrono::seconds longest{200};

    BatchJourney(const CommandLine& line, const TestPki& pki, int count)
        : cli(line), folder(line, pki, count), sources(digestsIn(line.file("in"))) {}

    /// `sign` with a seal and a journal over all files by name; `who` signs.
    Arguments signing(const Arguments& who) const {
        Arguments all{"sign",     "--json",     "--visible=bottom-right", "--page", "-1", "--jobs", "2",
                      "--resume", "batch.jsonl"};
        all.insert(all.end(), who.begin(), who.end());
        all.insert(all.end(), folder.names().begin(), folder.names().end());
        return all;
    }

    /// Tells the program to stop when so many lines were printed, and returns all that it printed.
    static std::vector<nlohmann::json> stopAfter(Process& process, int lines, int signal) {
        std::vector<nlohmann::json> told;
        while (const auto line = process.readLine(longest)) {
            told.push_back(nlohmann::json::parse(*line, nullptr, false));
            if (told.size() == static_cast<std::size_t>(lines)) {
                ::kill(process.id(), signal);
                process.closeInput();
            }
        }
        process.wait(longest);
        return told;
    }

    /// Files in the folder that are no sources.
    std::map<std::string, std::string> results() const {
        auto all = digestsIn(cli.file("in"));
        for (const auto& [name, digest] : sources)
            all.erase(name);
        return all;
    }

    /// What has its name at an interruption keeps its bytes for ever.
    void remember() {
        for (const auto& [name, digest] : results())
            if (fsPath(name).extension() == ".pdf")
                interrupted.emplace(name, digest);
    }

    /// Of the last run: one line a file in their order, the bad ones with their reason.
    void expectExplained(const std::vector<nlohmann::json>& lines) const {
        ASSERT_EQ(lines.size(), folder.names().size());
        std::size_t done = 0;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            const std::string& name = folder.names()[at];
            const auto& line = lines[at];
            EXPECT_EQ(line.at("file"), name);
            const auto bad = folder.bad().find(name);
            if (bad == folder.bad().end()) {
                EXPECT_EQ(line.at("state"), "signed") << line;
                ++done;
                continue;
            }
            EXPECT_EQ(line.at("state"), "failed") << line.dump().substr(0, 500);
            EXPECT_EQ(line.at("reason"), bad->second) << line.dump().substr(0, 500);
            EXPECT_NE(line.value("text", ""), "") << line;
        }
        EXPECT_EQ(done, folder.good());
    }

    /// `roots`: those of all who signed.
    void expectSigned(const std::vector<std::filesystem::path>& roots) const {
        const auto all = results();
        for (const auto& [name, digest] : interrupted)
            EXPECT_EQ(all.count(name) == 1 ? all.at(name) : "gone", digest) << name;
        std::set<std::string> outputs;
        for (const auto& [name, digest] : all) {
            EXPECT_EQ(fsPath(name).extension(), ".pdf") << name << " is left over";
            outputs.insert(name);
        }
        EXPECT_EQ(outputs.size(), folder.good()) << "none missing, none twice";
        expectSourcesUntouched();
        expectPassed(outputs, roots);
        expectBelieved(outputs);
    }

    const CommandLine& cli;
    MixedFolder folder;
    std::map<std::string, std::string> sources; ///< SHA-256 before anything happened
    std::map<std::string, std::string> interrupted;

  private:
    static std::filesystem::path fsPath(const std::string& name) { return name; }

    void expectSourcesUntouched() const {
        const auto now = digestsIn(cli.file("in"));
        for (const std::string& name : folder.names()) {
            const std::string own = fsPath(name).filename();
            if (!folder.bad().contains(name)) {
                EXPECT_EQ(now.at(own), sources.at(own)) << name;
            }
        }
    }

    /// Our verifier over all of them.
    void expectPassed(const std::set<std::string>& outputs,
                      const std::vector<std::filesystem::path>& roots) const {
        Arguments arguments{"verify", "--json", "--revocation", "never"};
        for (const auto& root : roots)
            arguments.insert(arguments.end(), {"--trust", root.string()});
        for (const std::string& name : outputs)
            arguments.push_back("in/" + name);
        const Ran ran = cli.run(arguments, {}, longest);
        EXPECT_EQ(ran.lines().size(), outputs.size());
        for (const auto& line : ran.lines()) {
            const auto& all = line.at("signatures");
            ASSERT_FALSE(all.empty()) << line;
            EXPECT_EQ(all.back().at("indication"), "TOTAL-PASSED") << line.dump().substr(0, 500);
            for (const auto& one : all) // those of others bring no certificates of their issuers
                EXPECT_NE(one.at("indication"), "TOTAL-FAILED") << line.dump().substr(0, 500);
        }
    }

    /// poppler and qpdf over at least sixty of them.
    void expectBelieved(const std::set<std::string>& outputs) const {
        const std::size_t step = std::max<std::size_t>(1, outputs.size() / 60);
        std::size_t at = 0;
        for (const std::string& name : outputs) {
            if (at++ % step != 0)
                continue;
            const auto file = cli.file("in/" + name);
            EXPECT_TRUE(qpdfCheck(file).good) << name;
            const std::string report = ask("pdfsig", {"-nocert", file.string()}).report;
            EXPECT_GE(countOf(report, "Signature is Valid."), 1U) << name << report;
            EXPECT_EQ(countOf(report, "Signature is Valid."), countOf(report, "Signature Validation:"))
                << report;
            EXPECT_EQ(countOf(report, "Total document signed"), 1U) << name << report;
        }
    }
};

} // namespace cunho::test
