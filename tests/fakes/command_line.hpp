// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace cunho::test {

/// What one run of a program left behind.
struct Ran {
    int code = -1;
    std::string out;
    std::string errors; ///< standard error

    /// Each line of standard output is one JSON object; a line that is none becomes a "discarded" value.
    std::vector<nlohmann::json> lines() const { return linesOf(out); }

    /// The only line.
    nlohmann::json line() const {
        const auto all = lines();
        return all.size() == 1 ? all.front() : nlohmann::json();
    }

    /// What standard error says of a batch before it starts; null when it says nothing.
    nlohmann::json plan() const {
        for (const auto& line : linesOf(errors))
            if (line.is_object() && line.contains("plan"))
                return line.at("plan");
        return {};
    }

  private:
    static std::vector<nlohmann::json> linesOf(const std::string& text) {
        std::vector<nlohmann::json> all;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            all.push_back(nlohmann::json::parse(text.substr(at, end - at), nullptr, false));
            at = end + 1;
        }
        return all;
    }
};

/// Runs cunho-cli in a folder of its own, which is its home as well.
class CommandLine {
  public:
    using Arguments = std::vector<std::string>;

    std::filesystem::path folder() const { return folder_.path(); }
    std::filesystem::path file(const std::string& name) const { return folder() / name; }
    std::filesystem::path database() const { return file("empresa.db"); }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(file(name), std::ios::binary) << text;
        return file(name);
    }

    /// Starts it and lets it run; standard error goes to `errors()`.
    std::unique_ptr<Process> start(const Arguments& arguments) const {
        Arguments all{"-c", "cd \"$0\" && errors=$1 && shift && exec \"$@\" 2>\"$errors\"", folder().string(),
                      errors().string(), (std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-cli").string()};
        all.insert(all.end(), arguments.begin(), arguments.end());
        Process::Options options;
        options.environment = {{"HOME", folder().string()},
                               {"XDG_DATA_HOME", ""},
                               {"XDG_STATE_HOME", ""},
                               {"XDG_RUNTIME_DIR", ""}};
        return std::make_unique<Process>("/bin/sh", all, options);
    }

    Ran run(const Arguments& arguments, const std::string& input = {},
            std::chrono::milliseconds limit = std::chrono::seconds(60)) const {
        const auto process = start(arguments);
        if (!input.empty())
            process->writeInput(asBytes(input));
        process->closeInput();
        Ran ran;
        ran.out = process->readAll(limit);
        ran.code = process->wait(limit);
        ran.errors = std::string(asText(readFile(errors())));
        return ran;
    }

    /// A company and the series FT 2026A.
    void setUp() const {
        run({"company", "set", "--db", database().string(), "--nif", "500000000", "--name",
             "Olaria Exemplo, Lda", "--address", "Rua da Sofia, 12", "--postal-code", "3000-389", "--city",
             "Coimbra"});
        run({"series", "add", "--db", database().string(), "--id", "2026A", "--code", "SANDBOX1"});
    }

  private:
    std::filesystem::path errors() const { return errors_.path() / "errors.txt"; }

    TemporaryFolder folder_;
    TemporaryFolder errors_; // not in the folder, so that a test sees what the program itself wrote
};

/// Today in Lisbon as drafts want it.
inline std::string todayText() {
    return formatDate(today(SystemClock(), Zone::Lisbon));
}

/// A draft without mistakes: 3 × 9.99 with normal VAT.
inline nlohmann::json goodDraft() {
    return {{"type", "FT"},
            {"series", "2026A"},
            {"date", todayText()},
            {"prices", "net"},
            {"globalDiscount", "0"},
            {"customer",
             {{"nif", "599999993"},
              {"name", "Padaria São João, Lda"},
              {"address", "Largo da Portagem, 3"},
              {"postalCode", "3000-337"},
              {"city", "Coimbra"},
              {"country", "PT"}}},
            {"lines",
             {{{"code", "S1"},
               {"description", "Consultoria"},
               {"quantity", "3"},
               {"unit", "h"},
               {"unitPrice", "9.99"},
               {"discount", "0"},
               {"region", "PT"},
               {"tax", "NOR"}}}}};
}

} // namespace cunho::test
