// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What stands behind a signed revision: the input is appended to a file that a signature would cover.
#include "fakes/sample_pdf.hpp"
#include "fuzz/fuzz.hpp"

#include <cunho/core/file.hpp>
#include <cunho/pdf/changes.hpp>

void cunho::fuzz::tryInput(ByteView input) {
    static const TemporaryFolder folder("cunho-fuzz");
    static const Bytes revision = [] {
        test::SamplePdf options;
        options.annots = test::SamplePdf::Annots::Indirect;
        options.acroForm = test::SamplePdf::AcroForm::IndirectFields;
        options.fields = {"Nome"};
        return test::samplePdf(options);
    }();
    Bytes whole = revision;
    whole.insert(whole.end(), input.begin(), input.end());
    const auto file = test::writeSample(folder.path(), "changed.pdf", whole);
    for (const int level : {1, 2, 3})
        pdf::changesAfter(file, revision.size(), level);
}
