// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "any_pdf_test.hpp"

#include <cunho/pdf/worker_reader.hpp>

namespace cunho::test {
namespace {

using Xref = GeneratedPdf::Xref;
using Encryption = GeneratedPdf::Encryption;
using Form = GeneratedPdf::Form;
using Way = AnyPdfCase::Way;

/// The full set in pairs is tests/matrix: long.
std::vector<AnyPdfCase> caseSelection() {
    return {
        {{.form = Form::TextFields, .inherited = true}, Way::BasicOnly},
        {{.form = Form::CertifiedP2, .earlier = 1, .indirectAnnots = true}, Way::AtOnce},
        {{.xref = Xref::Stream, .form = Form::EmptyField, .earlier = 2}, Way::ExtendedTo},
        {{.xref = Xref::Stream, .objectStreams = true, .linearised = true, .earlier = 1}, Way::AtOnce},
        {{.xref = Xref::Hybrid, .objectStreams = true, .form = Form::TextFields}, Way::AtOnce},
        {{.linearised = true, .form = Form::CertifiedP3, .version = "1.3"}, Way::ExtendedTo},
        {{.xref = Xref::Stream, .xfa = true, .usageRights = true}, Way::BasicOnly},
        {{.xref = Xref::WideStream, .encryption = Encryption::AesV3, .password = "senha", .earlier = 1},
         Way::AtOnce},
        {{.encryption = Encryption::Rc4Long, .form = Form::LockField}, Way::BasicOnly},
        {{.leading = "\xEF\xBB\xBF", .damage = GeneratedPdf::Damage::TableOff}, Way::AtOnce},
    };
}

class Selection : public AnyPdfTest, public testing::WithParamInterface<AnyPdfCase> {};

TEST_P(Selection, IsSignedAndAcceptedByAll) {
    expectSigned(GetParam());
    EXPECT_EQ(hiddenFiles(), 0U);
}

/// As foreign files are read: in a process of its own.
TEST_P(Selection, IsSignedThroughTheWorker) {
    reader_ = pdf::makeWorkerReader({path(CUNHO_BINARY_DIR) / "cunho-pdf-worker", passwords_, {}});
    expectSigned(GetParam());
    EXPECT_EQ(hiddenFiles(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Kinds, Selection, testing::ValuesIn(caseSelection()),
                         [](const auto& each) { return each.param.name(); });

} // namespace
} // namespace cunho::test
