// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/embedded_files.hpp"
#include "pdf/occupied_boxes.hpp"
#include "pdf/read_structure.hpp"

#include <cunho/core/process.hpp>
#include <cunho/pdf/reader.hpp>

#include <utility>

namespace cunho::pdf {

namespace {

class DirectReader final : public Reader {
  public:
    explicit DirectReader(std::shared_ptr<const Passwords> passwords) : passwords_(std::move(passwords)) {}

    PdfStructure readPage(const std::filesystem::path& file, int page) const override {
        return readStructure(file, page, passwords_.get(), linkedQpdf);
    }

    PdfStructure readAllPages(const std::filesystem::path& file, int page) const override {
        return readStructure(file, {page, true}, passwords_.get(), linkedQpdf);
    }

    Comparison compare(const std::filesystem::path& file, std::uint64_t revisionEnd,
                       int docMdpLevel) const override {
        const auto before = threadProcessorTime();
        Comparison out;
        out.changes = pdf::changesAfter(file, revisionEnd, docMdpLevel, passwords_.get());
        out.processorTime = threadProcessorTime() - before;
        return out;
    }

    std::vector<Rectangle> occupiedBoxes(const std::filesystem::path& file,
                                         std::uint32_t page) const override {
        return pdf::occupiedBoxes(file, readPage(file, static_cast<int>(page)), passwords_.get());
    }

    std::vector<EmbeddedFile> embeddedXml(const std::filesystem::path& file) const override {
        return pdf::embeddedXml(file, readPage(file, 1), passwords_.get());
    }

  private:
    std::shared_ptr<const Passwords> passwords_;
};

} // namespace

std::unique_ptr<Reader> makeDirectReader(std::shared_ptr<const Passwords> passwords) {
    return std::make_unique<DirectReader>(std::move(passwords));
}

} // namespace cunho::pdf
