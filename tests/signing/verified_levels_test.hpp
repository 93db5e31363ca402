// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/levelled_pdf.hpp"
#include "signing_test.hpp"

namespace cunho::test {

inline const TimePoint signedAt = day(2026, 11, 20);
inline const TimePoint storedAt = signedAt + std::chrono::hours(1);
inline const TimePoint stampedAt = signedAt + std::chrono::hours(2);

/// Files of every level, judged at chosen times. The keys are shared by all tests.
class VerifiedLevelsTest : public SigningTest {
  protected:
    static const LevelledPki& pki() {
        static const LevelledPki shared;
        return shared;
    }

    LevelledPdf build() { return {sample("f" + std::to_string(++files_) + ".pdf"), pki()}; }

    signing::VerificationOptions options(TimePoint at) const {
        signing::VerificationOptions out{{pki().root.certificate}, at};
        return out;
    }

    signing::SignatureReport first(const path& file, TimePoint at) const {
        return verify(file, options(at)).at(0);
    }

    static std::string words(const signing::Finding& report) {
        return std::string(indicationName(report.indication)) +
               (report.subIndication.empty() ? "" : "/" + report.subIndication);
    }

    /// "TOTAL-PASSED B-LTA"
    std::string judge(const LevelledPdf& pdf, TimePoint at) const {
        const signing::SignatureReport report = first(pdf.file(), at);
        return words(report) + " " + report.level;
    }

    int files_ = 0;
};

} // namespace cunho::test
