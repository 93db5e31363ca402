// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/hostile_pdf.hpp"
#include "tests/ui/pages/painted_files.hpp"
#include "tests/ui/wait.hpp"
#include "ui/pages/page_painter.hpp"

#include <cunho/crypto/digest.hpp>
#include <cunho/pdf/reader.hpp>

#include <QColor>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <gtest/gtest.h>
#include <random>
#include <set>
#include <unistd.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

class Painter : public testing::Test, public PaintedFiles {
  protected:
    /// The reason of what is thrown, "" for nothing.
    template<typename Call>
    static std::string reasonOf(Call call) {
        try {
            call();
        } catch (const Error& error) {
            return error.reason();
        }
        return "";
    }

    /// A program that says these bytes, whatever it is asked, and takes everything.
    fs::path liar(const std::string& name, const std::string& bytes) const {
        const auto said = put(name + ".bytes", bytes);
        const auto program =
            put(name, "#!/bin/sh\n/bin/cat '" + said.string() + "'\nexec /bin/cat > /dev/null\n");
        fs::permissions(program, fs::perms::owner_all);
        return program;
    }

    std::string openedBy(const fs::path& program, std::chrono::milliseconds wall = 400ms) const {
        PainterOptions lied = options();
        lied.program = program;
        lied.wall = wall;
        PainterProcess painter(lied, file);
        return reasonOf([&] {
            painter.open(JobContext());
            painter.render(1, {4, 4}, JobContext());
        });
    }

    const fs::path file = put("a.pdf", boxedPdf({"/MediaBox [0 0 400 600]", "100 200 120 60", 3}));
};

bool isRed(QRgb pixel) {
    return qRed(pixel) > 200 && qGreen(pixel) < 60 && qBlue(pixel) < 60;
}

TEST_F(Painter, DrawsTheBytesThatWereHashed) {
    PainterProcess painter(options(), file);
    const PaintedFile opened = painter.open(JobContext());
    EXPECT_EQ(opened.pages, std::vector<QSizeF>(3, QSizeF(400, 600)));
    EXPECT_EQ(opened.sha256, crypto::digest(crypto::DigestAlgorithm::Sha256, readFile(file)).value);
    EXPECT_TRUE(isUnchanged(opened));
    const QImage image = painter.render(3, {200, 300}, JobContext());
    ASSERT_EQ(image.size(), QSize(200, 300));
    EXPECT_TRUE(isRed(image.pixel(51, 199)) && isRed(image.pixel(108, 171)));
    EXPECT_EQ(image.pixel(48, 199) & 0xffffffU, 0xffffffU); // white paper
    EXPECT_EQ(image.pixel(80, 202) & 0xffffffU, 0xffffffU);
}

TEST_F(Painter, GoesOnInAnotherProcessAndRefusesAnotherFile) {
    PainterOptions one = options();
    one.pages = 1;
    PainterProcess painter(one, file);
    const PaintedFile opened = painter.open(JobContext());
    EXPECT_TRUE(isRed(painter.render(1, {200, 300}, JobContext()).pixel(80, 180)));
    EXPECT_TRUE(isRed(painter.render(2, {200, 300}, JobContext()).pixel(80, 180)));
    std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(3) << "F-1.5";
    EXPECT_EQ(reasonOf([&] { painter.render(3, {200, 300}, JobContext()); }), "FILE_CHANGED");
    EXPECT_FALSE(isUnchanged(opened));
}

TEST_F(Painter, SaysWhyAFileIsNotShown) {
    const auto reasonFor = [&](const fs::path& path) {
        PainterProcess painter(options(), path);
        return reasonOf([&] { painter.open(JobContext()); });
    };
    EXPECT_EQ(reasonFor(put("text.pdf", "no PDF at all")), "PREVIEW_UNREADABLE");
    EXPECT_EQ(reasonFor(put("empty.pdf", "")), "PREVIEW_UNREADABLE");
    EXPECT_EQ(reasonFor(folder.path() / "gone.pdf"), "FILE_NOT_FOUND");
    EXPECT_EQ(reasonFor(folder.path()), "FILE_IS_FOLDER");
    const auto large = put("large.pdf", "%PDF-1.4");
    fs::resize_file(large, painter::largestFile + 1);
    EXPECT_EQ(reasonFor(large), "PREVIEW_TOO_LARGE");
}

