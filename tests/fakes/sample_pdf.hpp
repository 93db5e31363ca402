// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::test {

/// What a small, healthy PDF made in memory looks like; the default is one A4 page with a classic xref table.
struct SamplePdf {
    enum class Xref { Table, Stream, ObjectStreams, Hybrid };
    enum class Annots { None, Direct, Indirect };
    enum class AcroForm { None, Direct, Indirect, IndirectFields };

    Xref xref = Xref::Table;
    Annots annots = Annots::None;       ///< Direct and Indirect hold one link
    AcroForm acroForm = AcroForm::None; ///< IndirectFields: both the form and its /Fields are objects
    std::vector<std::string> fields;    ///< partial names of text fields; need a form
    std::size_t pages = 1;
    bool newlineAtEnd = true;
    bool fileId = false;
    bool info = true;
    std::optional<int> docMdp; ///< a certification signature with this /P and an empty hole
    std::size_t size = 0;      ///< exact size, reached by an unused stream; 0: as small as it is
    std::string text = "Fatura";
};

/// Collects objects and writes them as one file; also for deliberately broken ones.
class PdfBuilder {
  public:
    /// Appends object number `count() + 1` and returns its number.
    std::size_t add(std::string body) {
        bodies_.push_back(std::move(body));
        return bodies_.size();
    }

    std::size_t addStream(const std::string& dictionary, std::string_view data) {
        char length[32];
        std::snprintf(length, sizeof length, "/Length %09zu", data.size());
        return add("<< " + dictionary + length + " >>\nstream\n" + std::string(data) + "\nendstream");
    }

    void replace(std::size_t number, std::string body) { bodies_.at(number - 1) = std::move(body); }
    std::size_t count() const { return bodies_.size(); }

    /// `trailer` such as "/Root 1 0 R".
    std::string build(const std::string& trailer, SamplePdf::Xref xref = SamplePdf::Xref::Table) const {
        using Xref = SamplePdf::Xref;
        std::string out = xref == Xref::Table ? "%PDF-1.4\n" : "%PDF-1.5\n";
        out += "%\xE2\xE3\xCF\xD3\n";
        std::vector<Entry> entries{{0, 0, 65535}};
        const std::size_t container = bodies_.size() + 1;
        std::string heads;
        std::string packed;
        std::size_t index = 0;
        for (std::size_t number = 1; number <= bodies_.size(); ++number) {
            const std::string& body = bodies_[number - 1];
            const bool pack = xref == Xref::ObjectStreams && body.find("endstream") == std::string::npos;
            if (pack) {
                heads += std::to_string(number) + " " + std::to_string(packed.size()) + " ";
                packed += body + "\n";
                entries.push_back({2, container, index++});
            } else {
                entries.push_back({1, out.size(), 0});
                out += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
            }
        }
        if (index != 0) {
            entries.push_back({1, out.size(), 0});
            out += std::to_string(container) + " 0 obj\n<< /Type /ObjStm /N " + std::to_string(index) +
                   " /First " + std::to_string(heads.size()) + " /Length " +
                   std::to_string(heads.size() + packed.size()) + " >>\nstream\n" + heads + packed +
                   "\nendstream\nendobj\n";
        }
        std::size_t start = out.size();
        if (xref == Xref::Stream || xref == Xref::ObjectStreams) {
            out += streamSection(entries, trailer, start, true);
        } else {
            std::string extra;
            if (xref == Xref::Hybrid) {
                extra = "/XRefStm " + std::to_string(start) + " ";
                out += streamSection(entries, trailer, start, false);
                start = out.size();
            }
            out += tableSection(entries, bodies_.size() + (xref == Xref::Hybrid ? 2 : 1), extra + trailer);
        }
        return out + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    }

  private:
    struct Entry {
        std::size_t type;
        std::size_t second;
        std::size_t third;
    };

    static std::string tableSection(const std::vector<Entry>& entries, std::size_t size,
                                    const std::string& trailer) {
        std::string out = "xref\n0 " + std::to_string(entries.size()) + "\n";
        for (const Entry& entry : entries) {
            char line[32];
            std::snprintf(line, sizeof line, "%010zu %05zu %c \n", entry.second, entry.third,
                          entry.type == 0 ? 'f' : 'n');
            out += line;
        }
        return out + "trailer\n<< /Size " + std::to_string(size) + " " + trailer + " >>\n";
    }

    static std::string streamSection(std::vector<Entry> entries, const std::string& trailer,
                                     std::size_t offset, bool all) {
        const std::size_t own = entries.size();
        if (all) {
            entries.push_back({1, offset, 0});
        } else {
            entries.assign(1, {1, offset, 0}); // a hybrid file's stream section lists only itself
        }
        std::string data;
        for (const Entry& entry : entries) {
            data += static_cast<char>(entry.type);
            for (int shift = 24; shift >= 0; shift -= 8) {
                data += static_cast<char>((entry.second >> static_cast<unsigned>(shift)) & 0xFFU);
            }
            data += static_cast<char>(entry.third >> 8U);
            data += static_cast<char>(entry.third & 0xFFU);
        }
        const std::string index = all ? "" : "/Index [" + std::to_string(own) + " 1] ";
        return std::to_string(own) + " 0 obj\n<< /Type /XRef /Size " + std::to_string(own + 1) +
               " /W [1 4 2] " + index + trailer + " /Length " + std::to_string(data.size()) +
               " >>\nstream\n" + data + "\nendstream\nendobj\n";
    }

