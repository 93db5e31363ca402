// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "generator/any_pdf_test.hpp"
#include "matrix/pairwise.hpp"

namespace cunho::test {
namespace {

using Form = GeneratedPdf::Form;
using Encryption = GeneratedPdf::Encryption;

/// Cross-reference kind, object streams, encryption, linearised, form, earlier signatures, way.
constexpr Row<7> sizes{4, 2, 10, 2, 7, 3, 3};

AnyPdfCase caseOf(const Row<7>& row) {
    AnyPdfCase out;
    out.source.xref = static_cast<GeneratedPdf::Xref>(row[0]);
    out.source.objectStreams = row[1] == 1;
    if (row[2] == 9) {
        out.source.encryption = Encryption::AesV3;
        out.source.metadata = false;
    } else {
        out.source.encryption = static_cast<Encryption>((row[2] + 1) / 2);
        out.source.password = row[2] != 0 && row[2] % 2 == 0 ? "senha" : "";
    }
    out.source.linearised = row[3] == 1;
    static constexpr Form forms[] = {Form::None,      Form::TextFields,  Form::EmptyField, Form::LockField,
                                     Form::SeedField, Form::CertifiedP2, Form::CertifiedP3};
    out.source.form = forms[row[4]];
    out.source.earlier = row[5];
    out.way = static_cast<AnyPdfCase::Way>(row[6]);
    return out;
}

/// Each with one of the smaller variations, in turn.
AnyPdfCase varied(AnyPdfCase out, std::size_t index) {
    static const char* const versions[] = {"", "1.0", "1.7", "", "2.0", "1.3"};
    out.source.version = versions[index % 6];
    out.source.inherited = index % 2 == 1;
    out.source.indirectAnnots = index % 3 == 1;
    out.source.xfa = index % 5 == 2;
    out.source.usageRights = index % 7 == 3 && out.source.form < Form::CertifiedP1;
    return out;
}

std::vector<AnyPdfCase> generatedCases() {
    std::vector<AnyPdfCase> out;
    for (const Row<7>& row :
         pairwise(sizes, [](const Row<7>& each) { return caseOf(each).source.isPossible(); }))
        out.push_back(varied(caseOf(row), out.size()));
    return out;
}

/// Each damage to each kind, plain and encrypted; and bytes before the header.
std::vector<AnyPdfCase> damagedCases() {
    using Damage = GeneratedPdf::Damage;
    using Xref = GeneratedPdf::Xref;
    std::vector<AnyPdfCase> out;
    for (std::size_t damage = 1; damage <= static_cast<std::size_t>(Damage::Trailing); ++damage)
        for (const auto& [xref, packed] :
             {std::pair{Xref::Table, false}, {Xref::Stream, true}, {Xref::Hybrid, true}})
            for (const Encryption encryption : {Encryption::None, Encryption::AesV2, Encryption::AesV3}) {
                AnyPdfCase each{{.xref = xref,
                                 .objectStreams = packed,
                                 .encryption = encryption,
                                 .form = Form::TextFields},
                                AnyPdfCase::Way::AtOnce};
                each.source.damage = static_cast<Damage>(damage);
                const bool isBeyondRepair = each.source.damage == Damage::Truncated && xref == Xref::Table;
                if (each.source.isPossible() && !isBeyondRepair) // nothing names the catalog
                    out.push_back(each);
            }
    for (const Xref xref : {Xref::Table, Xref::WideStream})
        for (const bool fromHeader : {true, false}) {
            AnyPdfCase each{{.xref = xref, .leading = "\xEF\xBB\xBF\r\n"}, AnyPdfCase::Way::ExtendedTo};
            each.source.offsetsFromHeader = fromHeader;
            out.push_back(each);
        }
    return out;
}

class Generated : public AnyPdfTest, public testing::WithParamInterface<AnyPdfCase> {};

TEST_P(Generated, IsSignedAndAcceptedByAll) {
    expectSigned(GetParam());
    EXPECT_EQ(hiddenFiles(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Pairs, Generated, testing::ValuesIn(generatedCases()),
                         [](const auto& each) { return each.param.name(); });

INSTANTIATE_TEST_SUITE_P(Damaged, Generated, testing::ValuesIn(damagedCases()),
                         [](const auto& each) { return each.param.name(); });

} // namespace
} // namespace cunho::test
