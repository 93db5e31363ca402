// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/generated_pdf.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/sample_pdf.hpp"

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using Xref = GeneratedPdf::Xref;
using Encryption = GeneratedPdf::Encryption;
using Form = GeneratedPdf::Form;

/// Each value of each factor at least once, and the combinations that are made in another way.
std::vector<GeneratedPdf> generatedSelection() {
    std::vector<GeneratedPdf> out;
    for (const Xref xref : {Xref::Table, Xref::Stream, Xref::WideStream, Xref::Hybrid})
        for (const bool packed : {false, true})
            for (const std::size_t earlier : {0U, 2U})
                out.push_back(
                    {.xref = xref, .objectStreams = packed, .form = Form::TextFields, .earlier = earlier});
    for (const Encryption kind :
         {Encryption::Rc4Short, Encryption::Rc4Long, Encryption::AesV2, Encryption::AesV3})
        for (const char* const password : {"", "senha"})
            for (const bool packed : {false, true})
                out.push_back({.xref = packed ? Xref::Stream : Xref::Table,
                               .objectStreams = packed,
                               .encryption = kind,
                               .password = password,
                               .form = Form::EmptyField,
                               .earlier = packed ? 1U : 0U});
    out.push_back({.encryption = Encryption::AesV2, .metadata = false, .earlier = 1});
    out.push_back({.encryption = Encryption::AesV3, .metadata = false, .linearised = true});
    out.push_back({.linearised = true, .earlier = 2});
    out.push_back({.xref = Xref::Stream, .objectStreams = true, .linearised = true, .earlier = 1});
    for (const Form form :
         {Form::LockField, Form::SeedField, Form::CertifiedP1, Form::CertifiedP2, Form::CertifiedP3})
        out.push_back(
            {.xref = Xref::WideStream, .form = form, .earlier = form == Form::CertifiedP2 ? 1U : 0U});
    for (const char* const version : {"1.0", "1.1", "1.2", "1.3", "1.6", "1.7", "2.0"})
        out.push_back({.version = version, .inherited = true, .indirectAnnots = true});
    out.push_back({.xfa = true, .usageRights = true});
    std::erase_if(out, [](const GeneratedPdf& each) { return !each.isPossible(); });
    return out;
}

class Generator : public testing::TestWithParam<GeneratedPdf> {
  protected:
    TestPki pki_;
    TemporaryFolder folder_{"cunho-generator"};
};

TEST_P(Generator, MakesHealthyFiles) {
    const GeneratedPdf& wanted = GetParam();
    const auto file = writeSample(folder_.path(), "a.pdf", asBytes(generatePdf(wanted, pki_)));
    const Verdict structure = ask("qpdf", {"--check", "--password=" + wanted.password, file.string()});
    EXPECT_TRUE(structure.good) << structure.report;
    EXPECT_EQ(structure.report.find("File is linearized") != std::string::npos,
              wanted.linearised && wanted.earlier == 0)
        << structure.report;
    const Verdict drawn = ask("mutool", {"draw", "-q", "-p", wanted.password, "-r", "20", "-o",
                                         (folder_.path() / "page%d.png").string(), file.string()});
    EXPECT_TRUE(drawn.good);
    EXPECT_NE(readFile(folder_.path() / "page1.png"), readFile(folder_.path() / "page3.png"));
    const Verdict text = ask("pdftotext", {"-upw", wanted.password, file.string(), "-"});
    EXPECT_NE(text.report.find("Folha 3 de 3"), std::string::npos) << text.report;
    const bool isCertified = wanted.form >= Form::CertifiedP1;
    const std::size_t signatures = wanted.earlier + (isCertified ? 1 : 0);
    if (signatures == 0)
        return;
    const auto shown = [&](const std::string& place) {
        return ask("mutool", {"show", "-p", wanted.password, file.string(), "trailer/Root/" + place}).report;
    };
    EXPECT_EQ(shown("Perms/DocMDP/Type"), isCertified ? "/Sig\n" : "null\n");
    EXPECT_EQ(shown("AcroForm/SigFlags"), "3\n");
    const std::string report = ask("pdfsig", {"-nocert", "-upw", wanted.password, file.string()}).report;
    EXPECT_EQ(countOf(report, "Signature is Valid."), signatures) << report;
    EXPECT_EQ(countOf(report, "  - Total document signed"), 1U) << report;
}

INSTANTIATE_TEST_SUITE_P(Kinds, Generator, testing::ValuesIn(generatedSelection()),
                         [](const auto& each) { return each.param.name(); });

} // namespace
} // namespace cunho::test
