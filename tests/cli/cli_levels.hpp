// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/command_line.hpp"
#include "fakes/running_sandbox.hpp"
#include "fakes/sample_pdf.hpp"

#include <gtest/gtest.h>

namespace cunho::test {

/// Files signed with a key that the sandbox's authority certified.
struct CliLevels : testing::Test {
    CliLevels() { sample("a.pdf"); }

    std::filesystem::path sample(const std::string& name) const {
        return writeSample(cli.folder(), name, samplePdf());
    }

    static CommandLine::Arguments joined(CommandLine::Arguments some, const CommandLine::Arguments& more) {
        some.insert(some.end(), more.begin(), more.end());
        return some;
    }

    /// `sign` with the sandbox's key, and its services.
    Ran sign(const CommandLine::Arguments& rest) const { return signAt(sandbox, rest); }

    Ran signAt(const RunningSandbox& at, const CommandLine::Arguments& rest) const {
        return cli.run(
            joined({"sign", "--json", "--key", at.signerKey().string(), "--cert", at.signer().string(),
                    "--chain", at.authority().string(), "--sandbox-access", at.accessFile().string()},
                   rest));
    }

    Ran extend(const CommandLine::Arguments& rest) const {
        return cli.run(joined({"extend", "--json", "--sandbox-access", sandbox.accessFile().string()}, rest));
    }

    /// What `verify` says, without asking anybody.
    nlohmann::json verified(const std::filesystem::path& file,
                            const CommandLine::Arguments& more = {}) const {
        return cli
            .run(joined({"verify", "--json", "--offline", "--trust", sandbox.root().string(),
                         "--trusted-responder", sandbox.responder().string(), file.string()},
                        more))
            .line();
    }

    /// The reason of a file's shortfall.
    static std::string shortfall(const nlohmann::json& line) {
        return line.contains("shortfall") ? line.at("shortfall").value("reason", "") : std::string();
    }

    CommandLine cli;
    RunningSandbox sandbox;
};

} // namespace cunho::test
