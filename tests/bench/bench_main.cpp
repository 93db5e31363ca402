// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "bench_docs.hpp"

#include <benchmark/benchmark.h>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string_view>

namespace cunho::bench {
namespace {

constexpr int repetitions = 9;

/// Keeps the time of each repetition while the console shows them.
class Keeper final : public benchmark::ConsoleReporter {
  public:
    std::map<std::string, std::vector<double>> milliseconds; ///< by name without the repetition

    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type == Run::RT_Iteration) {
                milliseconds[run.run_name.function_name].push_back(run.GetAdjustedRealTime());
            }
        }
        ConsoleReporter::ReportRuns(runs);
    }
};

std::string nameOf(const Comparison& comparison, const std::string& side) {
    return comparison.title + ": " + side;
}

void add(const std::string& name, const std::function<double()>& act) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [act](benchmark::State& state) {
                                     for ([[maybe_unused]] auto round : state) {
                                         state.SetIterationTime(act());
                                     }
                                 })
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime()
        ->Iterations(1);
}

/// Takes "--write-docs PATH" (or another option and its value) out of the arguments.
std::string takeOption(std::vector<char*>& arguments, std::string_view option) {
    for (std::size_t at = 1; at + 1 < arguments.size(); ++at) {
        if (std::string_view(arguments[at]) == option) {
            const std::string value = arguments[at + 1];
            const auto first = arguments.begin() + static_cast<std::ptrdiff_t>(at);
            arguments.erase(first, first + 2);
            return value;
        }
    }
    return {};
}

void print(const std::vector<CardCost>& cards) {
    for (const CardCost& cost : cards) {
        std::cout << cost.card << ": " << cost.commands << " APDUs and " << cost.milliseconds
                  << " ms a signature\n";
    }
}

void print(const WindowCost& window) {
    for (const WindowGaps& gaps : window.gaps) {
        std::cout << "The window's thread, " << window.files << " files, " << gaps.phase << ": longest gap "
                  << gaps.longest << " ms, 99.9 % " << gaps.permille999 << " ms, own work at most "
                  << gaps.longestWork << " ms, " << gaps.seconds << " s in all\n";
    }
}

/// "--write-window-docs PAGE"
int windowMain(const std::filesystem::path& page) {
    const auto window = measureWindow();
    if (!window) {
        std::cerr << "the window was not built\n";
        return 2;
    }
    print(*window);
    writeWindowDocs(*window, page);
    return 0;
}

/// "--books N [--books-folder DIR] [--write-docs PAGE]"
int booksMain(std::vector<char*> arguments, std::int64_t documents) {
    const std::filesystem::path folder = takeOption(arguments, "--books-folder");
    const BooksCost books = measureBooks(documents, folder);
    for (const Comparison& comparison : books.comparisons)
        std::cout << comparison.title << ": ratio " << ratio(comparison) << " (goal " << comparison.goal
                  << ")\n";
    if (const auto page = takeOption(arguments, "--write-docs"); !page.empty())
        writeBooksDocs(books, page);
    return 0;
}

int benchMain(std::vector<char*> arguments) {
    if (arguments.size() > 1 && std::string_view(arguments[1]) == "--books-export") {
        exportBooks({arguments.begin() + 2, arguments.end()});
        return 0;
    }
    if (const auto documents = takeOption(arguments, "--books"); !documents.empty())
        return booksMain(arguments, std::stoll(documents));
    if (const std::filesystem::path cardPage = takeOption(arguments, "--write-card-docs");
        !cardPage.empty()) {
        const auto cards = measureCards();
        print(cards);
        writeCardDocs(cards, cardPage);
        return 0;
    }
    if (const auto windowPage = takeOption(arguments, "--write-window-docs"); !windowPage.empty())
        return windowMain(windowPage);
    const std::filesystem::path page = takeOption(arguments, "--write-docs");
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) {
        return 2;
    }
    const std::vector<Footprint> footprints = measureFootprints(); // first, while this process is small
    for (const Footprint& footprint : footprints) {
        std::cout << "Memory of signing, " << footprint.file << ": " << footprint.mebibytes << " MiB\n";
    }
    using Objects = VerificationFloor::Objects;
    std::vector<Comparison> comparisons = signComparisons();
    comparisons.push_back(levelComparison());
    for (const std::size_t fileSize : {50'000U, 1'000'000U, 10'000'000U})
        for (const Objects objects : {Objects::FromDer, Objects::Ready})
            comparisons.push_back(verifyComparison(fileSize, objects));
    for (const Comparison& comparison : comparisons) {
        for (int round = 0; round < repetitions; ++round) { // in turns, so that a busy moment hits both
            add(nameOf(comparison, comparison.baseName), comparison.base);
            add(nameOf(comparison, comparison.ourName), comparison.ours);
        }
    }
    Keeper keeper;
    benchmark::RunSpecifiedBenchmarks(&keeper);
    bool isComplete = true;
    for (Comparison& comparison : comparisons) {
        comparison.baseTimes = keeper.milliseconds[nameOf(comparison, comparison.baseName)];
        comparison.ourTimes = keeper.milliseconds[nameOf(comparison, comparison.ourName)];
        if (comparison.baseTimes.empty() || comparison.ourTimes.empty()) {
            isComplete = false; // left out by a filter
        } else {
            std::cout << comparison.title << ": ratio " << ratio(comparison) << "\n";
        }
    }
    if (isComplete && !page.empty()) {
        const auto cards = measureCards();
        print(cards);
        const auto window = measureWindow();
        if (window)
            print(*window);
        writeDocs(comparisons, footprints, window, cards, page);
    }
    benchmark::Shutdown();
    return 0;
}

} // namespace
} // namespace cunho::bench

int main(int argc, char** argv) {
    try {
        return cunho::bench::benchMain(std::vector<char*>(argv, argv + argc));
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
