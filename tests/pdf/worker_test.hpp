// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf_test.hpp"

#include <cunho/pdf/worker_reader.hpp>

#include <csignal>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <vector>

namespace cunho::test {

/// Workers that are the real program, behind a script that notes the process number of each; or impostors.
class WorkerTest : public PdfTest {
  protected:
    static path realProgram() { return path(CUNHO_BINARY_DIR) / "cunho-pdf-worker"; }

    path script(const std::string& body) const {
        const path file = at("cunho-pdf-worker");
        std::ofstream(file) << "#!/bin/sh\necho $$ >> '" << startsFile().string() << "'\n" << body << '\n';
        std::filesystem::permissions(file, std::filesystem::perms::owner_all);
        return file;
    }

    path notedProgram() const { return script("exec '" + realProgram().string() + "' \"$@\""); }

    /// Runs `body` until `makeHonest`; it may use `greet` and `listen`, which waits for a request.
    path impostor(const std::string& body) const {
        return script("greet() { printf '\\013\\000\\000\\000cunho-pdf-2'; }\n"
                      "listen() { head -c 4 > /dev/null; }\n"
                      "if [ -e '" +
                      at("honest").string() + "' ]; then exec '" + realProgram().string() + "' \"$@\"; fi\n" +
                      body);
    }
    void makeHonest() const { std::ofstream(at("honest")) << ""; }

    /// Process numbers of the workers that were started, in order.
    std::vector<pid_t> started() const {
        std::ifstream in(startsFile());
        std::vector<pid_t> out;
        for (pid_t id = 0; in >> id;) {
            out.push_back(id);
        }
        return out;
    }

    static std::unique_ptr<pdf::Reader> readerOf(const path& program, const pdf::WorkerLimits& limits = {}) {
        return pdf::makeWorkerReader({program, nullptr, limits});
    }

    path sample(const std::string& name = "sample.pdf", std::size_t pages = 1) const {
        SamplePdf options;
        options.pages = pages;
        return put(name, samplePdf(options));
    }

    /// Kills a child of this process and returns once it has ended; it is still to be reaped.
    static void killAndAwait(pid_t id) {
        ::kill(id, SIGKILL);
        siginfo_t info{};
        ::waitid(P_PID, static_cast<id_t>(id), &info, WEXITED | WNOWAIT);
    }

  private:
    path startsFile() const { return at("starts"); }
};

} // namespace cunho::test
