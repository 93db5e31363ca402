// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/reader.hpp>

namespace cunho::test {

/// Asks another reader everything: what a test changes one answer of.
class ForwardingReader : public pdf::Reader {
  public:
    explicit ForwardingReader(const pdf::Reader& reader) : reader_(reader) {}

    pdf::PdfStructure readPage(const std::filesystem::path& file, int page) const override {
        return reader_.readPage(file, page);
    }
    pdf::PdfStructure readAllPages(const std::filesystem::path& file, int page) const override {
        return reader_.readAllPages(file, page);
    }
    pdf::Comparison compare(const std::filesystem::path& file, std::uint64_t revisionEnd,
                            int docMdpLevel) const override {
        return reader_.compare(file, revisionEnd, docMdpLevel);
    }
    std::vector<pdf::Rectangle> occupiedBoxes(const std::filesystem::path& file,
                                              std::uint32_t page) const override {
        return reader_.occupiedBoxes(file, page);
    }

  private:
    const pdf::Reader& reader_;
};

} // namespace cunho::test
