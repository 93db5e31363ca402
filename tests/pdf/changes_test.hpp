// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/pdf_update.hpp"
#include "pdf/pdf_test.hpp"

#include <cunho/pdf/changes.hpp>

#include <algorithm>
#include <map>

namespace cunho::test {

using pdf::Change;
using Kind = Change::Kind;
using UpdateXref = PdfUpdate::Xref;

/// The objects of the document that all cases change, by number.
inline const std::map<std::size_t, std::string>& objects() {
    static const std::string form = "/Type /XObject /Subtype /Form /BBox [0 0 100 20] ";
    static const std::map<std::size_t, std::string> all{
        {1,
         "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /Names 9 0 R /Outlines 25 0 R /Metadata 23 0 R >>"},
        {2, "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] >>"},
        {3, "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources 7 0 R "
            "/Annots [8 0 R 10 0 R 11 0 R 18 0 R 21 0 R 24 0 R] >>"},
        {4, "<< /Type /Page /Parent 2 0 R /Contents 13 0 R /Resources 7 0 R >>"},
        {5, PdfUpdate::stream("", "BT /F1 24 Tf 72 720 Td (Total 10,00) Tj ET")},
        {6, "<< /Fields [8 0 R 10 0 R 11 0 R 18 0 R] /SigFlags 3 /DA (/F1 0 Tf 0 g) /DR 7 0 R >>"},
        {7, "<< /Font << /F1 12 0 R >> >>"},
        {8, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Nome) /V (Ana) /Rect [50 50 150 70] /F 4 "
            "/P 3 0 R /AP << /N 14 0 R >> >>"},
        {9, "<< /EmbeddedFiles << /Names [] >> >>"},
        {10, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Assinatura1) /V 15 0 R /Rect [50 100 150 120] "
             "/F 132 /P 3 0 R /AP << /N 16 0 R >> >>"},
        {11,
         "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Gerente) /Rect [50 150 150 170] /F 4 /P 3 0 R >>"},
        {12, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"},
        {13, PdfUpdate::stream("", "BT /F1 24 Tf 72 720 Td (Condições) Tj ET")},
        {14, PdfUpdate::stream(form, "BT (Ana) Tj ET")},
        {15, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached "
             "/ByteRange [0 10 20 30] /Contents <3000> >>"},
        {16, PdfUpdate::stream(form, "BT (Assinado) Tj ET")},
        {17, "<< /Producer (Cunho sample) >>"},
        {18, "<< /Type /Annot /Subtype /Widget /FT /Btn /T (Aceito) /V /Off /AS /Off /Rect [50 200 60 210] "
             "/F 4 /P 3 0 R /AP << /N << /Yes 19 0 R /Off 20 0 R >> >> >>"},
        {19, PdfUpdate::stream(form, "0 0 10 10 re f")},
        {20, PdfUpdate::stream(form, "")},
        {21, "<< /Type /Annot /Subtype /Link /Rect [10 10 50 20] /Border [0 0 0] /Dest [4 0 R /Fit] >>"},
        {22, PdfUpdate::stream("", "BT /F1 24 Tf 72 720 Td (Total 9910,00) Tj ET")},
        {23, PdfUpdate::stream("/Type /Metadata /Subtype /XML ", "<x:xmpmeta/>")},
        {24, "<< /Type /Annot /Subtype /Highlight /Rect [70 715 120 740] /Contents (a) >>"},
        {25, "<< /Type /Outlines /First 26 0 R /Last 26 0 R /Count 1 >>"},
        {26, "<< /Title (Condições) /Parent 25 0 R /Dest [4 0 R /Fit] >>"},
        {27, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Oculta) /Rect [0 0 500 800] >>"}, // unused
    };
    return all;
}

inline std::string original(SamplePdf::Xref xref = SamplePdf::Xref::Table) {
    PdfBuilder builder;
    for (const auto& [number, body] : objects()) {
        builder.add(body);
    }
    return builder.build("/Root 1 0 R /Info 17 0 R", xref);
}

/// An object with one passage exchanged.
inline std::string edited(std::size_t number, const std::string& from, const std::string& to) {
    std::string body = objects().at(number);
    const std::size_t at = body.find(from);
    EXPECT_NE(at, std::string::npos) << number << " " << from;
    return body.replace(at, from.size(), to);
}

inline std::string extended(std::size_t number, const std::string& keys) {
    std::string body = objects().at(number);
    return body.insert(body.rfind(">>"), keys + " ");
}

inline PdfUpdate update(SamplePdf::Xref xref = SamplePdf::Xref::Table) {
    return PdfUpdate(original(xref));
}

inline std::string signature(const std::string& type = "/Sig",
                             const std::string& subFilter = "/ETSI.CAdES.detached") {
    return "<< /Type " + type + " /Filter /Adobe.PPKLite /SubFilter " + subFilter +
           " /ByteRange [0 40 80 30] /Contents <3000> >>";
}

inline std::string signatureField(const std::string& rectangle = "[0 0 0 0]",
                                  const std::string& more = "/V 31 0 R") {
    return "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Assinatura2) /F 132 /P 3 0 R /Rect " + rectangle +
           " " + more + " >>";
}

/// A second signature: value 31, field 30, in the form and on the first page.
inline PdfUpdate& addField(PdfUpdate& update, const std::string& field,
                           const std::string& value = signature()) {
    return update.set(31, value)
        .set(30, field)
        .set(6, edited(6, "18 0 R]", "18 0 R 30 0 R]"))
        .set(3, edited(3, "24 0 R]", "24 0 R 30 0 R]"));
}

inline const std::string store = "<< /Type /DSS /Certs [40 0 R] /VRI << /ABCD << /Cert [40 0 R] >> >> >>";

inline PdfUpdate& addStore(PdfUpdate& update) {
    return update.set(40, PdfUpdate::stream("", "DER")).set(41, store).set(1, extended(1, "/DSS 41 0 R"));
}

struct Case {
    const char* name;
    std::string file; ///< the original and what follows it
    std::vector<Kind> kinds;
    int level = 2;
};

/// "kind permitted detail", a line each.
inline std::string listing(const std::vector<Change>& changes) {
    std::string out;
    for (const Change& change : changes) {
        out += std::to_string(static_cast<int>(change.kind)) +
               (change.permitted ? " fine: " : " not fine: ") + change.detail + "\n";
    }
    return out;
}

inline bool has(const std::vector<Change>& changes, Kind kind, bool permitted) {
    return std::ranges::any_of(changes, [&](const Change& change) {
        return change.kind == kind && change.permitted == permitted && !change.detail.empty();
    });
}

class Changes : public PdfTest {
  protected:
    std::vector<Change> changes(const std::string& file, std::size_t end, int level = 2) const {
        return pdf::changesAfter(put("changed.pdf", file), end, level);
    }

    void expectFine(const Case& item, std::size_t end) const {
        SCOPED_TRACE(item.name);
        const auto found = changes(item.file, end, item.level);
        EXPECT_TRUE(std::ranges::all_of(found, &Change::permitted)) << listing(found);
        for (const Kind kind : item.kinds) {
            EXPECT_TRUE(has(found, kind, true)) << listing(found);
        }
        EXPECT_EQ(found.empty(), item.kinds.empty()) << listing(found);
    }

    void expectRefused(const Case& item, std::size_t end) const {
        SCOPED_TRACE(item.name);
        const auto found = changes(item.file, end, item.level);
        for (const Kind kind : item.kinds) {
            EXPECT_TRUE(has(found, kind, false)) << listing(found);
        }
    }
};

} // namespace cunho::test
