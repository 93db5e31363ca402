// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "print/sample_documents.hpp"
#include "tests/ui/pages/painted_files.hpp"

#include <cunho/app/fiscal_check.hpp>
#include <cunho/print/document_printer.hpp>
#include <cunho/wiring/page_code_reader.hpp>
#include <cunho/wiring/page_codes_protocol.hpp>

#include <gtest/gtest.h>
#include <memory>
#include <qrencode.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

const std::string fiscalText =
    "A:123456789*B:999999990*C:PT*D:FS*E:N*F:20190812*G:FS CDVF/12345*H:CDF7T5HD-12345*I1:PT*I7:0.65*I8:0.15*"
    "N:0.15*O:0.80*Q:YhGV*R:9999*S:NU;0.80";

/// One code as the content of a page: its lower left corner, and the edge of a module, in points.
std::string drawn(const std::string& text, double left, double bottom, double module) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(int(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                          QR_ECLEVEL_M),
        QRcode_free);
    std::string out = "0 g\n";
    for (int row = 0; row < code->width; ++row)
        for (int column = 0; column < code->width; ++column)
            if ((code->data[row * code->width + column] & 1) != 0)
                out += QString::asprintf("%.3f %.3f %.3f %.3f re f\n", left + column * module,
                                         bottom + (code->width - 1 - row) * module, module, module)
                           .toStdString();
    return out;
}

/// A4 pages with these contents; an empty one is a blank page.
std::string pdfOf(const std::vector<std::string>& contents) {
    test::PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    std::string kids;
    for (std::size_t i = 0; i < contents.size(); ++i)
        kids += std::to_string(3 + 2 * i) + " 0 R ";
    builder.add("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(contents.size()) +
                " /MediaBox [0 0 595 842] >>");
    for (std::size_t i = 0; i < contents.size(); ++i) {
        builder.add("<< /Type /Page /Parent 2 0 R /Resources << >> /Contents " + std::to_string(4 + 2 * i) +
                    " 0 R >>");
        builder.addStream("", contents[i]);
    }
    return builder.build("/Root 1 0 R");
}

class PageCodesOf : public testing::Test, public PaintedFiles {
  protected:
    static wiring::CodeReaderOptions reading() {
        wiring::CodeReaderOptions options;
        options.program = PaintedFiles::options().program;
        return options;
    }

    static app::PageCodes find(const fs::path& file, const wiring::CodeReaderOptions& options = reading()) {
        return wiring::makePageCodeReader(options)->find(file, JobContext());
    }

    template<class Call>
    static std::string reasonOf(Call call) {
        try {
            call();
        } catch (const Error& error) {
            return error.reason();
        }
        return "";
    }

    fs::path printed(const invoicing::IssuedFacts& facts, print::Template look) const {
        print::PrintOptions how;
        how.look = look;
        const Bytes pdf =
            print::printDocument(invoicing::IssuedDocument::restore(facts), Environment::Production, how);
        return put("invoice.pdf", std::string(asText(pdf)));
    }

    /// A program that says these bytes when so many pages are to be skipped, else nothing, and takes the
    /// file.
    fs::path liar(const std::map<int, std::string>& said) const {
        std::string script = "#!/bin/sh\n";
        for (const auto& [skip, bytes] : said)
            script += "test \"$5\" = " + std::to_string(skip) + " && /bin/cat '" +
                      put("said" + std::to_string(skip), bytes).string() + "'\n";
        script += "exec > /dev/null\nexec /bin/cat\n";
        const auto program = put("liar", script);
        fs::permissions(program, fs::perms::owner_all);
        return program;
    }

    app::PageCodes saidBy(const std::map<int, std::string>& said) const {
        auto options = reading();
        options.program = liar(said);
        options.wall = 3s;
        return find(blank, options);
    }

    const fs::path blank = put("blank.pdf", pdfOf({"", "", ""}));
};

/// What another decoder, zbar, makes of the same page drawn by another renderer, poppler.
TEST_F(PageCodesOf, OurInvoicesAreWhatZbarReads) {
    auto facts = test::sampleFacts();
    for (const auto look : {print::Template::Classic, print::Template::Modern, print::Template::Compact}) {
        const auto file = printed(facts, look);
        const auto found = find(file);
        ASSERT_EQ(found.codes.size(), 1U);
        EXPECT_EQ(found.codes[0].text, facts.qrText);
        EXPECT_EQ(found.codes[0].text, test::zbar(file, int(found.codes[0].page)));
        EXPECT_TRUE(found.complete());
    }
    for (int i = 0; i < 90; ++i)
        facts.lines.push_back(facts.lines[std::size_t(i % 3)]);
    test::addUp(facts);
    const auto file = printed(facts, print::Template::Classic);
    const int pages = test::pdfPages(file);
    ASSERT_GT(pages, 1);
    const auto found = find(file);
    ASSERT_EQ(found.codes.size(), 1U);
    EXPECT_EQ(found.codes[0].page, std::uint32_t(pages));
    EXPECT_EQ(found.codes[0].text, test::zbar(file, pages));
}

