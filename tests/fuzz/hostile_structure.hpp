// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/sample_pdf.hpp"

#include <cunho/core/file.hpp>
#include <cunho/pdf/reader.hpp>

#include <array>
#include <fuzzer/FuzzedDataProvider.h>

namespace cunho::fuzz {

/// A healthy file with what a reader says of it.
struct Original {
    std::filesystem::path file;
    pdf::PdfStructure structure;
};

/// One file for each kind of cross-reference section and form, read once.
inline const std::vector<Original>& originals() {
    static const TemporaryFolder folder("cunho-fuzz");
    static const std::vector<Original> all = [] {
        using test::SamplePdf;
        std::vector<Original> out;
        for (const auto xref : {SamplePdf::Xref::Table, SamplePdf::Xref::Stream, SamplePdf::Xref::Hybrid}) {
            for (const auto form : {SamplePdf::AcroForm::None, SamplePdf::AcroForm::Direct,
                                    SamplePdf::AcroForm::Indirect, SamplePdf::AcroForm::IndirectFields}) {
                SamplePdf options;
                options.xref = xref;
                options.acroForm = form;
                options.annots = SamplePdf::Annots::Indirect;
                options.newlineAtEnd = form != SamplePdf::AcroForm::Direct;
                options.fileId = form == SamplePdf::AcroForm::Indirect;
                const auto file = test::writeSample(folder.path(), std::to_string(out.size()) + ".pdf",
                                                    test::samplePdf(options));
                out.push_back({file, pdf::makeDirectReader()->read(file)});
            }
        }
        return out;
    }();
    return all;
}

/// Changes one thing of a structure, as a lying reader might. The file's size stays: the writer compares it.
inline void lie(pdf::PdfStructure& structure, FuzzedDataProvider& data) {
    const auto text = [&] { return data.ConsumeRandomLengthString(200); };
    const auto id = [&] {
        return pdf::ObjectId{data.ConsumeIntegral<std::uint32_t>(), data.ConsumeIntegral<std::uint16_t>()};
    };
    const auto number = [&] { return data.ConsumeFloatingPoint<double>(); };
    pdf::PdfStructure& s = structure;
    const std::array dictionaries{&s.catalog, &s.page.dictionary, &s.acroForm, &s.dss.document.dictionary};
    const std::array lists{&s.fields, &s.fieldNames, &s.page.annots, &s.dss.document.certificates};
    switch (data.ConsumeIntegralInRange(0, 14)) {
    case 0: data.PickValueInArray(dictionaries)->set(text(), text()); break;
    case 1: data.PickValueInArray(lists)->push_back(text()); break;
    case 2: s.size = data.ConsumeIntegral<std::uint32_t>(); break;
    case 3: s.startXref = data.ConsumeIntegral<std::uint64_t>(); break;
    case 4: s.root = id(); break;
    case 5: s.page.id = id(); break;
    case 6: s.page.annotsId = id(); break;
    case 7: s.fieldsId = id(); break;
    case 8: s.acroFormId = id(); break;
    case 9: s.dssId = id(); break;
    case 10: s.firstFileId = data.ConsumeBytes<Byte>(40); break;
    case 11:
        s.page.geometry = {{number(), number(), number(), number()}, data.ConsumeIntegralInRange(0, 3) * 90};
        break;
    case 12:
        s.emptyFields.emplace_back();
        s.emptyFields.back().name = text();
        s.emptyFields.back().field = id();
        s.emptyFields.back().rectangle = {number(), number(), number(), number()};
        s.emptyFields.back().dictionary.set(text(), text());
        break;
    case 13: {
        using Cipher = pdf::Encryption::Cipher;
        constexpr std::array ciphers{Cipher::None, Cipher::Rc4, Cipher::AesV2, Cipher::AesV3};
        s.encryption.emplace();
        s.encryption->strings = data.PickValueInArray(ciphers);
        s.encryption->streams = data.PickValueInArray(ciphers);
        s.encryption->entry = text();
        const auto key = data.ConsumeBytes<Byte>(data.ConsumeIntegralInRange<std::size_t>(0, 33));
        s.encryption->fileKey = key.empty() ? nullptr : std::make_shared<const Secret>(ByteView(key));
        break;
    }
    case 14:
        s.recoveredXref.push_back({id(), data.ConsumeIntegral<std::uint64_t>(),
                                   data.ConsumeIntegral<std::uint32_t>(),
                                   data.ConsumeIntegral<std::uint32_t>()});
        break;
    }
}

} // namespace cunho::fuzz
