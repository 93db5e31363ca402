// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "generator/odd_cases.hpp"

#include <map>
#include <string_view>

namespace cunho::test {

namespace {

struct Refusal {
    std::string_view reason;
    bool mayBeSigned = false;
};

/// What is not among them is signed.
const std::map<std::string_view, Refusal>& refusals() {
    static const std::map<std::string_view, Refusal> out{
        {"KidsCycle", {"PDF_DAMAGED"}},
        {"NoPages", {"PDF_NO_PAGE"}},
        {"NoTree", {"PDF_NO_PAGE"}},
        {"HeaderWithoutVersion", {"PDF_NO_HEADER"}},
        {"HeaderWithLetters", {"PDF_NO_HEADER"}},
        {"HeaderOnlyMajor", {"PDF_NO_HEADER"}},
        {"HeaderMissing", {"PDF_NO_HEADER"}},
        {"HeaderOfPostScript", {"PDF_NO_HEADER"}},
        {"BlankLinesFirstCounted", {"PDF_DAMAGED", true}},
        {"JunkFirstCounted", {"PDF_DAMAGED", true}},
        {"JunkOfTwoThousandBytes", {"PDF_NO_HEADER"}},
        {"EndWithManyZeros", {"PDF_DAMAGED", true}},
        {"EndWithLongHtml", {"PDF_DAMAGED", true}},
        {"NumbersExponent", {"PDF_DAMAGED", true}},
        {"XrefThenComment", {"PDF_DAMAGED", true}},
        {"SubsectionFromOne", {"PDF_DAMAGED", true}},
        {"TrailerMissing", {"PDF_DAMAGED", true}},
        {"OffsetsOneTooLarge", {"PDF_DAMAGED", true}},
        {"OffsetsFarOff", {"PDF_DAMAGED", true}},
        {"SubsectionCountTooLarge", {"PDF_DAMAGED", true}},
        {"SubsectionCountTooSmall", {"PDF_DAMAGED", true}},
        {"TableMissing", {"PDF_DAMAGED", true}},
        {"NothingBehindObjects", {"PDF_DAMAGED", true}},
        {"StartInsideWord", {"PDF_DAMAGED", true}},
        {"StartBehindWord", {"PDF_DAMAGED", true}},
        {"StartSevenBefore", {"PDF_DAMAGED", true}},
        {"StartHundredBefore", {"PDF_DAMAGED", true}},
        {"StartBeyondEnd", {"PDF_DAMAGED", true}},
        {"StartZero", {"PDF_DAMAGED", true}},
        {"StartMissing", {"PDF_DAMAGED", true}},
        {"StartWithoutNumber", {"PDF_DAMAGED", true}},
        {"SizeMissing", {"PDF_DAMAGED", true}},
        {"PreviousNegative", {"PDF_DAMAGED", true}},
        {"PreviousBeyondEnd", {"PDF_DAMAGED", true}},
        {"PreviousAtJunk", {"PDF_DAMAGED", true}},
        {"HybridAtJunk", {"PDF_DAMAGED", true}},
        {"HybridZero", {"PDF_DAMAGED", true}},
        {"HybridBeyondEnd", {"PDF_DAMAGED", true}},
        {"RootDirect", {"PDF_DAMAGED"}},
        {"RootMissing", {"PDF_DAMAGED", true}},
        {"RootDangling", {"PDF_DAMAGED", true}},
        {"RootIsAPage", {"PDF_NO_PAGE"}},
        {"StreamIndexMissingAndShort", {"PDF_DAMAGED", true}},
        {"StreamTyped3", {"PDF_DAMAGED", true}},
    };
    return out;
}

} // namespace

std::vector<OddCase> withRefusals(std::vector<OddCase> cases) {
    for (OddCase& odd : cases) {
        const auto found = refusals().find(odd.name);
        if (found != refusals().end()) {
            odd.refusal = found->second.reason;
            odd.mayBeSigned = found->second.mayBeSigned;
        }
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
