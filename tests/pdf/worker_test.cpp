// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "worker_test.hpp"

#include "fakes/full_structure.hpp"

#include <atomic>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <poll.h>
#include <sstream>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

namespace cunho::test {
namespace {

using pdf::PdfStructure;

class WorkerReader : public WorkerTest {
  protected:
    static std::string contentOf(const path& file) {
        std::ostringstream out; // files of /proc have no size
        out << std::ifstream(file, std::ios::binary).rdbuf();
        return out.str();
    }
    static path procOf(pid_t id, const std::string& name) {
        return path("/proc") / std::to_string(id) / name;
    }

    void expectSameFailure(const path& file, int page = 1) const {
        const Failure direct = failureOf([&] { reader_->readPage(file, page); });
        const Failure worker = failureOf([&] { worker_->readPage(file, page); });
        EXPECT_EQ(worker.fault, direct.fault);
        EXPECT_EQ(worker.reason, direct.reason);
        EXPECT_EQ(worker.params, direct.params);
        EXPECT_EQ(worker.detail, direct.detail);
    }

    std::unique_ptr<pdf::Reader> worker_ = readerOf(realProgram());
};

TEST_F(WorkerReader, FindsWhatTheDirectReaderFindsInEveryKindOfFile) {
    using Xref = SamplePdf::Xref;
    using Annots = SamplePdf::Annots;
    using AcroForm = SamplePdf::AcroForm;
    for (const Xref xref : {Xref::Table, Xref::Stream, Xref::ObjectStreams, Xref::Hybrid}) {
        for (const Annots annots : {Annots::None, Annots::Direct, Annots::Indirect}) {
            for (const AcroForm form :
                 {AcroForm::None, AcroForm::Direct, AcroForm::Indirect, AcroForm::IndirectFields}) {
                SamplePdf options;
                options.xref = xref;
                options.annots = annots;
                options.acroForm = form;
                options.pages = 2;
                options.fileId = true;
                if (form != AcroForm::None) {
                    options.fields = {"Nome", "Morada"};
                    options.docMdp = 2;
                }
                const path file = put("sample.pdf", samplePdf(options));
                expectSame(worker_->readPage(file, -1), reader_->readPage(file, -1));
            }
        }
    }
}

TEST_F(WorkerReader, FindsTheSameChangesAndBoxes) {
    const path original = sample();
    const path once = fillDummy(original, "once.pdf");
    const path twice = fillDummy(once, "twice.pdf");
    expectSame(worker_->read(twice), reader_->read(twice));
    const std::uint64_t end = std::filesystem::file_size(once);
    const auto expected = reader_->changesAfter(twice, end, 2);
    const auto [changes, used] = worker_->compare(twice, end, 2);
    EXPECT_GT(used.count(), 0);
    EXPECT_LT(used, pdf::WorkerLimits().cpu * 20);
    EXPECT_GT(reader_->compare(twice, end, 2).processorTime.count(), 0);
    ASSERT_FALSE(expected.empty());
    expectSameList(changes, expected, [](const pdf::Change& a, const pdf::Change& b) {
        EXPECT_EQ(a.kind, b.kind);
        EXPECT_EQ(a.permitted, b.permitted);
        EXPECT_EQ(a.detail, b.detail);
    });
    const auto boxes = worker_->occupiedBoxes(original, 1);
    EXPECT_FALSE(boxes.empty());
    EXPECT_EQ(boxes, reader_->occupiedBoxes(original, 1));
}

/// Wherever a file was cut off: what one reader makes of it, the other makes of it too.
TEST_F(WorkerReader, MakesTheSameOfDamagedFiles) {
    SamplePdf options;
    options.xref = SamplePdf::Xref::ObjectStreams;
    options.acroForm = SamplePdf::AcroForm::Indirect;
    options.fields = {"Nome"};
    const Bytes whole = samplePdf(options);
    int read = 0;
    for (std::size_t length = 20; length < whole.size(); length += 53) {
        const path file = put("cut.pdf", ByteView(whole).first(length));
        std::optional<PdfStructure> direct;
        try {
            direct = reader_->read(file);
        } catch (const Error&) {
            expectSameFailure(file);
        }
        if (direct) {
            ++read;
            expectSame(worker_->read(file), *direct);
        }
    }
    for (const std::string startXref : {"0", "7", "99999999"}) {
        std::string text(asText(samplePdf()));
        text.replace(text.rfind("startxref\n") + 10, std::string::npos, startXref + "\n%%EOF\n");
        const path file = put("moved.pdf", text);
        expectSame(worker_->read(file), reader_->read(file));
    }
    EXPECT_GT(read, 0);
}

TEST_F(WorkerReader, RefusesWithTheSameWords) {
    expectSameFailure(put("empty.pdf", std::string()));
    expectSameFailure(put("letter.pdf", std::string("Exmo. Senhor,\n")));
    expectSameFailure(put("short.pdf", std::string("%PDF-1.4\n")));
    expectSameFailure(at("nowhere.pdf"));
    expectSameFailure(folder_.path());
    expectSameFailure(sample(), 2);
    expectSameFailure(sample(), -2);
}

TEST_F(WorkerReader, FindsAFileByItsRelativeName) {
    const path file = sample();
    const path relative = std::filesystem::relative(file);
    EXPECT_EQ(worker_->read(relative).fileSize, std::filesystem::file_size(file));
}

TEST_F(WorkerReader, RefusesAPipeInsteadOfWaitingForIt) {
    const path pipe = at("pipe.pdf");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(failureOf([&] { worker_->read(pipe); }).reason, "FILE_IS_NO_FILE");
}

TEST_F(WorkerReader, SaysThatTheProgramIsMissing) {
    const auto reader = readerOf(at("cunho-pdf-worker"));
    const Failure failure = failureOf([&] { reader->read(sample()); });
    EXPECT_EQ(failure.fault, Fault::Configuration);
    EXPECT_EQ(failure.reason, "PROGRAM_NOT_FOUND");
    EXPECT_EQ(failure.params, (ErrorParams{{"program", "cunho-pdf-worker"}}));
}

TEST_F(WorkerReader, KeepsOneWorkerForManyFiles) {
    const auto reader = readerOf(notedProgram());
    for (int i = 0; i < 100; ++i) {
        reader->read(sample());
    }
    EXPECT_EQ(started().size(), 1U);
    reader->read(sample());
    const auto ids = started();
    ASSERT_EQ(ids.size(), 2U);
    EXPECT_NE(ids[0], ids[1]);
}

TEST_F(WorkerReader, ServesSeveralThreadsWithAFewWorkers) {
    const auto reader = readerOf(notedProgram());
    const path file = sample("three.pdf", 3);
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&, i] {
                for (int page = 1; page <= 3; ++page) {
                    right += reader->readPage(file, page).page.number == static_cast<unsigned>(page) ? 1 : 0;
                }
                right += reader->occupiedBoxes(file, 1 + static_cast<unsigned>(i) % 3).empty() ? 0 : 1;
            });
        }
    }
    EXPECT_EQ(right, 16);
    EXPECT_LE(started().size(), 2U);
}

