// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/bytes_read.hpp"
#include "fakes/file_changes.hpp"
#include "fakes/forwarding_reader.hpp"
#include "level_test.hpp"
#include "signing/covered_digest.hpp"

namespace cunho::test {
namespace {

using signing::SignedFile;

/// Lets somebody do something while a file is read.
class DisturbedReader final : public ForwardingReader {
  public:
    using ForwardingReader::ForwardingReader;
    std::function<void(const std::filesystem::path&)> afterReading;

    pdf::PdfStructure readPage(const std::filesystem::path& file, int page) const override {
        pdf::PdfStructure out = ForwardingReader::readPage(file, page);
        if (afterReading)
            afterReading(file);
        return out;
    }
};

/// Large files, and how often their bytes pass through the program.
class Streaming : public LevelTest {
  protected:
    static constexpr std::size_t size = 4'000'000;

    path large() const {
        SamplePdf options;
        options.size = size;
        return sample("large.pdf", options);
    }

    /// How often the bytes of a large file are read, hashed or copied by `act`; nothing when nobody counts.
    static std::optional<double> passes(const std::function<void()>& act) {
        const auto before = bytesRead();
        act();
        const auto after = bytesRead();
        return before && after ? std::optional(static_cast<double>(*after - *before) / size) : std::nullopt;
    }
};

TEST_F(Streaming, ReadsTheOriginalTwiceAndTheFinishedFileOnce) {
    const auto wanted = request(large(), at("signed.pdf"), Level::B_B);
    const auto count = passes([&] { EXPECT_EQ(reached(sign({wanted}).at(0)), "B-B"); });
    if (!count)
        GTEST_SKIP() << "this kernel counts no bytes";
    EXPECT_GT(*count, 3.0) << "hashed, copied, and the finished file read again from the disk";
    EXPECT_LT(*count, 3.5) << "the readers see a few pieces of each";
}

TEST_F(Streaming, ReadsThePreparedFileOfAJournalOnceMore) {
    const auto wanted = request(large(), at("signed.pdf"), Level::B_B);
    MemoryJournal journal;
    ScriptedProvider with = provider(&journal);
    signing::PadesSigner signer(*reader_, with, clock_, journal, spool());
    const auto count = passes([&] { EXPECT_EQ(reached(signer.sign({wanted}, silent_, {}).at(0)), "B-B"); });
    if (!count)
        GTEST_SKIP() << "this kernel counts no bytes";
    EXPECT_GT(*count, 4.0);
    EXPECT_LT(*count, 4.4);
}

TEST_F(Streaming, PassesOnceThroughAFileForAllItsDigests) {
    const path file = large();
    const ReadHandle handle(file);
    const std::string all = text(file);
    const std::vector<signing::Coverage> wanted{
        {{0, 3'999'000, 3'999'100, 900}, crypto::DigestAlgorithm::Sha384},
        signing::wholeFile(size),
        {{0, 1'000, 3'000, 5'000}, crypto::DigestAlgorithm::Sha256},
        signing::wholeFile(2'000'000),
        {{0, 3'990'000, 3'991'000, 9'000}, crypto::DigestAlgorithm::Sha256}};
    std::vector<crypto::Digest> found;
    const auto count = passes([&] { found = coveredDigests(handle, wanted); });
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const pdf::ByteRange& range = wanted[i].range;
        const std::string covered =
            all.substr(0, range.firstLength) + all.substr(range.second, range.secondLength);
        EXPECT_EQ(found[i], crypto::digest(wanted[i].algorithm, asBytes(covered))) << i;
    }
    if (count) {
        EXPECT_LT(*count, 1.1);
    }
    EXPECT_TRUE(signing::coveredDigests(handle, {}).empty());
}

TEST_F(Streaming, ASourceThatChangesWhileSomebodySignsIsRefused) {
    for (const FileChange& change : fileChanges()) {
        SCOPED_TRACE(change.name);
        const path source = sample("source.pdf");
        ScriptedProvider with = provider();
        with.beforeReply = [&](const signing::Dtbsr&) { change.apply(source); };
        const Failure failure =
            failureIn(SigningTest::sign({SigningTest::request(source, at("a.pdf"))}, with).at(0));
        EXPECT_EQ(failure.fault, Fault::File);
        EXPECT_EQ(failure.reason, "FILE_CHANGED");
        EXPECT_EQ(failure.params.at("file"), "source.pdf");
        EXPECT_EQ(filesIn(folder_.path()), 1U) << "the source alone";
        std::filesystem::remove(source);
    }
}

TEST_F(Streaming, ASourceThatChangesWhileItIsReadIsRefusedBeforeAnybodySigns) {
    for (const FileChange& change : fileChanges()) {
        SCOPED_TRACE(change.name);
        const path source = sample("source.pdf");
        ScriptedProvider with = provider();
        DisturbedReader reader(*reader_);
        reader.afterReading = change.apply;
        const auto outcomes = signing::PadesSigner(reader, with, clock_)
                                  .sign({SigningTest::request(source, at("a.pdf"))}, silent_, {});
        EXPECT_EQ(failureIn(outcomes.at(0)).reason, "FILE_CHANGED");
        EXPECT_TRUE(service_.signatures.empty());
        std::filesystem::remove(source);
    }
}

/// A time-stamp would vouch for bytes that nobody looked at.
TEST_F(Streaming, AFileThatChangesWhileItIsExtendedIsLeftAsItIs) {
    for (const FileChange& change : fileChanges()) {
        for (const std::string target : {"signed.pdf", "longer.pdf"}) {
            SCOPED_TRACE(change.name + ", to " + target);
            const path file = signedCopy(sample("a.pdf"), "signed.pdf");
            std::string changed;
            DisturbedReader reader(*reader_);
            reader.afterReading = [&, reads = 0](const path& read) mutable {
                if (++reads == 2) { // after the signatures were looked at
                    change.apply(read);
                    changed = text(file);
                }
            };
            std::string reason;
            try {
                signing::PadesExtender(reader, services()).extend(file, at(target), Level::B_T, {});
            } catch (const Error& error) {
                reason = error.reason();
            }
            EXPECT_EQ(reason, "FILE_CHANGED");
            EXPECT_EQ(text(file), changed);
            EXPECT_FALSE(std::filesystem::exists(at("longer.pdf")));
            EXPECT_EQ(hiddenFiles(), 0U);
            std::filesystem::remove(file);
            std::filesystem::remove(at("longer.pdf"));
        }
    }
}

/// Else the structure of one file and the bytes of another could pass for one that is good.
TEST_F(Streaming, AFileThatChangesWhileItIsVerifiedIsNotJudged) {
    for (const FileChange& change : fileChanges()) {
        SCOPED_TRACE(change.name);
        const path file = signedCopy(sample("a.pdf"), "signed.pdf");
        DisturbedReader reader(*reader_);
        const auto options = trusting(pki_.root(), clock_.now());
        EXPECT_EQ(signing::verifyFile(file, reader, options).size(), 1U);
        reader.afterReading = change.apply;
        try {
            signing::verifyFile(file, reader, options);
            ADD_FAILURE() << "it was judged";
        } catch (const Error& error) {
            EXPECT_EQ(error.reason(), "FILE_CHANGED") << error.what();
        }
        std::filesystem::remove(file);
    }
}

TEST_F(Streaming, AJournalIsIndependentOfTheSource) {
    for (const FileChange& change : fileChanges()) {
        SCOPED_TRACE(change.name);
        const path source = sample("source.pdf");
        MemoryJournal journal;
        ScriptedProvider with = provider(&journal);
        with.beforeReply = [&](const signing::Dtbsr&) { change.apply(source); };
        const auto outcomes = signing::PadesSigner(*reader_, with, clock_, journal, spool())
                                  .sign({SigningTest::request(source, at("a.pdf"))}, silent_, {});
        ASSERT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(0)));
        EXPECT_EQ(verdict(at("a.pdf")), "TOTAL-PASSED");
        std::filesystem::remove(source);
        std::filesystem::remove(at("a.pdf"));
    }
}

TEST_F(Streaming, APreparedFileThatChangesIsRefused) {
    for (const FileChange& change : fileChanges()) {
        SCOPED_TRACE(change.name);
        const path source = sample("source.pdf");
        MemoryJournal journal;
        ScriptedProvider with = provider(&journal);
        with.beforeReply = [&](const signing::Dtbsr&) { change.apply(journal.all().at(0).prepared); };
        const auto outcomes = signing::PadesSigner(*reader_, with, clock_, journal, spool())
                                  .sign({SigningTest::request(source, at("a.pdf"))}, silent_, {});
        EXPECT_EQ(failureIn(outcomes.at(0)).reason, "FILE_CHANGED");
        EXPECT_FALSE(std::filesystem::exists(at("a.pdf")));
        std::filesystem::remove_all(spool());
    }
}

} // namespace
} // namespace cunho::test