TEST_F(Painter, StopsWhenItIsAsked) {
    PainterProcess painter(options(), file);
    painter.open(JobContext());
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(reasonOf([&] { painter.render(1, {20, 30}, JobContext(source.get_token())); }), "STOPPED");
    EXPECT_EQ(painter.render(1, {20, 30}, JobContext()).size(), QSize(20, 30));
}

TEST_F(Painter, AsksForNoPictureThatMayNotBe) {
    PainterProcess painter(options(), file);
    painter.open(JobContext());
    for (const QSize size : {QSize(0, 10), QSize(20000, 1), QSize(8000, 8000), QSize(-1, 5)})
        EXPECT_EQ(reasonOf([&] { painter.render(1, size, JobContext()); }), "PREVIEW_TOO_LARGE");
    EXPECT_EQ(reasonOf([&] { painter.render(4, {10, 10}, JobContext()); }), "PREVIEW_UNREADABLE");
    const QSize most = PagePainter::paintable({60000, 30000});
    EXPECT_TRUE(painter::isPaintable(std::uint64_t(most.width()), std::uint64_t(most.height())));
    EXPECT_NEAR(double(most.width()) / most.height(), 2, 0.01);
}

TEST_F(Painter, NeedsNoThreadsNorChildren) {
    if (geteuid() != 0)
        GTEST_SKIP() << "every other test runs without them already: the limit binds all but root";
    const auto program = folder.path() / "painter";
    fs::copy_file(options().program, program);
    fs::permissions(program, fs::perms(0755));
    fs::permissions(folder.path(), fs::perms(0755));
    const auto nobody =
        put("nobody", "#!/bin/sh\nexec /usr/bin/setpriv --reuid=65534 --regid=65534 --clear-groups '" +
                          program.string() + "' \"$@\"\n");
    fs::permissions(nobody, fs::perms::owner_all);
    PainterOptions other = options();
    other.program = nobody;
    PainterProcess painter(other, file);
    ASSERT_EQ(painter.open(JobContext()).pages.size(), 3U);
    EXPECT_TRUE(isRed(painter.render(1, {2000, 3000}, JobContext()).pixel(800, 1800)));
}

/// Whatever bytes somebody calls a PDF cost a few seconds and a refusal.
TEST_F(Painter, SurvivesHostileFiles) {
    const std::set<std::string> refusals{"PREVIEW_UNREADABLE", "PREVIEW_TOO_LARGE", "PREVIEW_TOO_MUCH_WORK",
                                         "PDF_PASSWORD_NEEDED"};
    PainterOptions impatient = options();
    impatient.cpu = 300ms;
    impatient.wall = 10s;
    int shown = 0;
    for (const auto& hostile : test::hostilePdfs()) {
        PainterProcess painter(impatient, put("hostile.pdf", hostile.make()));
        const std::string reason = reasonOf([&] {
            const auto pages = painter.open(JobContext()).pages;
            painter.render(1, {120, 160}, JobContext());
            painter.render(int(pages.size()), {120, 160}, JobContext());
        });
        EXPECT_TRUE(reason.empty() || refusals.contains(reason)) << hostile.name << ": " << reason;
        shown += reason.empty() ? 1 : 0;
    }
    EXPECT_GE(shown, 20); // they are not refused for a reason that has nothing to do with them
}

