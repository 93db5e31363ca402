// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/command_line.hpp"
#include "fakes/judges.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cunho::test {

/// What stands on the terminal, and what is typed then.
using Typing = std::vector<std::pair<std::string, std::string>>;

/// A person at a terminal of its own (Python's pty) with cunho-cli: each answer is typed when its question
/// stands there, in this order. The verdict's report is all that stood on the terminal.
inline Verdict atTheTerminal(const CommandLine& cli, const Typing& answers,
                             const CommandLine::Arguments& arguments) {
    static constexpr const char* script = R"(
import os, pty, select, sys, time
home, rest = sys.argv[1], sys.argv[2:]
end = rest.index("--")
answers = list(zip(rest[0:end:2], rest[1:end:2]))
os.environ.update(HOME=home, XDG_STATE_HOME="", XDG_DATA_HOME="", XDG_RUNTIME_DIR="")
os.chdir(home)
child, terminal = pty.fork()
if child == 0:
    os.execv(rest[end + 1], rest[end + 1:])
shown, seen, until = b"", 0, time.monotonic() + 50
while time.monotonic() < until and select.select([terminal], [], [], 50)[0]:
    try:
        piece = os.read(terminal, 4096)
    except OSError:
        break
    if not piece:
        break
    shown += piece
    if answers and answers[0][0].encode() in shown[seen:]:
        seen = len(shown)
        os.write(terminal, answers.pop(0)[1].encode() + b"\n")
else:
    os.kill(child, 9)
sys.stdout.write(shown.decode(errors="replace").replace("\r\n", "\n"))
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
sys.exit(3 if answers else code)
)";
    std::vector<std::string> all{"-c", script, cli.folder().string()};
    for (const auto& [question, answer] : answers)
        all.insert(all.end(), {question, answer});
    all.insert(all.end(), {"--", (std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-cli").string()});
    all.insert(all.end(), arguments.begin(), arguments.end());
    return ask("python3", all);
}

} // namespace cunho::test