TEST_F(WorkerReader, StartsAnotherWhenAnIdleOneWasKilled) {
    const auto reader = readerOf(notedProgram());
    const path file = sample();
    reader->read(file);
    killAndAwait(started().at(0));
    expectSame(reader->read(file), reader_->read(file));
    EXPECT_EQ(started().size(), 2U);
}

TEST_F(WorkerReader, InheritsNothingButItsThreePipes) {
    const int open = ::open("/dev/null", O_RDONLY); // on purpose without O_CLOEXEC
    const auto reader = readerOf(notedProgram());
    reader->read(sample());
    ::close(open);
    std::vector<std::string> descriptors;
    for (const auto& entry : std::filesystem::directory_iterator(procOf(started().at(0), "fd"))) {
        descriptors.push_back(entry.path().filename());
    }
    std::ranges::sort(descriptors);
    EXPECT_EQ(descriptors, (std::vector<std::string>{"0", "1", "2"}));
}

TEST_F(WorkerReader, ShowsNoPasswordToOtherProcesses) {
    const auto passwords = std::make_shared<pdf::Passwords>();
    passwords->add(Secret(asBytes("palavra-secreta")));
    const auto reader = pdf::makeWorkerReader({notedProgram(), passwords, {}});
    reader->read(sample());
    for (const std::string name : {"cmdline", "environ"}) {
        const std::string content = contentOf(procOf(started().at(0), name));
        EXPECT_FALSE(content.empty());
        EXPECT_EQ(content.find("secreta"), std::string::npos);
    }
}