    std::vector<std::string> bodies_;
};

namespace sample_detail {

inline std::string reference(std::size_t number) {
    return std::to_string(number) + " 0 R";
}

inline std::string build(const SamplePdf& options, std::size_t padding) {
    PdfBuilder pdf;
    const std::size_t catalog = pdf.add("");
    const std::size_t tree = pdf.add("");
    const std::size_t font = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    std::string kids;
    std::size_t first = 0;
    for (std::size_t page = 1; page <= options.pages; ++page) {
        const std::size_t content = pdf.addStream("", "BT /F1 24 Tf 72 720 Td (" + options.text + " " +
                                                          std::to_string(page) + ") Tj ET");
        const std::size_t id =
            pdf.add("<< /Type /Page /Parent " + reference(tree) + " /MediaBox [0 0 595 842] /Contents " +
                    reference(content) + " /Resources << /Font << /F1 " + reference(font) + " >> >> >>");
        first = first == 0 ? id : first;
        kids += reference(id) + " ";
    }
    pdf.replace(tree, "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(options.pages) + " >>");

    std::string annots;
    std::string fields;
    if (options.annots != SamplePdf::Annots::None) {
        annots = reference(pdf.add("<< /Type /Annot /Subtype /Link /Rect [10 10 50 20] /Border [0 0 0] "
                                   "/Dest [" +
                                   reference(first) + " /Fit] >>")) +
                 " ";
    }
    for (const std::string& name : options.fields) {
        fields += reference(pdf.add("<< /FT /Tx /T (" + name + ") >>")) + " ";
    }
    std::string catalogBody = "<< /Type /Catalog /Pages " + reference(tree);
    if (options.docMdp) {
        const std::size_t signature = pdf.add(
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 10 20 10] "
            "/Contents <0000> /Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams "
            "<< /Type /TransformParams /V /1.2 /P " +
            std::to_string(*options.docMdp) + " >> >>] >>");
        fields += reference(pdf.add("<< /FT /Sig /T (Certified) /V " + reference(signature) + " >>")) + " ";
        catalogBody += " /Perms << /DocMDP " + reference(signature) + " >>";
    }
    if (options.acroForm == SamplePdf::AcroForm::Direct) {
        catalogBody += " /AcroForm << /Fields [" + fields + "] >>";
    } else if (options.acroForm == SamplePdf::AcroForm::Indirect) {
        catalogBody +=
            " /AcroForm " + reference(pdf.add("<< /Fields [" + fields + "] /NeedAppearances false >>"));
    } else if (options.acroForm == SamplePdf::AcroForm::IndirectFields) {
        const std::size_t array = pdf.add("[" + fields + "]");
        catalogBody +=
            " /AcroForm " + reference(pdf.add("<< /Fields " + reference(array) + " /SigFlags 1 >>"));
    }
    if (options.annots != SamplePdf::Annots::None) {
        const std::string list = options.annots == SamplePdf::Annots::Direct
                                     ? "[" + annots + "]"
                                     : reference(pdf.add("[" + annots + "]"));
        pdf.replace(first, "<< /Type /Page /Parent " + reference(tree) + " /MediaBox [0 0 595 842] /Annots " +
                               list + " /Contents " + reference(first - 1) + " /Resources << /Font << /F1 " +
                               reference(font) + " >> >> >>");
    }
    pdf.replace(catalog, catalogBody + " >>");
    std::string trailer = "/Root " + reference(catalog);
    if (options.info) {
        trailer += " /Info " + reference(pdf.add("<< /Producer (Cunho sample) >>"));
    }
    if (options.fileId) {
        trailer += " /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]";
    }
    if (options.size != 0) {
        std::string filler(padding, '\0'); // looks like compressed data
        std::uint32_t state = 0x2545F491U;
        for (char& c : filler) {
            state = state * 1664525U + 1013904223U;
            c = static_cast<char>(state >> 24U);
        }
        pdf.addStream("", filler);
    }
    std::string out = pdf.build(trailer, options.xref);
    if (!options.newlineAtEnd) {
        out.pop_back();
    }
    return out;
}

} // namespace sample_detail

inline Bytes samplePdf(const SamplePdf& options = {}) {
    std::string out = sample_detail::build(options, 0);
    std::size_t padding = 0;
    const auto reachable = options.size > out.size();
    for (int round = 0; reachable && round < 6 && options.size != out.size(); ++round) {
        padding = padding + options.size - out.size(); // wraps to a smaller number when it was one too many
        out = sample_detail::build(options, padding);
    }
    return Bytes(out.begin(), out.end());
}

/// Writes `bytes` as `folder / name` and returns the path.
inline std::filesystem::path writeSample(const std::filesystem::path& folder, const std::string& name,
                                         ByteView bytes) {
    const std::filesystem::path path = folder / name;
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return path;
}

} // namespace cunho::test
