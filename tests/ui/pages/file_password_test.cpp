// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "tests/ui/pages/painted_files.hpp"
#include "tests/ui/wait.hpp"
#include "ui/pages/page_preview.hpp"

#include <cunho/pdf/worker_reader.hpp>
#include <cunho/wiring/file_passwords.hpp>
#include <cunho/wiring/password_block.hpp>

#include <QAbstractButton>
#include <QSignalSpy>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using testing::ElementsAre;
namespace fs = std::filesystem;

struct Encryption {
    const char* name;
    std::vector<std::string> options; ///< of qpdf
    std::string user;                 ///< its password
};

const std::vector<Encryption>& encryptions() {
    static const std::vector<Encryption> all{
        {"rc4-40", {"40"}, "segredo"},
        {"rc4-128", {"128", "--use-aes=n"}, "segredo"},
        {"aes-128", {"128", "--use-aes=y"}, "segredo"},
        {"aes-256", {"256"}, "palavra-passe cóm açentos"},
        {"owner-only", {"256", "--modify=none"}, ""},
    };
    return all;
}

Secret secretOf(std::string text) {
    return Secret::fromText(std::move(text));
}

class FilePassword : public testing::Test, public PaintedFiles {
  protected:
    fs::path encrypted(const Encryption& kind, const std::string& name) const {
        const auto plain = put("plain.pdf", boxedPdf({"/MediaBox [0 0 400 600]", "100 200 120 60", 2}));
        std::vector<std::string> arguments{"--allow-weak-crypto", "--encrypt", kind.user, "dono"};
        arguments.insert(arguments.end(), kind.options.begin(), kind.options.end());
        arguments.insert(arguments.end(), {"--", plain.string(), (folder.path() / name).string()});
        EXPECT_TRUE(test::ask("qpdf", arguments).good) << kind.name;
        return folder.path() / name;
    }

    PainterOptions painter() const {
        PainterOptions options = PaintedFiles::options();
        options.passwords = passwords.all();
        return options;
    }

    template<typename Call>
    static std::string reasonOf(Call call) {
        try {
            call();
        } catch (const Error& error) {
            return error.reason();
        }
        return "";
    }

    std::string painted(const fs::path& file) const {
        PainterProcess process(painter(), file);
        return reasonOf([&] {
            EXPECT_EQ(process.open(JobContext()).pages.size(), 2U);
            const QColor inside = process.render(2, {400, 600}, JobContext()).pixelColor(160, 370);
            EXPECT_EQ(inside, QColor(255, 0, 0)) << file;
        });
    }

    wiring::FilePasswords passwords{CUNHO_BINARY_DIR};
    std::unique_ptr<pdf::Reader> reader =
        pdf::makeWorkerReader({fs::path(CUNHO_BINARY_DIR) / "cunho-pdf-worker", passwords.all(), {}});
    Jobs jobs; // its jobs use the others
};

TEST_F(FilePassword, OpensFilesOfEveryEncryptionForThePainter) {
    for (const auto& kind : encryptions()) {
        SCOPED_TRACE(kind.name);
        const auto file = encrypted(kind, std::string(kind.name) + ".pdf");
        wiring::FilePasswords none(CUNHO_BINARY_DIR);
        PainterOptions without = painter();
        without.passwords = none.all();
        PainterProcess process(without, file);
        EXPECT_EQ(reasonOf([&] { process.open(JobContext()); }),
                  kind.user.empty() ? "" : "PDF_PASSWORD_NEEDED");
        if (!kind.user.empty())
            passwords.open(file, secretOf(kind.user));
        EXPECT_EQ(painted(file), "");
    }
    EXPECT_EQ(passwords.all()->all().size(), 4U);
    for (const auto& kind : encryptions()) // with those of others beside their own
        EXPECT_EQ(painted(folder.path() / (std::string(kind.name) + ".pdf")), "");
}

TEST_F(FilePassword, OfTheOwnerOpensItToo) {
    const auto file = encrypted({"aes", {"256"}, "segredo"}, "a.pdf");
    passwords.open(file, secretOf("dono"));
    EXPECT_EQ(painted(file), "");
}

TEST_F(FilePassword, ThatIsWrongIsForgotten) {
    const auto file = encrypted({"aes", {"256"}, "segredo"}, "a.pdf");
    for (const char* wrong : {"errada", "Segredo", "segredo "})
        EXPECT_EQ(reasonOf([&] { passwords.open(file, secretOf(wrong)); }), "PDF_PASSWORD_NEEDED") << wrong;
    EXPECT_TRUE(passwords.all()->all().empty());
    EXPECT_EQ(painted(file), "PDF_PASSWORD_NEEDED");
    EXPECT_EQ(reasonOf([&] { passwords.open(put("b.pdf", "nothing"), secretOf("segredo")); }),
              "PDF_NO_HEADER");
    EXPECT_TRUE(passwords.all()->all().empty());
}

