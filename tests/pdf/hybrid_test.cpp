// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf_test.hpp"

#include <array>
#include <cstdio>

namespace cunho::test {
namespace {

/// A hybrid file (7.5.8.4): form and field lie in an object stream, which only the cross-reference stream
/// tells; for the table they are free.
std::string hybridWithPackedForm() {
    std::array<std::size_t, 8> offsets{};
    std::string out = "%PDF-1.5\n";
    const auto add = [&](std::size_t number, const std::string& body) {
        offsets[number] = out.size();
        out += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    };
    const auto stream = [](const std::string& dictionary, const std::string& data) {
        return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
               "\nendstream";
    };
    add(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >>");
    add(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    add(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    const std::string form = "<< /Fields [6 0 R] >> ";
    const std::string head = "4 0 6 " + std::to_string(form.size()) + " ";
    add(5, stream("/Type /ObjStm /N 2 /First " + std::to_string(head.size()),
                  head + form + "<< /FT /Tx /T (Nome) >>"));
    const std::string entries("\2\0\5\0\2\0\5\1", 8);
    add(7, stream("/Type /XRef /Size 8 /W [1 2 1] /Index [4 1 6 1] /Root 1 0 R", entries));
    const std::size_t start = out.size();
    out += "xref\n0 8\n";
    for (const std::size_t offset : offsets) {
        std::array<char, 32> line{};
        std::snprintf(line.data(), line.size(), "%010zu %05d %c \n", offset, offset == 0 ? 65535 : 0,
                      offset == 0 ? 'f' : 'n');
        out += line.data();
    }
    return out + "trailer\n<< /Size 8 /Root 1 0 R /XRefStm " + std::to_string(offsets[7]) +
           " >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

class Hybrid : public PdfTest {};

TEST_F(Hybrid, KeepsTheFieldsThatOnlyItsStreamTells) {
    const path file = put("hybrid.pdf", hybridWithPackedForm());
    EXPECT_EQ(read(file).fieldNames, std::vector<std::string>{"Nome"});
    const path first = fillDummy(file, "first.pdf");
    expectPermitted(file, first);
    const path second = fillDummy(first, "second.pdf");
    expectPermitted(first, second);
    EXPECT_EQ(read(second).fieldNames, (std::vector<std::string>{"Nome", "Assinatura1", "Assinatura2"}));
}

} // namespace
} // namespace cunho::test
