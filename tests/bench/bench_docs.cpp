// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "bench_docs.hpp"

#include <cunho/core/process.hpp>

#include <algorithm>
#include <fstream>
#include <iomanip>
#include <sstream>
#include <string>
#include <sys/utsname.h>
#include <thread>

namespace cunho::bench {

namespace {

std::string output(const std::string& program, const std::vector<std::string>& arguments) {
    std::string out = run(program, arguments, std::chrono::seconds(20)).second;
    while (!out.empty() && out.back() == '\n') {
        out.pop_back();
    }
    return out;
}

std::string commit() {
    const std::string id = output("git", {"-C", CUNHO_SOURCE_DIR, "rev-parse", "--short=12", "HEAD"});
    std::vector<std::string> arguments{"-C",          CUNHO_SOURCE_DIR,       "status",
                                       "--porcelain", "--untracked-files=no", "--"};
    for (const std::string room : {"core", "crypto", "pdf", "signing", "smartcard", "providers", "invoicing",
                                   "store", "xml", "app"}) { // what is measured
        arguments.push_back("src/" + room);
        arguments.push_back("include/cunho/" + room);
    }
    const std::string changes = output("git", arguments);
    return changes.empty() ? id : id + " with changes";
}

std::string processor() {
    std::ifstream file("/proc/cpuinfo");
    std::string line;
    while (std::getline(file, line)) {
        if (line.starts_with("model name")) {
            return line.substr(line.find(':') + 2);
        }
    }
    return "unknown";
}

std::string kernel() {
    utsname name{};
    ::uname(&name);
    return std::string(name.sysname) + " " + name.release + " " + name.machine;
}

std::string loadAverage() {
    std::ifstream file("/proc/loadavg");
    std::string one;
    file >> one;
    return one;
}

std::string fileSystem() {
    return output("stat", {"-f", "-c", "%T", std::filesystem::temp_directory_path().string()});
}

std::string row(const std::string& name, const std::vector<double>& values) {
    const auto [least, most] = std::ranges::minmax(values);
    std::ostringstream out;
    out << std::fixed << std::setprecision(1) << "| " << name << " | " << median(values) << " | " << least
        << " | " << most << " |\n";
    return out.str();
}

void writeComparison(std::ostream& out, const Comparison& comparison, const char* heading = "\n## ") {
    out << heading << comparison.title << "\n\n" << comparison.method << "\n\n";
    for (const std::string& fact : comparison.facts) {
        out << "- " << fact << "\n";
    }
    out << (comparison.facts.empty() ? "" : "\n") << "| milliseconds for " << comparison.work
        << " | median | least | most |\n|---|---:|---:|---:|\n"
        << row(comparison.baseName, comparison.baseTimes) << row(comparison.ourName, comparison.ourTimes)
        << "\nRatio of the medians: **" << std::fixed << std::setprecision(2) << ratio(comparison)
        << "** (the goal is at most " << std::defaultfloat << comparison.goal << ").\n";
}

void writeFootprints(std::ostream& out, const std::vector<Footprint>& footprints) {
    out << "\n## Memory of signing at B-B\n\n"
           "The largest resident set of `cunho-cli sign` and of the processes that it starts, whichever is "
           "the "
           "larger, without a seal; P-256 key in a file, one file a process but for the batches.\n\n"
           "| file | MiB |\n|---|---:|\n";
    for (const Footprint& footprint : footprints) {
        out << "| " << footprint.file << " | " << std::fixed << std::setprecision(1) << footprint.mebibytes
            << " |\n";
    }
    out << "\nThe goal is at most 40.\n";
}

constexpr const char* cardTitle = "\n## Signing with a card\n";

constexpr const char* windowTitle = "\n## The window while files are signed\n";

constexpr const char* booksTitle = "\n## Large books\n";

std::string pageText(const std::filesystem::path& page) {
    std::ostringstream whole;
    whole << std::ifstream(page).rdbuf();
    return whole.str();
}

/// From its heading up to the next one's; nothing when there is none.
std::string sectionOf(const std::string& text, const char* title) {
    const std::size_t begin = std::min(text.find(title), text.size());
    const std::size_t end = std::min(text.find("\n## ", begin + 1), text.size());
    return text.substr(begin, end - begin);
}

/// At its place, or at the end of the page.
void replaceSection(const std::filesystem::path& page, const char* title, const std::string& section) {
    std::string text = pageText(page);
    const std::string before = sectionOf(text, title);
    text.replace(before.empty() ? text.size() : text.find(before), before.size(), section);
    std::ofstream(page) << text;
}

/// `place`: whatever the rest of the page does not say of this part.
std::string cardText(const std::vector<CardCost>& cards, const std::string& place) {
    std::ostringstream out;
    out << cardTitle
        << "\nA batch with one PIN, by the virtual card of the tests and a pcscd of its own; what one more "
           "signature costs after the first. Commands are those that the card counted. Processor time is "
           "that "
           "of the process that signs, to which neither card nor pcscd belong; median of the rounds."
        << place << "\n\n| card | APDUs a signature | own processor time, ms |\n|---|---:|---:|\n";
    for (const CardCost& cost : cards) {
        out << "| " << cost.card << " | " << std::fixed << std::setprecision(1) << cost.commands << " | "
            << std::setprecision(2) << cost.milliseconds << " |\n";
    }
    out << "\nThe goal is at most 7 and at most 2.\n";
    return out.str();
}

std::string windowText(const WindowCost& window, const std::string& place) {
    std::ostringstream out;
    out << windowTitle << "\n"
        << window.files << " PDFs of " << window.fileSize
        << " bytes are put into *Assinar PDF*, read and signed at B-B with an RSA-2048 key, with "
           "journal and log, "
           "offscreen. A timer beats each millisecond on the window's thread: what a person types or clicks "
           "waits no longer than a beat. Its own work is the processor time of that thread between two "
           "beats; "
           "the rest of a gap is the machine, whose cores sign meanwhile."
        << place
        << "\n\n| milliseconds between two beats | median | 99.9 % | longest | own work, longest | seconds "
           "in all "
           "|\n|---|---:|---:|---:|---:|---:|\n";
    for (const WindowGaps& gaps : window.gaps) {
        out << "| " << gaps.phase << " | " << std::fixed << std::setprecision(1) << gaps.median << " | "
            << gaps.permille999 << " | " << gaps.longest << " | " << gaps.longestWork << " | " << gaps.seconds
            << " |\n";
    }
    out << "\nThe aim is 16, and never more than 50.\n";
    return out.str();
}

} // namespace

double median(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(half) : (values.at(half - 1) + values.at(half)) / 2;
}

double ratio(const Comparison& comparison) {
    return median(comparison.ourTimes) / median(comparison.baseTimes);
}

void writeDocs(const std::vector<Comparison>& comparisons, const std::vector<Footprint>& footprints,
               const std::optional<WindowCost>& window, const std::vector<CardCost>& cards,
               const std::filesystem::path& page) {
    const std::string books = sectionOf(pageText(page), booksTitle); // has its own run
    std::ofstream out(page);
    out << "# Benchmarks\n\n"
        << "Written by `cunho-bench --write-docs docs/benchmarks.md`; not edited by hand.\n\n"
        << "- Commit: " << commit() << "\n"
        << "- Processor: " << processor() << ", " << std::thread::hardware_concurrency() << " cores\n"
        << "- Kernel: " << kernel() << "; file system of the folder: " << fileSystem() << "\n"
        << "- Repetitions: " << comparisons.front().ourTimes.size() << ", both sides in turns; load average "
        << loadAverage() << "\n";
    for (const Comparison& comparison : comparisons) {
        writeComparison(out, comparison);
    }
    writeFootprints(out, footprints);
    out << (window ? windowText(*window, "") : std::string()) << cardText(cards, "") << books;
}

void writeWindowDocs(const WindowCost& window, const std::filesystem::path& page) {
    replaceSection(page, windowTitle,
                   windowText(window, " Commit " + commit() + ", load average " + loadAverage() + "."));
}

void writeCardDocs(const std::vector<CardCost>& cards, const std::filesystem::path& page) {
    replaceSection(page, cardTitle,
                   cardText(cards, " Commit " + commit() + ", load average " + loadAverage() + "."));
}

void writeBooksDocs(const BooksCost& books, const std::filesystem::path& page) {
    std::ostringstream out;
    out << booksTitle << "\nWritten by `cunho-bench --books " << books.documents
        << " --write-docs PAGE`: commit " << commit() << ", load average " << loadAverage() << ". "
        << books.documents
        << " invoices of three lines of one series and year, issued by the ledger itself, many in one "
           "transaction.\n\n";
    for (const std::string& fact : books.facts)
        out << "- " << fact << "\n";
    for (const Comparison& comparison : books.comparisons)
        writeComparison(out, comparison, "\n### ");
    replaceSection(page, booksTitle, out.str());
}

} // namespace cunho::bench
