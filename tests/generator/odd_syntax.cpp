// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/odd_pdf.hpp"
#include "generator/odd_cases.hpp"

namespace cunho::test {

namespace {

OddCase headed(const std::string& name, const std::string& header) {
    return made(name, [&](OddPdf& pdf) { pdf.header = header; });
}

OddCase led(const std::string& name, const std::string& before) {
    return {name, before + OddPdf().build()};
}

std::string replacedEverywhere(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::vector<OddCase> headers() {
    const std::string binary = "%\xE2\xE3\xCF\xD3\n";
    return {
        headed("HeaderWithoutBinaryComment", "%PDF-1.4\n"),
        headed("HeaderWithWords", "%PDF-1.4 made by hand\n" + binary),
        headed("HeaderWithoutLineEnd", "%PDF-1.4 "),
        headed("HeaderOldest", "%PDF-1.0\n"),
        headed("HeaderNewest", "%PDF-2.0\n" + binary),
        headed("HeaderNextMajor", "%PDF-3.0\n" + binary),
        headed("HeaderTwoDigits", "%PDF-1.10\n" + binary),
        headed("HeaderWithoutVersion", "%PDF-\n" + binary),
        headed("HeaderWithLetters", "%PDF-x.y\n" + binary),
        headed("HeaderOnlyMajor", "%PDF-1\n" + binary),
        headed("HeaderMissing", binary),
        headed("HeaderOfPostScript", "%!PS-Adobe-3.0 PDF-1.4\n" + binary),
        headed("BlankLinesFirstCounted", "\n\r\n%PDF-1.4\n" + binary),
        headed("JunkFirstCounted",
               "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n" + binary),
        led("ByteOrderMark", "\xEF\xBB\xBF"),
        led("BlankLineFirst", "\r\n"),
        led("JunkFirst", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"),
        led("JunkOfThousandBytes", std::string(1000, '#') + "\n"),
        led("JunkOfTwoThousandBytes", std::string(2000, '#') + "\n"),
        led("MacBinaryFirst", std::string(128, '\0')),
        led("TwoFilesGlued", OddPdf().build()),
    };
}

std::vector<OddCase> ends() {
    const auto ended = [](const std::string& name, const std::string& end) {
        return made(name, [&](OddPdf& pdf) { pdf.end = end; });
    };
    return {
        ended("EndWithoutNewline", "%%EOF"),
        ended("EndMissing", ""),
        ended("EndWithBlanks", "  %%EOF  \n"),
        ended("EndTwice", "%%EOF\n%%EOF\n"),
        ended("EndWithZeros", "%%EOF\n" + std::string(900, '\0')),
        ended("EndWithManyZeros", "%%EOF\n" + std::string(9000, '\0')),
        ended("EndWithHtml", "%%EOF\n<html><body>" + std::string(500, 'x') + "</body></html>\n"),
        ended("EndWithLongHtml", "%%EOF\n<html><body>" + std::string(5000, 'x') + "</body></html>\n"),
        ended("EndWithControlZ", "%%EOF\n\x1A"),
        ended("EndMisspelt", "%EOF\n"),
        ended("EndCutShort", "%%EO"),
    };
}

std::vector<OddCase> lineEnds() {
    std::vector<OddCase> out;
    for (const auto& [name, eol] :
         {std::pair<std::string, std::string>{"CarriageReturns", "\r"}, {"Dos", "\r\n"}}) {
        OddPdf pdf;
        pdf.header = "%PDF-1.4" + eol + "%\xE2\xE3\xCF\xD3" + eol;
        for (auto& [number, body] : pdf.body)
            if (body.find("stream") == std::string::npos || eol == "\r\n")
                body = replacedEverywhere(body, "\n", eol);
        pdf.afterObj = eol;
        pdf.endObject = eol + "endobj" + eol;
        pdf.entryEnd = eol.size() == 1 ? " " + eol : eol;
        pdf.keyword = "xref" + eol;
        pdf.trailerWord = "trailer" + eol;
        pdf.beforeStart = eol;
        pdf.afterStart = eol;
        pdf.end = "%%EOF" + eol;
        std::string text = pdf.build();
        // the subsection's own line, and startxref's
        text = replacedEverywhere(text, "startxref\n", "startxref" + std::string(1, eol[0]));
        const std::size_t subsection = text.find("0 9\n");
        text[subsection + 3] = eol[0];
        out.push_back({"LineEnds" + name, text});
    }
    OddPdf mixed;
    mixed.afterObj = "\r";
    mixed.endObject = "\rendobj\n\r\n";
    out.push_back({"LineEndsMixed", mixed.build()});
    return out;
}

std::vector<OddCase> streams() {
    return {
        made("StreamThenCarriageReturn", [](OddPdf& pdf) { pdf.change(5, "stream\n", "stream\r"); }),
        made("StreamThenDosEnd", [](OddPdf& pdf) { pdf.change(5, "stream\n", "stream\r\n"); }),
        made("StreamThenBlank", [](OddPdf& pdf) { pdf.change(5, "stream\n", "stream \n"); }),
        made("StreamEndGlued", [](OddPdf& pdf) { pdf.change(5, "\nendstream", "endstream"); }),
        made("LengthTooShort", [](OddPdf& pdf) { pdf.change(5, "/Length 38", "/Length 30"); }),
        made("LengthTooLong", [](OddPdf& pdf) { pdf.change(5, "/Length 38", "/Length 45"); }),
        made("LengthMissing", [](OddPdf& pdf) { pdf.change(5, "/Length 38", ""); }),
        made("LengthNegative", [](OddPdf& pdf) { pdf.change(5, "/Length 38", "/Length -1"); }),
        made("LengthIndirect",
             [](OddPdf& pdf) {
                 pdf.change(5, "/Length 38", "/Length 9 0 R");
                 pdf.body[9] = "38";
             }),
        made("LengthDangling", [](OddPdf& pdf) { pdf.change(5, "/Length 38", "/Length 99 0 R"); }),
        made("LengthOfItself", [](OddPdf& pdf) { pdf.change(5, "/Length 38", "/Length 5 0 R"); }),
        made("FilterNull",
             [](OddPdf& pdf) { pdf.change(5, "/Length", "/Filter null /DecodeParms null /Length"); }),
        made("FilterEmptyArray", [](OddPdf& pdf) { pdf.change(5, "/Length", "/Filter [] /Length"); }),
        made("FilterUnknown", [](OddPdf& pdf) { pdf.change(5, "/Length", "/Filter /NoSuchDecode /Length"); }),
        made("FilterBroken", [](OddPdf& pdf) { pdf.change(5, "/Length", "/Filter /FlateDecode /Length"); }),
    };
}

std::vector<OddCase> objects() {
    return {
        made("EndObjectMissing", [](OddPdf& pdf) { pdf.endObject = "\n"; }),
        made("EndObjectGlued", [](OddPdf& pdf) { pdf.endObject = "endobj "; }),
        made("ObjectNumbersSpaced",
             [](OddPdf& pdf) {
                 pdf.afterNumber = "  ";
                 pdf.afterGeneration = "\n";
             }),
        made("ObjectBodiesGlued", [](OddPdf& pdf) { pdf.afterObj = ""; }),
        made("CommentsBetween", [](OddPdf& pdf) { pdf.beforeNumber = "% endobj stream xref 5 0 obj\n"; }),
        made("CommentsInside",
             [](OddPdf& pdf) {
                 pdf.change(4, "/Type /Page", "%1 (\n/Type% >>\n/Page").change(1, "<<", "<<%/Pages 9 0 R\r");
             }),
        made("NoWhiteSpace",
             [](OddPdf& pdf) {
                 pdf.body[1] = "<</Type/Catalog/Pages 2 0 R/Lang(pt)/A<41>/B[/C<</D/E>>null]>>";
             }),
        made(
            "NamesEscaped",
            [](OddPdf& pdf) {
                pdf.change(4, "/Type /Page", "/Ty#70e /P#61ge /#c3#a3 /#20x").change(1, "/Pages", "/P#61ges");
            }),
        made("NameEmpty", [](OddPdf& pdf) { pdf.change(1, "/Pages", "/ /Null /Pages"); }),
        made("NameInLatinOne", [](OddPdf& pdf) { pdf.change(1, "/Pages", "/Se\xE7\xE3o /x /Pages"); }),
        made("NumbersOdd", [](OddPdf& pdf) { pdf.change(4, "[0 0 595 842]", "[+0 -.0 595. 00842.00]"); }),
        made("NumbersDoubleSigned",
             [](OddPdf& pdf) { pdf.change(4, "[0 0 595 842]", "[--0 0 595 842] /X 1.2.3 /Y 4-5"); }),
        made("NumbersHuge",
             [](OddPdf& pdf) {
                 pdf.change(4, "/Contents", "/X 99999999999 /Y 1" + std::string(300, '0') + ".5 /Contents");
             }),
        made("NumbersExponent", [](OddPdf& pdf) { pdf.change(4, "/Contents", "/X 1e5 /Contents"); }),
        made("StringsOdd",
             [](OddPdf& pdf) {
                 pdf.body[8] =
                     "<< /Producer (a\\(b(c)\\\n\\101\\7\\q\r\n\\\\) /Title <4 1\n4> /Author <> /X () >>";
             }),
        made("StringsOfUtf",
             [](OddPdf& pdf) {
                 pdf.body[8] =
                     std::string("<< /Title (\xFE\xFF\0A\0\\)) /Author (\xEF\xBB\xBF\xC3\xA7) >>", 39);
             }),
        made("KeyTwice", [](OddPdf& pdf) { pdf.change(4, "/Contents", "/Contents 7 0 R /Contents"); }),
        made("KeyWithNull",
             [](OddPdf& pdf) { pdf.change(4, "/Contents", "/Annots null /B null /Contents"); }),
        made("GenerationsAboveZero",
             [](OddPdf& pdf) {
                 pdf.generation[4] = 2;
                 pdf.generation[5] = 1;
                 pdf.change(2, "4 0 R", "4 2 R").change(4, "5 0 R", "5 1 R");
             }),
        made("GenerationOfCatalog",
             [](OddPdf& pdf) {
                 pdf.generation[1] = 3;
                 pdf.keys = "/Root 1 3 R /Info 8 0 R";
             }),
        made("GenerationWrongInReference", [](OddPdf& pdf) { pdf.change(4, "/F1 3 0 R", "/F1 3 1 R"); }),
        made("NumbersWithGaps",
             [](OddPdf& pdf) {
                 pdf.body[900] = pdf.body[3];
                 pdf.change(4, "3 0 R", "900 0 R").change(6, "3 0 R", "900 0 R");
                 pdf.body.erase(3);
             }),
        made("ObjectsOfEveryKind",
             [](OddPdf& pdf) {
                 pdf.body[9] = "null";
                 pdf.body[10] = "true";
                 pdf.body[11] = "-0.5";
                 pdf.body[12] = "(text)";
                 pdf.body[13] = "/Name";
                 pdf.body[14] = "[]";
                 pdf.body[15] = "1 0 R";
                 pdf.body[16] = "";
             }),
        made("NestedDeeply",
             [](OddPdf& pdf) {
                 std::string open, close;
                 for (int depth = 0; depth < 60; ++depth) {
                     open += depth % 2 == 0 ? "<< /A " : "[ ";
                     close.insert(0, depth % 2 == 0 ? " >>" : " ]");
                 }
                 pdf.body[9] = open + "1" + close;
             }),
    };
}

} // namespace

std::vector<OddCase> oddSyntax() {
    std::vector<OddCase> out;
    for (auto&& part : {headers(), ends(), lineEnds(), streams(), objects()})
        out.insert(out.end(), part.begin(), part.end());
    return withRefusals(std::move(out));
}

} // namespace cunho::test
