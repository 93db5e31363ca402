// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "matrix/matrix_test.hpp"

#include <algorithm>

namespace cunho::test {
namespace {

using signing::PadesLevel;

std::vector<MatrixCase> matrixCases() {
    std::vector<MatrixCase> out;
    for (const Row<6>& row : pairwise(MatrixCase::sizes))
        out.push_back(MatrixCase::from(row));
    return out;
}

TEST(Pairwise, EveryTwoValuesMeet) {
    std::set<ValuePair> met;
    const auto rows = pairwise(MatrixCase::sizes);
    for (const Row<6>& row : rows)
        met.merge(pairsOf(row));
    std::size_t pairs = 0;
    for (std::size_t first = 0; first < MatrixCase::sizes.size(); ++first)
        for (std::size_t second = first + 1; second < MatrixCase::sizes.size(); ++second)
            pairs += MatrixCase::sizes[first] * MatrixCase::sizes[second];
    EXPECT_EQ(met.size(), pairs);
    EXPECT_LT(rows.size(), 30U);
}

class Matrix : public MatrixTest, public testing::WithParamInterface<MatrixCase> {
  protected:
    /// Signs earlier signatures and the case's own; each file begins with all of the one before.
    void signAll() {
        files_.push_back(sourceFor(GetParam()));
        for (std::size_t back = GetParam().earlier + 1; back-- > 0;) {
            const MatrixCase wanted = back == 0 ? GetParam() : GetParam().before(back);
            const path target = at("signed-" + std::to_string(files_.size()) + ".pdf");
            SCOPED_TRACE(wanted.name());
            ASSERT_EQ(reached(signOnce(wanted, files_.back(), target)), padesLevelName(wanted.level));
            EXPECT_TRUE(isPrefix(files_.back(), target));
            files_.push_back(target);
            levels_.push_back(wanted.level);
        }
    }

    /// A later signature's document time-stamp stands over the earlier ones too.
    std::string levelToFind(std::size_t index) const {
        const auto next = levels_.begin() + static_cast<std::ptrdiff_t>(index) + 1;
        const bool isCovered = std::find(next, levels_.end(), PadesLevel::B_LTA) != levels_.end();
        switch (levels_.at(index)) {
        case PadesLevel::B_B: return isCovered ? "B-T" : "B-B";
        case PadesLevel::B_LT: return isCovered ? "B-LTA" : "B-LT";
        default: return std::string(padesLevelName(levels_.at(index)));
        }
    }

    void expectOwnVerdict() {
        signing::VerificationOptions options{{pki_.root()}, clock_.now()};
        options.online = &*revocation_;
        std::size_t signatures = 0;
        for (const auto& report : signing::verifyFile(files_.back(), *reader_, options)) {
            SCOPED_TRACE(report.field);
            EXPECT_EQ(signing::indicationName(report.indication), "TOTAL-PASSED")
                << testing::PrintToString(report.remarks);
            if (report.timestamp)
                continue;
            EXPECT_EQ(report.level, levelToFind(signatures));
            ++signatures;
        }
        EXPECT_EQ(signatures, levels_.size());
    }

    void expectOthersAccept() {
        const path& file = files_.back();
        expectOpensslAcceptsAll(file);
        const Verdict structure = qpdfCheck(file);
        EXPECT_TRUE(structure.good) << structure.report;
        const Verdict drawn =
            ask("mutool", {"draw", "-F", "txt", "-o", at("drawn.txt").string(), file.string()});
        EXPECT_TRUE(drawn.good) << drawn.report;
        const std::string report = pdfsig(file, nssTrusting(at("nss"), pki_.rootFile()));
        EXPECT_EQ(countOf(report, "Signature is Valid."), levels_.size()) << report;
        if (GetParam().source != Source::Archive)
            return;
        const Verdict archive = preflight(file);
        EXPECT_TRUE(archive.good) << archive.report;
    }

    /// A reader finds in the last file what it found in the one before, value for value.
    void expectEarlierUnchanged() {
        const auto before = reader_->read(files_.at(files_.size() - 2)).signatures;
        const auto after = reader_->read(files_.back()).signatures;
        ASSERT_LT(before.size(), after.size());
        for (std::size_t index = 0; index < before.size(); ++index) {
            EXPECT_EQ(before[index].name, after[index].name);
            EXPECT_EQ(before[index].byteRange, after[index].byteRange);
            EXPECT_EQ(before[index].contents, after[index].contents);
        }
    }

    std::vector<path> files_; ///< the source, then one for each signature
    std::vector<PadesLevel> levels_;
};

TEST_P(Matrix, IsAcceptedByAll) {
    ASSERT_NO_FATAL_FAILURE(signAll());
    expectOwnVerdict();
    expectOthersAccept();
    expectEarlierUnchanged();
    EXPECT_EQ(hiddenFiles(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Pairs, Matrix, testing::ValuesIn(matrixCases()),
                         [](const auto& each) { return each.param.name(); });

} // namespace
} // namespace cunho::test
