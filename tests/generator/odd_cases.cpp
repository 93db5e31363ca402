// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "generator/odd_cases.hpp"

#include <map>
#include <string_view>

namespace cunho::test {

namespace {

/// What is not among them is signed.
const std::map<std::string_view, std::string_view>& refusals() {
    static const std::map<std::string_view, std::string_view> out{
        {"KidsCycle", "PDF_DAMAGED"},
        {"NoPages", "PDF_NO_PAGE"},
        {"NoTree", "PDF_NO_PAGE"},
        {"HeaderMissing", "PDF_NO_HEADER"},
        {"JunkOfTwoThousandBytes", "PDF_NO_HEADER"},
        {"NumbersExponent", "PDF_DAMAGED"},
        {"TrailerMissing", "PDF_DAMAGED"},
        {"NothingBehindObjects", "PDF_DAMAGED"},
        {"RootDirect", "PDF_DAMAGED"},
        {"RootMissing", "PDF_DAMAGED"},
        {"RootDangling", "PDF_DAMAGED"},
        {"RootIsAPage", "PDF_NO_PAGE"},
    };
    return out;
}

} // namespace

OddCase made(const std::string& name, const std::function<void(OddPdf&)>& change) {
    OddPdf pdf;
    change(pdf);
    return {name, pdf.build()};
}

std::vector<OddCase> withRefusals(std::vector<OddCase> cases) {
    for (OddCase& odd : cases) {
        const auto found = refusals().find(odd.name);
        odd.refusal = found == refusals().end() ? "" : found->second;
    }
    return cases;
}

std::vector<OddCase> oddCases() {
    std::vector<OddCase> out;
    for (auto&& part : {oddPages(), oddSyntax(), oddReferences()})
        out.insert(out.end(), part.begin(), part.end());
    return out;
}

} // namespace cunho::test
