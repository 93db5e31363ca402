// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/pixels.hpp"
#include "openssl_test.hpp"

namespace cunho::test {

inline const Pixels::Colour red{255, 0, 0};
inline const Pixels::Colour green{0, 255, 0};
inline const Pixels::Colour blue{0, 0, 255};
inline const Pixels::Colour black{0, 0, 0};
inline const Pixels::Colour white{255, 255, 255};

/// What is special about the drawing of a seal.
struct Drawing {
    std::string page;      ///< more entries of its page
    std::string resources; ///< more of its resources
    bool split = false;    ///< content in two streams
};

/// Signs with a seal of four colours, which tell how it stands.
class SealOnPage : public OpensslTest {
  protected:
    /// 40 by 20 points: red and green below, blue and black above; the black one by a form in an object.
    static Bytes drawing(const Drawing& options) {
        const std::string lower = "1 0 0 rg 0 0 20 10 re f 0 1 0 rg 20 0 20 10 re f ";
        const std::string upper = "0 0 1 rg 0 10 20 10 re f /Black Do";
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 40 20] >>");
        builder.add("<< /Type /Page /Parent 2 0 R /Contents " +
                    std::string(options.split ? "[5 0 R 6 0 R]" : "4 0 R") +
                    " /Resources << /XObject << /Black 7 0 R >> " + options.resources + " >> " +
                    options.page + " >>");
        builder.addStream("", lower + upper);
        builder.addStream("", lower);
        builder.addStream("", upper);
        builder.addStream("/Type /XObject /Subtype /Form /BBox [0 0 40 20] /Resources 8 0 R ",
                          "0 g 20 10 20 10 re f");
        builder.add("<< >>");
        builder.add("<< /Type /ExtGState /ca 0.5 >>");
        builder.add("<< /Type /ExtGState /ca 1.0 /CA 1 /SMask /None /BM /Normal >>");
        return toBytes(builder.build("/Root 1 0 R"));
    }

    /// Page 2 of two is cropped and turned.
    static Bytes turned(const std::string& rotation, SamplePdf::Xref xref = SamplePdf::Xref::Table) {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R >>");
        builder.add("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 400 600] >>");
        builder.add("<< /Type /Page /Parent 2 0 R >>");
        builder.add("<< /Type /Page /Parent 2 0 R /CropBox [50 60 350 590] /Rotate " + rotation + " >>");
        builder.addStream("",
                          std::string(600, ' ')); // PoDoFo takes a smaller file of object streams for damaged
        return toBytes(builder.build("/Root 1 0 R", xref));
    }

    static pdf::SignatureRequest sealed(const pdf::Rectangle& place, const Drawing& options = {}) {
        pdf::SignatureRequest request;
        request.seal = pdf::Seal{drawing(options), place};
        return request;
    }

    static void expectUpright(const Pixels& page, const pdf::Rectangle& place) {
        const double x = place.width() / 4;
        const double y = place.height() / 4;
        EXPECT_EQ(page.at(place.left + x, place.bottom + y), red);
        EXPECT_EQ(page.at(place.right - x, place.bottom + y), green);
        EXPECT_EQ(page.at(place.left + x, place.top - y), blue);
        EXPECT_EQ(page.at(place.right - x, place.top - y), black);
        EXPECT_EQ(page.at(place.left + 2, place.bottom + 2), red);
        EXPECT_EQ(page.at(place.right - 3, place.top - 3), black);
        EXPECT_EQ(page.at(place.left - 3, place.bottom + y), white);
        EXPECT_EQ(page.at(place.right + 3, place.top - y), white);
        EXPECT_EQ(page.at(place.left + x, place.top + 3), white);
        EXPECT_EQ(page.at(place.left + x, place.bottom - 3), white);
    }

    static void expectUprightEverywhere(const path& file, int page, const pdf::Rectangle& place) {
        expectUpright(Pixels::byMutool(file, page), place);
        expectUpright(Pixels::byPoppler(file, page), place);
    }
};

} // namespace cunho::test