TEST_F(PageCodesOf, SeveralOfAnyKindAreAllRead) {
    const std::string other = "https://example.com/\xC3\xA9";
    const auto file = put("several.pdf", pdfOf({drawn(other, 60, 600, 2) + drawn(fiscalText, 60, 100, 1.6),
                                                drawn(fiscalText, 300, 400, 1.6)}));
    const auto found = find(file);
    EXPECT_EQ(found.codes, (std::vector<app::PageCode>{{1, other}, {1, fiscalText}, {2, fiscalText}}));
    EXPECT_EQ(test::zbar(file, 2), fiscalText);
    const auto report = app::judgeCodes(found, nullptr);
    EXPECT_EQ(report.codes[0].outcome, app::QrFinding::Outcome::Other);
    EXPECT_EQ(report.codes[1].outcome, app::QrFinding::Outcome::Read);
    EXPECT_EQ(app::qrSummary(report, Language::Portuguese), "QR lido: FS CDVF/12345 · 0,80\u00A0€");
}

TEST_F(PageCodesOf, ChangedDigitsAreSeen) {
    std::string changed = fiscalText;
    changed.replace(changed.find("O:0.80"), 6, "O:8.80");
    const auto report =
        app::judgeCodes(find(put("changed.pdf", pdfOf({drawn(changed, 60, 100, 1.6)}))), nullptr);
    ASSERT_NE(report.fiscal(), nullptr);
    EXPECT_EQ(report.fiscal()->outcome, app::QrFinding::Outcome::Malformed);
    EXPECT_EQ(report.fiscal()->fiscal->problems.at(0).reason, "QR_SUM_WRONG");
}

TEST_F(PageCodesOf, SmallOnesAreReadOnTheFirstPage) {
    const auto found = find(put("small.pdf", pdfOf({drawn(fiscalText, 60, 100, 0.75), ""})));
    ASSERT_EQ(found.codes.size(), 1U);
    EXPECT_EQ(found.codes[0].text, fiscalText);
}

TEST_F(PageCodesOf, NoneIsNone) {
    const auto found = find(blank);
    EXPECT_TRUE(found.codes.empty() && found.complete());
    EXPECT_EQ(app::qrSummary(app::judgeCodes(found, nullptr), Language::Portuguese), "sem QR");
}

TEST_F(PageCodesOf, AThousandPagesAreNotAllLookedAt) {
    std::vector<std::string> pages(1000);
    pages.front() = drawn("first", 60, 600, 2);
    pages[1] = drawn("second", 60, 600, 2);
    pages[500] = drawn("unseen", 60, 600, 2);
    pages.back() = drawn(fiscalText, 60, 600, 1.6);
    auto options = reading();
    options.pages = 6;
    const auto found = find(put("many.pdf", pdfOf(pages)), options);
    EXPECT_EQ(found.pages, 1000U);
    EXPECT_EQ(found.looked, 6U);
    EXPECT_FALSE(found.complete());
    EXPECT_EQ(found.codes, (std::vector<app::PageCode>{{1, "first"}, {2, "second"}, {1000, fiscalText}}));
    auto none = found;
    none.codes.clear();
    EXPECT_EQ(app::qrSummary(app::judgeCodes(none, nullptr), Language::Portuguese),
              "sem QR nas páginas vistas (6 de 1000)");
}

TEST_F(PageCodesOf, AFileThatCannotBeReadSaysWhy) {
    EXPECT_EQ(reasonOf([&] { find(put("text.pdf", "no PDF at all")); }), "PREVIEW_UNREADABLE");
    EXPECT_EQ(reasonOf([&] { find(folder.path() / "absent.pdf"); }), "FILE_NOT_FOUND");
    const std::string whole = pdfOf({drawn(fiscalText, 60, 100, 1.6)});
    const std::string reason = reasonOf([&] { find(put("cut.pdf", whole.substr(0, whole.size() / 2))); });
    EXPECT_TRUE(reason.empty() || reason == "PREVIEW_UNREADABLE") << reason;
    auto absent = reading();
    absent.program = "/nonexistent/painter";
    EXPECT_EQ(reasonOf([&] { find(blank, absent); }), "PROGRAM_NOT_FOUND");
}

TEST_F(PageCodesOf, AnEncryptedFileIsReadWhereNoPasswordIsNeeded) {
    const auto plain = put("plain.pdf", pdfOf({drawn(fiscalText, 60, 100, 1.6)}));
    for (const auto& [password, name] : {std::pair{"", "open.pdf"}, std::pair{"segredo", "locked.pdf"}}) {
        const auto file = folder.path() / name;
        ASSERT_TRUE(
            test::ask("qpdf", {"--encrypt", password, "owner", "256", "--", plain.string(), file.string()})
                .good);
        if (*password == '\0')
            EXPECT_EQ(find(file).codes.size(), 1U);
        else
            EXPECT_EQ(reasonOf([&] { find(file); }), "PDF_PASSWORD_NEEDED");
        auto unlocked = reading();
        const auto passwords = std::make_shared<pdf::Passwords>();
        passwords->add(Secret::fromText("segredo"));
        unlocked.passwords = passwords;
        EXPECT_EQ(find(file, unlocked).codes.size(), 1U);
    }
}

