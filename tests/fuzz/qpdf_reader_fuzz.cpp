// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The second reader in process: our own walk over what libqpdf parses. (PoDoFo is asked in the worker only:
// cunho-fuzz-readers.)
#include "fakes/sample_pdf.hpp"
#include "fuzz/fuzz.hpp"
#include "pdf/read_structure.hpp"

#include <cunho/core/file.hpp>

void cunho::fuzz::tryInput(ByteView input) {
    static const TemporaryFolder folder("cunho-fuzz");
    const auto file = test::writeSample(folder.path(), "read.pdf", input);
    const auto structure = pdf::readWithQpdf(file, 1, nullptr);
    require(structure.fileSize == input.size(), "the file's size is its size");
    require(structure.pageCount > 0 && structure.page.number == 1, "the page asked for is there");
}