TEST_F(WorkerReader, HasNoRightsThatReadingDoesNotNeed) {
    const auto reader = readerOf(notedProgram());
    reader->read(sample());
    const std::string status = contentOf(procOf(started().at(0), "status"));
    EXPECT_NE(status.find("NoNewPrivs:\t1"), std::string::npos);
    const std::string limits = contentOf(procOf(started().at(0), "limits"));
    for (const std::string name : {"Max core file size", "Max file size", "Max processes"}) {
        const std::string line = limits.substr(limits.find(name), 45);
        EXPECT_NE(line.find(" 0 "), std::string::npos) << line;
    }
}

TEST_F(WorkerReader, LoadsLibqpdfForTheFirstFileThatNeedsIt) {
    const path once = fillDummy(sample(), "once.pdf");
    const path twice = fillDummy(once, "twice.pdf");
    const auto reader = readerOf(notedProgram());
    const auto readsWithLibqpdf = [&] {
        const std::string maps = contentOf(procOf(started().at(0), "maps"));
        EXPECT_NE(maps.find("libpodofo"), std::string::npos);
        return maps.find("libqpdf") != std::string::npos;
    };
    const auto memory = [&] {
        const std::string limits = contentOf(procOf(started().at(0), "limits"));
        const std::size_t at = limits.find_first_not_of(' ', limits.find("Max address space") + 17);
        return std::stoull("0" + limits.substr(at, limits.find(' ', at) - at)); // 0: unlimited
    };
    reader->read(twice);
    EXPECT_FALSE(readsWithLibqpdf());
    const auto before = memory();
    reader->changesAfter(twice, std::filesystem::file_size(once), 2);
    EXPECT_TRUE(readsWithLibqpdf());
    const auto after = memory();
    reader->changesAfter(twice, std::filesystem::file_size(once), 2);
    EXPECT_EQ(memory(), after);
    EXPECT_EQ(started().size(), 1U);
    if (before != 0) { // limited: what the libraries take is added, no more
        EXPECT_GT(after, before);
        EXPECT_LT(after - before, 64U << 20U);
    }
}

TEST_F(WorkerReader, DoesNotStartWithoutItsModule) {
    const path alone = at("alone");
    std::filesystem::copy_file(realProgram(), alone);
    const Failure failure = failureOf([&] { readerOf(alone)->read(sample()); });
    EXPECT_EQ(failure.reason, "SPAWN_FAILED");
}

/// Waits for a process that is no child of this one; false when it still runs after a minute.
bool ends(pid_t id) {
    const int descriptor = static_cast<int>(::syscall(SYS_pidfd_open, id, 0));
    if (descriptor < 0) {
        return errno == ESRCH;
    }
    pollfd entry{descriptor, POLLIN, 0};
    const int count = ::poll(&entry, 1, 60'000);
    ::close(descriptor);
    return count == 1;
}

TEST_F(WorkerReader, EndsWithItsParent) {
    const path program = notedProgram();
    const path file = sample();
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t parent = ::fork();
    if (parent == 0) {
        const auto reader = readerOf(program);
        reader->read(file);
        ::close(ready[1]);
        for (;;) {
            ::pause();
        }
    }
    ::close(ready[1]);
    char none = 0;
    EXPECT_EQ(::read(ready[0], &none, 1), 0); // the worker has no copy of the pipe, so this comes at once
    ::close(ready[0]);
    ::kill(parent, SIGKILL);
    ::waitpid(parent, nullptr, 0);
    EXPECT_TRUE(ends(started().at(0)));
}

} // namespace
} // namespace cunho::test
