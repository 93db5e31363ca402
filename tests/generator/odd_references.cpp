// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/odd_pdf.hpp"
#include "fakes/pdf_section.hpp"
#include "fakes/pdf_update.hpp"
#include "generator/odd_cases.hpp"

namespace cunho::test {

namespace {

/// Everything behind the objects is the case's own; `text` gets the offsets and where the section begins.
OddCase written(const std::string& name,
                const std::function<std::string(OddPdf& pdf, std::size_t start)>& section) {
    OddPdf pdf;
    std::string out = pdf.objects();
    out += section(pdf, out.size());
    return {name, out};
}

std::string ended(std::size_t start) {
    return "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

std::vector<OddCase> tables() {
    const auto words = [](const std::string& name, const std::string& keyword) {
        return made(name, [&](OddPdf& pdf) { pdf.keyword = keyword; });
    };
    const auto entries = [](const std::string& name, const std::string& end) {
        return made(name, [&](OddPdf& pdf) { pdf.entryEnd = end; });
    };
    return {
        words("XrefThenBlanks", "xref  \n"),
        words("XrefThenDosEnd", "xref\r\n"),
        words("XrefThenEmptyLines", "xref\n\n\n"),
        words("XrefThenNothing", "xref "),
        words("XrefThenComment", "xref %comment\n"),
        words("XrefBehindBlanks", "  \n xref\n"),
        entries("EntriesOf19Bytes", "\n"),
        entries("EntriesOf19BytesWithReturn", "\r"),
        entries("EntriesOf21Bytes", " \r\n"),
        entries("EntriesWithDosEnd", "\r\n"),
        entries("EntriesWithReturn", " \r"),
        entries("EntriesWithComments", " %x\n"),
        made("SubsectionFromOne", [](OddPdf& pdf) { pdf.firstNumber = 1; }),
        made("SubsectionFromOneWithoutZero",
             [](OddPdf& pdf) {
                 pdf.firstNumber = 1;
                 pdf.isZeroListed = false;
             }),
        made("TrailerGlued", [](OddPdf& pdf) { pdf.trailerWord = "trailer"; }),
        made("TrailerBehindBlanks", [](OddPdf& pdf) { pdf.trailerWord = " \n trailer  "; }),
        made("TrailerMissing", [](OddPdf& pdf) { pdf.trailerWord = ""; }),
        made("OffsetsOfLineBefore", [](OddPdf& pdf) { pdf.movedEntries = -1; }),
        made("OffsetsOneTooLarge", [](OddPdf& pdf) { pdf.movedEntries = 1; }),
        made("OffsetsFarOff", [](OddPdf& pdf) { pdf.movedEntries = 40; }),
        written("TwoSubsections",
                [](OddPdf& pdf, std::size_t start) {
                    std::string out = "xref\n0 1\n" + pdf.entry(0, 65535, 'f') + "1 3\n";
                    for (std::size_t number = 1; number <= 8; ++number) {
                        out += number == 4 ? "4 5\n" : "";
                        out += pdf.entry(pdf.offsets[number], 0, 'n');
                    }
                    return out + "trailer\n" + pdf.trailer() + "\n" + ended(start);
                }),
        written("SubsectionEmpty",
                [](OddPdf& pdf, std::size_t start) {
                    return "xref\n0 0\n" + pdf.table() + "trailer\n" + pdf.trailer() + "\n" + ended(start);
                }),
        written("SubsectionCountTooLarge",
                [](OddPdf& pdf, std::size_t start) {
                    std::string table = pdf.table();
                    table.replace(0, 3, "0 12");
                    return "xref\n" + table + "trailer\n" + pdf.trailer() + "\n" + ended(start);
                }),
        written("SubsectionCountTooSmall",
                [](OddPdf& pdf, std::size_t start) {
                    std::string table = pdf.table();
                    table.replace(0, 3, "0 7");
                    return "xref\n" + table + "trailer\n" + pdf.trailer() + "\n" + ended(start);
                }),
        written("EntryZeroInUse",
                [](OddPdf& pdf, std::size_t start) {
                    std::string table = pdf.table();
                    table.replace(4, 18, "0000000000 65535 n");
                    return "xref\n" + table + "trailer\n" + pdf.trailer() + "\n" + ended(start);
                }),
        written("EntryUnusedAtZero",
                [](OddPdf& pdf, std::size_t start) {
                    std::string table = pdf.table() + pdf.entry(0, 0, 'n');
                    table.replace(0, 3, "0 10");
                    pdf.size = 10;
                    return "xref\n" + table + "trailer\n" + pdf.trailer() + "\n" + ended(start);
                }),
        written("EntryUnusedBeyondEnd",
                [](OddPdf& pdf, std::size_t start) {
                    std::string table = pdf.table() + pdf.entry(99999, 0, 'n');
                    table.replace(0, 3, "0 10");
                    pdf.size = 10;
                    return "xref\n" + table + "trailer\n" + pdf.trailer() + "\n" + ended(start);
                }),
        written("EntryUnusedAtOtherObject",
                [](OddPdf& pdf, std::size_t start) {
                    std::string table = pdf.table() + pdf.entry(pdf.offsets[3], 0, 'n');
                    table.replace(0, 3, "0 10");
                    pdf.size = 10;
                    return "xref\n" + table + "trailer\n" + pdf.trailer() + "\n" + ended(start);
                }),
        written("EntryFreeThoughUsed",
                [](OddPdf& pdf, std::size_t start) {
                    std::string table = pdf.table();
                    table[4 + 20 * 8 + 17] = 'f'; // the information dictionary
                    return "xref\n" + table + "trailer\n" + pdf.trailer() + "\n" + ended(start);
                }),
        written(
            "TableMissing",
            [](OddPdf& pdf, std::size_t start) { return "trailer\n" + pdf.trailer() + "\n" + ended(start); }),
        written("NothingBehindObjects", [](OddPdf&, std::size_t) { return std::string(); }),
    };
}

std::vector<OddCase> starts() {
    const auto moved = [](const std::string& name, std::ptrdiff_t by) {
        return made(name, [&](OddPdf& pdf) { pdf.moved = by; });
    };
    return {
        moved("StartAtLineBefore", -1),
        moved("StartInsideWord", 1),
        moved("StartBehindWord", 4),
        moved("StartSevenBefore", -7),
        moved("StartHundredBefore", -100),
        moved("StartBeyondEnd", 100000),
        written("StartZero",
                [](OddPdf& pdf, std::size_t) {
                    return "xref\n" + pdf.table() + "trailer\n" + pdf.trailer() + "\n" + ended(0);
                }),
        made("StartOnSameLine", [](OddPdf& pdf) { pdf.beforeStart = " "; }),
        made("StartThenBlanks", [](OddPdf& pdf) { pdf.afterStart = "   \n\n"; }),
        made("StartThenEnd", [](OddPdf& pdf) { pdf.afterStart = " "; }),
        made("StartThenComment", [](OddPdf& pdf) { pdf.afterStart = " %here\n"; }),
        written("StartMissing",
                [](OddPdf& pdf, std::size_t) {
                    return "xref\n" + pdf.table() + "trailer\n" + pdf.trailer() + "\n%%EOF\n";
                }),
        written("StartWithoutNumber",
                [](OddPdf& pdf, std::size_t) {
                    return "xref\n" + pdf.table() + "trailer\n" + pdf.trailer() + "\nstartxref\n%%EOF\n";
                }),
    };
}

std::vector<OddCase> trailers() {
    const auto keyed = [](const std::string& name, const std::string& keys) {
        return made(name, [&](OddPdf& pdf) { pdf.keys = keys; });
    };
    const std::string usual = "/Root 1 0 R /Info 8 0 R";
    return {
        made("SizeTooSmall", [](OddPdf& pdf) { pdf.size = 5; }),
        made("SizeTooLarge", [](OddPdf& pdf) { pdf.size = 500; }),
        made("SizeMissing", [](OddPdf& pdf) { pdf.hasSize = false; }),
        made("SizeOneShort", [](OddPdf& pdf) { pdf.size = 8; }),
        keyed("PreviousZero", usual + " /Prev 0"),
        keyed("PreviousNull", usual + " /Prev null"),
        keyed("PreviousNegative", usual + " /Prev -1"),
        keyed("PreviousBeyondEnd", usual + " /Prev 77777"),
        keyed("PreviousAtJunk", usual + " /Prev 20"),
        keyed("PreviousReal", usual + " /Prev 0.0"),
        made("PreviousIsItself",
             [](OddPdf& pdf) {
                 const std::size_t start = pdf.objects().size();
                 pdf.keys += " /Prev " + std::to_string(start);
             }),
        keyed("HybridAtJunk", usual + " /XRefStm 20"),
        keyed("HybridZero", usual + " /XRefStm 0"),
        keyed("HybridBeyondEnd", usual + " /XRefStm 77777"),
        keyed("RootDirect", "/Root << /Type /Catalog /Pages 2 0 R >>"),
        keyed("RootMissing", "/Info 8 0 R"),
        keyed("RootDangling", "/Root 99 0 R"),
        keyed("RootIsAPage", "/Root 4 0 R"),
        keyed("InfoDirect", "/Root 1 0 R /Info << /Title (Direct) >>"),
        keyed("InfoDangling", "/Root 1 0 R /Info 99 0 R"),
        keyed("InfoNull", "/Root 1 0 R /Info null"),
        keyed("InfoMissing", "/Root 1 0 R"),
        keyed("EncryptNull", usual + " /Encrypt null"),
        keyed("EncryptDangling", usual + " /Encrypt 99 0 R"),
        keyed("IdOfLiterals", usual + " /ID [(a\\)b\xE7) (\\000\\001)]"),
        keyed("IdOfOne", usual + " /ID [<00>]"),
        keyed("IdEmpty", usual + " /ID []"),
        keyed("IdOfEmptyStrings", usual + " /ID [<> <>]"),
        keyed("IdOfNames", usual + " /ID [/A /B]"),
        keyed("IdNull", usual + " /ID null"),
        made("IdIndirect",
             [](OddPdf& pdf) {
                 pdf.keys += " /ID 9 0 R";
                 pdf.body[9] = "[<41> <42>]";
             }),
        keyed("OtherKeys", usual + " /DocChecksum /ABCDEF /Nested << /A [<< /B (>>) >>] >>"),
    };
}

const std::string changedPage =
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R "
    ">> >> /Contents 7 0 R >>";

/// The first section, as a stream.
std::string streamed(PdfSection::Xref kind, bool pack) {
    OddPdf pdf;
    PdfSection section("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n", kind, nullptr);
    section.release(0, 65535);
    for (const auto& [number, body] : pdf.body) {
        if (pack && number != 5 && number != 7)
            section.pack(number, body);
        else
            section.add(number, body);
    }
    return section.finish("/Root 1 0 R /Info 8 0 R", 9);
}

std::vector<OddCase> updates() {
    const auto updated = [](const std::string& before, PdfUpdate::Xref xref) {
        return PdfUpdate(before).set(4, changedPage).trailer("/Root 1 0 R /Info 8 0 R").build(xref);
    };
    const std::string table = OddPdf().build();
    const std::string stream = streamed(PdfSection::Xref::Stream, true);
    std::vector<OddCase> out{
        {"TableThenTable", updated(table, PdfUpdate::Xref::Table)},
        {"TableThenStream", updated(table, PdfUpdate::Xref::Stream)},
        {"StreamThenTable", updated(stream, PdfUpdate::Xref::Table)},
        {"StreamThenStream", updated(stream, PdfUpdate::Xref::Stream)},
        {"TableThenHybrid", updated(table, PdfUpdate::Xref::Hybrid)},
        {"StreamThenTableThenStream",
         updated(updated(stream, PdfUpdate::Xref::Table), PdfUpdate::Xref::Stream)},
        {"PreviousWithoutNewline", updated(table.substr(0, table.size() - 1), PdfUpdate::Xref::Table)},
        {"UpdateFreesObject", PdfUpdate(table).set(4, changedPage).release(5).trailer("/Root 1 0 R").build()},
        {"UpdateWithoutObjects", PdfUpdate(table).trailer("/Root 1 0 R").build()},
        {"UpdateOfOtherGeneration", PdfUpdate(table)
                                        .set(4, changedPage, 1)
                                        .set(2, "<< /Type /Pages /Kids [4 1 R 6 0 R] /Count 2 >>")
                                        .trailer("/Root 1 0 R")
                                        .build()},
        {"UpdateWithoutSection", PdfUpdate(table).set(4, changedPage).build(PdfUpdate::Xref::None)},
    };
    OddPdf repeated;
    repeated.header += "4 0 obj\n<< /Type /Page /Old true >>\nendobj\n";
    out.push_back({"ObjectTwiceInFile", repeated.build()});
    return out;
}

/// A cross-reference stream written by hand around the objects.
OddCase stream(const std::string& name, const std::string& widths, const std::string& extra,
               const std::function<std::string(std::size_t type, std::size_t offset)>& entry,
               bool listsItself = true) {
    return written(name, [&](OddPdf& pdf, std::size_t start) {
        std::string data = entry(0, 0);
        for (std::size_t number = 1; number <= 8; ++number)
            data += entry(1, pdf.offsets[number]);
        data += listsItself ? entry(1, start) : "";
        return "9 0 obj\n<< /Type /XRef /Root 1 0 R /Info 8 0 R /W " + widths + " " + extra + " /Length " +
               std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream\nendobj\n" + ended(start);
    });
}

std::string bytesOf(std::size_t value, unsigned width) {
    std::string out;
    for (unsigned left = width; left > 0; --left)
        out += static_cast<char>((value >> (8U * (left - 1U))) & 0xFFU);
    return out;
}

std::vector<OddCase> xrefStreams() {
    const auto usual = [](std::size_t type, std::size_t offset) {
        return bytesOf(type, 1) + bytesOf(offset, 2) + bytesOf(0, 1);
    };
    return {
        stream("StreamNarrow", "[1 2 1]", "/Size 10", usual),
        stream("StreamWithoutGenerations", "[1 3 0]", "/Size 10",
               [](std::size_t type, std::size_t offset) { return bytesOf(type, 1) + bytesOf(offset, 3); }),
        stream("StreamWide", "[1 8 2]", "/Size 10",
               [](std::size_t type, std::size_t offset) {
                   return bytesOf(type, 1) + bytesOf(offset, 8) + bytesOf(0, 2);
               }),
        stream("StreamWidest", "[4 8 4]", "/Size 10",
               [](std::size_t type, std::size_t offset) {
                   return bytesOf(type, 4) + bytesOf(offset, 8) + bytesOf(0, 4);
               }),
        stream("StreamWithoutItself", "[1 2 1]", "/Size 9", usual, false),
        stream("StreamWithoutItselfSized", "[1 2 1]", "/Size 10 /Index [0 9]", usual, false),
        stream("StreamSizeTooSmall", "[1 2 1]", "/Size 6 /Index [0 10]", usual),
        stream("StreamSizeTooLarge", "[1 2 1]", "/Size 600 /Index [0 10]", usual),
        stream("StreamIndexInParts", "[1 2 1]", "/Size 10 /Index [0 3 3 7]", usual),
        stream("StreamIndexMissingAndShort", "[1 2 1]", "/Size 20", usual),
        stream("StreamPreviousZero", "[1 2 1]", "/Size 10 /Prev 0", usual),
        stream("StreamWithFilterNull", "[1 2 1]", "/Size 10 /Filter null /DecodeParms null", usual),
        stream("StreamWithoutTypes", "[0 2 1]", "/Size 10",
               [](std::size_t, std::size_t offset) { return bytesOf(offset, 2) + bytesOf(0, 1); }),
        stream("StreamTyped3", "[1 2 1]", "/Size 11 /Index [0 10 10 1]",
               [usual, count = 0](std::size_t type, std::size_t offset) mutable {
                   return ++count == 10 ? usual(type, offset) + bytesOf(3, 1) + bytesOf(7, 2) + bytesOf(0, 1)
                                        : usual(type, offset);
               }),
        {"StreamPacked", streamed(PdfSection::Xref::Stream, true)},
        {"StreamWidePacked", streamed(PdfSection::Xref::WideStream, true)},
    };
}

} // namespace

std::vector<OddCase> oddReferences() {
    std::vector<OddCase> out;
    for (auto&& part : {tables(), starts(), trailers(), updates(), xrefStreams()})
        out.insert(out.end(), part.begin(), part.end());
    return withRefusals(std::move(out));
}

} // namespace cunho::test
