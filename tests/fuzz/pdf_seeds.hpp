// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/generated_pdf.hpp"
#include "fakes/sample_pdf.hpp"

#include <string>
#include <vector>

namespace cunho::fuzz {

/// PDFs of many kinds, all of which can be signed.
inline std::vector<std::string> pdfSeeds() {
    using test::GeneratedPdf;
    using test::SamplePdf;
    using Form = GeneratedPdf::Form;
    using Encryption = GeneratedPdf::Encryption;
    std::vector<std::string> out;
    for (const auto xref : {SamplePdf::Xref::Table, SamplePdf::Xref::Stream, SamplePdf::Xref::ObjectStreams,
                            SamplePdf::Xref::Hybrid}) {
        SamplePdf options;
        options.xref = xref;
        options.annots = SamplePdf::Annots::Indirect;
        options.acroForm = SamplePdf::AcroForm::IndirectFields;
        options.fields = {"Nome"};
        out.emplace_back(asText(test::samplePdf(options)));
    }
    const test::TestPki pki;
    for (const GeneratedPdf& each : std::vector<GeneratedPdf>{
             {.form = Form::TextFields, .inherited = true},
             {.form = Form::CertifiedP2, .earlier = 1, .indirectAnnots = true},
             {.xref = GeneratedPdf::Xref::Stream, .form = Form::EmptyField, .earlier = 1},
             {.xref = GeneratedPdf::Xref::Stream, .objectStreams = true, .linearised = true},
             {.xref = GeneratedPdf::Xref::Hybrid, .objectStreams = true, .form = Form::SeedField},
             {.xref = GeneratedPdf::Xref::WideStream,
             .encryption = Encryption::AesV3,
             .form = Form::LockField},
             {.encryption = Encryption::AesV2, .form = Form::TextFields},
             {.encryption = Encryption::Rc4Short},
             {.leading = "mail\n"},
             {.xfa = true, .usageRights = true}})
        out.push_back(test::generatePdf(each, pki));
    return out;
}

} // namespace cunho::fuzz
