// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "openssl_test.hpp"

#include <algorithm>

namespace cunho::test {
namespace {

using pdf::PdfStructure;

/// Files whose cross-references are damaged.
class Recovery : public OpensslTest {
  protected:
    static std::string textOf(const SamplePdf& options = {}) {
        return std::string(asText(samplePdf(options)));
    }

    static void replace(std::string& text, const std::string& from, const std::string& to) {
        const std::size_t at = text.rfind(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
    }

    static std::string withStartXref(const std::string& text, const std::string& offset) {
        return text.substr(0, text.rfind("startxref\n")) + endingWith(offset);
    }

    static std::string endingWith(const std::string& offset) { return "startxref\n" + offset + "\n%%EOF\n"; }

    std::string refusal(const std::string& text) const {
        const Failure failure = failureOf([&] { read(put("refused.pdf", text)); });
        EXPECT_EQ(failure.reason, "PDF_DAMAGED");
        return failure.detail;
    }

    void expectRefused(const std::string& text, const std::string& why) const {
        const std::string detail = refusal(text);
        EXPECT_NE(detail.find(why), std::string::npos) << detail;
    }

    /// Each entry leads to its object.
    void expectLeadsToObjects(const path& file, const PdfStructure& structure) const {
        const Bytes bytes = readFile(file);
        const std::string_view text = asText(bytes);
        for (const pdf::RecoveredEntry& entry : structure.recoveredXref) {
            if (entry.container == 0) {
                const std::string mark =
                    std::to_string(entry.id.number) + " " + std::to_string(entry.id.generation) + " obj";
                EXPECT_EQ(
                    text.substr(static_cast<std::size_t>(entry.offset + structure.headerOffset), mark.size()),
                    mark);
            } else {
                EXPECT_TRUE(std::ranges::any_of(structure.recoveredXref, [&](const auto& other) {
                    return other.id.number == entry.container && other.container == 0;
                }));
            }
        }
    }

    /// Read, signed, judged, and shown as before, or as `shown` where MuPDF shows nothing of it.
    PdfStructure expectSignable(const std::string& text, const std::string& shown = {}) const {
        const path file = put("damaged.pdf", text);
        const PdfStructure structure = read(file);
        EXPECT_FALSE(structure.recoveredXref.empty());
        EXPECT_EQ(std::ranges::count(structure.cautions, pdf::Caution::XrefRecovered), 1);
        EXPECT_EQ(structure.startXref, 0U);
        expectLeadsToObjects(file, structure);
        const path signedFile = sign(file, "signed.pdf");
        EXPECT_TRUE(isPrefix(file, signedFile));
        expectHealthy(signedFile);
        const std::string report = signatures(signedFile);
        EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report;
        EXPECT_EQ(countOf(report, "  - Total document signed"), 1U) << report;
        EXPECT_EQ(pictureOf(shown.empty() ? file : put("shown.pdf", shown)), pictureOf(signedFile));
        const PdfStructure again = read(signedFile);
        EXPECT_TRUE(again.recoveredXref.empty());
        EXPECT_EQ(again.pageCount, structure.pageCount);
        EXPECT_EQ(again.signatures.size(), 1U);
        std::filesystem::remove(signedFile);
        return structure;
    }

    static Bytes pictureOf(const path& file) {
        const path picture = file.string() + ".png";
        EXPECT_EQ(
            judge("mutool", {"draw", "-q", "-r", "40", "-o", picture.string(), file.string(), "1"}).first, 0);
        return readFile(picture);
    }
};

TEST_F(Recovery, FindsObjectsWhenStartXrefIsWrongOrMissing) {
    const std::string text = textOf();
    for (const std::string offset : {"0", "9", "99999999999999999999999", "x", "12345678", "-5"}) {
        SCOPED_TRACE(offset);
        const PdfStructure structure = expectSignable(withStartXref(text, offset));
        EXPECT_EQ(structure.xref, PdfStructure::Xref::Table);
        EXPECT_EQ(structure.size, 7U);
    }
    expectSignable(text.substr(0, text.rfind("startxref")));
    expectSignable(text.substr(0, text.rfind("%%EOF") - 4));
}

TEST_F(Recovery, FindsObjectsWhenOffsetsAreWrong) {
    std::string text = textOf();
    text.insert(text.find("1 0 obj"), "% a line that somebody added\n");
    expectSignable(text);
    text = textOf();
    text.erase(text.find('%', 1), 6); // the comment behind the header
    expectSignable(text);
}

TEST_F(Recovery, FindsObjectsWhenTheTableCountsFromOne) {
    std::string text = textOf();
    const Bytes picture = pictureOf(put("good.pdf", text));
    replace(text, "xref\n0 ", "xref\n1 ");
    const path file = put("shifted.pdf", text); // MuPDF 1.21 shows nothing of it
    EXPECT_FALSE(read(file).recoveredXref.empty());
    const path signedFile = sign(file, "signed.pdf");
    expectHealthy(signedFile);
    EXPECT_EQ(pictureOf(signedFile), picture);
}

TEST_F(Recovery, FindsObjectsWhenOffsetsCountFromTheStartOfTheFile) {
    std::string text = "junk before the header\n" + textOf();
    const std::size_t table = text.rfind("xref\n0 ");
    const std::size_t start = text.rfind("\nxref\n0 ") + 1;
    std::size_t at = text.find('\n', table + 5) + 1;
    while (text[at] == '0') {
        const std::string moved = std::to_string(std::stoul(text.substr(at, 10)) + 23);
        if (text[at + 17] == 'n') {
            text.replace(at, 10, std::string(10 - moved.size(), '0') + moved);
        }
        at += 20;
    }
    const PdfStructure structure = expectSignable(withStartXref(text, std::to_string(start)));
    EXPECT_EQ(structure.headerOffset, 23U);
}

TEST_F(Recovery, LooksIntoObjectStreams) {
    SamplePdf options;
    options.pages = 2;
    options.acroForm = SamplePdf::AcroForm::Indirect;
    options.fields = {"Nome"};
    for (const auto xref :
         {SamplePdf::Xref::ObjectStreams, SamplePdf::Xref::Stream, SamplePdf::Xref::Hybrid}) {
        SCOPED_TRACE(static_cast<int>(xref));
        options.xref = xref;
        const PdfStructure structure = expectSignable(withStartXref(textOf(options), "77"));
        EXPECT_EQ(structure.pageCount, 2U);
        EXPECT_EQ(structure.fieldNames, (std::vector<std::string>{"Nome"}));
        const bool compressed = xref == SamplePdf::Xref::ObjectStreams;
        EXPECT_EQ(structure.xref, compressed ? PdfStructure::Xref::Stream : PdfStructure::Xref::Table);
    }
    const path plain = put("plain.pdf", samplePdf(options));
    for (const std::string option : {"--object-streams=generate", "--linearize", "--encrypt"}) {
        SCOPED_TRACE(option);
        std::vector<std::string> arguments{"--object-streams=generate"};
        if (option == "--encrypt") {
            arguments.insert(arguments.end(), {option, "", "dono", "256", "--"});
        } else {
            arguments.push_back(option);
        }
        arguments.insert(arguments.end(), {plain.string(), at("packed.pdf").string()});
        ASSERT_EQ(judge("qpdf", arguments).first, 0);
        const std::string packed(asText(readFile(at("packed.pdf"))));
        const PdfStructure structure =
            expectSignable(withStartXref(packed, "77"), option == "--linearize" ? packed : "");
        EXPECT_EQ(structure.pageCount, 2U);
        EXPECT_EQ(structure.encryption.has_value(), option == "--encrypt");
    }
}

TEST_F(Recovery, TakesTheLastDefinition) {
    std::string text = textOf();
    const std::size_t begin = text.find("4 0 obj");
    std::string update = text.substr(begin, text.find("endobj", begin) + 7 - begin);
    replace(update, "Fatura", "Recibo");
    const path file = put("updated.pdf", text + update + "trailer\n<< /Root 1 0 R >>\n" + endingWith("5"));
    const PdfStructure structure = read(file);
    EXPECT_TRUE(std::ranges::any_of(structure.recoveredXref, [&](const auto& entry) {
        return entry.id.number == 4 && entry.offset == text.size();
    }));
    const auto [code, seen] = judge("pdftotext", {file.string(), "-"});
    EXPECT_EQ(code, 0);
    EXPECT_NE(seen.find("Recibo"), std::string::npos) << seen;
}

TEST_F(Recovery, LeavesOutWhatIsCutOffAndNobodyRefersTo) {
    std::string text = withStartXref(textOf(), "5");
    const PdfStructure whole = read(put("whole.pdf", text));
    const PdfStructure structure = read(put("cut.pdf", text + "99 0 obj\n<< /Type /Annot /A [1 2"));
    EXPECT_EQ(structure.recoveredXref.size(), whole.recoveredXref.size());
    EXPECT_EQ(structure.size, whole.size);
}

TEST_F(Recovery, RefusesEveryTruncationThatTakesSomethingAway) {
    const std::string good = textOf();
    const std::size_t trailer = good.rfind(">>") + 2;
    for (std::size_t length = 9; length < good.size(); length += 23) {
        SCOPED_TRACE(length);
        const path file = put("cut.pdf", good.substr(0, length));
        if (length < trailer) {
            EXPECT_EQ(failureOf([&] { read(file); }).reason, "PDF_DAMAGED");
        } else {
            EXPECT_EQ(read(file).pageCount, 1U);
        }
    }
    SamplePdf options;
    options.xref = SamplePdf::Xref::ObjectStreams;
    const std::string packed = textOf(options);
    const std::size_t lastDictionary = packed.rfind(" >>\nstream") + 3; // of the cross-reference stream
    for (std::size_t length = 9; length < packed.size(); length += 23) {
        SCOPED_TRACE(length);
        const path file = put("cut.pdf", packed.substr(0, length));
        if (length < lastDictionary) {
            EXPECT_EQ(failureOf([&] { read(file); }).reason, "PDF_DAMAGED");
        } else {
            EXPECT_EQ(read(file).pageCount, 1U);
        }
    }
}

TEST_F(Recovery, RefusesWhatIsMissing) {
    std::string text = withStartXref(textOf(), "5");
    const std::size_t begin = text.find("3 0 obj");
    text.erase(begin, text.find("endobj", begin) + 7 - begin);
    expectRefused(text, "object 3 0 is missing");
}

TEST_F(Recovery, RefusesStreamsOfAnotherLength) {
    std::string text = withStartXref(textOf(), "5");
    const std::size_t at = text.find("/Length 0000000");
    text[at + 15] = '9';
    expectRefused(text, "would have to be changed");
}

TEST_F(Recovery, RefusesSignedFiles) {
    const path file = fillDummy(put("plain.pdf", samplePdf()), "signed.pdf");
    expectRefused(withStartXref(std::string(asText(readFile(file))), "5"), "signed");
}

TEST_F(Recovery, RefusesTwoFilesInOne) {
    const std::string text = textOf();
    SamplePdf other;
    other.text = "Recibo verde";
    expectRefused(text + textOf(other) + endingWith("5"), "two documents");
}

TEST_F(Recovery, RefusesWhatViewersReadInDifferentWays) {
    const std::string text = withStartXref(textOf(), "5");
    const auto with = [&](const std::string& object) {
        std::string changed = text;
        return changed.insert(changed.find("1 0 obj"), object);
    };
    const std::string other = "\n4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n";
    expectRefused(with("90 0 obj\n<< /Length " + std::to_string(other.size()) + " >>\nstream\n" + other +
                       "\nendstream\nendobj\n"),
                  "disagree");
    expectRefused(with("90 0 obj\n(" + other + ")\nendobj\n"), "disagree");
    expectRefused(with("%" + other.substr(1, 7) + "\n"), "disagree");
    expectRefused(with("4 7 obj\n(newer)\nendobj\n"), "follows a newer one");
    expectRefused(text + "trailer\n<< /Root 2 0 R >>\n" + endingWith("5"), "different catalogs");
    expectRefused(with("0 0 obj\nnull\nendobj\n"), "number");
    std::string bare = text.substr(0, text.rfind("trailer"));
    expectRefused(bare, "no trailer");
}

/// The cross-references name one version of an object, the end of the file holds another.
TEST_F(Recovery, RefusesObjectsThatTheTableDoesNotName) {
    std::string text = textOf();
    const std::size_t page = text.find("/Type /Page ");
    text[page + 7] = ' '; // no reader can parse the page where the table says it is
    text.replace(page, 12, "/Type ]]>> [");
    const std::size_t begin = text.find("4 0 obj");
    std::string hidden = text.substr(begin, text.find("endobj", begin) + 7 - begin);
    replace(hidden, "Fatura", "Recibo");
    const std::string pages = "5 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n";
    const std::size_t table = text.rfind("xref\n0 ");
    text.insert(text.rfind("%%EOF"), hidden + pages);
    static_cast<void>(table);
    expectRefused(text, "disagree");
}

TEST_F(Recovery, RefusesADoubleDefinitionInAnObjectStream) {
    SamplePdf options;
    options.xref = SamplePdf::Xref::ObjectStreams;
    const std::string text = textOf(options);
    expectRefused(text.substr(0, text.rfind("startxref")) + "1 0 obj\n<< /Type /Catalog >>\nendobj\n" +
                      endingWith("5"),
                  "defined twice");
}

} // namespace
} // namespace cunho::test