/// A painter that was taken over can say anything.
TEST_F(Painter, IsNotBelieved) {
    const std::string hello(painter::greeting);
    const auto head = [](painter::Answer kind, std::uint32_t number) {
        const auto bytes = painter::encode(kind, number);
        return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    };
    const auto numbers = [](std::vector<double> values) {
        return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
    };
    const std::string document = hello + head(painter::Answer::Document, 1) + numbers({400, 600});
    EXPECT_EQ(
        openedBy(liar("honest", document + head(painter::Answer::Picture, 64) + std::string(64, 'x')), 20s),
        "");
    for (const std::string& said :
         {std::string("CunhoPP2"), std::string("Cun"), hello, hello + head(painter::Answer::Document, 0),
          hello + head(painter::Answer::Document, 20'001),
          hello + head(painter::Answer::Document, 0xffffffffU),
          hello + head(painter::Answer::Document, 2) + numbers({400, 600}),
          hello + head(painter::Answer::Picture, 64) + std::string(64, 'x'),
          hello + head(painter::Answer::Failure, 99), hello + "X1234", document,
          document + head(painter::Answer::Picture, 65) + std::string(65, 'x'),
          document + head(painter::Answer::Picture, 0xffffffffU),
          document + head(painter::Answer::Picture, 64) + std::string(10, 'x'),
          document + head(painter::Answer::Document, 1) + numbers({400, 600})})
        EXPECT_EQ(openedBy(liar("liar", said)), "PREVIEW_TOO_MUCH_WORK") << said.size();
    for (const double wrong : {-1.0, 0.0, 1e300, std::nan(""), HUGE_VAL}) {
        PainterOptions lied = options();
        lied.program = liar("liar", hello + head(painter::Answer::Document, 1) + numbers({wrong, 600}));
        EXPECT_TRUE(PainterProcess(lied, file).open(JobContext()).pages.at(0).isEmpty());
    }
}

TEST_F(Painter, MayAnswerWithNoise) {
    std::minstd_rand random(9); // NOLINT(cert-msc51-cpp): the same noise each time
    for (int round = 0; round < 60; ++round) {
        std::string said(painter::greeting);
        if (round % 2 == 0) {
            const auto head = painter::encode(painter::Answer::Document, 1 + std::uint32_t(random() % 3));
            said.append(reinterpret_cast<const char*>(head.data()), head.size());
        }
        for (std::size_t size = random() % 200; size > 0; --size)
            said.push_back(char(random()));
        const std::string reason = openedBy(liar("noise", said));
        EXPECT_TRUE(reason == "PREVIEW_TOO_MUCH_WORK" || reason == "PREVIEW_UNREADABLE" ||
                    reason == "PREVIEW_TOO_LARGE" || reason == "PDF_PASSWORD_NEEDED")
            << round << reason;
    }
}

/// Nor does the painter believe the window: noise ends it, and ends it soon.
TEST_F(Painter, EndsWhenAskedNoise) {
    std::minstd_rand random(5); // NOLINT(cert-msc51-cpp)
    for (int round = 0; round < 40; ++round) {
        Process process(options().program, {"1000", std::to_string(256 << 20)});
        Bytes said;
        for (std::size_t size = 21 + random() % 4000; size > 0; --size)
            said.push_back(Byte(random()));
        if (round % 2 == 0) {
            const auto head = painter::encode({painter::Question::Open, 0, 0, 0, random() % 3000});
            std::memcpy(said.data(), head.data(), head.size());
        }
        try {
            process.writeInput(said, 5s);
        } catch (const Error&) { // ended already
        }
        process.closeInput();
        process.readAll(20s);
        process.wait(20s);
    }
}

class Painted : public Painter {
  protected:
    PagePainter pages{options()};
};

TEST_F(Painted, PaintsWhatIsAskedForOnce) {
    QSignalSpy opened(&pages, &PagePainter::opened);
    QSignalSpy painted(&pages, &PagePainter::painted);
    pages.open(file);
    ASSERT_TRUE(waitFor([&] { return opened.count() == 1; }));
    EXPECT_EQ(pages.pageCount(), 3);
    EXPECT_TRUE(pages.picture(2, {100, 150}, PagePainter::Use::Sheet).isNull());
    EXPECT_TRUE(pages.picture(2, {100, 150}, PagePainter::Use::Sheet).isNull());
    ASSERT_TRUE(waitFor([&] { return painted.count() == 1; }));
    EXPECT_EQ(pages.picture(2, {100, 150}, PagePainter::Use::Sheet).size(), QSize(100, 150));
    EXPECT_EQ(pages.anyPicture(2).size(), QSize(100, 150));
    EXPECT_TRUE(pages.anyPicture(1).isNull());
    EXPECT_TRUE(pages.picture(7, {100, 150}, PagePainter::Use::Sheet).isNull());
}

TEST_F(Painted, TakesBackWhatIsNoLongerLookedAt) {
    QSignalSpy opened(&pages, &PagePainter::opened);
    QSignalSpy painted(&pages, &PagePainter::painted);
    pages.open(file);
    ASSERT_TRUE(waitFor([&] { return opened.count() == 1; }));
    for (int width = 100; width < 140; ++width)
        pages.picture(1, {width, 150}, PagePainter::Use::Sheet);
    ASSERT_TRUE(waitFor([&] { return !pages.picture(1, {139, 150}, PagePainter::Use::Sheet).isNull(); }));
    EXPECT_EQ(painted.count(), 2); // the first and the last
}

TEST_F(Painted, LetsGoOfAFileForTheNext) {
    QSignalSpy opened(&pages, &PagePainter::opened);
    QSignalSpy failed(&pages, &PagePainter::failed);
    pages.open(file);
    pages.open(put("text.pdf", "no PDF"));
    pages.open(put("b.pdf", boxedPdf()));
    ASSERT_TRUE(waitFor([&] { return opened.count() == 1; }));
    EXPECT_EQ(pages.pageCount(), 1);
    EXPECT_EQ(failed.count(), 0);
    pages.close();
    EXPECT_EQ(pages.pageCount(), 0);
}

/// A page that hangs costs its own picture, and the window nothing.
TEST_F(Painted, SurvivesAPageThatTakesTooLong) {
    test::PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 /MediaBox [0 0 600 600] >>");
    builder.add("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /A 6 0 R >> >> >>");
    std::string calls;
    for (int i = 0; i < 60; ++i)
        calls += "/A Do ";
    builder.addStream("", calls);
    builder.add("<< /Type /Page /Parent 2 0 R >>");
    for (int level = 0; level < 4; ++level)
        builder.addStream("/Type /XObject /Subtype /Form /BBox [0 0 600 600] /Resources << /XObject << /A " +
                              std::to_string(7 + level) + " 0 R >> >> ",
                          calls);
    builder.addStream("/Type /XObject /Subtype /Form /BBox [0 0 600 600] ", "0 0 600 600 re f");
    PainterOptions impatient = options();
    impatient.cpu = 500ms;
    PagePainter slow(impatient);
    QSignalSpy opened(&slow, &PagePainter::opened);
    QSignalSpy painted(&slow, &PagePainter::painted);
    slow.open(put("slow.pdf", builder.build("/Root 1 0 R")));
    ASSERT_TRUE(waitFor([&] { return opened.count() == 1; }));
    slow.picture(1, {300, 300}, PagePainter::Use::Sheet);
    ASSERT_TRUE(waitFor([&] { return painted.count() == 1; }));
    ASSERT_NE(slow.failureOf(1), nullptr);
    EXPECT_EQ(slow.failureOf(1)->reason, "PREVIEW_TOO_MUCH_WORK");
    slow.picture(1, {300, 300}, PagePainter::Use::Sheet); // is not tried again
    slow.picture(2, {300, 300}, PagePainter::Use::Sheet);
    ASSERT_TRUE(waitFor([&] { return painted.count() == 2; }));
    EXPECT_EQ(painted.at(1).at(0).toInt(), 2);
    EXPECT_FALSE(slow.picture(2, {300, 300}, PagePainter::Use::Sheet).isNull());
}

} // namespace