/// Through its input alone: what other users see of a process has nothing of it.
TEST_F(FilePassword, NeverStandsInACommandLineOrAnEnvironment) {
    const auto file = encrypted({"aes", {"256"}, "segredo-canario"}, "a.pdf");
    passwords.open(file, secretOf("segredo-canario"));
    const auto seen = folder.path() / "seen";
    const auto program =
        put("painter", "#!/bin/sh\n/bin/cat /proc/$$/cmdline /proc/$$/environ > '" + seen.string() +
                           "'\nexec '" + options().program.string() + "' \"$@\"\n");
    fs::permissions(program, fs::perms::owner_all);
    PainterOptions watched = painter();
    watched.program = program;
    PainterProcess process(watched, file);
    EXPECT_EQ(reasonOf([&] { process.open(JobContext()); }), "");
    const Bytes bytes = readFile(seen);
    const std::string_view all = asText(bytes);
    EXPECT_NE(all.find("painter"), std::string::npos);
    EXPECT_EQ(all.find("canario"), std::string::npos);
}

TEST(PasswordBlock, HoldsTheNewestFirst) {
    pdf::Passwords all;
    EXPECT_TRUE(wiring::passwordBlock(nullptr).empty());
    EXPECT_TRUE(wiring::passwordBlock(&all).empty());
    all.add(secretOf("um"));
    all.add(secretOf(std::string(300, 'x')));
    all.add(secretOf(""));
    const Secret block = wiring::passwordBlock(&all);
    EXPECT_THAT(wiring::passwordsIn(block.exposeText()).value(), ElementsAre(std::string(300, 'x'), "um"));
    for (int i = 0; i < 100; ++i)
        all.add(secretOf(std::string(1024, 'y')));
    const Secret full = wiring::passwordBlock(&all);
    EXPECT_LE(full.size(), wiring::largestPasswordBlock);
    EXPECT_EQ(wiring::passwordsIn(full.exposeText())->front(), std::string(1024, 'y'));
}

TEST(PasswordBlock, IsRefusedWhenItIsNone) {
    const std::string two("\2\0um\1\0x", 7);
    EXPECT_THAT(wiring::passwordsIn(two).value(), ElementsAre("um", "x"));
    for (const std::size_t size : {1U, 2U, 3U, 5U, 6U}) // cut at four bytes it is a block of one
        EXPECT_FALSE(wiring::passwordsIn(two.substr(0, size))) << size;
    EXPECT_FALSE(wiring::passwordsIn(std::string("\0\0", 2)));
    std::string many;
    for (std::size_t i = 0; i <= wiring::mostPasswords; ++i)
        many += std::string("\1\0x", 3);
    EXPECT_FALSE(wiring::passwordsIn(many));
}

TEST_F(FilePassword, IsAskedUntilItIsRight) {
    const auto file = encrypted({"aes", {"256"}, "segredo"}, "a.pdf");
    PasswordDialog dialog(
        jobs, [this](const fs::path& of, Secret password) { passwords.open(of, std::move(password)); }, file);
    QSignalSpy opened(&dialog, &PasswordDialog::opened);
    dialog.open();
    dialog.submit();
    EXPECT_FALSE(dialog.problem().isEmpty()) << "nothing was typed";
    QTest::keyClicks(&dialog.password(), "errada");
    EXPECT_TRUE(dialog.problem().isEmpty());
    QTest::keyClick(&dialog.password(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return !dialog.problem().isEmpty(); }));
    EXPECT_TRUE(dialog.isVisible());
    EXPECT_TRUE(dialog.password().isEmpty()) << "it is typed anew";
    EXPECT_EQ(opened.count(), 0);
    QTest::keyClicks(&dialog.password(), "segredo");
    QTest::keyClick(&dialog.password(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return opened.count() == 1; }));
    EXPECT_FALSE(dialog.isVisible());
    EXPECT_EQ(painted(file), "");
}

TEST_F(FilePassword, OpensThePreview) {
    const auto file = encrypted({"aes", {"256"}, "segredo"}, "a.pdf");
    PagePreview preview({jobs, painter(), *reader, nullptr});
    QSignalSpy failed(&preview, &PagePreview::failed);
    preview.show(file);
    ASSERT_TRUE(waitFor([&] { return failed.count() == 1; }));
    EXPECT_EQ(failed.front().front().value<Failure>().reason, "PDF_PASSWORD_NEEDED");
    passwords.open(file, secretOf("segredo"));
    preview.show(file);
    ASSERT_TRUE(waitFor([&] { return preview.file().has_value(); }));
    EXPECT_EQ(preview.file()->pages.size(), 2U);
}

} // namespace
