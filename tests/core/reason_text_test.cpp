// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/reason_text.hpp>

#include <gtest/gtest.h>

namespace cunho {
namespace {

Failure failure(std::string reason, ErrorParams params = {}) {
    return {Fault::Storage, std::move(reason), std::move(params), {}};
}

TEST(ReasonText, SpeaksBothLanguagesAndNamesTheFile) {
    const auto full = failure("TARGET_EXISTS", {{"file", "FT A-1.pdf"}});
    EXPECT_EQ(reasonText(full, Language::Portuguese),
              "Já existe um ficheiro «FT A-1.pdf». Escolha outro nome ou outra pasta.");
    EXPECT_EQ(reasonText(full, Language::English),
              "There is already a file “FT A-1.pdf”. Choose another name or folder.");
}

TEST(ReasonText, DoesNotTakeAFileNameForATemplate) {
    EXPECT_NE(reasonText(failure("TARGET_EXISTS", {{"file", "{file}{folder}"}}), Language::English)
                  .find("“{file}{folder}”"),
              std::string::npos);
}

TEST(ReasonText, LeavesNoEmptyBrackets) {
    const auto text = [](std::string time) {
        return reasonText(failure("TIMESTAMP_QUOTA", {{"source", "tsa"}, {"time", std::move(time)}}),
                          Language::English);
    };
    EXPECT_EQ(text("").find("for now. The file"), text("10:41").find("for now (10:41). The file"));
    EXPECT_NE(text("").find("for now. The file"), std::string::npos);
}

TEST(ReasonText, MarksAMissingValue) {
    EXPECT_NE(reasonText(failure("TARGET_EXISTS"), Language::English).find("“?”"), std::string::npos);
}

TEST(ReasonText, ShowsTheIdWhenThereIsNoText) {
    EXPECT_FALSE(reasonTemplate("NO_SUCH_ID", Language::English));
    for (const auto language : {Language::Portuguese, Language::English})
        EXPECT_NE(reasonText(failure("NO_SUCH_ID"), language).find("NO_SUCH_ID"), std::string::npos);
}

} // namespace
} // namespace cunho
