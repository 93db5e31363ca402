// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "large_pdf.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace cunho::bench {

namespace {

/// Writes objects and remembers where each begins.
class Writer {
  public:
    explicit Writer(const std::filesystem::path& file) : out_(file, std::ios::binary) {
        put("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n");
    }

    void begin() {
        offsets_.push_back(at_);
        put(std::to_string(offsets_.size()) + " 0 obj\n");
    }

    void add(const std::string& body) {
        begin();
        put(body + "\nendobj\n");
    }

    void put(const std::string& text) {
        out_ << text;
        at_ += text.size();
    }

    void finish() {
        const std::size_t start = at_;
        put("xref\n0 " + std::to_string(offsets_.size() + 1) + "\n0000000000 65535 f \n");
        for (const std::size_t offset : offsets_) {
            char line[32];
            std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
            put(line);
        }
        put("trailer\n<< /Size " + std::to_string(offsets_.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
            std::to_string(start) + "\n%%EOF\n");
    }

  private:
    std::ofstream out_;
    std::size_t at_ = 0;
    std::vector<std::size_t> offsets_;
};

void addFiller(Writer& writer, std::size_t length) {
    writer.begin();
    writer.put("<< /Length " + std::to_string(length) + " >>\nstream\n");
    std::uint32_t state = 0x2545F491U;
    std::string piece;
    for (std::size_t left = length; left > 0; left -= piece.size()) {
        piece.resize(std::min<std::size_t>(left, 1U << 16U));
        for (char& c : piece) {
            state = state * 1664525U + 1013904223U;
            c = static_cast<char>(state >> 24U);
        }
        writer.put(piece);
    }
    writer.put("\nendstream\nendobj\n");
}

} // namespace

void writeLargePdf(const std::filesystem::path& file, const LargePdf& content) {
    constexpr std::size_t frame = 1000; // everything but the filler
    const std::string text = "BT /F1 24 Tf 72 720 Td (Fatura) Tj ET";
    Writer writer(file);
    writer.add("<< /Type /Catalog /Pages 2 0 R >>");
    writer.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    writer.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
               "/Resources << /Font << /F1 5 0 R >> >> >>");
    writer.add("<< /Length " + std::to_string(text.size()) + " >>\nstream\n" + text + "\nendstream");
    writer.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    for (std::size_t number = 0; number < content.objects; ++number) {
        writer.add("<< /Number " + std::to_string(number) + " /Text (Linha) >>");
    }
    if (content.size > frame) {
        addFiller(writer, content.size - frame);
    }
    writer.finish();
}

} // namespace cunho::bench
