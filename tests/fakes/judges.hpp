// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/process.hpp>

#include <chrono>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

/// Programs that we did not write, asked about our files; each with a time limit.
namespace cunho::test {

struct Verdict {
    bool good = false;
    std::string report; ///< the program's standard output
};

inline Verdict ask(const std::string& program, const std::vector<std::string>& arguments,
                   std::chrono::seconds limit = std::chrono::seconds(60)) {
    const auto [code, output] = run(program, arguments, limit);
    return {code == 0, output};
}

/// qpdf: structure and streams are without error and without warning.
inline Verdict qpdfCheck(const std::filesystem::path& file) {
    return ask("qpdf", {"--check", file.string()});
}

/// The classes of PDFBox preflight and what they need, as Debian installs them.
inline std::string preflightClassPath() {
    std::string out;
    for (const char* const jar :
         {"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "javax.activation",
          "jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime"}) {
        const auto path = std::filesystem::path("/usr/share/java") / (std::string(jar) + ".jar");
        if (!std::filesystem::exists(path))
            continue;
        if (!out.empty())
            out += ':';
        out += path.string();
    }
    return out;
}

/// PDFBox preflight: the file is valid PDF/A-1b; otherwise the report lists each breach.
inline Verdict preflight(const std::filesystem::path& file) {
    Verdict verdict = ask("java",
                          {"-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", preflightClassPath(),
                           "org.apache.pdfbox.preflight.Validator_A1b", file.string()},
                          std::chrono::seconds(120));
    verdict.good = verdict.good && verdict.report.find("is a valid PDF/A-1b file") != std::string::npos;
    return verdict;
}

/// PDFBox preflight of a hybrid invoice, which claims part 3 of PDF/A and carries files: good when the
/// breaches of PDF/A-1b are these alone. No validator of PDF/A-3 is packaged.
inline Verdict hybridPreflight(const std::filesystem::path& file) {
    Verdict verdict = preflight(file);
    std::istringstream lines(verdict.report);
    std::string line;
    std::getline(lines, line); // "The file … is not a valid PDF/A-1b file, error(s) :"
    bool claims = false;
    bool others = false;
    while (std::getline(lines, line)) {
        claims = claims || line.find("part must be 1") != std::string::npos;
        others = others || (!line.empty() && line.find("part must be 1") == std::string::npos &&
                            line.find("EmbeddedFile entry is present") == std::string::npos);
    }
    verdict.good = claims && !others;
    return verdict;
}

/// The text as poppler lays it out; pages end with a form feed. `page` 0: all of them.
inline std::string pdfText(const std::filesystem::path& file, int page = 0) {
    std::vector<std::string> arguments{"-layout", "-enc", "UTF-8"};
    if (page > 0)
        arguments.insert(arguments.end(), {"-f", std::to_string(page), "-l", std::to_string(page)});
    arguments.insert(arguments.end(), {file.string(), "-"});
    return ask("pdftotext", arguments).report;
}

/// Number of pages as poppler counts them; 0 when it cannot read the file.
inline int pdfPages(const std::filesystem::path& file) {
    const std::string report = ask("pdfinfo", {file.string()}).report;
    const std::size_t at = report.find("Pages:");
    return at == std::string::npos ? 0 : std::stoi(report.substr(at + 6));
}

/// One page as PNG, written beside the file.
inline std::filesystem::path pdfPicture(const std::filesystem::path& file, int page, int dotsPerInch) {
    const auto stem = file.parent_path() /
                      (file.stem().string() + "-" + std::to_string(page) + "-" + std::to_string(dotsPerInch));
    ask("pdftoppm", {"-r", std::to_string(dotsPerInch), "-f", std::to_string(page), "-l",
                     std::to_string(page), "-singlefile", "-png", file.string(), stem.string()});
    return stem.string() + ".png";
}

/// What the QR code on a page says; empty when none is found.
inline std::string zbar(const std::filesystem::path& file, int page, int dotsPerInch = 150) {
    const auto picture = pdfPicture(file, page, dotsPerInch);
    std::string out =
        ask("zbarimg", {"--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture.string()}).report;
    while (!out.empty() && (out.back() == '\n' || out.back() == '\r'))
        out.pop_back();
    return out;
}

} // namespace cunho::test
