// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/command_line.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/running_sandbox.hpp"
#include "fakes/sample_pdf.hpp"
#include "virtual_card/card_responder.hpp"
#include "virtual_card/running_cards.hpp"

#include <cunho/core/random.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>

namespace cunho::test {

/// Somebody with a virtual card, and the programs that judge what it signed.
struct CardJourney : testing::Test {
    CommandLine cli;
    CardResponder state{cardFolder()};
    std::optional<RunningCards> cards;

    /// A reader with this card in it, whose certificates name the responder.
    void insert(const std::string& words) {
        cards.emplace(words + ",url=" + state.url());
        cli.write("chain.pem", textOf(cards->root()) + textOf(cards->authorities()));
        cli.write("pin", "2222\n");
    }

    static std::string textOf(const std::filesystem::path& file) {
        return std::string(asText(readFile(file)));
    }

    /// "1.pdf", "2.pdf", …
    std::vector<std::string> samples(int count) const {
        std::vector<std::string> names;
        for (int i = 1; i <= count; ++i) {
            names.push_back(std::to_string(i) + ".pdf");
            SamplePdf sample;
            sample.text = "Contrato " + names.back();
            writeSample(cli.folder(), names.back(), samplePdf(sample));
        }
        return names;
    }

    static CommandLine::Arguments joined(CommandLine::Arguments some, const CommandLine::Arguments& more) {
        some.insert(some.end(), more.begin(), more.end());
        return some;
    }

    /// `sign` with the card, the PIN out of a file.
    Ran sign(const CommandLine::Arguments& rest) const {
        return cli.run(joined({"sign", "--json", "--provider", "citizen-card", "--chain", "chain.pem",
                               "--pin-file", "pin", "--one-pin"},
                              rest));
    }

    int counted(const char* what) { return cards->counters().at(what).get<int>(); }

    /// openssl, poppler, qpdf and our own verifier.
    void expectBelieved(const std::filesystem::path& file, const std::filesystem::path& root,
                        const std::string& level, const CommandLine::Arguments& trust = {}) const {
        SCOPED_TRACE(file.filename().string());
        EXPECT_TRUE(opensslCms(file, root).good);
        const auto report = pdfsig(file, nssTrusting(cli.file("nss-" + newUuid()), root));
        EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report;
        EXPECT_TRUE(qpdfCheck(file).good);
        expectVerified(file, root, level, trust);
    }

    void expectVerified(const std::filesystem::path& file, const std::filesystem::path& root,
                        const std::string& level, const CommandLine::Arguments& trust = {}) const {
        CommandLine::Arguments arguments{"verify", "--json", "--offline", "--trust", root.string()};
        if (level == "B-B") // nothing in the file shows that it was not revoked, and nobody is asked
            arguments.insert(arguments.end(), {"--revocation", "never"});
        const auto ran = cli.run(joined(arguments, joined(trust, {file.string()})));
        EXPECT_EQ(ran.code, 0) << ran.out;
        const auto signature = ran.line().at("signatures").at(0);
        EXPECT_EQ(signature.at("indication"), "TOTAL-PASSED") << ran.out;
        EXPECT_EQ(signature.at("level"), level);
    }
};

} // namespace cunho::test