/// Four hundred megabytes once they are unpacked.
TEST_F(PageCodesOf, AHugePictureCostsNoOtherPage) {
    std::string packed;
    for (int run = 0; run < 20'000 * 20'000 / 128; ++run)
        packed += "\x81\x55"; // RunLengthDecode: 128 times
    packed += '\x80';
    test::PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 /MediaBox [0 0 595 842] >>");
    builder.add("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /I 7 0 R >> >> >>");
    builder.addStream("", "595 0 0 842 0 0 cm /I Do");
    builder.add("<< /Type /Page /Parent 2 0 R /Resources << >> /Contents 6 0 R >>");
    builder.addStream("", drawn(fiscalText, 60, 100, 1.6));
    builder.addStream("/Type /XObject /Subtype /Image /Width 20000 /Height 20000 /ColorSpace /DeviceGray "
                      "/BitsPerComponent 8 /Filter /RunLengthDecode ",
                      packed);
    auto options = reading();
    options.wall = 60s;
    const auto found = find(put("huge.pdf", builder.build("/Root 1 0 R")), options);
    EXPECT_EQ(found.codes, (std::vector<app::PageCode>{{2, fiscalText}}));
}

TEST_F(PageCodesOf, AStoppedJobEnds) {
    std::stop_source stopped;
    stopped.request_stop();
    const auto reader = wiring::makePageCodeReader(reading());
    EXPECT_EQ(reasonOf([&] { reader->find(blank, JobContext(stopped.get_token())); }), "STOPPED");
}

/// Forms that call each other without end take all the time that there is for a page.
TEST_F(PageCodesOf, APageThatTakesTooLongIsLeftOut) {
    test::PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R 5 0 R 5 0 R] /Count 3 /MediaBox [0 0 595 842] >>");
    builder.add("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /A 7 0 R >> >> >>");
    std::string calls;
    for (int i = 0; i < 60; ++i)
        calls += "/A Do ";
    builder.addStream("", calls);
    builder.add("<< /Type /Page /Parent 2 0 R /Resources << >> /Contents 6 0 R >>");
    builder.addStream("", drawn(fiscalText, 60, 100, 1.6));
    for (int level = 0; level < 4; ++level)
        builder.addStream("/Type /XObject /Subtype /Form /BBox [0 0 600 600] /Resources << /XObject << /A " +
                              std::to_string(8 + level) + " 0 R >> >> ",
                          calls);
    builder.addStream("/Type /XObject /Subtype /Form /BBox [0 0 600 600] ", "0 0 600 600 re f");
    auto options = reading();
    options.cpu = 2s;
    options.wall = 60s;
    const auto found = find(put("slow.pdf", builder.build("/Root 1 0 R")), options);
    EXPECT_EQ(found.pages, 3U);
    EXPECT_EQ(found.looked, 2U);
    EXPECT_EQ(found.codes.size(), 2U);
}

std::string head(char letter, std::uint32_t number) {
    std::string out(wiring::codes::headSize, letter);
    std::memcpy(out.data() + 1, &number, sizeof number);
    return out;
}

std::string number(std::uint32_t value) {
    return head(' ', value).substr(1);
}

const std::string codesGreeting(wiring::codes::greeting);

TEST_F(PageCodesOf, AnotherProcessGoesOnBehindADeath) {
    const std::string three = codesGreeting + head('D', 3);
    const auto found = saidBy({{0, three + head('P', 1) + number(1) + number(2) + "ab"},
                               {2, three + head('P', 2) + number(0) + head('E', 0)}});
    EXPECT_EQ(found.looked, 2U);
    EXPECT_EQ(found.codes, (std::vector<app::PageCode>{{1, "ab"}}));
}

TEST_F(PageCodesOf, WhatCannotBeIsNotBelieved) {
    const std::string three = codesGreeting + head('D', 3);
    for (const std::string& said :
         {std::string(), codesGreeting.substr(1), codesGreeting, codesGreeting + head('D', 0),
          codesGreeting + head('D', 20'001), codesGreeting + head('X', 1), codesGreeting + head('P', 1)})
        EXPECT_EQ(reasonOf([&] { saidBy({{0, said}}); }), "PREVIEW_TOO_MUCH_WORK") << said.size();
    for (const std::string& said :
         {three + head('P', 2) + number(0), three + head('P', 1) + number(17),
          three + head('P', 1) + number(1) + number(0),
          three + head('P', 1) + number(1) + number(4297) + std::string(4297, 'x'),
          three + head('P', 1) + number(2) + number(1) + "x", three + head('D', 3)}) {
        const auto found = saidBy({{0, said}});
        EXPECT_EQ(found.looked, 0U);
        EXPECT_TRUE(found.codes.empty());
    }
    EXPECT_EQ(reasonOf([&] { saidBy({{0, codesGreeting + head('F', 2)}}); }), "PDF_PASSWORD_NEEDED");
    EXPECT_EQ(reasonOf([&] { saidBy({{0, codesGreeting + head('F', 77)}}); }), "PREVIEW_UNREADABLE");
}

} // namespace
