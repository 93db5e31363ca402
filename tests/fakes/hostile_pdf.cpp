// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/hostile_pdf.hpp"

#include "fakes/pdf_update.hpp"
#include "fakes/sample_pdf.hpp"

#include <array>
#include <cstdint>

namespace cunho::test {

namespace {

using Xref = SamplePdf::Xref;

constexpr std::size_t fiveMegabytes = 4'990'000; // less than: what stands around it counts

std::string repeated(std::string_view text, std::size_t count) {
    std::string out;
    out.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) {
        out += text;
    }
    return out;
}

std::string filled(std::string_view text, std::size_t size = fiveMegabytes) {
    return repeated(text, size / text.size());
}

/// Brackets within brackets.
std::string nested(const char* open, std::size_t depth, const char* close) {
    return repeated(open, depth) + repeated(close, depth);
}

std::string ref(std::size_t number) {
    return std::to_string(number) + " 0 R";
}

std::string textOf(const Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

std::string healthy(const SamplePdf& options = {}) {
    return textOf(samplePdf(options));
}

std::string replaced(std::string text, std::string_view from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// Noise that is the same in every run.
std::string noise(std::size_t size, std::uint32_t state) {
    std::string out(size, '\0');
    for (char& c : out) {
        state = state * 1664525U + 1013904223U;
        c = static_cast<char>(state >> 24U);
    }
    return out;
}

/// A zlib stream (RFC 1950) of `head` and then `count` times `fill`, 1000 times smaller than that at best.
class Flate {
  public:
    Flate(std::string_view head, char fill, std::uint64_t count) {
        bits(0b1, 1);  // the last block
        bits(0b01, 2); // with the fixed codes (RFC 1951, 3.2.6)
        for (const char c : head) {
            literal(static_cast<std::uint8_t>(c));
        }
        if (count > 0) {
            literal(static_cast<std::uint8_t>(fill));
            add(static_cast<std::uint8_t>(fill), count - 1);
            for (std::uint64_t left = (count - 1) / 258; left > 0; --left) {
                code(0b11000101, 8); // 258 bytes
                code(0, 5);          // from one byte before
            }
            for (std::uint64_t left = (count - 1) % 258; left > 0; --left) {
                emit(static_cast<std::uint8_t>(fill));
            }
        }
        code(0, 7); // end of block
        while (used_ != 0) {
            bits(0, 1);
        }
    }

    std::string text() const {
        std::string out = "\x78\x9C" + packed_;
        const std::uint64_t sum = second_ << 16U | first_;
        for (int shift = 24; shift >= 0; shift -= 8) {
            out += static_cast<char>(sum >> static_cast<unsigned>(shift) & 0xFFU);
        }
        return out;
    }

  private:
    static constexpr std::uint64_t prime = 65521;

    void bits(std::uint32_t value, int count) { // lowest first
        for (int i = 0; i < count; ++i) {
            byte_ = static_cast<std::uint8_t>(byte_ | (value >> i & 1U) << used_);
            if (++used_ == 8) {
                packed_ += static_cast<char>(byte_);
                byte_ = 0;
                used_ = 0;
            }
        }
    }

    void code(std::uint32_t value, int count) { // highest first
        for (int i = count - 1; i >= 0; --i) {
            bits(value >> i & 1U, 1);
        }
    }

    void emit(std::uint8_t byte) { byte < 144 ? code(0x30U + byte, 8) : code(0x190U + byte - 144U, 9); }

    void literal(std::uint8_t byte) {
        emit(byte);
        add(byte, 1);
    }

    /// Adler-32 of `count` equal bytes.
    void add(std::uint8_t byte, std::uint64_t count) {
        const std::uint64_t n = count % prime;
        const std::uint64_t half = count % 2 == 0 ? count / 2 : count;
        const std::uint64_t other = count % 2 == 0 ? count + 1 : (count + 1) / 2;
        const std::uint64_t triangle = (half % prime) * (other % prime) % prime;
        second_ = (second_ + n * first_ + byte * triangle) % prime;
        first_ = (first_ + byte * n) % prime;
    }

    std::string packed_;
    std::uint8_t byte_ = 0;
    int used_ = 0;
    std::uint64_t first_ = 1;
    std::uint64_t second_ = 0;
};

/// One page, and what a test makes of it.
struct OnePage {
    PdfBuilder pdf;
    std::string catalog; ///< more keys
    std::string page;
    std::string trailer;
    std::string content = "BT ET";
    std::string contentKeys;

    OnePage() {
        for (int i = 0; i < 4; ++i) {
            pdf.add("null");
        }
    }

    std::size_t add(const std::string& body) { return pdf.add(body); }

    std::string build(Xref xref = Xref::Table) {
        pdf.replace(1, "<< /Type /Catalog /Pages 2 0 R " + catalog + " >>");
        pdf.replace(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        pdf.replace(3,
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + page + " >>");
        pdf.replace(4, "<< " + contentKeys + " /Length " + std::to_string(content.size()) + " >>\nstream\n" +
                           content + "\nendstream");
        return pdf.build("/Root 1 0 R " + trailer, xref);
    }
};

std::string onePage(const std::string& catalog, const std::string& page = {},
                    const std::string& trailer = {}) {
    OnePage file;
    file.catalog = catalog;
    file.page = page;
    file.trailer = trailer;
    return file.build();
}

/// A one-page file with objects from number 5 on.
std::string withObjects(const std::vector<std::string>& bodies, const std::string& catalog,
                        const std::string& page = {}, Xref xref = Xref::Table) {
    OnePage file;
    file.catalog = catalog;
    file.page = page;
    for (const std::string& body : bodies) {
        file.add(body);
    }
    return file.build(xref);
}

std::string withContent(std::string content, const std::string& keys = {}) {
    OnePage file;
    file.content = std::move(content);
    file.contentKeys = keys;
    return file.build();
}

std::string streamBody(const std::string& keys, const std::string& data) {
    return "<< " + keys + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream";
}

const std::string barePages =
    "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type "
    "/Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R "
    "/MediaBox [0 0 9 9] >>\nendobj\n";

/// One page and the cross-reference stream `data`, object 4, with the keys given.
std::string withXrefStream(const std::string& keys, const std::string& data) {
    return barePages + "4 0 obj\n" + streamBody("/Type /XRef /Root 1 0 R " + keys, data) +
           "\nendobj\nstartxref\n" + std::to_string(barePages.size()) + "\n%%EOF\n";
}

/// An entry of widths [1 4 2].
std::string xrefEntry(std::size_t type, std::size_t middle, std::size_t last) {
    std::string out(1, static_cast<char>(type));
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>(middle >> static_cast<unsigned>(shift) & 0xFFU);
    }
    out += static_cast<char>(last >> 8U);
    out += static_cast<char>(last & 0xFFU);
    return out;
}

/// Those of the objects 0 to 4 of `withXrefStream`.
std::string goodEntries() {
    return xrefEntry(0, 0, 65535) + xrefEntry(1, barePages.find("1 0 obj"), 0) +
           xrefEntry(1, barePages.find("2 0 obj"), 0) + xrefEntry(1, barePages.find("3 0 obj"), 0) +
           xrefEntry(1, barePages.size(), 0);
}

/// A file whose pages hang in an object stream made by hand, number 10, with an entry for 1 to 3 in it.
std::string withObjectStream(const std::string& streamKeys, const std::string& data,
                             const std::string& more = {}, std::size_t container = 10) {
    std::string out = "%PDF-1.5\n";
    const std::size_t at = out.size();
    out += "10 0 obj\n" + streamBody("/Type /ObjStm " + streamKeys, data) + "\nendobj\n";
    const std::size_t second = out.size();
    out += more;
    const std::size_t start = out.size();
    std::string entries = xrefEntry(0, 0, 65535);
    for (std::size_t i = 0; i < 3; ++i) {
        entries += xrefEntry(2, container, i);
    }
    entries += xrefEntry(1, at, 0) + xrefEntry(1, second, 0) + xrefEntry(1, start, 0);
    return out + "12 0 obj\n" +
           streamBody("/Type /XRef /Size 13 /W [1 4 2] /Index [0 4 10 3] /Root 1 0 R", entries) +
           "\nendobj\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

const std::string packedCatalog = "<</Type/Catalog/Pages 2 0 R>> ";
const std::string packedTree = "<</Type/Pages/Kids[3 0 R]/Count 1>> ";
const std::string packedPages = packedCatalog + packedTree + "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> ";
const std::string packedHeads = "1 0 2 " + std::to_string(packedCatalog.size()) + " 3 " +
                                std::to_string(packedCatalog.size() + packedTree.size()) + " ";
const std::string packedFirst = "/First " + std::to_string(packedHeads.size()) + " ";

std::string pageStream(const std::string& keys, const std::string& more = {}) {
    return withObjectStream("/N 3 " + packedFirst + keys, packedHeads + packedPages, more);
}

/// A form of fields that `field` describes by its place; kids and parents as the bodies say.
std::string form(const std::string& fields, const std::vector<std::string>& bodies) {
    return withObjects(bodies, "/AcroForm << /Fields [" + fields + "] >>");
}

std::string manyFields(std::size_t count, const std::string& keys) {
    std::string fields;
    std::vector<std::string> bodies;
    for (std::size_t i = 0; i < count; ++i) {
        fields += ref(5 + i) + " ";
        bodies.push_back("<< /T (" + std::to_string(i) + ") " + keys + " >>");
    }
    return form(fields, bodies);
}

/// Names that a program would give to a new field, all taken.
std::string takenFieldNames(std::size_t count) {
    std::string fields;
    std::vector<std::string> bodies;
    for (std::size_t i = 1; i <= count; ++i) {
        fields += ref(4 + i) + " ";
        bodies.push_back("<</FT/Tx/T(Assinatura" + std::to_string(i) + ")>>");
    }
    return form(fields, bodies);
}

std::string signatureValue(const std::string& byteRange, const std::string& contents = "<00>") {
    return "<< /FT /Sig /T (S) /Subtype /Widget /Rect [0 0 0 0] /V << /Type /Sig /Filter /Adobe.PPKLite "
           "/SubFilter /ETSI.CAdES.detached /ByteRange [" +
           byteRange + "] /Contents " + contents + " >> >>";
}

std::string withByteRange(const std::string& byteRange, const std::string& contents = "<00>") {
    return form("5 0 R", {signatureValue(byteRange, contents)});
}

std::string manySignatures(std::size_t count) {
    std::string fields;
    std::vector<std::string> bodies;
    for (std::size_t i = 0; i < count; ++i) {
        fields += ref(5 + i) + " ";
        bodies.push_back(signatureValue("0 " + std::to_string(100 + i) + " " + std::to_string(200 + 2 * i) +
                                        " " + std::to_string(100000 - i)));
    }
    return form(fields, bodies);
}

/// Objects one within the next by their `key`.
std::string chain(std::size_t count, const std::function<std::string(std::size_t)>& bodyOf,
                  const std::string& catalog) {
    std::vector<std::string> bodies;
    bodies.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        bodies.push_back(bodyOf(i));
    }
    return withObjects(bodies, catalog);
}

std::string deepPageTree(std::size_t depth) {
    PdfBuilder pdf;
    pdf.add("<</Type/Catalog/Pages 2 0 R>>");
    for (std::size_t i = 3; i < depth + 3; ++i) {
        pdf.add("<</Kids[" + ref(i) + "]>>");
    }
    pdf.add("<</Type/Page/MediaBox[0 0 9 9]/Parent 2 0 R>>");
    return pdf.build("/Root 1 0 R", Xref::ObjectStreams);
}

std::string deepFieldTree(std::size_t depth) {
    return chain(
        depth,
        [depth](std::size_t i) {
            return "<</T(a)/Parent " + ref(i == 0 ? 5 : 4 + i) +
                   (i + 1 < depth ? "/Kids[" + ref(6 + i) + "]" : "/FT/Sig/Subtype/Widget/Rect[0 0 0 0]") +
                   ">>";
        },
        "/AcroForm << /Fields [5 0 R] >>");
}

/// Sections behind a healthy file, each leading to the one before.
std::string previousChain(std::size_t count) {
    std::string out = healthy();
    std::size_t previous = std::stoul(out.substr(out.rfind("startxref") + 9));
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t start = out.size();
        out += "xref\n0 0\ntrailer\n<</Size 8/Root 1 0 R/Prev " + std::to_string(previous) + ">>\n";
        previous = start;
    }
    return out + "startxref\n" + std::to_string(previous) + "\n%%EOF\n";
}

/// A healthy file with other trailer keys, behind the last section.
std::string withTrailer(const std::string& keys) {
    std::string out = healthy();
    const std::size_t start = out.size();
    return out + "xref\n0 0\ntrailer\n<< /Root 1 0 R " + keys + " >>\nstartxref\n" + std::to_string(start) +
           "\n%%EOF\n";
}

std::string selfPrevious() {
    return withTrailer("/Size 8 /Prev " + std::to_string(healthy().size()));
}

std::string pairOfPrevious() {
    std::string out = healthy();
    const std::size_t first = out.size();
    const std::string gap(10, '0');
    out += "xref\n0 0\ntrailer\n<< /Size 8 /Root 1 0 R /Prev " + gap + " >>\n";
    const std::size_t second = out.size();
    out += "xref\n0 0\ntrailer\n<< /Size 8 /Root 1 0 R /Prev " + std::to_string(first) + " >>\n";
    std::string number = std::to_string(second);
    number.insert(0, 10 - number.size(), '0');
    return replaced(out, "/Prev " + gap, "/Prev " + number) + "startxref\n" + std::to_string(second) +
           "\n%%EOF\n";
}

std::string hybridLoop() {
    const std::size_t start = healthy().size();
    return withTrailer("/Size 8 /Prev " + std::to_string(start) + " /XRefStm " + std::to_string(start));
}

std::string manySubsections() {
    std::string out = healthy();
    const std::size_t start = out.size();
    return out + "xref\n" + filled("5 0\n", 4'900'000) + "trailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n" +
           std::to_string(start) + "\n%%EOF\n";
}

std::string manyXrefEntries() {
    std::string out = healthy();
    const std::size_t start = out.size();
    return out + "xref\n0 249000\n" + filled("0000000015 00000 n \n", 249000 * 20) +
           "trailer\n<< /Size 249000 /Root 1 0 R >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

/// As many objects as fit, each in the table.
std::string manyTinyObjects() {
    PdfBuilder pdf;
    pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>");
    while (pdf.count() < 110'000) {
        pdf.add("1");
    }
    return pdf.build("/Root 1 0 R");
}

/// A million in one object stream.
std::string millionPackedObjects() {
    constexpr std::size_t count = 400'000;
    std::string heads = packedHeads;
    for (std::size_t i = 0; i + 3 < count; ++i) {
        heads += std::to_string(20 + i) + " 9 ";
    }
    return withObjectStream("/N " + std::to_string(count) + " /First " + std::to_string(heads.size()),
                            heads + packedPages);
}

std::string manyObjectStreams() {
    PdfBuilder pdf;
    pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>");
    while (pdf.count() < 30'000) {
        pdf.add("<</Type/ObjStm/N 1/First 4/Extends " + ref(pdf.count() + 2) +
                "/Length 8>>\nstream\n1 0 null\nendstream");
    }
    return pdf.build("/Root 1 0 R", Xref::Stream);
}

std::string encrypted(const std::string& dictionary) {
    OnePage file;
    const std::size_t encrypt = file.add(dictionary);
    file.trailer = "/ID [<00> <00>] /Encrypt " + ref(encrypt);
    return file.build();
}

std::string standardSecurity(const std::string& rest) {
    const std::string half(32, 'x');
    return encrypted("<< /Filter /Standard /O (" + half + ") /U (" + half + ") /P -4 " + rest + " >>");
}

/// A page whose content goes through so many filters.
std::string filterChain(const char* filter, std::size_t count, const std::string& data) {
    return withContent(data, "/Filter [" + repeated(std::string("/") + filter + " ", count) + "]");
}

std::string metadata(const std::string& keys, const std::string& data) {
    return withObjects({streamBody("/Type /Metadata /Subtype /XML " + keys, data)}, "/Metadata 5 0 R");
}

std::string securityStore(const std::string& keys, const std::string& data, std::size_t times = 1) {
    return withObjects({streamBody(keys, data)}, "/DSS << /Certs [" + repeated("5 0 R ", times) + "] >>");
}

std::string manyPages(std::size_t count) {
    SamplePdf options;
    options.pages = count;
    return healthy(options);
}

std::string oneKidManyTimes(std::size_t count) {
    return replaced(onePage(""), "/Kids [3 0 R] /Count 1",
                    "/Kids [" + repeated("3 0 R ", count) + "] /Count " + std::to_string(count));
}

/// Each array names the next twice, so that 2^n paths lead to the end.
std::string doublingTree(std::size_t depth) {
    PdfBuilder pdf;
    pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
    for (std::size_t i = 2; i < depth + 2; ++i) {
        pdf.add("<</Type/Pages/Count 2/Kids[" + ref(i + 1) + " " + ref(i + 1) + "]>>");
    }
    pdf.add("<< /Type /Page /MediaBox [0 0 9 9] /Parent 2 0 R >>");
    return pdf.build("/Root 1 0 R");
}

std::string linearizedLie() {
    return "%PDF-1.4\n1 0 obj\n<< /Linearized 1 /L 99999999999 /H [9999999 9999999] /O 4294967295 /E -1 /N "
           "2147483647 /T -5 >>\nendobj\n" +
           healthy().substr(9);
}

std::string utf16(const std::string& text) {
    std::string out = "\xFE\xFF";
    for (const char c : text) {
        out += '\0';
        out += c;
    }
    return out;
}

std::string withStartXref(const std::string& value) {
    const std::string file = healthy();
    return file.substr(0, file.rfind("startxref")) + "startxref\n" + value + "\n%%EOF\n";
}

std::string withSize(std::size_t size) {
    return withXrefStream("/Size " + std::to_string(size) + " /W [1 4 2] /Index [0 5]", goodEntries());
}

using Made = std::vector<HostilePdf>;

void addCycles(Made& all) {
    all.push_back({"root-is-its-own-reference", [] { return withObjects({"5 0 R"}, "/AcroForm 5 0 R"); }});
    all.push_back({"references-in-a-ring", [] {
                       return withObjects({"6 0 R", "7 0 R", "5 0 R"}, "/AcroForm 5 0 R", "/Annots 6 0 R");
                   }});
    all.push_back({"references-in-a-row", [] {
                       return chain(
                           100'000, [](std::size_t i) { return ref(6 + i); }, "/AcroForm 5 0 R");
                   }});
    all.push_back({"previous-is-itself", selfPrevious});
    all.push_back({"previous-is-a-pair", pairOfPrevious});
    all.push_back({"previous-of-thousands", [] { return previousChain(60'000); }});
    all.push_back({"hybrid-loop", hybridLoop});
    all.push_back({"kids-cycle", [] { return replaced(onePage(""), "/Kids [3 0 R]", "/Kids [2 0 R]"); }});
    all.push_back({"kids-and-page-cycle",
                   [] { return replaced(onePage(""), "/Kids [3 0 R]", "/Kids [3 0 R 2 0 R]"); }});
    all.push_back({"parent-cycle", [] {
                       return replaced(onePage(""), "/Parent 2 0 R /MediaBox [0 0 595 842]",
                                       "/Parent 3 0 R                         ");
                   }});
    all.push_back({"fields-cycle", [] {
                       return form("5 0 R", {"<< /T (a) /Kids [6 0 R] /Parent 6 0 R >>",
                                             "<< /T (b) /Kids [5 0 R 6 0 R] /Parent 5 0 R >>"});
                   }});
    all.push_back({"annotations-cycle", [] {
                       return withObjects({"[6 0 R 5 0 R]", "<< /Type /Annot /Subtype /Popup /Rect [0 0 9 9] "
                                                            "/Popup 6 0 R /Parent 6 0 R /IRT 6 0 R /AP 6 0 R "
                                                            "/N 6 0 R >>"},
                                          "", "/Annots 5 0 R");
                   }});
    all.push_back({"length-is-its-own-stream",
                   [] { return replaced(withContent("BT ET"), "/Length 5", "/Length 4 0 R"); }});
    all.push_back({"form-draws-itself", [] {
                       OnePage file;
                       file.content = "/X Do";
                       file.page = "/Resources << /XObject << /X 5 0 R >> >>";
                       file.add(streamBody("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
                                           "/XObject << /X 5 0 R >> >>",
                                           repeated("/X Do ", 1000)));
                       return file.build();
                   }});
    all.push_back({"doubling-page-tree", [] { return doublingTree(64); }});
}

void addCounts(Made& all) {
    all.push_back({"size-2-31", [] { return withSize(2147483648U); }});
    all.push_back({"size-8-million", [] { return withSize(8'000'000); }});
    all.push_back({"size-8-million-in-a-table", [] { return withTrailer("/Size 8000000"); }});
    all.push_back({"size-negative", [] { return withTrailer("/Size -1"); }});
    all.push_back({"count-2-31", [] { return replaced(onePage(""), "/Count 1", "/Count 2147483648"); }});
    all.push_back({"count-negative", [] { return replaced(onePage(""), "/Count 1", "/Count -2147483649"); }});
    all.push_back({"count-beyond-64-bits",
                   [] { return replaced(onePage(""), "/Count 1", "/Count 99999999999999999999999"); }});
    all.push_back({"length-negative", [] { return replaced(withContent("BT"), "/Length 2", "/Length -1"); }});
    all.push_back({"length-2-63",
                   [] { return replaced(withContent("BT"), "/Length 2", "/Length 9223372036854775807"); }});
    all.push_back({"object-number-2-32", [] { return replaced(onePage(""), "3 0 R", "4294967299 0 R"); }});
    all.push_back({"startxref-2-64", [] { return withStartXref("18446744073709551617"); }});
    all.push_back({"startxref-negative", [] { return withStartXref("-1"); }});
    all.push_back({"startxref-into-the-middle", [] { return withStartXref("20"); }});
    all.push_back({"media-box-huge", [] {
                       return replaced(onePage(""), "[0 0 595 842]",
                                       "[-1e308 1e400 9e999 -99999999999999999999]");
                   }});
    all.push_back({"linearized-lie", linearizedLie});
}

void addNesting(Made& all) {
    for (const std::size_t depth : {500U, 20'000U, 800'000U}) {
        const std::string name = std::to_string(depth);
        all.push_back(
            {"dictionaries-" + name, [depth] { return onePage("/X " + nested("<</A", depth, ">>")); }});
        all.push_back({"arrays-" + name, [depth] { return onePage("/X " + nested("[", depth, "]")); }});
        all.push_back({"arrays-in-an-object-stream-" + name, [depth] {
                           return withObjects({nested("[", depth, "]")}, "/AcroForm 5 0 R", "",
                                              Xref::ObjectStreams);
                       }});
        all.push_back({"dictionaries-in-an-object-stream-" + name, [depth] {
                           return withObjects({nested("<</A", depth, ">>")}, "/AcroForm 5 0 R", "",
                                              Xref::ObjectStreams);
                       }});
        all.push_back({"dictionaries-in-content-" + name,
                       [depth] { return withContent("/P " + nested("<</A", depth, ">>") + " BDC EMC"); }});
        all.push_back(
            {"arrays-in-content-" + name, [depth] { return withContent(nested("[", depth, "]") + " TJ"); }});
    }
    all.push_back({"dictionaries-in-the-trailer",
                   [] { return withTrailer("/Size 8 /X " + nested("<</A", 100'000, ">>")); }});
    all.push_back({"dictionaries-never-closed", [] { return onePage("/X " + repeated("<</A", 100'000)); }});
    all.push_back({"strings-in-strings", [] { return onePage("/X " + nested("(", 2'000'000, ")")); }});
    all.push_back({"saved-graphics-states", [] { return withContent(filled("q ")); }});
    all.push_back({"page-tree-deep", [] { return deepPageTree(100'000); }});
    all.push_back({"field-tree-deep", [] { return deepFieldTree(60'000); }});
    all.push_back({"outlines-deep", [] {
                       return chain(
                           60'000, [](std::size_t i) { return "<</First " + ref(6 + i) + ">>"; },
                           "/Outlines 5 0 R");
                   }});
}

void addObjectStreams(Made& all) {
    all.push_back({"stream-extends-itself", [] { return pageStream("/Extends 10 0 R"); }});
    all.push_back({"stream-in-itself",
                   [] { return withObjectStream("/N 4 /First 20 ", "1 0 2 34 3 78 10 0  " + packedPages); }});
    all.push_back({"compressed-in-compressed", [] {
                       const std::string inner = "<< /Type /ObjStm /N 3 /First 14 /Length 20 >>";
                       return withObjectStream("/N 1 /First 5", "11 0 " + inner, "11 0 obj\n10 0 R\nendobj\n",
                                               11);
                   }});
    all.push_back({"entries-name-no-stream", [] {
                       return withObjectStream("/N 3 " + packedFirst, packedHeads + packedPages, "", 12);
                   }});
    all.push_back({"packed-count-2-31", [] {
                       return withObjectStream("/N 2147483647 " + packedFirst, packedHeads + packedPages);
                   }});
    all.push_back({"packed-count-negative",
                   [] { return withObjectStream("/N -3 " + packedFirst, packedHeads + packedPages); }});
    all.push_back({"first-beyond-the-end",
                   [] { return withObjectStream("/N 3 /First 2147483647", packedHeads + packedPages); }});
    all.push_back(
        {"first-negative", [] { return withObjectStream("/N 3 /First -14", packedHeads + packedPages); }});
    all.push_back({"offsets-beyond-the-end", [] {
                       return withObjectStream("/N 3 /First 40",
                                               "1 4294967295 2 -5 3 99999999999999999 " + packedPages);
                   }});
    all.push_back({"packed-objects-in-masses", millionPackedObjects});
    all.push_back({"object-streams-in-masses", manyObjectStreams});
    all.push_back(
        {"widths-100", [] { return withXrefStream("/Size 5 /W [100 100 100]", std::string(1500, '\1')); }});
    all.push_back({"widths-0", [] { return withXrefStream("/Size 5 /W [0 0 0]", ""); }});
    all.push_back({"widths-0-of-millions",
                   [] { return withXrefStream("/Size 2000000000 /W [0 0 0] /Index [0 2000000000]", ""); }});
    all.push_back({"widths-negative", [] { return withXrefStream("/Size 5 /W [-1 4 2]", goodEntries()); }});
    all.push_back({"widths-2-31",
                   [] { return withXrefStream("/Size 5 /W [1 2147483647 2147483647]", goodEntries()); }});
    all.push_back(
        {"index-negative", [] { return withXrefStream("/Size 5 /W [1 4 2] /Index [-5 5]", goodEntries()); }});
    all.push_back({"index-huge", [] {
                       return withXrefStream("/Size 5 /W [1 4 2] /Index [0 5 2147483640 2147483647]",
                                             goodEntries() + std::string(700, '\1'));
                   }});
    all.push_back({"index-of-thousands", [] {
                       return withXrefStream("/Size 5 /W [1 4 2] /Index [" + repeated("0 5 ", 500'000) + "]",
                                             goodEntries());
                   }});
    all.push_back({"predictor-columns-huge", [] {
                       return withXrefStream(
                           "/Size 5 /W [1 4 2] /Filter /FlateDecode /DecodeParms << /Predictor 12 "
                           "/Columns 2147483647 /Colors 2147483647 /BitsPerComponent 32 >>",
                           Flate(goodEntries(), 'x', 10).text());
                   }});
    all.push_back({"predictor-columns-negative", [] {
                       return withXrefStream(
                           "/Size 5 /W [1 4 2] /Filter /FlateDecode /DecodeParms << /Predictor 12 "
                           "/Columns -2 >>",
                           Flate(goodEntries(), 'x', 10).text());
                   }});
}

void addBombs(Made& all) {
    constexpr std::uint64_t most = 500'000'000; // 3 MB packed
    all.push_back({"bomb-xref-stream", [] {
                       return withXrefStream("/Size 5 /W [1 4 2] /Filter /FlateDecode",
                                             Flate(goodEntries(), '\0', most).text());
                   }});
    all.push_back({"bomb-object-stream", [] {
                       return withObjectStream("/N 3 /Filter /FlateDecode " + packedFirst,
                                               Flate(packedHeads + packedPages, ' ', most).text());
                   }});
    all.push_back({"bomb-security-store",
                   [] { return securityStore("/Filter /FlateDecode", Flate("0", 'x', most).text()); }});
    all.push_back(
        {"bomb-security-store-named-often",
         [] { return securityStore("/Filter /FlateDecode", Flate("0", 'x', 9'000'000).text(), 50'000); }});
    all.push_back(
        {"bomb-metadata", [] { return metadata("/Filter /FlateDecode", Flate("<x>", ' ', most).text()); }});
    all.push_back(
        {"bomb-content", [] { return withContent(Flate("q ", ' ', most).text(), "/Filter /FlateDecode"); }});
    all.push_back(
        {"bomb-of-operators",
         [] { return withContent(Flate("0 0 9 9 re ", 'f', 100'000'000).text(), "/Filter /FlateDecode"); }});
    all.push_back({"flate-of-noise", [] { return withContent(noise(100'000, 7), "/Filter /FlateDecode"); }});
    for (const char* const filter :
         {"LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "FlateDecode"}) {
        all.push_back({std::string("thousand-times-") + filter,
                       [filter] { return filterChain(filter, 1000, std::string(1'000'000, '0')); }});
        all.push_back({std::string("object-stream-thousand-times-") + filter, [filter] {
                           return pageStream("/Filter [" + repeated(std::string("/") + filter + " ", 1000) +
                                             "]");
                       }});
    }
    for (const char* const filter :
         {"JBIG2Decode", "JPXDecode", "DCTDecode", "CCITTFaxDecode", "Crypt", "Mine"}) {
        all.push_back(
            {std::string("filter-") + filter, [filter] { return filterChain(filter, 1, noise(5000, 3)); }});
        all.push_back({std::string("object-stream-filter-") + filter,
                       [filter] { return pageStream(std::string("/Filter /") + filter); }});
    }
    all.push_back(
        {"run-length-bomb", [] { return metadata("/Filter /RunLengthDecode", filled("\x81x", 4'000'000)); }});
}

void addEncryption(Made& all) {
    all.push_back({"encrypt-empty", [] { return encrypted("<< >>"); }});
    all.push_back({"encrypt-no-dictionary", [] { return encrypted("(secret)"); }});
    all.push_back({"encrypt-is-itself", [] { return encrypted("5 0 R"); }});
    all.push_back({"encrypt-missing", [] { return onePage("", "", "/Encrypt 99 0 R"); }});
    for (const char* const rest : {"/V 0 /R 0", "/V 1 /R 2 /Length 40", "/V 2 /R 3 /Length 0",
                                   "/V 2 /R 3 /Length -128", "/V 2 /R 3 /Length 2147483647", "/V 4 /R 4",
                                   "/V 5 /R 5", "/V 5 /R 6", "/V 99 /R 99", "/V -1 /R -1"}) {
        std::string name = std::string("encrypt") + rest;
        std::erase_if(name, [](char c) { return c == '/' || c == ' '; });
        all.push_back({name, [rest] { return standardSecurity(rest); }});
    }
    all.push_back({"encrypt-short-o-and-u", [] {
                       return encrypted("<< /Filter /Standard /V 2 /R 3 /Length 128 /O (a) /U () /P -4 >>");
                   }});
    all.push_back({"encrypt-o-and-u-of-megabytes", [] {
                       const std::string half(2'000'000, 'x');
                       return encrypted("<< /Filter /Standard /V 5 /R 6 /Length 256 /O (" + half + ") /U (" +
                                        half + ") /P -4 /OE () /UE () /Perms () >>");
                   }});
    all.push_back({"encrypt-recursive-crypt-filter", [] {
                       return standardSecurity(
                           "/V 4 /R 4 /Length 128 /StmF /A /StrF /A /CF << /A << /CFM /A /A 5 0 R "
                           "/AuthEvent 5 0 R >> >>");
                   }});
    all.push_back({"encrypt-crypt-filter-missing",
                   [] { return standardSecurity("/V 4 /R 4 /StmF /Gone /StrF /Gone /CF << >>"); }});
    all.push_back(
        {"encrypt-by-nobody", [] { return encrypted("<< /Filter /Nobody.Knows /V 1 /SubFilter /x >>"); }});
    all.push_back({"encrypt-public-key", [] {
                       return encrypted(
                           "<< /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /Recipients [<30>] >>");
                   }});
}

void addMasses(Made& all) {
    all.push_back({"only-less-than", [] { return "%PDF-1.4\n" + filled("<"); }});
    all.push_back({"only-brackets", [] { return "%PDF-1.4\n" + filled("["); }});
    all.push_back({"only-parentheses", [] { return "%PDF-1.4\n" + filled("("); }});
    all.push_back({"only-per-cent", [] { return "%PDF-1.4\n" + filled("%"); }});
    all.push_back({"only-slashes", [] { return "%PDF-1.4\n" + filled("/"); }});
    all.push_back({"only-blanks", [] { return "%PDF-1.4\n" + filled(" "); }});
    all.push_back({"only-zeros", [] { return "%PDF-1.4\n" + std::string(fiveMegabytes, '\0'); }});
    all.push_back({"only-obj", [] { return "%PDF-1.4\n" + filled("1 0 obj\n"); }});
    all.push_back({"only-obj-numbered", [] {
                       std::string out = "%PDF-1.4\n";
                       for (std::size_t i = 1; out.size() < fiveMegabytes - 20; ++i) {
                           out += std::to_string(i) + " 0 obj\n";
                       }
                       return out;
                   }});
    all.push_back({"only-obj-and-dictionaries", [] { return "%PDF-1.4\n" + filled("1 0 obj <<\n"); }});
    all.push_back({"only-streams", [] { return "%PDF-1.4\n" + filled("1 0 obj<</Length 99999>>stream\n"); }});
    all.push_back({"only-startxref", [] { return "%PDF-1.4\n" + filled("startxref\n9\n%%EOF\n"); }});
    all.push_back(
        {"only-trailers", [] { return "%PDF-1.4\n" + filled("trailer<</Root 1 0 R/Size 9/Prev 9>>\n"); }});
    all.push_back({"only-endstream", [] { return "%PDF-1.4\n" + filled("endstream endobj "); }});
    all.push_back({"xref-entries-in-masses", manyXrefEntries});
    all.push_back({"xref-subsections-in-masses", manySubsections});
    all.push_back({"objects-in-masses", manyTinyObjects});
    all.push_back({"pages-in-masses", [] { return manyPages(10'000); }});
    all.push_back({"one-page-in-masses", [] { return oneKidManyTimes(600'000); }});
    all.push_back({"fields-in-masses", [] { return manyFields(45'000, "/FT/Tx"); }});
    all.push_back({"fields-in-masses-packed", [] {
                       std::string fields;
                       std::vector<std::string> bodies;
                       for (std::size_t i = 0; i < 60'000; ++i) {
                           fields += ref(5 + i) + " ";
                           bodies.push_back("<</FT/Tx/T(" + std::to_string(i) + ")>>");
                       }
                       return withObjects(bodies, "/AcroForm<</Fields[" + fields + "]>>", "",
                                          Xref::ObjectStreams);
                   }});
    all.push_back(
        {"one-field-in-masses", [] { return form(repeated("5 0 R ", 800'000), {"<< /FT /Tx /T (a) >>"}); }});
    all.push_back({"field-names-taken", [] { return takenFieldNames(40'000); }});
    all.push_back({"empty-signature-fields-in-masses",
                   [] { return manyFields(30'000, "/FT/Sig/Subtype/Widget/Rect[0 0 9 9]/P 3 0 R"); }});
    all.push_back({"annotations-in-masses", [] {
                       return onePage("", "/Annots [" +
                                              repeated("<</Subtype/Link/Rect[0 0 9 9]>> ", 140'000) + "]");
                   }});
    all.push_back({"annotation-named-in-masses", [] {
                       return withObjects({"<</Subtype/Link/Rect[0 0 9 9]>>"}, "",
                                          "/Annots [" + repeated("5 0 R ", 800'000) + "]");
                   }});
    all.push_back({"name-of-a-megabyte", [] { return onePage("/" + std::string(1'000'000, 'n') + " 1"); }});
    all.push_back({"name-of-escapes", [] { return onePage("/X /" + repeated("#6E", 1'500'000)); }});
    all.push_back(
        {"string-of-5-megabytes", [] { return onePage("/X (" + std::string(4'900'000, 's') + ")"); }});
    all.push_back({"string-of-escapes", [] { return onePage("/X (" + repeated("\\0", 2'400'000) + ")"); }});
    all.push_back(
        {"hex-string-of-5-megabytes", [] { return onePage("/X <" + std::string(4'900'000, '4') + ">"); }});
    all.push_back({"keys-in-masses", [] {
                       std::string keys;
                       for (std::size_t i = 0; i < 400'000; ++i) {
                           keys += "/k" + std::to_string(i) + " 0 ";
                       }
                       return onePage(keys);
                   }});
    all.push_back({"one-key-in-masses", [] { return onePage(repeated("/Pages 2 0 R ", 380'000)); }});
    all.push_back({"numbers-in-masses", [] { return onePage("/X [" + repeated("0 ", 2'400'000) + "]"); }});
    all.push_back({"number-of-digits", [] { return onePage("/X " + std::string(4'000'000, '9')); }});
    all.push_back({"comment-between-all", [] { return onePage(repeated("%\n", 2'000'000)); }});
}

void addSignatures(Made& all) {
    for (const char* const range :
         {"-1 10 20 -30", "0 -10 20 30", "0 9223372036854775807 9223372036854775807 9223372036854775807",
          "0 99999999999999999999999 1 1", "0 4294967296 4294967297 4294967296", "0 10 5 100000", "", "0 1 2",
          "0 10 10 10", "5 0 R 5 0 R 5 0 R 5 0 R", "0.5 1e9 2 3", "/a (b) <c> null"}) {
        all.push_back({"byte-range-" + std::to_string(all.size()), [range] { return withByteRange(range); }});
    }
    all.push_back({"byte-range-of-millions", [] { return withByteRange(repeated("0 ", 2'400'000)); }});
    all.push_back({"contents-of-megabytes", [] {
                       return withByteRange("0 10 4000012 100", "<" + std::string(4'000'000, '3') + ">");
                   }});
    all.push_back({"contents-no-string", [] { return withByteRange("0 10 20 30", "[<00> 5 0 R]"); }});
    all.push_back({"contents-nested-cms",
                   [] { return withByteRange("0 10 20 30", "<" + repeated("3080", 200'000) + ">"); }});
    all.push_back({"signatures-200", [] { return manySignatures(200); }});
    all.push_back({"signatures-5000", [] { return manySignatures(5000); }});
    all.push_back({"doc-mdp-is-itself", [] {
                       return withObjects({"<< /Type /Sig /Reference [5 0 R << /TransformMethod /DocMDP "
                                           "/TransformParams 5 0 R >>] /P 5 0 R >>"},
                                          "/Perms << /DocMDP 5 0 R /UR3 5 0 R >>");
                   }});
    all.push_back({"locks-in-masses", [] {
                       return withObjects(
                           {"<< /FT /Sig /T (s) /Subtype /Widget /Rect [0 0 0 0] /P 3 0 R /Lock << /Type "
                            "/SigFieldLock /Action /Include /Fields [" +
                            repeated("(a.b.c) ", 500'000) + "] >> >>"},
                           "/AcroForm << /Fields [5 0 R] >>", "/Annots [5 0 R]");
                   }});
    all.push_back({"seed-value-cycle", [] {
                       return withObjects(
                           {"<< /FT /Sig /T (s) /Subtype /Widget /Rect [0 0 0 0] /P 3 0 R /SV 6 0 R /Lock "
                            "6 0 R >>",
                            "<< /SV 6 0 R /Cert 6 0 R /MDP 6 0 R /Fields 6 0 R /Subject [6 0 R] >>"},
                           "/AcroForm << /Fields [5 0 R] >>", "/Annots [5 0 R]");
                   }});
    all.push_back(
        {"security-store-cycle",
         [] { return withObjects({"<< /VRI 5 0 R /Certs [5 0 R] /CRLs 5 0 R /A 5 0 R >>"}, "/DSS 5 0 R"); }});
}

void addStrangers(Made& all) {
    all.push_back({"empty", [] { return std::string(); }});
    all.push_back({"header-only", [] { return std::string("%PDF-1.7"); }});
    all.push_back({"two-files", [] { return healthy() + manyPages(3); }});
    SamplePdf objectStreams;
    objectStreams.xref = Xref::ObjectStreams;
    all.push_back(
        {"two-files-offsets-of-neither", [objectStreams] { return healthy() + healthy(objectStreams); }});
    all.push_back({"same-file-a-thousand-times", [] { return filled(healthy(), 1'000'000); }});
    all.push_back({"nul-bytes-between",
                   [] { return std::string(1000, '\0') + healthy() + std::string(100'000, '\0'); }});
    all.push_back({"nul-bytes-inside",
                   [] { return replaced(onePage(""), "/Type /Pages", std::string("/Type\0/Pages", 12)); }});
    all.push_back({"utf-16", [] { return utf16(healthy()); }});
    all.push_back({"zip", [] { return "PK\3\4" + noise(100'000, 1); }});
    all.push_back({"jpeg", [] { return "\xFF\xD8\xFF\xE0" + noise(100'000, 2); }});
    all.push_back({"html", [] { return "<!DOCTYPE html><html>" + filled("<p>%PDF-1.4</p>", 100'000); }});
    all.push_back({"postscript", [] { return "%!PS-Adobe-3.0\n" + filled("0 0 moveto ", 100'000); }});
    all.push_back({"pdf-in-html", [] { return "<html>" + healthy() + "</html>"; }});
    for (const std::uint32_t seed : {11U, 12U, 13U}) {
        all.push_back({"noise-" + std::to_string(seed), [seed] { return noise(1'000'000, seed); }});
        all.push_back({"noise-behind-a-header-" + std::to_string(seed),
                       [seed] { return "%PDF-1.4\n" + noise(fiveMegabytes - 9, seed); }});
        all.push_back({"noise-in-the-middle-" + std::to_string(seed), [seed] {
                           std::string out = manyPages(20);
                           const std::string bytes = noise(200, seed);
                           for (std::size_t i = 0; i < bytes.size(); ++i) {
                               out[(i + 1) * (out.size() / 201)] = bytes[i];
                           }
                           return out;
                       }});
    }
    all.push_back({"carriage-returns", [] {
                       std::string out = healthy();
                       std::ranges::replace(out, '\n', '\r');
                       return out;
                   }});
    all.push_back({"line-ends-doubled", [] {
                       std::string out;
                       for (const char c : healthy()) {
                           out += c == '\n' ? "\r\n" : std::string(1, c);
                       }
                       return out;
                   }});
}

Made makeAll() {
    Made all;
    addCycles(all);
    addCounts(all);
    addNesting(all);
    addObjectStreams(all);
    addBombs(all);
    addEncryption(all);
    addMasses(all);
    addSignatures(all);
    addStrangers(all);
    return all;
}

} // namespace

const std::vector<HostilePdf>& hostilePdfs() {
    static const Made all = makeAll();
    return all;
}

std::vector<std::string> truncatedPdfs() {
    const std::string whole = onePage("");
    std::vector<std::string> out;
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        out.push_back(whole.substr(0, size));
    }
    return out;
}

} // namespace cunho::test
