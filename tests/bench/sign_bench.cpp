// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "batch_workshop.hpp"
#include "comparison.hpp"

namespace cunho::bench {
namespace {

constexpr std::size_t plainFiles = 100;
constexpr std::size_t plainFileSize = 50'000;
constexpr std::size_t batchFiles = 500;
constexpr std::size_t largeSize = 100'000'000;

std::string batchText() {
    return std::to_string(plainFiles) + " PDFs of " + std::to_string(plainFileSize) + " bytes, ";
}

constexpr const char* floorText =
    "The floor is measured in the same run and the same folder: OpenSSL makes a detached CAdES CMS of the "
    "same "
    "bytes, and a file of the same final size is written, synchronised (fsync) and renamed. ";

constexpr const char* oursText = "Cunho does that too, and reads and checks the original, appends the "
                                 "revision, and before the rename reads "
                                 "the finished file again and verifies it.";

/// 100 small files, elapsed time.
Comparison rsaComparison(const ReaderKind& reader) {
    const auto workshop =
        std::make_shared<BatchWorkshop>(crypto::PrivateKey::generateRsa(3072), plainFiles, plainFileSize);
    workshop->sign(
        reader,
        BatchWorkshop::Keep::First); // warms the caches of both sides and yields the bytes of the floor
    Comparison out{
        "Signing at B-B, " + reader.name,
        batchText() + "one thread, RSA-3072 key in memory, no journal; elapsed time. " + floorText + oursText,
        "floor",
        "Cunho",
        std::to_string(plainFiles) + " files",
        [workshop] { return wallOf([&] { workshop->floor(); }); },
        [workshop, reader] { return wallOf([&] { workshop->sign(reader); }); },
    };
    out.goal = 2;
    return out;
}

/// What is used beyond the floor, against a parser that only reads.
Comparison ecComparison(const ReaderKind& reader) {
    const auto workshop = std::make_shared<BatchWorkshop>(
        crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256), plainFiles, plainFileSize);
    workshop->sign(reader, BatchWorkshop::Keep::First);
    Comparison out{
        "Signing at B-B beyond the floor, " + reader.name,
        batchText() + "P-256 key in memory, no journal; processor time of the process and its children. " +
            floorText +
            "What Cunho uses beyond the floor of the same round is compared with reading the same "
            "files with PoDoFo alone: PdfParser::ParseFile of each file once. " +
            oursText,
        "reading the files with PoDoFo alone",
        "Cunho, less the floor",
        std::to_string(plainFiles) + " files",
        [workshop] { return cpuWithChildrenOf([&] { workshop->parse(); }); },
        [workshop, reader] {
            const double floor = cpuWithChildrenOf([&] { workshop->floor(); });
            return cpuWithChildrenOf([&] { workshop->sign(reader); }) - floor;
        },
    };
    return out;
}

/// One large file, elapsed time.
Comparison largeComparison(const ReaderKind& reader) {
    const auto workshop =
        std::make_shared<BatchWorkshop>(crypto::PrivateKey::generateRsa(3072), 1, largeSize);
    workshop->sign(reader);
    Comparison out{
        "Signing a large file at B-B, " + reader.name,
        "One PDF of " + std::to_string(largeSize) +
            " bytes, RSA-3072 key in memory, no journal; elapsed time. The floor hashes the original twice "
            "(OpenSSL, SHA-256, pieces of 1 MiB), copies it (copy_file_range), synchronises the copy (fsync) "
            "and "
            "renames it.",
        "floor",
        "Cunho",
        "one file",
        [workshop] { return wallOf([&] { workshop->largeFloor(); }); },
        [workshop, reader] { return wallOf([&] { workshop->sign(reader); }); },
    };
    out.goal = 2;
    return out;
}

/// 500 small files as the window signs them, elapsed time.
Comparison batchComparison(const ReaderKind& reader) {
    const auto workshop =
        std::make_shared<BatchWorkshop>(crypto::PrivateKey::generateRsa(3072), batchFiles, plainFileSize);
    workshop->sign(reader, BatchWorkshop::Keep::First);
    Comparison out{
        "A batch at B-B, " + reader.name,
        std::to_string(batchFiles) + " PDFs of " + std::to_string(plainFileSize) +
            " bytes through BatchRunner, as the window signs them after it has read them: two are read at "
            "the same time, the journal of the batch and the log of signed files are in a database; RSA-3072 "
            "key in memory; elapsed time of signing. " +
            floorText + oursText + " It compares each original with what was shown, too.",
        "floor",
        "Cunho",
        std::to_string(batchFiles) + " files",
        [workshop] { return wallOf([&] { workshop->floor(); }); },
        [workshop, reader] { return workshop->signAsBatch(reader).signing; },
    };
    const double before = workshop->signAsBatch(reader).reading;
    out.facts = {
        "Reading them before, for pages and problems: " + std::to_string(static_cast<int>(before * 1000)) +
        " ms for " + std::to_string(batchFiles) + " files, once"};
    out.goal = 2.5;
    return out;
}

} // namespace

std::vector<Comparison> signComparisons() {
    std::vector<Comparison> out;
    for (const ReaderKind& reader : readerKinds()) {
        out.push_back(rsaComparison(reader));
        out.push_back(ecComparison(reader));
        out.push_back(largeComparison(reader));
    }
    out.push_back(batchComparison(readerKinds().back())); // foreign files: by the worker where there is one
    return out;
}

} // namespace cunho::bench
