// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// cunho-fuzz-readers SECONDS SEED FINDINGS (SEED may be "today"): damages PDFs and has the worker read each;
// what it accepts is signed and read again. A dead worker is a refusal. A finding is an exception other than
// Error, an answer that comes too late, and an undamaged file that is not signed well. (A damaged one may be
// refused or suspicious once it is signed: readers do not agree on what it was. PadesSigner keeps none such.)
//
// cunho-fuzz-readers FILE SIGNED: the same with one file; leaves what was signed.
#include "fuzz/fuzz.hpp"
#include "fuzz/pdf_mutation.hpp"
#include "fuzz/pdf_seeds.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/pdf/worker_reader.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

namespace cunho::fuzz {
namespace {

using Clock = std::chrono::steady_clock;

/// Reads, signs and reads again; tells in one word how far a file came. Throws std::runtime_error for what
/// may not happen.
class Trial {
  public:
    std::string operator()(ByteView content) {
        const auto file = test::writeSample(folder_.path(), "a.pdf", content);
        const auto begin = Clock::now();
        std::string word;
        try {
            const auto structure = reader_->readPage(file, 1);
            word = "accepted, then ";
            word = signedAndRead(file, structure);
        } catch (const Error& error) {
            word += error.reason();
        }
        longest_ = std::max(longest_, Clock::now() - begin);
        if (Clock::now() - begin > latest)
            throw std::runtime_error("no answer for a minute");
        return word;
    }

    std::filesystem::path signedFile() const { return folder_.path() / "signed.pdf"; }
    long long longest() const {
        return std::chrono::duration_cast<std::chrono::milliseconds>(longest_).count();
    }

  private:
    static constexpr std::chrono::seconds latest{60}; ///< limits are of processor time; this is "hangs"

    std::string signedAndRead(const std::filesystem::path& file, const pdf::PdfStructure& before) {
        answer([&] { reader_->occupiedBoxes(file, 1); });
        const auto target = signedFile();
        std::filesystem::remove(target);
        pdf::SignatureRequest request;
        request.reason = "(razão)";
        const auto prepared = pdf::prepareSignature(file, before, request);
        prepared.fill(Bytes{0x30, 0x00}, target, {}, AtomicFile::Keep::Scratch);
        const auto after = reader_->readPage(target, 1);
        const auto isNew = [&](const auto& field) { return field.name == prepared.fieldName(); };
        if (std::ranges::none_of(after.signatures, isNew))
            return "signed, and not seen";
        for (const auto& change : reader_->changesAfter(target, before.fileSize, 2)) {
            if (!change.permitted)
                return "signed, and suspicious";
        }
        return "signed";
    }

    TemporaryFolder folder_{"cunho-fuzz"};
    std::unique_ptr<pdf::Reader> reader_ = pdf::makeWorkerReader(
        {std::filesystem::read_symlink("/proc/self/exe").parent_path() / "cunho-pdf-worker"});
    Clock::duration longest_{};
};

int run(std::chrono::seconds duration, std::uint64_t seed, const std::filesystem::path& findings) {
    const auto healthy = pdfSeeds();
    PdfMutation mutation(healthy, seed);
    Trial trial;
    std::map<std::string, int> words;
    int found = 0;
    std::size_t files = 0;
    for (const auto end = Clock::now() + duration; Clock::now() < end && found < 10; ++files) {
        const bool isHealthy = files < healthy.size();
        const std::string content = isHealthy ? healthy[files] : mutation.next();
        const auto keep = [&](const std::string& why) {
            std::filesystem::create_directories(findings);
            const auto name = "readers-" + std::to_string(seed) + "-" + std::to_string(files) + ".pdf";
            std::printf("%s: %s\n", test::writeSample(findings, name, asBytes(content)).c_str(), why.c_str());
        };
        try {
            const std::string word = trial(asBytes(content));
            if (isHealthy && word != "signed")
                throw std::runtime_error("healthy, and " + word);
            if (word.ends_with("PDF_TOO_MUCH_WORK")) // no finding, and worth a look
                keep(word);
            ++words[word];
        } catch (const std::exception& error) {
            keep(error.what());
            ++found;
        }
    }
    for (const auto& [word, count] : words)
        std::printf("%7d %s\n", count, word.c_str());
    std::printf("%zu files, %d findings, longest %lld ms\n", files, found, trial.longest());
    return found == 0 ? 0 : 1;
}

int tryOne(const std::filesystem::path& file, const std::filesystem::path& target) {
    Trial trial;
    int status = 0;
    try {
        std::printf("%s\n", trial(readFile(file)).c_str());
    } catch (const std::exception& error) {
        std::printf("%s\n", error.what());
        status = 1;
    }
    if (std::filesystem::exists(trial.signedFile()))
        std::filesystem::copy_file(trial.signedFile(), target,
                                   std::filesystem::copy_options::overwrite_existing);
    return status;
}

} // namespace
} // namespace cunho::fuzz

namespace {

/// The same sequence all day, another one tomorrow.
std::uint64_t seedFrom(const std::string& text) {
    const auto days =
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now().time_since_epoch());
    return text == "today" ? static_cast<std::uint64_t>(days.count()) : std::stoull(text);
}

} // namespace

int main(int count, char** arguments) {
    if (count == 4)
        return cunho::fuzz::run(std::chrono::seconds(std::stoi(arguments[1])), seedFrom(arguments[2]),
                                arguments[3]);
    if (count == 3)
        return cunho::fuzz::tryOne(arguments[1], arguments[2]);
    std::fprintf(stderr, "usage: cunho-fuzz-readers SECONDS SEED FINDINGS | FILE SIGNED\n");
    return 2;
}
