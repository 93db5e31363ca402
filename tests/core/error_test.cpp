// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "core_test.hpp"

#include <set>
#include <stdexcept>

namespace cunho {
namespace {

TEST(Error, SaysReasonAndDetailInItsLogLine) {
    EXPECT_STREQ(Error(Fault::File, "PDF_EMPTY").what(), "PDF_EMPTY");
    EXPECT_STREQ(Error(Fault::File, "PDF_EMPTY", {{"file", "a.pdf"}}, "0 bytes").what(),
                 "PDF_EMPTY: 0 bytes");
}

TEST(Error, KeepsWhatItWasMadeOf) {
    const Error error(Fault::Storage, "DISK_FULL", {{"file", "a.pdf"}}, "write: ENOSPC");
    EXPECT_EQ(error.fault(), Fault::Storage);
    EXPECT_EQ(error.reason(), "DISK_FULL");
    EXPECT_EQ(error.params().at("file"), "a.pdf");
    EXPECT_EQ(error.detail(), "write: ENOSPC");
    EXPECT_STREQ(Error(error.failure()).what(), error.what());
}

TEST(Error, NamesEveryFaultDifferently) {
    std::set<std::string> names;
    for (int fault = 0; fault <= static_cast<int>(Fault::Internal); ++fault)
        names.insert(faultName(static_cast<Fault>(fault)));
    EXPECT_EQ(names.size(), static_cast<std::size_t>(Fault::Internal) + 1);
    EXPECT_STREQ(faultName(Fault::NotFound), "NotFound");
}

TEST(CurrentFailure, KeepsAnErrorWhole) {
    try {
        throw Error(Fault::Busy, "DATABASE_LOCKED", {{"file", "x"}}, "SQLITE_BUSY");
    } catch (...) {
        const Failure failure = currentFailure();
        EXPECT_EQ(failure.fault, Fault::Busy);
        EXPECT_EQ(failure.reason, "DATABASE_LOCKED");
        EXPECT_EQ(failure.params, (ErrorParams{{"file", "x"}}));
        EXPECT_EQ(failure.detail, "SQLITE_BUSY");
    }
}

TEST(CurrentFailure, CallsAForeignExceptionUnexpected) {
    try {
        throw std::runtime_error("from a library");
    } catch (...) {
        const Failure failure = currentFailure();
        EXPECT_EQ(failure.fault, Fault::Internal);
        EXPECT_EQ(failure.reason, "UNEXPECTED");
        EXPECT_EQ(failure.detail, "from a library");
    }
}

TEST(CurrentFailure, SurvivesWhatIsNoException) {
    try {
        throw 42;
    } catch (...) {
        EXPECT_EQ(currentFailure().reason, "UNEXPECTED");
    }
}

} // namespace
} // namespace cunho
